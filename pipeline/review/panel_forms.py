"""A letter about a panel as a Word file in the municipality's own style, or as a web page that needs nothing else."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.review.errors import FormError
from pipeline.review.forms import FOLDER
from pipeline.review.packing import packed
from pipeline.review.panel_letter import Letter

LetterForm = Literal["docx", "html"]
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_PLACE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def make_letter(letter: Letter, form: LetterForm, template: Path) -> bytes:
    """The file. The same letter and template give the same bytes. Raises FormError.

    `template` is the Word file of the review: its styles, logo, header and footer are taken over, not its words.
    """
    return _docx(letter, template) if form == "docx" else _html(letter)


def letter_name(organisation: str, form: LetterForm) -> str:
    """What the file is called: terugkoppeling_taalhuis-de-kade.docx."""
    return f"terugkoppeling_{re.sub(r'[^a-z0-9]+', '-', organisation.casefold()).strip('-')[:60]}.{form}"


def _html(letter: Letter) -> bytes:
    environment = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    style = Markup((FOLDER / "page.css").read_text(encoding="utf-8"))  # nosec B704  # our own file, no text of a report
    return environment.get_template("letter.html").render(letter=letter, style=style).encode("utf-8")


def _docx(letter: Letter, template: Path) -> bytes:
    document = _emptied(template)
    _say(document, letter.title, "Heading 1")
    _say(document, letter.subtitle)
    _say(document, letter.made, "Bijzin")
    for line in letter.intro:
        _say(document, line)
    for block in letter.blocks:
        _say(document, block.heading, f"Heading {block.level}")
        if block.quoted:
            _say(document, " ".join(block.quoted), "Citaat")
        for line in block.lines:
            _say(document, line)
    _name(document, letter)
    made = io.BytesIO()
    document.save(made)
    return packed(made.getvalue())


def _emptied(template: Path) -> WordDocument:
    """The template without what stands on its pages; its last section holds paper, header and footer.

    That section may have columns, for the sources of a review: a letter has none.
    """
    try:
        document = Document(str(template))
    except (PackageNotFoundError, KeyError, ValueError, OSError) as error:
        raise FormError(f"Het Word-sjabloon {template} is niet te openen. Kijk bij review_template.") from error
    body = document.element.body
    for part in list(body):
        if not part.tag.endswith("}sectPr"):
            body.remove(part)
    for columns in document.sections[-1]._sectPr.findall(qn("w:cols")):
        columns.set(qn("w:num"), "1")
    return document


def _say(document: WordDocument, text: str, style: str = "Normal") -> Paragraph:
    """A paragraph in a style; in ordinary letters where a municipality's template does not have it."""
    known = style if style in {held.name for held in document.styles} else "Normal"
    return document.add_paragraph(_CONTROL.sub("", text), known)


def _name(document: WordDocument, letter: Letter) -> None:
    """The title where the template's header and footer ask for it; other places in them are left empty."""
    known = {"title": letter.title, "subtitle": letter.subtitle, "made": letter.made}
    for section in document.sections:
        for paragraph in (*section.header.paragraphs, *section.footer.paragraphs):
            for run in paragraph.runs:
                if "{" in run.text:
                    run.text = re.sub(r"\{%.*?%\}", "", _PLACE.sub(lambda at: known.get(at[1], ""), run.text))
    properties = document.core_properties
    properties.title, properties.author, properties.language = f"{letter.title}, {letter.subtitle}", "Verhaal", "nl-NL"
    properties.created = properties.modified = datetime(2000, 1, 1, tzinfo=UTC)
