"""Which documents are past their term, by kind and by the year they are about; only what is on the list may go."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from pipeline.retention import approved, on_list, terms
from pipeline.settings import Retention
from pipeline.wording_retention import read_list, write_list
from tests.builders import documents

SEVEN = Retention(report_years=7, stories_years=2, ground="resultaat uit de selectielijst")


def held(period_end=date(2020, 6, 30), delivered=date(2021, 2, 1), **changes):
    return documents({"period_end": period_end, **changes}).with_columns(delivered=pl.lit(delivered, pl.Date()))


@pytest.mark.parametrize(
    ("document", "year", "why"),
    [
        (held(), 2028, "seven years after the year it is about"),
        (held(kind="stories"), 2023, "each kind has its own term"),
        (held(period_end=None), 2029, "without a period the year in which it came counts"),
    ],
)
def test_the_first_year_in_which_a_document_may_go(document, year, why):
    assert on_list(document, SEVEN, year - 1).is_empty(), why
    [row] = on_list(document, SEVEN, year).to_dicts()
    assert (row["from_year"], row["ground"]) == (year, "resultaat uit de selectielijst"), why


@pytest.mark.parametrize(
    "document",
    [held(kind="pitch"), held(kind="unknown"), held(period_end=None, delivered=None)],
    ids=["no term", "no term for what is not known", "nothing to count from"],
)
def test_what_stays(document):
    assert on_list(document, SEVEN, 2999).is_empty()


def test_as_it_comes_no_term_is_set_and_everything_stays():
    assert terms(Retention()) == {}
    assert on_list(held(), Retention(), 2999).is_empty()


@given(st.integers(1990, 2060), st.integers(1, 30), st.integers(0, 40))
def test_nothing_goes_before_its_term_and_what_is_due_stays_due(about, years, later):
    document, retention = held(period_end=date(about, 12, 31)), Retention(report_years=years)
    assert on_list(document, retention, about + years).is_empty()
    assert len(on_list(document, retention, about + years + 1 + later)) == 1


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_as_a_file(tmp_path, kind):
    due = on_list(held(filename='=HYPERLINK("x")', organisation="Stichting ’t Hof; Zuid"), SEVEN, 2030)
    path = tmp_path / f"lijst.{kind}"
    write_list(due, path)
    if kind == "csv":
        assert ";'=HYPERLINK" in path.read_text(encoding="utf-8-sig").replace('"', "")
        assert read_list(path) == ["doc-1"]
    else:
        headings, row = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        assert dict(zip(headings, row, strict=True))["soort"] == "verslag"


def test_another_ending_and_another_file_are_refused(tmp_path):
    with pytest.raises(ValueError, match=r"\.docx"):
        write_list(on_list(held(), SEVEN, 2030), tmp_path / "lijst.docx")
    (tmp_path / "brief.csv").write_text("Geachte heer\n")
    with pytest.raises(ValueError, match=r"brief\.csv"):
        read_list(tmp_path / "brief.csv")


def test_only_what_is_past_its_term_can_be_approved():
    due = on_list(pl.concat([held(), held(document="doc-2")]), SEVEN, 2030)
    assert approved(due, ["doc-2"]) == ("doc-2",)
    with pytest.raises(ValueError, match="doc-3"):
        approved(due, ["doc-1", "doc-3"])
