"""A frame with Dutch headings as an HTML table that scrolls in its own region."""

from __future__ import annotations

from html import escape
from typing import Any

import polars as pl

from dashboards import labels

_NONE = f'<span aria-hidden="true">–</span><span class="alleen-voorlezen">{labels.NOT_GIVEN}</span>'


def table(frame: pl.DataFrame, name: str) -> str:
    """HTML: the rows of a frame, the first column as their heading; `name` is what the region is called."""
    heads = "".join(f'<th scope="col">{escape(column)}</th>' for column in frame.columns)
    body = "".join(f"<tr>{_row(row)}</tr>" for row in frame.iter_rows())
    return (
        f'<div class="breed" tabindex="0" role="region" aria-label="{escape(name)}">'
        f'<table class="cijfers volgens-kop"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _row(values: tuple[Any, ...]) -> str:
    first, *rest = values
    return f'<th scope="row">{escape(str(first))}</th>' + "".join(_cell(value) for value in rest)


def _cell(value: Any) -> str:  # noqa: ANN401 - what a frame holds
    if value is None:
        return f"<td>{_NONE}</td>"
    if isinstance(value, int | float):
        return f"<td>{labels.number(value)}</td>"
    return f'<td class="tekst">{escape(str(value))}</td>'
