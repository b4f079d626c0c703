"""A story whose teller said no is counted on the screen and never shown: on no page, in no download, in no document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from dashboards import server
from dashboards.navigation import PLACES
from pipeline import discovering, panelling, searching
from pipeline.cli import app
from pipeline.periods import of_year
from pipeline.review.content import Scope
from pipeline.review.forms import make
from pipeline.review.when import read_when
from pipeline.reviewing import make_review
from pipeline.run import ingest_files
from pipeline.settings import Settings
from pipeline.store import open_snapshot
from pipeline.tables import ALL
from pipeline.vault import Vault
from tests.journey.conftest import SAMPLES

APP = Path(server.__file__).parent / "app.py"
FORM = "formulier_reacties_deelnemers.csv"
REFUSED = ("mijn niveau is hetzelfde", "nog in Soedan", "Mijn taalmaatje is verhuisd", "ik vergeet woorden")
"""Words of the two rows of the form that end with nee."""
OWN = "\n".join([
    "Stichting Taalhuis De Kade", "Verslagperiode: 1 januari t/m 31 december 2025", "",
    "Het verhaal van een deelnemer", "",
    "Ik durfde jarenlang niet te bellen, en nu bel ik zelf de tandarts in Zwanendam. Dat heeft mijn leven veranderd.",
    "", "Toestemming: nee",
])  # fmt: skip
WORDS = (*REFUSED, "tandarts in Zwanendam", "durfde jarenlang niet")


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("refused")
    (folder / FORM).write_bytes((SAMPLES / FORM).read_bytes())
    (folder / "verhaal.txt").write_text(OWN, encoding="utf-8")
    settings = Settings(data=folder / "data")
    ingest_files([folder / FORM, folder / "verhaal.txt"], settings, lambda *step: None)
    return settings


@pytest.fixture
def state(settings):
    return open_snapshot(settings.store)


def shown(text: str) -> list[str]:
    return [words for words in WORDS if words.casefold() in text.casefold()]


def test_they_are_counted_and_their_text_is_in_the_vault_alone(settings, state):
    stories = state.table("stories")
    assert (stories["consent"] == "no").sum() == 3
    vault = Vault(settings.vault)
    assert shown("".join(vault.fetch(digest).decode("latin-1") for digest in vault.digests())) == list(WORDS)
    assert shown("".join(repr(state.table(table.name).rows()) for table in ALL if table.name != "embeddings")) == []


def everything_on(page: AppTest) -> str:
    assert not page.exception, page.exception
    held, texts = [page._tree], []
    while held:
        node = held.pop()
        texts.append(str(getattr(node, "proto", "")))
        held += list(getattr(node, "children", {}).values())
    return "\n".join(texts).encode().decode("unicode_escape", errors="replace")


@pytest.fixture
def downloads(monkeypatch):
    """What the buttons for downloads would give."""
    given, offer = [], st.download_button

    def offered(label, data, *arguments, **options):
        given.append(data)
        return offer(label, b"", *arguments, **options)

    monkeypatch.setattr(st, "download_button", offered)
    return given


def opened(settings, monkeypatch, page, **query):
    monkeypatch.setenv("VERHAAL_DATA", str(settings.data))
    st.cache_data.clear()
    visit = AppTest.from_file(str(APP), default_timeout=60)
    for key, value in query.items():
        visit.query_params[key] = value
    visit.run()
    return visit if page == "start" else visit.switch_page(f"pages/{page}.py").run()


@pytest.mark.parametrize("page", [place.name for place in PLACES])
def test_no_page_and_no_download_of_it_shows_them(settings, monkeypatch, downloads, page):
    visit = opened(settings, monkeypatch, page)
    made = [data() if callable(data) else data for data in downloads]
    files = "\n".join(data if isinstance(data, str) else data.decode("utf-8", errors="replace") for data in made)
    assert shown(everything_on(visit) + files) == []


@pytest.mark.parametrize("page", ["documenten", "bron", "aanleveren"])
def test_their_documents_open_without_them(settings, state, monkeypatch, page):
    for document in state.table("documents")["document"]:
        visit = opened(settings, monkeypatch, page, document=document[:16])
        assert shown(everything_on(visit)) == []


@pytest.mark.parametrize("asked", WORDS)
def test_a_search_for_their_very_words_does_not_find_them(settings, asked):
    searcher, documents = searching.open_store(settings)
    answer = searcher.find(searching.Question(asked), 50)
    assert shown(json.dumps(searching.describe(answer, documents), ensure_ascii=False)) == []


@pytest.mark.parametrize("form", ["docx", "html", "odt", "pdf"])
def test_no_document_of_a_review_holds_them(settings, state, form, tmp_path):
    from datetime import date

    from markitdown import MarkItDown

    made = make(make_review(settings, Scope(read_when("2025")), date(2026, 1, 5)), form, settings.review_template)
    if form in ("docx", "pdf"):
        (tmp_path / f"x.{form}").write_bytes(made)
        text = MarkItDown().convert(tmp_path / f"x.{form}").text_content
    else:
        text = made.decode("utf-8", errors="replace")
    assert shown(text) == []


def test_no_panel_and_no_candidate_for_a_theme_holds_them(settings, state):
    stories = panelling.eligible(state, state.table("documents"), of_year(2025), ())
    assert shown(repr(stories)) == []
    found = discovering.refresh(settings)
    assert shown(repr(found)) == []


def test_the_command_that_prints_one_file_shows_a_person_only_counts(settings, tmp_path):
    said = CliRunner().invoke(app, ["extract", str(settings.data.parent / "verhaal.txt")]).output
    assert shown(said) == []
