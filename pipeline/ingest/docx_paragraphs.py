"""A Word paragraph as a reader sees it: accepted changes, signs as characters, text boxes apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.ingest.characters import raised

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset(
    {
        f"{W}del",
        f"{W}moveFrom",
        f"{W}rPr",
        f"{W}pPr",
        f"{W}sdtPr",
        f"{W}tblPr",
        f"{W}trPr",
        f"{W}tcPr",
        f"{_MC}Fallback",
    }
)
"""What a reader does not see: deleted and moved text, and the older copy of a text box."""
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_TICKED = {"F0FE": "☒", "F0FD": "☒", "F052": "☒", "F0FC": "☒", "F0A8": "☐", "F06F": "☐", "F0A3": "☐"}
"""Wingdings boxes as forms use them."""
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: text with tabs and line breaks, whether all of it is bold, and the text boxes anchored in it."""

    element: etree._Element
    text: str
    is_bold: bool
    boxes: tuple[etree._Element, ...]

    @classmethod
    def of(cls, element: etree._Element) -> Paragraph:
        """Read a w:p element."""
        texts: list[str] = []
        boxes: list[etree._Element] = []
        for part in visible(element):
            if part.tag == f"{W}txbxContent":
                boxes.append(part)
            else:
                texts.append(raised(_text(part), "".join(texts)) if _is_raised(part) else _text(part))
        return cls(element, "".join(texts), _is_bold(element), tuple(boxes))

    @property
    def is_item(self) -> bool:
        """Whether the paragraph itself carries a bullet or number."""
        number = self.element.find(f"{W}pPr/{W}numPr/{W}numId")
        return number is not None and number.get(f"{W}val") != "0"


def visible(element: etree._Element) -> Iterator[etree._Element]:
    """The elements below, without what a reader does not see; text boxes and paragraphs inside are not entered."""
    for child in element:
        if child.tag in _GONE:
            continue
        yield child
        if child.tag != f"{W}txbxContent":
            yield from visible(child)


def content(container: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables in a container, also those in content controls and accepted insertions."""
    for child in container:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag not in _GONE and isinstance(child.tag, str):
            yield from content(child)


def is_on(switch: etree._Element | None) -> bool:
    """Whether a switch such as w:b is there and not turned off."""
    return switch is not None and switch.get(f"{W}val", "true") not in _OFF


def _text(part: etree._Element) -> str:
    if part.tag in (f"{W}t", f"{_M}t"):
        return part.text or ""
    if part.tag == f"{W}sym":
        return _TICKED.get((part.get(f"{W}char") or "").upper(), "")
    if part.tag == f"{W}checkBox":
        checked = part.find(f"{W}checked")
        return "☒" if is_on(checked if checked is not None else part.find(f"{W}default")) else "☐"
    if part.tag == f"{W}tab" and part.getparent().tag == f"{W}tabs":
        return ""
    return _SIGNS.get(part.tag, "")


def _is_raised(part: etree._Element) -> bool:
    """Whether a text is set as superscript, as numbers of notes that were typed by hand are."""
    if part.tag != f"{W}t":
        return False
    align = part.getparent().find(f"{W}rPr/{W}vertAlign")
    return align is not None and align.get(f"{W}val") == "superscript"


def _is_bold(element: etree._Element) -> bool:
    runs = [run for run in element.iter(f"{W}r") if any((text.text or "").strip() for text in run.iter(f"{W}t"))]
    return bool(runs) and all(is_on(run.find(f"{W}rPr/{W}b")) for run in runs)
