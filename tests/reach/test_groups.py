"""Target groups in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reach.groups import find_groups
from pipeline.reach.words import word_list

GROUPS = word_list("target_groups")["group"]
PLAIN = [word for group in GROUPS for word in group["words"] if word.isalpha()]


def values(text, use="label"):
    return [found.value for found in find_groups(text, use)]


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("Seniorensoos", ["ouderen"], "a compound that begins with the group"),
        ("Buurtjongeren in beeld", ["jongeren"], "one that ends with it"),
        ("Ouder worden doe je zo", ["ouderen"], "older, not a parent"),
        ("Ouderavond", ["ouders en gezinnen"], "a parent, not older"),
        ("Oude ambachten", [], "old things"),
        ("Statushouders naar de club", ["nieuwkomers en statushouders"], "no ‘ouders’ within a word"),
        ("Ouder en kind yoga", ["kinderen", "ouders en gezinnen"], "both"),
        ("Jeugdzorgspreekuur", [], "a service, not a group"),
        ("Kinderopvang", [], "a service too"),
        ("Vrijwilligersuren", [], "effort by volunteers is not for volunteers"),
        ("Vrijwilligers (personen)", [], "nor is their number"),
        ("Scholing nieuwe vrijwilligers", ["vrijwilligers"], "training is"),
        ("Training van gastvrouwen (vrijwilligers)", ["vrijwilligers"], "also in brackets"),
        ("Alzheimercafé", ["mensen met dementie en hun naasten"], "the name of an illness that the group goes by"),
        ("MINIMA", ["mensen met schulden of weinig geld"], "in capitals"),
        ("Minimaal twee keer", [], "another word"),
        ("Oekraïners", ["nieuwkomers en statushouders"], "with an accent"),
        ("Oekrainers", ["nieuwkomers en statushouders"], "and without"),
        ("Zitvolleybal slechtzienden", ["mensen met een beperking"], "what people cannot do"),
        ("Budgetcursus", [], "what it is about does not say for whom"),
    ],
)
def test_names_of_activities(text, found, why):
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("vrijwilligers", ["vrijwilligers"], "all that a cell says"),
        ("ouderen, minima en vrijwilligers", [
            "mensen met schulden of weinig geld", "ouderen", "vrijwilligers",
        ], "each of a list"),
        ("iedereen", ["alle inwoners"], "everybody"),
        ("inwoners", ["alle inwoners"], "inhabitants, without more"),
        ("inwoners met schulden", ["mensen met schulden of weinig geld"], "some inhabitants are not all"),
        ("12-18", ["jongeren"], "ages"),
        ("18+", [], "adults are no group of the list"),
        ("", [], "an empty cell"),
    ],
)  # fmt: skip
def test_cells_and_fields(text, found, why):
    assert values(text, "cell") == found


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("De salon is voor mensen met beginnende dementie.", ["mensen met dementie en hun naasten"], "for whom"),
        ("Negentien deelnemers met een arbeidsbeperking repareren fietsen.", ["mensen met een beperking"], "who comes"),
        ("Een man met dementie zat aan het raam.", [], "one person is no target group"),
        ("Ouders haalden hun kinderen op.", [], "they are only there"),
        ("Wij willen ook iets doen voor jonge moeders.", [], "a wish"),
        ("Voor ouderen was er geen plek.", [], "a denial"),
        ("De soos is open. Jongeren komen niet.", [], "a cue in another sentence"),
    ],
)
def test_running_text(text, found, why):
    assert values(text, "told") == found


def test_what_is_written_is_kept_as_it_stands():
    assert find_groups("Café voor Oekraïners", "label")[0].written == "Oekraïners"


@given(st.sampled_from(PLAIN), st.sampled_from("bcdfgkz"))
def test_no_group_is_found_within_a_word(word, letter):
    text = f"xq{letter}{word}{letter}qx"
    assert values(text) == []


@given(st.text(max_size=60), st.sampled_from(["cell", "label", "told"]))
def test_any_text_gives_groups_of_the_list_with_their_words(text, use):
    for found in find_groups(text, use):
        assert found.value in {group["name"] for group in GROUPS}
        assert found.written


def test_every_group_is_found_by_each_of_its_plain_words():
    ignored = word_list("target_groups")["ignored"]
    for group in GROUPS:
        for word in group["words"]:
            if "*" not in word and "…" not in word and word not in ignored:
                assert group["name"] in values(word), word
