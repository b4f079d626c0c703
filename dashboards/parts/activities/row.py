"""One activity: its figures on the left, what it changed for people on the right."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import labels
from dashboards.data import Quotation
from dashboards.parts.accounts import account_note
from dashboards.parts.figures import Figure, short_figures
from dashboards.parts.filters import ACTIVITY
from dashboards.parts.quotation import direction, short_quotation

MOST_THEMES = 5
"""Themes beside one activity; its quotations show the others."""


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """What a row shows: `themes` has theme, direction and n; `source` is the document of the strongest quotation."""

    activity_id: str
    section: str | None
    activity: str | None
    document: dict[str, Any]
    figures: list[Figure]
    quotations: int
    themes: pl.DataFrame
    strongest: Quotation | None
    source: dict[str, Any] | None


def show_activity(row: ActivityRow, page: str, names: dict[str, str], account: str | None) -> None:
    """Show one row; `page` is where the link to its quotations leads, `account` what is told of it, if it is work."""
    with st.container(key=f"rij_{row.activity_id}"):
        figures, story = st.columns([5, 7], gap="large")
        figures.html(_figures(row))
        with story:
            st.html(_story(row, names) + (account_note(account) if account else ""))
            st.page_link(
                page, label=labels.read_quotations(row.quotations), icon=":material/arrow_forward:",
                icon_position="right", query_params={ACTIVITY: row.activity_id},
            )  # fmt: skip


def _figures(row: ActivityRow) -> str:
    section = f'<p class="kopje">{escape(row.section)}</p>' if row.section else ""
    name = escape(row.activity or labels.NAMELESS)
    return f'{section}<h4 class="activiteit">{name}</h4>{short_figures(row.figures, row.document)}'


def _story(row: ActivityRow, names: dict[str, str]) -> str:
    if row.strongest is None or row.source is None:
        return f'<p class="geen-verhaal">{labels.NO_STORY}</p>'
    return f"{theme_counts(row.themes, names)}{short_quotation(row.strongest, row.source)}"


def theme_counts(themes: pl.DataFrame, names: dict[str, str]) -> str:
    """HTML: each theme with its directions and how many quotations they have; most mentioned first."""
    if themes.is_empty():
        return f'<p class="stil">{labels.NO_THEME}</p>'
    totals = themes.group_by("theme").agg(pl.col("n").sum()).sort("n", "theme", descending=[True, False])
    items = "".join(
        _theme(themes.filter(pl.col("theme") == theme), names.get(theme, theme))
        for theme in totals["theme"].head(MOST_THEMES)
    )
    rest = len(totals) - MOST_THEMES
    more = f'<li class="stil">{labels.other_themes(rest)}</li>' if rest > 0 else ""
    return f'<ul class="themas">{items}{more}</ul>'


def _theme(rows: pl.DataFrame, name: str) -> str:
    counts = {row["direction"]: row["n"] for row in rows.to_dicts()}
    parts = ", ".join(f"{counts[value]} {direction(value)}" for value in labels.DIRECTIONS if value in counts)
    return f'<li><span class="thema">{escape(name)}</span> {parts}</li>'
