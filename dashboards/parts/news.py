"""New data while somebody looks: a calm notice, never a jump; what one clicks next shows them too."""

from __future__ import annotations

import streamlit as st

from dashboards import data
from dashboards.labels import states as words
from pipeline.store import Snapshot

_EVERY = "20s"


@st.fragment(run_every=_EVERY)
def watch_for_news(shown: str | None) -> None:
    """Say that there is a newer state of the store than the one on screen, whose version is given."""
    news = is_newer(data.snapshot(), shown)
    with st.container(key="nieuws" if news else "geen_nieuws", horizontal=True, vertical_alignment="center"):
        st.html(f'<p role="status">{words.NEW_DATA if news else ""}</p>')
        if news and st.button(words.REFRESH, key="toon_nieuws"):
            st.rerun()


def is_newer(state: Snapshot | None, shown: str | None) -> bool:
    """Whether there is a state of the store other than the one on screen, of which this is the version."""
    return state is not None and state.version != shown
