"""What a file holds, free of its format: blocks of text and grids of cells in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal

from pipeline.issues import Issue

BlockKind = Literal["heading", "paragraph", "list_item"]
Channel = Literal["desk", "folder", "command", "container"]
"""By which way a file came in: the upload page, a watched folder, the command line, or inside another file."""
CellValue = str | float | int | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or list item.

    `text` is as written, lines of one paragraph joined, without bullet sign; `level` is 1-6 for
    headings and 0 otherwise; `page` counts from 1 and is None where the format has no pages.
    """

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: `text` as a reader sees it, `value` as the file stores it (None when only text)."""

    text: str
    value: CellValue = None
    merged: bool = False
    """True for the cells that repeat a merged cell's content (all but its first)."""
    doubt: bool = False
    """True for a figure that was recognised in a picture and may be read wrong."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A rectangular table: every row has the same number of cells; merged cells are filled.

    `number` counts the grids of the document from 1. `first_row` and `first_column` are where the
    grid starts in its sheet, from 1, so that a cell's address can be given; both 1 outside sheets.
    `row_pages` gives the page of each row where a table runs over a page, else it is empty.
    """

    rows: tuple[tuple[Cell, ...], ...]
    number: int
    page: int | None = None
    sheet: str | None = None
    first_row: int = 1
    first_column: int = 1
    hidden: bool = False
    row_pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read: `parts` holds its blocks and grids in reading order.

    `filename` is the base name; `properties` what the file says of itself (title, subject, author,
    company), never shown as it is; `issues` what went wrong while reading.
    """

    sha256: str
    filename: str
    media_type: str
    parts: tuple[Block | Grid, ...]
    pages: int | None = None
    properties: dict[str, str] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()

    def blocks(self) -> Iterator[Block]:
        """The text blocks, in reading order."""
        return (part for part in self.parts if isinstance(part, Block))

    def grids(self) -> Iterator[Grid]:
        """The tables, in reading order."""
        return (part for part in self.parts if isinstance(part, Grid))
