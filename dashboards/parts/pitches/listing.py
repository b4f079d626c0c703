"""All pitches by the alphabet: whose, over which period, whether confirmed, and the effects they aim at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

import polars as pl
import streamlit as st

from dashboards import data, labels
from dashboards.labels import pitches as words
from dashboards.parts.addresses import Addresses
from dashboards.parts.downloads import show_downloads
from dashboards.parts.pitches.places import pitch_link
from pipeline.pitched import Pitch

_HEADS = (words.PITCH, words.ORGANISATION, words.PERIOD, words.STATUS, words.EFFECTS)


def show_list(held: Sequence[Pitch], today: date) -> None:
    """A row for each pitch, with the way to it."""
    to, themes = Addresses(), data.theme_names()
    rows = [_cells(one, today, themes) for one in held]
    body = "".join(_row(pitch_link(one, to), cells[1:]) for one, cells in zip(held, rows, strict=True))
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    st.html(
        f'<h2>{words.LIST}</h2><p class="stil">{words.ALPHABET}</p>'
        f'<div class="matrixvak laag" tabindex="0" role="region" aria-label="{words.LIST}"><table class="matrix lijst">'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    frame = pl.DataFrame(rows, schema=list(_HEADS), orient="row")
    show_downloads(frame, words.LIST, "pitches", words.LIST_ABOUT)


def _cells(pitch: Pitch, today: date, themes: dict[str, str]) -> list[str]:
    effects = [themes[theme] for theme in pitch.values("effect") if theme in themes]
    period = labels.period(pitch.period.start, pitch.period.end) if pitch.period else labels.UNKNOWN_PERIOD
    return [
        pitch.title, pitch.organisation or labels.UNKNOWN_ORGANISATION, period, words.short_status(pitch, today),
        labels.listed(effects) or words.NO_EFFECTS,
    ]  # fmt: skip


def _row(link: str, cells: Sequence[str]) -> str:
    return f'<tr><th scope="row">{link}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in cells)}</tr>'
