"""The goal tree: the root, and under each place of the chosen lens its themes with what is told about them."""

from __future__ import annotations

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import claims, data, goal_tree, labels
from dashboards.goal_tree import Group
from dashboards.labels import claims as words
from dashboards.parts.claims.card import direction
from dashboards.parts.claims.listing import Selection
from dashboards.parts.claims.places import THEMELESS, theme_link
from pipeline.framework import Lens, Theme

LENS = "indeling"
_TOLD = {"improved": "vooruitgang", "worsened": "achteruitgang", "unchanged": "onveranderd"}


def show_tree(selection: Selection) -> None:
    """The root, the choice of a lens, the themes, and what fits none."""
    root = escape(data.framework().root)
    st.html(f'<p class="doel"><span class="stil">{words.GOAL}:</span> {root}</p>')
    lens = _chosen_lens()
    told = {row["theme"]: row for row in _summaries(selection.claims).to_dicts()}
    groups = goal_tree.groups(lens)
    for at, group in enumerate(group for group in groups if group.themes):
        _show_group(at, group, told)
    empty = [group.title for group in groups if not group.themes]
    if empty:
        st.html(f'<p class="stil">{words.EMPTY_PLACES}: {escape(", ".join(empty))}.</p>')
    _show_rest(selection)
    st.html(f'<p class="stil computer">{words.VOICES_EXPLAINED}</p>')


def _chosen_lens() -> Lens | None:
    named = goal_tree.lenses()
    chosen = st.selectbox(
        words.LENS, list(named), index=None, placeholder=words.OWN_THEMES, key=LENS, bind="query-params",
        filter_mode="contains",
    )  # fmt: skip
    return named.get(chosen or "")


def _show_group(at: int, group: Group, told: dict[str, dict[str, Any]]) -> None:
    st.html(f"<h2>{escape(group.title[:1].upper() + group.title[1:])}</h2>")
    for start in range(0, len(group.themes), 2):
        pair = group.themes[start : start + 2]
        with st.container(key=f"themarij_{at}_{start}"):
            for column, theme in zip(st.columns(2, gap="large"), pair, strict=False):
                with column:
                    st.html(_theme(theme, told.get(theme.id)))
                    theme_link(theme.id, words.READ_THEME.format(theme=theme.name))


def _theme(theme: Theme, told: dict[str, Any] | None) -> str:
    summary = words.NOTHING_TOLD if told is None else f"{words.theme_summary(told)}: {_ways(told)}"
    return f'<h3>{escape(theme.name)}</h3><p>{escape(theme.definition)}</p><p class="stil">{summary}</p>'


def _ways(told: dict[str, Any]) -> str:
    return ", ".join(
        f"{labels.number(told[name])} {direction(way, words.WAYS)}" for name, way in _TOLD.items() if told[name]
    )


def _summaries(held: pl.DataFrame) -> pl.DataFrame:
    """Of each theme: sources by direction, and organisations. Claims on whole organisations hold their activities."""
    whole = held.filter(pl.col("activity_id").is_null())
    counts = [pl.col(name).sum() for name in ("sources", *_TOLD)]
    return whole.group_by("theme").agg(*counts, organisations=pl.col("organisation").n_unique())


def _show_rest(selection: Selection) -> None:
    ids = claims.themeless(selection.state, selection.selected, list(data.theme_names()))
    st.html(
        f'<section class="restgroep"><h2>{words.THEMELESS}</h2><p>{words.THEMELESS_TEXT}</p>'
        f'<p class="stil">{words.sentences(len(ids))}</p></section>'
    )
    if ids:
        theme_link(THEMELESS, words.READ_THEMELESS)
