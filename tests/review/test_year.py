"""The review of a year: its chapters for other reports, its four quarters, and what was agreed in all its talks."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pipeline.agreed import Terms
from pipeline.decisions import Agreements, Notes
from pipeline.framework import load_framework
from pipeline.periods import of_year
from pipeline.review.content import Review, Scope, Total
from pipeline.review.effects import effects
from pipeline.review.errors import FormError, SurveyError
from pipeline.review.forms import filename, make
from pipeline.review.survey import read_parts
from pipeline.review.writing import write
from pipeline.reviewing import NoReview, make_review
from pipeline.settings import Settings
from tests.review.builders import FOURTH, LINDE, TODAY, review_of, year_town
from tests.review.reading import GOLDEN, text_of_chapters, text_of_docx, text_of_html

TEMPLATE = Settings().review_template
YEAR = Scope(2025)
TREE = load_framework(Settings().models.themes)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """The review of 2025."""
    return review_of(year_town(), tmp_path_factory.mktemp("year"), YEAR)


def test_the_chapters_read_as_they_did(year: Review):
    """After a change that is meant: python -m tests.review.reading, and read what changed."""
    assert text_of_chapters(write(year)) == (GOLDEN / "year.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("form", "text"), [("html", text_of_html), ("docx", text_of_docx)])
def test_every_form_has_the_chapters(year: Review, form: str, text: object):
    made = text(make(year, form, TEMPLATE))  # type: ignore[operator, arg-type]
    for said in ("(artikel 4:24 Awb)", "(naast het cliëntervaringsonderzoek Wmo)", "€ 40.000 en € 41.000",
                 "niet gezocht", "genoeg bekend om te schrijven wat mensen merkten",
                 "Dit is geen enquête"):  # fmt: skip
        assert said in made, said
    assert "%" not in made.split("Wat bewoners zelf zeggen")[1].split("Thema: ")[0]


def test_the_pdf_can_be_made(year: Review):
    assert make(year, "pdf", TEMPLATE).startswith(b"%PDF")


def test_a_quarter_has_no_chapters(review: Review):
    assert review.yearly is None
    assert write(review).chapters == ()


def test_no_word_of_a_withheld_story_is_in_a_chapter(year: Review):
    assert "niet in de krant" not in text_of_chapters(write(year))


def counted(**values: object) -> dict[str, dict[str, object]]:
    """Rows of THEMES, all with what is enough but for `values`."""
    names = ("stories", "improved", "worsened", "unchanged", "relatives", "professionals", "withheld", "organisations")
    row = {"hours": 10.0, "volunteer_hours": None, "sources": 5, "residents": 1, **dict.fromkeys(names, 0), **values}
    return dict.fromkeys(TREE.ids, row)


LACKING = {
    "enough": ({}, "strong", "enough", ()),
    "hours of volunteers are hours": ({"hours": None, "volunteer_hours": 3.0}, "strong", "enough", ()),
    "a relative is enough": ({"residents": 0, "relatives": 1}, "strong", "enough", ()),
    "no hours": ({"hours": None}, "strong", "too_little", ("no_hours",)),
    "four voices": ({"sources": 4}, "strong", "too_little", ("few_voices",)),
    "one claim on fair evidence": ({}, "fair", "too_little", ("little_evidence",)),
    "only professionals": ({"residents": 0}, "strong", "too_little", ("nobody_themselves",)),
    "nobody": ({"sources": 0, "residents": 0}, "strong", "nothing", ("few_voices", "nobody_themselves")),
}


@pytest.mark.parametrize(("values", "strength", "verdict", "lacks"), LACKING.values(), ids=LACKING)
def test_the_rule_of_enough(year: Review, values: dict, strength: str, verdict: str, lacks: tuple):
    part = next(one for one in year.themes if one.theme == "sociaal_netwerk")
    part = replace(part, claims=(replace(part.claims[0], strength=strength),), signals=())
    found = effects(TREE, {"sociaal_netwerk": part}, counted(**values), of_year(2025))
    one = next(effect for effect in found if effect.theme == "sociaal_netwerk")
    assert (one.verdict, one.lacks) == (verdict, lacks)


def test_two_claims_on_fair_evidence_are_enough(year: Review):
    part = next(one for one in year.themes if one.theme == "sociaal_netwerk")
    fair = replace(part.claims[0], strength="fair")
    found = effects(TREE, {"sociaal_netwerk": replace(part, claims=(fair, fair))}, counted(), of_year(2025))
    assert next(one for one in found if one.theme == "sociaal_netwerk").verdict == "enough"


def test_a_theme_shows_its_four_quarters_and_what_stands_in_none(year: Review):
    theme = next(one for one in write(year).themes if one.id == "taal_digitaal")
    assert theme.hours is not None
    assert "1 stem van dit jaar staat in een verslag over meer dan een kwartaal" in " ".join(theme.trend_note)
    assert "Over heel 2025 zijn het 420 uur. Dat is iets anders dan de som" in " ".join(theme.trend_note)
    assert theme.years is None


def test_the_year_before_stands_beside_it_where_something_is_known(tmp_path: Path):
    rows = year_town()
    before = {"period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31)}
    rows.document("taal_2024", "Taalhuis Zuid", **before)
    rows.figure("taal_2024", "Taalles voor ouders", planned=300.0, realised=310.0, **before)
    review = review_of(rows, tmp_path, YEAR)
    theme = next(one for one in write(review).themes if one.id == "taal_digitaal")
    assert theme.years is not None
    assert theme.years.heads == ("Per jaar", "2024", "2025")
    assert ("Uren gemaakt", "310", "420") in theme.years.rows
    assert theme.trend is None or "2024" not in " ".join(theme.trend.heads)


def test_a_school_year_is_in_no_total_of_the_year(tmp_path: Path):
    rows = year_town()
    school = {"period_start": date(2024, 8, 1), "period_end": date(2025, 7, 31)}
    rows.document("school", "Stichting School", **school)
    rows.figure("school", "Huiswerkplek", realised=999.0, **school)
    assert review_of(rows, tmp_path, YEAR).hours == review_of(year_town(), tmp_path / "zonder", YEAR).hours


def test_all_agreements_and_notes_of_the_four_talks_come_back(tmp_path: Path):
    agreements, notes = Agreements(tmp_path / "decisions.sqlite"), Notes(tmp_path / "decisions.sqlite")
    for what, talk in (("Eerst", "2025-Q1"), ("Dan", "2025-Q2"), ("Jaar", "2025"), ("Later", "2026-Q1"),
                       ("Oud", "2024-Q4")):  # fmt: skip
        agreements.agree(Terms(what, "Anna", date(2099, 1, 1), "Nodig"), talk, "Anna")
    agreements.change(1, "Anna", status="done", reason="Gelukt")
    agreements.change(2, "Anna", status="dropped", reason="Niet meer nodig")
    notes.note("2025-Q2", "sociaal_netwerk", "Vraag de kok.", "Bram")
    notes.note("2025", None, "Goed jaar.", "Bram")
    text = write(review_of(year_town(), tmp_path, YEAR))
    assert text.agreements is not None
    assert [(row[0], row[3]) for row in text.agreements.rows] == [
        ("Jaar (2025)", "open"), ("Oud (4e kwartaal 2024)", "open"), ("Eerst (1e kwartaal 2025)", "gedaan: Gelukt"),
        ("Dan (2e kwartaal 2025)", "vervallen: Niet meer nodig"),
    ]  # fmt: skip
    assert text.agreements_note == (
        "In de gesprekken over 2025 zijn 3 afspraken gemaakt: 1 open, 1 gedaan en 1 vervallen."
    )
    assert "Vraag de kok. (Bram, 2e kwartaal 2025)" in [note for theme in text.themes for note in theme.notes]
    assert text.notes == ("Goed jaar. (Bram)",)


def test_a_year_with_one_quarter_of_reports_says_so(tmp_path: Path):
    review = review_of(year_town(), tmp_path, Scope(2025, "Stichting Het Plein"))
    line = next(line for part in review.themes for line in part.lines)
    assert not line.complete
    assert "deel van de periode" in str(write(review).themes[0].hours)


def test_nothing_told_gives_chapters_that_say_so(tmp_path: Path):
    rows = year_town()
    rows.document("cijfers", "Stichting Stil", kind="figures", **FOURTH)
    rows.figure("cijfers", "Inloop", **FOURTH)
    review = review_of(rows, tmp_path, Scope(2025, "Stichting Stil"))
    assert review.yearly is not None
    assert {one.verdict for one in review.yearly.effects} == {"nothing"}
    assert review.yearly.effects[0].hours == Total()
    assert "komt geen bewoner of naaste zelf aan het woord" in text_of_chapters(write(review))


def test_the_workbook_holds_the_material_and_what_its_columns_mean(year: Review):
    made = make(year, "xlsx", TEMPLATE)
    assert made == make(year, "xlsx", TEMPLATE)
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["Effecten", "Subsidies", "Onderdelen Wmo", "Citaten", "Uitleg"]
    first = dict(zip(*([cell.value for cell in row] for row in list(book["Effecten"].rows)[:2]), strict=True))
    assert (first["Beoogd effect"], first["Uren"], first["Stemmen"]) == ("Contact en steun", 450.5, 8)
    amounts = [row[2] for row in book["Subsidies"].iter_rows(min_row=2, values_only=True) if row[1] == "SUB-1"]
    assert amounts == [40000, 41000]
    meant = {(row[0], row[1]) for row in book["Uitleg"].iter_rows(min_row=2, values_only=True)}
    heads = {(sheet.title, cell.value) for sheet in book.worksheets[:4] for cell in next(sheet.rows)}
    assert heads <= meant
    assert all(row[2] for row in book["Citaten"].iter_rows(min_row=2, values_only=True))
    assert LINDE not in str(list(book["Citaten"].values)), "a document is named by its file"


def test_a_quarter_has_no_workbook(review: Review):
    with pytest.raises(FormError, match="alleen van een heel jaar"):
        make(review, "xlsx", TEMPLATE)


def test_the_file_is_named_after_the_year():
    assert filename(Scope(2025, None, "Samen"), "docx") == "effectgesprek_2025_samen.docx"


BAD_PARTS = {
    "not there": (None, "niet te gebruiken.*client_survey"),
    "no toml": ("[[block", "niet te gebruiken"),
    "without a name": ('[[block]]\nid = "a"', "niet te gebruiken"),
    "a theme twice": (
        '[[block]]\nid="a"\nname="A"\nasks="?"\nthemes=["meedoen"]\n[[block]]\nid="b"\nname="B"\nasks="?"\n'
        'themes=["meedoen"]', "thema meedoen meer dan één keer",
    ),
    "a part twice": (
        '[[block]]\nid="a"\nname="A"\nasks="?"\nthemes=[]\n[[block]]\nid="a"\nname="B"\nasks="?"\nthemes=[]',
        "onderdeel a meer dan één keer",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), BAD_PARTS.values(), ids=BAD_PARTS)
def test_a_bad_file_of_parts_is_named(tmp_path: Path, text: str | None, message: str):
    file = tmp_path / "eigen.toml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(SurveyError, match=message):
        read_parts(file)


def test_a_bad_file_of_parts_stops_the_review_of_a_year_and_not_of_a_quarter(tmp_path: Path):
    year_town().publish(tmp_path)
    settings = Settings(data=tmp_path, client_survey=tmp_path / "weg.toml")
    with pytest.raises(NoReview, match="client_survey"):
        make_review(settings, YEAR, TODAY)
    assert make_review(settings, Scope((2025, 4)), TODAY).themes


def test_every_theme_of_the_shipped_parts_is_in_the_goal_tree():
    assert {theme for part in read_parts(Settings().client_survey) for theme in part.themes} <= set(TREE.ids)
