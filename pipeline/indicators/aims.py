"""Who aims at the same effect for the same people: pitches, and activities of others of which it is told.

It says who could hear of each other, never that work is double. Parties stand in the order of the alphabet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

import polars as pl

from pipeline.indicators.basis import Basis
from pipeline.periods import Period
from pipeline.pitched import Pitch

Aim = tuple[str | None, str | None]
"""A theme and a target group; None leaves one open."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who aims at it: a pitch (`document` and `title`), or an organisation with activities that are told of.

    `confirmed` says whether people confirmed the pitch; None for what is no pitch. `districts` are where it is.
    """

    owner: str
    organisation: str | None
    document: str | None
    title: str | None
    confirmed: bool | None
    activities: tuple[str, ...]
    districts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """An effect, a target group or both, with the parties of two or more organisations, a pitch among them."""

    theme: str | None
    group: str | None
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Meetings:
    """Where parties meet: on effect and target group both, and weaker, on one of the two."""

    both: tuple[Meeting, ...]
    effect: tuple[Meeting, ...]
    group: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two organisations that could meet, the first by the alphabet first, and on what both aim."""

    one: str
    other: str
    aims: tuple[Aim, ...]


def meetings(
    pitches: Iterable[Pitch], basis: Basis, reach: pl.DataFrame, period: Period | None, themes: Sequence[str]
) -> Meetings:
    """Where these pitches meet each other, and activities of other organisations that are told of in a period.

    `basis` holds reports and no pitches, `reach` rows of REACH; `themes` are the ids of the goal tree in its order,
    others are left out. What meets on both stands in neither of the weaker lists.
    """
    aims: dict[Party, set[Aim]] = {}
    for pitch in pitches:
        aims[_of_pitch(pitch)] = _aims(pitch, themes)
    running = _running(basis, reach, period, themes) if period else {}
    whole = {**aims, **running}
    both = _both(whole, themes)
    return Meetings(both, _on_one(whole, both, 0, themes), _on_one(whole, both, 1, themes))


def introductions(met: Iterable[Meeting]) -> tuple[Introduction, ...]:
    """The pairs of organisations with a name that could meet, each once, one of them with a pitch."""
    found: dict[tuple[str, str], list[Aim]] = {}
    for meeting in met:
        for one in meeting.parties:
            for other in meeting.parties:
                pair = _pair(one, other)
                if pair and (meeting.theme, meeting.group) not in found.setdefault(pair, []):
                    found[pair].append((meeting.theme, meeting.group))
    ordered = sorted(found, key=lambda pair: (pair[0].casefold(), pair[1].casefold()))
    return tuple(Introduction(*pair, tuple(found[pair])) for pair in ordered)


def _aims(pitch: Pitch, themes: Sequence[str]) -> set[Aim]:
    """Each effect of a pitch for each of its target groups."""
    effects = tuple(theme for theme in pitch.values("effect") if theme in themes)
    return set(product(effects or (None,), pitch.values("target_group") or (None,)))


def _pair(one: Party, other: Party) -> tuple[str, str] | None:
    if one.document is None or one.owner == other.owner or not one.organisation or not other.organisation:
        return None
    first, second = sorted((one.organisation, other.organisation), key=str.casefold)
    return first, second


def _both(aims: dict[Party, set[Aim]], themes: Sequence[str]) -> tuple[Meeting, ...]:
    asked = {aim for held in aims.values() for aim in held if None not in aim}
    found = (Meeting(*aim, _parties(party for party, held in aims.items() if aim in held)) for aim in asked)
    return _ordered((one for one in found if _meets(one.parties)), themes)


def _on_one(
    aims: dict[Party, set[Aim]], both: Sequence[Meeting], side: int, themes: Sequence[str]
) -> tuple[Meeting, ...]:
    """Where parties meet on effect (side 0) or group (1), without those pairs that meet there on both."""
    values = {aim[side] for held in aims.values() for aim in held} - {None}
    found = []
    for value in values:
        parties = _merged(party for party, held in aims.items() if any(aim[side] == value for aim in held))
        known = {
            frozenset((one.owner, other.owner))
            for meeting in both
            if (meeting.theme, meeting.group)[side] == value
            for one in meeting.parties
            for other in meeting.parties
        }
        left = tuple(one for one in parties if _is_new(one, parties, known))
        if _meets(left):
            found.append(Meeting(value if side == 0 else None, value if side == 1 else None, left))
    return _ordered(found, themes)


def _merged(found: Iterable[Party]) -> tuple[Party, ...]:
    """The same, with what one organisation does for several groups as one party."""
    held: dict[tuple[str, str | None], Party] = {}
    for one in found:
        other = held.get((one.owner, one.document), one)
        activities, districts = (_sorted({*one.activities, *other.activities}), {*one.districts, *other.districts})
        held[one.owner, one.document] = one if one.document else replace(
            one, activities=activities, districts=_sorted(districts)
        )  # fmt: skip
    return _parties(held.values())


def _is_new(one: Party, parties: Sequence[Party], known: set[frozenset[str]]) -> bool:
    """Whether it meets another here that it does not meet on both: a pitch any other, another only a pitch."""
    return any(
        one.owner != other.owner
        and (one.document or other.document)
        and frozenset((one.owner, other.owner)) not in known
        for other in parties
    )


def _meets(parties: Sequence[Party]) -> bool:
    return len({one.owner for one in parties}) > 1 and any(one.document for one in parties)


def _parties(found: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.organisation is None, (one.organisation or "").casefold(), one.document is None, one.title or "",
            ),
        )
    )  # fmt: skip


def _ordered(found: Iterable[Meeting], themes: Sequence[str]) -> tuple[Meeting, ...]:
    place = {theme: at for at, theme in enumerate(themes)}
    return tuple(sorted(found, key=lambda one: (place.get(one.theme or "", -1), (one.group or "").casefold())))


def _of_pitch(pitch: Pitch) -> Party:
    return Party(
        pitch.owner, pitch.organisation, pitch.document, pitch.title, pitch.confirmation is not None,
        pitch.activities, pitch.values("district"),
    )  # fmt: skip


def _running(basis: Basis, reach: pl.DataFrame, period: Period, themes: Sequence[str]) -> dict[Party, set[Aim]]:
    """The activities that are told of in a period, as one party an organisation and aim."""
    told = basis.claims.filter(period.overlaps() & pl.col("same_as").is_not_null() & pl.col("theme").is_in(themes))
    places = _of_activities(basis, reach)
    labels = basis.same.group_by("owner", "same_as").agg(pl.col("activity").sort_by("activity_id").first())
    rows = (
        told.select("owner", "organisation", "theme", "same_as").unique()
        .join(labels, on=["owner", "same_as"], how="left")
        .join(places, on="same_as", how="left")
        .rename({"groups": "group"})
        .explode("group")
        .group_by("owner", "organisation", "theme", "group")
        .agg(pl.col("activity").drop_nulls().unique(), pl.col("districts").explode().drop_nulls().unique())
    )  # fmt: skip
    found: dict[Party, set[Aim]] = {}
    for owner, organisation, theme, group, activities, districts in rows.sort("owner", "theme", "group").iter_rows():
        party = Party(owner, organisation, None, None, None, _sorted(activities), _sorted(districts))
        found.setdefault(party, set()).add((theme, group))
    return found


def _of_activities(basis: Basis, reach: pl.DataFrame) -> pl.DataFrame:
    """same_as with its groups and districts, in any of its documents."""
    known = reach.drop_nulls("activity_id").join(basis.same.select("activity_id", "same_as"), on="activity_id")
    return known.group_by("same_as").agg(
        groups=pl.col("value").filter(pl.col("kind") == "target_group").unique().sort(),
        districts=pl.col("value").filter(pl.col("kind") == "district").unique().sort(),
    )


def _sorted(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(values, key=str.casefold))
