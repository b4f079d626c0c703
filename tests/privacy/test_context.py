"""Names that their surroundings give away, what is nobody, and what is flagged: cases as data, without a model."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.guidance import District, Guidance, Organisation
from pipeline.known_words import known_words
from pipeline.privacy import Known, find_rare, flag_rare, pseudonymise
from pipeline.settings import NAME_LISTS
from pipeline.tables import CELLS, FACTS, PASSAGES, conform
from tests.privacy.test_pseudonyms import tables

CASES = json.loads((Path(__file__).parent / "cases" / "context.json").read_text(encoding="utf-8"))
OWN = Guidance(organisations=(Organisation("Welzijn Sara"),), districts=(District("Sluiswijk", (), ("De Strengen",)),))


@pytest.fixture(scope="module")
def known() -> Known:
    return known_words(NAME_LISTS, OWN)


def nobody(texts):
    return [[] for _ in texts]


def everything(texts):
    """A finder that takes each text whole for a name, as a model may do."""
    return [[(0, len(text))] for text in texts]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_surroundings_tell(case, known):
    after = pseudonymise(tables(case["text"]), nobody, known)
    assert after.passages["text"].to_list() == [case["expected"]]


@pytest.mark.parametrize("text", ["Spreekuur Sluiswijk", "De Strengen", "Welzijn Sara", "Sluiswijk"])
def test_own_districts_and_organisations_are_nobody(text, known):
    assert pseudonymise(tables(text), everything, known).passages["text"].to_list() == [text]


@pytest.mark.parametrize("text", ["Samira Sluiswijk", "S. Sluiswijk"])
def test_a_person_may_be_called_after_a_district(text, known):
    assert pseudonymise(tables(text), everything, known).passages["text"].to_list() == ["[PERSOON 1]"]


def test_a_file_number_is_not_the_number_of_the_grant(known):
    before = tables("Dossier ST-2025-00418 van mevrouw.")
    facts = [
        {"document": "d", "field": "grant_number", "rank": rank, "value": value, "written": value, "ground": "text"}
        for rank, value in enumerate(["ST-2025-00418", "25-1187-BSC"], start=1)
    ]
    after = pseudonymise(replace(before, facts=conform(facts, FACTS)), nobody, known)
    assert after.facts.select("rank", "value").rows() == [(1, "25-1187-BSC")]


def test_a_column_of_names_needs_no_other_sign(known):
    cells = ["chauffeur", "Kees", "Mo", "Ria", "idem"]
    rows = [
        {"document": "d", "table": 1, "row": row, "column": 1, "cell": f"rij {row}", "hidden": False, "merged": False}
        | {"text": text}
        for row, text in enumerate(cells, start=1)
    ]
    after = pseudonymise(replace(tables("Dag."), cells=conform(rows, CELLS)), nobody, known)
    assert after.cells["text"].to_list() == ["chauffeur", "[PERSOON 1]", "[PERSOON 2]", "[PERSOON 3]", "idem"]


@pytest.mark.parametrize("text", ["Hij is de laatste klompenmaker van het dorp.", "zij overleefde Vukovar"])
def test_rare_details_are_found(text):
    assert find_rare(text)


@pytest.mark.parametrize("text", ["De laatste weken van het jaar.", "Dat was de enige manier om te helpen."])
def test_set_phrases_are_not_rare(text):
    assert not find_rare(text)


def test_a_flag_tells_where_and_not_what():
    rows = [{"passage_id": "1", "document": "d", "position": 3, "text": "De enige hoefsmid van Aalveen."}]
    ((document, found),) = flag_rare(conform(rows, PASSAGES))
    assert (document, found.code, found.severity, found.location) == ("d", "rare_detail", "info", "alinea 3")
    assert "hoefsmid" not in found.message
