"""A pitch beside what became visible of it since it began: never a verdict, and never a score.

Only claims count whose period begins on or after the first day of the pitch: what was told before says nothing about
its promise. Nothing says that the pitch brought the change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

import polars as pl

from pipeline.indicators.basis import Basis
from pipeline.indicators.promised_work import Matched, Money, People, Work, matched, money, people, work
from pipeline.pitched import Kind, Pitch, Timing
from pipeline.settings import LEAST_FOR_PUBLISHING
from pipeline.tables import STRENGTHS


@dataclass(frozen=True, slots=True)
class Voices:
    """Independent voices, as in CLAIMS."""

    sources: int = 0
    improved: int = 0
    worsened: int = 0
    unchanged: int = 0
    residents: int = 0
    relatives: int = 0
    professionals: int = 0
    stories: int = 0
    withheld: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What reports tell on one theme since the pitch began, of the organisation as a whole.

    `voices` are those of `claims` (ids, newest first), added up. `strength` is that of the strongest of them; None
    without any. `activities` are those of the pitch that it is told of, by their names in the pitch.
    """

    theme: str
    claims: tuple[str, ...] = ()
    voices: Voices = Voices()
    strength: str | None = None
    activities: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None

    @property
    def seen(self) -> bool:
        """Whether anything is told of it."""
        return bool(self.claims)


@dataclass(frozen=True, slots=True)
class Named:
    """A target group or district that a pitch names, with the reports since its start that name it too."""

    value: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything that became visible of a pitch.

    `effects` are those promised, in the order of the pitch; `others` those told of without having been promised, in
    the order of the goal tree. `reports` are the documents of the organisation whose period begins in that of the pitch
    or later; `unreported` are activities of the pitch of which no report gives hours or participants.
    """

    timing: Timing
    reports: tuple[str, ...]
    effects: tuple[Told, ...]
    others: tuple[Told, ...]
    work: tuple[Work, ...]
    people: tuple[People, ...]
    money: Money | None
    groups: tuple[Named, ...]
    districts: tuple[Named, ...]
    unreported: tuple[str, ...]

    @property
    def unseen(self) -> tuple[str, ...]:
        """The promised effects that nobody tells of yet."""
        return tuple(one.theme for one in self.effects if not one.seen)


def beside(
    pitch: Pitch, basis: Basis, reach: pl.DataFrame, today: date, themes: Sequence[str],
    least: int = LEAST_FOR_PUBLISHING, until: date | None = None,
) -> Beside:  # fmt: skip
    """What became visible of a pitch, in reports over days up to `until` (for None: all).

    `basis` holds reports and no pitches, `reach` rows of REACH, `themes` the ids of the goal tree in its order.
    """
    since = _since(pitch, basis, until)
    found = matched(pitch, basis)
    told = _told(pitch, basis, found, until)
    promised = pitch.values("effect")
    counted = people(pitch, basis, found, least, until)
    hours = work(pitch, basis, found, until)
    return Beside(
        pitch.timing(today), tuple(since["document"].sort()),
        tuple(told.get(theme) or Told(theme) for theme in promised),
        tuple(told[theme] for theme in themes if theme in told and theme not in promised),
        hours, counted, money(pitch, basis),
        _named(pitch, reach, since, "target_group"), _named(pitch, reach, since, "district"),
        _unreported(pitch, basis, found, until),
    )  # fmt: skip


def claims_since(pitch: Pitch, basis: Basis, until: date | None = None) -> pl.DataFrame:
    """The claims of a pitch's organisation that say something about its promise: their period begins with it or later.

    None without a period of the pitch.
    """
    if pitch.period is None:
        return basis.claims.clear()
    begun = (pl.col("owner") == pitch.owner) & (pl.col("period_start") >= pitch.period.start).fill_null(False)
    ended = (pl.col("period_end") <= until).fill_null(False) if until else pl.lit(True)
    return basis.claims.filter(begun & ended)


def _since(pitch: Pitch, basis: Basis, until: date | None) -> pl.DataFrame:
    if pitch.period is None:
        return basis.documents.clear()
    begun = (pl.col("owner") == pitch.owner) & (pl.col("period_start") >= pitch.period.start).fill_null(False)
    ended = (pl.col("period_end") <= until).fill_null(False) if until else pl.lit(True)
    return basis.documents.filter(begun & ended)


def _told(pitch: Pitch, basis: Basis, found: Matched, until: date | None) -> dict[str, Told]:
    """By theme what is told since the pitch began."""
    held = claims_since(pitch, basis, until)
    whole = held.filter(pl.col("activity_id").is_null())
    about: dict[str, set[str]] = {}
    for theme, same_as in held.filter(pl.col("same_as").is_not_null()).select("theme", "same_as").iter_rows():
        about.setdefault(theme, set()).add(same_as)
    return {
        str(theme): _sum(str(theme), rows, _names(pitch, found, about.get(str(theme), set())))
        for (theme,), rows in whole.partition_by("theme", as_dict=True, maintain_order=True).items()
    }


def _sum(theme: str, rows: pl.DataFrame, activities: tuple[str, ...]) -> Told:
    newest = rows.sort("period_end", "period_start", "claim_id", descending=[True, True, False])
    counts = Voices(**{part.name: int(rows[part.name].sum()) for part in fields(Voices)})
    strength = max(rows["strength"].drop_nulls(), key=STRENGTHS.index, default=None)
    first, last = rows["period_start"].min(), rows["period_end"].max()
    return Told(
        theme, tuple(newest["claim_id"]), counts, strength, activities,
        first if isinstance(first, date) else None, last if isinstance(last, date) else None,
    )  # fmt: skip


def _names(pitch: Pitch, found: Matched, about: set[str]) -> tuple[str, ...]:
    return tuple(name for name in pitch.activities if not about.isdisjoint(found.get(name, frozenset())))


def _named(pitch: Pitch, reach: pl.DataFrame, since: pl.DataFrame, kind: Kind) -> tuple[Named, ...]:
    """The groups or districts of a pitch, in its order, each with the reports since its start that name it."""
    held = reach.filter((pl.col("kind") == kind) & pl.col("document").is_in(since["document"].to_list()))
    named: dict[str, set[str]] = {}
    for value, document in held.select("value", "document").iter_rows():
        named.setdefault(value.casefold(), set()).add(document)
    return tuple(Named(value, tuple(sorted(named.get(value.casefold(), ())))) for value in pitch.values(kind))


def _unreported(pitch: Pitch, basis: Basis, found: Matched, until: date | None) -> tuple[str, ...]:
    """The activities of a pitch without a figure realised within its period."""
    if pitch.period is None:
        return pitch.activities
    figures = pl.concat([basis.hours, basis.people]).filter(
        (pl.col("owner") == pitch.owner) & pitch.period.inside() & pl.col("realised").is_not_null()
    )
    given = figures.filter(pl.col("period_end") <= until) if until else figures
    known = frozenset(given["same_as"])
    return tuple(name for name in pitch.activities if known.isdisjoint(found.get(name, frozenset())))
