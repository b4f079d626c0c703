"""A provider sees its own documents and nothing of another organisation, on every page and with every address."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from dashboards import correcting, data, desk, permission, review
from dashboards.labels import provider as words
from dashboards.labels import states
from dashboards.labels.roles import NOT_ALLOWED
from dashboards.navigation import PLACES
from dashboards.parts import downloads
from dashboards.permission import NotAllowed
from dashboards.visitor import NAME, ORGANISATION, ROLE, Visitor, acting_as
from pipeline.access import PAGES, Role
from pipeline.decisions import Correction, Decisions, Inbox
from pipeline.delivery import DECISIONS, VAULT
from pipeline.vault import Receipt, Vault
from tests.dashboards.conftest import APP
from tests.dashboards.provider_builders import (
    CANARIES,
    COLLEAGUE,
    OTHER,
    OTHER_DOCUMENT,
    OWN,
    OWN_DOCUMENT,
    STRAY,
    WORD,
    decide,
    town,
)

WHO = Visitor(Role.PROVIDER, "Jan de Wit", OWN)
ADDRESSES: dict[str, dict[str, str]] = {
    "no address": {},
    "what is another's": {
        "document": OTHER_DOCUMENT, "zin": "1", "activiteit": f"{OTHER_DOCUMENT}-a1", "bestand": OTHER_DOCUMENT,
        "pitch": "plan_vogels", "bevinding": "c1", "thema": "financien", "panel": "1", "vraag": WORD[:4],
    },
    "a figure of another": {"document": OTHER_DOCUMENT, "cijfer": "1", "bij_thema": "Taal en digitale vaardigheden"},
    "the other organisation": {"organisatie": OTHER, "periode": "2031"},
}  # fmt: skip
Open = Callable[..., AppTest]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VERHAAL_DATA", str(tmp_path))
    town().publish(tmp_path)
    decide(tmp_path)
    return tmp_path


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What the download buttons of the pages that are opened give."""
    made: list[bytes] = []

    def at_once(action: Any, make: Callable[[], bytes]) -> Callable[[], bytes]:
        give = permission.in_their_name(action, make)
        made.append(give())
        return give

    monkeypatch.setattr(downloads, "in_their_name", at_once)
    return made


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages within the entry of the screen, as a server gives them; without it they are run bare, past the menu."""
    begin = PagesManager.__init__

    def as_served(self: PagesManager, *given: Any, **named: Any) -> None:
        begin(self, *given, **named)
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", as_served)


def open_page(page: str, query: dict[str, str], who: Visitor = WHO) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=30)
    app.session_state[ROLE], app.session_state[NAME] = who.role, who.name
    app.session_state[ORGANISATION] = who.organisation
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    return app if page == "start" else app.switch_page(f"pages/{page}.py").run()


def everything(app: AppTest) -> str:
    """All that was sent to the browser: texts, choices, tables, charts and names of fields."""
    return "\n".join(str(node.proto) for node in nodes(app._tree) if getattr(node, "proto", None) is not None)


def nodes(block: Any) -> Iterator[Any]:
    for child in getattr(block, "children", {}).values():
        yield child
        yield from nodes(child)


def unpacked(file: bytes) -> str:
    if not file.startswith(b"PK"):
        return file.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def canaries(shown: str, query: dict[str, str]) -> list[str]:
    """The canaries on a screen; what stands in the address is echoed, and tells nothing."""
    given = " ".join(query.values())
    return [one for one in (*CANARIES, OTHER) if one in shown and one not in given]


def test_the_canaries_are_on_the_screen_of_who_may_see_them(folder: Path, whole: None, files: list[bytes]):
    officer = Visitor(Role.ADMIN, "Anna")
    shown = [everything(open_page(place.name, {}, officer)) for place in PLACES]
    seen = "\n".join([*shown, *map(unpacked, files)])
    # the ids of documents stand in links; a document of nobody known has a canary for its name
    assert canaries(seen, {}) == [*CANARIES, OTHER]
    assert len(files) > 10


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_no_page_shows_a_provider_anything_of_another(folder: Path, whole: None, files: list[bytes], place: Any):
    # somebody else looked first, so that all that is kept for pages is kept
    open_page(place.name, {}, Visitor(Role.ADMIN, "Anna"))
    files.clear()
    for name, query in ADDRESSES.items():
        app = open_page(place.name, query)
        shown = everything(app)
        assert not app.exception, (name, app.exception)
        assert canaries(shown + "".join(map(unpacked, files)), query) == [], name
        assert ("Dit onderdeel hoort niet bij uw rol" in shown) is (Role.PROVIDER not in PAGES[place.name]), name


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_a_page_that_is_run_past_the_menu_shows_nothing_of_another(folder: Path, files: list[bytes], place: Any):
    open_page(place.name, {}, Visitor(Role.ADMIN, "Anna"))
    files.clear()
    for name, query in ADDRESSES.items():
        app = open_page(place.name, query)
        # what cannot be narrowed refuses; without the entry of the screen that is told in Streamlit's place for it
        assert all(one.message in (NOT_ALLOWED, states.WENT_WRONG) for one in app.exception), (name, app.exception)
        assert canaries(everything(app) + "".join(map(unpacked, files)), query) == [], name


def test_a_provider_of_no_organisation_sees_nothing(folder: Path, whole: None):
    nobody = Visitor(Role.PROVIDER, "Jan")
    for page in ("start", "aanleveren", "documenten", "bron"):
        shown = everything(open_page(page, {"document": OWN_DOCUMENT}, nobody))
        assert canaries(shown, {}) == []
        assert "Wandelgroep" not in shown
    assert words.NO_ORGANISATION_TITLE in everything(open_page("aanleveren", {}, nobody))


# --- what it does see


def test_it_begins_with_what_became_of_its_reports(folder: Path, whole: None):
    Inbox(folder / DECISIONS).decide(OWN_DOCUMENT, "returned", "Anna", "De uren van mei missen.")
    shown = everything(open_page("start", {}))
    assert "teruggestuurd: lever het opnieuw aan" in shown
    assert "De uren van mei missen." in shown
    assert "Anna" not in shown


def test_it_sees_how_its_report_was_read_and_which_sentences_count(folder: Path, whole: None):
    shown = everything(open_page("aanleveren", {"bestand": OWN_DOCUMENT[:16]}))
    for what in (words.WHAT_HAPPENED, words.READ, "Samen koken", words.COUNTED, "Sinds de kookgroep heb ik mensen",
                 data.theme_names()["sociaal_netwerk"], words.MAY_CORRECT[:30]):  # fmt: skip
        assert what in shown, what
    # a story without consent counts without being shown
    assert "Dit wil ik niet in de krant." not in shown
    assert words.withheld(1) in shown


def test_it_decides_nothing_and_opens_no_original(folder: Path, whole: None):
    app = open_page("aanleveren", {"bestand": OWN_DOCUMENT[:16]})
    keys = {button.key for button in app.button}
    assert not keys & {
        "keur_goed",
        "stuur_terug",
        "lees_opnieuw",
        "ongedaan",
        "bekijk_origineel",
        "wijzig_organisation",
    }
    assert {"wijzig_programme", "wijzig_period"} <= keys


def test_a_file_that_names_another_organisation_is_only_counted(folder: Path, whole: None):
    shown = everything(open_page("aanleveren", {}))
    assert "Van 1 bestand dat u aanleverde" in shown
    assert STRAY not in shown


def test_what_waits_to_be_read_is_seen_by_its_own_organisation_only(folder: Path, whole: None):
    vault = Vault(folder / VAULT)
    document = vault.keep(b"nieuw verslag")
    vault.book(document, Receipt("verslag.docx", COLLEAGUE, "2026-01-05T09:00:00.000+00:00", "desk"))
    desk.Queue(folder / DECISIONS).add(document, "delivered")
    with acting_as(WHO):
        assert document in {item.document for item in desk.inbox()}
        assert set(desk.jobs()) == {document}
    with acting_as(Visitor(Role.PROVIDER, "Piet", OTHER)):
        assert document not in {item.document for item in desk.inbox()}
        assert document not in desk.jobs()


def test_that_another_handed_in_the_same_file_is_not_told(folder: Path):
    with acting_as(Visitor(Role.OFFICER, "Anna")):
        document, _ = desk.deliver("verslag.docx", b"hetzelfde", "Anna")
        queue = desk.Queue(folder / DECISIONS)
        while queue.take():
            pass
        Inbox(folder / DECISIONS).deliver(document, "verslag.docx", "Anna", "desk")
        queue.finish(document, "done")
        assert desk.deliver("verslag.docx", b"hetzelfde", "Anna") == (document, False)
    with acting_as(WHO):
        assert desk.deliver("verslag.docx", b"hetzelfde", "Jan de Wit") == (document, True)


# --- what it may correct


def said(document: str = OWN_DOCUMENT, field: Any = "programme", value: str = "Ontmoeten") -> Correction:
    return Correction(document, field, value, "Jan de Wit", "Het heet zo")


def test_it_corrects_its_own_report_in_its_own_name(folder: Path):
    with acting_as(WHO):
        correcting.correct([said()])
    assert Decisions(folder / DECISIONS).deciders()[OWN_DOCUMENT, "programme"] == COLLEAGUE


@pytest.mark.parametrize(
    "correction",
    [said(OTHER_DOCUMENT), said("no_such_document"), said(field="organisation"), said(field="amount", value="45000")],
    ids=["of another", "of nobody", "whose it is", "the grant"],
)  # fmt: skip
def test_it_corrects_nothing_else(folder: Path, correction: Correction):
    with acting_as(WHO), pytest.raises(NotAllowed):
        correcting.correct([said(), correction])
    assert (OWN_DOCUMENT, "programme") not in Decisions(folder / DECISIONS).deciders()


@pytest.mark.parametrize("verdict", ["confirmed", "returned"])
def test_after_a_decision_it_corrects_nothing(folder: Path, whole: None, verdict: Any):
    Inbox(folder / DECISIONS).decide(OWN_DOCUMENT, verdict, "Anna", "Omdat het zo is")
    with acting_as(WHO):
        with pytest.raises(NotAllowed):
            correcting.correct([said()])
        with pytest.raises(NotAllowed):
            desk.correct_figure({"document": OWN_DOCUMENT}, {"realised": "1"}, "Jan")
    assert "nam een besluit over dit bestand" in everything(open_page("aanleveren", {"bestand": OWN_DOCUMENT[:16]}))


def test_a_figure_of_another_is_not_its_to_correct(folder: Path):
    with acting_as(WHO), pytest.raises(NotAllowed):
        desk.correct_figure({"document": OTHER_DOCUMENT}, {"realised": "1"}, "Jan")


# --- whose documents are whose


def test_a_report_that_people_put_under_another_organisation_is_that_ones(folder: Path):
    Decisions(folder / DECISIONS).correct(
        Correction(OWN_DOCUMENT, "organisation", OTHER, "Anna", "Van hen", "2026-01-05T09:00")
    )
    with acting_as(WHO):
        assert data.own() == frozenset()
    with acting_as(Visitor(Role.PROVIDER, "Piet", OTHER)):
        own, state = data.own(), data.snapshot()
        assert own is not None
        assert OWN_DOCUMENT in own
        assert state is not None
        # what was added up under its name of before holds reports of both until it is added up anew
        assert OWN_DOCUMENT in set(state.table("claims")["document"])


def test_what_is_kept_for_one_is_not_given_to_another(folder: Path):
    with acting_as(Visitor(Role.ADMIN, "Anna")):
        whole = data.snapshot()
        assert whole is not None
        every = data.documents(whole)["document"].to_list()
        desk.reading(whole, OTHER_DOCUMENT)
        review._by_model(whole, "k1")
    with acting_as(WHO):
        state = data.snapshot()
        assert state is not None
        assert data.documents(state)["document"].to_list() == [OWN_DOCUMENT]
        assert desk.reading(state, OTHER_DOCUMENT).cells.is_empty()
        assert desk.reading(state, OTHER_DOCUMENT).activities.is_empty()
    assert data.documents(whole)["document"].to_list() == every


def test_who_corrected_it_at_the_municipality_is_not_named(folder: Path, whole: None):
    at = "2026-01-05T09:00"
    Decisions(folder / DECISIONS).correct(Correction(OWN_DOCUMENT, "programme", "Meedoen", "Bea Smit", "Zo", at))
    for page in ("aanleveren", "documenten"):
        shown = everything(open_page(page, {"bestand": OWN_DOCUMENT[:16]}))
        assert "Aangepast door de gemeente" in shown or "aangepast door de gemeente" in shown
        assert "Bea Smit" not in shown
