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
        ("ABCDEFGHKNOPQRSTUVXYZ&", 740), ("mw", 830),
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


def height(text: str, width: float, size: float, around: float = 0.0) -> float:
    """How high a paragraph stands in millimetres; `around` is the space above and below it in points."""
    return (lines(text, width, size) * size * _LINE + around) * MM
