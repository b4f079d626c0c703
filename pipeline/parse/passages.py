"""Passages: paragraphs, list items, cells and answers, each with where it stands and who speaks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.documents import Block, Grid
from pipeline.parse.consent import consent_line
from pipeline.parse.facts import is_fact
from pipeline.parse.layout import read_segments
from pipeline.parse.numbers import read_cell
from pipeline.parse.places import address
from pipeline.parse.sentences import is_prose
from pipeline.parse.spots import Spot
from pipeline.parse.story import Story
from pipeline.parse.voices import quotation_voice


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text as written, and where it stands."""

    text: str
    section: str | None = None
    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    cell: str | None = None
    story: Story | None = None
    question: str | None = None
    voice: str | None = None


def block_passage(block: Block, section: str | None) -> Passage | None:
    """The passage of a block; None for facts about the document, consent lines and headings that are no sentence."""
    text = block.text.strip()
    if is_fact(text) or consent_line(text) or not re.search(r"[^\W\d_]{2,}", text):
        return None
    if block.kind == "heading" and not (is_prose(text, 14) or re.search(r"[.!”\"]$", text)):
        return None
    return Passage(text, section, block.page, block.sheet, voice=quotation_voice(text))


def cell_passages(grid: Grid, section: str | None, used: Collection[tuple[int, int]]) -> Iterator[Passage]:
    """The cells of a grid that hold sentences and are not figures, labels or headers; the header is their question."""
    for segment in read_segments(grid):
        for row in segment.body:
            for spot, heading in zip(row, segment.headings, strict=True):
                if not spot.cell.merged and (spot.row, spot.column) not in used and read_cell(spot.cell).kind == "text":
                    yield from _spot_passages(grid, spot, section, heading)


def _spot_passages(grid: Grid, spot: Spot, section: str | None, heading: str) -> Iterator[Passage]:
    page = grid.row_pages[spot.row] if grid.row_pages else grid.page
    for text in (line.strip() for line in spot.cell.text.split("\n")):
        if is_prose(text) and not is_fact(text):
            yield Passage(
                text, section, page, grid.sheet, grid.number, address(grid, spot),
                question=heading or None, voice=quotation_voice(text),
            )  # fmt: skip


def story_passages(stories: Sequence[Story], sections: dict[int, str | None]) -> Iterator[Passage]:
    """The pieces of the stories that may be shown."""
    for story in stories:
        for answer in story.answers if story.shown else ():
            yield Passage(
                answer.text,
                story.title or sections.get(story.first_part),
                answer.page,
                answer.sheet,
                answer.grid.number if answer.grid else None,
                address(answer.grid, answer.spot) if answer.grid and answer.spot else None,
                story,
                answer.question,
                quotation_voice(answer.text) or story.voice,
            )
