"""Who could hear of each other: the same effect for the same group, and the weaker of the two alone."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.indicators import basis, introductions, meetings
from pipeline.indicators.aims import Meetings
from pipeline.pitched import Pitch
from tests.indicators.builders import Q1, YEAR, claims, documents, figures, telling
from tests.indicators.pitch_builders import pitch, promise, reach

TREE = ("meedoen", "financien", "veiligheid")
FILES = documents(report=Q1, rival=(Q1, "Taalhuis"))
WARM = "Warm Huis"


def aims(name: str, effects: str, groups: str = "", organisation: str | None = None) -> Pitch:
    promises = [promise("effect", theme) for theme in effects.split()]
    return pitch(
        *promises, *(promise("target_group", group) for group in groups.split()), promise("district", "Oost"),
        organisation=organisation or name, document=name, title=name,
    )  # fmt: skip


def met(*pitches: Pitch, told: pl.DataFrame | None = None, where: pl.DataFrame | None = None) -> Meetings:
    lines = [("report", "Samen koken", None, 9.0, Q1), ("rival", "Taalles", None, 9.0, Q1)]
    town = basis(figures(*lines), FILES, claims() if told is None else told, telling())
    return meetings(pitches, town, reach() if where is None else where, YEAR, TREE)


def test_pitches_that_aim_at_the_same_effect_and_group_meet():
    found = met(aims("Zon", "meedoen financien", "ouderen"), aims("Anker", "meedoen", "ouderen jongeren"))
    (both,) = found.both
    assert (both.theme, both.group) == ("meedoen", "ouderen")
    assert [one.organisation for one in both.parties] == ["Anker", "Zon"]
    assert both.parties[0].districts == ("Oost",)
    assert found.effect == found.group == ()


def test_only_the_effect_or_only_the_group_is_weaker():
    found = met(aims("A", "meedoen", "ouderen"), aims("B", "meedoen", "jongeren"), aims("C", "financien", "ouderen"))
    assert found.both == ()
    assert [(one.theme, [party.organisation for party in one.parties]) for one in found.effect] == [
        ("meedoen", ["A", "B"])
    ]
    assert [(one.group, [party.organisation for party in one.parties]) for one in found.group] == [
        ("ouderen", ["A", "C"])
    ]


def test_activities_of_others_that_are_told_of_meet_a_pitch():
    told = claims(("meedoen", Q1, "rival-01"), organisation="Taalhuis")
    where = reach(("rival", "rival-01", "target_group", "ouderen"), ("rival", "rival-01", "district", "Noord"))
    (both,) = met(aims(WARM, "meedoen", "ouderen"), told=told, where=where).both
    pitched, running = sorted(both.parties, key=lambda one: one.document is None)
    assert (pitched.organisation, pitched.confirmed) == (WARM, False)
    assert (running.organisation, running.activities, running.districts) == ("Taalhuis", ("Taalles",), ("Noord",))


def test_an_activity_for_nobody_in_particular_meets_on_the_effect_only():
    found = met(aims(WARM, "meedoen", "ouderen"), told=claims(("meedoen", Q1, "rival-01"), organisation="Taalhuis"))
    assert found.both == ()
    assert [one.theme for one in found.effect] == ["meedoen"]


def test_running_activities_alone_are_no_meeting():
    told = pl.concat([
        claims(("meedoen", Q1, "rival-01"), organisation="Taalhuis"), claims(("meedoen", Q1, "report-00")),
    ])  # fmt: skip
    assert met(told=told) == Meetings((), (), ())


def test_one_organisation_does_not_meet_itself():
    found = met(aims("een", "meedoen", "ouderen", WARM), aims("twee", "meedoen", "ouderen", WARM))
    assert found == Meetings((), (), ())


def test_who_could_be_introduced_to_whom_each_pair_once():
    told = claims(("meedoen", Q1, "rival-01"), organisation="Taalhuis")
    where = reach(("rival", "rival-01", "target_group", "ouderen"))
    found = met(aims("Zon", "meedoen", "ouderen"), aims("Anker", "meedoen", "ouderen"), told=told, where=where)
    pairs = [(one.one, one.other) for one in introductions(found.both)]
    assert pairs == [("Anker", "Taalhuis"), ("Anker", "Zon"), ("Taalhuis", "Zon")]


_PITCHES = st.lists(
    st.tuples(st.sets(st.sampled_from(TREE)), st.sets(st.sampled_from(["ouderen", "jongeren"]))), max_size=4
)


@settings(deadline=None, max_examples=60)
@given(_PITCHES)
def test_every_pair_that_shares_both_meets_and_nobody_else(held: list):
    pitches = [aims(f"O{at}", " ".join(sorted(themes)), " ".join(sorted(groups))) for at, (themes, groups) in
               enumerate(held)]  # fmt: skip
    found = met(*pitches)
    pairs = {(one.one, one.other) for one in introductions(found.both)}
    expected = {
        (f"O{one}", f"O{other}")
        for one, mine in enumerate(held)
        for other, theirs in enumerate(held)
        if one < other and mine[0] & theirs[0] and mine[1] & theirs[1]
    }
    assert pairs == expected
    for meeting in (*found.both, *found.effect, *found.group):
        names = [party.organisation for party in meeting.parties]
        assert names == sorted(names)
        assert len(set(names)) > 1
