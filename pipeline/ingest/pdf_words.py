"""Words and lines on a PDF page: what stands where, how large and how bold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

from pipeline.ingest.characters import plain, raised
from pipeline.ingest.columns import Fragment
from pipeline.ingest.pdf_order import Box

if TYPE_CHECKING:
    from pdfplumber.page import Page

_CODES = re.compile(r"\(cid:\d+\)")
_BOLD = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
WIDE_GAP = 0.7
"""In text heights: a space in justified text stays under this, the distance between columns mostly over it."""
CLOSE_GAP = 0.4
"""In text heights: more than a plain space; columns that stand close are this far apart."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its box in points from the top left of the page, its size and whether it is bold.

    `doubt` is True for a figure recognised in a picture that may be wrong.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of the words, in points."""
        return median(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether all words are bold."""
        return all(word.bold for word in self.words)

    def fragments(self, gap: float = WIDE_GAP) -> list[Fragment]:
        """The parts of the line between gaps wider than `gap` text heights."""
        return [_fragment(part, gap) for part in _split(self.words, gap)]


def read_words(page: Page) -> list[Word]:
    """The words of a page in the order in which the file draws them; text drawn twice to look bold is kept once."""
    found = page.extract_words(
        use_text_flow=True, x_tolerance_ratio=0.2, extra_attrs=["fontname", "size"], expand_ligatures=True
    )
    words: dict[tuple[str, int, int], Word] = {}
    for item in found:
        text = _clean(item["text"])
        if text:
            bold = bool(_BOLD.search(item["fontname"] or ""))
            word = Word(text, item["x0"], item["x1"], item["top"], item["bottom"], round(item["size"], 1), bold)
            words.setdefault((text, round(word.x0 / 2), round(word.top / 2)), word)
    return _marks_joined(list(words.values()))


def _marks_joined(words: Sequence[Word]) -> list[Word]:
    """Small raised numbers made the sign of a note on the word that they stand against."""
    joined: list[Word] = []
    for word in words:
        last = joined[-1] if joined else None
        sign = raised(word.text, last.text) if last and _is_raised(last, word) else word.text
        if last and sign != word.text:
            joined[-1] = replace(last, text=last.text + sign, x1=word.x1)
        else:
            joined.append(word)
    return joined


def _is_raised(last: Word, word: Word) -> bool:
    beside = -0.1 * last.size < word.x0 - last.x1 < 0.25 * last.size
    return beside and word.size <= 0.8 * last.size and last.top - last.size < word.top and word.bottom < last.bottom - 1


def lines_in_flow(words: Iterable[Word]) -> list[Line]:
    """Lines of words that follow each other in the file and stand on one baseline."""
    lines: list[list[Word]] = []
    for word in words:
        last = lines[-1][-1] if lines else None
        if last and _on_one_baseline(last, word) and word.x0 >= last.x1 - 0.3 * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(tuple(line)) for line in lines]


def lines_across(words: Sequence[Word]) -> list[Line]:
    """Lines over the full width of the page, from top to bottom, whatever the order in the file."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.bottom + word.top, word.x0)):
        if rows and _on_one_baseline(rows[-1][0], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(tuple(sorted(row, key=lambda word: word.x0))) for row in rows]


def inside(word: Word, box: Box) -> bool:
    """Whether the middle of a word lies in a box."""
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= (word.top + word.bottom) / 2 <= box[3]


def _split(words: Sequence[Word], gap: float) -> list[list[Word]]:
    parts: list[list[Word]] = []
    for word in words:
        if parts and word.x0 - parts[-1][-1].x1 <= gap * max(word.size, 6):
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts


def _fragment(words: Sequence[Word], gap: float) -> Fragment:
    finer = [_fragment(part, CLOSE_GAP) for part in _split(words, CLOSE_GAP)] if gap > CLOSE_GAP else []
    text = " ".join(word.text for word in words)
    headers = all(len(word.text) > 4 and word.text.isalpha() for word in words)
    single = [Fragment(word.x0, word.x1, word.text) for word in words] if headers and len(words) > 1 else []
    parts = tuple(finer) if len(finer) > 1 else ()
    return Fragment(words[0].x0, words[-1].x1, text, parts, tuple(single), any(word.doubt for word in words))


def _on_one_baseline(one: Word, other: Word) -> bool:
    """Raised and lowered figures (¹, CO₂) count as on the line."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.55 * min(one.bottom - one.top, other.bottom - other.top)


def _clean(raw: str) -> str:
    """The text of a word; codes without a letter are dropped, a soft hyphen at its end is made visible."""
    text = _CODES.sub("", raw)
    if text.endswith("\u00ad"):
        text = text[:-1] + "-"
    bullet = text if len(text) == 1 and "\ue000" <= text <= "\uf8ff" else ""
    return bullet or plain(text).strip()
