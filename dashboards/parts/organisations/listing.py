"""All organisations by the alphabet: their programmes, periods, what they delivered, and what they tell about."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import polars as pl
import streamlit as st

from dashboards import data, labels
from dashboards.labels import organisations as words
from dashboards.organisations import Town
from dashboards.parts.addresses import Addresses
from dashboards.parts.downloads import show_downloads
from dashboards.parts.organisations.places import ADDRESS, NAME, show_choice


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    programmes: str
    period: str
    delivered: str
    themes: str


def show_list(town: Town) -> None:
    """The organisations with a name; how many documents name none."""
    rows = data.made(town.state, ("listing", town.filters, *data.theme_names().items()), lambda: _rows(town))
    st.html(f'<p class="stil">{words.ALPHABET}</p>')
    show_choice([row.name for row in rows])
    to = Addresses()
    body = "".join(_row(row, to) for row in rows)
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    unnamed = town.documents["organisation"].null_count()
    note = f'<p class="stil">{words.unnamed(unnamed)}</p>' if unnamed else ""
    st.html(
        f"<h2>{words.LIST}</h2>"
        f'<div class="matrixvak laag" tabindex="0" role="region" aria-label="{words.LIST}"><table class="matrix lijst">'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>{note}"
    )
    frame = pl.DataFrame([[row.name, row.programmes, row.period, row.delivered, row.themes] for row in rows],
                         schema=list(_HEADS), orient="row")  # fmt: skip
    show_downloads(frame, words.LIST, "organisaties", words.LIST_ABOUT)


_HEADS = (labels.ORGANISATION, words.PROGRAMMES, words.PERIODS, words.DELIVERED, words.TELLS_ABOUT)


def _row(row: _Row, to: Addresses) -> str:
    link = f'<a href="{to.to(ADDRESS, **{NAME: row.name})}">{escape(row.name)}</a>'
    cells = "".join(f"<td>{escape(text)}</td>" for text in (row.programmes, row.period, row.delivered, row.themes))
    return f'<tr><th scope="row">{link}</th>{cells}</tr>'


def _rows(town: Town) -> list[_Row]:
    activities = dict(town.basis.same.group_by("owner").agg(pl.col("same_as").n_unique()).iter_rows())
    told = dict(town.basis.claims.group_by("owner").agg(pl.col("theme").unique()).iter_rows())
    documents = town.basis.documents.partition_by("owner", as_dict=True)
    named = town.basis.organisations.drop_nulls("organisation").iter_rows()
    return [
        _described(organisation, documents[(owner,)], activities.get(owner, 0), told.get(owner, []))
        for owner, organisation in named
    ]


def _described(name: str, own: pl.DataFrame, activities: int, themes: list[str]) -> _Row:
    programmes = sorted(own["programme"].drop_nulls().unique(), key=str.casefold)
    period = labels.period(*own.select(pl.col("period_start").min(), pl.col("period_end").max()).row(0))
    kinds = dict(own.group_by("kind").len().iter_rows())
    known = [theme for key, theme in data.theme_names().items() if key in set(themes)]
    return _Row(
        name, ", ".join(programmes) or words.NO_PROGRAMME, period, words.delivered(kinds, activities),
        labels.listed(known) or words.NO_THEMES,
    )  # fmt: skip
