"""Which quarter is on screen, and the way to the one before and after."""

from __future__ import annotations

import streamlit as st

from dashboards import labels
from dashboards.labels import overview as words
from dashboards.overview import Shown
from pipeline.periods import Quarter

_PERIOD = "periode"
"""Session key of the filter on the period."""


def show_quarter(shown: Shown) -> None:
    """The quarter as a heading, whether it was chosen, and buttons to its neighbours among those with a report."""
    name = labels.quarter(*shown.quarter)
    note = "" if shown.chosen else f'<p class="stil">{words.NEWEST}</p>'
    with st.container(key="kwartaal", horizontal=True, vertical_alignment="center"):
        st.html(f"<h2>{name[0].upper()}{name[1:]}</h2>{note}")
        for key, icon, quarter in _neighbours(shown):
            st.button(labels.quarter(*quarter), key=key, icon=icon, on_click=_choose, args=(quarter,), type="tertiary",
                      icon_position="left" if key == "eerder" else "right")  # fmt: skip


def _neighbours(shown: Shown) -> list[tuple[str, str, Quarter]]:
    known = shown.quarters
    earlier = [quarter for quarter in known if quarter < shown.quarter]
    later = [quarter for quarter in known if quarter > shown.quarter]
    found = [("eerder", ":material/arrow_back:", max(earlier))] if earlier else []
    return found + ([("later", ":material/arrow_forward:", min(later))] if later else [])


def _choose(quarter: Quarter) -> None:
    st.session_state[_PERIOD] = labels.quarter(*quarter)
