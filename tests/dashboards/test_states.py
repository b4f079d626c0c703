"""What a page says when there is nothing to show, or when it cannot: what happened and what to do next."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.labels.states import WENT_WRONG
from dashboards.navigation import PLACES
from dashboards.parts.news import is_newer
from pipeline.decisions import Queue
from pipeline.delivery import DECISIONS
from pipeline.store import Snapshot, open_snapshot
from tests.dashboards.builders import Rows

FILLED = [place for place in PLACES if place.needs_documents and place.group]


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(part.value for part in app.html)


def current(folder: Path) -> Path:
    """The snapshot that pages read now."""
    state = open_snapshot(folder / "store")
    assert state is not None
    return state.path


@pytest.mark.parametrize("place", FILLED, ids=lambda place: place.name)
def test_a_page_without_documents_has_its_own_heading_and_says_how_to_begin(open_whole, place):
    shown = html(open_whole(None, place.name))
    assert f"<h1>{place.title}</h1>" in shown
    assert "verhaal ingest map/" in shown


@pytest.mark.parametrize("place", FILLED, ids=lambda place: place.name)
def test_the_first_reports_being_read_is_said_and_watched(open_whole, tmp_path, place):
    Queue(tmp_path / DECISIONS).add("een", "delivered")
    Queue(tmp_path / DECISIONS).add("twee", "delivered")
    shown = html(open_whole(None, place.name))
    assert "De eerste verslagen worden gelezen" in shown
    assert "Er worden nu 2 bestanden gelezen." in shown


@pytest.mark.parametrize("page", ["start", "cijfers_en_verhalen"])
def test_a_store_of_another_version_says_which_command_makes_it_anew(open_whole, tmp_path, page):
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "CURRENT").write_text("snapshot-v1-oud.duckdb", encoding="utf-8")
    shown = html(open_whole(None, page))
    assert "verhaal rebuild" in shown
    assert "Er is niets verloren" in shown


@pytest.mark.parametrize("damage", ["gone", "broken"])
def test_a_store_that_does_not_open_is_told_and_can_be_tried_again(open_whole, town, tmp_path, damage):
    town.publish(tmp_path)
    path = current(tmp_path)
    whole = path.read_bytes()
    path.unlink() if damage == "gone" else path.write_bytes(b"geen database")
    app = open_whole(None)
    shown = html(app)
    assert "De gegevens zijn nu niet te openen" in shown
    assert shown.count("<h1") == 1
    path.write_bytes(whole)
    app.button(key="opnieuw_proberen").click().run()
    assert "Samen koken" in html(app)


def test_decisions_that_do_not_open_are_told(open_whole, town, tmp_path):
    town.publish(tmp_path)
    (tmp_path / DECISIONS).write_bytes(b"geen database, maar wel lang genoeg om er een te lijken" * 20)
    shown = html(open_whole(None))
    assert "Wat mensen besloten, moet worden teruggezet" in shown
    assert "verhaal restore" in shown


def test_a_model_that_is_missing_is_told_where_it_is_needed(open_whole, town, tmp_path, monkeypatch):
    settings = tmp_path / "settings.toml"
    settings.write_text(f'[models]\nencoder = "{tmp_path / "weg"}"\n', encoding="utf-8")
    monkeypatch.setenv("VERHAAL_SETTINGS", str(settings))
    shown = html(open_whole(town, "zoeken", zoek="kookgroep"))
    assert 'role="alert"' in shown or "Een onderdeel van de computer ontbreekt" in shown


def test_when_all_was_sent_back_no_filter_is_blamed(open_whole):
    rows = Rows()
    rows.document("verslag")
    app = open_whole(rows, periode="1e kwartaal 2025")
    assert "activiteiten met cijfers" in html(app)


@pytest.mark.parametrize(("shown", "newer"), [("snapshot-v0-a", True), (None, True), ("same", False)])
def test_news_is_another_state_than_the_one_on_screen(shown, newer):
    state = Snapshot(Path("same.duckdb"))
    assert is_newer(state, shown) is newer


def test_before_the_first_report_there_is_no_news():
    assert not is_newer(None, None)


def test_new_data_shows_at_the_next_click(open_whole, town, tmp_path):
    app = open_whole(town, "documenten")
    assert "nieuw.docx" not in html(app)
    rows = Rows()
    rows.document("nieuw", filename="nieuw.docx")
    rows.publish(tmp_path)
    assert "nieuw.docx" in html(app.run())


def test_a_mistake_in_the_program_is_told_in_dutch_without_what_it_was():
    def page() -> None:
        raise ValueError("geheim")

    shown = AppTest.from_function(page).run().exception[0]
    assert shown.message == WENT_WRONG
