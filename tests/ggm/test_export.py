"""The export holds the numbers of the pages under the names of the GGM, and nothing that a page would not show."""

from __future__ import annotations

import csv
import io
import json

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from pipeline.framework import goal_tree
from pipeline.ggm import Source, read_mapping, shape, written
from pipeline.ggm.voices import SPEAKING, TELLING, results
from pipeline.ggm.writing import csv_metadata, json_schema
from pipeline.indicators import basis, by_theme, participants, told_by, within
from pipeline.periods import of_year
from pipeline.settings import Models
from pipeline.tables import REACH
from pipeline.tables import TELLING as TELLING_TABLE
from tests.indicators.builders import YEAR, claims, documents, figures

MAPPED = read_mapping()
TREE = goal_tree(Models().themes)
THEME = TREE.ids[0]
LEAST = 5


def source(least: int = LEAST) -> Source:
    """Two organisations: hours, visits and people, small and large, and what is told of one theme."""
    held = documents(linde=YEAR, kade=(YEAR, "De Kade"))
    numbers = figures(
        ("linde", "Eettafel", 100, 120, YEAR),
        ("linde", "Eettafel", None, 40, YEAR, "participations"),
        ("linde", "Eettafel", None, 12, YEAR, "unique_participants"),
        ("linde", "Maatjes", None, 3, YEAR, "participations"),
        ("linde", "Maatjes", None, 2, YEAR, "unique_participants"),
        ("linde", "Koor", None, 60, YEAR, "participations"),
        ("kade", "Taalles", 50, 45, YEAR, "volunteer_hours"),
    )
    told = claims((THEME, YEAR, None, {"sources": 20, "improved": 14, "unchanged": 6, "residents": 18, "relatives": 2}))
    reach = pl.DataFrame(
        [
            {"reach_id": "1", "document": "linde", "activity_id": "linde-00", "kind": "district", "value": "Oost",
             "ground": "name", "sure": True, "written": "Oost", "location": ""},
            {"reach_id": "2", "document": "linde", "activity_id": "linde-00", "kind": "district", "value": "West",
             "ground": "text", "sure": False, "written": "West", "location": ""},
        ],
        schema=REACH.schema,
    )  # fmt: skip
    return Source(basis(numbers, held, told, TELLING_TABLE.empty()), reach, TREE, (2025,), least)


@pytest.fixture(scope="module")
def frames() -> dict[str, pl.DataFrame]:
    return shape(source(), MAPPED)


def test_every_column_is_named_after_the_ggm_or_says_why_not():
    for table in MAPPED.tables:
        assert bool(table.ggm) != bool(table.own), table.name
        for column in table.columns:
            assert bool(column.ggm) != bool(column.own), f"{table.name}.{column.name}"
            assert not column.ggm or column.ggm.endswith(column.name) or column.ggm.startswith("relatie")
            assert not column.refers or MAPPED[column.refers].key


def test_references_lead_somewhere(frames):
    for table in MAPPED.tables:
        for column in table.columns:
            if column.refers:
                keys = frames[column.refers][MAPPED[column.refers].key]
                assert frames[table.name][column.name].drop_nulls().is_in(keys.implode()).all()


def test_hours_are_those_of_the_indicators(frames):
    counted = within(source().basis.hours, of_year(2025))
    for measure, name in (("hours", "uren"), ("volunteer_hours", "vrijwilligersuren")):
        of = counted.filter(pl.col("measure") == measure)
        for aspect, column in (("planned", "Gepland"), ("realised", "Gerealiseerd")):
            assert sorted(frames["Prestatie"][f"{name}{column}"].drop_nulls()) == sorted(of[aspect].drop_nulls())


def test_participants_are_those_of_the_indicators_and_small_ones_are_not_given(frames):
    people = participants(source().basis, of_year(2025), LEAST)
    shown = frames["Prestatie"]
    assert sorted(shown["deelnemers"].drop_nulls()) == sorted(people["people"].drop_nulls()) == [12]
    assert sorted(shown["deelnames"].drop_nulls()) == sorted(people["participations"].drop_nulls()) == [60]
    assert shown["deelnemersNietGegeven"].sum() == people["people_few"].sum() == 1
    assert shown["deelnamesNietGegeven"].sum() == 2  # the small one, and the next, which would give it away


def test_a_lower_threshold_gives_what_it_allows():
    assert sorted(shape(source(least=1), MAPPED)["Prestatie"]["deelnemers"].drop_nulls()) == [2, 12]


def test_voices_are_those_of_the_indicators(frames):
    (row,) = by_theme(told_by(source().basis, of_year(2025)), [THEME]).to_dicts()
    shown = dict(frames["Resultaat"].filter(pl.col("doelstelling") == THEME).select("soort", "aantal").iter_rows())
    assert shown["bronnen"] == row["sources"] == 20
    given_ = {word: row[name] for name, word in {**TELLING, **SPEAKING}.items() if shown[word] is not None}
    assert given_ == {word: shown[word] for word in given_}
    assert shown["naasten"] is None
    assert shown["bewoners"] is None  # 20 less 18 are 2


def test_organisations_carry_no_count_of_voices_or_stories(frames):
    assert set(frames["Verteld"].columns) == {
        "rapporteur", "doelstelling", "jaar", "activiteiten", "uren", "vrijwilligersuren",
    }  # fmt: skip


def test_only_districts_that_the_report_says_outright(frames):
    assert frames["Wijk"]["wijknaam"].to_list() == ["Oost"]


PARTS = st.lists(st.integers(0, 12), min_size=4, max_size=4)


@given(PARTS, PARTS)
def test_no_small_number_follows_from_the_others(telling, speaking):
    total = max(sum(telling[:3]), sum(speaking[:3])) + telling[3]
    if total == 0:
        return
    counts = dict(zip([*TELLING, *SPEAKING], [*telling[:3], *speaking[:3]], strict=True))
    held = basis(
        figures(), documents(linde=YEAR), claims((THEME, YEAR, None, {"sources": total, **counts})),
        TELLING_TABLE.empty(),
    )  # fmt: skip
    shown = dict(results(held, 2025, [THEME], LEAST).select("soort", "aantal").iter_rows())
    for names in (TELLING, SPEAKING):
        parts = [shown[word] for word in names.values()]
        given_ = [part for part in parts if part is not None]
        assert all(part >= LEAST for part in given_)
        if shown["bronnen"] is None:
            assert given_ == []
        elif len(given_) < len(parts):
            assert shown["bronnen"] - sum(given_) >= LEAST
        else:
            assert shown["bronnen"] - sum(given_) not in range(1, LEAST)
    assert all(total - shown[word] not in range(1, LEAST) for word in SPEAKING.values() if shown[word] is not None)


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_same_source_gives_the_same_files(form):
    assert written(shape(source(), MAPPED), MAPPED, form) == written(shape(source(), MAPPED), MAPPED, form)


def test_json_is_what_its_schema_says(frames):
    files = written(frames, MAPPED, "json")
    schema = json.loads(files["ggm.schema.json"])
    Draft202012Validator.check_schema(schema)
    assert schema == json_schema(MAPPED)
    content = json.loads(files["ggm.json"])
    Draft202012Validator(schema).validate(content)
    assert len(content["Taak"]) == frames["Taak"].height


def test_csv_files_have_the_columns_that_their_metadata_names(frames):
    files = written(frames, MAPPED, "csv")
    for table in csv_metadata(MAPPED)["tables"]:
        rows = list(csv.reader(io.StringIO(files[table["url"]].decode()), delimiter=";"))
        assert rows[0] == [column["name"] for column in table["tableSchema"]["columns"]]
        assert len(rows) == frames[table["url"].removesuffix(".csv")].height + 1
    assert {table["url"] for table in csv_metadata(MAPPED)["tables"]} == set(files) - {"csv-metadata.json"}


def test_a_name_that_looks_like_a_formula_is_no_formula_in_a_spreadsheet(frames):
    changed = {**frames, "Taak": frames["Taak"].with_columns(taakomschrijving=pl.lit("=HYPERLINK(1)"))}
    assert b"'=HYPERLINK" in written(changed, MAPPED, "csv")["Taak.csv"]


def test_nothing_reported_gives_empty_tables_with_their_columns():
    empty = Source(basis(figures(), documents(), claims(), TELLING_TABLE.empty()), REACH.empty(), TREE, (), LEAST)
    made = shape(empty, MAPPED)
    assert {name: frame.height for name, frame in made.items() if frame.height} == {"Doelstelling": len(TREE.ids)}
    assert all(frame.schema == MAPPED[name].schema for name, frame in made.items())
