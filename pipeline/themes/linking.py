"""Which activity a passage speaks about: by the heading it stands under, by name, or by meaning.

An activity is all rows of one document with the same section and label; its first row stands for it. A passage can
only speak about activities of its own organisation whose period overlaps with that of its document.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from pipeline.owners import owner
from pipeline.tables import LINKS, conform
from pipeline.themes.wording import content_words, shares_word

Vectors = np.ndarray
Period = tuple[date | None, date | None]
Embed = Callable[[Sequence[str]], Vectors]

NAME_SHARE = 0.5
"""Least share of an activity's distinctive words that must be named."""
MEANING_FLOOR = 0.62
"""Least cosine between passage and activity for a link by meaning, with…"""
MEANING_MARGIN = 0.09
"""…this much more than the next activity has. Strict, because a wrong link costs more trust than a missing one: in the
samples two links pass, both right when read; of the fifty next best fewer than half are."""
STORY_SHARE = 0.8
"""What a passage inherits of the strongest link of its story."""
SHORTEST = 25
"""Passages with fewer characters say too little to be linked by meaning."""


@dataclass(frozen=True, slots=True)
class _Activity:
    activity_id: str
    document: str
    words: tuple[str, ...]
    section_words: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class _Link:
    activity_id: str
    ground: str
    score: float


def link_passages(
    documents: pl.DataFrame, passages: pl.DataFrame, activities: pl.DataFrame, vectors: pl.DataFrame, embed: Embed
) -> pl.DataFrame:
    """Links between passages and activities, as LINKS.

    `vectors` has passage_id and vector (length 1) for passages that can be linked by meaning; `embed` turns labels
    of activities into vectors of the same space. Give all documents of an organisation together: its stories may be
    in another file than its hours.
    """
    by_passage = dict(zip(vectors["passage_id"], vectors["vector"].to_numpy(), strict=True)) if len(vectors) else {}
    rows: list[dict[str, object]] = []
    for group in _by_organisation(documents):
        held = _activities(activities, set(group["document"]))
        if held:
            rows += _link_group(group, passages, held, by_passage, embed)
    return conform(rows, LINKS)


def activity_groups(activities: pl.DataFrame) -> pl.DataFrame:
    """One row for each activity: activity_id of its first row, document, section, activity.

    Totals are none, and neither are rows with nothing but money: costs change nobody's life by themselves.
    """
    about_money = (pl.col("measure") == "euro").all().over("document", "section", "activity")
    return (
        activities.filter(pl.col("row_kind") == "data")
        .filter(~about_money)
        .sort("document", "position")
        .group_by("document", "section", "activity", maintain_order=True)
        .agg(pl.col("activity_id").first())
    )


def _by_organisation(documents: pl.DataFrame) -> list[pl.DataFrame]:
    return documents.with_columns(owner()).partition_by("owner", maintain_order=True)


def _activities(activities: pl.DataFrame, documents: set[str]) -> list[_Activity]:
    rows = activity_groups(activities.filter(pl.col("document").is_in(documents))).to_dicts()
    return [
        _Activity(
            row["activity_id"], row["document"],
            content_words(row["activity"] or ""), content_words(row["section"] or ""), row["activity"] or "",
        )
        for row in rows
    ]  # fmt: skip


def _link_group(
    documents: pl.DataFrame, passages: pl.DataFrame, activities: list[_Activity],
    vectors: dict[str, Vectors], embed: Embed,
) -> list[dict[str, object]]:  # fmt: skip
    weights = _word_weights(activities)
    labels = embed([activity.label for activity in activities])
    periods = {row["document"]: (row["period_start"], row["period_end"]) for row in documents.to_dicts()}
    rows: list[dict[str, object]] = []
    for (document,), part in (
        passages.filter(pl.col("document").is_in(set(periods)))
        .sort("document", "position")
        .group_by("document", maintain_order=True)
    ):
        near = [i for i, activity in enumerate(activities) if _overlap(periods[document], periods[activity.document])]
        candidates = [activities[i] for i in near]
        found = {
            row["passage_id"]: _link_passage(row, candidates, weights, labels[near], vectors.get(row["passage_id"]))
            for row in part.to_dicts()
        } if near else {}  # fmt: skip
        rows += _as_rows(str(document), _spread_over_stories(part, found))
    return rows


def _overlap(one: Period, other: Period) -> bool:
    """Whether two periods share a day. A story without dates may be about any period of its organisation."""
    if one[0] is None or one[1] is None:
        return True
    return other[0] is not None and other[1] is not None and one[0] <= other[1] and other[0] <= one[1]


def _word_weights(activities: list[_Activity]) -> dict[str, float]:
    # a word that names one activity tells more than a word that half of them share
    counts = Counter(word for activity in activities for word in set(activity.words))
    return {word: math.log(1 + len(activities) / count) for word, count in counts.items()}


def _link_passage(
    passage: dict[str, str],
    activities: list[_Activity],
    weights: dict[str, float],
    labels: Vectors,
    vector: Vectors | None,
) -> list[_Link]:
    heading = content_words(passage["section"] or "")
    text = content_words(passage["text"])
    by_heading = _named(heading, activities, weights, "section", 1.0)
    by_name = _named(text, activities, weights, "name", 0.9)
    links = {link.activity_id: link for link in [*by_name, *by_heading]}
    if not links:
        links = {link.activity_id: link for link in _under_section(heading, activities)}
    if not links and vector is not None and len(passage["text"]) >= SHORTEST:
        links = {link.activity_id: link for link in _by_meaning(vector, activities, labels)}
    return list(links.values())


def _named(
    words: Sequence[str], activities: list[_Activity], weights: dict[str, float], ground: str, worth: float
) -> list[_Link]:
    shares = [(_share(activity.words, words, weights), activity) for activity in activities]
    best = max((share for share, _ in shares), default=0.0)
    return [
        _Link(activity.activity_id, ground, round(share * worth, 3))
        for share, activity in shares
        if share >= NAME_SHARE and share >= best - 0.15
    ]


def _share(wanted: Sequence[str], words: Sequence[str], weights: dict[str, float]) -> float:
    total = sum(weights[word] for word in wanted)
    named = sum(weights[word] for word in wanted if any(shares_word(word, other) for other in words))
    return named / total if total else 0.0


def _under_section(heading: Sequence[str], activities: list[_Activity], most: int = 4) -> list[_Link]:
    under = [
        activity for activity in activities
        if activity.section_words and all(any(shares_word(a, b) for b in heading) for a in activity.section_words)
    ]  # fmt: skip
    return [_Link(activity.activity_id, "section", 0.5) for activity in under] if len(under) <= most else []


def _by_meaning(vector: Vectors, activities: list[_Activity], labels: Vectors) -> list[_Link]:
    cosines = labels @ vector
    best, *others = np.argsort(-cosines)
    clear = not others or cosines[best] - cosines[others[0]] >= MEANING_MARGIN
    if cosines[best] < MEANING_FLOOR or not clear:
        return []
    return [_Link(activities[best].activity_id, "meaning", round(float(min(cosines[best], 1.0)) * 0.8, 3))]


def _spread_over_stories(passages: pl.DataFrame, found: dict[str, list[_Link]]) -> dict[str, list[_Link]]:
    members: dict[str, list[str]] = defaultdict(list)
    for row in passages.filter(pl.col("story_id").is_not_null()).to_dicts():
        members[row["story_id"]].append(row["passage_id"])
    spread = dict(found)
    for story in members.values():
        named = [link for passage in story for link in found.get(passage, []) if link.ground != "meaning"]
        if named:
            best = max(named, key=lambda link: (link.score, link.activity_id))
            inherited = _Link(best.activity_id, best.ground, round(best.score * STORY_SHARE, 3))
            for passage in story:
                if not any(link.ground != "meaning" for link in found.get(passage, [])):
                    spread[passage] = [inherited]
    return spread


def _as_rows(document: str, found: dict[str, list[_Link]]) -> list[dict[str, object]]:
    return [
        {
            "passage_id": passage,
            "activity_id": link.activity_id,
            "document": document,
            "ground": link.ground,
            "score": link.score,
        }
        for passage, links in found.items()
        for link in links
    ]
