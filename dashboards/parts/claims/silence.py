"""Who was not heard about a theme: named, so that one can ask; never as blame."""

from __future__ import annotations

from html import escape

import polars as pl
import streamlit as st

from dashboards import claims, labels
from dashboards.labels import claims as words
from pipeline.store import Snapshot
from pipeline.unheard import by_theme, silent


def show_silence(state: Snapshot, selected: list[str], held: pl.DataFrame, theme: str) -> None:
    """Organisations without a resident's voice on this theme, and activities with hours of which nothing is told."""
    row = next((row for row in by_theme(held).to_dicts() if row["theme"] == theme), None)
    said = "".join(f"<p>{escape(line)}</p>" for line in words.not_heard_of_theme(row))
    st.html(
        f'<section class="niet-gehoord"><h3>{words.NOT_HEARD}</h3>{said}{_silent(state, selected)}'
        f'<p class="stil">{words.NEVER_BLAME}</p></section>'
    )


def _silent(state: Snapshot, selected: list[str]) -> str:
    figures = claims.all_figures(state, selected)
    quiet = figures.join(silent(figures, claims.telling(state, selected)), on="activity_id", how="semi")
    if quiet.is_empty():
        return ""
    names = sorted({name or labels.NAMELESS for name in quiet["activity"]}, key=str.casefold)
    items = "".join(f"<li>{escape(name)}</li>" for name in names)
    return f"<details><summary>{words.SILENT} ({len(names)})</summary><ul>{items}</ul></details>"
