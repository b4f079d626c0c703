"""A template with a mistake gives a message that names it, never an empty or wrong document."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import fields
from functools import partial
from pathlib import Path

import pytest
from docx import Document

from pipeline.review import word
from pipeline.review.content import Review
from pipeline.review.errors import FormError
from pipeline.review.example import FULL
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
    "a name that does not exist": (
        lambda text: text.replace("{{ goal }}", "{{ gaol }}"), "‘gaol’.*Bedoelt u ‘goal’.*staat bij: ‘Het doel",
    ),
    "a name unlike any": (lambda text: text.replace("{{ line }}", "{{ qqq }}"), "‘qqq’ bestaat niet. Alle namen staan"),
    "a part of a theme that does not exist": (
        lambda text: text.replace("{{ theme.definition }}", "{{ theme.uitleg }}"), "‘uitleg’, en dat bestaat hier niet",
    ),
    "a command that is not closed": (
        lambda text: text.replace("{%p endfor %}", "", 1) if text.startswith("{%p endfor") else text,
        r"niet afgesloten.*\{%p endfor %\}.*staat bij: ‘\{%p for",
    ),
    "a command closed twice": (
        lambda text: text.replace("{{ goal }}", "{{ goal }}{% endif %}"), "geen if of for die erbij hoort",
    ),
    "half a bracket": (lambda text: text.replace("{{ goal }}", "{{ goal }"), r"niet compleet.*Het doel: \{\{ goal \}’"),
    "a command in Dutch": (
        lambda text: text.replace("{%p for theme in themes %}", "{%p voor theme in themes %}"), "‘voor’ bestaat niet",
    ),
    "a filter that does not exist": (
        lambda text: text.replace("{{ title }}", "{{ title|hoofdletters }}"), "bewerking ‘hoofdletters’ bestaat niet",
    ),
    "reaching into the program": (
        lambda text: text.replace("{{ goal }}", "{{ goal.__class__.__mro__ }}"), "vraagt iets dat niet mag",
    ),
    "calling what is no function": (
        lambda text: text.replace("{{ goal }}", "{{ goal() }}"), "kan niet worden uitgevoerd",
    ),
    "a chart of what has none": (
        lambda text: text.replace("{{ chart(theme.chart) }}", "{{ chart(theme.grafiek) }}"), "‘grafiek’",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named(review: Review, tmp_path: Path, change: Change, message: str):
    template = changed(tmp_path, change)
    for act in (partial(make, review, "docx"), partial(check, "docx")):
        with pytest.raises(FormError, match=message):
            act(template)


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


def test_a_mistake_is_seen_beforehand_where_this_review_would_not_come(tmp_path: Path):
    template = changed(tmp_path, lambda text: text.replace("{{ no_agreements }}", "{{ no_agreements.datum }}"))
    with pytest.raises(FormError, match="‘datum’"):
        check("docx", template)


def test_a_mistake_in_a_footer_is_found(tmp_path: Path):
    document = Document(str(SHIPPED))
    document.sections[0].footer.paragraphs[0].text = "{{ titel }}"
    document.save(str(tmp_path / "eigen.docx"))
    with pytest.raises(FormError, match=r"‘titel’ bestaat niet.*staat bij: ‘\{\{ titel \}\}’"):
        check("docx", tmp_path / "eigen.docx")


def test_a_template_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def locked(_: str) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "eigen.docx").write_bytes(SHIPPED.read_bytes())
    monkeypatch.setattr(word, "DocxTemplate", locked)
    with pytest.raises(FormError, match="Sluit het in Word"):
        check("docx", tmp_path / "eigen.docx")


def test_the_example_has_every_part():
    for example, filled in ((FULL, True), (FULL.themes[0], True), (FULL.themes[0].told[0], True)):
        assert all(bool(getattr(example, part.name)) is filled for part in fields(example))


def test_a_municipality_can_change_words_and_leave_parts_out(review: Review, tmp_path: Path):
    words = {"Het belangrijkste": "In één oogopslag", "{{ subtitle }} {{ made }}": "Gemeente Voorbeeldstad"}
    template = changed(tmp_path, lambda text: words.get(text, text))
    check("docx", template)
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
