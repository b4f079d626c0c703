"""How many of the figures in the tables of tables.toml and messy.toml are read as a careful reader reads them."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.documents import Block, Cell, Document, Grid
from pipeline.issues import Issue
from pipeline.parse.activities import Found, Surroundings, read_activities
from pipeline.parse.facts import is_cover
from pipeline.parse.figures import read_figures
from pipeline.parse.items import Item
from pipeline.periods import Period, of_year

FILES = ("tables.toml", "messy.toml", "kept_apart.toml", "forms.toml")
TABLES = [
    table
    for name in FILES
    for table in tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["table"]
]

Key = tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """Items expected, read, and read right; codes of issues that are missing or too many."""

    expected: Counter[Key]
    read: Counter[Key]
    issues_right: bool

    @property
    def right(self) -> int:
        """Items that are the same in all that is written down."""
        return sum((self.expected & self.read).values())


def score_table(table: dict[str, Any]) -> Score:
    """Read one table and compare."""
    expected = [tuple(part.strip() for part in line.split("|")) for line in _lines(table["expected"])]
    items, issues = read_case(table)
    read = [_key(item, with_period=_wants_period(item, expected)) for item in items]
    codes = {problem.code for problem in issues}
    return Score(Counter(map(_filled, expected)), Counter(read), codes == set(table.get("issues", [])))


def read_case(table: dict[str, Any]) -> tuple[list[Item], list[Issue]]:
    """The items and issues of a case: a table, or `lines` of running text, those with a dash as items of a list."""
    around = Surroundings(table.get("heading"))
    if "lines" in table:
        blocks = [
            Block("list_item" if line.startswith("- ") else "paragraph", line.removeprefix("- "))
            for line in _lines(table["lines"])
        ]
        items, _, found = read_figures(list(enumerate(blocks)), around)
        return items, found.issues
    grid = make_grid(rows_of(table), table.get("sheet"))
    found = Found() if is_cover(grid) else read_activities(grid, around)
    return found.items, found.issues


def rows_of(table: dict[str, Any]) -> list[list[Any]]:
    """The rows of a case, given as lists or as lines with bars."""
    return table.get("rows") or [[cell.strip() for cell in line.split("|")] for line in _lines(table["text"])]


def _lines(given: str | list[str]) -> list[str]:
    return [line for line in given.split("\n") if line.strip()] if isinstance(given, str) else given


def make_grid(rows: list[list[Any]], sheet: str | None = None) -> Grid:
    """A grid from rows of texts and numbers; '~' marks the copies in merged cells."""
    width = max(map(len, rows))
    cells = tuple(tuple(_cell(value) for value in [*row, *[""] * (width - len(row))]) for row in rows)
    return Grid(cells, 1, sheet=sheet)


def make_document(*parts: Any, **named: Any) -> Document:
    """A document around parts."""
    facts = {"sha256": "ab" * 32, "filename": "verslag.docx", "media_type": "application/octet-stream", **named}
    return Document(parts=tuple(parts), **facts)


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return Cell(value.removeprefix("~"), merged=value.startswith("~"))
    return Cell(value.strftime("%d-%m-%Y") if isinstance(value, date) else str(value), value)


def _wants_period(item: Item, expected: list[Key]) -> bool:
    return any(len(line) > 5 and line[0] == item.activity and line[1] == item.measure for line in expected)


def _filled(line: Key) -> Key:
    kind = line[4] if len(line) > 4 and line[4] else "data"
    return (*line[:4], kind, _period_text(line[5]) if len(line) > 5 else "")


def _period_text(text: str) -> str:
    if "/" in text or not text:
        return text
    year = of_year(int(text))
    return f"{year.start}/{year.end}"


def _key(item: Item, with_period: bool) -> Key:
    period = item.period if with_period else None
    return (
        item.activity, item.measure, _number(item.planned), _number(item.realised), item.row_kind, _span(period),
    )  # fmt: skip


def _number(figure: Any) -> str:
    return "" if figure is None or figure.value is None else f"{figure.value:.6f}".rstrip("0").rstrip(".")


def _span(period: Period | None) -> str:
    return f"{period.start}/{period.end}" if period else ""


def total_score() -> tuple[float, float, list[str]]:
    """Precision, recall, and the tables that are not read wholly right."""
    scores = [(table["why"], score_table(table)) for table in TABLES]
    right = sum(score.right for _, score in scores)
    read = sum(sum(score.read.values()) for _, score in scores)
    expected = sum(sum(score.expected.values()) for _, score in scores)
    wrong = [why for why, score in scores if score.read != score.expected or not score.issues_right]
    return right / read, right / expected, wrong


if __name__ == "__main__":
    precision, recall, wrong = total_score()
    print(f"{len(TABLES)} tables, precision {precision:.3f}, recall {recall:.3f}")
    for why in wrong:
        print("not right:", why)
