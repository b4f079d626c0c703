"""Where the page with themes leads: its addresses, and links to them and back."""

from __future__ import annotations

import streamlit as st

from dashboards.labels import claims as words
from dashboards.parts.addresses import back_link

PAGE = "pages/themas.py"
ACTIVITY_PAGE = "pages/citaten.py"
NEW_THEMES_PAGE = "pages/nieuwe_themas.py"
THEME, CLAIM = "thema", "bevinding"
THEMELESS = "geen"
"""What stands in the address for what fits no theme."""


def theme_link(theme_id: str, label: str) -> None:
    """A link to one theme."""
    st.page_link(PAGE, label=label, icon=":material/arrow_forward:", icon_position="right",
                 query_params={THEME: theme_id})  # fmt: skip


def claim_link(claim_id: str, label: str) -> None:
    """A link to one claim with all its quotations."""
    st.page_link(PAGE, label=label, icon=":material/arrow_forward:", icon_position="right",
                 query_params={CLAIM: claim_id})  # fmt: skip


def back_to_themes() -> None:
    """A link to the whole tree."""
    back_link("themas", words.BACK_TO_THEMES)


def back_to_theme(theme_id: str, theme: str) -> None:
    """A link from a claim to its theme."""
    with st.container(key="terug_thema"):
        st.page_link(PAGE, label=words.BACK_TO_THEME.format(theme=theme), icon=":material/arrow_back:",
                     query_params={THEME: theme_id})  # fmt: skip


def new_themes_link() -> None:
    """A link to the groups in what fits no theme."""
    with st.container(key="naar_nieuwe_themas"):
        st.page_link(NEW_THEMES_PAGE, label=words.TO_NEW_THEMES, icon=":material/arrow_forward:",
                     icon_position="right")  # fmt: skip
