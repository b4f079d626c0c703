"""What each activity is given: what is said nearest to it."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.columns import Table
from pipeline.guidance import District
from pipeline.reach import build_reach
from pipeline.tables import ACTIVITIES, CELLS, COLUMNS, DOCUMENTS, LINKS, PASSAGES, REACH, Tables, conform

TOWN = (District("Oost"), District("Sluiswijk"), District("Rietkamp"))
Row = dict[str, Any]


def activity(name: str | None, number: int = 1, **values: Any) -> Row:
    return {
        "activity_id": f"d-a{number}", "document": "d", "position": number, "activity": name, "row_kind": "data",
        "table": 1, "row": number + 1, "page": 2, "measure": "hours", **values,
    }  # fmt: skip


def passage(text: str, number: int = 1, **values: Any) -> Row:
    return {"passage_id": f"d-p{number}", "document": "d", "position": number, "text": text, **values}


def cells(*rows: tuple[str | None, ...], table: int = 1) -> list[Row]:
    return [
        {"document": "d", "table": table, "row": row, "column": column, "text": text, "page": 2,
         "cell": f"rij {row}, kolom {column}", "hidden": False, "merged": False}
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
    ]  # fmt: skip


def columns(*headings: str, **meanings: str) -> list[Row]:
    return [
        {"document": "d", "table": 1, "segment": 1, "column": number, "heading": heading, "origin": "rules",
         "meaning": meanings.get(heading, "note")}
        for number, heading in enumerate(headings, start=1)
    ]  # fmt: skip


def link(number: int, activity_id: str = "d-a1") -> Row:
    return {
        "passage_id": f"d-p{number}", "activity_id": activity_id, "document": "d", "ground": "section", "score": 1.0,
    }  # fmt: skip


def told(**rows: list[Row]) -> Tables:
    """Tables of one document; what is not named is empty, but the document itself."""
    known = (ACTIVITIES, CELLS, COLUMNS, LINKS, PASSAGES)
    made = {table.name: conform(rows.get(table.name, []), table) for table in known}
    document = {"document": "d", "filename": "verslag.docx", "kind": "report", "status": "ok"}
    return Tables(documents=conform(rows.get("documents", [document]), DOCUMENTS), **made)


def found(tables: Tables, activity_id: str | None = "d-a1") -> set[tuple[str, str, bool]]:
    held = build_reach(tables, TOWN).filter(pl.col("activity_id").eq_missing(activity_id))
    return set(held.select("value", "ground", "sure").iter_rows())


def of_document(**values: str) -> Row:
    return {"document": "d", "filename": "verslag.docx", "kind": "report", "status": "ok", **values}


CASES: list[tuple[dict[str, list[Row]], set[tuple[str, str, bool]], str]] = [
    ({"activities": [activity("Seniorensoos Oost")]}, {("ouderen", "name", True), ("Oost", "name", True)}, "its name"),
    (
        {"activities": [activity("Soos", section="Jongeren in Sluiswijk")]},
        {("jongeren", "section", True), ("Sluiswijk", "section", True)},
        "the heading above it",
    ),
    (
        {"activities": [activity("Ouderavond", section="Jongeren")]},
        {("ouders en gezinnen", "name", True)},
        "its own name goes before a heading",
    ),
    (
        {"activities": [activity("Fietsles vrouwen", section="Activiteiten voor statushouders")]},
        {("vrouwen", "name", True), ("nieuwkomers en statushouders", "section", True)},
        "a heading that says for whom holds beside the name",
    ),
    (
        {
            "activities": [activity("Soos", section="Oost")],
            "columns": columns("Wijk", "Wat", Wijk="section"),
        },
        {("Oost", "column", True)},
        "a section that comes from a column headed Wijk",
    ),
    (
        {
            "activities": [activity("Soos")],
            "columns": columns("Wat", "Doelgroep", "Wijk"),
            "cells": cells(("Wat", "Doelgroep", "Wijk"), ("Soos", "12-18, minima", "Rietkamp")),
        },
        {
            ("jongeren", "column", True),
            ("mensen met schulden of weinig geld", "column", True),
            ("Rietkamp", "column", True),
        },
        "columns of its row",
    ),
    (
        {"activities": [activity("Soos")], "documents": [of_document(programme="Jongerenwerk Oost")]},
        {("jongeren", "document", True), ("Oost", "document", True)},
        "the programme of the report",
    ),
    (
        {"activities": [activity("Soos")], "documents": [of_document(organisation="Jeugdwerk Rietkamp")]},
        {("jongeren", "document", False), ("Rietkamp", "document", False)},
        "the name of who reports is not sure",
    ),
    (
        {"activities": [activity("Soos")], "passages": [passage("Doelgroep: mantelzorgers – Wijk: Oost en Rietkamp")]},
        {("mantelzorgers", "document", True), ("Oost", "document", True), ("Rietkamp", "document", True)},
        "fields of the report",
    ),
    (
        {
            "activities": [activity("Soos")],
            "cells": cells(("Doelgroep", "iedereen"), ("Wijk", "Oost"), table=9),
        },
        {("alle inwoners", "document", True), ("Oost", "document", True)},
        "a table with fields on the cover",
    ),
    (
        {
            "activities": [activity("Eettafel"), activity("Soos", 2)],
            "passages": [
                passage("Doelgroep: ouderen", 1, section="Eettafel"),
                passage("Doelgroep: jongeren", 2, section="Soos"),
            ],
            "links": [link(1)],
        },
        {("ouderen", "field", True)},
        "a field under the heading of the activity is of that activity",
    ),
    (
        {
            "activities": [activity("Eettafel")],
            "passages": [passage("Deze tafel in Oost is voor ouderen.", section="Eettafel")],
            "links": [link(1)],
        },
        {("ouderen", "text", False), ("Oost", "text", False)},
        "running text under its heading is not sure",
    ),
    (
        {"activities": [activity("Eettafel")], "passages": [passage("De eettafel is voor ouderen. Een jongen lacht.")]},
        {("ouderen", "text", False)},
        "a sentence with its name",
    ),
    (
        {
            "activities": [activity("Eettafel")],
            "passages": [passage("De eettafel is voor ouderen.", story_id="d-v1")],
        },
        set(),
        "never what stands in a story",
    ),
    (
        {"activities": [activity("Eettafel", note="vooral gezinnen")]},
        {("ouders en gezinnen", "note", False)},
        "a remark is not sure",
    ),
    (
        {
            "activities": [activity("Eettafel", note="vooral gezinnen")],
            "documents": [of_document(programme="Programma voor ouderen")],
        },
        {("ouderen", "document", True)},
        "what the report is for goes before a remark",
    ),
    ({"activities": [activity("Totaal ouderen", row_kind="total")]}, set(), "a total is no activity"),
    ({"activities": [activity(None)]}, set(), "nothing to go by"),
    (
        {"activities": [activity("Soos")], "passages": [passage("Afdeling Jeugd, gemeente Broekwater")]},
        set(),
        "who receives the report is not who it is for",
    ),
]


@pytest.mark.parametrize(("rows", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_an_activity_has_what_is_said_nearest_to_it(rows, expected, why):
    assert found(told(**rows)) == expected


def test_a_document_has_its_own_row():
    tables = told(documents=[of_document(programme="Jongerenwerk")])
    assert found(tables, None) == {("jongeren", "title", True)}


def test_another_report_on_the_same_programme_is_not_sure():
    one, other = of_document(organisation="Kring", programme="Adem"), of_document(organisation="Kring")
    far = of_document(organisation="Ring", programme="Adem", document="far")
    tables = told(
        documents=[one, {**other, "document": "e", "programme": "Adem"}, far],
        passages=[{**passage("Voor wie: mantelzorgers"), "document": "e"}],
        activities=[activity("Soos"), activity("Soos", 2, document="far")],
    )
    assert found(tables) == {("mantelzorgers", "document", False)}
    assert found(tables, "d-a2") == set()


def test_the_rows_of_one_activity_are_one():
    tables = told(activities=[activity("Soos", 1, note="voor ouderen"), activity("Soos", 2, note="voor jongeren")])
    held = build_reach(tables)
    assert set(held["activity_id"]) == {"d-a1"}
    assert set(held["value"]) == {"ouderen", "jongeren"}


def test_cells_are_found_by_their_address_where_a_sheet_starts_lower():
    shifted = [{**cell, "cell": f"C{cell['row'] + 4}"} for cell in cells(("Wijk",), ("Oost",), ("Rietkamp",))]
    tables = told(activities=[activity("Soos", 1, row=7)], columns=columns("Wijk"), cells=shifted)
    assert {value for value, _, _ in found(tables)} == {"Rietkamp"}


def test_nothing_read_gives_an_empty_table():
    assert build_reach(Tables()).schema == REACH.schema


@given(st.randoms())
def test_the_order_of_rows_does_not_matter(random):
    def mixed(table: Table, rows: list[Row]) -> pl.DataFrame:
        random.shuffle(rows)
        return conform(rows, table)

    tables = Tables(
        documents=mixed(DOCUMENTS, [of_document(programme="Ouderenwerk Oost")]),
        activities=mixed(ACTIVITIES, [activity("Soos"), activity("Jeugdhonk", 2), activity("Soos", 3)]),
        passages=mixed(PASSAGES, [passage("Wijk: Oost"), passage("De soos is voor ouderen.", 2)]),
        links=mixed(LINKS, [link(1), link(2)]),
        columns=mixed(COLUMNS, columns("Wat", "Doelgroep")),
        cells=mixed(CELLS, cells(("Wat", "Doelgroep"), ("Soos", "minima"), ("Jeugdhonk", ""))),
    )
    again = replace_order(tables)
    assert build_reach(tables, TOWN).equals(build_reach(again, TOWN))


def replace_order(tables: Tables) -> Tables:
    """The same tables with their rows in one order."""
    names = ("documents", "activities", "passages", "links", "columns", "cells")
    frames = {name: getattr(tables, name) for name in names}
    return Tables(**{name: frame.sort(frame.columns) for name, frame in frames.items()})
