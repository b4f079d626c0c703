"""What was decided about each sentence, by a person, a model or a baseline, as arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from pipeline.tables import DIRECTIONS, SENTENCE_KINDS, VOICES
from pipeline.themes.scoring import Scorer

Rows = Sequence[dict[str, Any]]
"""Labelled sentences as `read_labelled` gives them: text, context, themes, kind, direction, voice, doc, tags."""

OUTCOME = SENTENCE_KINDS.index("outcome")
UNCHANGED = DIRECTIONS.index("onveranderd")
CLASSES = {"kind": SENTENCE_KINDS, "direction": DIRECTIONS, "voice": VOICES}


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions on n sentences: themes [n, t] as 0/1, the others [n] as class numbers in the order of CLASSES.

    `scores` [n, t] are the themes' probabilities and `outcome` [n] the probability of an effect; None where the
    decider has none.
    """

    themes: np.ndarray
    kind: np.ndarray
    direction: np.ndarray
    voice: np.ndarray
    scores: np.ndarray | None = None
    outcome: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.kind)

    def take(self, places: Sequence[int]) -> Decisions:
        """The decisions at `places`, in that order."""
        held = {part.name: getattr(self, part.name) for part in fields(self)}
        taken: dict[str, Any] = {name: None if whole is None else whole[list(places)] for name, whole in held.items()}
        return Decisions(**taken)


Decider = Callable[[Rows], Decisions]
"""A model or a baseline: sentences in, decisions out."""


def from_labels(rows: Rows, themes: Sequence[str]) -> Decisions:
    """The labels that people gave, or answers in the same spelling; a theme may be an id or {"id": id, …}."""
    named = [{held["id"] if isinstance(held, dict) else held for held in row["themes"]} for row in rows]
    return Decisions(
        np.array([[theme in held for theme in themes] for held in named], dtype=bool).reshape(len(rows), len(themes)),
        *(np.array([classes.index(row[name]) for row in rows], dtype=int) for name, classes in CLASSES.items()),
    )


def by_scorer(rows: Rows, scorer: Scorer) -> Decisions:
    """What the shipped model decides, with its scores; as `Scorer.answers`, in one pass of the encoder.

    As there, a text that is not taken for Dutch has no theme and no effect, whoever is right about the language.
    """
    texts, contexts = [row["text"] for row in rows], [row["context"] for row in rows]
    found = scorer.heads.probabilities(scorer.encode(texts, contexts), scorer.lexicon.features(texts, contexts))
    dutch = np.array([scorer.language_of(text) == "nl" for text in texts], dtype=bool)
    kind = np.where(dutch, scorer.heads.kinds(found.kind), SENTENCE_KINDS.index("other"))
    scores = found.themes * dutch[:, None]
    return Decisions(
        themes=scores >= scorer.heads.thresholds,
        kind=kind,
        direction=np.where(kind == OUTCOME, found.direction.argmax(1), UNCHANGED),
        voice=np.where(dutch, found.voice.argmax(1), VOICES.index("onbekend")),
        scores=scores,
        outcome=found.kind[:, OUTCOME] * dutch,
    )
