"""The help text at a figure: what is counted, and from what."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards.labels import exports as words


def explain(text: str, key: str, about: str = "") -> None:
    """A line that opens a help text, by mouse and by keyboard, and stays open; nothing hangs on hovering.

    `about` names the figure for who can't see beside what it stands.
    """
    with st.container(key=f"uitleg_{key}"):
        st.html(explanation(text, about))


def explanation(text: str, about: str = "") -> str:
    """HTML: the same, to stand within other text."""
    subject = f'<span class="alleen-voorlezen"> ({escape(about)})</span>' if about else ""
    return f'<details class="uitleg"><summary>{words.WHAT_IS_COUNTED}{subject}</summary><p>{escape(text)}</p></details>'
