"""The essence fits on one sheet of A4, whatever the town: many organisations, long names, many questions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.review import essence
from pipeline.review.content import Review
from pipeline.review.forms import FOLDER
from pipeline.review.pdf import to_pdf
from pipeline.review.word import to_docx
from pipeline.review.writing import document, write
from pipeline.review.written import Written
from pipeline.settings import Settings
from tests.review.large import Size, large
from tests.review.programs import as_pdf, needs

TEMPLATE = Settings().review_template
SECOND = "Zo leest u dit verslag"
LONG = " met een heel lange naam die over de hele regel loopt en dan nog verder gaat tot voorbij het einde"
TOWNS = {
    "two organisations": Size(organisations=2, themes=3, questions=2, agreements=1),
    "as many as there are themes": Size(organisations=12, themes=12),
    "a hundred organisations": Size(),
    "long names": Size(pad=LONG, said=f"Ik kom nu buiten.{LONG * 2}"),
    "long names, few themes": Size(organisations=2, themes=2, pad=LONG),
    "wide letters": Size(pad=" WWWWWWWWW MMMMMMMMM WWWWWWWWWWWWWWW"),
    "one word without end": Size(pad="a" * 140),
    "forty themes": Size(organisations=30, themes=40, questions=900, agreements=300),
    "a long programme": Size(subtitle=f"Samen{LONG * 3}"),
    "one organisation": Size(organisations=1, themes=18, pad=LONG),
}  # fmt: skip


def front_of(review: Review) -> Written:
    """The document without its themes and annex, which take long to set: the first page, and what is after it."""
    return replace(document(review), themes=(), activities=None, other_claims=None, other_questions=None, trends=None,
                   overlap_table=None, agreements=None, sources=None, documents=None)  # fmt: skip


def pages(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def is_one_sheet(pdf: bytes) -> bool:
    first, second = pages(pdf)[:2]
    return "Afspraken die wachten" in first and second.lstrip().startswith(SECOND)


@pytest.mark.parametrize("size", TOWNS.values(), ids=TOWNS)
def test_the_first_page_of_the_pdf_is_one_sheet(size: Size):
    made = to_pdf(front_of(large(size)), FOLDER)
    assert is_one_sheet(made), pages(made)[1][:200]


@needs("soffice")
def test_the_first_page_in_word_is_one_sheet(tmp_path: Path):
    files = []
    for name, size in TOWNS.items():
        files.append(tmp_path / f"{name.replace(' ', '_')}.docx")
        files[-1].write_bytes(to_docx(front_of(large(size)), TEMPLATE))
    too_long = [file.stem for file in as_pdf(files, tmp_path) if not is_one_sheet(file.read_bytes())]
    assert too_long == []


_WORDS = st.text("abcdeilmnorstuvw WMÉëï-’,", max_size=160)
_SIZES = st.builds(
    Size, organisations=st.integers(1, 60), themes=st.integers(1, 25), activities=st.integers(1, 2),
    questions=st.integers(1, 60), agreements=st.integers(0, 30), pad=_WORDS, said=_WORDS.map("Ik {}".format),
)  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(_SIZES)
def test_any_town_fits(size: Size):
    review = large(size)
    page = essence._page(review, write(review))
    assert essence._height(page, essence._filled(page)) <= essence.ROOM
    assert is_one_sheet(to_pdf(front_of(review), FOLDER))


@pytest.mark.parametrize("size", TOWNS.values(), ids=TOWNS)
def test_what_does_not_fit_is_counted(size: Size):
    review = large(size)
    text = document(review)
    assert text.overview is not None
    left = len(review.themes) - len(text.overview.rows)
    assert (f"Nog {left} thema{'’s' if left > 1 else ''}: zie verderop." in text.overview_note) is (left > 0)
    for shown, held, what in (
        (text.first_questions, len(review.questions), "vra"), (text.waiting, len(review.agreements), "afspra"),
    ):  # fmt: skip
        counted = shown[-1].startswith("Nog ")
        told = int(shown[-1].split()[1].replace(".", "")) if counted else 0
        assert len(shown) - counted + told == held, what


def test_who_tells_much_does_not_come_first():
    """The organisation of which most is told, has no better chance than the others."""
    review = large(Size(organisations=20, themes=6))
    loud = review.organisations[3]
    louder = replace(review, themes=tuple(
        replace(part, claims=tuple(
            replace(one, sentences=one.sentences * 50, voices=replace(one.voices, sources=400, stories=300), more=900)
            if one.organisation == loud else one for one in part.claims
        )) for part in review.themes
    ))  # fmt: skip
    told = [[one.heading for one in theme.told] for theme in document(review).themes]
    assert told == [[one.heading for one in theme.told] for theme in document(louder).themes]
