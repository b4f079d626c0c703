"""The door to originals: who looks is booked, and what was read is found back on the page."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pipeline.issues import Unreadable
from pipeline.originals import Mark, fetch, view_page
from pipeline.settings import ROOT, Settings
from pipeline.vault import Vault, VaultError

REPORT = ROOT / "sample_reports" / "Verantwoording_Q4_2025_Samen_in_de_Wijk.pdf"
SENTENCE = "De deelnemer die in juni bij de fietsenstalling begon, is in oktober ontslagen en weer bij ons terug."


@pytest.fixture
def settings(tmp_path):
    return Settings(data=tmp_path)


@pytest.fixture
def document(settings):
    return Vault(settings.vault).keep(REPORT.read_bytes())


def viewings(settings: Settings) -> list[tuple[int, str]]:
    with sqlite3.connect(settings.decisions) as connection:
        rows = connection.execute("select page, viewed_by from viewings order by id").fetchall()
    connection.close()
    return rows


def test_a_page_shows_the_figure_beside_its_label_and_the_sentence_over_its_lines(settings, document):
    marks = [Mark("figure", "340", "Huiskamer Havenhoek"), Mark("sentence", SENTENCE)]
    page = view_page(settings, document, 2, marks, "Anna")
    assert page.image.startswith(b"\x89PNG")
    figures = [box for kind, box in page.boxes if kind == "figure"]
    lines = [box for kind, box in page.boxes if kind == "sentence"]
    assert len(figures) == 1, "the same number stands in another row too"
    assert len(lines) > 1
    assert all(0 <= left < right <= 1 and 0 <= top < bottom <= 1 for left, top, right, bottom in [*figures, *lines])
    assert figures[0][1] > max(line[1] for line in lines), "the table stands under the text"


def test_a_sentence_with_a_name_taken_out_is_found_by_what_is_left(settings, document):
    without = SENTENCE.replace("juni", "[PERSOON 1]")
    page = view_page(settings, document, 2, [Mark("sentence", without)], "Anna")
    assert page.boxes


def test_who_looks_is_booked_also_where_there_is_nothing_to_see(settings, document):
    view_page(settings, document, 1, [], "Anna")
    with pytest.raises(Unreadable, match="no_page_image"):
        view_page(settings, document, 99, [], "Bram")
    fetch(settings, document, "Chris")
    assert viewings(settings) == [(1, "Anna"), (99, "Bram"), (0, "Chris")]


def test_a_file_without_pages_says_so_and_can_be_fetched(settings):
    sheet = Path(ROOT / "sample_reports" / "SWG_uren_2025_per_kwartaal.xlsx").read_bytes()
    document = Vault(settings.vault).keep(sheet)
    with pytest.raises(Unreadable, match="no_page_image"):
        view_page(settings, document, 1, [], "Anna")
    assert fetch(settings, document, "Anna") == sheet


def test_an_original_that_is_gone_is_said(settings):
    with pytest.raises(VaultError, match="opnieuw aan"):
        view_page(settings, "0" * 64, 1, [], "Anna")
