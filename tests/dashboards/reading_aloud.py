"""What a screen reader says of a piece of HTML: its text in order, without what is hidden from it."""

from __future__ import annotations

from lxml import html


def aloud(piece: str) -> str:
    """The text that is read, with single spaces; a label that replaces text (aria-label) is not."""
    root = html.fragment_fromstring(piece, create_parent="div")
    for hidden in root.xpath(".//*[@aria-hidden='true']"):
        hidden.drop_tree()
    return " ".join(" ".join(root.itertext()).split())
