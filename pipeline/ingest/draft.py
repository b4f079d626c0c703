"""A document in the making: blocks and grids gathered in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.documents import Block, BlockKind, Cell, Document, Grid
from pipeline.ingest.characters import one_line
from pipeline.ingest.limits import Limits
from pipeline.issues import Issue, Unreadable, issue

EMPTY = Cell("")


@dataclass
class Draft:
    """What a format reader fills: `add_block` and `add_grid` in reading order, `warn` for what went wrong."""

    limits: Limits
    parts: list[Block | Grid] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    pages: int | None = None
    properties: dict[str, str] = field(default_factory=dict)
    grids: int = 0
    full: bool = False
    """Whether `max_parts` was reached, so that reading on is no use."""

    def add_block(
        self, kind: BlockKind, text: str, level: int = 0, page: int | None = None, sheet: str | None = None
    ) -> None:
        """Add a block; an empty one is dropped."""
        text = one_line(text)
        if text and self._has_room():
            self.parts.append(Block(kind, text, min(max(level, 1), 6) if kind == "heading" else 0, page, sheet))

    def add_grid(
        self,
        rows: Sequence[Sequence[Cell]],
        page: int | None = None,
        *,
        sheet: str | None = None,
        first: tuple[int, int] = (1, 1),
        hidden: bool = False,
        row_pages: Sequence[int] = (),
    ) -> None:
        """Add a grid, its short rows filled up; one without any text is dropped."""
        if not any(cell.text for row in rows for cell in row) or not self._has_room():
            return
        self.grids += 1
        self.parts.append(Grid(rectangular(rows), self.grids, page, sheet, *first, hidden, tuple(row_pages)))

    def warn(self, code: str, location: str | None = None, **values: str | int | float) -> None:
        """Note an issue, once for each place."""
        found = issue(code, "ingest", location, table=None, cell=None, **values)
        if found not in self.issues:
            self.issues.append(found)

    def warn_of_macros(self, there: bool) -> None:
        """Say that programs travel with the file, where they do."""
        if there:
            self.warn("macros")

    def document(self, sha256: str, filename: str, media_type: str) -> Document:
        """The finished document. Raises Unreadable (no_content) when there is nothing in it."""
        if not self.parts:
            raise Unreadable(issue("no_content", "ingest"))
        properties = {name: one_line(text)[:500] for name, text in sorted(self.properties.items()) if text.strip()}
        return Document(sha256, filename, media_type, tuple(self.parts), self.pages, properties, tuple(self.issues))

    def _has_room(self) -> bool:
        if len(self.parts) < self.limits.max_parts:
            return True
        self.full = True
        self.warn("truncated", limit=f"{self.limits.max_parts} alinea's en tabellen")
        return False


def rectangular(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows, each filled up with empty cells to the width of the widest."""
    width = max(map(len, rows), default=0)
    return tuple((*row, *[EMPTY] * (width - len(row))) for row in rows)
