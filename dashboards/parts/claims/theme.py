"""One theme: what it means and where it stands, its course through the quarters, who was not heard, and its claims."""

from __future__ import annotations

from html import escape

import polars as pl
import streamlit as st

from dashboards import goal_tree
from dashboards.labels import claims as words
from dashboards.parts.chart import show_chart
from dashboards.parts.claims.chart import voices_chart
from dashboards.parts.claims.chosen import Selection
from dashboards.parts.claims.course import course
from dashboards.parts.claims.listing import show_list
from dashboards.parts.claims.places import back_to_themes
from dashboards.parts.claims.silence import show_silence
from dashboards.trends import trends
from pipeline.framework import Theme


def show_theme(selection: Selection, theme: Theme, is_filter: bool = False) -> None:
    """The theme's definition and places, its course with hours, who was not heard, and its claims.

    With `is_filter` the theme was chosen as a filter: to take that away leads back.
    """
    if not is_filter:
        back_to_themes()
    st.html(_definition(theme))
    _show_course(selection, theme)
    show_silence(selection, theme.id)
    show_list(selection, theme)


def _show_course(selection: Selection, theme: Theme) -> None:
    rows = course(selection)
    trend = trends(rows).get(theme.id)
    if trend is None or not trend.voices:
        return
    told = selection.claims.filter((pl.col("theme") == theme.id) & pl.col("activity_id").is_null())
    chart = voices_chart(trend, rows, told["organisation"].n_unique())
    if any(slot.voices for slot in trend.quarters):
        show_chart(chart, "verloop_thema")
    else:
        st.html(f"<h3>{chart.title}</h3><p>{escape(chart.finding)}</p>")


def _definition(theme: Theme) -> str:
    parts = [(words.INCLUDES, theme.includes), (words.EXCLUDES, theme.excludes)]
    listed = "".join(f'<p><span class="stil">{name}:</span> {escape(text)}.</p>' for name, text in parts if text)
    items = "".join(f"<li>{escape(example)}</li>" for example in theme.examples)
    examples = f"<details><summary>{words.EXAMPLES}</summary><ul>{items}</ul></details>" if items else ""
    places = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(', '.join(values))}</dd></div>"
        for name, values in goal_tree.places(theme)
    )
    held = f'<p class="stil">{words.OTHER_PLACES}</p><dl class="feiten">{places}</dl>' if places else ""
    return f"<h2>{escape(theme.name)}</h2><p>{escape(theme.definition)}</p>{listed}{examples}{held}"
