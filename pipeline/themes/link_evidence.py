"""What speaks for a passage being about a topic, as numbers that a person can follow: words, figures, meaning, place.

Each kind of evidence is a column of an array [passages, topics, kinds]; what it weighs is data (link_weights.toml).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.themes.link_general import general_direction, sounds_general
from pipeline.themes.link_lore import lore
from pipeline.themes.link_matching import name_words
from pipeline.themes.link_numbers import figures_in
from pipeline.themes.link_passages import Passage, plain_listed
from pipeline.themes.link_topics import Topic, share_matrix
from pipeline.themes.wording import plain, stems

KINDS = (
    "heading_share", "heading_best", "heading_cover", "heading_part", "heading_lost",
    "text_share", "text_best", "text_part", "text_lost", "text_literal",
    "beside_share", "beside_best", "beside_literal", "beside_exact", "beside_lost", "filename_share",
    "section_in_heading", "section_in_text", "same_row", "same_table", "figures", "extra",
    "meaning_text", "meaning_text_first", "meaning_heading", "meaning_heading_first", "indicator", "elsewhere",
    "lore", "lore_first", "lore_lost", "lore_unnamed", "lore_unnamed_lost", "meaning_apart", "diagonal",
)  # fmt: skip
NO_TOPIC = (
    "none", "log_topics", "general_heading", "no_heading", "administration", "short", "in_table", "story", "start",
    "money", "named_nothing", "sounds_general",
)  # fmt: skip


_SEPARATOR = re.compile(r"[_.\W]+")
_SURELY_NAMED = 1.2
"""What a name's share and best word are multiplied by, so that a name that is nearly whole counts as named."""
_IN_ORDER = 5
"""Passages from which a document can follow the order of its table."""
_MOST_LORE = 1.2
"""Two telling words are enough: more of them say no more."""
_ALIKE = 0.05
"""Shares that differ less are taken for the same."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Vectors of length 1: of the topics' labels, and of the headings by their text."""

    topics: np.ndarray
    headings: dict[str, np.ndarray]


def evidence(
    document: str, filename: str, passages: Sequence[Passage], topics: Sequence[Topic], worth: dict[str, float],
    meaning: Meaning,
) -> np.ndarray:  # fmt: skip
    """Evidence for each passage and topic, [passages, topics, KINDS]."""
    beside = [" ".join((one.question, *one.cells)) for one in passages]
    columns = {
        **_words([stems(one.heading) for one in passages], topics, worth, "heading"),
        **_words([one.stems for one in passages], topics, worth, "text"),
        "text_literal": _literal([one.text for one in passages], topics),
        **_words([stems(text) for text in beside], topics, worth, "beside"),
        "beside_literal": _literal(beside, topics),
        "beside_exact": _exact(passages, topics),
        **_filename(filename, len(passages), topics, worth),
        **_sections(passages, topics, worth),
        **_places(document, passages, topics),
        **_meanings(passages, meaning),
        "figures": _figures(passages, topics),
        "extra": _extra(passages, topics),
    }
    columns |= _lore(passages, topics, np.maximum(columns["text_best"], columns["text_share"])) | _order(
        passages, topics
    )
    return np.stack([columns[kind] for kind in KINDS], axis=-1).astype(np.float32)


def evidence_for_none(passages: Sequence[Passage], topics: Sequence[Topic], found: np.ndarray) -> np.ndarray:
    """Evidence for each passage that it is about no activity, [passages, NO_TOPIC]."""
    general, administration = _listed("general_headings"), _listed("administration")
    named = found[:, :, [KINDS.index("heading_best"), KINDS.index("text_best")]].max(axis=(1, 2))
    sounds = sounds_general(passages, general_direction())
    rows = [
        (
            1.0,
            float(np.log(len(topics))),
            float(bool(general & set(stems(one.heading)))),
            float(not one.heading),
            min(len(administration & set(one.stems)), 3) / 3,
            float(len(one.text) < 40),
            float(one.table is not None),
            float(one.story is not None),
            float(number < 2 and one.story is None and len(passages) > 5),
            float("€" in one.text or " euro" in one.text),
            1.0 - float(named[number]),
            float(sounds[number]),
        )
        for number, one in enumerate(passages)
    ]
    return np.asarray(rows, dtype=np.float32)


def _words(
    texts: Sequence[Sequence[str]], topics: Sequence[Topic], worth: dict[str, float], name: str
) -> dict[str, np.ndarray]:
    words = name_words(frozenset(word for topic in topics for word in topic.words))
    weights = np.asarray([worth[word] for word in words.words], dtype=np.float32)
    names = share_matrix(topics, words.words)
    whole, part = words.found(texts, whole=True) * weights, words.found(texts, whole=False) * weights
    shared = whole @ names.T
    return {
        f"{name}_share": shared / np.maximum(names @ weights, 1e-6),
        f"{name}_best": _best(whole, names),
        f"{name}_part": _best(part, names),
        f"{name}_lost": shared.max(axis=1, keepdims=True) - shared,
        f"{name}_cover": _cover(texts, shared),
    }


def _best(held: np.ndarray, names: np.ndarray) -> np.ndarray:
    columns = [held[:, name > 0].max(axis=1, initial=0.0) for name in names]
    return np.stack(columns, axis=1)


def _cover(texts: Sequence[Sequence[str]], shared: np.ndarray) -> np.ndarray:
    # a heading of one word says more with it than a heading of ten
    sizes = np.asarray([[max(len(words), 1)] for words in texts], dtype=np.float32)
    covered: np.ndarray = np.minimum(shared / sizes, 1.0)
    return covered


def _literal(texts: Sequence[str], topics: Sequence[Topic]) -> np.ndarray:
    names = [topic.members[0].key for topic in topics]
    told = [[bool(name) and name in text for name in names] for text in map(plain, texts)]
    return np.asarray(told, dtype=np.float32)


def _exact(passages: Sequence[Passage], topics: Sequence[Topic]) -> np.ndarray:
    # somebody chose this activity from a list
    told = [frozenset(map(plain, one.cells)) for one in passages]
    named = [frozenset(one.key for one in topic.members) - {""} for topic in topics]
    return np.asarray([[bool(names & cells) for names in named] for cells in told], dtype=np.float32)


def _filename(filename: str, size: int, topics: Sequence[Topic], worth: dict[str, float]) -> dict[str, np.ndarray]:
    # a file that is called after one activity is about that one: 'verhaal eettafel.txt'
    found = _words([stems(_SEPARATOR.sub(" ", filename))], topics, worth, "name")
    share = np.where(found["name_lost"] < _ALIKE, found["name_share"], 0.0)
    return {"filename_share": np.repeat(share, size, axis=0)}


def _sections(passages: Sequence[Passage], topics: Sequence[Topic], worth: dict[str, float]) -> dict[str, np.ndarray]:
    words = name_words(frozenset(word for topic in topics for word in topic.section_words))
    weights = np.asarray([worth[word] for word in words.words], dtype=np.float32)
    names = share_matrix(topics, words.words, section=True)
    total = np.maximum(names @ weights, 0.3)
    headings = words.found([stems(one.heading) for one in passages], whole=True) * weights
    texts = words.found([one.stems for one in passages], whole=True) * weights
    found = {"section_in_heading": headings @ names.T / total, "section_in_text": texts @ names.T / total}
    # a section that all activities share tells nothing
    return {name: share - share.mean(axis=1, keepdims=True) for name, share in found.items()}


def _places(document: str, passages: Sequence[Passage], topics: Sequence[Topic]) -> dict[str, np.ndarray]:
    own = [{one.place for one in topic.members if one.document == document and one.place} for topic in topics]
    tables = [{table for table, _ in places} for places in own]
    shape = (len(passages), len(topics))
    here = np.asarray([[(one.table, one.row) in places for places in own] for one in passages])
    near = np.asarray([[one.table in held for held in tables] for one in passages])
    away = np.asarray([topic.members[0].document != document for topic in topics])
    return {
        "same_row": here.astype(np.float32),
        "same_table": near.astype(np.float32),
        "indicator": np.broadcast_to([all(one.indicator for one in topic.members) for topic in topics], shape),
        "elsewhere": np.broadcast_to(away & ~away.all(), shape),
    }


def _figures(passages: Sequence[Passage], topics: Sequence[Topic]) -> np.ndarray:
    held = [frozenset[float]().union(*(one.figures for one in topic.members)) for topic in topics]
    figures = sorted(frozenset[float]().union(*held))
    having = np.asarray([[figure in one for figure in figures] for one in held], dtype=np.float32)
    rare = np.asarray([_telling(figure) for figure in figures], dtype=np.float32) / np.maximum(having.sum(axis=0), 1)
    told = np.asarray([[figure in one for figure in figures] for one in (figures_in(p.text) for p in passages)])
    found = told.reshape(len(passages), -1).astype(np.float32) * rare @ having.T
    capped: np.ndarray = np.minimum(found, 1.5)
    return capped


def _telling(figure: float) -> float:
    # small figures are everywhere, and a year is hardly ever an amount
    if 1990 <= figure <= 2040:
        return 0.0
    return 0.1 if figure < 5 else 0.25 if figure < 10 else 0.5 if figure < 20 else 1.0


def _extra(passages: Sequence[Passage], topics: Sequence[Topic]) -> np.ndarray:
    # words of units and remarks that only one topic has
    own = [frozenset[str]().union(*(one.extra for one in topic.members)) for topic in topics]
    having = Counter(word for words in own for word in words)
    only = [{word for word in words if having[word] == 1} for words in own]
    told = [set(one.stems) for one in passages]
    return np.asarray([[min(len(words & text), 2) / 2 for words in only] for text in told], dtype=np.float32)


def _meanings(passages: Sequence[Passage], meaning: Meaning) -> dict[str, np.ndarray]:
    width = meaning.topics.shape[1]
    nothing = np.zeros(width, dtype=np.float32)
    texts = np.stack([one.vector if one.vector is not None else nothing for one in passages])
    headings = np.stack([meaning.headings.get(one.heading, nothing) for one in passages])
    columns: dict[str, np.ndarray] = {}
    for name, vectors in (("meaning_text", texts), ("meaning_heading", headings)):
        cosines = vectors @ meaning.topics.T
        above = 5 * (cosines - cosines.mean(axis=1, keepdims=True))
        first = (cosines >= cosines.max(axis=1, keepdims=True)) & (np.abs(vectors).sum(axis=1, keepdims=True) > 0)
        if name == "meaning_text":
            columns["meaning_apart"] = above - above.mean(axis=0, keepdims=True)
        columns |= {name: above, f"{name}_first": first.astype(np.float32)}
    return columns


def _lore(passages: Sequence[Passage], topics: Sequence[Topic], named: np.ndarray) -> dict[str, np.ndarray]:
    # what is told counts for more where nothing is called by its name or by its figure
    unnamed = 1 - np.clip(_SURELY_NAMED * named.max(axis=1, keepdims=True), 0, 1)
    found = np.minimum(lore([one.stems for one in passages], [topic.words for topic in topics]), _MOST_LORE)
    most = found.max(axis=1, keepdims=True)
    lost = most - found
    first = ((found >= most) & (most > 0)).astype(np.float32)
    return {
        "lore": found, "lore_first": first, "lore_lost": lost,
        "lore_unnamed": found * unnamed, "lore_unnamed_lost": lost * unnamed,
    }  # fmt: skip


def _order(passages: Sequence[Passage], topics: Sequence[Topic]) -> dict[str, np.ndarray]:
    # a report mostly goes through its activities in the order of its table
    # (and a few passages have no order to speak of)
    if len(passages) < _IN_ORDER:
        return {"diagonal": np.zeros((len(passages), len(topics)))}
    place = np.arange(len(passages))[:, None] / max(len(passages) - 1, 1)
    rank = np.asarray([topic.rank for topic in topics])[None, :] / max(len(topics) - 1, 1)
    return {"diagonal": -np.abs(place - rank)}


def _listed(name: str) -> frozenset[str]:
    return frozenset(stem for word in plain_listed(name) for stem in stems(word))
