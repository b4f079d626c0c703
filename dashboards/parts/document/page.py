"""A document as it was read, with what the address names (a sentence, figure or passage) marked and in view."""

from __future__ import annotations

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import activities, data, desk, labels
from dashboards.labels import desk as desk_words
from dashboards.labels import source as words
from dashboards.parts.document.missed import show_missed
from dashboards.parts.document.target import Pointed, place_of, pointed
from dashboards.parts.document.text import document_html
from dashboards.parts.filters import ACTIVITY, MORE
from dashboards.parts.source import DOCUMENT
from dashboards.reading_order import Part, around, parts
from dashboards.scripts import TO_THE_PLACE
from dashboards.visitor import visitor
from pipeline.store import Snapshot
from pipeline.tables import Tables

MOST = 300
"""Parts of a document that are on screen at once; a longer one is shown around the place that is pointed at."""
_LEAST_SIGNS = 8
_OVERVIEW_PAGE = "pages/cijfers_en_verhalen.py"
_DOCUMENTS_PAGE = "pages/documenten.py"
_ACTIVITY_PAGE = "pages/citaten.py"


def show_document() -> None:
    """The document that the address names, or a word that it is gone."""
    state = data.snapshot()
    if state is None:
        return
    document = _asked(state)
    if document is None:
        _back_link("boven")
        st.html(f"<h1 class='detail'>{words.UNKNOWN}</h1><p>{words.UNKNOWN_TEXT}</p>")
        return
    tables = desk.reading(state, document["document"])
    found = pointed(tables)
    _links(state, found)
    st.html(_heading(document, tables, found))
    held = parts(tables)
    if not held:
        st.html(f'<p class="geen-verhaal">{words.NOTHING_READ}</p>')
        return
    _show(tables, held, found, document["document"])
    show_missed(document["document"])


def _asked(state: Snapshot) -> dict[str, Any] | None:
    """The document whose hash begins as the address says; None where none or more than one does."""
    signs = st.query_params.get(DOCUMENT, "")
    fitting = data.documents(state).filter(pl.col("document").str.starts_with(signs))
    exact = fitting.filter(pl.col("document") == signs)
    held = exact if len(exact) else fitting
    return held.to_dicts()[0] if len(held) == 1 and (len(signs) >= _LEAST_SIGNS or len(exact)) else None


def _links(state: Snapshot, found: Pointed | None) -> None:
    """The way back, and to the activity that the sentence or figure belongs with."""
    with st.container(horizontal=True, key="bron_links"):
        _back_link("boven")
        row = found.row if found else None
        if row is None or found is None or found.target == "alinea" or not visitor().may_open("citaten"):
            return
        activity = row["activity_id"] if found.target == "cijfer" else activities.activity_of(state, row["sentence_id"])
        figures = data.activity_figures(state, activity) if activity else pl.DataFrame()
        if len(figures):
            name = words.TO_ACTIVITY.format(activity=figures["activity"][0] or labels.NAMELESS)
            st.page_link(_ACTIVITY_PAGE, label=name, query_params={ACTIVITY: figures["activity_id"][0]})


def _back_link(name: str) -> None:
    with st.container(key=f"terug_{name}", width="content"):
        if visitor().may_open("cijfers_en_verhalen"):
            st.page_link(_OVERVIEW_PAGE, label=labels.BACK, icon=":material/arrow_back:")
        elif visitor().may_open("documenten"):
            st.page_link(_DOCUMENTS_PAGE, label=words.BACK_TO_DOCUMENTS, icon=":material/arrow_back:")


def _heading(document: dict[str, Any], tables: Tables, found: Pointed | None) -> str:
    period = labels.period(document["period_start"], document["period_end"])
    facts = words.facts([document["organisation"] or labels.UNKNOWN_ORGANISATION, document["programme"] or "", period])
    name = escape(document["filename"] or labels.UNKNOWN)
    return (
        f'<h1 class="detail">{name}</h1><p class="stil">{escape(facts)}</p>{_withheld(tables)}{_missing(found)}'
        f'<p class="stil">{words.AS_READ}</p>{_legend(tables, found)}'
    )


def _withheld(tables: Tables) -> str:
    count = tables.stories.filter(pl.col("consent") == "no").height
    return f'<p class="geheim">{words.withheld(count)}</p>' if count else ""


def _missing(found: Pointed | None) -> str:
    """What was asked for is not there, or may not be shown."""
    if found is None or found.row is not None:
        return ""
    return f'<p class="melding" role="status">{words.WITHHELD_HERE if found.withheld else words.GONE[found.target]}</p>'


def _legend(tables: Tables, found: Pointed | None) -> str:
    """What the marks mean, as far as they are there."""
    marks = [("hier", words.LEGEND_HERE)] if found and found.row else []
    marks += [("uitkomst", words.LEGEND_OTHER)] if len(tables.labels) else []
    marks += [("gelezen", desk_words.LEGEND_FIGURE)] if tables.activities["table"].count() else []
    return f'<p class="stil legenda">{" ".join(f"<mark class={kind}>{said}</mark>" for kind, said in marks)}</p>'


def _show(tables: Tables, held: list[Part], found: Pointed | None, document: str) -> None:
    key = f"{MORE}_document_{document}"
    most = len(held) if st.session_state.get(key) else MOST
    first, last = around(held, place_of(found, held), most)
    if last - first < len(held):
        with st.container(horizontal=True, vertical_alignment="center", key="deel_van_document"):
            st.html(f'<p class="stil">{words.part_shown(last - first, len(held))}</p>')
            st.button(words.SHOW_ALL, key="heel_document", on_click=_show_all, args=(key,))
    st.html(document_html(tables, held[first:last], found))
    if found and found.row:
        st.html(TO_THE_PLACE, unsafe_allow_javascript=True)


def _show_all(key: str) -> None:
    st.session_state[key] = 1
