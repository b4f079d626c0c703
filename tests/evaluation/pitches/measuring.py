"""How much of what pitches promise is found, and how much of what is found is right.

`python -m tests.evaluation.pitches.measuring [development|unseen] [-v]`; with -v each difference.

Each pitch was written, and labelled by its writer, without knowledge of the rules. Labels named …_possible are what a
careful reader may also say: found or not, they count neither way. Each pitch is read as the Word file it could be, as
one that a person said is a pitch. The municipality's list holds the districts that the writers name in any of them.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

import polars as pl
from rapidfuzz import fuzz

from pipeline.activity_names import core
from pipeline.guidance import District
from pipeline.process import Models, analyse, connect, load_guidance, load_models, read, reading_limits
from pipeline.settings import Settings
from pipeline.tables import Tables
from tests.evaluation.pitches.writing import as_word

HERE = Path(__file__).resolve().parent
SETS = ("development", "unseen")
WHOLE = ("money", "hours", "volunteer_hours", "participants")
LISTS = {"effect": "effects", "target_group": "target_groups", "district": "districts"}
OF_ONE = ("money", "hours", "participants")
KINDS = ("effect", "target_group", "district", "activity", *WHOLE, *(f"{kind} of an activity" for kind in OF_ONE))
SAME_NAME = 75.0
"""Likeness from which an activity found is the one that the writer names."""

Json = dict[str, Any]
Key = tuple[str, str]
"""Pitch, and what is promised."""


@dataclass(frozen=True, slots=True)
class Score:
    """What was found right, wrong, and not at all."""

    right: frozenset[Key] = frozenset()
    wrong: frozenset[Key] = frozenset()
    missed: frozenset[Key] = frozenset()

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right; 1 where nothing was found."""
        return len(self.right) / (len(self.right) + len(self.wrong)) if self.right or self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what the writer says, the share that was found; 1 where nothing was said."""
        return len(self.right) / (len(self.right) + len(self.missed)) if self.right or self.missed else 1.0


def labels(name: str) -> dict[str, Json]:
    """What the writers say of each pitch of a set, by its name."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((HERE / name).glob("*.toml"))}


def read_set(name: str, models: Models, settings: Settings) -> Tables:
    """The pitches of a set, read, labelled and linked."""
    limits, guidance = reading_limits(settings), load_guidance(settings)
    paths = [HERE / name / f"{pitch}.md" for pitch in labels(name)]
    raw = [read(as_word(path.read_text(encoding="utf-8")), f"{path.stem}.docx", limits, guidance) for path in paths]
    read_all = analyse(Tables.concat(raw), models)
    documents = read_all.documents.with_columns(kind=pl.lit("pitch"))
    return connect(replace(read_all, documents=documents), models.scorer, districts(name))


def districts(name: str) -> tuple[District, ...]:
    """The districts that the writers name, in any pitch of the set."""
    said = (
        one for held in labels(name).values() for one in _said(held, "districts") | _said(held, "districts_possible")
    )
    return tuple(District(one) for one in sorted(set(said)) if one != "hele gemeente")


def measure(name: str, tables: Tables, sure: bool = False) -> dict[str, Score]:
    """The score of each kind in a set; of what is marked as sure alone, or of all."""
    files = tables.documents.select("document", pl.col("filename").str.strip_suffix(".docx").alias("pitch"))
    promises = tables.promises.join(files, on="document").filter(pl.col("sure") | (not sure))
    scores = [
        dict(_of_pitch(pitch, said, promises.filter(pl.col("pitch") == pitch).to_dicts()))
        for pitch, said in labels(name).items()
    ]
    return {kind: merged(one.get(kind, Score()) for one in scores) for kind in KINDS}


def _of_pitch(pitch: str, said: Json, found: list[Json]) -> Iterator[tuple[str, Score]]:
    for kind, field in LISTS.items():
        values = {row["value"] for row in found if row["kind"] == kind}
        yield kind, _compared(pitch, values, _said(said, field), _said(said, f"{field}_possible"))
    for kind in WHOLE:
        amounts = {_amount(row["amount"]) for row in found if row["kind"] == kind and row["value"] is None}
        yield kind, _compared(pitch, amounts, _said(said, kind), _said(said, f"{kind}_possible"))
    yield from _of_activities(pitch, said.get("activities", []), found)


def _of_activities(pitch: str, said: list[Json], found: list[Json]) -> Iterator[tuple[str, Score]]:
    names = [row["value"] for row in found if row["kind"] == "activity"]
    pairs = _paired([one["name"] for one in said], names)
    missed = {one["name"] for one in said} - set(pairs)
    yield "activity", Score(_keys(pitch, pairs), _keys(pitch, set(names) - set(pairs.values())), _keys(pitch, missed))
    for kind in OF_ONE:
        scores = []
        for one in said:
            amounts = {
                _amount(row["amount"])
                for row in found
                if row["kind"] == kind and row["value"] is not None and row["value"] == pairs.get(one["name"])
            }
            place = f"{pitch} / {one['name']}"
            scores.append(_compared(place, amounts, _said(one, kind), _said(one, f"{kind}_possible")))
        yield f"{kind} of an activity", merged(scores)


def _paired(said: list[str], found: list[str]) -> dict[str, str]:
    """Each name that the writer gives with the one found that is most like it, each used once."""
    likeness = sorted(
        ((_likeness(one, other), one, other) for one in said for other in found), key=lambda pair: (-pair[0], *pair[1:])
    )
    pairs: dict[str, str] = {}
    for score, one, other in likeness:
        if score >= SAME_NAME and one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def _likeness(one: str, other: str) -> float:
    return float(fuzz.token_set_ratio(core(one), core(other)))


def _said(held: Json, field: str) -> set[str]:
    value = held.get(field, [])
    return {_amount(one) if isinstance(one, int | float) else str(one) for one in _as_list(value)}


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _amount(value: float) -> str:
    return f"{float(value):g}" if float(value) < 1e6 else str(float(value))


def _compared(place: str, found: set[str], said: set[str], may: set[str]) -> Score:
    right = found & said
    # a number that may be said in place of another is as good
    missed = said - found if not (found & may and _are_numbers(said)) else set()
    return Score(_keys(place, right), _keys(place, found - said - may), _keys(place, missed))


def _are_numbers(values: set[str]) -> bool:
    return all(value.replace(".", "").isdigit() for value in values)


def _keys(place: str, values: Any) -> frozenset[Key]:
    return frozenset((place, value) for value in values)


def merged(scores: Iterator[Score] | list[Score]) -> Score:
    """Several scores as one."""
    held = list(scores)
    parts = ("right", "wrong", "missed")
    return Score(*(reduce(or_, (getattr(one, part) for one in held), frozenset()) for part in parts))


def main() -> None:
    """Print precision and recall of each kind, for the sets named or for all that are there."""
    settings = Settings()
    models = load_models(settings)
    for name in [one for one in sys.argv[1:] if one in SETS] or SETS:
        if not any((HERE / name).glob("*.md")):
            continue
        tables = read_set(name, models, settings)
        for sure in (False, True):
            for kind, score in measure(name, tables, sure).items():
                _show(f"{name}, {kind}, {'sure' if sure else 'all'}", score, "-v" in sys.argv and not sure)


def _show(title: str, score: Score, every: bool) -> None:
    found, said = len(score.right) + len(score.wrong), len(score.right) + len(score.missed)
    print(f"{title}: precision {score.precision:.2f} of {found}, recall {score.recall:.2f} of {said}")
    if every:
        for sign, rows in (("wrong", score.wrong), ("missed", score.missed)):
            for row in sorted(rows):
                print("   ", sign, *row, sep=" | ")


if __name__ == "__main__":
    main()
