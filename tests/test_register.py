"""The register file: what is read, and which mistakes are named."""

from __future__ import annotations

import pytest

from pipeline.guidance import Organisation
from pipeline.register import RegisterError, load_register
from pipeline.settings import Settings


def test_an_organisation_with_all_that_can_be_said(tmp_path):
    path = tmp_path / "organisations.toml"
    path.write_text(
        '[[organisation]]\nname = "Stichting De Brug"\naliases = ["SDB"]\n'
        'kvk = "41234567"\ndomains = ["DeBrug.example"]\n'
        '[[organisation]]\nname = "Taalhuis De Kade"\n',
        encoding="utf-8",
    )
    assert load_register(path) == (
        Organisation("Stichting De Brug", ("SDB",), "41234567", ("debrug.example",)),
        Organisation("Taalhuis De Kade"),
    )


def test_an_empty_file_knows_nobody(tmp_path):
    path = tmp_path / "leeg.toml"
    path.write_text("")
    assert load_register(path) == ()


def test_the_register_that_ships_is_right():
    assert {"Stichting Welzijn Grienmonde", "Taalhuis De Kade"} <= {
        one.name for one in load_register(Settings().register)
    }


@pytest.mark.parametrize(
    ("content", "said", "why"),
    [
        ("= 5", "not valid TOML", "no TOML"),
        ("[[organisations]]\nname = 'A'", "organisations", "another table"),
        ("[organisation]\nname = 'A'", "two brackets", "one bracket short"),
        ("[[organisation]]\nnaam = 'A'", "name, aliases, kvk, domains", "an unknown key, and the valid ones"),
        ("[[organisation]]\nkvk = '12345678'", "has no name", "nothing to call it by"),
        ("[[organisation]]\nname = 'A'\nkvk = 12345678", "eight digits", "a number for a text loses zeros"),
        ("[[organisation]]\nname = 'A'\naliases = 'B'", "list of texts", "a text for a list"),
        ("[[organisation]]\nname = 'De Brug'\n[[organisation]]\nname = 'de brug'", "'de brug'", "a name twice"),
        (
            "[[organisation]]\nname = 'A'\naliases = ['X']\n[[organisation]]\nname = 'B'\naliases = ['x']",
            "'A' and 'B'", "an alias twice",
        ),
    ],
)  # fmt: skip
def test_mistakes_are_named(tmp_path, content, said, why):
    path = tmp_path / "organisations.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RegisterError, match=said):
        load_register(path)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(RegisterError, match="does not exist"):
        load_register(tmp_path / "nergens.toml")
