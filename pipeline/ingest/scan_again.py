"""Figures read a second time, each by itself: two readings that differ are a figure in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.ingest import tesseract
from pipeline.ingest.lines import FIGURE
from pipeline.ingest.tesseract import Glyphs

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST = 300
_LONGEST = 14
_SHORT = 4
_AROUND = 8
_BETWEEN = 30
_MARGIN = 60
_SMALLER = 0.8
"""Another size than the page has, so that the second reading is one of its own; 1.4 mended fewer figures."""
_ENDS = ".,;:'’_|"
_SURE = 80.0
"""Confidence of the second reading alone from which it is taken, as in doubt, where the first is no figure."""


def read_again(glyphs: Sequence[Glyphs], picture: Image, dpi: int, seconds: float) -> list[Glyphs]:
    """The words, with those that may be figures read again: `sure` says whether both readings are the same."""
    wanted = [index for index, word in enumerate(glyphs) if _may_be_figure(word)][:_MOST]
    if not wanted:
        return list(glyphs)
    stack, middles = _stack(picture, [glyphs[index] for index in wanted])
    seen: dict[int, list[Glyphs]] = {}
    for found in tesseract.recognise(stack, dpi, seconds, tesseract.ONE_BLOCK):
        middle = (found.top + found.bottom) / 2
        seen.setdefault(min(range(len(middles)), key=lambda place: abs(middles[place] - middle)), []).append(found)
    again = list(glyphs)
    for place, found_words in seen.items():
        again[wanted[place]] = _agreed(glyphs[wanted[place]], found_words)
    return again


def _may_be_figure(word: Glyphs) -> bool:
    doubtful = len(word.text) <= _SHORT and word.confidence < _SURE
    return doubtful or len(word.text) <= 2 or (len(word.text) <= _LONGEST and any(map(str.isdigit, word.text)))


def _stack(picture: Image, words: Sequence[Glyphs]) -> tuple[Image, list[float]]:
    """The words under each other, in another size, and the height at which the middle of each stands."""
    from PIL import Image as images

    crops = []
    for word in words:
        box = word.left - _AROUND, word.top - _AROUND, word.right + _AROUND, word.bottom + _AROUND
        crop = picture.crop(box)
        size = max(round(crop.width * _SMALLER), 1), max(round(crop.height * _SMALLER), 1)
        crops.append(crop.resize(size, images.Resampling.BICUBIC))
    height = sum(crop.height + _BETWEEN for crop in crops) + 2 * _MARGIN
    stack = images.new("L", (max(crop.width for crop in crops) + 2 * _MARGIN, height), 255)
    top, middles = _MARGIN, []
    for crop in crops:
        stack.paste(crop, (_MARGIN, top))
        middles.append(top + crop.height / 2)
        top += crop.height + _BETWEEN
    return stack, middles


def _agreed(first: Glyphs, found: Sequence[Glyphs]) -> Glyphs:
    second = "".join(word.text for word in sorted(found, key=lambda word: word.left))
    confidence = min(word.confidence for word in found)
    if second.strip(_ENDS) == first.text.strip(_ENDS):
        return replace(first, sure=True)
    if not FIGURE.match(second):
        return replace(first, sure=False)
    better = confidence > first.confidence or (confidence >= _SURE and not FIGURE.match(first.text))
    return replace(first, text=second if better else first.text, sure=False)
