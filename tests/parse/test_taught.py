"""What people say of columns goes before the rules; what each column was taken for is kept."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.documents import Block, Document
from pipeline.guidance import ColumnMeaning, Guidance
from pipeline.parse import parse
from pipeline.tables import Tables
from tests.parse.evaluation.table_score import make_document, make_grid

SHA = "ab" * 32
UNKNOWN = [["Wijk", "Klasse A²", "Klasse B", "Kleur"], ["Noord", "3", "4", "rood"], ["Zuid", "5", "6,5", "geel"]]


def document(rows: list[list[Any]], organisation: str = "Stichting De Brug") -> Document:
    return make_document(Block("paragraph", f"Organisatie: {organisation}"), make_grid(rows))


def said(heading: str, meaning: str, **more: str) -> ColumnMeaning:
    return ColumnMeaning(heading, meaning, **({"document": SHA} | more if "organisation" not in more else more))


def read(rows: list[list[Any]], *columns: ColumnMeaning) -> Tables:
    return parse(document(rows), Guidance(columns=columns))


def figures(tables: Tables) -> list[tuple[Any, ...]]:
    return tables.activities.select("activity", "section", "measure", "unit", "planned", "realised", "note").rows()


def meanings(tables: Tables) -> dict[str, tuple[str, str]]:
    rows = tables.columns.select("heading", "meaning", "origin").rows()
    return {heading: (meaning, origin) for heading, meaning, origin in rows}


def test_a_table_that_nobody_knew_is_read_once_a_person_says_what_its_columns_mean():
    before = read(UNKNOWN)
    assert before.activities.is_empty()
    problem = before.issues.filter(code="unknown_columns")
    assert problem["table"].to_list() == [1]
    after = read(UNKNOWN, said("klasse a", "planned", measure="hours"), said("KLASSE B:", "realised", measure="hours"))
    assert figures(after) == [
        ("Noord", None, "hours", "uren", 3.0, 4.0, "rood"), ("Zuid", None, "hours", "uren", 5.0, 6.5, "geel"),
    ]  # fmt: skip
    assert "unknown_columns" not in after.issues["code"]


def test_each_column_says_what_it_was_taken_for():
    assert meanings(read(UNKNOWN)) == {
        "Wijk": ("label", "rules"), "Klasse A²": ("unknown", "rules"), "Klasse B": ("unknown", "rules"),
        "Kleur": ("ignored", "rules"),
    }  # fmt: skip
    rows = [
        ["Thema", "Activiteit", "Eenheid", "Begroot 2023", "Realisatie 2023", "Verschil", "Toelichting"],
        ["Meedoen", "Koken", "uren", "10", "12", "2", "Drukker dan gedacht."],
        ["Meedoen", "Zingen", "uren", "20", "18", "-2", ""],
    ]
    columns = read(rows, said("Toelichting", "ignored")).columns
    assert columns.select("table", "segment", "column", "meaning", "measure", "unit").rows() == [
        (1, 1, 1, "section", None, None), (1, 1, 2, "label", None, None), (1, 1, 3, "unit", None, None),
        (1, 1, 4, "planned", "hours", "uren"), (1, 1, 5, "realised", "hours", "uren"), (1, 1, 6, "ignored", None, None),
        (1, 1, 7, "ignored", None, None),
    ]  # fmt: skip
    assert columns["origin"].to_list() == ["rules"] * 6 + ["document"]
    assert [str(day) for day in columns["period_start"].drop_nulls()] == ["2023-01-01", "2023-01-01"]


@pytest.mark.parametrize(
    ("heading", "meaning", "expected", "why"),
    [
        ("Buurt", "section", ("Koken", "Zuid", "count", None, None, 4.0, None), "rules took it for the section too"),
        ("Buurt", "label", ("Zuid", None, "count", None, None, 4.0, "Koken"), "the rules chose another label"),
        ("Buurt", "note", ("Koken", None, "count", None, None, 4.0, "Zuid"), "words with the row"),
        ("Buurt", "ignored", ("Koken", None, "count", None, None, 4.0, None), "left out"),
        ("Aantal", "planned", ("Koken", "Zuid", "count", None, 4.0, None, None), "the rules take it for realised"),
    ],
)
def test_roles_that_people_give(heading, meaning, expected, why):
    rows = [["Buurt", "Activiteit", "Aantal"], ["Zuid", "Koken", "4"]]
    assert figures(read(rows, said(heading, meaning))) == [expected], why


def test_a_period_and_a_unit_column_by_name():
    rows = [["Activiteit", "Moment", "Wat", "Aantal"], ["Koken", "maart 2023", "kookmiddagen", "4"]]
    tables = read(rows, said("Moment", "period"), said("Wat", "unit"))
    assert figures(tables) == [("Koken", None, "count", "kookmiddagen", None, 4.0, None)]
    assert str(tables.activities["period_end"].item()) == "2023-03-31"


def test_the_document_goes_before_the_organisation():
    of_all = said("Klasse B", "realised", organisation="stichting de brug")
    assert [row[4:6] for row in figures(read(UNKNOWN, of_all))] == [(None, 4.0), (None, 6.5)]
    assert meanings(read(UNKNOWN, of_all))["Klasse B"] == ("realised", "organisation")
    assert figures(read(UNKNOWN, said("Klasse B", "ignored"), of_all)) == []


@pytest.mark.parametrize(
    "column",
    [
        said("Klasse B", "realised", organisation="Stichting Anders"),
        said("Klasse B", "realised", document="cd" * 32),
        said("Klasse C", "realised"),
        said("Klasse B", "unknown"),
    ],
    ids=["another organisation", "another document", "another heading", "nothing said"],
)
def test_what_is_said_of_others_does_not_count(column):
    assert figures(read(UNKNOWN, column)) == []


def test_what_a_person_says_a_column_measures_counts_more_than_the_cells():
    rows = [["Activiteit", "Bereik"], ["Koken", "4 personen"]]
    assert figures(read(rows, said("Bereik", "realised", measure="participations", unit="bezoeken"))) == [
        ("Koken", None, "participations", "bezoeken", None, 4.0, None)
    ]


def test_issues_of_cells_say_which_table_and_cell():
    rows = [["Activiteit", "Uren gepland", "Uren gerealiseerd"], ["Koken", "30", "?2"], ["Zingen", "1", "2"]]
    problem = parse(document(rows)).issues.filter(code="unreadable_number")
    assert problem.select("table", "cell").rows() == [(1, "rij 2, kolom 3")]
