"""How well the reader does on report documents that it was not tuned on, beside a general converter.

A cell is one planned or realised value. It is right when it stands under the right activity label, measure, kind of row
and period (a key that the expectation leaves out is not checked, nor is a period that it sets to null). Cells of items
under `optional` are neither asked for nor held against the reader. Capitals and bullets in labels make no difference.
The columns 'label+value' hold reader and baseline to less: the right number beside the right label.

Run as a module it prints the tables: python -m tests.evaluation.reading.score (-v: also what is missing and extra)
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import ingest, process
from pipeline.disk import digest
from pipeline.extract import as_contract, as_contracts, as_one
from tests.evaluation.extraction import Comparison, fits, match
from tests.evaluation.reading import baseline

HERE = Path(__file__).parent
DOCUMENTS, EXPECTED = HERE / "documents", HERE / "expected"
FIELDS = ("status", "kind", "organisation", "programme", "grant_number", "period")
_SIDES = ("planned", "realised")
_CHECKED = ("measure", "row_kind")


class _Unchecked:
    """Equal to everything: a period that the expectation does not check."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Score:
    """One document: cells of the reader, both readers on label and value, metadata, stories and issues."""

    name: str
    cells: Comparison
    loose: Comparison
    plain: Comparison | None
    fields: dict[str, bool]
    stories: Comparison
    absent: list[str]
    said: list[str]

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix.lstrip(".").lower()


def names() -> list[str]:
    """Every document that has an expectation."""
    return sorted(path.name.removesuffix(".json") for path in EXPECTED.glob("*.json"))


def score(name: str, with_baseline: bool = True) -> Score:
    """Read one document, by default with both readers, and hold them against its expectation."""
    wanted = json.loads((EXPECTED / f"{name}.json").read_text("utf-8"))
    path = DOCUMENTS / name
    found = read_file(path)
    here = found["document"]
    default = wanted.get("period", _Unchecked())
    asked, free = (_asked(wanted.get(key, []), default) for key in ("activities", "optional"))
    got = [cell for cell in _found(found["activities"]) if not any(fits(one, cell, default) for one in free)]
    said = [f"{key}: {here[key]} ≠ {wanted[key]}" for key in FIELDS if key in wanted and here[key] != wanted[key]]
    plain = baseline.cells(path) if with_baseline else None
    return Score(
        name,
        _compare(name, asked, got, default),
        _compare(name, _loose(asked), _loose(got), None),
        None if plain is None else _compare(name, _loose(asked), _without(_plain(plain), _loose(free)), None),
        {key: here[key] == wanted[key] for key in FIELDS if key in wanted},
        _stories(name, wanted.get("stories", []), found["stories"]),
        sorted(set(wanted.get("issues", [])) - {issue["code"] for issue in found["issues"]}),
        said,
    )


def read_file(path: Path) -> dict[str, Any]:
    """A file as the contract has it, without sentences and labels; a zip or mail with all that is in it."""
    limits = ingest.Limits()
    unpacked = process.unpack_file(path, limits)
    if unpacked is None:
        return as_contract(process.read_file(path, limits))
    return as_one(path, unpacked, as_contracts(process.read_members(digest(path), unpacked, limits)))


def _compare(name: str, asked: list[dict[str, Any]], got: list[dict[str, Any]], period: object) -> Comparison:
    right, wrong = match(asked, got, period)
    return Comparison(name, right, len(got), len(asked), wrong, [])


def _label(text: str) -> str:
    return " ".join(text.split()).strip("•-*: ").casefold()


def _asked(items: Iterable[dict[str, Any]], default: object) -> list[dict[str, Any]]:
    cells = []
    for item in items:
        keys = {key: item[key] for key in _CHECKED if key in item}
        if "activity" in item:
            keys["activity"] = _label(item["activity"])
        keys["period"] = (item["period"] or _Unchecked()) if "period" in item else default
        cells += [keys | {side: item[side]} for side in _SIDES if item.get(side) is not None]
    # those that say most come first, so that one with fewer keys does not take what another needs
    return sorted(cells, key=lambda cell: -len(cell))


def _found(items: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    cells = []
    for item in items:
        keys = {key: item[key] for key in (*_CHECKED, "period")} | {"activity": _label(item["activity"])}
        empty: dict[str, Any] = dict.fromkeys(_SIDES)
        cells += [keys | empty | {side: item[side]} for side in _SIDES if item[side] is not None]
    return cells


def _loose(cells: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Label and value only; the value stands under 'planned', whatever it was."""
    loose = []
    for cell in cells:
        value = next(cell[side] for side in _SIDES if cell.get(side) is not None)
        loose.append({key: cell[key] for key in ("activity",) if key in cell} | {"planned": value, "period": None})
    return loose


def _plain(cells: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"activity": _label(cell["activity"]), "planned": cell["value"], "period": None} for cell in cells]


def _without(cells: list[dict[str, Any]], free: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [cell for cell in cells if not any(fits(one, cell, None) for one in free)]


def _stories(name: str, wanted: list[dict[str, Any]], found: list[dict[str, Any]]) -> Comparison:
    left, right = list(found), 0
    for story in sorted(wanted, key=lambda one: -len(one)):
        hit = next((one for one in left if all(one[key] == value for key, value in story.items())), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return Comparison(name, right, len(found), len(wanted), [f"extra   story {one['title']}" for one in left], [])


def together(name: str, parts: Iterable[Comparison | None]) -> Comparison:
    """The sums over documents, without those of a kind that the baseline does not know."""
    known = [part for part in parts if part is not None]
    sums = (sum(getattr(part, key) for part in known) for key in ("right", "found", "expected"))
    return Comparison(name, *sums, [], [])


def by_format(scores: Iterable[Score]) -> dict[str, list[Score]]:
    """The documents of each format, by its suffix, and all of them."""
    groups: dict[str, list[Score]] = defaultdict(list)
    for one in scores:
        groups[one.suffix].append(one)
    return {**dict(sorted(groups.items())), "all": [one for group in groups.values() for one in group]}


def _numbers(one: Comparison | None) -> str:
    if one is None:
        return f"{'-':>6}{'-':>6}"
    # where nothing was found there is no precision to speak of
    return f"{f'{one.precision:.2f}' if one.found else '-':>6}{one.recall:6.2f}"


def _line(name: str, scores: list[Score]) -> str:
    cells = together(name, (one.cells for one in scores))
    loose = together(name, (one.loose for one in scores))
    known = [one for one in scores if one.plain is not None]
    plain = together(name, (one.plain for one in known)) if known else None
    stories = together(name, (one.stories for one in scores))
    fields = "".join(_share([one.fields[key] for one in scores if key in one.fields]) for key in FIELDS)
    counts = f"{stories.expected}/{stories.found}/{stories.right}"
    return f"{name[:50]:50}{cells.expected:5}{_numbers(cells)} {_numbers(loose)} {_numbers(plain)} {fields} {counts:>9}"


def _share(right: list[bool]) -> str:
    if len(right) < 2:
        return f"{'-' if not right else 'yes' if right[0] else 'no':>8}"
    return f"{f'{sum(right)}/{len(right)}':>8}"


def main() -> None:
    """Print a line for each document, for each format and for all; with -v what differs."""
    scores = [score(name) for name in names()]
    heads = "".join(f"{key[:7]:>8}" for key in FIELDS)
    print(f"{'':55}{'cells':>12} {'label+value':>12} {'baseline':>12} {'':48} {'stories':>9}")
    print(f"{'':50}{'n':>5}{('     P     R ' * 3)}{heads} {'exp/fnd/ok':>9}")
    for one in scores:
        print(_line(one.name, [one]))
        if "-v" in sys.argv:
            for text in (*one.said, *(f"issue missing: {code}" for code in one.absent), *one.cells.wrong):
                print("     ", text)
            for text in one.stories.wrong:
                print("     ", text)
    print()
    for suffix, group in by_format(scores).items():
        print(_line(f"{suffix} ({len(group)})", group))
    unknown = [one.name for one in scores if one.plain is None]
    if unknown:
        print(f"not known to the baseline, left out of its figures: {', '.join(unknown)}")


if __name__ == "__main__":
    main()
