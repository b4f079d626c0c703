"""Stories in boxes: a table of one cell or one column in a report, a title beside its story, stories side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.documents import Block, Grid
from pipeline.parse.bundles import SHORTEST_NAMED
from pipeline.parse.outline import Outline, names_person, role_of
from pipeline.parse.spots import Spot
from pipeline.parse.story import Story
from pipeline.parse.telling import story_from
from pipeline.parse.told import is_told

_OPENS = ("story", "person", "quoted", "chapter")
_LONG = 30
_LONGEST_TITLE = 90


def box_stories(outline: Outline, index: int) -> list[Story]:
    """The stories in a grid of a document that is a box or holds one story in a cell; none for any other grid."""
    grid = outline.parts[index]
    if not isinstance(grid, Grid):
        return []
    spots = [
        Spot(cell, i, j)
        for i, row in enumerate(grid.rows) for j, cell in enumerate(row) if cell.text.strip() and not cell.merged
    ]  # fmt: skip
    announced = outline.bundle or _is_announced(outline, index)
    if len({spot.column for spot in spots}) == 1:
        return _column_story(grid, index, spots, announced)
    return [story for spot in spots for story in _cell_story(grid, index, spot, announced)]


def _is_announced(outline: Outline, index: int) -> bool:
    """Whether the last title over a grid opens a story or announces several."""
    over = next((role for role in reversed(outline.roles[:index]) if role in (*_OPENS, "heading", "stop")), None)
    return over in _OPENS


def _column_story(grid: Grid, index: int, spots: list[Spot], announced: bool) -> list[Story]:
    """The story of a box: its cells under each other, the first line as title."""
    lines = [line for spot in spots for line in _lines(grid, spot)]
    opens = role_of(replace(lines[0][0], kind="heading")) in _OPENS
    text = " ".join(line.text for line, _ in lines[int(opens) :])
    if not (opens or announced) or len(text.split()) < SHORTEST_NAMED or not is_told(text):
        return []
    titled = opens or (len(lines) > 1 and _is_title(lines[0][0].text))
    return [_story(grid, index, lines[int(titled) :], lines[0][0].text if titled else None)]


def _cell_story(grid: Grid, index: int, spot: Spot, announced: bool) -> Iterator[Story]:
    """The story in one cell of several; its title is its first line, or the cell on its left or above it."""
    lines = list(_lines(grid, spot))
    if len(spot.cell.text.split()) < _LONG or not is_told(spot.cell.text):
        return
    inside = lines[0][0].text if len(lines) > 1 and _is_title(lines[0][0].text) else None
    beside = grid.rows[spot.row][spot.column - 1].text.strip() if spot.column else ""
    above = grid.rows[spot.row - 1][spot.column].text.strip() if spot.row else ""
    titles = [title for title in (inside, beside, above) if title and _is_title(title)]
    named = next((title for title in titles if role_of(Block("heading", title, 2)) in _OPENS), None)
    if named or announced:
        title = named or next(iter(titles), None)
        yield _story(grid, index, lines[1:] if title == inside and inside else lines, title)


def _is_title(text: str) -> bool:
    short = len(text) <= _LONGEST_TITLE and not text.rstrip().endswith((".", ",", ";"))
    return "\n" not in text.strip() and (short or names_person(text))


def _lines(grid: Grid, spot: Spot) -> Iterator[tuple[Block, Spot]]:
    page = grid.row_pages[spot.row] if grid.row_pages else grid.page
    for line in _with_opening(spot.cell.text).split("\n"):
        if line.strip():
            yield Block("paragraph", line.strip(), 0, page, grid.sheet), spot


def _with_opening(text: str) -> str:
    """The text of a cell with what opens it on a line of its own: 'Aan het woord: Rima (41). Ik ben lerares …'."""
    opening, _, rest = text.strip().partition(". ")
    opens = len(opening) <= _LONGEST_TITLE and role_of(Block("heading", opening, 2)) in _OPENS
    return f"{opening}\n{rest}" if opens and rest and "\n" not in opening else text


def _story(grid: Grid, index: int, lines: list[tuple[Block, Spot]], title: str | None) -> Story:
    story = story_from([block for block, _ in lines], title, index)
    places = {block.text: spot for block, spot in lines}
    story.answers = [replace(answer, grid=grid, spot=places.get(answer.text, lines[0][1])) for answer in story.answers]
    return story
