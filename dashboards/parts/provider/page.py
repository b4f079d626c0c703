"""The page on which an organisation hands in: the form, its own deliveries, and one of them as it was read."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards import desk, handing_in, labels
from dashboards.desk import Item
from dashboards.labels import desk as desk_words
from dashboards.labels import provider as words
from dashboards.parts.desk.inbox import title
from dashboards.parts.desk.place import SIGNS, ask_name, close, open_delivery, opened
from dashboards.parts.desk.upload import show_upload
from dashboards.parts.paging import first_part, more_button
from dashboards.parts.provider.delivery import show_delivery
from dashboards.visitor import visitor


def show_own_desk() -> None:
    """The upload form and the organisation's own deliveries, or one delivery to look at."""
    organisation = visitor().organisation
    if organisation is None:
        show_no_organisation(desk_words.DESK)
        return
    items, asked = desk.inbox(), opened()
    if asked is None:
        st.html(
            f'<h1 class="detail">{desk_words.DESK}</h1><p class="inleiding">{escape(words.intro(organisation))}</p>'
        )
        ask_name()
        show_upload()
        show_items(items)
        return
    st.button(f"← {words.BACK}", type="tertiary", on_click=close, key="terug")
    item = next((item for item in items if item.document[:SIGNS] == asked[:SIGNS]), None)
    if item is None:
        st.html(f'<h1 class="detail">{desk_words.DESK}</h1><p>{words.GONE}</p>')
        return
    show_delivery(item)


def show_no_organisation(heading: str) -> None:
    """Why there is nothing: the account is of no organisation yet."""
    st.html(
        f'<h1 class="detail">{escape(heading)}</h1><section class="leeg-scherm"><h2>{words.NO_ORGANISATION_TITLE}</h2>'
        f"<p>{words.NO_ORGANISATION}</p></section>"
    )


def show_items(items: list[Item]) -> None:
    """The deliveries, the newest first, each with what became of it."""
    st.html(f"<h2>{words.YOURS}</h2>")
    if not items:
        st.html(f"<p>{words.NOTHING_YET}</p>")
    for item in first_part(items, "eigen_bestanden"):
        _show_item(item)
    more_button(items, "eigen_bestanden")
    if strays := handing_in.elsewhere():
        st.html(f'<p class="melding">{escape(words.elsewhere(strays))}</p>')


def _show_item(item: Item) -> None:
    with st.container(key=f"eigen_bestand_{item.document[:SIGNS]}"):
        told, action = st.columns([5, 1], vertical_alignment="center")
        told.html(f'<h3 class="bestand">{escape(title(item))}</h3>{became(item)}')
        action.button(
            desk_words.about(words.OPEN, title(item)), key=f"open_{item.document[:SIGNS]}", on_click=open_delivery,
            args=(item.document,), width="stretch",
        )  # fmt: skip


def became(item: Item) -> str:
    """HTML: what became of a delivery, with the reason where it was sent back."""
    row = item.row
    period = [labels.period(row["period_start"], row["period_end"])] if row else []
    facts = [*period, desk_words.delivered(None, item.delivered_at)]
    stage = f"{desk_words.STAGE_SIGNS[item.stage]} {words.STAGES[item.stage]}"
    about = escape(" · ".join(fact for fact in facts if fact))
    return f'<p><strong>{escape(stage)}</strong> <span class="stil">{about}</span></p>{reason(item)}'


def reason(item: Item) -> str:
    """HTML: why a delivery was sent back; nothing where it was not."""
    if item.review is None or not item.review.reason:
        return ""
    return f'<p class="stil">{words.REASON}:</p><blockquote>{escape(item.review.reason)}</blockquote>'
