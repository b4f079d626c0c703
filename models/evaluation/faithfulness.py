"""Whether the words that are named as a reason carried the theme: without them, does its score fall?

Deletion of the rationale, "comprehensiveness" (DeYoung et al. 2020, arXiv 1911.03429), beside deletion of as many other
words of the same sentence.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from models.evaluation.bootstrap import Estimate, draw, estimate
from models.evaluation.decisions import Rows
from pipeline.spans import Span, read_spans
from pipeline.themes.reasons import WORD, Read, explain, tells
from pipeline.themes.scoring import Scorer

DRAWS = 3
"""Times that other words are drawn and deleted, for each theme of a sentence."""


@dataclass(frozen=True, slots=True)
class Faithfulness:
    """Over the themes given to sentences of one set. `silent`: no word was named; `compared`: there were other words.

    `named` and `others` are the mean falls of the score (0-1), `lower` the share in which the named words made it fall
    further, `gone` and `gone_others` the shares in which the theme would not have been given.
    """

    title: str
    mentions: int
    silent: int
    compared: int
    named: Estimate
    others: Estimate
    lower: Estimate
    gone: Estimate
    gone_others: Estimate


@dataclass(frozen=True, slots=True)
class _Case:
    """One theme of one sentence, and the sentence without the words named and, some times, without other words."""

    row: int
    theme: int
    without: str
    others: tuple[str, ...]


def faithfulness(title: str, rows: Rows, scorer: Scorer) -> Faithfulness:
    """Delete words and score again, themes and lexicon features alike; the same draw at each run."""
    scores, given = _given(rows, scorer)
    spoken = [(row, theme, spans) for row, theme, spans in given if spans]
    cases = list(_cases(rows, spoken))
    texts = [text for case in cases for text in (case.without, *case.others)]
    contexts = [rows[case.row]["context"] for case in cases for _ in range(1 + DRAWS)]
    after = _themes(texts, contexts, scorer).reshape(len(cases), 1 + DRAWS, -1)
    themes, places = [case.theme for case in cases], np.arange(len(cases))
    before = scores[[case.row for case in cases], themes]
    found = after[places, :, themes]
    falls, least = before[:, None] - found, scorer.heads.thresholds[themes]
    columns = np.column_stack((
        np.ones(len(cases)), falls[:, 0], falls[:, 1:].mean(1), (falls[:, :1] > falls[:, 1:]).mean(1),
        found[:, 0] < least, (found[:, 1:] < least[:, None]).mean(1),
    ))  # fmt: skip
    totals = draw([rows[case.row]["doc"] for case in cases]).totals(columns)
    estimates = [estimate(totals[:, column] / totals[:, 0]) for column in range(1, totals.shape[1])]
    return Faithfulness(title, len(given), len(given) - len(spoken), len(cases), *estimates)


def _given(rows: Rows, scorer: Scorer) -> tuple[np.ndarray, list[tuple[int, int, list[Span]]]]:
    """Scores [n, themes], and of each theme given: the row, the theme's number and the words that are named."""
    texts, contexts = [row["text"] for row in rows], [row["context"] for row in rows]
    vectors, pieces = scorer.read(texts, contexts)
    scores = scorer.heads.probabilities(vectors, scorer.lexicon.features(texts, contexts)).themes
    read = [Read(str(n), *row) for n, row in enumerate(zip(texts, contexts, vectors, pieces, strict=True))]
    places, themes = np.nonzero(scores >= scorer.heads.thresholds)
    wanted = pl.DataFrame(
        {"content_key": map(str, places), "theme": [scorer.heads.themes[theme] for theme in themes]},
        schema={"content_key": pl.String, "theme": pl.String},
    )
    found = explain(read, wanted, scorer.heads, scorer.lexicon, scorer.nearest)
    spans = [read_spans(row["spans"]) for row in found.iter_rows(named=True)]
    return scores, list(zip(places.tolist(), themes.tolist(), spans, strict=True))


def _cases(rows: Rows, spoken: Sequence[tuple[int, int, list[Span]]]) -> Iterator[_Case]:
    for row, theme, spans in spoken:
        text = rows[row]["text"]
        words = [found.span() for found in WORD.finditer(text)]
        named = [word for word in words if any(start <= word[0] < end for start, end in spans)]
        left = [word for word in words if word not in named]
        if len(left) < len(named):
            continue
        chance = random.Random(hashlib.sha256(f"{text}{theme}".encode()).hexdigest())
        others = tuple(_without(text, _drawn(text, left, len(named), chance)) for _ in range(DRAWS))
        yield _Case(row, theme, _without(text, named), others)


def _drawn(text: str, words: list[Span], count: int, chance: random.Random) -> list[Span]:
    """As many other words: content words first, since deleting an article would be too easy to beat."""
    content = [word for word in words if tells(text[slice(*word)])]
    grammar = [word for word in words if word not in content]
    return [*chance.sample(content, min(count, len(content))), *chance.sample(grammar, max(0, count - len(content)))]


def _without(text: str, spans: Sequence[Span]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return " ".join(text.split())


def _themes(texts: list[str], contexts: list[str], scorer: Scorer) -> np.ndarray:
    features = scorer.lexicon.features(texts, contexts)
    return scorer.heads.probabilities(scorer.encode(texts, contexts), features).themes
