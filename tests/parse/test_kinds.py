"""What sort of document it is, as cases."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.parse.kinds import Content, is_plan, kind_candidates
from pipeline.tables import DOCUMENT_KINDS
from tests.parse.written import written_document

CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("kinds.toml").read_text(encoding="utf-8"))["document"]


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case.get('title')} {case.get('filename', '')}: {case['why']}"
)
def test_the_kind_of_a_document(case):
    sheet = "@sheet Blad1\n| Wat | Hoeveel |\n" if case.get("sheet") else ""
    filename = case.get("filename", "stuk.docx")
    document = written_document({"text": f"# {case['title']}" if "title" in case else sheet, "filename": filename})
    found = kind_candidates(document, Content(*case["found"]))
    assert found[0].value == case["kind"]
    assert all(one.value in DOCUMENT_KINDS and 0 < one.confidence <= 1 for one in found)


def test_an_evaluation_of_a_plan_is_no_plan():
    assert is_plan(written_document({"text": "# Projectplan Fietsmaatjes"}))
    assert not is_plan(written_document({"text": "# Evaluatie projectplan Fietsmaatjes"}))
