"""What passages of one document can be about: the activities of its organisation, each topic once."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from pipeline.themes.wording import codes, content_words, plain, stems

_INDICATORS = ("score", "percentage", "days")
"""Measures of rows that say how something went rather than what was done."""

_MORE = 30
"""Texts imagined beside those of the organisation, so that a word is not common because there is only one text."""
_OWN_NAME = 0.2
"""What a word keeps of its worth when the organisation or its programme is called by it."""


@dataclass(frozen=True, slots=True)
class Activity:
    """All rows of one document with the same section and label.

    `place` is its table and row, `extra` the words of its units and remarks, `key` its label in plain letters and
    `words` the stems that name it.
    """

    activity_id: str
    document: str
    label: str
    section: str
    place: tuple[int, int] | None
    figures: frozenset[float]
    extra: frozenset[str]
    indicator: bool
    key: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """Activities that are one: in one row of a table, or of the same name in several documents; the nearest first."""

    members: tuple[Activity, ...]
    words: tuple[str, ...]
    section_words: tuple[str, ...]
    rank: int

    @property
    def label(self) -> str:
        """The label of its first activity."""
        return self.members[0].label


def activity_groups(activities: pl.DataFrame) -> pl.DataFrame:
    """One row for each activity: activity_id of its first row, document, section, activity.

    Totals are none, and neither are rows with nothing but money: costs change nobody's life by themselves.
    """
    return _grouped(activities).select("document", "section", "activity", "activity_id")


def activities_of(activities: pl.DataFrame) -> list[Activity]:
    """The activities in a frame (ACTIVITIES), by document and position."""
    return [_activity(row) for row in _grouped(activities).sort("document", "position").to_dicts()]


def topics_for(document: str, activities: Sequence[Activity]) -> list[Topic]:
    """The topics that `activities` make for a passage of `document`, those of the document itself first."""
    near = [one for one in activities if one.document == document]
    far = [one for one in activities if one.document != document]
    groups: list[list[Activity]] = []
    for one in (*near, *far):
        home = next((group for group in groups if _same(group, one)), None) or _only_longer(groups, one)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return [_topic(group, rank) for rank, group in enumerate(groups)]


def word_worth(topics: Sequence[Topic], told: Counter[str], texts: int, own_name: Sequence[str]) -> dict[str, float]:
    """What each word of a name is worth, 0-1: little when many names or texts hold it, or the organisation's name.

    `told` counts in how many of the organisation's `texts` each stem occurs.
    """
    named = Counter(word for topic in topics for word in {*topic.words, *topic.section_words})
    most, least = math.log(1 + len(topics)), math.log(_MORE + texts)
    return {
        word: math.log(1 + len(topics) / count) / most
        * math.log((_MORE + texts) / (1 + told[word])) / least
        * (_OWN_NAME if word in own_name else 1.0)
        for word, count in named.items()
    }  # fmt: skip


def _grouped(activities: pl.DataFrame) -> pl.DataFrame:
    key = ("document", "section", "activity")
    about_money = (pl.col("measure") == "euro").all().over(key)
    return (
        activities.filter(pl.col("row_kind") == "data")
        .filter(~about_money)
        .sort("document", "position")
        .group_by(key, maintain_order=True)
        .agg(
            pl.col("activity_id", "position", "table", "row").first(),
            pl.col("planned", "realised", "note", "unit").drop_nulls(),
            pl.col("measure").is_in(_INDICATORS).all().alias("indicator"),
        )
    )  # fmt: skip


def _activity(row: dict[str, Any]) -> Activity:
    return Activity(
        activity_id=row["activity_id"],
        document=row["document"],
        label=row["activity"] or "",
        section=row["section"] or "",
        place=None if row["table"] is None or row["row"] is None else (row["table"], row["row"]),
        figures=frozenset(figure for figure in (*row["planned"], *row["realised"]) if figure >= 2),
        extra=frozenset(word for text in {*row["unit"], *row["note"]} for word in content_words(text)),
        indicator=row["indicator"],
        key=plain(row["activity"] or ""),
        words=_name(row["activity"] or ""),
    )


def _same(group: Sequence[Activity], one: Activity) -> bool:
    first = group[0]
    if first.document != one.document:
        return first.key == one.key != ""
    same_row = first.place is not None and first.place == one.place
    if same_row and first.key and one.key.startswith(first.key):
        return True
    # 'Huiskamer, bezoekers' beside 'Huiskamer, uren'; one name in two sections may be one activity in two places
    return first.words == one.words != () and (first.label != one.label or first.section == one.section)


def _only_longer(groups: Sequence[list[Activity]], one: Activity) -> list[Activity] | None:
    # 'Huiskamer Havenhoek' in another document is this one's 'Huiskamer van de Wijk Havenhoek', if nothing else is
    words = set(one.words)
    others = [group for group in groups if group[0].document != one.document and words and group[0].words]
    fitting = [group for group in others if words <= set(group[0].words) or words >= set(group[0].words)]
    return fitting[0] if len(fitting) == 1 else None


def _topic(members: Sequence[Activity], rank: int) -> Topic:
    first = members[0]
    return Topic(tuple(members), first.words or stems(first.label), content_words(first.section), rank)


def _name(label: str) -> tuple[str, ...]:
    return (*content_words(label), *codes(label))


def share_matrix(topics: Sequence[Topic], words: Sequence[str], section: bool = False) -> np.ndarray:
    """Which words each topic's name (or section) has, as 0 and 1 [topics, words]."""
    column = {word: number for number, word in enumerate(words)}
    held = np.zeros((len(topics), len(words)), dtype=np.float32)
    for row, topic in enumerate(topics):
        held[row, [column[word] for word in (topic.section_words if section else topic.words)]] = 1.0
    return held
