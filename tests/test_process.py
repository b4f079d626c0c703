"""What process adds to the stages: issues of the checks in the tables, each once, and the status that follows."""

from dataclasses import replace

from pipeline import process
from pipeline.tables import ISSUES, Tables, conform
from tests.checks import builders

FINE = ["Inloop | hours 208 200", "Coaching | hours 100 95", "Kamp | hours 90 84", "Tafel | hours 60 66"]
PRIOR = {
    "document": "doc-1", "position": 1, "code": "no_period", "stage": "parse", "severity": "info", "message": "…",
}  # fmt: skip


def raw(lines):
    return replace(builders.document(lines), issues=conform([PRIOR], ISSUES))


def listed(tables: Tables):
    return tables.issues.select("position", "code", "stage").rows()


def test_checks_come_after_what_reading_found_and_once():
    tables = process.checked(process.checked(raw([*FINE, "Inloop | hours 208 200"])))
    assert listed(tables) == [(1, "no_period", "parse"), (2, "double_row", "checks")]


def test_a_warning_makes_a_document_partial_and_a_question_does_not():
    assert process.checked(raw([*FINE, "Inloop | hours 208 200"])).documents["status"].item() == "partial"
    assert process.checked(raw([*FINE, "Kerst | hours 90 10"])).documents["status"].item() == "ok"


def test_comparing_twice_gives_the_same_and_what_is_mended_goes():
    one, two = process.checked(raw(FINE)), builders.document([*FINE, "Klus | hours 60 55"], document="doc-2")
    both = Tables.concat([one, two])
    compared = process.compare(both)
    codes = compared.issues.filter(compared.issues["stage"] == "together")["code"]
    assert "counted_twice" in codes.to_list()
    assert process.compare(compared).issues.equals(compared.issues)
    alone = replace(compared, activities=one.activities)
    assert "counted_twice" not in process.compare(alone).issues["code"].to_list()
    assert compared.documents["status"].to_list() == ["ok", "ok"]
