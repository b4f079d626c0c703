"""How many of the districts and target groups in reports are found, and how many of those found are right.

`python -m tests.evaluation.reach.measuring` shows it for all sets; with -v each difference.

A reader labelled each activity by what the report says of it: in its name, its row, the heading above it, or of the
document as a whole (first columns), in running text only (…_told), or what may be said and need not be (…_open), such
as "ouderen" for a club of pensioners. What is open counts neither way.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from itertools import groupby
from operator import or_
from pathlib import Path

import polars as pl

from pipeline.districts import load_districts
from pipeline.guidance import District
from pipeline.known_words import known_words
from pipeline.process import Models, analyse, connect, load_guidance, load_models, read_file, reading_limits
from pipeline.reach import build_reach, own_rows
from pipeline.reach.gazetteer import gazetteer, key
from pipeline.settings import NAME_LISTS, ROOT, Settings
from pipeline.tables import REACH_KINDS, Tables

HERE = Path(__file__).resolve().parent
SETS = {
    "documents": (HERE / "documents", HERE / "labels.tsv", HERE / "districts.toml"),
    "unseen": (HERE / "unseen", HERE / "unseen.tsv", HERE / "districts.toml"),
    "samples": (ROOT / "sample_reports", HERE / "samples.tsv", Settings().districts),
}
_FIELDS = {"district": "districts", "target_group": "target_groups"}
Key = tuple[str, str, str, str]
"""Document, section, activity and value."""


@dataclass(frozen=True, slots=True)
class Score:
    """What was found right, wrong, and not at all."""

    right: frozenset[Key]
    wrong: frozenset[Key]
    missed: frozenset[Key]

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right; 1 where nothing was found."""
        return len(self.right) / max(1, len(self.right) + len(self.wrong)) if self.right or self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what the reader says, the share that was found."""
        return len(self.right) / max(1, len(self.right) + len(self.missed))


def read(name: str, models: Models, settings: Settings) -> Tables:
    """The documents of a set, read with its own list of districts, labelled and linked."""
    folder, _, districts = SETS[name]
    limits, guidance = reading_limits(settings), load_guidance(replace(settings, districts=districts))
    models = replace(models, known=known_words(NAME_LISTS, guidance))
    wanted = {row["document"] for row in labels(name)}
    raw = [read_file(path, limits, guidance) for path in sorted(folder.iterdir()) if path.name in wanted]
    tables = connect(analyse(Tables.concat(raw), models), models.scorer)
    return tables


def labels(name: str) -> list[dict[str, str]]:
    """What the reader says, a row for each activity."""
    with SETS[name][1].open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def measure(name: str, tables: Tables, kind: str, sure: bool, districts: tuple[District, ...] | None = None) -> Score:
    """One kind in one set: what is found for sure against what the report says of the activity itself, or all against
    all; with the set's own list of districts unless others are given."""
    listed = load_districts(SETS[name][2]) if districts is None else districts
    found = _found(_by_name(build_reach(tables, listed), SETS[name][2]), tables, name, kind, sure)
    field, rows = _FIELDS[kind], labels(name)
    said, told, may = (_keys(rows, field + ending) for ending in ("", "_told", "_open"))
    asked = said if sure else said | told
    return Score(found & (said | told), found - said - told - may, asked - found)


def _by_name(reach: pl.DataFrame, path: Path) -> pl.DataFrame:
    """Without a list a place is found as it is written: as the list has it, so that it can be compared."""
    known = {key(name): held for name, held in gazetteer(load_districts(path)).districts.items()}
    return reach.with_columns(pl.col("value").map_elements(lambda value: known.get(key(value), value), pl.String))


def _keys(rows: list[dict[str, str]], field: str) -> frozenset[Key]:
    return frozenset(
        (row["document"], row["section"], row["activity"], value)
        for row in rows
        for value in row[field].split("; ")
        if value
    )


def _found(reach: pl.DataFrame, tables: Tables, name: str, kind: str, sure: bool) -> frozenset[Key]:
    # by their order in the document, since names of persons are taken out of names of activities
    files = tables.documents.select("document", "filename")
    rows = own_rows(tables.activities).filter(pl.col("activity_id") == pl.col("first")).join(files, on="document")
    rows = rows.sort("filename", "position").with_columns(n=pl.int_range(pl.len()).over("filename"))
    places = dict(rows.select("activity_id", pl.struct("filename", "n")).iter_rows())
    asked = {
        (row["document"], n): row
        for _, group in groupby(labels(name), lambda row: row["document"])
        for n, row in enumerate(group)
    }
    held = reach.filter(pl.col("kind") == kind, pl.col("sure") | (not sure), pl.col("activity_id").is_not_null())
    return frozenset(
        (row["document"], row["section"], row["activity"], value)
        for activity, value in held.select("activity_id", "value").iter_rows()
        for row in [asked[tuple(places[activity].values())]]
    )


def merged(scores: Iterator[Score]) -> Score:
    """Several scores as one."""
    held = list(scores)
    return Score(*(reduce(or_, (getattr(one, part) for one in held)) for part in ("right", "wrong", "missed")))


def main() -> None:
    """Print precision and recall for each set and kind."""
    settings = Settings()
    models = load_models(settings)
    for name in SETS:
        tables = read(name, models, settings)
        for kind in REACH_KINDS:
            for sure in (True, False):
                _show(f"{name} {kind} {'sure' if sure else 'all'}", measure(name, tables, kind, sure))
        _show(f"{name} district without a list", measure(name, tables, "district", False, ()))


def _show(title: str, score: Score) -> None:
    found = len(score.right) + len(score.wrong)
    print(f"{title}: precision {score.precision:.3f} of {found}, recall {score.recall:.3f} "
          f"of {len(score.right) + len(score.missed)}")  # fmt: skip
    if "-v" in sys.argv:
        for sign, rows in (("wrong", score.wrong), ("missed", score.missed)):
            for row in sorted(rows):
                print("   ", sign, *row, sep=" | ")


if __name__ == "__main__":
    main()
