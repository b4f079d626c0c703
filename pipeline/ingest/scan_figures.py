"""Figures that recognising text in pictures gets wrong: mended where only one reading is possible, and marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.documents import Cell
from pipeline.ingest.lines import FIGURE
from pipeline.ingest.pdf_tables import Table

_LETTERS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "S": "5"})
_LONE = {"g": "9", "q": "9", "O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "S": "5"}
"""What a digit that stands alone is taken for."""
_ALMOST_FIGURE = re.compile(r"(?:€\s*)?[-–]?\s*[\dOolI|S][\dOolI|S.,' ]*(?:\s*%)?")
_LOOSE_POINT = re.compile(r"(?<=\d) ?([.,]) ?(?=\d{3}(?!\d))")
_LOOSE_COMMA = re.compile(r"(?<=\d)(?: ,|, | , )(?=\d{1,2}$)")
_FEWEST = 2


def mended(table: Table) -> Table:
    """The table with letters read for digits put right in columns that hold figures; such cells are in doubt."""
    width = len(table.rows[0])
    columns = [index for index in range(1, width) if _holds_figures([row[index] for row in table.rows])]
    shares = [index for index in columns if _are_shares([row[index] for row in table.rows])]
    rows = [
        tuple(_mended(cell, index in shares) if index in columns else cell for index, cell in enumerate(row))
        for row in table.rows
    ]
    return replace(table, rows=tuple(rows))


def mended_figure(text: str) -> str | None:
    """A figure in which letters or blanks were read for digits or nothing, put right; None where it is not sure.

    '1O' → '10', '2. 340' → '2.340', 'l5,5' → '15,5'; 'SO' stays: it has no digit at all.
    """
    if text in _LONE:
        return _LONE[text]
    if not _ALMOST_FIGURE.fullmatch(text) or not re.search(r"\d", text):
        return None
    digits = text.translate(_LETTERS)
    return _LOOSE_COMMA.sub(",", _LOOSE_POINT.sub(r"\1", digits))


def _holds_figures(column: Sequence[Cell]) -> bool:
    filled = [cell.text for cell in column[1:] if cell.text]
    figures = sum(bool(FIGURE.match(text)) for text in filled)
    return figures >= _FEWEST and 2 * figures >= len(filled)


def _are_shares(column: Sequence[Cell]) -> bool:
    """Whether a percent sign is usual in a column; where it is not, a 6 may have been read as one."""
    figures = [cell.text for cell in column if FIGURE.match(cell.text)]
    return 3 * sum("%" in text for text in figures) > len(figures)


def _mended(cell: Cell, is_share: bool) -> Cell:
    if "%" in cell.text and not is_share:
        return replace(cell, doubt=True)
    figure = mended_figure(cell.text)
    return cell if figure is None or figure == cell.text else replace(cell, text=figure, doubt=True)
