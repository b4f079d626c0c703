"""The hours of one organisation: planned and realised by programme and quarter, each activity counted once."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboards import labels
from dashboards.labels import organisations as words
from dashboards.organisations import Town
from dashboards.parts.downloads import show_downloads
from dashboards.parts.help import explain
from dashboards.parts.table import html_table
from pipeline.indicators import by_quarter, totals, within

_LAST = 10**6


def show_hours(town: Town) -> None:
    """A table by programme, kind of hours and quarter, with the whole time under the quarters."""
    frame = hours_table(town)
    st.html(f"<h2>{words.HOURS}</h2>")
    if frame.is_empty():
        st.html(f'<p class="geen-verhaal">{words.NO_HOURS_AT_ALL}</p>')
        return
    st.html(html_table(frame, words.HOURS_NAME))
    explain(words.HOURS_ABOUT, "uren", words.HOURS)
    show_downloads(frame, words.HOURS_NAME, "uren_organisatie", words.HOURS_ABOUT)


def hours_table(town: Town) -> pl.DataFrame:
    """Programme, kind of hours, period, planned, realised and difference, with Dutch headings."""
    held = town.basis.hours
    each = totals(by_quarter(held, town.quarters), ("programme", "year", "quarter"))
    number = pl.col("year").cast(pl.Int64) * 4 + pl.col("quarter")
    parts = [each.with_columns(at=number, when=pl.struct("year", "quarter").map_elements(_quarter, pl.String))]
    if (whole := town.period) and len(town.quarters) > 1:
        summed = totals(within(held, whole), ("programme",))
        parts.append(summed.with_columns(at=pl.lit(_LAST, pl.Int64), when=pl.lit(words.whole_time(whole))))
    rows = pl.concat([part.select(*_COLUMNS) for part in parts]).filter(_given())
    return rows.sort("programme", "measure", "at", nulls_last=True).select(
        pl.col("programme").fill_null(words.NO_PROGRAMME).alias(labels.PROGRAMME),
        pl.col("measure").replace_strict(labels.MEASURES, return_dtype=pl.String).alias(words.MEASURE),
        pl.col("when").alias(labels.PERIOD),
        pl.col("planned").alias(words.PLANNED),
        pl.col("realised").alias(words.REALISED),
        pl.col("difference").alias(words.DIFFERENCE),
    )


_COLUMNS = ("programme", "measure", "at", "when", "planned", "realised", "difference")


def _given() -> pl.Expr:
    return pl.col("planned").is_not_null() | pl.col("realised").is_not_null()


def _quarter(row: dict[str, int]) -> str:
    return labels.quarter(row["year"], row["quarter"])
