"""Districts in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.guidance import District
from pipeline.reach.places import find_districts

TOWN = (
    District("Centrum", ("Binnenstad",), ("Achter de Wal",)),
    District("Oost", (), ("De Gaarde",)),
    District("De Hoge Akkers", ("Hoge Akkers", "HA")),
    District("’t Zand"),
    District("Sluiswijk", (), ("Sluiswijk-Noord",)),
    District("Oud-Grien"),
    District("Nieuw Oost"),
)


def values(text, use="label", town=TOWN):
    return [found.value for found in find_districts(text, use, town)]


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("Huiskamer Sluiswijk", ["Sluiswijk"], "the name"),
        ("huiskamer sluiswijk", ["Sluiswijk"], "a name that is no ordinary word counts in small letters"),
        ("Disco Hoge Akkers", ["De Hoge Akkers"], "another name"),
        ("Straatwerk De Gaarde", ["Oost"], "a neighbourhood of the district"),
        ("Inloop Achter de Wal", ["Centrum"], "a neighbourhood of several words"),
        ("Tuin Oud Grien", ["Oud-Grien"], "a space for a hyphen"),
        ("Spreekuur 't Zand", ["’t Zand"], "another apostrophe"),
        ("Kickboksen Sluiswijk-Noord", ["Sluiswijk"], "the longest name first"),
        ("Tafel Nieuw Oost", ["Nieuw Oost"], "and not the district within it"),
        ("Spreekuur Oost (uren)", ["Oost"], "an ordinary word with a capital"),
        ("Wijkcentrum Oost", ["Oost"], "after a word for a place"),
        ("Oost west, thuis best", [], "an ordinary word at the start has a capital anyway"),
        ("Tocht naar het oosten", [], "a direction"),
        ("Uitje naar Oost", [], "where they went to"),
        ("Medisch Centrum", [], "another centre"),
        ("Centrum voor jeugd", [], "and another"),
        ("Vrouwencentrum", [], "within a word"),
        ("Reis door Oost-Europa", [], "part of another name"),
        ("BUURTTEAM OOST", ["Oost"], "in capitals after a word for a place"),
        ("OPEN CENTRUM", [], "in capitals nothing tells a name from a word"),
        ("Centrum en Sluiswijk", ["Centrum", "Sluiswijk"], "a heading that lists districts"),
        ("Koffie HA", ["De Hoge Akkers"], "an abbreviation as it is written"),
        ("Ha, koffie", [], "and not otherwise"),
        ("Stadsbrede inzet", ["hele gemeente"], "the municipality as a whole"),
        ("Fietsen in alle wijken behalve Centrum", [], "neither all nor what is left out"),
    ],
)
def test_names_of_activities(text, found, why):
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("Oost, Sluiswijk en ’t Zand", ["Oost", "Sluiswijk", "’t Zand"], "a list"),
        ("oost", ["Oost"], "all of a cell"),
        ("Sluiswijk / centrum", ["Sluiswijk", "Centrum"], "all of a part of a cell"),
        ("heel Broekwater", ["hele gemeente"], "all of the municipality"),
        ("n.v.t.", [], "nothing"),
        ("diverse locaties", [], "nothing that can be found"),
        ("Buurthuis De Klomp", [], "a building"),
        ("Stationsstraat 4", [], "an address"),
    ],
)
def test_cells_and_fields(text, found, why):
    assert values(text, "cell") == found


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("De groepen in Sluiswijk, Oost en Oud-Grien lopen goed.", ["Sluiswijk", "Oost", "Oud-Grien"], "it is there"),
        ("Een vrouw uit Sluiswijk slaapt weer.", [], "where someone lives is not where it was"),
        ("De groep in Sluiswijk is niet begonnen.", [], "a denial"),
        ("Bij Sluiswijk hoort een park.", [], "it does not say that it was there"),
    ],
)
def test_running_text(text, found, why):
    assert values(text, "told") == found


@pytest.mark.parametrize(
    ("text", "use", "found", "why"),
    [
        ("Koken in de wijk Rietkamp", "label", ["Rietkamp"], "a clear form"),
        ("Buurtteam Oost", "label", ["Oost"], "an ordinary word that is often a district"),
        ("BUURTTEAM RIETKAMP", "label", ["Rietkamp"], "in capitals"),
        ("Het buurthuis met tuin in De Gaarde", "label", ["De Gaarde"], "a building in a district"),
        ("Buurthuis De Klomp", "label", [], "the name of a building"),
        ("Samen in de wijk Kwartaal 1", "label", [], "an ordinary word"),
        ("Huiskamer Rietkamp", "label", [], "a name alone says nothing without a list"),
        ("Rietkamp", "cell", ["Rietkamp"], "a cell under a header Wijk"),
        ("online", "cell", [], "no place"),
    ],
)
def test_without_a_list_only_clear_forms_count_and_are_not_sure(text, use, found, why):
    said = find_districts(text, use, ())
    assert [one.value for one in said] == found
    assert not any(one.sure for one in said)


@given(st.sampled_from([one.name for one in TOWN]), st.sampled_from("bcdfgkz"))
def test_no_district_is_found_within_a_word(name, letter):
    assert values(f"Tuin {letter}{name}{letter}") == []


@given(st.text(max_size=60), st.sampled_from(["cell", "label", "told"]))
def test_any_text_is_read_and_what_is_sure_is_in_the_list(text, use):
    known = {one.name for one in TOWN} | {"hele gemeente"}
    assert all(found.value in known for found in find_districts(text, use, TOWN) if found.sure)
