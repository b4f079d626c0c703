"""Documents of one organisation that say the same thing: the same report twice, figures counted twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

import polars as pl

from pipeline.activity_names import core
from pipeline.checks.activities import Slice, matched
from pipeline.checks.findings import Finding, Row
from pipeline.thresholds import thresholds

Figures = dict[tuple[object, ...], tuple[object, object]]
_RUN = 4
"""Words in a row that are compared as one piece of text."""


def check_reports(documents: Sequence[Row], cut: Sequence[Slice], passages: pl.DataFrame) -> list[Finding]:
    """Pairs of documents that are nearly the same, and figures that a longer report already holds."""
    figures = {row["document"]: _figures(row["document"], cut) for row in documents}
    texts = {row["document"]: _runs(row["document"], passages) for row in documents}
    found: list[Finding] = []
    doubles: set[frozenset[str]] = set()
    for one, other in combinations(documents, 2):
        double = list(_double(one, other, figures, texts))
        found += double
        if double:
            doubles.add(frozenset((one["document"], other["document"])))
    return [*found, *_counted_twice(documents, cut, doubles)]


def file_of(document: Row) -> str:
    """The place that names another document."""
    return f"bestand {document['filename']}"


def _figures(document: str, cut: Sequence[Slice]) -> Figures:
    """Every figure of a document, by what it is about."""
    return {
        (core(row["section"] or ""), core(row["activity"] or ""), row["measure"], part.start, part.end): (
            row["planned"], row["realised"],
        )
        for part in cut if part.document == document
        for row in part.rows
    }  # fmt: skip


def _runs(document: str, passages: pl.DataFrame) -> set[tuple[str, ...]]:
    own = passages.filter(pl.col("document") == document).sort("position")["text"].drop_nulls()
    words = [word for text in own for word in core(text).split()]
    if len(words) < thresholds().reports.words:
        return set()
    return {tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)}


def _double(
    one: Row, other: Row, figures: dict[str, Figures], texts: dict[str, set[tuple[str, ...]]]
) -> Iterator[Finding]:
    if one["kind"] != other["kind"] or not _may_be_same_period(one, other):
        return
    mine, theirs = figures[one["document"]], figures[other["document"]]
    same = sum(theirs.get(key) == value for key, value in mine.items())
    most = max(len(mine), len(theirs))
    limits = thresholds().reports
    if most >= limits.figures and same >= limits.same_figures * most:
        yield Finding("double_report", one["document"], file_of(other), values={"same": same, "count": most})
        yield Finding("double_report", other["document"], file_of(one), values={"same": same, "count": most})
    elif _share(texts[one["document"]], texts[other["document"]]) >= limits.same_text:
        yield Finding("double_text", one["document"], file_of(other))
        yield Finding("double_text", other["document"], file_of(one))


def _may_be_same_period(one: Row, other: Row) -> bool:
    periods = [(row["period_start"], row["period_end"]) for row in (one, other)]
    return periods[0] == periods[1] or any(None in period for period in periods)


def _share(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _counted_twice(documents: Sequence[Row], cut: Sequence[Slice], doubles: set[frozenset[str]]) -> Iterator[Finding]:
    """For each document, the others that hold its figures too: of the same period, or of a longer one around it."""
    by_document: dict[str, list[Slice]] = defaultdict(list)
    for part in cut:
        by_document[part.document].append(part)
    told: set[frozenset[str]] = set()
    # the document with the least figures is the part, the other the whole
    ordered = sorted(
        documents, key=lambda row: (sum(len(s.rows) for s in by_document[row["document"]]), row["document"])
    )
    for small, large in permutations(ordered, 2):
        pair = frozenset((small["document"], large["document"]))
        if pair in doubles or pair in told:
            continue
        held = [_held(part, by_document[large["document"]]) for part in by_document[small["document"]]]
        count, named = sum(count for count, _ in held), sum(named for _, named in held)
        if count >= max(thresholds().reports.twice, thresholds().reports.twice_share * named):
            told.add(pair)
            yield Finding("counted_twice", small["document"], file_of(large), values={"count": count})


def _held(part: Slice, others: Sequence[Slice]) -> tuple[int, int]:
    """How many figures of a period another document holds too, or can hold in a figure of a longer period.

    The second number is of the activities and measures that both name.
    """
    held, named = set(), set()
    for other in others:
        for measure in {row["measure"] for row in part.rows} if other.holds(part) else ():
            for one, two in matched(part.activities, other.activities, measure):
                mine, theirs = one.rows[measure]["realised"], two.rows[measure]["realised"]
                if mine and theirs:
                    named.add((one.name, measure))
                    if mine == theirs or (mine < theirs and not part.holds(other)):
                        held.add((one.name, measure))
    return len(held), len(named)
