"""Names as reports write them beside a register: the same, like it, or unknown."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.guidance import Guidance, Organisation
from pipeline.parse import parse
from pipeline.parse.register import find_organisation
from tests.parse.written import written_document

CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("register.toml").read_text(encoding="utf-8"))
REGISTER = [Organisation(entry["name"], tuple(entry["aliases"])) for entry in CASES["organisation"]]
BRUG = Organisation("Stichting De Brug", ("SDB",), "41234567", ("debrug.example",))


def read(text, *organisations, **named):
    return parse(written_document({"text": text, **named}), Guidance(organisations=organisations))


@pytest.mark.parametrize("part", [None, "last"])
def test_certain_matches_are_right_and_slips_are_proposed(part):
    cases = [case for case in CASES["written"] if case.get("part") == part]
    found = [(case, find_organisation(case["text"], REGISTER)) for case in cases]
    certain = [(case, matches[0].organisation.name) for case, matches in found if matches and matches[0].certain]
    assert sum(case.get("is") == name for case, name in certain) >= 0.99 * len(certain)
    wanted = [case for case in cases if "is" in case]
    assert sum(case.get("is") == name for case, name in certain) >= 0.95 * len(wanted)
    near = [case["like"] in [match.organisation.name for match in matches] for case, matches in found if "like" in case]
    assert sum(near) >= 0.85 * len(near)


def test_a_known_organisation_goes_under_the_name_of_the_register():
    tables = read("# Jaarverslag 2024\nOrganisatie: St. de brug", BRUG)
    assert tables.documents["organisation"].item() == "Stichting De Brug"
    first = tables.facts.filter(field="organisation", rank=1).row(0, named=True)
    assert (first["value"], first["written"], first["ground"]) == ("Stichting De Brug", "St. de brug", "label")
    assert tables.issues["code"].to_list() == []


def test_a_name_that_is_like_one_stays_and_is_asked_about():
    tables = read("# Jaarverslag 2024\nOrganisatie: Stichting De Brug Zuid", BRUG)
    assert tables.documents["organisation"].item() == "Stichting De Brug Zuid"
    second = tables.facts.filter(field="organisation", rank=2).row(0, named=True)
    assert (second["value"], second["ground"]) == ("Stichting De Brug", "register")
    assert tables.issues.select("code", "proposal").rows() == [
        ("organisation_near_miss", "Bedoelt u Stichting De Brug?")
    ]


@pytest.mark.parametrize(
    ("text", "organisation", "codes", "why"),
    [
        ("Organisatie: Speeltuin Zonnehoek", "Speeltuin Zonnehoek", ["unknown_organisation"], "like none"),
        ("SDB kwartaalverslag", "Stichting De Brug", [], "an alias in the title is enough"),
        ("KvK: 41234567", "Stichting De Brug", [], "a number when there is no name"),
        (
            "Organisatie: De Burg Welzijn\ninfo@debrug.example", "De Burg Welzijn", ["unknown_organisation"],
            "a domain makes no other name the same",
        ),
        (
            "Organisatie: Stichting De Bruggen\ninfo@debrug.example", "Stichting De Brug", [],
            "but it does make a likeness certain",
        ),
        (
            "Organisatie: Klussendienst\nwww.debrug.example", "Klussendienst", ["unknown_organisation"],
            "a well-read name stays",
        ),
    ],
)  # fmt: skip
def test_evidence_in_the_text(text, organisation, codes, why):
    tables = read(f"# Jaarverslag 2024\n{text}", BRUG)
    assert tables.documents["organisation"].item() == organisation
    assert tables.issues["code"].to_list() == codes


def test_without_a_register_nothing_is_said_about_it():
    tables = read("# Jaarverslag 2024\nOrganisatie: Speeltuin Zonnehoek")
    assert tables.issues["code"].to_list() == []
