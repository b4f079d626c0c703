"""Which recognised lines are text: no tesseract needed."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.ingest.scan_words import measured_words
from pipeline.ingest.tesseract import Glyphs

LINES = [
    ([("wekelijks", 95.0), ("groepstraining", 94.0)], "wekelijks groepstraining", "print"),
    ([("HLLLLELLLLLE", 0.0)], "", "hatching of a drawing"),
    ([("BLLLLLELLL.", 18.0), ("Wo", 44.0), ("r", 60.0)], "", "a word that runs into hatching"),
    ([("1.312,5", 45.0)], "1.312,5", "a figure that is read with doubt stays, to be looked at"),
    ([("uren", 96.0), ("~", 10.0), ("340", 88.0)], "uren 340", "a speck in a line of print"),
]


def glyphs(words):
    return [
        Glyphs(text, 100 + 150 * at, 100, 100 + 150 * at + 12 * len(text), 120, sure, ("1", "1", "1"))
        for at, (text, sure) in enumerate(words)
    ]


@pytest.mark.parametrize(("words", "kept", "why"), LINES, ids=[line[2] for line in LINES])
def test_a_line_that_nobody_is_sure_of_is_no_text(words, kept, why):
    ink = np.ones((400, 1200), dtype=bool)
    found = measured_words(glyphs(words), ink, 0.24)
    assert " ".join(one.word.text for one in found) == kept, why
