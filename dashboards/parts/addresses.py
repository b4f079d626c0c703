"""Addresses inside the dashboard for links in HTML, which keep the filters that are chosen now.

A link in HTML loads the page anew; `st.page_link` does not, but costs an element each. So cells of a matrix are links
in HTML, and the main ways are page links.
"""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboards.parts.filters import chosen_filters


class Addresses:
    """Makes links with the filters of this moment; made once for a whole table."""

    def __init__(self) -> None:
        self.filters = chosen_filters().chosen

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        """Tells links with other filters apart."""
        return tuple(self.filters.items())

    def to(self, page: str, **query: str | None) -> str:
        """What stands in href: `page` is an address of navigation.py; None takes a filter out."""
        asked = {key: value for key, value in {**self.filters, **query}.items() if value is not None}
        return escape(f"{page}?{urlencode(asked)}" if asked else page)


def back_link(page: str, label: str) -> None:
    """A link back to a page as a whole.

    In HTML, since a page link to the page that one is on leaves in the address what was open (Streamlit 1.67), so that
    who reloads or shares the address comes to another view.
    """
    arrow = '<span aria-hidden="true">←</span>'
    st.html(f'<p class="terug"><a href="{Addresses().to(page)}">{arrow} {escape(label)}</a></p>')
