"""The document as a reader meets it: golden text, real readers, and what no form may lack."""

from __future__ import annotations

import difflib
import io
import shutil
import zipfile

import pytest

from pipeline.review.content import Review, Scope
from pipeline.review.errors import FormError
from pipeline.review.forms import FOLDER, Form, filename, make
from pipeline.settings import Settings
from tests.review.reading import FORMS, GOLDEN, cases, text_of, text_of_docx, text_of_html

TEMPLATE = Settings().review_template
SECRETS = ("Dit wil ik niet in de krant", "Geheime titel")


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


def test_no_command_of_the_template_is_left(review: Review):
    with zipfile.ZipFile(io.BytesIO(make(review, "docx", TEMPLATE))) as file:
        parts = [file.read(name).decode() for name in file.namelist() if name.startswith("word/") and "xml" in name]
    assert not any("{{" in part or "{%" in part for part in parts)


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
