"""The pages with the user guide and with the accessibility statement."""

from __future__ import annotations

import streamlit as st

from dashboards.labels import guide as words
from dashboards.parts.guide.text import DOCS, show_text
from dashboards.visitor import visitor
from pipeline.access import Role

GUIDE = "gids"
"""Address key: the guide that is open."""
_CHOSEN = "gekozen_gids"
_OF_ROLE: dict[Role | None, str] = {Role.OFFICER: "medewerker", Role.CHAIR: "gesprek", Role.PROVIDER: "indiener"}


def show_guide() -> None:
    """One of the guides; the address names it, so that a colleague can be sent to it."""
    st.html(f'<h1 class="detail">{words.GUIDE}</h1><p class="inleiding">{words.GUIDE_INTRO}</p>')
    if st.session_state.get(_CHOSEN) is None:
        st.session_state[_CHOSEN] = _asked()
    chosen = st.radio(
        words.WHICH, list(words.GUIDES), format_func=words.GUIDES.__getitem__, key=_CHOSEN, on_change=_to_address
    )
    show_text(DOCS / "handleiding" / f"{chosen}.md")


def _asked() -> str:
    """The guide that the address names, else the one for the visitor's role."""
    asked = st.query_params.get(GUIDE)
    return asked if asked in words.GUIDES else _OF_ROLE.get(visitor().role, next(iter(words.GUIDES)))


def _to_address() -> None:
    st.query_params[GUIDE] = st.session_state[_CHOSEN]


def show_accessibility() -> None:
    """The accessibility statement."""
    st.html(f'<h1 class="detail">{words.ACCESSIBILITY}</h1>')
    show_text(DOCS / "toegankelijkheidsverklaring.md")
