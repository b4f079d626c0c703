"""Passages that fit no theme, grouped: candidates for new themes.

Average linkage on the cosine between vectors seen from their middle. Compared on blind sets with HDBSCAN on the same
vectors and on fewer dimensions, which found less (docs/search_and_new_themes.md). Passages are put in the order of
their content first, so that neither their order nor a seed can matter.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass

import numpy as np
import polars as pl

from pipeline.tables import CANDIDATE_MEMBERS, CANDIDATES, conform
from pipeline.themes.naming import name_groups
from pipeline.themes.running_text import is_running_text
from pipeline.withheld import withheld_passages

LEAST_PASSAGES = 30
"""With fewer there is nothing to compare with."""
MOST_PASSAGES = 8000
"""Grouping takes memory by the square of this; of more passages this many are taken, by the hash of their content."""
SHORTEST_WORDS = 8
"""Words from which a passage is no fragment."""
APART = 0.925
"""Mean cosine distance from which groups stay apart: chosen on a blind set of 80 passages."""
_LEAST_GROUP, _LEAST_SOURCES = 4, 2
"""Passages in a group, and documents that they stand in."""
LEAST_TOLD = 1 / 3
"""Share of a group's passages in which a resident or relative speaks, or an effect is told: themes are about people."""
LEAST_COHESION = 0.12
"""Mean cosine between two passages of a group; on the set of 80, groups with a topic had 0.137 and more."""
LEAST_COVERAGE = 0.3
"""Share of a group's passages that hold a word of its name: a group that shares no words is no theme that people would
recognise. On the set of 80, groups without a topic had 0, those with one 0.45 and more, but for one with 0."""
REPRESENTATIVES = 5
_VARIETY = 0.3
"""What a passage loses for being like one that was chosen before, against what it gains for being central."""


@dataclass(frozen=True, slots=True)
class Discovered:
    """CANDIDATES and CANDIDATE_MEMBERS; and of how many different passages they were made, most of them left loose."""

    candidates: pl.DataFrame
    members: pl.DataFrame
    passages: int


def loose_passages(
    documents: pl.DataFrame, passages: pl.DataFrame, stories: pl.DataFrame, sentences: pl.DataFrame,
    labels: pl.DataFrame, mentions: pl.DataFrame,
) -> pl.DataFrame:  # fmt: skip
    """Passages in Dutch that tell of people, that no theme in force is found in, and that may be shown.

    They are running text, in which an outcome or an activity is told or a resident or relative speaks: accounts, covers
    and legends are no themes. `labels` are those in force. Columns: passage_id, document, organisation, text, told
    (whether a resident or relative speaks in it, or an effect is told), content_key (hash of the text); sorted by
    content_key and passage_id.
    """
    themed = sentences.join(mentions.select("sentence_id"), on="sentence_id", how="semi").select("passage_id")
    foreign = sentences.filter(pl.col("language") != "nl").select("passage_id")
    lived = (pl.col("kind") == "outcome") | pl.col("voice").is_in(["bewoner", "naaste"])
    of_people = labels.filter(lived | (pl.col("kind") == "output"))
    held = passages.join(_with(sentences, of_people), on="passage_id", how="semi")
    for other in (withheld_passages(passages, stories), themed, foreign):
        held = held.join(other, on="passage_id", how="anti")
    told = _with(sentences, labels.filter(lived))["passage_id"]
    return (
        held.filter(is_running_text(SHORTEST_WORDS))
        .join(documents.select("document", "organisation"), on="document", how="left")
        .select("passage_id", "document", "organisation", "text", told=pl.col("passage_id").is_in(told.to_list()))
        .with_columns(content_key=pl.col("text").map_elements(content_key, return_dtype=pl.String))
        .sort("content_key", "passage_id")
    )


def _with(sentences: pl.DataFrame, labels: pl.DataFrame) -> pl.DataFrame:
    """The passages of the sentences with these labels."""
    return sentences.join(labels, on="sentence_id", how="semi").select("passage_id").unique()


def content_key(text: str) -> str:
    """Names a passage by its text, wherever it stands."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def discover(loose: pl.DataFrame, vectors: pl.DataFrame) -> Discovered:
    """Groups of passages (as `loose_passages` gives them) that tell of the same; `vectors` has content_key and vector.

    The same text in several passages counts once for the groups. No group is made of fewer than LEAST_PASSAGES texts.
    """
    held = vectors.join(loose, on="content_key", how="semi").unique("content_key").sort("content_key")
    held = held.head(MOST_PASSAGES)
    if len(held) < LEAST_PASSAGES:
        return Discovered(CANDIDATES.empty(), CANDIDATE_MEMBERS.empty(), len(held))
    matrix = seen_from_the_middle(held["vector"].to_numpy())
    placed = held.select("content_key").with_columns(group=pl.Series(group(matrix), dtype=pl.Int32))
    placed = _with_places(placed, matrix).filter(pl.col("group") >= 0)
    rows = placed.join(loose, on="content_key").sort("group", "place", "passage_id")
    names = _names(rows)
    members = rows.with_columns(candidate_id=pl.col("group").replace_strict(names, return_dtype=pl.String))
    candidates = _candidates(members)
    members = members.join(candidates, on="candidate_id", how="semi", maintain_order="left")
    return Discovered(candidates, conform(members.select(*_MEMBER), CANDIDATE_MEMBERS), len(held))


def group(matrix: np.ndarray) -> np.ndarray:
    """The number of each row's group, from 0; -1 for rows that stay loose. Rows are vectors of length 1."""
    from sklearn.cluster import (
        AgglomerativeClustering,
    )  # here, since it takes a second to import

    clusters = AgglomerativeClustering(
        n_clusters=None, distance_threshold=APART, metric="cosine", linkage="average"
    ).fit_predict(matrix)  # fmt: skip
    sizes = np.bincount(clusters)
    return np.where(sizes[clusters] >= least_group(len(matrix)), clusters, -1)


def least_group(passages: int) -> int:
    """How many passages make a group, among so many: people can look at some dozens of groups, not at hundreds."""
    return max(_LEAST_GROUP, round(math.sqrt(passages) / 3))


def seen_from_the_middle(vectors: np.ndarray) -> np.ndarray:
    """Vectors without what they all share, at length 1."""
    moved = vectors.astype(np.float64) - vectors.mean(axis=0, dtype=np.float64)
    return np.asarray(moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9))


_MEMBER = ("candidate_id", "passage_id", "document", "content_key", "place", "closeness")


def _with_places(placed: pl.DataFrame, matrix: np.ndarray) -> pl.DataFrame:
    """With `closeness` to the middle of the group, and `place` in it: central and varied ones first."""
    numbers = placed["group"].to_numpy()
    closeness, places = np.zeros(len(numbers)), np.zeros(len(numbers), dtype=np.int32)
    for number in np.unique(numbers[numbers >= 0]):
        rows = np.flatnonzero(numbers == number)
        middle = matrix[rows].mean(axis=0)
        closeness[rows] = matrix[rows] @ middle / max(float(np.linalg.norm(middle)), 1e-9)
        places[rows[_order(matrix[rows], closeness[rows])]] = np.arange(1, len(rows) + 1)
    return placed.with_columns(closeness=pl.Series(closeness.round(4)), place=pl.Series(places))


def _order(vectors: np.ndarray, closeness: np.ndarray) -> list[int]:
    """The most central first, then each time who is central and unlike those before; the rest by closeness."""
    chosen: list[int] = []
    left = sorted(range(len(closeness)), key=lambda row: -closeness[row])
    while left and len(chosen) < REPRESENTATIVES:
        like = {row: max((float(vectors[row] @ vectors[other]) for other in chosen), default=0.0) for row in left}
        best = max(left, key=lambda row: round(float(closeness[row]) - _VARIETY * like[row], 6))
        chosen.append(best)
        left.remove(best)
    return chosen + left


def _names(rows: pl.DataFrame) -> dict[int, str]:
    """The id of each group: a hash of what is in it."""
    held = rows.group_by("group").agg(pl.col("content_key").unique().sort())
    return {number: hashlib.sha256(" ".join(keys).encode()).hexdigest()[:12] for number, keys in held.iter_rows()}


def _candidates(members: pl.DataFrame) -> pl.DataFrame:
    texts = members.unique(["candidate_id", "content_key"]).sort("candidate_id", "place")
    found = name_groups(dict(texts.group_by("candidate_id").agg("text").sort("candidate_id").iter_rows()))
    named = [(one, " ".join(name.words)) for one, name in found.items() if name.coverage >= LEAST_COVERAGE]
    counted = members.group_by("candidate_id").agg(
        passages=pl.col("passage_id").n_unique(), texts=pl.col("content_key").n_unique(), told=pl.col("told").sum(),
        documents=pl.col("document").n_unique(),
        organisations=pl.col("organisation").drop_nulls().n_unique(), cohesion=pl.col("closeness").mean().round(4),
    )  # fmt: skip
    counted = counted.filter(
        pl.col("documents") >= _LEAST_SOURCES, pl.col("told") >= LEAST_TOLD * pl.col("passages"),
        _between_two() >= LEAST_COHESION,
    )  # fmt: skip
    kept = counted.join(
        pl.DataFrame(named, {"candidate_id": pl.String, "words": pl.String}, orient="row"), on="candidate_id"
    )
    return conform(
        kept.drop("texts").sort("told", "passages", "candidate_id", descending=[True, True, False]), CANDIDATES
    )


def _between_two() -> pl.Expr:
    """The mean cosine between two passages of a group, from their mean closeness to its middle: small groups lie closer
    to their own middle by chance."""
    size = pl.col("texts")
    return (size * pl.col("cohesion") ** 2 - 1) / (size - 1)
