"""Sources of a review on screen: each number leads to the sentence or the cell in the document as it was read."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from types import MappingProxyType

from dashboards import labels
from dashboards.parts.source import Target, source_address, source_link
from pipeline.review.content import Review, Source
from pipeline.review.wording import place as place_in_words

Places = Mapping[int, Source]
"""Sources by their number."""
NOWHERE: Places = MappingProxyType({})


def places_of(review: Review) -> dict[int, Source]:
    """The sources of a review by their number."""
    return {one.number: one for one in review.sources}


def place(source: Source) -> str:
    """HTML: organisation, file and place, with the way there."""
    return f"{escape(_named(source))} {source_link(source.document, *_target(source), place_in_words(source))}"


def numbers(cell: str, places: Places) -> str:
    """HTML: the numbers in a cell of a table, each a link to its source where that is known."""
    return ", ".join(_number(one, places) for one in cell.split(", "))


def _number(written: str, places: Places) -> str:
    source = places.get(int(written)) if written.isdecimal() else None
    if source is None:
        return escape(written)
    address = escape(source_address(source.document, *_target(source)))
    hidden = f'<span class="alleen-voorlezen">: {escape(_named(source))}</span>'
    return f'<a class="naar-bron" href="{address}">{written}{hidden}</a>'


def _target(source: Source) -> tuple[Target | None, int | None]:
    if source.sentence is not None:
        return "zin", source.sentence
    return ("cijfer", source.figure) if source.figure is not None else (None, None)


def _named(source: Source) -> str:
    organisation = source.organisation or labels.UNKNOWN_ORGANISATION
    return f"{organisation}, {source.filename}, {place_in_words(source)}"
