"""Words that point to a theme or a kind of sentence, as features beside the encoder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.model_files import damaged, read_toml
from pipeline.themes.quoting import WIDTH, quoting
from pipeline.themes.wording import plain, plain_with_places

QUOTES = '“”„‟«»"‘'


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled word patterns, one for each theme and cue, and the name of each."""

    patterns: tuple[re.Pattern[str], ...]
    names: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many features a sentence gets."""
        return 2 * len(self.patterns) + len(_shape("")) + WIDTH + 1

    def features(self, texts: Sequence[str], contexts: Sequence[str]) -> np.ndarray:
        """0-1 features, [n, width]: hits in text and, at half weight, context; shape; who may speak."""
        rows = [
            [
                *self._hits(text), *(0.5 * hit for hit in self._hits(context)),
                *_shape(text), *quoting(text, context), float(not context),
            ]
            for text, context in zip(texts, contexts, strict=True)
        ]  # fmt: skip
        return np.array(rows, dtype=np.float32).reshape(len(rows), self.width)

    def pointing_to(self, name: str) -> frozenset[int]:
        """The numbers of the patterns with this name, such as a theme's."""
        return frozenset(number for number, own in enumerate(self.names) if own == name)

    def places(self, text: str) -> list[tuple[int, int, int]]:
        """Every hit in a text: the number of the pattern (and feature), its first character and one past its last."""
        simple, origin = plain_with_places(text)
        found = []
        for number, pattern in enumerate(self.patterns):
            spans = (hit.span() for hit in pattern.finditer(simple) if hit.end() > hit.start())
            found += [(number, origin[start], origin[end - 1] + 1) for start, end in spans]
        return found

    def _hits(self, text: str) -> list[float]:
        simple = plain(text)
        return [float(bool(pattern.search(simple))) for pattern in self.patterns]


def load_lexicon(path: Path) -> Lexicon:
    """The lexicon in a TOML file with tables of lists of patterns. Raises ModelError when missing or damaged."""
    groups = [group for table in read_toml(path).values() for group in table.items()]
    try:
        patterns = tuple(re.compile(r"(?<!\w)(?:" + "|".join(words) + ")") for _, words in groups)
    except re.error as error:
        raise damaged(path, f"geen goed patroon: {error.pattern!s:.60}") from error
    return Lexicon(patterns, tuple(name for name, _ in groups))


def _shape(text: str) -> list[float]:
    words = len(text.split())
    return [
        float(any(sign in text for sign in QUOTES)),
        float(bool(re.match(r"\s*(?:\[PERSOON \d+\]|[A-Z][A-Za-z]{0,3})\s?:", text))),
        float("?" in text),
        float(bool(re.search(r"\d", text))),
        float(words <= 4),
        float(words >= 25),
        float(text.lstrip()[:1] in ("•", "-", "*")),
    ]
