"""The document as a reader meets it: golden text, real readers, and what no form may lack."""

from __future__ import annotations

import difflib
import io
import itertools
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document

from pipeline.review.content import Review, Scope
from pipeline.review.errors import FormError
from pipeline.review.forms import FOLDER, Form, filename, make
from pipeline.review.writing import write
from pipeline.settings import Settings
from tests.review.reading import FORMS, GOLDEN, cases, text_of, text_of_docx, text_of_html

TEMPLATE = Settings().review_template
SECRETS = ("Dit wil ik niet in de krant", "Geheime titel")
needs = pytest.mark.skipif


@pytest.fixture(scope="module")
def read() -> dict[str, Review]:
    return cases()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "name", ["alle_organisaties", "een_organisatie", "een_programma", "weinig_gegevens", "veel_organisaties"]
)
def test_the_document_reads_as_it_did(read: dict[str, Review], name: str, form: Form):
    """After a change that is meant: python -m tests.review.reading, and read what changed (golden/README.md)."""
    golden = (GOLDEN / f"{name}.{form}.txt").read_text(encoding="utf-8")
    made = text_of(read[name], form)
    changed = "\n".join(difflib.unified_diff(golden.splitlines(), made.splitlines(), "was", "is", lineterm="", n=1))
    assert made == golden, f"{name}.{form}.txt reads differently:\n{changed}"


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_the_same_review_gives_the_same_bytes(review: Review, form: str):
    assert make(review, form, TEMPLATE) == make(review, form, TEMPLATE)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["html", "docx"])
def test_a_story_without_consent_is_counted_and_not_shown(review: Review, form: str):
    made = make(review, form, TEMPLATE)  # type: ignore[arg-type]
    text = text_of_html(made) if form == "html" else text_of_docx(made)
    assert not any(secret in text for secret in SECRETS)
    assert "1 verhaal zonder toestemming telt mee" in text


def test_text_of_a_report_never_becomes_a_command(of_one: Review):
    assert b"&lt;b&gt;zo maar&lt;/b&gt;" in make(of_one, "html", TEMPLATE)
    assert "<b>zo maar</b>" in text_of_docx(make(of_one, "docx", TEMPLATE))


def test_every_number_of_a_source_is_listed(review: Review):
    used = {
        quote.source
        for part in review.themes
        for claim in (*part.claims, *part.signals)
        for quote in (*claim.supporting, *claim.contradicting)
    }
    lines = [line for part in review.themes for line in (*part.lines, *part.longer_lines)] + list(review.loose)
    used |= {number for line in lines for number in line.sources}
    assert [source.number for source in review.sources] == list(range(1, len(review.sources) + 1))
    assert used == {source.number for source in review.sources}


def test_the_web_page_needs_nothing_from_elsewhere(review: Review):
    page = make(review, "html", TEMPLATE).decode()
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "<script" not in page
    assert '<html lang="nl">' in page


def test_word_has_headings_headers_and_alternative_texts(review: Review):
    made = make(review, "docx", TEMPLATE)
    document = Document(io.BytesIO(made))
    levels = [int(one.style.name[-1]) for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert all(table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader") for table in document.tables)
    pictures = document.element.xpath("//wp:docPr/@descr")
    assert len(pictures) == sum(theme.chart is not None for theme in write(review).themes)
    assert all(alt.startswith("Staafgrafiek van de uren bij") for alt in pictures)
    assert document.core_properties.title == "Effectgesprek 4e kwartaal 2025, Alle organisaties"


def test_no_command_of_the_template_is_left(review: Review):
    with zipfile.ZipFile(io.BytesIO(make(review, "docx", TEMPLATE))) as file:
        parts = [file.read(name).decode() for name in file.namelist() if name.startswith("word/") and "xml" in name]
    assert not any("{{" in part or "{%" in part for part in parts)


@needs(shutil.which("pdfinfo") is None, reason="pdfinfo is not installed")
def test_the_pdf_is_tagged(review: Review, tmp_path: Path):
    file = tmp_path / "review.pdf"
    file.write_bytes(make(review, "pdf", TEMPLATE))
    said = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
    assert "Tagged:          yes" in said
    assert "Effectgesprek 4e kwartaal 2025" in said
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert "Sinds de kookgroep heb ik mensen met wie ik praat." in text


@needs(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_an_odt_that_is_the_same_each_time(review: Review):
    made = make(review, "odt", TEMPLATE)
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert file.namelist()[0] == "mimetype"
        assert "Samen koken" in file.read("content.xml").decode()
    assert made == make(review, "odt", TEMPLATE)


def test_without_libreoffice_odt_says_what_to_do(review: Review, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(FormError, match="Installeer libreoffice-writer"):
        make(review, "odt", TEMPLATE)


def test_the_file_is_named_after_quarter_and_scope():
    assert filename(Scope((2025, 4)), "pdf") == "effectgesprek_2025-Q4.pdf"
    assert filename(Scope((2025, 4), "Taalhuis De Kade", "Taal/op maat"), "docx") == (
        "effectgesprek_2025-Q4_taalhuis-de-kade_taal-op-maat.docx"
    )


def test_the_template_is_what_its_recipe_makes():
    from models.review.make_template import make as make_template

    assert (FOLDER / "template.docx").read_bytes() == make_template()
