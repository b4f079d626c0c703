"""What a document says about itself: starts of documents as cases, and how sure the reader says it is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parse import parse
from pipeline.parse.candidates import Candidate, ranked
from pipeline.tables import FACT_FIELDS
from tests.parse.written import written_document

CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("documents.toml").read_text(encoding="utf-8"))
HOUSE_STYLES = tomllib.loads(
    Path(__file__).with_name("cases").joinpath("house_styles.toml").read_text(encoding="utf-8")
)["document"]
FIELDS = ("organisation", "programme", "grant_number", "period", "amount", "kind")


def said(tables):
    row = tables.documents.row(0, named=True)
    period = f"{row['period_start']}/{row['period_end']}" if row["period_start"] else None
    return {**{field: row[field] for field in FIELDS if field != "period"}, "period": period}


@pytest.mark.parametrize("case", [*CASES["document"], *HOUSE_STYLES], ids=lambda case: case["why"])
def test_what_a_document_says(case):
    found = said(parse(written_document(case)))
    wanted = {field: case[field] or None for field in FIELDS if field in case}
    assert {field: found[field] for field in wanted} == wanted


@pytest.mark.parametrize("case", CASES["document"], ids=lambda case: case["why"])
def test_the_first_fact_is_what_the_document_is_filed_under(case):
    tables = parse(written_document(case))
    first = {row["field"]: row for row in tables.facts.filter(rank=1).iter_rows(named=True)}
    found = said(tables)
    assert set(first) == {field for field in FACT_FIELDS if found[field] is not None}
    for field, row in first.items():
        value = f"{found[field]:.2f}" if field == "amount" else found[field]
        assert row["value"] == value
        assert 0 < row["confidence"] <= 1
        assert row["location"]


def test_confidence_means_something():
    """Of what the reader is sure of (0.8 or more) nearly all is right; what it doubts is asked about."""
    sure = right = 0
    for case in CASES["document"]:
        tables = parse(written_document(case))
        for row in tables.facts.filter(rank=1).iter_rows(named=True):
            if row["field"] in case and row["confidence"] >= 0.8:
                sure += 1
                wanted = case[row["field"]]
                right += row["value"] == (f"{wanted:.2f}" if row["field"] == "amount" else wanted)
        doubted = tables.facts.filter(field="organisation", rank=1)["confidence"].to_list()
        assert ("uncertain_organisation" in tables.issues["code"].to_list()) == bool(doubted and doubted[0] < 0.6)
    assert right >= 0.97 * sure


@pytest.mark.parametrize(
    ("text", "field", "location"),
    [
        ("# Verslag\n@page 2\nOrganisatie: Stichting X", "organisation", "pagina 2"),
        ("# Verslag\nOrganisatie: Stichting X", "organisation", "alinea 2"),
        ("@sheet Voorblad\n| Organisatie | Stichting X |\n| Jaar | 2024 |", "period", "blad Voorblad, cel B2"),
        ("| Organisatie | Stichting X |\n| Zaaknummer | Z-24-0031 |", "grant_number", "tabel 1, rij 2, kolom 2"),
    ],
)
def test_where_a_fact_was_found(text, field, location):
    tables = parse(written_document({"text": text}))
    assert tables.facts.filter(field=field, rank=1)["location"].item() == location


def test_margins_and_files_are_places_too():
    case = {"text": "# Inleiding\nEr gebeurde veel.", "filename": "Verslag Stichting Zon 2024.docx"}
    tables = parse(written_document({**case, "properties": {"header": "Stichting Zon"}}))
    found = tables.facts.filter(rank=1).select("field", "ground", "location").rows()
    assert ("organisation", "header", "koptekst") in found
    assert ("period", "filename", "bestandsnaam") in found


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["cover", "title", "text"]), st.floats(0.1, 0.94))))
def test_agreement_never_makes_less_sure(given_candidates):
    candidates = [Candidate(value, value, ground, sure, "pagina 1") for value, ground, sure in given_candidates]
    order = ranked(candidates)
    assert [one.confidence for one in order] == sorted((one.confidence for one in order), reverse=True)
    assert {one.value for one in order} == {one.value for one in candidates}
    for one in order:
        best = max(other.confidence for other in candidates if other.value == one.value)
        assert round(best, 3) <= one.confidence <= 1


@pytest.mark.parametrize(
    ("text", "number", "why"),
    [
        ("Met de subsidie maakten wij 1.140 maaltijden.", None, "a count"),
        ("De subsidie is voor kinderen van 10-12 jaar.", None, "an age"),
        ("Subsidie 2023-2024", None, "two years"),
        ("Voor vragen over de subsidie: 06-12345678", None, "a telephone number"),
        ("Subsidie graag op NL91 RABO 0315 2734 55", None, "an account"),
        ("Factuurnummer: 2024-0088", None, "an invoice"),
        ("Kenmerk: 12 maart 2024", None, "a date"),
        ("Uw kenmerk: Z/22/123456", "Z/22/123456", "with slashes"),
        ("Beschikkingsnummer 25-1187-BSC d.d. 4 juli 2025", "25-1187-BSC", "with its date"),
        ("Zaak 2023.0045", "2023.0045", "with a point"),
        ("Subsidie: SUB-2023-0142 (verleend 3 mei 2023)", "SUB-2023-0142", "with a remark"),
        ("Nummer beschikking JP-2023-004-B", "JP-2023-004-B", "with a letter behind it"),
        ("Dossiernr. 44812209", "44812209", "eight digits with the word"),
        ("KvK-nummer 44812209", None, "eight digits of the trade register"),
        ("RSIN 812345678", None, "a tax number"),
        ("Subsidie aan Stichting X, KvK-nummer 44812209", None, "of the trade register, close to the word"),
        ("bewonersbudget nr 2024-31", "2024-31", "reads as years, but is said to be a number"),
    ],
)
def test_grant_numbers(text, number, why):
    assert parse(written_document({"text": f"# Verslag\n{text}"})).documents["grant_number"].item() == number
