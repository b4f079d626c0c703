"""Web pages, and what Word and Excel save as one: headings, paragraphs, lists and tables in reading order.

Nothing that a page points to is fetched, and no script of it is run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree
from lxml import html as lxml_html

from pipeline.documents import BlockKind
from pipeline.ingest.characters import PATTERNS, one_line, plain, raised, without_bullet
from pipeline.ingest.delimited import BYTE_ORDER_MARKS, decode
from pipeline.ingest.draft import Draft
from pipeline.ingest.html_tables import is_hidden, read_table, spaced, tables_inside
from pipeline.ingest.lines import heading_level, looks_like_heading, paragraphs, wrap_width
from pipeline.ingest.regions import Place, add_region
from pipeline.issues import Unreadable, issue

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_SUBSET = re.compile(r"<!DOCTYPE\s[^>\[]{0,200}\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)
"""Entities that a page declares itself: no browser reads them."""
_EXCEL = re.compile(
    r"urn:schemas-microsoft-com:office:excel|content=[\"']?Excel\.Sheet|<a\s+name=[\"']?table0\b|\ssdnum=",
    re.IGNORECASE,
)
_SHEET_NAME = re.compile(r"^\w+ \d+: (.+)$")
_WIDER = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
"""Browsers read these names as Windows-1252, and so do the people who made the page."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNSEEN = frozenset(PATTERNS["html_unseen"].split())
_BLOCKS = frozenset(PATTERNS["html_blocks"].split())
_LISTED = re.compile(r"\bMsoList|mso-list\s*:", re.IGNORECASE)
_TITLE_STYLE = re.compile(r"\bMso(?:Title|Heading)\b", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_PROPERTIES = {"author": "author", "description": "description", "keywords": "keywords", "dc.creator": "author"}
_DEEPEST_TABLE = 50


def read_html(data: bytes, draft: Draft) -> None:
    """Fill the draft from a web page. Raises Unreadable (corrupt, unknown_format)."""
    text = _page_text(data, draft)
    read_page(text, draft, is_sheet=is_excel(text))


def is_excel(page: str) -> bool:
    """Whether Excel or LibreOffice wrote a page as the form of a workbook."""
    return bool(_EXCEL.search(page[:16_384]))


def read_page(text: str, draft: Draft, is_sheet: bool = False) -> None:
    """Fill the draft from the text of a web page or part of one; `is_sheet` says that Excel wrote it.

    Raises Unreadable (corrupt).
    """
    root = _parse(text)
    for element in root.iter("title", "meta"):
        name = "title" if element.tag == "title" else _PROPERTIES.get((element.get("name") or "").lower(), "")
        said = one_line(element.text_content() if name == "title" else element.get("content") or "")
        if name and said:
            draft.properties.setdefault(name, said)
    for mark in root.iter("sup"):
        _raise(mark)
    _Walker(draft, is_sheet).read(root)


class _Walker:
    """Goes through a page and gathers running text until a block, table or line of a list ends it."""

    def __init__(self, draft: Draft, is_sheet: bool) -> None:
        self._draft = draft
        self._is_sheet = is_sheet
        self._text: list[str] = []
        self._bold: list[bool] = []
        self._bold_around = 0
        self._kind: BlockKind = "paragraph"
        self._label = ""
        self._sheet: str | None = None

    def read(self, root: etree._Element) -> None:
        """Add all that a page, or an element of it, shows."""
        walk = etree.iterwalk(root, events=("start", "end"))
        done: etree._Element | None = None
        for event, element in walk:
            if self._draft.full:
                break
            if event == "start":
                if element.tag in _UNSEEN or is_hidden(element) or self._takes_whole(element):
                    walk.skip_subtree()
                    done = element
                else:
                    self._open(element)
                continue
            if element is not done:
                self._close(element)
            if element is not root:
                self._add(element.tail)
        self._end()
        self._end_label()

    def _takes_whole(self, element: etree._Element) -> bool:
        """Add an element that is a heading, term or data with all that is in it; False for any other."""
        tag = element.tag
        level = 1 if _TITLE_STYLE.search(element.get("class") or "") else _HEADINGS.get(tag, 0)
        if tag == "table":
            return self._take_table(element)
        if self._is_sheet and self._frames_sheets(element):
            return True
        if not level and tag not in ("dt", "pre"):
            return False
        self._end()
        if level:
            self._draft.add_block("heading", spaced(element), level)
        elif tag == "pre":
            lines = plain(element.text_content()).split("\n")
            self._add_lines(lines, wrap_width(lines))
        else:
            self._end_label()
            self._label = one_line(spaced(element)).rstrip(":")
        return True

    def _frames_sheets(self, element: etree._Element) -> bool:
        """LibreOffice writes the name of each sheet above it, and a list of all names before the first."""
        named = _SHEET_NAME.match(one_line(spaced(element))) if element.tag == "h1" else None
        if named:
            self._sheet = named.group(1)
        return bool(named) or (
            element.tag == "center" and any((link.get("href") or "").startswith("#table") for link in element.iter("a"))
        )

    def _take_table(self, table: etree._Element, depth: int = 0) -> bool:
        """Add a table of data; False for one that only sets out the page, so that its cells are read one by one."""
        rows = read_table(table, self._draft.limits)
        if rows is None:
            return False
        self._end()
        self._draft.add_block("paragraph", "" if table.find("caption") is None else spaced(table.find("caption")))
        if self._is_sheet:
            add_region(rows, self._draft, Place(self._sheet))
        else:
            self._draft.add_grid(rows)
        for inner in tables_inside(table):
            if depth > _DEEPEST_TABLE:
                self._draft.warn("part_unreadable")
            elif not self._take_table(inner, depth + 1):
                _Walker(self._draft, self._is_sheet).read(inner)
        return True

    def _open(self, element: etree._Element) -> None:
        self._bold_around += _is_bold(element)
        if element.tag == "br":
            self._text.append("\n")
        elif element.tag in _BLOCKS:
            self._end()
            style = f"{element.get('class') or ''} {element.get('style') or ''}"
            if element.tag == "li" or (element.tag == "p" and _LISTED.search(style)):
                self._kind = "list_item"
        self._add(element.text)

    def _close(self, element: etree._Element) -> None:
        if element.tag in _BLOCKS:
            self._end()
            if element.tag in ("li", "p"):
                self._kind = "paragraph"
            elif element.tag == "dl":
                self._end_label()
        self._bold_around -= _is_bold(element)

    def _add(self, text: str | None) -> None:
        if text:
            self._text.append(re.sub(r"\s+", " ", text))
            if text.strip():
                self._bold.append(self._bold_around > 0)

    def _end(self) -> None:
        """Add the text gathered so far as one block, or as more where its lines say so."""
        text, bold = plain("".join(self._text)), bool(self._bold) and all(self._bold)
        self._text, self._bold = [], []
        line = one_line(text)
        if not line:
            return
        kind, label = self._kind, self._label
        self._kind, self._label = "paragraph", ""
        if label:
            self._draft.add_block("paragraph", f"{label}: {line}")
        elif kind == "list_item":
            self._draft.add_block(kind, without_bullet(line) or line)
        elif bold and "\n" not in text.strip() and looks_like_heading(line.rstrip(":")):
            self._draft.add_block("heading", line, heading_level(line))
        else:
            self._add_lines(text.split("\n"))

    def _end_label(self) -> None:
        """Add a term that no description followed."""
        self._draft.add_block("paragraph", self._label)
        self._label = ""

    def _add_lines(self, lines: Sequence[str], width: int = 0) -> None:
        for kind, piece, level in paragraphs(lines, width, followed=False):
            self._draft.add_block(kind, piece, level)


def _raise(mark: etree._Element) -> None:
    """Make a raised number, also that of a link to a note, the sign of a note."""
    above, beside = mark.getparent(), mark.getprevious()
    before = (above.text if beside is None else beside.tail) or ""
    text = raised(mark.text_content(), before)
    mark.clear(keep_tail=True)
    mark.text = text


def _is_bold(element: etree._Element) -> bool:
    return element.tag in ("b", "strong") or bool(_BOLD_STYLE.search(element.get("style") or ""))


def _parse(text: str) -> etree._Element:
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    content = _SUBSET.sub("", text.replace("\0", ""), count=1).encode("utf-8", "replace")
    try:
        return lxml_html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:  # ParserError: an empty page
        raise Unreadable(issue("no_content", "ingest")) from error


def declared_text(data: bytes) -> str | None:
    """The text of a page in the encoding that it declares; None where it declares none or another than it has."""
    declared = _CHARSET.search(data[:4096])
    if not declared or data.startswith(tuple(BYTE_ORDER_MARKS)):
        return None
    name = declared.group(1).decode("ascii").lower()
    try:
        return data.decode(_WIDER.get(name, name))
    except (LookupError, UnicodeError):  # LookupError: no such encoding
        return None


def _page_text(data: bytes, draft: Draft) -> str:
    return declared_text(data) or decode(data, draft)
