"""The link by which somebody chooses a password, shown once to the administrator who made it."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards.entrance.door import Door
from dashboards.labels import people as words


def show_link(standing: Door, given: tuple[int, str] | None) -> None:
    """The link of an account that was made just now, to copy."""
    if given is None:
        return
    number, token = given
    name = standing.accounts.by_number(number).name
    access = standing.settings.access
    base = access.address.rstrip("/") or f"http://{st.context.headers.get('host', '127.0.0.1:8501')}"
    with st.container(key="nieuwe_link", border=True):
        st.html(
            f"<h2>{escape(words.LINK_TITLE.format(name=name))}</h2>"
            f'<p role="status">{escape(words.LINK_HELP.format(name=name, days=access.invitation_days))}</p>'
        )
        st.code(f"{base}/uitnodiging?sleutel={token}", language=None, wrap_lines=True)
