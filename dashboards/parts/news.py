"""New data while somebody looks: a calm notice, never a jump; what one clicks next shows them too."""

from __future__ import annotations

import streamlit as st

from dashboards import data
from dashboards.labels import states as words

_EVERY = "20s"


@st.fragment(run_every=_EVERY)
def watch_for_news(shown: str | None) -> None:
    """Say that there is a newer state of the store than the one on screen, whose version is given."""
    state = data.snapshot()
    is_newer = state is not None and state.version != shown
    with st.container(key="nieuws" if is_newer else "geen_nieuws", horizontal=True, vertical_alignment="center"):
        st.html(f'<p role="status">{words.NEW_DATA if is_newer else ""}</p>')
        if is_newer and st.button(words.REFRESH, key="toon_nieuws"):
            st.rerun()
