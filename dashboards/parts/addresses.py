"""Addresses inside the dashboard for links in HTML, which keep the filters that stand in the address now.

A link in HTML loads the page anew; `st.page_link` does not, but costs an element each. So cells of a matrix are links
in HTML, and the main ways are page links.
"""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboards.parts.filters import KEYS


class Addresses:
    """Makes links with the filters of this moment; made once for a whole table."""

    def __init__(self) -> None:
        held = {key: st.query_params.get(key) for key in KEYS}
        self.filters = {key: value for key, value in held.items() if value}

    def to(self, page: str, **query: str | None) -> str:
        """What stands in href: `page` is an address of navigation.py; None takes a filter out."""
        asked = {key: value for key, value in {**self.filters, **query}.items() if value is not None}
        return escape(f"{page}?{urlencode(asked)}" if asked else page)
