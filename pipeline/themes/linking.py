"""Which activity a passage speaks about: by its own words, figures and place, and by what stands around it.

An activity is all rows of one document with the same section and label; its first row stands for it. A passage can
only speak about activities of its own organisation whose period overlaps with that of its document. Activities in one
row of a table, or with one name in several documents, are one topic; a document is read from beginning to end, and
each passage is about one topic or about none (link_chain.py), unless it names more. Then it is read once more, with
what the first reading was sure of (link_again.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from pipeline.owners import owner
from pipeline.tables import LINKS, conform
from pipeline.themes.link_again import again
from pipeline.themes.link_chain import moves, posterior, steps, transitions
from pipeline.themes.link_choice import LINKED, chosen
from pipeline.themes.link_evidence import Meaning, evidence, evidence_for_none
from pipeline.themes.link_passages import Passage
from pipeline.themes.link_topics import Activity, Topic, activities_of, activity_groups, topics_for, word_worth
from pipeline.themes.link_weights import Weights, load_weights
from pipeline.themes.wording import stems

__all__ = ["LINKED", "Reading", "activity_groups", "first_reading", "link_passages", "readings", "second_reading"]

Vectors = np.ndarray
Period = tuple[date | None, date | None]
Embed = Callable[[Sequence[str]], Vectors]

_SHORT = 40
"""Cells with more characters are told, not named."""
_ROW = re.compile(r"rij (\d+)|[A-Z]+(\d+)")


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with what it can be about and what speaks for that: see link_evidence.py and link_chain.py."""

    document: str
    passages: tuple[Passage, ...]
    topics: tuple[Topic, ...]
    evidence: np.ndarray
    none: np.ndarray
    steps: np.ndarray


def link_passages(
    documents: pl.DataFrame,
    passages: pl.DataFrame,
    activities: pl.DataFrame,
    cells: pl.DataFrame,
    vectors: pl.DataFrame,
    embed: Embed,
) -> pl.DataFrame:
    """Links between passages and activities, as LINKS.

    `vectors` has passage_id and vector (length 1) for passages that can be linked by meaning; `embed` turns labels
    of activities and headings into vectors of the same space. Give all documents of an organisation together: its
    stories may be in another file than its hours. The score is the probability that the link is right.
    """
    first, second = load_weights()
    rows: list[dict[str, object]] = []
    for reading in readings(documents, passages, activities, cells, vectors, embed):
        rows += _links(reading, first, second)
    return conform(rows, LINKS)


def readings(
    documents: pl.DataFrame,
    passages: pl.DataFrame,
    activities: pl.DataFrame,
    cells: pl.DataFrame,
    vectors: pl.DataFrame,
    embed: Embed,
) -> Iterator[Reading]:
    """Each document that can be linked, with its evidence; arguments as in `link_passages`."""
    by_passage = dict(zip(vectors["passage_id"], vectors["vector"].to_numpy(), strict=True)) if len(vectors) else {}
    held = activities_of(activities)
    for group in _by_organisation(documents):
        own = [one for one in held if one.document in set(group["document"])]
        if own:
            yield from _read_group(group, _passages(group, passages, cells, by_passage), own, embed)


def _by_organisation(documents: pl.DataFrame) -> list[pl.DataFrame]:
    return documents.sort("document").with_columns(owner()).partition_by("owner", maintain_order=True)


def _passages(
    group: pl.DataFrame, passages: pl.DataFrame, cells: pl.DataFrame, vectors: dict[str, np.ndarray]
) -> dict[str, tuple[Passage, ...]]:
    own = pl.col("document").is_in(group["document"].to_list())
    beside = _beside(cells.filter(own))
    held: dict[str, list[Passage]] = {}
    for row in passages.filter(own).sort("document", "position").to_dicts():
        held.setdefault(row["document"], []).append(_passage(row, beside, vectors.get(row["passage_id"])))
    return {document: tuple(part) for document, part in held.items()}


def _beside(cells: pl.DataFrame) -> dict[tuple[str, int, int], tuple[str, ...]]:
    # what a form or table says in a few words beside a longer text, such as the activity that an answer is about
    short = cells.filter(pl.col("text").str.len_chars() <= _SHORT, ~pl.col("hidden")).sort("column")
    rows = short.group_by("document", "table", "row", maintain_order=True).agg("text")
    return {(document, table, row): tuple(texts) for document, table, row, texts in rows.iter_rows()}


def _passage(
    row: dict[str, Any], beside: dict[tuple[str, int, int], tuple[str, ...]], vector: np.ndarray | None
) -> Passage:
    found = _ROW.search(row["cell"] or "")
    place = int(found[1] or found[2]) if found else None
    near = beside.get((row["document"], row["table"], place), ()) if place is not None else ()
    return Passage(
        row["passage_id"], row["section"] or "", row["text"], stems(row["text"]), row["question"] or "",
        tuple(cell for cell in near if cell != row["text"]), row["table"], place, row["story_id"], vector,
    )  # fmt: skip


def _read_group(
    documents: pl.DataFrame, passages: dict[str, tuple[Passage, ...]], activities: list[Activity], embed: Embed
) -> Iterator[Reading]:
    told = Counter(stem for part in passages.values() for one in part for stem in one.stems)
    texts = sum(map(len, passages.values()))
    vectors = _vectors(passages, activities, embed)
    periods = {row["document"]: (row["period_start"], row["period_end"]) for row in documents.to_dicts()}
    own_name = _own_name(documents)
    filenames = dict(documents.select("document", "filename").iter_rows())
    for document, part in passages.items():
        near = [one for one in activities if _overlap(periods[document], periods[one.document])]
        topics = topics_for(document, near)
        if topics:
            worth = word_worth(topics, told, texts, own_name)
            yield _reading(document, filenames[document], part, topics, worth, vectors)


def _vectors(
    passages: dict[str, tuple[Passage, ...]], activities: list[Activity], embed: Embed
) -> dict[str, np.ndarray]:
    headings = {one.heading for part in passages.values() for one in part if one.heading}
    texts = sorted({one.label for one in activities} | headings)
    return dict(zip(texts, embed(texts), strict=True))


def _own_name(documents: pl.DataFrame) -> tuple[str, ...]:
    names = [name for column in ("organisation", "programme") for name in documents[column].drop_nulls().to_list()]
    return stems(" ".join(names))


def _overlap(one: Period, other: Period) -> bool:
    """Whether two periods share a day. A story without dates may be about any period of its organisation."""
    if one[0] is None or one[1] is None:
        return True
    return other[0] is not None and other[1] is not None and one[0] <= other[1] and other[0] <= one[1]


def _reading(
    document: str, filename: str, passages: tuple[Passage, ...], topics: list[Topic], worth: dict[str, float],
    vectors: dict[str, np.ndarray],
) -> Reading:  # fmt: skip
    meaning = Meaning(np.stack([vectors[topic.label] for topic in topics]), vectors)
    found = evidence(document, filename, passages, topics, worth, meaning)
    none = evidence_for_none(passages, topics, found)
    return Reading(document, passages, tuple(topics), found, none, steps(passages))


def first_reading(reading: Reading, weights: Weights) -> np.ndarray:
    """The probability of each topic, and of none, for each passage: what the second reading starts from."""
    return _chances(reading, _own(reading, reading.evidence @ weights.evidence, weights), weights)


def second_reading(reading: Reading, first: Weights, second: Weights) -> tuple[np.ndarray, np.ndarray]:
    """What speaks for each state in the passage itself, and the probability of each, [passages, topics + none]."""
    told = again(reading.passages, first_reading(reading, first))
    own = _own(reading, reading.evidence @ second.evidence + told @ second.again, second)
    return own, _chances(reading, own, second)


def _links(reading: Reading, first: Weights, second: Weights) -> list[dict[str, object]]:
    own, chances = second_reading(reading, first, second)
    links = chosen(reading.passages, reading.topics, reading.evidence, own, chances, second)
    return [{"document": reading.document, **link} for link in links]


def _own(reading: Reading, told: np.ndarray, weights: Weights) -> np.ndarray:
    return np.concatenate([told, (reading.none @ weights.none)[:, None]], axis=1)


def _chances(reading: Reading, own: np.ndarray, weights: Weights) -> np.ndarray:
    possible = moves([topic.rank for topic in reading.topics])
    return posterior(own, transitions(reading.steps, possible, weights.steps))
