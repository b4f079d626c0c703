import tomllib
from pathlib import Path
from string import Formatter

import pytest

from pipeline.checks import check_document
from pipeline.issues import CATALOGUE
from pipeline.tables import Tables
from tests.checks import builders

CASES = tomllib.loads(Path(__file__).with_name("document.toml").read_text("utf-8"))["case"]


def found(tables: Tables):
    return [issue for _, issue in check_document(tables)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_codes_that_a_table_gives(case):
    issues = found(builders.document(case["lines"], case.get("cells"), period=case.get("period", "2025")))
    assert sorted({issue.code for issue in issues}) == sorted(case["codes"])
    assert len(issues) == case.get("count", len(case["codes"]))


def test_an_issue_names_its_cell_and_its_numbers_in_dutch():
    tables = builders.document(["Kamp | hours 1250 340.5"], sheet="Uren", table=3)
    (issue,) = found(tables)
    assert (issue.location, issue.table, issue.cell) == ("blad Uren, cel D2", 3, "D2")
    assert issue.message.startswith("Gepland was 1.250, gerealiseerd is 340,5: 27 %.")
    assert issue.stage == "checks"


def test_a_proposal_puts_the_comma_where_the_plan_says():
    near = ["A | hours 96 100", "B | hours 156 149", "C | hours 60 58", "D | hours 180 194"]
    (issue,) = found(builders.document(["Huiskamer | hours 340 3525", *near]))
    assert issue.proposal == "Reken met 352,5."


def test_a_double_row_names_the_other_row_and_itself():
    (issue,) = found(builders.document(["Inloop | hours 208 200", "A | hours 10 9", "Inloop | hours 208 200"]))
    assert (issue.location, issue.cell, issue.table) == ("tabel 1, rij 4", "rij 4", 1)
    assert "rij 2" in issue.message


def test_many_of_one_kind_become_one_issue_that_counts_them():
    (issue,) = found(builders.document([f"Kamp {letter} | hours 90 20" for letter in "ABCDEFG"]))
    assert issue.message.startswith("In 7 rijen")
    assert issue.location == (
        "tabel 1, rij 2, kolom 3; tabel 1, rij 3, kolom 3; tabel 1, rij 4, kolom 3 en 4 andere plaatsen"
    )
    assert (issue.table, issue.cell) == (1, None)


def test_a_figure_without_a_table_is_named_by_its_number():
    rows = [{**row, "table": None, "row": None, "realised_cell": None, "planned_cell": None, "page": 2}
            for row in builders.rows(["Inloop | hours 208 -200"])]  # fmt: skip
    tables = Tables(activities=builders.builders.activities(*rows))
    assert {issue.location for issue in found(tables)} == {"pagina 2, cijfer 1"}


SUMMARY = ["Inloop | hours 208 200", "Coaching | hours 100 95", "Kamp | hours 90 84"]


@pytest.mark.parametrize(
    ("other", "codes"),
    [
        (SUMMARY, ["repeated_rows"]),
        ([*SUMMARY[:2], "Kamp | hours 90 85"], []),
        (SUMMARY[:2], []),
        ([line.replace("hours", "count") for line in SUMMARY], []),
    ],
    ids=["a summary", "one figure differs", "two rows may be alike", "the same figures of something else"],
)
def test_a_table_that_repeats_another(other, codes):
    one = builders.document(SUMMARY)
    two = builders.document([f"Samenvatting > {line}" for line in other], table=2)
    both = Tables(documents=one.documents, activities=one.activities.vstack(two.activities))
    assert [issue.code for issue in found(both)] == codes


def test_quarters_in_one_table_are_no_repetition():
    parts = [builders.document(SUMMARY, period=quarter).activities for quarter in ("Q1", "Q2", "Q3")]
    assert found(Tables(activities=parts[0].vstack(parts[1]).vstack(parts[2]))) == []


def test_documents_are_looked_at_one_by_one():
    one, two = builders.document(SUMMARY), builders.document(SUMMARY, document="doc-2")
    assert check_document(Tables.concat([one, two])) == []


def test_no_message_holds_text_of_the_document():
    lines = [line for case in CASES for line in case["lines"]]
    secret = [line.replace(" | ", "Geheim | ", 1) for line in lines]
    for issue in found(builders.document(secret)):
        assert "Geheim" not in issue.message + (issue.proposal or "") + (issue.location or "")


def test_words_for_many_need_nothing_that_a_single_issue_does_not_give():
    for code, kind in CATALOGUE.items():
        places = [
            {name for _, name, _, _ in Formatter().parse(text) if name} for text in (kind.message, kind.many or "")
        ]
        assert places[1] <= places[0] | {"count", "low", "high"}, code
        assert kind.many is None or "count" in places[1], code
