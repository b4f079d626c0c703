"""What panels chose, on the agenda of the effect review and on the big screen."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards.labels import panel as words
from dashboards.parts.addresses import Addresses
from dashboards.parts.conversation.places import Places, place, places_of
from dashboards.parts.panel.place import ADDRESS
from pipeline.review.content import Review
from pipeline.review.written import PanelChoice, PanelTold, Written


def show_panel_choices(review: Review, text: Written) -> None:
    """What panels over the period chose and why, and the way to the page of panels."""
    places = places_of(review)
    chosen = "".join(_told(one, places) for one in text.panels)
    heading = f"<h2>{words.IN_REVIEW}</h2>" if chosen else ""
    st.html(f'{heading}{chosen}<p><a class="naar-bron" href="{Addresses().to(ADDRESS)}">{words.TO_PANEL}</a></p>')


def panel_lines(one: PanelTold) -> tuple[str, ...]:
    """What a panel chose, as lines to read out."""
    lines = [line for choice in one.choices for line in (choice.text or choice.instead, choice.status, *choice.why)]
    return (*one.intro, *(line for line in lines if line))


def _told(one: PanelTold, places: Places) -> str:
    intro = "".join(f'<p class="stil">{escape(line)}</p>' for line in one.intro)
    choices = "".join(_choice(choice, places) for choice in one.choices)
    return f'<div class="gespreksthema">{intro}{choices}<p class="stil">{escape(one.note)}</p></div>'


def _choice(one: PanelChoice, places: Places) -> str:
    where = f'<figcaption class="stil">{place(places[one.source])}</figcaption>' if one.source else ""
    quoted = f'<figure class="citaat"><blockquote><p>{escape(one.text)}</p></blockquote>{where}</figure>'
    lines = "".join(f"<p>{escape(line)}</p>" for line in (one.instead, one.status, *one.why) if line)
    return f"<h3>{escape(one.heading)}</h3>{quoted if one.text else ''}{lines}"
