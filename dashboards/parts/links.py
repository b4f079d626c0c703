"""Links inside cards and tables lead to other pages without loading everything anew, as those of Streamlit do."""

from __future__ import annotations

import streamlit as st

from dashboards.scripts import LINKS_IN_APP


def follow_links() -> None:
    """Let plain links to pages of this dashboard be followed within the visit; once on each page."""
    st.html(LINKS_IN_APP, unsafe_allow_javascript=True)
