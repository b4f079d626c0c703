"""The course of all themes through the quarters: how to read the panels, and the same numbers as a table."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboards import data, labels
from dashboards.counting import basis_of
from dashboards.labels import trends as words
from dashboards.parts.claims.chosen import Selection
from dashboards.trends import LONGER, quarter_of, trend_rows


def course(selection: Selection) -> pl.DataFrame:
    """Rows of TREND_SCHEMA: the voices of the selection, beside the hours of the activities that they tell about."""
    themes = data.framework().ids

    def counted() -> pl.DataFrame:
        basis = basis_of(selection.state, selection.documents, selection.claims)
        return trend_rows(basis, selection.quarters, themes)

    return data.made(selection.state, ("course", selection.filters, tuple(themes)), counted)


def show_reading() -> None:
    """What stands in the panels, in a line, and on demand what is counted and what is not."""
    items = "".join(f"<li>{text}</li>" for text in words.READING)
    st.html(
        f'<div class="leeswijzer"><p><span class="sleutel vooruitgang"></span>▲ {words.UP}'
        f'<span class="sleutel onveranderd"></span>■ {words.SAME}<span class="sleutel achteruitgang"></span>▼ '
        f'{words.DOWN}<span class="sleutel uren"></span>{words.HOURS}</p>'
        f'<details><summary>{words.HOW_TO_READ}</summary><ul class="punten">{items}</ul></details></div>'
    )


def course_table(rows: pl.DataFrame) -> pl.DataFrame:
    """The numbers of the panels with Dutch headings, in the order of the goal tree and of time."""
    names = data.theme_names()
    order = {theme: at for at, theme in enumerate(names)}
    when = {number: _when(number) for number in rows["quarter"].unique()}
    latest = pl.when(pl.col("quarter") == LONGER).then(10**6).otherwise("quarter")
    place = pl.col("theme").replace_strict(order, default=len(order), return_dtype=pl.Int64)
    return (
        rows.filter(pl.col("theme").is_in(list(names)))
        .sort(place, latest)
        .select(
            pl.col("theme").replace_strict(names, return_dtype=pl.String).alias(labels.THEME),
            pl.col("quarter").replace_strict(when, return_dtype=pl.String).alias(words.QUARTER),
            pl.col("improved").alias(f"▲ {words.UP}"),
            pl.col("unchanged").alias(f"■ {words.SAME}"),
            pl.col("worsened").alias(f"▼ {words.DOWN}"),
            pl.col("sources").alias(words.ALL_VOICES),
            pl.col("hours").alias(labels.MEASURES["hours"]),
            pl.col("volunteer_hours").alias(labels.MEASURES["volunteer_hours"]),
        )
    )


def _when(number: int) -> str:
    quarter = quarter_of(number)
    return labels.quarter(*quarter) if quarter else words.LONGER_LONG
