"""Recognised words given what words in a file have by themselves: a baseline, a letter size, and bold or not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

from pipeline.ingest.characters import plain
from pipeline.ingest.pdf_words import Word
from pipeline.ingest.tesseract import Glyphs

if TYPE_CHECKING:
    from pipeline.ingest.scan_image import Pixels

_TALL = re.compile(r"[A-Z0-9À-Þbdfhijklt€%(){}\[\]/|!?]")
_DEEP = re.compile(r"[gjpqyçQ,;()\[\]{}/|]")
_LETTER = re.compile(r"[^\W_]")
_HEIGHTS = {(True, True): 0.93, (True, False): 0.72, (False, True): 0.73, (False, False): 0.52}
"""Height of a word in letter sizes, by whether it has letters that rise and letters that go down (Arial, Calibri)."""
_DEPTH = 0.21
_ASCENT = 0.75
_ALIKE = 0.09
"""Share by which measured sizes of one and the same letter size differ."""
_BOLD = 1.2
"""How much thicker than most of the text bold letters are."""
_UNSURE = 70.0
"""Confidence under which a word with digits may be wrong."""
_NOISE = 25.0
_LEGIBLE = 40.0
"""Mean confidence under which a line is no text: on a drawn page of a real report the lines below it are hatching and
specks, nearly all lines that hold a Dutch word are above."""
_RAISED = 0.07
"""Of the letter size: what a bullet stands above the baseline at least."""
_BULLET = "•"
_QUOTES = "'\"’‘”“*-–—^°"


@dataclass(frozen=True, slots=True)
class Measured:
    """A word with its confidence and the thickness of its strokes in letter sizes."""

    word: Word
    confidence: float
    thickness: float


def measured_words(glyphs: Iterable[Glyphs], ink: Pixels, scale: float) -> list[Measured]:
    """Words in points (`scale` points to a pixel) with the size of their line; specks read as signs are left out."""
    lines: dict[tuple[str, str, str], list[Glyphs]] = defaultdict(list)
    for word in glyphs:
        if word.confidence >= _NOISE or _LETTER.search(word.text):
            lines[word.line].append(word)
    return [word for line in lines.values() if _is_read(line) for word in _measured(line, ink, scale)]


def _is_read(line: Sequence[Glyphs]) -> bool:
    """Whether a line is text: hatching, logos and handwriting give signs that nobody is sure of."""
    signs = sum(len(word.text) for word in line)
    return sum(word.confidence * len(word.text) for word in line) >= _LEGIBLE * signs


def settled(pages: Sequence[Sequence[Measured]]) -> list[list[Word]]:
    """The words of a document's pages with sizes that differ by chance made one, and bold told from plain."""
    words = [found for page in pages for found in page]
    sizes = _sizes(words)
    usual = median([found.thickness for found in words for _ in found.word.text] or [1.0])
    return [
        [
            replace(found.word, size=sizes[found.word.size], bold=found.thickness > _BOLD * usual)
            for found in page
        ]
        for page in pages
    ]  # fmt: skip


def _sizes(words: Sequence[Measured]) -> dict[float, float]:
    """For each measured size the most used one near it, in half points."""
    weights: dict[float, int] = defaultdict(int)
    for found in words:
        weights[found.word.size] += len(found.word.text)
    centres: list[float] = []
    for size in sorted(weights, key=lambda size: (-_near(size, weights), size)):
        if not any(abs(size - centre) <= _ALIKE * centre for centre in centres):
            centres.append(size)
    nearest = {size: min(centres, key=lambda centre: abs(centre - size)) for size in weights}
    return {size: round(centre * 2) / 2 for size, centre in nearest.items()}


def _near(size: float, weights: dict[float, int]) -> int:
    return sum(weight for other, weight in weights.items() if abs(other - size) <= _ALIKE / 2 * size)


def _measured(line: Sequence[Glyphs], ink: Pixels, scale: float) -> Iterator[Measured]:
    """The words of one line; each stands on its own baseline, as pages are bent, and signs on that of the line."""
    lettered = [word for word in line if _LETTER.search(word.text)]
    size = median([_size(word) for word in lettered] or [float(max(word.bottom - word.top for word in line))])
    thick = median([_thickness(word, ink) for word in lettered] or [0.0])
    for word in line:
        base = _baseline(word, size) if _LETTER.search(word.text) or not lettered else None
        if base is None:
            nearest = min(lettered, key=lambda other: abs(other.left - word.left))
            base = _baseline(nearest, size)
        text = _seen_right(word, plain(word.text).strip(), line, size)
        if text:
            box = word.left * scale, word.right * scale, (base - _ASCENT * size) * scale, (base + _DEPTH * size) * scale
            unsure = word.sure is False or (word.sure is None and word.confidence < _UNSURE)
            unsure = unsure and any(sign.isdigit() for sign in text)
            yield Measured(Word(text, *box, round(size * scale, 1), False, unsure), word.confidence, thick / size)


def _seen_right(word: Glyphs, text: str, line: Sequence[Glyphs], size: float) -> str:
    """A bullet read as a letter, and a 9 read as a g, told by how high they stand beside the rest of the line."""
    beside = [other for other in line if other is not word and len(_LETTER.findall(other.text)) > 1]
    if not beside or len(text) > 2:
        return text
    base = _baseline(min(beside, key=lambda other: abs(other.left - word.left)), size)
    if len(text) == 1 and word is line[0] and base - word.bottom > _RAISED * size and text not in _QUOTES:
        return _BULLET if 2 * (word.bottom - word.top) > word.right - word.left else text
    return text.replace("g", "9") if text[0] == "g" and word.bottom - base < 0.5 * _DEPTH * size else text


def _size(word: Glyphs) -> float:
    return (word.bottom - word.top) / _HEIGHTS[bool(_TALL.search(word.text)), bool(_DEEP.search(word.text))]


def _baseline(word: Glyphs, size: float) -> float:
    if not _LETTER.search(word.text):
        return (word.top + word.bottom) / 2 + 0.26 * size
    return word.bottom - (_DEPTH * size if _DEEP.search(word.text) else 0.0)


def _thickness(word: Glyphs, ink: Pixels) -> float:
    """The mean length of the level runs of ink in a word, long ones (bars of letters) left out."""
    import numpy as np

    rows = np.pad(ink[word.top : word.bottom, word.left : word.right], ((0, 0), (1, 1))).astype(np.int8)
    change = np.diff(rows, axis=1).ravel()
    lengths = np.flatnonzero(change == -1) - np.flatnonzero(change == 1)
    short = lengths[lengths < 0.35 * (word.bottom - word.top)]
    return float(short.mean()) if len(short) else 0.0
