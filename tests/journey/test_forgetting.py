"""A story, a person, a document is forgotten: nowhere to be found, whenever it is stopped, and it stays out."""

from __future__ import annotations

import json
import shutil
import zipfile

import pytest
from typer.testing import CliRunner

from pipeline import forgetting, process
from pipeline.cli import app
from pipeline.decisions import Erasures, Inbox, Notes
from pipeline.delivery import ErasedBefore, deliver
from pipeline.erasure import as_tables
from pipeline.forgetting import NothingToForget, Wish, forget, look
from pipeline.journey import Journey
from pipeline.run import ingest_files, rebuild
from pipeline.settings import Retention, Settings
from pipeline.tables import ALL
from pipeline.vault import check
from tests.journey.conftest import SAMPLES

BUNDLE, STORY, HOURS = "Verhalenbundel_2025.docx", "verhaal_mevrouw_S.txt", "mantelkring_uren_tm_september.csv"
TELLING = "kapsalon aan huis"
"""Words of the story in STORY, that are pseudonymised as they are."""


class Killed(BaseException):
    """The program ends here."""


@pytest.fixture(scope="module")
def models():
    return process.load_models(Settings())


@pytest.fixture(scope="module")
def prepared(tmp_path_factory, models):
    """A data folder with a bundle of stories, and a zip with a story of one and hours."""
    folder = tmp_path_factory.mktemp("forgetting")
    with zipfile.ZipFile(folder / "levering.zip", "w") as archive:
        for name in (STORY, HOURS):
            archive.writestr(name, (SAMPLES / name).read_bytes())
    shutil.copy(SAMPLES / BUNDLE, folder)
    journey = Journey(Settings(data=folder / "data"), models)
    ingest_files([folder / "levering.zip", folder / BUNDLE], journey.settings, lambda *step: None)
    Notes(journey.decided).note("2025-Q4", None, "Ineke vertelde dit bij het gesprek", "Anna")
    return folder


@pytest.fixture
def journey(prepared, tmp_path, models):
    shutil.copytree(prepared / "data", tmp_path / "data")
    return Journey(Settings(data=tmp_path / "data", retention=Retention(backup_days=30)), models)


def document(journey, filename):
    return next(one.document for one in Inbox(journey.decided).deliveries() if one.filename == filename)


def table(journey, name):
    return journey.store.snapshot().table(name)


def everything(journey) -> str:
    """All that can be read in the data folder with its keys: originals, readings, receipts, tables, decisions."""
    vault = journey.vault
    texts = [vault.read_record(path).decode("utf-8", errors="replace") for path in vault.records()]
    texts += [path.read_bytes().decode("latin-1") for path in journey.settings.data.rglob("*") if path.is_file()]
    texts += [repr(table(journey, one.name).rows()) for one in ALL if one.name != "embeddings"]
    for digest in vault.digests():
        if vault.has_reading(digest):
            raw = as_tables(vault.reading(digest))
            texts += [repr(getattr(raw, one.name).rows()) for one in ALL]
    return "\n".join(texts)


def test_a_document_is_nowhere_any_more_nor_what_it_came_in(journey):
    gone, hours = document(journey, STORY), document(journey, HOURS)
    wish = Wish("document", (gone,))
    found = look(journey, wish)
    assert len(found.containers) == 1, "the zip holds it too"
    body = forget(journey, wish, found, "Anna", "verzoek")
    assert body["left"] == {"vault": 0, "store": 0, "decisions": 0}
    assert TELLING not in everything(journey)
    assert not journey.vault.holds(found.containers[0])
    assert journey.vault.fetch(hours), "what came with it stays"
    assert gone not in table(journey, "documents")["document"]
    assert len(list((journey.settings.store).glob("snapshot-*"))) == 1
    assert body["store_rows_removed"]["documents"] == 1
    assert body["in_backups_until"] > body["finished_at"][:10]
    assert check(journey.vault, [one.document for one in Inbox(journey.decided).deliveries()]) == {}


def test_a_certificate_holds_no_personal_data_and_is_booked(journey):
    wish = Wish("person", forms=("Ineke",))
    body = forget(journey, wish, look(journey, wish), "Anna", "verzoek van Ineke zelf")
    booked = Erasures(journey.decided).all()[-1]
    assert booked.certificate == body
    assert "Ineke" not in json.dumps(body) + booked.reason
    assert journey.vault.task() is None


def test_what_was_forgotten_is_refused_or_comes_in_without_it(journey, prepared):
    gone = document(journey, STORY)
    wish = Wish("document", (gone,))
    forget(journey, wish, look(journey, wish), "Anna", "verzoek")
    with pytest.raises(ErasedBefore):
        deliver(journey.settings.data, (SAMPLES / STORY).read_bytes(), STORY, "Bram", "desk")
    summary = ingest_files([SAMPLES / STORY, prepared / "levering.zip"], journey.settings, lambda *step: None)
    assert (summary.erased, summary.unchanged) == (2, 1)
    rebuild(journey.settings, lambda *step: None)
    assert TELLING not in everything(journey)


def test_a_story_goes_and_the_rest_of_its_bundle_stays(journey):
    bundle = document(journey, BUNDLE)
    before = table(journey, "stories").filter(document=bundle)
    story, *others = before["story_id"].to_list()
    told = table(journey, "passages").filter(story_id=story)["text"].to_list()
    figures = table(journey, "activities")
    wish = Wish("story", story=story)
    body = forget(journey, wish, look(journey, wish), "Anna", "verzoek")
    assert (body["stories"], body["left"]["store"], body["left"]["vault"]) == (1, 0, 0)
    assert table(journey, "stories").filter(document=bundle)["story_id"].to_list() == others
    left = everything(journey)
    long = [text for text in told if len(text) > 60 and "[" not in text]
    assert long
    assert not [text for text in long if text in left]
    assert table(journey, "activities").height == figures.height
    assert "left_out" in table(journey, "issues").filter(document=bundle)["code"]


def test_a_story_that_comes_again_in_another_file_is_left_out_of_it(journey, tmp_path):
    story = table(journey, "stories").filter(document=document(journey, STORY))["story_id"][0]
    wish = Wish("story", story=story)
    forget(journey, wish, look(journey, wish), "Anna", "verzoek")
    again = tmp_path / "nog_een_keer.txt"
    text = (SAMPLES / STORY).read_text(encoding="utf-8")
    again.write_text("Een bundel\n\n" + text.replace("4e kwartaal", "vierde kwartaal"), encoding="utf-8")
    ingest_files([SAMPLES / STORY, again], journey.settings, lambda *step: None)
    assert TELLING not in everything(journey)


def test_a_person_goes_from_stories_decisions_and_originals(journey):
    wish = Wish("person", forms=("Ineke",))
    found = look(journey, wish)
    assert found.cut == (document(journey, STORY),)
    body = forget(journey, wish, found, "Anna", "verzoek")
    assert body["left"] == {"vault": 0, "store": 0, "decisions": 0}
    assert "Ineke" not in everything(journey)
    assert Notes(journey.decided).of("2025-Q4")[0].text == "[verwijderd] vertelde dit bij het gesprek"


def test_consent_that_is_withdrawn_leaves_a_story_counted_and_not_shown_also_after_a_rebuild(journey):
    stories = table(journey, "stories").filter(document=document(journey, BUNDLE))
    story = stories.filter(stories["consent"] != "no")["story_id"][0]
    wish = Wish("withdrawal", story=story)
    forget(journey, wish, look(journey, wish), "Anna", "brief")
    for _ in range(2):
        held = table(journey, "stories")
        assert held.filter(story_id=story)["consent"].to_list() == ["no"]
        assert held.height == stories.height + 1
        rebuild(journey.settings, lambda *step: None)


STEPS = (
    "remove", "cut", "_redact", "remove_documents", "travel", "reconnect", "write_anew", "left_of",
)  # fmt: skip


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_it_is_finished_later_and_nothing_else_is_lost(journey, monkeypatch, step, moment):
    gone, hours = document(journey, STORY), document(journey, HOURS)
    wish = Wish("document", (gone,)) if step != "cut" else Wish("person", forms=("Ineke",))
    found = look(journey, wish)
    act = getattr(forgetting, step)

    def killed(*arguments, **options):
        if moment == "after":
            act(*arguments, **options)
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(forgetting, step, killed)
        with pytest.raises(Killed):
            forget(journey, wish, found, "Anna", "verzoek")
    again = Journey(journey.settings, journey.models)
    body = forgetting.finish(again)
    assert body["left"] == {"vault": 0, "store": 0, "decisions": 0}
    assert (TELLING if wish.documents else "Ineke") not in everything(again)
    assert again.vault.fetch(hours)
    assert {hours, document(again, BUNDLE)} <= set(table(again, "documents")["document"])


@pytest.mark.parametrize("wish", [Wish("document", ("0" * 64,)), Wish("story", story="0" * 16 + "-s01"),
                                  Wish("person", forms=("Xandra Zwartewater",))])  # fmt: skip
def test_what_is_not_there_changes_nothing(journey, wish):
    with pytest.raises(NothingToForget):
        look(journey, wish)
    assert Erasures(journey.decided).all() == ()


def test_the_command_shows_what_goes_asks_and_writes_the_proof(journey, tmp_path, monkeypatch):
    monkeypatch.setenv("VERHAAL_DATA", str(journey.settings.data))
    gone = document(journey, STORY)
    asked = [
        "forget",
        "document",
        gone[:12],
        "--by",
        "Anna",
        "--reason",
        "verzoek",
        "--certificate",
        str(tmp_path / "c"),
    ]
    refused = CliRunner().invoke(app, asked, input="n\n")
    assert refused.exit_code == 1
    assert journey.vault.fetch(gone)
    done = CliRunner().invoke(app, asked, input="y\n")
    assert done.exit_code == 0, done.output
    assert "reservekopieën" in done.output
    assert json.loads((tmp_path / "c").read_text())["documents_removed"] == [gone]
    assert "document  door Anna" in CliRunner().invoke(app, ["forget", "list"]).output
