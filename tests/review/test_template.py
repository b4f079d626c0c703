"""A template with a mistake gives a message that names it, never an empty or wrong document."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from pipeline.review.content import Review
from pipeline.review.errors import FormError
from pipeline.review.forms import check, make
from pipeline.settings import Settings
from tests.review.reading import text_of_docx

SHIPPED = Settings().review_template
Change = Callable[[str], str]


def changed(folder: Path, change: Change) -> Path:
    """The shipped template with the text of its paragraphs changed."""
    document = Document(str(SHIPPED))
    for paragraph in document.paragraphs:
        if change(paragraph.text) != paragraph.text:
            paragraph.text = change(paragraph.text)
    document.save(str(folder / "eigen.docx"))
    return folder / "eigen.docx"


MISTAKES = {
    "a name that does not exist": (lambda text: text.replace("{{ goal }}", "{{ gaol }}"), "‘gaol’.*Bedoelt u ‘goal’"),
    "a part of a theme that does not exist": (
        lambda text: text.replace("{{ theme.definition }}", "{{ theme.uitleg }}"), "een opdracht die niet kan.*uitleg",
    ),
    "a command that is not closed": (
        lambda text: text.replace("{%p endfor %}", "", 1) if text.startswith("{%p endfor") else text,
        "een fout in een opdracht",
    ),
    "reaching into the program": (
        lambda text: text.replace("{{ goal }}", "{{ goal.__class__.__mro__ }}"), "een opdracht die niet kan",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named(review: Review, tmp_path: Path, change: Change, message: str):
    template = changed(tmp_path, change)
    for act in (make, check):
        with pytest.raises(FormError, match=message):
            act(review, "docx", template)


@pytest.mark.parametrize("words", ["Geachte heer", "{{ title }} en {{ goal }}"], ids=["a letter", "two parts only"])
def test_a_word_file_without_the_review_is_refused(review: Review, tmp_path: Path, words: str):
    document = Document()
    document.add_paragraph(words)
    document.save(str(tmp_path / "eigen.docx"))
    with pytest.raises(FormError, match=r"ontbreekt: .*themes"):
        make(review, "docx", tmp_path / "eigen.docx")


def test_a_template_that_is_not_there(review: Review, tmp_path: Path):
    with pytest.raises(FormError, match=r"bestaat niet.*review_template"):
        make(review, "docx", tmp_path / "weg.docx")


@pytest.mark.parametrize("data", [b"", b"geen zip", b"PK\x03\x04rest"], ids=["empty", "text", "broken zip"])
def test_a_template_that_is_no_word_file(review: Review, tmp_path: Path, data: bytes):
    (tmp_path / "eigen.docx").write_bytes(data)
    with pytest.raises(FormError, match="geen Word-bestand"):
        make(review, "docx", tmp_path / "eigen.docx")


def test_a_municipality_can_change_words_and_leave_parts_out(review: Review, tmp_path: Path):
    words = {"Het belangrijkste": "In één oogopslag", "{{ made }}": "Gemeente Voorbeeldstad"}
    template = changed(tmp_path, lambda text: words.get(text, text))
    check(review, "docx", template)
    text = text_of_docx(make(review, "docx", template))
    assert "In één oogopslag" in text
    assert "Gemeente Voorbeeldstad" in text
    assert "Gemaakt op" not in text


def test_a_sign_that_word_refuses_is_left_out(review: Review):
    from dataclasses import replace

    from pipeline.review.word import to_docx
    from pipeline.review.writing import write

    made = to_docx(replace(write(review), goal="Meedoen\x0b en & {{ goal }} <w:p>"), SHIPPED)
    assert "Meedoen en & {{ goal }} <w:p>" in text_of_docx(made)
    assert Document(io.BytesIO(made)).paragraphs
