"""OpenDocument: text (odt) and sheets (ods), walked in reading order.

The XML is walked here: odfdo gives the text of comments and deleted passages along with the rest, and calamine, which
reads the other sheets, does not tell what is merged in ods and writes out a million repeated rows.
"""

from __future__ import annotations

from lxml import etree

from pipeline.documents import BlockKind
from pipeline.ingest.characters import cell_text, one_line, plain, raised, without_bullet
from pipeline.ingest.draft import Draft
from pipeline.ingest.lines import heading_level, looks_like_heading, paragraphs, wrap_width
from pipeline.ingest.odf_tables import OFFICE, TABLE, dense, read_places
from pipeline.ingest.package import Package
from pipeline.ingest.regions import Place, add_region
from pipeline.issues import Unreadable, issue

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_ASIDE = (f"{TEXT}note", f"{DRAW}frame", f"{DRAW}custom-shape", f"{DRAW}text-box")
_UNSEEN = (f"{OFFICE}annotation", f"{TEXT}note-citation", f"{TEXT}tracked-changes", f"{TEXT}table-of-content",
           f"{TEXT}alphabetical-index", f"{TEXT}ruby-text", f"{TEXT}sequence-decls", f"{OFFICE}forms")  # fmt: skip
_PROPERTIES = {"title": "title", "subject": "subject", "creator": "author", "keyword": "keywords",
               "description": "description"}  # fmt: skip


def read_odt(data: bytes, draft: Draft) -> None:
    """Fill the draft from an OpenDocument text. Raises Unreadable (corrupt, encrypted, too_large)."""
    package, body = _open(data, draft, "text")
    walker = _Walker(draft, _bold_styles(body), _parents(body))
    walker.walk(body)
    for note in walker.notes:
        walker.walk(note)
    draft.properties.update(_properties(package))


def read_ods(data: bytes, draft: Draft) -> None:
    """Fill the draft from an OpenDocument sheet. Raises Unreadable (corrupt, encrypted, too_large)."""
    package, body = _open(data, draft, "spreadsheet")
    hidden = _hidden_styles(body)
    for number, table in enumerate(body.iterchildren(f"{TABLE}table")):
        if number >= draft.limits.max_sheets:
            draft.warn("truncated", limit=f"{draft.limits.max_sheets} werkbladen")
            break
        name = table.get(f"{TABLE}name") or ""
        rows, top, left = dense(read_places(table, _cell_text, draft.limits), draft.limits)
        is_hidden = table.get(f"{TABLE}style-name") in hidden
        if rows and is_hidden:
            draft.warn("hidden_sheet", f"werkblad {name}")
        add_region(rows, draft, Place(name, is_hidden, top + 1, left + 1))
    draft.properties.update(_properties(package))


class _Walker:
    """Goes through a body, section, cell or note and adds what it meets to the draft."""

    def __init__(self, draft: Draft, bold: frozenset[str], parents: dict[str, str]) -> None:
        self._draft = draft
        self._bold = bold
        self._parents = parents
        self.notes: list[etree._Element] = []

    def walk(self, container: etree._Element, kind: BlockKind = "paragraph") -> None:
        """Add the paragraphs, lists and tables in a container."""
        for element in container:
            if self._draft.full or element.tag in _UNSEEN or not isinstance(element.tag, str):
                continue
            if element.tag == f"{TEXT}h":
                self._add_heading(element)
            elif element.tag == f"{TEXT}p":
                self._add_paragraph(element, kind)
            elif element.tag == f"{TABLE}table":
                self._add_table(element)
            else:
                self.walk(element, "list_item" if element.tag == f"{TEXT}list" else kind)

    def _add_heading(self, element: etree._Element) -> None:
        self._draft.add_block("heading", _text(element), _whole(element.get(f"{TEXT}outline-level"), 1))
        self._add_asides(element)

    def _add_paragraph(self, element: etree._Element, kind: BlockKind) -> None:
        text = plain(_text(element))
        line = one_line(text)
        level = self._heading_level(element, line) if line and kind == "paragraph" and "\n" not in text else 0
        if level:
            self._draft.add_block("heading", line, level)
        elif kind == "list_item":
            self._draft.add_block(kind, without_bullet(line) or line)
        else:
            lines = text.replace("\t", " ").split("\n")
            for found, piece, depth in paragraphs(lines, wrap_width(lines), followed=False):
                self._draft.add_block(found, piece, depth)
        self._add_asides(element)

    def _heading_level(self, element: etree._Element, line: str) -> int:
        """A paragraph that is a heading by the name of its style, or by standing in bold by itself."""
        name = element.get(f"{TEXT}style-name") or ""
        names = (name, self._parents.get(name, ""))
        if any(style in ("Title", "Titel") for style in names):
            return 1
        if any(style.startswith(("Heading", "Kop", "Subtitle")) for style in names):
            return 2
        spans = [span.get(f"{TEXT}style-name") for span in element.iterchildren(f"{TEXT}span")]
        in_bold = name in self._bold or (spans and not (element.text or "").strip() and set(spans) <= self._bold)
        return heading_level(line) if in_bold and looks_like_heading(line.rstrip(":")) else 0

    def _add_asides(self, element: etree._Element) -> None:
        """Text boxes come after the paragraph they hang on, notes at the end."""
        for aside in element.iter(*_ASIDE):
            if aside.tag == f"{TEXT}note":
                self.notes.extend(aside.iterchildren(f"{TEXT}note-body"))
            elif aside.tag == f"{DRAW}text-box":
                self.walk(aside)

    def _add_table(self, table: etree._Element) -> None:
        places = read_places(table, _cell_text, self._draft.limits)
        rows, _, _ = dense(places, self._draft.limits)
        if max(map(len, rows), default=0) > 1 and len(rows) > 1:
            self._draft.add_grid(rows)
        else:
            for cell in table.iter(f"{TABLE}table-cell"):
                self.walk(cell)


def _open(data: bytes, draft: Draft, kind: str) -> tuple[Package, etree._Element]:
    package = Package(data, draft.limits)
    if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise Unreadable(issue("encrypted", "ingest"))
    body = package.xml("content.xml").find(f"{OFFICE}body/{OFFICE}{kind}") if "content.xml" in package else None
    if body is None:
        raise Unreadable(issue("corrupt", "ingest"))
    _raise_marks(body)
    draft.warn_of_macros(package.has_macros)
    return package, body


def _text(element: etree._Element) -> str:
    """The text of a paragraph without its comments, notes and text boxes."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{TEXT}s":
            parts.append(" " * min(_whole(child.get(f"{TEXT}c"), 1), 100))
        elif child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
        elif child.tag not in _UNSEEN and child.tag not in _ASIDE and isinstance(child.tag, str):
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() else default


def _cell_text(cell: etree._Element) -> str:
    lines = (cell_text(_text(line).replace("\n", " ")) for line in _lines(cell))
    return "\n".join(without_bullet(line) or line for line in lines if line)


def _lines(container: etree._Element) -> list[etree._Element]:
    lines: list[etree._Element] = []
    for child in container:
        if child.tag in (f"{TEXT}p", f"{TEXT}h"):
            lines.append(child)
        elif child.tag not in _UNSEEN and isinstance(child.tag, str):
            lines.extend(_lines(child))
    return lines


def _raise_marks(body: etree._Element) -> None:
    """Make numbers in superscript the signs of notes."""
    styles = {
        style.get(f"{STYLE}name")
        for style in _styles(body)
        for part in style.iterchildren(f"{STYLE}text-properties")
        if (part.get(f"{STYLE}text-position") or "").startswith("super")
    }
    for span in body.iter(f"{TEXT}span"):
        if span.get(f"{TEXT}style-name") in styles and span.text:
            above, beside = span.getparent(), span.getprevious()
            span.text = raised(span.text, (above.text if beside is None else beside.tail) or "")


def _styles(body: etree._Element) -> list[etree._Element]:
    return list(body.getroottree().getroot().iter(f"{STYLE}style"))


def _bold_styles(body: etree._Element) -> frozenset[str]:
    bold = (
        style.get(f"{STYLE}name") or ""
        for style in _styles(body)
        if any(part.get(f"{FORMAT}font-weight") == "bold" for part in style.iterchildren(f"{STYLE}text-properties"))
    )
    return frozenset(bold)


def _parents(body: etree._Element) -> dict[str, str]:
    return {style.get(f"{STYLE}name") or "": style.get(f"{STYLE}parent-style-name") or "" for style in _styles(body)}


def _hidden_styles(body: etree._Element) -> frozenset[str]:
    return frozenset(
        style.get(f"{STYLE}name") or ""
        for style in _styles(body)
        if any(part.get(f"{TABLE}display") == "false" for part in style.iterchildren(f"{STYLE}table-properties"))
    )


def _properties(package: Package) -> dict[str, str]:
    """What the file says of itself, and the text of its page headers and footers."""
    found: dict[str, str] = {}
    for element in package.xml("meta.xml").iter() if "meta.xml" in package else ():
        label = _PROPERTIES.get(etree.QName(element).localname)
        if label and element.text:
            found[label] = element.text
    styles = package.xml("styles.xml") if "styles.xml" in package else etree.Element("none")
    for label in ("header", "footer"):
        texts = [one_line(_text(line)) for part in styles.iter(f"{STYLE}{label}") for line in _lines(part)]
        found[label] = " | ".join(dict.fromkeys(filter(None, texts)))
    return found
