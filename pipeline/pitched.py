"""What pitches promise: as it was read, as a person confirmed it, and where a new reading differs from that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, get_args

import polars as pl

from pipeline.periods import Period

Kind = Literal["effect", "target_group", "district", "activity", "hours", "volunteer_hours", "participants", "money"]
"""What is promised: see PROMISE_KINDS."""
AMOUNTS: tuple[Kind, ...] = ("hours", "volunteer_hours", "participants", "money")
"""Kinds that say how much, of one activity or of the whole pitch."""
State = Literal["kept", "changed", "removed", "added"]
"""What a person did with a promise."""
Timing = Literal["unknown", "ahead", "running", "over"]
"""Whether the period of a pitch is known, and where it lies on a day."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that a pitch promises.

    `value` is a theme, target group, district or name of the activity; None for an amount of the whole pitch. `amount`
    is hours, people or euro asked; None for other kinds. `read_as` is the promise_id of the reading; None where a
    person added it. The rest says where the pitch has it, and is no part of what is promised.
    """

    kind: Kind
    value: str | None
    amount: float | None = None
    read_as: str | None = None
    sure: bool = field(default=True, compare=False)
    written: str = field(default="", compare=False)
    location: str = field(default="", compare=False)
    sentence: str | None = field(default=None, compare=False)
    activity_id: str | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"a pitch cannot promise {self.kind}; choose from {', '.join(get_args(Kind))}")
        if (self.amount is None) == (self.kind in AMOUNTS) or (self.value is None and self.kind not in AMOUNTS):
            raise ValueError(f"a promise of {self.kind} needs {'an amount' if self.kind in AMOUNTS else 'a value'}")
        if self.amount is not None and self.amount < 0:
            raise ValueError("nobody promises less than nothing")

    @property
    def said(self) -> tuple[Kind, str | None, float | None]:
        """What is promised."""
        return self.kind, self.value, self.amount


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person made of one promise: as it stands (None where it was removed), and as it was read (None if not)."""

    promise: Promise | None
    read: Promise | None

    def __post_init__(self) -> None:
        if self.promise is None and self.read is None:
            raise ValueError("a promise was read, or a person added it")

    @property
    def state(self) -> State:
        """Whether it was kept, changed, removed or added."""
        if self.promise is None:
            return "removed"
        if self.read is None:
            return "added"
        return "kept" if self.promise.said == self.read.said else "changed"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The list of promises of one pitch as a person confirmed it. Times are ISO, UTC."""

    number: int
    document: str
    judged: tuple[Judged, ...]
    decided_by: str
    decided_at: str
    withdrawn_by: str | None = None
    withdrawn_at: str | None = None

    @property
    def promises(self) -> tuple[Promise, ...]:
        """What was confirmed, in order."""
        return tuple(one.promise for one in self.judged if one.promise is not None)

    def count(self, state: State) -> int:
        """How many promises were kept, changed, removed or added."""
        return sum(one.state == state for one in self.judged)


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a reading differs from the one that was confirmed: read since, read no more, read as something else."""

    new: tuple[Promise, ...] = ()
    gone: tuple[Promise, ...] = ()
    changed: tuple[tuple[Promise, Promise], ...] = ()

    def __bool__(self) -> bool:
        """Whether it differs at all."""
        return bool(self.new or self.gone or self.changed)


@dataclass(frozen=True, slots=True)
class Pitch:
    """A pitch with what was read in it, and what a person confirmed; `title` is its programme, else its file."""

    document: str
    organisation: str | None
    title: str
    filename: str
    period: Period | None
    reading: tuple[Promise, ...]
    confirmation: Confirmation | None = None

    @property
    def promises(self) -> tuple[Promise, ...]:
        """What it promises: as confirmed, else as read."""
        if self.confirmation is None:
            return self.reading
        read = {one.read_as: one for one in self.reading}
        return tuple(_sourced(one, read.get(one.read_as)) for one in self.confirmation.promises)

    @property
    def difference(self) -> Difference:
        """Where the newest reading differs from the one that was confirmed; nothing before it is confirmed."""
        return differing(self.confirmation, self.reading) if self.confirmation else Difference()

    @property
    def owner(self) -> str:
        """Whose it is, as pipeline/owners.py has it."""
        return self.organisation.lower().strip() if self.organisation else self.document

    def of(self, *kinds: Kind) -> tuple[Promise, ...]:
        """The promises of these kinds, in order."""
        return tuple(one for one in self.promises if one.kind in kinds)

    def values(self, kind: Kind) -> tuple[str, ...]:
        """The themes, groups, districts or activities that it names, each once, in order."""
        return tuple(dict.fromkeys(one.value for one in self.of(kind) if one.value is not None))

    @property
    def activities(self) -> tuple[str, ...]:
        """The names of its activities, of those with an amount too, each once."""
        named: dict[str, str] = {}
        for one in self.of("activity", *AMOUNTS):
            if one.value is not None:
                named.setdefault(one.value.casefold(), one.value)
        return tuple(named.values())

    def amount(self, kind: Kind, activity: str | None) -> float | None:
        """How much it promises of one activity, or of the whole pitch for None; the first where it says so twice."""
        name = (activity or "").casefold()
        return next((one.amount for one in self.of(kind) if (one.value or "").casefold() == name), None)

    def total(self, kind: Kind) -> float | None:
        """How much it promises in all: what it says of the whole, else its activities added up, each once."""
        whole = self.amount(kind, None)
        if whole is not None:
            return whole
        found = [self.amount(kind, name) for name in self.activities]
        known = [value for value in found if value is not None]
        return sum(known) if known else None

    def timing(self, today: date) -> Timing:
        """Where its period lies on a day."""
        if self.period is None:
            return "unknown"
        if today < self.period.start:
            return "ahead"
        return "running" if today <= self.period.end else "over"


def differing(confirmation: Confirmation, reading: Sequence[Promise]) -> Difference:
    """Where a reading differs from the one that a confirmation was made of."""
    before = {one.read.read_as: one.read for one in confirmation.judged if one.read is not None}
    now = {one.read_as: one for one in reading}
    return Difference(
        new=tuple(one for name, one in now.items() if name not in before),
        gone=tuple(one for name, one in before.items() if name not in now),
        changed=tuple((one, now[name]) for name, one in before.items() if name in now and now[name].said != one.said),
    )


def reports(documents: pl.DataFrame) -> pl.DataFrame:
    """The rows of DOCUMENTS that tell of what was: all but pitches, which promise."""
    return documents.filter((pl.col("kind") != "pitch").fill_null(True))


def pitches(
    documents: pl.DataFrame, promises: pl.DataFrame, confirmations: Mapping[str, Confirmation]
) -> tuple[Pitch, ...]:
    """The pitches among rows of DOCUMENTS, with their rows of PROMISES and what was confirmed, by document.

    In the order of the alphabet, by organisation and then title.
    """
    read: dict[str, list[Promise]] = {}
    for row in promises.sort("document", "position", "promise_id").to_dicts():
        read.setdefault(row["document"], []).append(as_promise(row))
    held = documents.filter((pl.col("kind") == "pitch").fill_null(False)).to_dicts()
    found = (_pitch(row, read.get(row["document"], ()), confirmations.get(row["document"])) for row in held)
    return tuple(sorted(found, key=_by_name))


def as_promise(row: Mapping[str, Any]) -> Promise:
    """A row of PROMISES."""
    return Promise(
        row["kind"], row["value"], row["amount"], row["promise_id"], bool(row["sure"]), row["written"] or "",
        row["location"] or "", row["sentence_id"], row["activity_id"],
    )  # fmt: skip


def _pitch(row: Mapping[str, Any], read: Iterable[Promise], confirmation: Confirmation | None) -> Pitch:
    start, end = row["period_start"], row["period_end"]
    known = Period(start, end) if start and end and start <= end else None
    name = row["filename"] or ""
    return Pitch(
        row["document"], (row["organisation"] or "").strip() or None, row["programme"] or name, name, known,
        tuple(read), confirmation,
    )  # fmt: skip


def _by_name(pitch: Pitch) -> tuple[bool, str, str, str]:
    return pitch.organisation is None, (pitch.organisation or "").casefold(), pitch.title.casefold(), pitch.document


def _sourced(promise: Promise, read: Promise | None) -> Promise:
    """A confirmed promise with where the newest reading has it."""
    if read is None:
        return promise
    return replace(
        promise, sure=read.sure, written=read.written, location=read.location, sentence=read.sentence,
        activity_id=read.activity_id,
    )  # fmt: skip
