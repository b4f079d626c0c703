"""Who aims at the same effect for the same people, so that organisations hear of each other."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import polars as pl
import streamlit as st

from dashboards import data, labels
from dashboards.labels import pitch_meetings as words
from dashboards.parts.addresses import Addresses
from dashboards.parts.downloads import show_downloads
from dashboards.parts.organisations.places import ADDRESS as ORGANISATIONS
from dashboards.parts.organisations.places import NAME
from dashboards.parts.pitches.places import ADDRESS, PITCH
from dashboards.parts.source import SIGNS
from dashboards.parts.table import html_table
from pipeline.indicators import Meeting, Meetings, Party, introductions
from pipeline.pitched import Pitch


def show_together(met: Meetings, of: Sequence[Pitch]) -> None:
    """Where these pitches meet others: on effect and group, then on one of the two, and who could be introduced."""
    documents, themes, to = {one.document for one in of}, data.theme_names(), Addresses()
    both, effect, group = (_with(documents, held) for held in (met.both, met.effect, met.group))
    st.html(f"<h2>{words.TOGETHER}</h2>")
    if both:
        lists = "".join(_meeting(one, themes, to) for one in both)
        st.html(f"<p>{words.TOGETHER_INTRO}</p>{lists}")
        _show_introductions(both, themes)
    else:
        st.html(f"<p>{words.NOBODY}</p>")
    weaker = "".join(_folded(title, held, themes, to) for title, held in (
        (words.SAME_EFFECT, effect), (words.SAME_GROUP, group),
    ) if held)  # fmt: skip
    if weaker:
        st.html(f'<div class="zwakker">{weaker}</div>')


def _with(documents: set[str], held: Sequence[Meeting]) -> list[Meeting]:
    return [one for one in held if any(party.document in documents for party in one.parties)]


def _meeting(one: Meeting, themes: dict[str, str], to: Addresses) -> str:
    return f"<h3>{escape(words.aim(one.theme, one.group, themes))}</h3>{_parties(one.parties, to)}"


def _folded(title: str, held: Sequence[Meeting], themes: dict[str, str], to: Addresses) -> str:
    lists = "".join(
        f"<details><summary>{escape(words.aim(one.theme, one.group, themes))} "
        f"({words.parties(len({party.owner for party in one.parties}))})</summary>{_parties(one.parties, to)}</details>"
        for one in held
    )
    return f'<h3>{title}</h3><div class="ontmoeting">{lists}</div>'


def _parties(held: Sequence[Party], to: Addresses) -> str:
    return f'<ul class="punten partijen">{"".join(_party(one, to) for one in held)}</ul>'


def _party(one: Party, to: Addresses) -> str:
    name = (
        f'<a href="{to.to(ORGANISATIONS, **{NAME: one.organisation})}">{escape(one.organisation)}</a>'
        if one.organisation
        else labels.UNKNOWN_ORGANISATION
    )
    does = escape(words.party(one.activities, one.districts))
    return f"<li>{name}: {_what(one, to)}{f' <span class=stil>{does}</span>' if does else ''}</li>"


def _what(one: Party, to: Addresses) -> str:
    if one.document is None:
        return words.IS_RUNNING
    kind = words.IS_PITCH if one.confirmed else words.IS_PITCH_UNCONFIRMED
    address = to.to(ADDRESS, **{PITCH: one.document[:SIGNS]})
    return f'{kind} <a href="{address}">{escape(one.title or "")}</a>'


def _show_introductions(met: Sequence[Meeting], themes: dict[str, str]) -> None:
    found = introductions(met)
    if not found:
        return
    rows = [(one.one, one.other, "; ".join(words.aim(*aim, themes) for aim in one.aims)) for one in found]
    frame = pl.DataFrame(rows, schema=list(words.INTRODUCE_HEADS), orient="row")
    st.html(f"<h3>{words.INTRODUCE}</h3>{html_table(frame, words.INTRODUCE_CAPTION)}")
    show_downloads(frame, words.INTRODUCE, "kennismaken", words.INTRODUCE_ABOUT)
