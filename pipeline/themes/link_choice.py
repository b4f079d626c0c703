"""From probabilities to links: which are given, on what ground, and how sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from pipeline.themes.link_evidence import KINDS
from pipeline.themes.link_passages import Passage
from pipeline.themes.link_topics import Topic
from pipeline.themes.link_weights import Weights

LINKED = 0.55
"""Least probability that a passage is about any activity at all, for a link."""
ALSO = 0.25
"""Least probability for a second topic beside the first."""
_NAMED = 0.6
"""What a topic that is named in full beside the first one gets of its score, at least."""
_LATER_MEMBER = 0.95
"""What another row or document of the same topic keeps of the score, so that the nearest comes first."""
_TELLING = 1.0
"""Least worth of what a passage itself holds, to be its ground; else it is linked for what stands around it."""

_GROUNDS = {
    "section": ("heading_share", "heading_best", "heading_cover", "heading_part", "section_in_heading"),
    "name": ("text_share", "text_best", "text_part", "text_literal", "section_in_text", "extra", "filename_share"),
    "row": ("same_row", "beside_share", "beside_best", "beside_literal", "beside_exact"),
    "figures": ("figures",),
    "meaning": (
        "meaning_text",
        "meaning_text_first",
        "meaning_heading",
        "meaning_heading_first",
        "meaning_apart",
        "lore",
        "lore_first",
        "lore_unnamed",
    ),
}


def chosen(
    passages: Sequence[Passage], topics: Sequence[Topic], evidence: np.ndarray, own: np.ndarray, chances: np.ndarray,
    weights: Weights,
) -> Iterator[dict[str, object]]:  # fmt: skip
    """passage_id, activity_id, ground and score of each link; `own` and `chances` are [passages, topics + none]."""
    for number, passage in enumerate(passages):
        for topic, score in _topics(evidence[number], chances[number]):
            ground = _ground(passage, evidence[number, topic], own[number], topic, weights)
            for place, one in enumerate(topics[topic].members):
                worth = score * (_LATER_MEMBER if place else 1.0)
                yield {
                    "passage_id": passage.passage_id, "activity_id": one.activity_id, "ground": ground,
                    "score": round(worth, 3),
                }  # fmt: skip


def _topics(evidence: np.ndarray, chances: np.ndarray) -> list[tuple[int, float]]:
    if 1 - chances[-1] < LINKED:
        return []
    first = int(chances[:-1].argmax())
    most = float(chances[first])
    named = evidence[:, KINDS.index("text_literal")] > 0
    others = [
        (number, max(float(chances[number]), _NAMED * most if named[number] else 0.0))
        for number in range(len(named)) if number != first and (named[number] or chances[number] >= ALSO)
    ]  # fmt: skip
    return [(first, most), *others]


def _ground(passage: Passage, evidence: np.ndarray, own: np.ndarray, topic: int, weights: Weights) -> str:
    parts = evidence * weights.evidence
    worth = {ground: sum(float(parts[KINDS.index(kind)]) for kind in kinds) for ground, kinds in _GROUNDS.items()}
    best = max(worth, key=lambda ground: worth[ground])
    if worth[best] >= _TELLING and (best != "meaning" or own[topic] >= own.max()):
        return best
    return "story" if passage.story else "neighbour"
