"""Where something stands: organisation, document and place, with the way to that place in the document as it was read.

Links are plain HTML, so that they can stand inside a card or a table. They carry the filters of the page along, and
name what they lead to, since "Bekijk in het document" alone says nothing in a list of links.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Literal
from urllib.parse import urlencode

import streamlit as st

from dashboards import labels
from dashboards.data import Quotation
from dashboards.labels import source as words
from dashboards.parts.filters import ACTIVITY, KEYS

ADDRESS = "bron"
DOCUMENT = "document"
SIGNS = 16
"""So many signs of a document's hash name it in an address."""
Target = Literal["zin", "cijfer", "alinea"]
"""What in a document is shown: a sentence, a figure or a passage, by its place in the document (`position` of its
table); a passage by its id too."""


def document_source(document: Mapping[str, Any]) -> str:
    """The organisation and the file, as text."""
    return ", ".join([document["organisation"] or labels.UNKNOWN_ORGANISATION, document["filename"] or labels.UNKNOWN])


def quotation_source(quotation: Quotation, document: Mapping[str, Any]) -> str:
    """HTML: from which document and place a quotation comes, and the way there."""
    section = [f"onder ‘{quotation.section}’"] if quotation.section and not quotation.withheld else []
    return _source(quotation, [document_source(document), *_place(quotation), *section])


def short_source(quotation: Quotation, document: Mapping[str, Any] | None) -> str:
    """HTML: the same in fewer words, where the organisation stands above it; None for the document that does too."""
    return _source(quotation, [*([file_of(document)] if document else []), *_place(quotation)])


def file_of(document: Mapping[str, Any]) -> str:
    """The file, as text."""
    return str(document["filename"] or labels.UNKNOWN)


def _place(quotation: Quotation) -> list[str]:
    return labels.place(quotation.page, quotation.sheet, quotation.cell)


def _source(quotation: Quotation, places: Sequence[str]) -> str:
    place = ", ".join([*places, labels.sentence_number(quotation.position)])
    link = "" if quotation.withheld else f" {sentence_link(quotation)}"
    return f'<p class="bron"><span class="stil">{labels.SOURCE}:</span> {escape(place)}{link}</p>'


def source_address(document: str, target: Target | None = None, place: int | str | None = None) -> str:
    """The address of a place in a document, with the filters that are on screen."""
    pointed: dict[str, str] = {target: str(place)} if target and place is not None else {}
    return _address(ADDRESS, {DOCUMENT: document[:SIGNS], **pointed})


def activity_address(activity_id: str) -> str:
    """The address of the page of one activity, with the filters that are on screen."""
    return _address("citaten", {ACTIVITY: activity_id})


def claim_address(claim_id: str) -> str:
    """The address of one claim, with the filters that are on screen."""
    return _address("themas", {"bevinding": claim_id})


def _address(page: str, place: Mapping[str, str]) -> str:
    chosen = {key: st.query_params[key] for key in KEYS if key in st.query_params}
    return f"{page}?{urlencode({**chosen, **place})}"


def source_link(document: str, target: Target | None, place: int | str | None, about: str) -> str:
    """HTML: a link to a place in a document; `about` says to who hears it which place."""
    address = escape(source_address(document, target, place))
    hidden = f'<span class="alleen-voorlezen">: {escape(about)}</span>' if about else ""
    return f'<a class="naar-bron" href="{address}">{words.VIEW}{hidden}</a>'


def sentence_link(quotation: Quotation) -> str:
    """HTML: a link to a sentence where it stands."""
    return source_link(quotation.document, "zin", quotation.position, labels.sentence_number(quotation.position))


def passage_link(document: str, passage_id: str, about: str = "") -> str:
    """HTML: a link to a passage where it stands."""
    return source_link(document, "alinea", passage_id, about)


def figure_link(figure: Mapping[str, Any], about: str, shown: str) -> str:
    """HTML: a figure (a row of ACTIVITIES) as a link to the cell it stands in; `about` names it to who hears it."""
    address = escape(source_address(figure["document"], "cijfer", figure["position"]))
    return (
        f'<a class="cijfer-bron" href="{address}"><span aria-hidden="true">{shown}</span>'
        f'<span class="alleen-voorlezen">{escape(about)}, {words.VIEW_FIGURE}</span></a>'
    )
