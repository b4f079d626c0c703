"""What readers of others find in the documents: headings in order, table headers, alternative texts, language, title.

The PDF asks for PDF/UA-1 and typst refuses what it can see is missing; no checker of the standard runs here, so that
nothing is claimed beyond what these tests look at.
"""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from docx import Document
from lxml import html

from pipeline.review.content import Review
from pipeline.review.forms import make
from pipeline.review.writing import document
from pipeline.review.written import Table, Written
from pipeline.settings import Settings
from tests.review.large import Size, large
from tests.review.programs import as_pdf, needs, said_by

TEMPLATE = Settings().review_template
TITLE = "Effectgesprek 4e kwartaal 2025"


@pytest.fixture(scope="module")
def town() -> Review:
    return large(Size(organisations=6, themes=4, questions=20, agreements=3))


def steps(levels: list[int]) -> bool:
    """Whether headings start at one, and never skip a level down."""
    return (
        levels[0] == 1
        and levels.count(1) == 1
        and all(after - before <= 1 for before, after in itertools.pairwise(levels))
    )


def charts(text: Written) -> list[str]:
    return [theme.chart.alt for theme in text.themes if theme.chart]


def tables(text: Written) -> list[Table]:
    of_themes = [table for theme in text.themes for table in (theme.hours, theme.longer_hours, theme.trend)]
    found = [
        text.overview, *of_themes, text.overlap_table, text.loose, text.agreements, text.activities, text.other_claims,
        text.other_questions, text.trends, text.documents, text.sources,
    ]  # fmt: skip
    return [table for table in found if table]


@pytest.mark.parametrize("kind", ["town", "of_one"])
def test_word_has_headings_headers_and_alternative_texts(kind: str, request: pytest.FixtureRequest):
    review = request.getfixturevalue(kind)
    text, opened = document(review), Document(io.BytesIO(make(review, "docx", TEMPLATE)))
    assert steps([int(one.style.name[-1]) for one in opened.paragraphs if one.style.name.startswith("Heading")])
    assert all(table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader") for table in opened.tables)
    assert [table.rows[0].cells[0].text for table in opened.tables] == [table.heads[0] for table in tables(text)]
    assert [len(table.columns) for table in opened.tables] == [len(table.heads) for table in tables(text)]
    assert opened.element.xpath("//wp:docPr/@descr") == charts(text)
    assert opened.core_properties.title.startswith(TITLE)
    assert opened.styles.element.xpath("//w:style[@w:styleId='Normal']//w:lang/@w:val") == ["nl-NL"]


@pytest.mark.parametrize("kind", ["town", "of_one"])
def test_the_pdf_has_a_tree_that_a_screen_reader_follows(kind: str, request: pytest.FixtureRequest):
    review = request.getfixturevalue(kind)
    text = document(review)
    with pdfplumber.open(io.BytesIO(make(review, "pdf", TEMPLATE))) as pdf:
        nodes = [node for top in pdf.structure_tree for node in _nodes(top)]
        catalog = pdf.doc.catalog
    kinds = [node["type"] for node in nodes]
    assert steps([int(kind[1]) for kind in kinds if kind in {"H1", "H2", "H3", "H4"}])
    assert kinds.count("Table") == len(tables(text))
    assert kinds.count("TH") >= sum(len(table.heads) for table in tables(text))
    assert [node["alt_text"] for node in nodes if node["type"] == "Figure"] == charts(text)
    assert (catalog["Lang"], catalog["ViewerPreferences"]["DisplayDocTitle"]) == (b"nl-NL", True)


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("children", ()):
        yield from _nodes(child)


def test_the_web_page_has_headings_headers_and_alternative_texts(town: Review):
    page = html.fromstring(make(town, "html", TEMPLATE))
    assert steps([int(one.tag[1]) for one in page.xpath("//h1|//h2|//h3|//h4")])
    assert page.xpath("//img/@alt") == charts(document(town))
    assert all(
        table.xpath("./caption") and table.xpath("./thead/tr/th[@scope='col']") for table in page.xpath("//table")
    )
    assert set(page.xpath("//a/@href")) <= {f"#{name}" for name in page.xpath("//@id")}


@needs("pdfinfo")
def test_pdfinfo_finds_a_tagged_document(town: Review, tmp_path: Path):
    file = tmp_path / "review.pdf"
    file.write_bytes(make(town, "pdf", TEMPLATE))
    said = said_by("pdfinfo", str(file))
    assert "Tagged:          yes" in said
    assert TITLE in said


@needs("soffice")
def test_libreoffice_opens_the_word_file(town: Review, tmp_path: Path):
    file = tmp_path / "review.docx"
    file.write_bytes(make(town, "docx", TEMPLATE))
    with pdfplumber.open(as_pdf([file], tmp_path)[0]) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    said = document(town)
    assert all(theme.name in text for theme in said.themes)
    assert said.sources is not None
    assert said.sources.rows[-1][2] in text


@needs("soffice")
def test_libreoffice_makes_an_odt_that_is_the_same_each_time(town: Review):
    made = make(town, "odt", TEMPLATE)
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert file.namelist()[0] == "mimetype"
        assert "Samen koken" in file.read("content.xml").decode()
    assert made == make(town, "odt", TEMPLATE)
