"""Where the page with pitches leads."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards.labels import pitches as words
from dashboards.parts.addresses import Addresses
from dashboards.parts.source import SIGNS
from pipeline.pitched import Pitch

ADDRESS = "pitches"
PITCH = "pitch"
"""Address key: the first signs of the hash of the pitch that is open."""
_PAGE = "pages/pitches.py"


def pitch_link(pitch: Pitch, to: Addresses, label: str = "") -> str:
    """HTML: a link to one pitch, by its title or another label."""
    address = to.to(ADDRESS, **{PITCH: pitch.document[:SIGNS]})
    return f'<a href="{address}">{escape(label or pitch.title)}</a>'


def desk_link(document: str) -> None:
    """A link from a delivery to what it promises."""
    with st.container(key="naar_pitch"):
        st.html(f"<p>{words.FROM_DESK_INTRO}</p>")
        st.page_link(
            _PAGE, label=words.FROM_DESK, icon=":material/arrow_forward:", icon_position="right",
            query_params={PITCH: document[:SIGNS]},
        )  # fmt: skip
