"""What a municipality fills in: read strictly, so that a slip in a key is not a silent gap."""

from __future__ import annotations

import tomllib

import pytest

from pipeline.papers import Link, Organisation, OrganisationError, read_organisation
from pipeline.settings import ROOT
from pipeline.wording_papers import FILLED, LINKED

EXAMPLE = ROOT / "models" / "papers" / "organisatie.toml"


def test_the_example_has_every_key_and_fills_in_nothing():
    found = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    keys = {f"{section}.{key}" for section, entries in found.items() for key in entries}
    assert keys == {*FILLED, *LINKED}
    assert read_organisation(EXAMPLE) == Organisation({}, {"law.links": (), "assessments.done": ()})


def test_what_is_filled_in_is_read(tmp_path):
    file = tmp_path / "o.toml"
    file.write_text('[organisation]\nname = " Gemeente X "\n[assessments]\ndone = [{ title = "DPIA" }]\n')
    found = read_organisation(file)
    assert found.values == {"organisation.name": "Gemeente X"}
    assert found.links == {"assessments.done": (Link("DPIA"),)}


@pytest.mark.parametrize(
    ("content", "said", "why"),
    [
        ('[organisation]\nnaam = "x"', "organisation.naam bestaat niet", "a slip in a key"),
        ("[organisation]\nname = 3", "geen tekst", "a number"),
        ('name = "x"', "buiten een", "a key without its section"),
        ('[law]\nlinks = "Wmo"', "geen lijst", "a text for a list"),
        ('[law]\nlinks = [{ titel = "Wmo" }]', "geen lijst", "another key in a link"),
        ("= 5", "geen goede TOML", "no TOML"),
    ],
)
def test_a_mistake_is_named(tmp_path, content, said, why):
    file = tmp_path / "o.toml"
    file.write_text(content)
    with pytest.raises(OrganisationError, match=said):
        read_organisation(file)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(OrganisationError, match="niet te lezen"):
        read_organisation(tmp_path / "absent.toml")
