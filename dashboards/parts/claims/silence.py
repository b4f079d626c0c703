"""Who was not heard about a theme: named, so that one can ask; never as blame."""

from __future__ import annotations

from html import escape

import polars as pl
import streamlit as st

from dashboards import data, labels
from dashboards.counting import basis_of
from dashboards.labels import claims as words
from dashboards.parts.claims.chosen import Selection
from pipeline.indicators import untold_activities
from pipeline.unheard import by_theme


def show_silence(selection: Selection, theme: str) -> None:
    """Organisations without a resident's voice on this theme, and activities with hours of which nothing is told."""
    row = next((row for row in by_theme(selection.claims).to_dicts() if row["theme"] == theme), None)
    said = "".join(f"<p>{escape(line)}</p>" for line in words.not_heard_of_theme(row))
    st.html(
        f'<section class="niet-gehoord"><h3>{words.NOT_HEARD}</h3>{said}{_silent(selection)}'
        f'<p class="stil">{words.NEVER_BLAME}</p></section>'
    )


def _silent(selection: Selection) -> str:
    return data.made(selection.state, ("silent", selection.filters), lambda: _untold(selection))


def _untold(selection: Selection) -> str:
    basis = basis_of(selection.state, selection.documents, selection.claims)
    period = selection.period
    quiet = untold_activities(basis, period).filter(~pl.col("overhead")) if period else None
    if quiet is None or quiet.is_empty():
        return ""
    once = quiet.unique(["owner", "same_as"], keep="first")
    names = sorted({name or labels.NAMELESS for name in once["activity"]}, key=str.casefold)
    items = "".join(f"<li>{escape(name)}</li>" for name in names)
    return f"<details><summary>{words.SILENT} ({len(names)})</summary><ul>{items}</ul></details>"
