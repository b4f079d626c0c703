"""From the store to a review: what can stand in its way, and what a quarter can lack."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.decisions import Correction, Decisions, Inbox
from pipeline.review.content import Scope
from pipeline.review.writing import write
from pipeline.reviewing import NoReview, make_review
from pipeline.settings import Settings
from tests.dashboards.builders import Rows
from tests.review.builders import FOURTH, LINDE, QUARTER, TODAY, review_of, review_town, talked


def test_an_empty_store_says_how_to_begin(tmp_path: Path):
    with pytest.raises(NoReview, match="Er is nog niets ingelezen"):
        make_review(Settings(data=tmp_path), Scope(QUARTER), TODAY)


ABSENT = {
    "a quarter without reports": (Scope((2030, 1)), "Over het 1e kwartaal 2030 zijn geen verslagen.*2025-Q1.*2025-Q4"),
    "an organisation that nobody knows": (Scope(QUARTER, "De Lindeboom"), "Bedoelt u Buurthuis De Linde"),
    "an organisation unlike any": (Scope(QUARTER, "Xyz"), "Deze namen kennen we: .*Taalhuis Zuid"),
    "a programme that nobody knows": (Scope(QUARTER, None, "Taal voor"), "Bedoelt u Taal voor iedereen"),
    "an organisation that stopped": (
        Scope((2026, 4), "Taalhuis Zuid"),
        "laatste verslag gaat over het 4e kwartaal 2025.*of kies 2025-Q4",
    ),
    "an organisation with a pitch only": (Scope(QUARTER, "Warm Huis"), "geen verslagen van ‘Warm Huis’"),
}


@pytest.mark.parametrize(("scope", "message"), ABSENT.values(), ids=ABSENT)
def test_what_is_not_there_is_named(tmp_path: Path, scope: Scope, message: str):
    with pytest.raises(NoReview, match=message):
        review_of(review_town(), tmp_path, scope)


def test_a_quarter_without_stories_says_so(tmp_path: Path):
    rows = Rows()
    rows.document("cijfers", "Taalhuis Zuid", kind="figures", **FOURTH)
    rows.figure("cijfers", "Taalles", **FOURTH)
    text = write(review_of(rows, tmp_path))
    assert text.seen[1] == "Bij de activiteit met uren vertellen de verslagen niet over een verandering."
    assert text.themes == ()
    assert text.loose is not None
    assert "Wel uren, maar geen woorden van een bewoner zelf: Taalhuis Zuid." in text.not_heard
    assert "Over 12 thema’s van het doel vertelde dit kwartaal niemand." in text.not_heard


def test_a_quarter_without_figures_says_so(tmp_path: Path):
    rows = Rows()
    rows.document("bundel", "Buurthuis De Linde", kind="stories", **FOURTH)
    said = rows.passage("bundel", "Ik kom weer buiten.")
    rows.label(said[0], "meedoen")
    rows.claim("bundel", "meedoen", None, said, strength="weak")
    text = write(review_of(rows, tmp_path))
    assert text.seen[0] == "Over het 4e kwartaal van 2025 zijn geen uren bekend."
    assert [(theme.name, theme.hours, theme.trend) for theme in text.themes] == [("Meedoen", None, None)]


def test_a_review_of_one_organisation_holds_nothing_of_another(tmp_path: Path):
    talked(tmp_path)
    review = review_of(review_town(), tmp_path, Scope(QUARTER, "Taalhuis Zuid"))
    assert review.organisations == ("Taalhuis Zuid",)
    assert {source.organisation for source in review.sources} == {"Taalhuis Zuid"}
    assert [one.terms.what for one in review.agreements] == ["Plan een zaal"]
    assert review.notes == ()
    assert review.hours.realised is None


def test_a_report_that_was_sent_back_does_not_count(tmp_path: Path):
    Inbox(tmp_path / "decisions.sqlite").decide(LINDE, "returned", "Anna", "Onleesbaar")
    review = review_of(review_town(), tmp_path)
    assert review.organisations == ("Taalhuis Zuid",)


def test_a_report_that_was_sent_back_is_not_quoted_where_another_report_tells_the_same(tmp_path: Path):
    rows = review_town()
    said = rows.passage("linde_q3", "Ik kom weer onder de mensen.")
    rows.label(said[0], "meedoen")
    other = rows.passage(LINDE, "Ik doe weer mee.")
    rows.label(other[0], "meedoen")
    rows.claim("linde_q3", "meedoen", None, [*other, *said])
    Inbox(tmp_path / "decisions.sqlite").decide(LINDE, "returned", "Anna", "Onleesbaar")
    for when in ((2025, 3), 2025):
        part = next(one for one in review_of(rows, tmp_path, Scope(when)).themes if one.theme == "meedoen")
        assert [one.text for one in part.claims[0].supporting] == ["Ik kom weer onder de mensen."]


def test_what_people_corrected_stands_in_the_review(tmp_path: Path):
    correction = Correction(LINDE, "organisation", "De Nieuwe Linde", "Anna", "Fusie")
    Decisions(tmp_path / "decisions.sqlite").correct(correction)
    review = review_of(review_town(), tmp_path)
    assert "De Nieuwe Linde" in review.organisations
    assert {claim.organisation for part in review.themes for claim in part.claims} == {"De Nieuwe Linde"}


def test_only_the_date_differs_from_day_to_day(tmp_path: Path):
    rows = review_town()
    one, other = (write(review_of(rows, tmp_path, today=day)) for day in (TODAY, date(2026, 1, 16)))
    assert (one.made, other.made) == ("Gemaakt op 15 januari 2026", "Gemaakt op 16 januari 2026")
    assert one.themes == other.themes
    assert one.seen == other.seen


COMMANDS = {
    "a fifth quarter": (
        ["--period", "2025-Q5"],
        2,
        "Kies uit 2025-Q1 tot en met 2025-Q4, of schrijf 2025",
    ),
    "a period in words": (["--period", "vorig jaar"], 2, "‘vorig jaar’ is geen kwartaal en geen jaar"),
    "a year without reports": (
        ["--period", "2031"],
        1,
        "Over 2031 zijn geen verslagen. Er zijn wel verslagen over",
    ),
    "another form": (["--period", "2025-Q4", "--to", "rtf"], 2, "Kies uit: docx, pdf, html, odt, xlsx"),
    "no reports": (["--period", "2031-Q4"], 1, "geen verslagen"),
    "no place to write": (["--period", "2025-Q4", "--to", "html", "--out", "/bestaat/niet.html"], 2, "andere plek"),
}


@pytest.mark.parametrize(("arguments", "code", "message"), COMMANDS.values(), ids=COMMANDS)
def test_the_command_says_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, message: str
):
    review_town().publish(tmp_path)
    monkeypatch.setenv("VERHAAL_DATA", str(tmp_path))
    answer = CliRunner().invoke(app, ["review", *arguments])
    assert (answer.exit_code, message in answer.stderr) == (code, True), answer.stderr


def test_the_command_makes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    review_town().publish(tmp_path / "var")
    monkeypatch.setenv("VERHAAL_DATA", str(tmp_path / "var"))
    monkeypatch.chdir(tmp_path)
    answer = CliRunner().invoke(
        app, ["review", "--period", "2025-Q4", "--organisation", "Taalhuis Zuid", "--to", "html"]
    )
    assert answer.exit_code == 0, answer.stderr
    assert "effectgesprek_2025-Q4_taalhuis-zuid.html" in answer.stdout
    assert "Taalles voor ouders" in (tmp_path / "effectgesprek_2025-Q4_taalhuis-zuid.html").read_text(encoding="utf-8")
