"""Lines of running text put back together: what is a paragraph, a heading, a list item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.documents import BlockKind
from pipeline.ingest.characters import PATTERNS, without_bullet

Piece = tuple[BlockKind, str, int]
"""Kind, text and heading level."""

LIST_NUMBER = re.compile(PATTERNS["list_number"])
HEADING_NUMBER = re.compile(PATTERNS["heading_number"])
FIGURE = re.compile(PATTERNS["figure"], re.IGNORECASE)
_KEEPS_HYPHEN = re.compile(PATTERNS["keeps_hyphen"], re.IGNORECASE)
_MARKDOWN = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$")
_UNDERLINE = re.compile(r"^\s*(={3,}|-{3,}|~{3,}|\*{3,}|_{3,})\s*$")
_APPENDIX = re.compile(r"(?i)(?:bijlage|hoofdstuk|deel|onderdeel)(?: \w{1,3})?: ")
_CLOSING = re.compile(r"(?i)(?:met )?(?:[\w-]+ ){0,2}(?:\w*groet(?:en|jes)?|hoogachtend)\b")
_LABELLED = re.compile(r"^\s*[^\W\d_][^:.!?]{1,60}:\s.*\d")
_MOSTLY = 0.6
"""From this share of lines with a label and a number, wrapped or not, each is a line of a list."""
_LONGEST_HEADING = 90
_MOST_WORDS = 12
_LONGEST_WRAP = 130
_SHORTEST_WRAP = 50


def wrap_width(lines: Sequence[str]) -> int:
    """The width at which these lines were wrapped by hand, or 0 where each line is a paragraph of its own."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if not lengths or lengths[-1] > _LONGEST_WRAP:
        return 0
    width = lengths[int(0.95 * (len(lengths) - 1))]
    return width if width >= _SHORTEST_WRAP else 0


def paragraphs(lines: Sequence[str], width: int = 0, followed: bool = True) -> Iterator[Piece]:
    """The pieces in lines between two blank lines; wrapped lines (see `wrap_width`) are joined.

    `followed` says whether text comes after these lines: the last line of a file is no heading.
    """
    filled = [line for line in lines if line.strip()]
    if len(filled) == 1 and _UNDERLINE.match(filled[0]):
        # a ruler on its own underlines nothing: it parts texts, such as stories in a bundle
        yield "paragraph", filled[0].strip(), 0
        return
    pieces = list(_joined(filled, width))
    for index, (kind, text, level) in enumerate(pieces):
        comes_after = index + 1 < len(pieces) or followed
        if kind == "paragraph" and comes_after and _opens_text(pieces, index) and looks_like_heading(text):
            yield "heading", text, heading_level(text)
        else:
            yield kind, text, level


def looks_like_heading(text: str) -> bool:
    """Whether a line standing alone reads as a heading: short, capitalised, no full stop, no label with a value."""
    if len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_WORDS or text[-1] in '.;,:!”"’…':
        return False
    if HEADING_NUMBER.match(text):
        return True
    if _CLOSING.match(text):
        return False
    if _APPENDIX.match(text) and re.search(r"[^\W\d_]{3}", text.partition(":")[2]):
        return True
    last = text.rsplit(maxsplit=1)[-1]
    has_value = (
        ":" in text.rstrip(":") or "\t" in text or (FIGURE.match(last) and not re.fullmatch(r"(19|20)\d\d", last))
    )
    return text[0].isupper() and not has_value and any(letter.isalpha() for letter in text)


def heading_level(text: str) -> int:
    """The level that a heading's own number gives ('2.3 Jongeren' is 2), else 2."""
    number = re.match(r"\d+(?:\.\d+)*", text)
    return number.group().count(".") + 1 if number and HEADING_NUMBER.match(text) else 2


def join_wrapped(first: str, second: str) -> str:
    """Two halves of a wrapped text; a word broken by a hyphen is made whole.

    'begelei-' + 'ding' → 'begeleiding'; 'zorg-' + 'en welzijn' and 'Wmo-' + 'loket' keep their hyphen.
    """
    broken = re.search(r"(\w+)-$", first)
    if not broken or not second[:1].islower():
        return f"{first} {second}" if not (broken and second[:1].isalnum()) else first + second
    if re.match(r"(en|of|als|tot|noch|en/of)\b", second):
        return f"{first} {second}"
    part = broken.group(1)
    keeps = len(part) < 2 or part[-1].isdigit() or part[1:] != part[1:].lower() or bool(_KEEPS_HYPHEN.match(part))
    return first + second if keeps else first[:-1] + second


def join_lines(lines: Sequence[str]) -> str:
    """The lines of one wrapped text joined as `join_wrapped` does, in time that grows with their number only."""
    parts: list[str] = []
    for line in lines:
        if parts:
            head, _, tail = parts[-1].rpartition(" ")
            parts[-1:] = ([head] if head else []) + join_wrapped(tail, line).split(" ", 1)
        else:
            parts.append(line)
    return " ".join(parts)


def _opens_text(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a piece stands alone, or above a piece that is longer or a list item."""
    if len(pieces) == 1:
        return True
    if index + 1 >= len(pieces) or (index and pieces[index - 1][0] == "paragraph" and len(pieces[index - 1][1]) < 60):
        return False
    below = pieces[index + 1]
    if pieces[index][1].isupper() and _LABELLED.match(below[1]):
        return True
    return below[0] == "list_item" or len(below[1]) > max(60, 1.5 * len(pieces[index][1]))


def _joined(lines: Sequence[str], width: int) -> Iterator[Piece]:
    kind: BlockKind = "paragraph"
    texts: list[str] = []
    level, last = 0, ""
    numbered = sum(bool(LIST_NUMBER.match(line.strip())) for line in lines) > 1
    labelled = _labelled_lines(lines)
    for line in lines:
        start = _start(line, numbered)
        if texts and _UNDERLINE.match(line):
            kind, level = ("heading", 1 if "=" in line else 2) if kind == "paragraph" else (kind, level)
        elif texts and start is None and not labelled(line) and _continues(last, line, kind, width):
            texts.append(line.strip())
        else:
            if texts:
                yield kind, join_lines(texts), level
            kind, text, level = start or ("paragraph", line.strip(), 0)
            texts = [] if _UNDERLINE.match(line) else [text]
        last = line
    if texts:
        yield kind, join_lines(texts), level


def _labelled_lines(lines: Sequence[str]) -> Callable[[str], bool]:
    """Which lines open an item, where lines list what was counted: 'Papierendag: gepland 64 uur, gehaald 48 uur'."""
    found = sum(bool(_LABELLED.match(line)) for line in lines)
    is_list = found > 1 and found >= _MOSTLY * len(lines)
    return lambda line: is_list and bool(_LABELLED.match(line))


def _start(line: str, numbered: bool) -> Piece | None:
    """The heading or list item that a line opens by its own signs."""
    marked = _MARKDOWN.match(line)
    if marked:
        return "heading", marked.group(2), len(marked.group(1))
    if _UNDERLINE.match(line):
        return None
    item = without_bullet(line)
    if item is not None:
        return "list_item", item.strip(), 0
    if numbered and LIST_NUMBER.match(line.strip()):
        return "list_item", line.strip(), 0
    return None


def _continues(previous: str, line: str, kind: BlockKind, width: int) -> bool:
    """Whether a line goes on with the piece above it."""
    if _UNDERLINE.match(line) or _UNDERLINE.match(previous) or kind == "heading":
        return False
    stripped = line.strip()
    if kind == "list_item" and len(line) - len(line.lstrip()) > len(previous) - len(previous.lstrip()):
        return True
    if not width:
        return False
    full = len(previous.rstrip()) + 1 + len(stripped.split()[0]) > width * 0.9
    open_end = previous.rstrip()[-1] not in '.!?:;"”’)' and stripped[0].islower()
    return full or open_end
