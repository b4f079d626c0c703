"""The start of an organisation that hands in: what waits for it, and its newest deliveries."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards import desk, handing_in, labels
from dashboards.labels import provider as words
from dashboards.labels.desk import plain
from dashboards.navigation import BY_NAME
from dashboards.parts.desk.inbox import title
from dashboards.parts.desk.place import DELIVERY, SIGNS
from dashboards.parts.provider.page import became, show_no_organisation
from dashboards.visitor import visitor

_DESK = BY_NAME["aanleveren"].path
_FIRST = 5


def show_own_start() -> None:
    """What has to be handed in anew, and what became of the newest deliveries."""
    organisation = visitor().organisation
    if organisation is None:
        show_no_organisation(labels.START)
        return
    items = desk.inbox()
    waiting = handing_in.waiting(items)
    st.html(f'<h1 class="detail">{labels.START}</h1><p class="inleiding">{escape(words.intro(organisation))}</p>')
    st.html(f"<h2>{words.WAITS}</h2>" + ("" if waiting else f"<p>{words.NOTHING_WAITS}</p>"))
    _show(waiting, "wacht")
    st.html(f"<h2>{words.YOURS}</h2>" + ("" if items else f"<p>{words.NOTHING_YET}</p>"))
    _show([item for item in items if item not in waiting][:_FIRST], "nieuw")
    with st.container(horizontal=True, key="eigen_wegen"):
        for label in (words.DELIVER, *([words.TO_DESK] if items else [])):
            st.page_link(_DESK, label=label, icon=":material/arrow_forward:", icon_position="right")


def _show(items: list[desk.Item], kind: str) -> None:
    for item in items:
        with st.container(key=f"eigen_{kind}_{item.document[:SIGNS]}"):
            st.page_link(_DESK, label=f"{words.OPEN}: {plain(title(item))}", icon=":material/arrow_forward:",
                         icon_position="right", query_params={DELIVERY: item.document[:SIGNS]})  # fmt: skip
            st.html(became(item))
