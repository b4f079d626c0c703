"""One pitch: what it promises and who confirmed that, what became visible, and who aims at the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from dashboards import labels, pitches
from dashboards.labels import pitches as words
from dashboards.parts.desk.place import ask_name
from dashboards.parts.pitches.confirming import show_confirming
from dashboards.parts.pitches.promises import show_promises
from dashboards.parts.pitches.seen import show_seen
from dashboards.parts.pitches.together import show_together
from dashboards.visitor import visitor
from pipeline.access import Action
from pipeline.pitched import Pitch
from pipeline.store import Snapshot


def show_one(state: Snapshot, pitch: Pitch, held: Sequence[Pitch], today: date) -> None:
    """The whole page of one pitch."""
    st.html(f'<div class="een-pitch">{_heading(pitch)}</div>')
    if visitor().may(Action.CONFIRM):
        ask_name()
    show_promises(state, pitch)
    show_confirming(state, pitch, held)
    show_seen(state, pitch, pitches.visible(state, pitch, today))
    show_together(pitches.met(state, held, None), (pitch,))


def _heading(pitch: Pitch) -> str:
    organisation = pitch.organisation or labels.UNKNOWN_ORGANISATION
    period = labels.period(pitch.period.start, pitch.period.end) if pitch.period else labels.UNKNOWN_PERIOD
    facts = [(words.ORGANISATION, organisation), (words.PERIOD, period)]
    body = "".join(f"<div><dt>{term}</dt><dd>{escape(value)}</dd></div>" for term, value in facts)
    unknown = "" if pitch.organisation else f'<p class="ongehoord">{words.NO_ORGANISATION}</p>'
    return f'<h2 class="naam">{escape(pitch.title)}</h2><dl class="feiten">{body}</dl>{unknown}'
