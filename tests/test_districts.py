"""The list of districts: what is read, and which mistakes are named."""

import pytest

from pipeline.districts import DistrictsError, load_districts
from pipeline.guidance import District
from pipeline.settings import Settings


def test_a_district_with_all_that_can_be_said(tmp_path):
    path = tmp_path / "districts.toml"
    path.write_text(
        '[[district]]\nname = "Oost"\naliases = ["Stadsdeel Oost"]\nneighbourhoods = ["De Gaarde"]\n'
        '[[district]]\nname = "Centrum"\n',
        encoding="utf-8",
    )
    assert load_districts(path) == (District("Oost", ("Stadsdeel Oost",), ("De Gaarde",)), District("Centrum"))


def test_an_empty_file_knows_none(tmp_path):
    path = tmp_path / "leeg.toml"
    path.write_text("")
    assert load_districts(path) == ()


def test_the_list_that_ships_is_right():
    assert "Havenhoek" in {one.name for one in load_districts(Settings().districts)}


@pytest.mark.parametrize(
    ("content", "said", "why"),
    [
        ("= 5", "not valid TOML", "no TOML"),
        ("[[districts]]\nname = 'A'", "districts", "another table"),
        ("[district]\nname = 'A'", "two brackets", "one bracket short"),
        ("[[district]]\nwijk = 'A'", "name, aliases, neighbourhoods", "an unknown key, and the valid ones"),
        ("[[district]]\naliases = ['A']", "has no name", "nothing to call it by"),
        ("[[district]]\nname = 'A'\nneighbourhoods = 'B'", "list of texts", "a text for a list"),
        ("[[district]]\nname = 'A'\n[[district]]\nname = 'B'\naliases = ['a']", "'a'", "a name of two districts"),
    ],
)
def test_mistakes_are_named(tmp_path, content, said, why):
    path = tmp_path / "districts.toml"
    path.write_text(content)
    with pytest.raises(DistrictsError, match=said):
        load_districts(path)


def test_an_absent_file_is_said(tmp_path):
    with pytest.raises(DistrictsError, match="does not exist"):
        load_districts(tmp_path / "no.toml")
