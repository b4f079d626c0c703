"""The text of a document as a reader meets it, for golden files; python -m tests.review.reading writes them anew."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import html

from pipeline.review.content import Review, Scope
from pipeline.review.forms import Form, make
from pipeline.review.writing import write
from pipeline.review.written import Chapter, Written
from pipeline.settings import Settings
from tests.dashboards.builders import Rows
from tests.review.builders import QUARTER, review_of, review_town, talked, town_with_little, year_town
from tests.review.large import Size, large

GOLDEN = Path(__file__).parent / "golden"
FORMS: tuple[Form, ...] = ("html", "docx")
_TAGS = ("h2", "h3", "h4", "p", "li", "caption", "tr", "figcaption")
_BLOCKS = f"//main//*[{' or '.join(f'self::{tag}' for tag in _TAGS)}]"


def text_of_html(made: bytes) -> str:
    """Headings with their level, paragraphs, list items, and the rows of tables with a bar between cells."""
    return "\n".join(filter(None, map(_line, html.fromstring(made).xpath(_BLOCKS)))) + "\n"


def _line(element: html.HtmlElement) -> str:
    if element.tag == "tr":
        return " | ".join(_plain(cell.text_content()) for cell in element)
    marks = {"h2": "## ", "h3": "### ", "h4": "#### ", "li": "- "}
    # what a list item holds besides its sentence is a block of its own
    text = _plain(element.text or "" if element.tag == "li" else element.text_content())
    return marks.get(element.tag, "") + text if text else ""


def text_of_docx(made: bytes) -> str:
    """The same of a Word file, with the name of the style where it is no ordinary paragraph."""
    lines = []
    for part in Document(io.BytesIO(made)).iter_inner_content():
        if isinstance(part, Table):
            lines += [" | ".join(_plain(cell.text) for cell in row.cells) for row in part.rows]
        elif isinstance(part, Paragraph) and part.text.strip():
            style = part.style.name if part.style else ""
            lines.append(f"{'' if style == 'Normal' else f'{style}: '}{_plain(part.text)}")
    return "\n".join(lines) + "\n"


def text_of_chapters(held: Written) -> str:
    """The chapters of a year, a line for each heading, sentence, row and quotation."""
    return "\n".join(line for chapter in held.chapters for line in _chapter(chapter)) + "\n"


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield from (f"## {chapter.heading}", *chapter.intro)
    for table, notes in ((chapter.overview, chapter.overview_note), (chapter.details, chapter.details_note)):
        if table:
            yield from (table.caption, " | ".join(table.heads), *(" | ".join(row) for row in table.rows))
        yield from notes
    yield f"### {chapter.sections_heading}"
    for section in chapter.sections:
        yield f"#### {section.heading}"
        yield from (f"{point.label}: {point.text}" for point in section.points)
        yield from (f"+ “{one.text}” {one.who}, bron {one.source}" for one in section.supporting)
        yield from (f"- “{one.text}” {one.who}, bron {one.source}" for one in section.contradicting)
    yield from chapter.closing


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def cases() -> dict[str, Review]:
    """The documents that are read by a person after a change, by the name of their file."""
    scopes = {
        "alle_organisaties": Scope(QUARTER), "een_organisatie": Scope(QUARTER, "Buurthuis De Linde"),
        "een_programma": Scope(QUARTER, None, "Taal voor iedereen"),
    }  # fmt: skip
    made = {name: _review(review_town(), scope) for name, scope in scopes.items()}
    made["weinig_gegevens"] = _review(town_with_little(), Scope(QUARTER))
    return made | {"veel_organisaties": large(Size(organisations=9, themes=4, questions=20, agreements=6))}


def _review(rows: Rows, scope: Scope) -> Review:
    with tempfile.TemporaryDirectory() as folder:
        talked(Path(folder))
        return review_of(rows, Path(folder), scope)


def text_of(review: Review, form: Form) -> str:
    """The document in a form, as text."""
    made = make(review, form, Settings().review_template)
    return text_of_html(made) if form == "html" else text_of_docx(made)


def main() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for name, review in cases().items():
        for form in FORMS:
            (GOLDEN / f"{name}.{form}.txt").write_text(text_of(review, form), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        year = write(review_of(year_town(), Path(folder), Scope(2025)))
    (GOLDEN / "year.txt").write_text(text_of_chapters(year), encoding="utf-8")


if __name__ == "__main__":
    main()
