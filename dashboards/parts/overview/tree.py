"""The goal tree of one quarter: a calm row for each theme, with the hours of what it is told about."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import claims, data, labels
from dashboards.labels import overview as words
from dashboards.overview import Shown
from dashboards.parts.claims.card import direction
from dashboards.parts.claims.places import THEMELESS, theme_link
from dashboards.parts.downloads import show_downloads
from dashboards.parts.help import explain

_WAYS = {"improved": "vooruitgang", "worsened": "achteruitgang", "unchanged": "onveranderd"}
_Row = Mapping[str, Any]


def show_tree(shown: Shown, only: str | None = None) -> None:
    """The themes (or one, by id) that are told of, in the order of the goal tree, then those that are not."""
    st.html(f"<h2>{words.told_title(labels.quarter(*shown.quarter))}</h2>")
    names, strengths = data.theme_names(), shown.strengths
    rows = [row for row in shown.themes.to_dicts() if only in (None, row["theme"])]
    told = [row for row in rows if _is_told(row)]
    with st.container(key="doelboom", gap=None):
        if told:
            _show_columns()
        for row in told:
            _show(row, names[row["theme"]], strengths.get(row["theme"], {}))
    _show_untold([row for row in rows if not _is_told(row)], names)
    if only is None:
        _show_themeless(shown, names)
    title, help_text = words.told_title(labels.quarter(*shown.quarter)), " ".join(words.TREE_HELP)
    explain(help_text, "doelboom", title)
    show_downloads(_table(rows, names), title, "doelboom", help_text)


def _show_columns() -> None:
    with st.container(key="doelkop"):
        theme, told = st.columns([3, 9])
        theme.html(f'<p class="stil" aria-hidden="true">{labels.THEME}</p>')
        parts = "".join(f'<li class="stil">{name}</li>' for name in words.COLUMNS)
        told.html(f'<ul class="doelrij" aria-hidden="true">{parts}</ul>')


def _is_told(row: _Row) -> bool:
    return bool(row["sources"] or row["activities"])


def _show(row: _Row, name: str, strengths: Mapping[str, int]) -> None:
    with st.container(key=f"doelrij_{row['theme']}"):
        theme, told = st.columns([3, 9], vertical_alignment="top")
        with theme:
            theme_link(row["theme"], name)
        told.html(
            f'<ul class="doelrij"><li>{_ways(row)}<span class="stil">{words.strengths(strengths)}</span></li>'
            f'<li>{words.heard(row)}<span class="stil">{words.residents(row)}</span></li>'
            f'<li>{words.hours(row)}<span class="stil">{words.activities(row)}</span></li></ul>'
        )


def _ways(row: _Row) -> str:
    told = [
        f'<span class="weg">{labels.number(row[column])} {direction(way, words.WAYS)}</span>'
        for column, way in _WAYS.items() if row[column]
    ]  # fmt: skip
    return "".join(told)


def _show_untold(rows: list[_Row], names: Mapping[str, str]) -> None:
    if not rows:
        return
    items = "".join(f"<li>{escape(names[row['theme']])}{_longer(row)}</li>" for row in rows)
    st.html(f'<section class="onverteld"><h3>{words.UNTOLD}</h3><ul>{items}</ul></section>')


def _table(rows: list[dict[str, Any]], names: Mapping[str, str]) -> pl.DataFrame:
    """The same rows as a table, for who works on with them."""
    return pl.DataFrame(rows).select(
        pl.col("theme").replace_strict(names).alias(labels.THEME),
        *(pl.col(column).alias(name) for column, name in words.TABLE_COLUMNS.items()),
    )


def _show_themeless(shown: Shown, names: Mapping[str, str]) -> None:
    found = claims.themeless(shown.state, sorted(shown.reporting["document"]), list(names))
    if found:
        theme_link(THEMELESS, words.themeless(len(found)))


def _longer(row: _Row) -> str:
    return f' <span class="stil">({words.longer(row["longer"])})</span>' if row["longer"] else ""
