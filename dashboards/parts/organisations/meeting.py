"""Where organisations meet, and where nobody is: themes with several tellers or none, and hours without a story."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import polars as pl
import streamlit as st

from dashboards import data, labels
from dashboards.labels import claims as claim_words
from dashboards.labels import organisations as words
from dashboards.labels import trends as trend_words
from dashboards.organisations import Town
from dashboards.parts.addresses import Addresses
from dashboards.parts.claims.places import THEME
from dashboards.parts.downloads import show_downloads
from dashboards.parts.organisations.places import ADDRESS, NAME
from dashboards.reach import reach
from pipeline.indicators import overlap, told_by, untold_activities, untold_themes
from pipeline.periods import Period


def show_meeting(town: Town) -> None:
    """Overlap and gaps, in the order of the goal tree and of the alphabet; nothing where no period is known."""
    if (period := town.period) is None:
        return
    to = Addresses()
    about = ("meeting", town.filters, to.key, *data.theme_names().items())
    page, table = data.made(town.state, about, lambda: _meeting(town, period, to))
    st.html(page)
    show_downloads(table, words.TOGETHER, "overlap", words.NOT_DOUBLE)


def _meeting(town: Town, period: Period, to: Addresses) -> tuple[str, pl.DataFrame]:
    """What stands on the page, and the overlap as a table."""
    shared = overlap(town.basis, period)
    told = told_by(town.basis, period).filter("told")
    alone = told.join(shared, on="theme", how="anti").with_columns(activities=pl.lit([], pl.List(pl.String)))
    page = (
        f"<h2>{words.MEETING}</h2><p>{words.MEETING_INTRO}</p>"
        f"{_tellers(words.TOGETHER, shared, to)}{_tellers(words.ALONE, alone, to)}{_untold(town, period)}"
        f"{_places(town, to)}{_silent(town, period)}"
    )
    return page, _frame(shared)


def _tellers(title: str, told: pl.DataFrame, to: Addresses) -> str:
    held = told.partition_by("theme", as_dict=True, maintain_order=True)
    lists = "".join(
        _folded_theme(theme, name, held[(theme,)].to_dicts(), to)
        for theme, name in data.theme_names().items()
        if (theme,) in held
    )
    return f'<h3>{title}</h3><div class="ontmoeting">{lists}</div>' if lists else ""


def _folded_theme(theme: str, name: str, tellers: Sequence[dict[str, object]], to: Addresses) -> str:
    items = "".join(_teller(row, to) for row in tellers)
    label = claim_words.READ_THEME.format(theme=escape(name))
    link = f'<p><a href="{to.to("themas", **{THEME: theme})}">{label}</a></p>'
    summary = f"{escape(name)} ({trend_words.tellers(len(tellers))})"
    return f"<details><summary>{summary}</summary><ul>{items}</ul>{link}</details>"


def _teller(row: dict[str, object], to: Addresses) -> str:
    name, activities = row["organisation"], row["activities"]
    who = _link(str(name), to) if name else labels.UNKNOWN_ORGANISATION
    listed = ", ".join(escape(activity) for activity in activities) if isinstance(activities, list) else ""
    return f"<li>{who}{f': <span class=stil>{listed}</span>' if listed else ''}</li>"


def _link(name: str, to: Addresses) -> str:
    return f'<a href="{to.to(ADDRESS, **{NAME: name})}">{escape(name)}</a>'


def _untold(town: Town, period: Period) -> str:
    names = data.theme_names()
    untold = untold_themes(town.basis, period, tuple(names)).to_dicts()
    if not untold:
        return f"<h3>{words.UNTOLD}</h3><p>{words.NONE_UNTOLD}</p>"
    items = "".join(
        f"<li>{escape(names[row['theme']])}{words.told_of_longer(row['longer'] + row['undated'])}</li>"
        for row in untold
    )
    return f'<h3>{words.UNTOLD}</h3><ul class="punten">{items}</ul>'


def _places(town: Town, to: Addresses) -> str:
    """Districts and target groups with activities of more than one organisation."""
    held = (
        reach(town.state)
        .join(town.basis.documents.drop_nulls("organisation").select("document", "organisation"), on="document")
        .group_by("kind", "value")
        .agg(pl.col("organisation").unique())
        .filter(pl.col("organisation").list.len() > 1)
        .sort(pl.col("value").str.to_lowercase())
    )
    lists = {kind: "" for kind in words.PLACES}
    for kind, value, names in held.iter_rows():
        items = "".join(f"<li>{_link(name, to)}</li>" for name in sorted(names, key=str.casefold))
        summary = f"{escape(value)} ({trend_words.tellers(len(names))})"
        lists[kind] += f"<details><summary>{summary}</summary><ul>{items}</ul></details>"
    return "".join(
        f'<h3>{words.PLACES[kind]}</h3><div class="ontmoeting">{body}</div>' for kind, body in lists.items() if body
    )


def _silent(town: Town, period: Period) -> str:
    quiet = untold_activities(town.basis, period).filter(~pl.col("overhead"))
    if quiet.is_empty():
        return f"<h3>{words.SILENT}</h3><p>{words.NONE_SILENT}</p>"
    held = quiet.unique(["owner", "same_as"], keep="first", maintain_order=True)
    lists = "".join(
        _folded(rows["organisation"][0], rows["activity"].to_list())
        for rows in held.partition_by("owner", maintain_order=True)
    )
    return f"<h3>{words.SILENT} ({labels.number(held.height)})</h3><p>{words.SILENT_TEXT}</p>{lists}"


def _folded(organisation: str | None, activities: Sequence[str | None]) -> str:
    items = "".join(f"<li>{escape(name or labels.NAMELESS)}</li>" for name in activities)
    summary = f"{escape(organisation or labels.UNKNOWN_ORGANISATION)} ({labels.number(len(activities))})"
    return f'<details><summary>{summary}</summary><ul class="punten">{items}</ul></details>'


def _frame(shared: pl.DataFrame) -> pl.DataFrame:
    names = data.theme_names()
    return shared.filter(pl.col("theme").is_in(list(names))).select(
        pl.col("theme").replace_strict(names, return_dtype=pl.String).alias(labels.THEME),
        pl.col("organisation").fill_null(labels.UNKNOWN_ORGANISATION).alias(labels.ORGANISATION),
        pl.col("activities").list.join(", ").alias(labels.ACTIVITIES),
        pl.col("hours").alias(labels.MEASURES["hours"]),
        pl.col("volunteer_hours").alias(labels.MEASURES["volunteer_hours"]),
    )
