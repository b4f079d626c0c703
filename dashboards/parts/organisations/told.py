"""What one organisation tells by theme: the newest claim with its strength and voices, and voices by quarter."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboards import data, labels
from dashboards.claims import Claim
from dashboards.labels import claims as claim_words
from dashboards.labels import organisations as words
from dashboards.labels import trends as trend_words
from dashboards.organisations import Town
from dashboards.parts.addresses import Addresses
from dashboards.parts.claims.card import direction
from dashboards.parts.claims.course import course_table
from dashboards.parts.claims.matrix import cells_of
from dashboards.parts.claims.places import CLAIM, THEME
from dashboards.parts.downloads import show_downloads
from dashboards.trends import Slot, Trend, trend_rows, trends


def show_told(town: Town) -> None:
    """A row for each theme that is told about, in the order of the goal tree."""
    newest = {theme: held for (_, theme), held in cells_of(town.claims).items()}
    rows = trend_rows(town.basis, town.quarters, data.framework().ids)
    courses = trends(rows)
    told = [theme for theme in data.theme_names() if theme in newest]
    st.html(f"<h2>{words.THEMES}</h2>")
    if not told:
        st.html(f'<p class="geen-verhaal">{words.NO_CLAIMS}</p>')
        return
    slots = next(iter(courses.values())).slots
    to = Addresses()
    heads = "".join(f'<th scope="col">{_when(slot)}</th>' for slot in slots)
    body = "".join(_row(theme, newest[theme], courses.get(theme), len(slots), to) for theme in told)
    st.html(
        f'<p>{words.THEMES_INTRO}</p><p class="stil">{claim_words.VOICES_EXPLAINED}</p>'
        f'<div class="matrixvak" tabindex="0" role="region" aria-label="{words.THEMES}"><table class="matrix verteld">'
        f'<thead><tr><th scope="col">{labels.THEME}</th>{heads}<th scope="col">{words.NEWEST}</th></tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
    show_downloads(course_table(rows), words.THEMES_NAME, "themas_organisatie", " ".join(trend_words.READING))


def _when(slot: Slot) -> str:
    return labels.quarter(*slot.quarter) if slot.quarter else trend_words.LONGER_HEAD


def _row(theme: str, held: Sequence[Claim], course: Trend | None, width: int, to: Addresses) -> str:
    name = escape(data.theme_names()[theme])
    slots = course.slots if course else ()
    cells = "".join(f"<td>{_voices(slot)}</td>" for slot in slots) + "<td></td>" * (width - len(slots))
    link = f'<a href="{to.to("themas", **{THEME: theme})}">{name}</a>'
    return f'<tr><th scope="row">{link}</th>{cells}<td>{_claim(held[0], to)}</td></tr>'


def _voices(slot: Slot) -> str:
    told = (("vooruitgang", slot.improved), ("onveranderd", slot.unchanged), ("achteruitgang", slot.worsened))
    marks = [
        f'<span class="richting {way}"><span aria-hidden="true">{labels.DIRECTION_SIGNS[way]}</span> '
        f'{labels.number(count)}<span class="alleen-voorlezen"> {claim_words.WAYS[way]}</span></span>'
        for way, count in told
        if count
    ]
    return " ".join(marks) or f'<span class="stil">{trend_words.NO_VOICE}</span>'


def _claim(claim: Claim, to: Addresses) -> str:
    voices = labels.how_many(claim["sources"], "stem", "stemmen")
    when = trend_words.short_period(claim["period_start"], claim["period_end"])
    strength = claim_words.STRENGTHS[claim["strength"]]
    return (
        f'<a href="{to.to("themas", **{CLAIM: claim["claim_id"]})}">{direction(claim["direction"])}</a>'
        f"<small>{strength}, {voices}, {escape(when)}</small>"
    )
