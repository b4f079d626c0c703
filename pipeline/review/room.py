"""How much room text takes on paper, so that what must fit on a page is known before it is set.

Widths are those of Arial (in thousandths of its size), in which the Word template is set: the widest of the letters
that the forms use. A letter that is not listed counts as a wide one.
"""

from __future__ import annotations

MM = 0.3528
"""Millimetres of a point."""
_LINE = 1.15
"""Height of a line, in its size."""
_WIDTHS = {
    char: width
    for chars, width in (
        ("ijl'|’‘", 230), (" .,:;!ft/()[]r-I", 330), ("abcdeghknopqsuvxyzJL0123456789?_+–“”éëèïöüáó=<>€", 560),
        ("ABCDEFGHKNOPQRSTUVXYZ&w", 740), ("mM", 840),
    )
    for char in chars
}  # fmt: skip
_WIDE = 1000


def lines(text: str, width: float, size: float) -> int:
    """Over how many lines a text goes, `width` in millimetres and `size` in points; an empty text takes one."""
    room, count, used = width / MM / size * 1000, 1, 0
    for word in text.split():
        length = sum(_WIDTHS.get(char, _WIDE) for char in word)
        space = _WIDTHS[" "] if used else 0
        if used and used + space + length > room:
            count, used, space = count + 1, 0, 0
        used += space + length
        if used > room:  # one word that is longer than a line is broken
            over = int(used // room)
            count, used = count + over, used - int(over * room)
    return count


def long(text: str, size: float) -> float:
    """How long a text is on one line, in millimetres."""
    return sum(_WIDTHS.get(char, _WIDE) for char in text) * size * MM / 1000


def cut(text: str, most: float, size: float) -> str:
    """A text of at most so many millimetres: cut after a word, or in a word that alone is longer."""
    if long(text, size) <= most:
        return text
    kept = text
    while kept and long(f"{kept}…", size) > most:
        kept = kept[:-1]
    whole = kept.rsplit(" ", 1)[0] if " " in kept and not text[len(kept)].isspace() else kept
    return f"{whole.rstrip(' ,;:-–(')}…"


def height(text: str, width: float, size: float, around: float = 0.0) -> float:
    """How high a paragraph stands in millimetres; `around` is the space above and below it in points."""
    return (lines(text, width, size) * size * _LINE + around) * MM
