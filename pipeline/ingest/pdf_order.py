"""The order in which a person reads what stands on a page."""

from __future__ import annotations

from collections.abc import Sequence

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the top left of the page."""

_MOST_BOXES = 400
"""Comparing all pairs takes too long above this; such pages are drawings."""


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """The numbers of the boxes, given in the order in which the file draws them, in the order of reading.

    What stands above and overlaps sideways comes first (Breuel 2003, first rule); the title over everything leads.
    Side by side, the order of drawing decides: programs draw column after column.
    """
    if len(boxes) > _MOST_BOXES:
        return sorted(range(len(boxes)), key=lambda index: (boxes[index][1], boxes[index][0]))
    left = list(range(len(boxes)))
    title = _title(boxes)
    ordered = [] if title is None else [title]
    left = [index for index in left if index not in ordered]
    while left:
        chosen = next(
            (index for index in left if not any(_is_above(boxes[other], boxes[index]) for other in left)),
            min(left, key=lambda index: boxes[index][1]),
        )
        ordered.append(chosen)
        left.remove(chosen)
    return ordered


def _title(boxes: Sequence[Box]) -> int | None:
    """The box that stands above all others, wherever on its line, if there is one."""
    for index, box in enumerate(boxes):
        if len(boxes) > 1 and all(box[3] <= other[1] + 2 for place, other in enumerate(boxes) if place != index):
            return index
    return None


def _is_above(one: Box, other: Box) -> bool:
    return min(one[2], other[2]) - max(one[0], other[0]) > 0 and one[1] < other[1]
