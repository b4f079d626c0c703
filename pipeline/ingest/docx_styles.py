"""Word's styles: which paragraphs are headings, list items or a table of contents."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.ingest.docx_paragraphs import W

_HEADING = re.compile(r"(?:heading|kop|überschrift|titre)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|titel)$", re.IGNORECASE)
_SUBTITLE = re.compile(r"^(?:subtitle|ondertitel|subtitel)$", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:toc|inhopg|inhoudsopgave|table of figures|lijst met afbeeldingen)\b", re.IGNORECASE)
_LIST = re.compile(r"^(?:list (?:bullet|number)|lijstopsom|lijstnummer|opsomming|bullet)", re.IGNORECASE)
_MOST_ANCESTORS = 12
_BODY_LEVEL = 9
"""The outline level that Word gives to text that is no heading."""


class Styles:
    """The styles of one document; a document without a style sheet has none."""

    def __init__(self, sheet: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        for style in () if sheet is None else sheet.iter(f"{W}style"):
            self._styles[style.get(f"{W}styleId") or ""] = style

    def heading_level(self, paragraph: etree._Element) -> int:
        """1-6 for a heading, 0 for anything else: by outline level or by the name of the style."""
        for holder in [paragraph, *self._chain(paragraph)]:
            outline = holder.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None:
                value = outline.get(f"{W}val") or ""
                level = int(value) if value.isdecimal() else _BODY_LEVEL
                return min(level + 1, 6) if level < _BODY_LEVEL else 0
            level = _named_level(_name(holder))
            if level:
                return level
        return 0

    def is_list_item(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph carries a bullet or number of a list."""
        for holder in [paragraph, *self._chain(paragraph)]:
            number = holder.find(f"{W}pPr/{W}numPr/{W}numId")
            if number is not None:
                return bool(number.get(f"{W}val") != "0")
            if _LIST.match(_name(holder)):
                return True
        return False

    def is_contents(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph is a line of the table of contents, which repeats the headings."""
        return any(_CONTENTS.match(_name(style)) for style in self._chain(paragraph))

    def _chain(self, paragraph: etree._Element) -> list[etree._Element]:
        """The paragraph's style and those it is based on."""
        link = paragraph.find(f"{W}pPr/{W}pStyle")
        chain: list[etree._Element] = []
        while link is not None and len(chain) < _MOST_ANCESTORS:
            style = self._styles.get(link.get(f"{W}val") or "")
            if style is None:
                break
            chain.append(style)
            link = style.find(f"{W}basedOn")
        return chain


def _name(style: etree._Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else name.get(f"{W}val") or ""


def _named_level(name: str) -> int:
    found = _HEADING.match(name)
    if found:
        return max(1, min(int(found.group(1)), 6))
    return 1 if _TITLE.match(name) else 2 if _SUBTITLE.match(name) else 0
