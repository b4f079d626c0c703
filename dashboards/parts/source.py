"""Where something stands: organisation, document, and the place in it."""

from __future__ import annotations

from html import escape
from typing import Any

from dashboards import labels
from dashboards.data import Quotation


def document_source(document: dict[str, Any]) -> str:
    """The organisation and the file, as text."""
    return ", ".join([document["organisation"] or labels.UNKNOWN_ORGANISATION, document["filename"] or labels.UNKNOWN])


def quotation_source(quotation: Quotation, document: dict[str, Any]) -> str:
    """HTML: from which document and place a quotation comes."""
    places = labels.place(quotation.page, quotation.sheet, quotation.cell)
    section = [f"onder ‘{quotation.section}’"] if quotation.section and not quotation.withheld else []
    words = ", ".join([document_source(document), *places, *section, labels.sentence_number(quotation.position)])
    return f'<p class="bron"><span class="stil">{labels.SOURCE}:</span> {escape(words)}</p>'
