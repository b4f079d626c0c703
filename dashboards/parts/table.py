"""Any frame as a table that a screen reader can walk through."""

from __future__ import annotations

from html import escape

import polars as pl

from dashboards.labels import exports as words

WIDE = 4
"""Tables of more columns scroll within a region of their own, so that the page never does."""


def html_table(frame: pl.DataFrame, caption: str) -> str:
    """HTML: the frame with its column names as they are; its first column heads the rows, numbers stand right."""
    numeric = [kind.is_numeric() for kind in frame.schema.dtypes()]
    heads = "".join(
        f'<th scope="col"{_side(right)}>{escape(name)}</th>' for name, right in zip(frame.columns, numeric, strict=True)
    )
    body = "".join(_row(row, numeric) for row in frame.iter_rows())
    table = (
        f'<table class="tabel"><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )
    if frame.width <= WIDE:
        return table
    return f'<div class="tabelvak" role="region" tabindex="0" aria-label="{escape(caption)}">{table}</div>'


def _row(row: tuple[object, ...], numeric: list[bool]) -> str:
    head, *cells = (escape(words.cell(value)) for value in row)
    body = "".join(f"<td{_side(right)}>{cell}</td>" for cell, right in zip(cells, numeric[1:], strict=True))
    return f'<tr><th scope="row"{_side(numeric[0])}>{head}</th>{body}</tr>'


def _side(right: bool) -> str:
    return ' class="getal"' if right else ""
