"""Tables that stand beside each other in one grid."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.parse.headers import read_heading
from pipeline.parse.numbers import read_cell
from pipeline.parse.spots import Row, row_kind
from pipeline.parse.words import fold, is_only


def tables_beside(rows: Sequence[Row]) -> list[list[Row]]:
    """Tables beside each other: parted by an empty column, or with headings that start again."""
    width = len(rows[0]) if rows else 0
    for column in range(2, width - 1):
        empty = not any(row[column].text for row in rows)
        right = column + 1 if empty else column
        if (empty and _stands_alone(rows, right) and _stands_alone([row[:column] for row in rows], 0)) or (
            not empty and (_repeats(rows, column) or _starts_again(rows, column))
        ):
            return [[row[:column] for row in rows], *tables_beside([row[right:] for row in rows])]
    return [list(rows)]


def _stands_alone(rows: Sequence[Row], start: int) -> bool:
    """Whether the columns from `start` are a table: labels in the first, figures or words in another."""
    labels = [row[start] for row in rows if row[start].text]
    words = [spot for spot in labels if read_cell(spot.cell).kind == "text"]
    beside = sum(any(spot.text for spot in row[start + 1 :]) for row in rows if row[start].text)
    return len(labels) > 1 and len(words) > 0.6 * len(labels) and beside > 1


def _repeats(rows: Sequence[Row], column: int) -> bool:
    """Whether the header starts again at this column ('Activiteit · Uren · Activiteit · Uren')."""
    width = len(rows[0])
    if column * 2 != width:
        return False
    return any(
        [fold(spot.text) for spot in row[:column]] == [fold(spot.text) for spot in row[column:]]
        and all(spot.text and not spot.cell.merged for spot in row)
        and row_kind(row) == "words"
        for row in rows[:4]
    )


def _starts_again(rows: Sequence[Row], column: int) -> bool:
    """Whether other names of rows stand here with figures of their own: 'Lasten · Bedrag · Baten · Bedrag'."""
    top = next((row for row in rows[:4] if row_kind(row) in ("words", "years")), None)
    if top is None or len(top) - column < 2 or any(spot.cell.merged for spot in (top[0], top[column])):
        return False
    first, second = read_heading(top[0].text), read_heading(top[column].text)
    if not (first.is_("label") and second.is_("label")) or fold(first.text) == fold(second.text):
        return False
    body = [row for row in rows if row is not top and row_kind(row) == "figures"]
    alike = [fold(spot.text) for spot in top[1:column]] == [fold(spot.text) for spot in top[column + 1 :]]
    of_money = {is_only(fold(heading.text), "columns", "money_label") for heading in (first, second)}
    return (alike or len(of_money) == 2) and all(
        _holds(body, start, end) for start, end in ((0, column), (column, len(top)))
    )


def _holds(rows: Sequence[Row], start: int, end: int) -> bool:
    """Whether columns are a table of their own: words in the first, figures in the last."""
    words = [row[start] for row in rows if row[start].text]
    figures = [row[end - 1] for row in rows if row[end - 1].text]
    return (
        bool(words and figures)
        and all(read_cell(spot.cell).kind == "text" for spot in words)
        and all(read_cell(spot.cell).kind != "text" for spot in figures)
    )
