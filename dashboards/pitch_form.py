"""The form with which a person confirms a pitch: what it begins with, and what a filled one says of each promise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.pitched import AMOUNTS, Judged, Kind, Pitch, Promise


@dataclass(frozen=True, slots=True)
class Row:
    """An activity with what is promised of it, by kind (`activity` for the name alone); the whole pitch for None."""

    name: str | None
    cells: Mapping[Kind, Judged] = field(default_factory=dict)

    def amount(self, kind: Kind) -> float | None:
        """What stands in a cell."""
        held = self.cells.get(kind)
        return held.promise.amount if held and held.promise else None


@dataclass(frozen=True, slots=True)
class Filled:
    """One row as it was filled in: the name (empty leaves its promises out), and an amount for each kind."""

    row: Row
    name: str
    amounts: Mapping[Kind, float | None]


def beginnings(pitch: Pitch) -> tuple[Judged, ...]:
    """What a form begins with: what was confirmed, with the newest reading beside it, and what was read since."""
    if pitch.confirmation is None:
        return tuple(Judged(one, one) for one in pitch.reading)
    read = {one.read_as: one for one in pitch.reading}
    held = [Judged(one.promise, read.get(one.read.read_as)) if one.read else one for one in _still(pitch, set(read))]
    return (*held, *(Judged(one, one) for one in pitch.difference.new))


def _still(pitch: Pitch, read: set[str | None]) -> list[Judged]:
    """What was confirmed, without what was left out and is read no more."""
    confirmation = pitch.confirmation
    judged = confirmation.judged if confirmation else ()
    return [one for one in judged if one.promise or (one.read and one.read.read_as in read)]


def of_kind(held: Sequence[Judged], kind: Kind) -> tuple[Judged, ...]:
    """The promises of one kind."""
    return tuple(one for one in held if _any(one).kind == kind)


def rows(held: Sequence[Judged]) -> tuple[tuple[Row, ...], Row]:
    """A row for each activity in order, and the row of the whole pitch. What is said twice gets a row of its own."""
    found: dict[tuple[str, int], tuple[str, dict[Kind, Judged]]] = {}
    whole: dict[Kind, Judged] = {}
    for one in held:
        kind, name = _any(one).kind, _any(one).value
        if kind not in ("activity", *AMOUNTS):
            continue
        if name is None:
            whole.setdefault(kind, one)
            continue
        place = 0
        while kind in found.get((name.casefold(), place), ("", {}))[1]:
            place += 1
        found.setdefault((name.casefold(), place), (name, {}))[1][kind] = one
    return tuple(Row(name, cells) for name, cells in found.values()), Row(None, whole)


def themes(held: Sequence[Judged], chosen: Sequence[str | None], more: Sequence[str]) -> list[Judged]:
    """The effects: for each of `held` the theme that was chosen, None leaves it out; and those that were added."""
    kept = [_became(one, theme) for one, theme in zip(held, chosen, strict=True)]
    known = {one.promise.value for one in kept if one and one.promise}
    added = [Judged(Promise("effect", theme), None) for theme in dict.fromkeys(more) if theme not in known]
    return [one for one in kept if one] + added


def names(held: Sequence[Judged], kind: Kind, chosen: Sequence[str]) -> list[Judged]:
    """Target groups or districts: those that stand in `chosen`, those left out, and those added."""
    written = {name.strip().casefold(): name.strip() for name in chosen if name.strip()}
    known = {(_any(one).value or "").casefold() for one in held}
    kept = [_became(one, _any(one).value if (_any(one).value or "").casefold() in written else None) for one in held]
    added = [Judged(Promise(kind, name), None) for key, name in written.items() if key not in known]
    return [one for one in kept if one] + added


def work(filled: Sequence[Filled]) -> list[Judged]:
    """The activities and amounts of filled rows."""
    return [one for row in filled for one in _work(row)]


def _work(filled: Filled) -> list[Judged]:
    row, found = filled.row, []
    whole, name = row.name is None, filled.name.strip()
    if not whole and (name or "activity" in row.cells):
        found.append(_named(row.cells.get("activity"), name, any(v is not None for v in filled.amounts.values())))
    for kind in AMOUNTS:
        amount = filled.amounts.get(kind) if whole or name else None
        found.append(_counted(row.cells.get(kind), kind, None if whole else name, amount))
    return [one for one in found if one]


def _named(held: Judged | None, name: str, has_amounts: bool) -> Judged | None:
    """The activity itself; one that only its amounts name is not promised once more."""
    if held is not None:
        return _became(held, name or None)
    return None if has_amounts else Judged(Promise("activity", name), None)


def _counted(held: Judged | None, kind: Kind, name: str | None, amount: float | None) -> Judged | None:
    if amount is None:
        return Judged(None, held.read) if held and held.read else None
    read = held.read if held else None
    return Judged(Promise(kind, name, amount, read.read_as if read else None, location=_place(read)), read)


def _became(held: Judged, value: str | None) -> Judged | None:
    """A promise with another value, or left out for None; one that a person added and left out is gone."""
    if value is None:
        return Judged(None, held.read) if held.read else None
    read = held.read
    return Judged(Promise(_any(held).kind, value, None, read.read_as if read else None, location=_place(read)), read)


def _place(read: Promise | None) -> str:
    return read.location if read else ""


def _any(one: Judged) -> Promise:
    held = one.promise or one.read
    assert held is not None  # Judged sees to it
    return held
