"""What changed since the quarter before: facts by kind, each with the way to what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import data, labels
from dashboards.labels import overview as words
from dashboards.labels.desk import plain
from dashboards.overview import Shown
from dashboards.parts.claims.places import ACTIVITY_PAGE, PAGE, THEME
from dashboards.parts.filters import ACTIVITY, MORE
from dashboards.parts.help import explain
from dashboards.parts.organisations.places import NAME
from pipeline.periods import before

_FIRST = 4
_FIGURES = "pages/cijfers_en_verhalen.py"
_ORGANISATIONS = "pages/organisaties.py"
_THEMES = ("theme_first_told", "theme_no_longer_told", "direction_changed")
_ACTIVITIES = ("activity_new", "activity_gone")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with its place: a page and what its address asks."""

    text: str
    page: str
    asks: dict[str, str]


def show_change(shown: Shown) -> None:
    """The facts by kind; where nothing can be compared, that."""
    earlier, found = labels.quarter(*before(shown.quarter)), shown.changes
    since = words.NO_EARLIER if found is None else words.SINCE
    st.html(f"<h2>{words.CHANGE_TITLE}</h2><p class='stil'>{since.format(quarter=earlier)}</p>")
    if found is None:
        return
    facts, notes = _facts(found), _notes(found)
    with st.container(key="veranderingen", gap=None):
        for kind, told in facts.items():
            _show(kind, told, notes if kind == "hours" else [])
    if not facts:
        st.html(f"<p>{words.NO_CHANGE}</p>{_lines(notes)}")
    explain(words.CHANGE_HELP, "verandering", words.CHANGE_TITLE)


def _facts(found: pl.DataFrame) -> dict[str, list[Fact]]:
    """The facts of each kind that has any, in the order of the labels."""
    by_code = {code: found.filter(pl.col("code") == code).to_dicts() for code in (*_THEMES, *_ACTIVITIES)}
    told = {
        "hours": [_of_hours(row) for row in _hours(found).filter(pl.col("difference") != 0).to_dicts()],
        **{code: _of_themes(by_code[code]) for code in _THEMES[:2]},
        "direction_changed": [_turned(row) for row in by_code["direction_changed"]],
        **{code: [_of_activity(row) for row in by_code[code]] for code in _ACTIVITIES},
    }
    return {kind: told[kind] for kind in words.CHANGES if told[kind]}


def _hours(found: pl.DataFrame, comparable: bool = True) -> pl.DataFrame:
    return found.filter((pl.col("code") == "hours_of_organisation") & (pl.col("comparable") == comparable))


def _notes(found: pl.DataFrame) -> list[str]:
    """Of which organisations the hours cannot be compared."""
    other = _hours(found, comparable=False).drop_nulls("organisation")
    measured = other.group_by("organisation").agg(pl.col("before", "now").sum())
    gone = measured.filter((pl.col("before") > 0) & (pl.col("now") == 0))["organisation"]
    both = other.filter(pl.col("before").is_not_null() & pl.col("now").is_not_null())["organisation"].unique()
    said = [(words.without_hours_now, gone), (words.not_comparable, both)]
    return [sentence(sorted(names, key=str.casefold)) for sentence, names in said if len(names)]


def _of_hours(row: dict[str, Any]) -> Fact:
    if row["organisation"] is None:
        return Fact(words.hours_changed(row), _FIGURES, {})
    return Fact(words.hours_changed(row), _ORGANISATIONS, {NAME: row["organisation"]})


def _of_themes(rows: list[dict[str, Any]]) -> list[Fact]:
    """A fact for each theme in the order of the goal tree, with its organisations in that of the alphabet."""
    told: dict[str, list[str]] = {}
    for row in rows:
        told.setdefault(row["theme"], []).append(row["organisation"] or labels.UNKNOWN_ORGANISATION)
    names = data.theme_names()
    return [Fact(words.told_of(names[theme], told[theme]), PAGE, {THEME: theme}) for theme in names if theme in told]


def _turned(row: dict[str, Any]) -> Fact:
    theme = data.theme_names().get(row["theme"], row["theme"])
    return Fact(words.turned(theme, row), PAGE, {THEME: row["theme"]})


def _of_activity(row: dict[str, Any]) -> Fact:
    return Fact(words.activity_of(row), ACTIVITY_PAGE, {ACTIVITY: row["same_as"]})


def _show(kind: str, told: list[Fact], notes: list[str]) -> None:
    more = f"{MORE}_veranderd_{kind}"
    is_open = bool(st.session_state.get(more))
    with st.container(key=f"veranderd_{kind}"):
        st.html(f'<h3 class="kopje-klein">{words.CHANGES[kind]}</h3>{_lines(notes)}')
        for fact in told if is_open else told[:_FIRST]:
            st.page_link(fact.page, label=plain(fact.text), query_params=fact.asks)
        if len(told) > _FIRST:
            label = words.LESS_OF_CHANGE if is_open else words.MORE_OF_CHANGE.format(count=len(told))
            st.button(label, key=f"knop_veranderd_{kind}", type="tertiary", on_click=_toggle, args=(more,))


def _toggle(key: str) -> None:
    st.session_state[key] = not st.session_state.get(key)


def _lines(lines: list[str]) -> str:
    return "".join(f'<p class="stil">{escape(line)}</p>' for line in lines)
