"""Pages as pictures, and where a text stands on them."""

import io
from itertools import pairwise

import pytest
from PIL import Image

from pipeline.ingest import Limits, find_on_page, render_page
from pipeline.ingest.page_places import Token, find, token
from pipeline.issues import Unreadable
from tests.evaluation.scans import SCANNERS, scanned
from tests.ingest.builders import SENTENCE, body, paragraph, pdf, word
from tests.ingest.optional_programs import needs_office, needs_tesseract
from tests.ingest.test_scan import photographed, report

LIMITS = Limits()


def size(png: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(png)) as picture:
        return picture.size


def test_a_page_of_a_pdf_and_of_a_picture_is_drawn():
    data = pdf(report)
    assert size(render_page(data, 1, LIMITS, width=600)) == (600, 849)
    assert size(render_page(photographed(data), 1, LIMITS, width=600)) == (600, 848)


@needs_office
def test_a_page_of_a_word_file_is_drawn_by_way_of_pdf():
    assert size(render_page(word(paragraph(SENTENCE)), 1, LIMITS))[0] == 1200


@pytest.mark.parametrize(
    ("data", "page", "why"),
    [
        (b"naam;uren\nInloop;12\n", 1, "a format without pages"),
        (pdf(report), 2, "a page that is not there"),
        (pdf(report), 0, "pages count from 1"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_no_picture_is_said(data, page, why):
    with pytest.raises(Unreadable, match="no_page_image"):
        render_page(data, page, LIMITS)


def test_a_figure_is_found_in_its_cell_and_a_sentence_on_each_of_its_lines():
    figure, sentence, absent, part = find_on_page(pdf(report), 1, ["2.412,5", SENTENCE, "staat er niet", "412"], LIMITS)
    ((left, top, right, bottom),) = figure
    assert 0.5 < left < right < 1
    assert 0.15 < top < bottom < 0.25
    assert len(sentence) >= 5
    assert all(0.04 < box[0] < box[2] < 0.97 for box in sentence)
    assert absent == []
    assert part == []


@needs_tesseract
@pytest.mark.parametrize("turn", [0, 90])
def test_texts_are_found_on_scans_at_their_place_on_the_page_as_it_lies(turn):
    ((written,),) = find_on_page(pdf(report), 1, ["2.412,5"], LIMITS)
    data = photographed(pdf(report), turn) if turn else scanned(pdf(report), SCANNERS[2])
    ((found,),) = find_on_page(data, 1, ["2.412,5"], LIMITS)
    expected = (written[1], 1 - written[2], written[3], 1 - written[0]) if turn else written
    # the scanner turned the page 1.5 degrees: as much as 2% of its height at the edge
    assert found == pytest.approx(expected, abs=0.005 if turn else 0.03)


def laid_out(*lines: str) -> list[Token]:
    return [
        token(text, (0.1 * column, 0.1 * row, 0.1 * column + 0.08, 0.1 * row + 0.05))
        for row, line in enumerate(lines)
        for column, text in enumerate(line.split())
    ]


CASES = [
    ("begeleiden ze naar werk", ["Wij begelei-", "den ze naar werk."], 2, "a word broken by a hyphen"),
    ("12", ["12 van 412 en 12,5"], 1, "a figure, not part of another"),
    ("“Prima”, zei zij", ["'Prima' zei zij."], 1, "other quotation marks"),
    ("Taal", ["taal en Taal en taalles"], 2, "every place"),
    ("", ["iets"], 0, "nothing"),
    ("?!", ["iets"], 0, "signs only"),
]


@pytest.mark.parametrize(("text", "lines", "count", "why"), CASES, ids=[why for *_, why in CASES])
def test_finding_words(text, lines, count, why):
    assert len(find(text, laid_out(*lines))) == count, why


def test_boxes_of_one_text_are_in_the_order_of_its_lines():
    (boxes,) = find_on_page(pdf(lambda page: body(page, " ".join(f"woord{n}" for n in range(90)))), 1,
        [" ".join(f"woord{n}" for n in range(90))], LIMITS)  # fmt: skip
    assert all(one[1] < other[1] for one, other in pairwise(boxes))
