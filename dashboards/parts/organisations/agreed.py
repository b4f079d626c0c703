"""The agreements about an organisation."""

from __future__ import annotations

import streamlit as st

from dashboards import conversation
from dashboards.labels import organisations as words
from dashboards.parts.conversation.agreements import agreement_card

_TALK = "pages/effectgesprek.py"


def show_agreements(name: str) -> None:
    """What was agreed at reviews about this organisation, open ones first, with the way to the next review."""
    held = conversation.all_agreements()
    own = [one for one in held if (one.terms.about.organisation or "").casefold().strip() == name.casefold().strip()]
    ordered = sorted(own, key=lambda one: (one.status != "open", one.terms.due, one.number))
    items = "".join(f"<li>{agreement_card(one)}</li>" for one in ordered)
    st.html(f"<h2>{words.AGREEMENTS}</h2>" + (f"<ul>{items}</ul>" if items else f"<p>{words.NO_AGREEMENTS}</p>"))
    st.page_link(_TALK, label=words.TO_TALK, icon=":material/arrow_forward:", icon_position="right")
