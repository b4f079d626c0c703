"""The goal tree: under each place of the chosen lens its themes, each with a small panel of its course."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import polars as pl
import streamlit as st

from dashboards import claims, data, goal_tree, trends
from dashboards.goal_tree import Group
from dashboards.labels import claims as words
from dashboards.labels import trends as trend_words
from dashboards.parts.claims.chart import show_all
from dashboards.parts.claims.chosen import Selection
from dashboards.parts.claims.course import course, show_reading
from dashboards.parts.claims.matrix import show_matrix
from dashboards.parts.claims.panel import Scale, panel, shared_scale
from dashboards.parts.claims.places import THEMELESS, theme_link
from dashboards.trends import Trend
from pipeline.framework import Lens, Theme

LENS = "indeling"
_WIDE, _SLOTS_WIDE = 3, 6
"""Panels beside each other while each has few quarters; with more, two."""


@dataclass(frozen=True, slots=True)
class _Panels:
    """What the cards of all themes share: how many organisations tell of each, its course, and one scale."""

    organisations: dict[str, int]
    trends: dict[str, Trend]
    scale: Scale
    beside: int


def show_tree(selection: Selection) -> None:
    """The root, the choice of a lens, the themes with their course, who tells about which, and what fits none."""
    root = escape(data.framework().root)
    st.html(f'<p class="doel"><span class="stil">{words.GOAL}:</span> {root}</p>')
    lens = _chosen_lens()
    groups = goal_tree.groups(lens)
    show_reading()
    rows = course(selection)
    panels = _panels(selection, rows)
    for at, group in enumerate(group for group in groups if group.themes):
        _show_group(at, group, panels)
    empty = [group.title for group in groups if not group.themes]
    if empty:
        st.html(f'<p class="stil">{words.EMPTY_PLACES}: {escape(", ".join(empty))}.</p>')
    show_all(rows)
    show_matrix(selection, groups)
    _show_rest(selection)
    st.html(f'<p class="stil computer">{words.VOICES_EXPLAINED}</p>')


def _panels(selection: Selection, rows: pl.DataFrame) -> _Panels:
    whole = selection.claims.filter(pl.col("activity_id").is_null())
    told = dict(whole.group_by("theme").agg(pl.col("organisation").n_unique()).iter_rows())
    found = trends.trends(rows)
    slots = max((len(trend.slots) for trend in found.values()), default=0)
    return _Panels(told, found, shared_scale(found.values()), _WIDE if slots <= _SLOTS_WIDE else 2)


def _chosen_lens() -> Lens | None:
    named = goal_tree.lenses()
    with st.container(key="indelingen"):
        chosen = st.selectbox(
            words.LENS, list(named), index=None, placeholder=words.OWN_THEMES, key=LENS, bind="query-params",
            filter_mode="contains",
        )  # fmt: skip
    return named.get(chosen or "")


def _show_group(at: int, group: Group, panels: _Panels) -> None:
    st.html(f"<h2>{escape(group.title[:1].upper() + group.title[1:])}</h2>")
    for start in range(0, len(group.themes), panels.beside):
        row = group.themes[start : start + panels.beside]
        with st.container(key=f"themarij_{at}_{start}"):
            for column, theme in zip(st.columns(panels.beside, gap="medium"), row, strict=False):
                with column:
                    st.html(_theme(theme, f"verloop-{at}-{theme.id}", panels))
                    theme_link(theme.id, words.READ_THEME.format(theme=theme.name))


def _theme(theme: Theme, name: str, panels: _Panels) -> str:
    trend = panels.trends.get(theme.id)
    heading = f'<h3>{escape(theme.name)}</h3><p class="stil">{escape(theme.definition)}</p>'
    if trend is None or not trend.voices:
        return f'<div class="themakop">{heading}<p class="niets">{words.NOTHING_TOLD}</p></div>'
    finding = escape(trend_words.finding(trend, panels.organisations.get(theme.id, 0)))
    return (
        f'<div class="themakop">{heading}<p class="bevonden" id="{escape(name)}">{finding}</p></div>'
        f"{panel(trend, panels.scale, name)}"
    )


def _show_rest(selection: Selection) -> None:
    ids = claims.themeless(selection.state, selection.ids, list(data.theme_names()))
    st.html(
        f'<section class="restgroep"><h2>{words.THEMELESS}</h2><p>{words.THEMELESS_TEXT}</p>'
        f'<p class="stil">{words.sentences(len(ids))}</p></section>'
    )
    if ids:
        theme_link(THEMELESS, words.READ_THEMELESS)
