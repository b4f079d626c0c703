"""What was promised, on the agenda: how many pitches touch the period, and the way to each of them."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards.labels import pitches as words
from dashboards.parts.addresses import Addresses
from dashboards.parts.conversation.places import Places, places_of
from dashboards.parts.conversation.themes import table
from dashboards.parts.pitches.places import pitch_link
from pipeline.review.content import Review
from pipeline.review.phrases import HEADINGS
from pipeline.review.written import PitchText, Written


def show_promised(review: Review, text: Written) -> None:
    """Each confirmed pitch beside what became visible, and how many nobody confirmed; nothing without pitches."""
    if review.pitched is None or not (text.promised or text.promised_note):
        return
    to = Addresses()
    links = [pitch_link(part.pitch, to, words.OPEN.format(title=part.pitch.title)) for part in review.pitched.parts]
    notes = "".join(f'<p class="stil">{escape(line)}</p>' for line in text.promised_note)
    places = places_of(review)
    parts = "".join(_pitch(one, link, places) for one, link in zip(text.promised, links, strict=True))
    st.html(f'<div class="beloofd"><h2>{HEADINGS["promised"]}</h2>{notes}{parts}</div>')


def _pitch(one: PitchText, link: str, places: Places) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in one.lines)
    unseen = "".join(f"<li>{escape(line)}</li>" for line in one.unseen)
    absent = f'<h4>{HEADINGS["not_yet"]}</h4><ul class="punten">{unseen}</ul>' if unseen else ""
    return f"<h3>{escape(one.heading)}</h3>{lines}{table(one.table, places) if one.table else ''}{absent}<p>{link}</p>"
