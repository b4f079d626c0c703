"""The page with documents: how each was read, and a person's word over what was read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards import labels
from dashboards.parts.correction_form import corrections
from pipeline.decisions import Correction, Decisions

ROW = {
    "document": "d", "organisation": "De Linde", "programme": None,
    "period_start": date(2025, 1, 1), "period_end": date(2025, 12, 31),
}  # fmt: skip
GIVEN = {"organisation": "De Linde", "programme": "", "period_start": "01-01-2025", "period_end": "31-12-2025"}


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(part.value for part in app.html)


@pytest.fixture
def page(open_app, town) -> AppTest:
    return open_app(town).switch_page("pages/documenten.py").run()


def test_what_needs_attention_stands_first(page):
    shown = html(page)
    names = ["scan003.pdf", "kwartaal_fiets.docx", "jaarverslag_linde.docx", "uren taalhuis.xlsx"]
    assert sorted(names, key=shown.index) == names


def test_status_and_issues_are_in_words(page):
    shown = html(page)
    assert "niet te lezen" in shown
    assert "<strong>Fout</strong>: Geen tekstlaag: OCR nodig." in shown
    assert "<strong>Let op</strong> (tabel 1, rij 4): Dit getal is niet zeker gelezen." in shown


def test_a_correction_shows_at_once_with_who_made_it(page, tmp_path: Path):
    page.button(key="klopt_niet_scan").click().run()
    fields = {field.label: field for field in page.text_input}
    fields[labels.ORGANISATION].set_value("Buurtbus West")
    fields[labels.FIRST_DAY].set_value("01-04-2025")
    fields[labels.LAST_DAY].set_value("30-06-2025")
    fields[labels.YOUR_NAME].set_value("A. de Boer <b>")
    fields[labels.REASON].set_value("Staat op het voorblad")
    next(button for button in page.button if button.label == labels.SAVE).click().run()
    shown = html(page)
    assert "Buurtbus West" in shown
    assert "2e kwartaal 2025" in shown
    assert "aangepast door A. de Boer &lt;b&gt;" in shown
    held = Decisions(tmp_path / "decisions.sqlite").corrections()["scan"]
    assert held == {"organisation": "Buurtbus West", "period_start": "2025-04-01", "period_end": "2025-06-30"}


def test_cancelling_changes_nothing(page, tmp_path: Path):
    page.button(key="klopt_niet_scan").click().run()
    next(button for button in page.button if button.label == labels.CANCEL).click().run()
    assert not page.text_input
    assert not (tmp_path / "decisions.sqlite").exists()


@pytest.mark.parametrize(
    ("change", "name", "reason", "expected"),
    [
        ({"organisation": "X"}, "", "r", [labels.NEEDS_NAME]),
        ({"organisation": "X"}, "n", "", [labels.NEEDS_REASON]),
        ({}, "n", "r", [labels.NOTHING_CHANGED]),
        ({"period_end": "31-02-2025"}, "n", "r", [labels.NO_DATE.format(field="de laatste dag")]),
        ({"period_end": "2025"}, "n", "r", [labels.NO_DATE.format(field="de laatste dag")]),
        ({"period_end": "31-12-2024"}, "n", "r", [labels.END_BEFORE_START]),
    ],
    ids=["no name", "no reason", "nothing new", "no such day", "only a year", "ends before it begins"],
)
def test_a_form_that_is_not_right_says_what_is_amiss(change, name, reason, expected):
    assert corrections(ROW, {**GIVEN, **change}, name, reason) == expected


def test_only_what_changed_is_corrected_and_an_emptied_field_is_unknown():
    found = corrections(ROW, {**GIVEN, "organisation": "", "period_end": "1-7-2025"}, "n", "r")
    assert found == [
        Correction("d", "organisation", None, "n", "r"),
        Correction("d", "period_end", "2025-07-01", "n", "r"),
    ]


def test_a_corrected_organisation_can_be_chosen(open_app, town, tmp_path: Path):
    Decisions(tmp_path / "decisions.sqlite").correct(Correction("scan", "organisation", "Buurtbus West", "n", "r"))
    app = open_app(town, organisatie="Buurtbus West")
    assert "<strong>1 document</strong>" in html(app)
