"""Every page of the dashboard: its name, its address, and the group it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from dashboards import labels
from dashboards.labels import agreements as agreement_words
from dashboards.labels import audit as audit_words
from dashboards.labels import claims as claim_words
from dashboards.labels import conversation as conversation_words
from dashboards.labels import desk as desk_words
from dashboards.labels import discovery as discovery_words
from dashboards.labels import guide as guide_words
from dashboards.labels import organisations as organisation_words
from dashboards.labels import overview as overview_words
from dashboards.labels import panel as panel_words
from dashboards.labels import people as people_words
from dashboards.labels import pitches as pitch_words
from dashboards.labels import reliability as reliability_words
from dashboards.labels import review as review_words
from dashboards.labels import search as search_words
from dashboards.labels import source as source_words
from dashboards.visitor import Visitor

PAGES_FOLDER = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class Place:
    """A page: the name of its file in pages/, what it is called on screen, and its address.

    `intro` stands under its heading; a page without one has a heading of its own. A page without a group is reached
    through others only. `needs_documents` is false for a page that has something to show when the store is empty.
    """

    name: str
    title: str
    address: str
    group: str | None
    intro: str | None = None
    needs_documents: bool = True

    @property
    def path(self) -> str:
        """What `st.page_link` and `st.switch_page` take."""
        return f"pages/{self.name}.py"


START = Place("start", labels.START, "", labels.GROUP_LOOK, needs_documents=False)
OVERVIEW = Place("overzicht", overview_words.OVERVIEW, "overzicht", labels.GROUP_LOOK, overview_words.INTRO)
PLACES = (
    START,
    OVERVIEW,
    Place("cijfers_en_verhalen", labels.FIGURES_AND_STORIES, "cijfers", labels.GROUP_LOOK, labels.INTRO),
    Place("themas", claim_words.THEMES, "themas", labels.GROUP_LOOK, claim_words.THEMES_INTRO),
    Place("organisaties", organisation_words.TITLE, "organisaties", labels.GROUP_LOOK, organisation_words.INTRO),
    Place("zoeken", search_words.SEARCH, "zoeken", labels.GROUP_LOOK, search_words.INTRO),
    Place("aanleveren", desk_words.DESK, "aanleveren", labels.GROUP_REPORTS, needs_documents=False),
    Place("documenten", labels.DOCUMENTS, "documenten", labels.GROUP_REPORTS, labels.DOCUMENTS_INTRO),
    Place(
        "effectgesprek", conversation_words.TITLE, "effectgesprek", labels.GROUP_TALK, conversation_words.INTRO
    ),
    Place(
        "afspraken", agreement_words.TITLE, "afspraken", labels.GROUP_TALK, agreement_words.INTRO,
        needs_documents=False,
    ),
    Place("pitches", pitch_words.TITLE, "pitches", labels.GROUP_TALK, pitch_words.INTRO),
    Place("verhalenpanel", panel_words.TITLE, "verhalenpanel", labels.GROUP_TALK, panel_words.INTRO),
    Place("beoordelen", review_words.REVIEW, "beoordelen", labels.GROUP_QUALITY, review_words.REVIEW_INTRO),
    Place("nieuwe_themas", discovery_words.TITLE, "nieuwe-themas", labels.GROUP_QUALITY, discovery_words.INTRO),
    Place("betrouwbaar", reliability_words.RELIABILITY, "betrouwbaar", labels.GROUP_QUALITY),
    Place("accounts", people_words.TITLE, "accounts", labels.GROUP_MANAGE, needs_documents=False),
    Place("handleiding", guide_words.GUIDE, "handleiding", labels.GROUP_HELP, needs_documents=False),
    Place("toegankelijkheid", guide_words.ACCESSIBILITY, "toegankelijkheid", labels.GROUP_HELP, needs_documents=False),
    Place("logboek", audit_words.TITLE, "logboek", labels.GROUP_MANAGE, needs_documents=False),
    Place("citaten", labels.QUOTATIONS_TITLE, "citaten", None),
    Place("bron", source_words.TITLE, "bron", None),
)  # fmt: skip
BY_NAME = {place.name: place for place in PLACES}


def navigate(visitor: Visitor) -> tuple[Place, StreamlitPage]:
    """Show the navigation with what somebody uses; gives the page that the address asks for, not yet run."""
    groups: dict[str, list[StreamlitPage]] = {}
    by_title: dict[str, Place] = {}
    for place in PLACES:
        groups.setdefault(place.group or "", []).append(_page(place, visitor))
        by_title[place.title] = place
    page = st.navigation(groups, position="sidebar", expanded=True)
    return by_title[page.title], page


def hide_menu() -> None:
    """No menu, for who is not signed in any more."""
    st.navigation([st.Page(PAGES_FOLDER / f"{START.name}.py", title=START.title, default=True)], position="hidden")


def _page(place: Place, visitor: Visitor) -> StreamlitPage:
    # a page that is not in the menu can still be asked for by its address, and then says why it is not theirs
    return st.Page(
        PAGES_FOLDER / f"{place.name}.py", title=place.title, url_path=place.address or None, default=place is START,
        visibility="visible" if place.group and visitor.may_open(place.name) else "hidden",
    )  # fmt: skip
