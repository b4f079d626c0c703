"""The plain notation in which the sample reports are written: headings, paragraphs, items and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

LEFT, ABOVE = "<", "^"
"""A cell that is merged with its left neighbour, or with the cell above it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text: `style` is title, heading, subheading, bold, item or body."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells as written; `ruled` tables have lines, open ones only columns.

    A table marked `once` does not repeat its header on the next page.
    """

    ruled: bool
    rows: tuple[tuple[str, ...], ...]
    once: bool = False

    def span(self, row: int, column: int) -> tuple[int, int]:
        """How many columns and rows the cell covers, itself included."""
        width = _run([cell == LEFT for cell in self.rows[row][column + 1 :]])
        height = _run([line[column] == ABOVE for line in self.rows[row + 1 :]])
        return width, height

    def shown(self) -> Iterator[tuple[int, int, str]]:
        """Row, column and text of each cell that is not covered by another."""
        for row, cells in enumerate(self.rows):
            for column, cell in enumerate(cells):
                if cell not in (LEFT, ABOVE):
                    yield row, column, cell

    def header_rows(self) -> int:
        """The header has two rows where its first cell runs down."""
        return self.span(0, 0)[1]


def parse(source: str) -> list[Text | Table]:
    """The parts of a source text, in order; each line is a paragraph, blank lines only separate."""
    parts: list[Text | Table] = []
    lines = iter(source.splitlines())
    for line in lines:
        if line.startswith(":::"):
            parts.append(_table(line.removeprefix(":::").split(), lines))
        elif line.strip():
            parts.append(_text(line.strip()))
    return parts


def cells(line: str) -> tuple[str, ...]:
    """The cells of a table line."""
    return tuple(cell.strip() for cell in line.split("|"))


def _table(marks: list[str], lines: Iterator[str]) -> Table:
    rows = []
    for line in lines:
        if line == ":::":
            break
        rows.append(cells(line))
    return Table("ruled" in marks, tuple(rows), "once" in marks)


def _text(line: str) -> Text:
    for mark, style in (("### ", "subheading"), ("## ", "heading"), ("# ", "title"), ("- ", "item")):
        if line.startswith(mark):
            return Text(style, line.removeprefix(mark))
    if line.startswith("**"):
        return Text("bold", line.strip("*"))
    return Text("body", line)


def _run(flags: list[bool]) -> int:
    return 1 + next((index for index, flag in enumerate(flags) if not flag), len(flags))
