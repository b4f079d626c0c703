"""The page that searches: a field, filters, and what was found with its source."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import data, searching
from dashboards.labels import search as search_labels
from dashboards.labels import tables as table_words
from dashboards.parts.downloads import show_downloads
from dashboards.parts.filters import chosen_filters
from dashboards.parts.paging import first_part, more_button
from dashboards.parts.search.hit import Hit, show_hit
from dashboards.selection import narrowed
from dashboards.tables import hit_table
from pipeline.model_files import ModelError
from pipeline.searching import Answer, Question
from pipeline.store import Snapshot

QUERY, STORIES = "zoek", "zoekverhalen"
"""Address keys."""
LONGEST = 300
"""Characters of a query: the encoder reads no more of it."""
LIST = "treffers"


def show_search() -> None:
    """The field, and what answers the query that stands in it."""
    state = data.snapshot()
    if state is None:
        return
    query = _field()
    if not query:
        _examples()
        return
    documents = data.in_force(state)
    try:
        answer = searching.find(state, _question(query, state, documents))
    except ModelError as error:
        st.html(f'<p role="alert">{escape(search_labels.NO_MODEL.format(reason=error))}</p>')
        return
    _show(state, answer, {row["document"]: row for row in documents.to_dicts()})


def _field() -> str:
    query = st.text_input(
        search_labels.FIELD, key=QUERY, max_chars=LONGEST, placeholder=search_labels.PLACEHOLDER, bind="query-params",
        on_change=_start_over,
    )  # fmt: skip
    st.checkbox(search_labels.ONLY_STORIES, key=STORIES, bind="query-params", on_change=_start_over)
    return (query or "").strip()


def _start_over() -> None:
    st.session_state.pop(f"meer_{LIST}", None)


def _examples() -> None:
    st.html(f"<h2>{search_labels.EXAMPLES_TITLE}</h2>")
    with st.container(key="voorbeelden", horizontal=True):
        for place, example in enumerate(search_labels.EXAMPLES):
            st.button(example, key=f"voorbeeld_{place}", on_click=_ask, args=(example,))
    st.html(f'<p class="stil">{search_labels.EXAMPLES_NOTE}</p>')


def _ask(query: str) -> None:
    st.session_state[QUERY] = query


def _question(query: str, state: Snapshot, documents: pl.DataFrame) -> Question:
    """The query within the filters: of a document it searches all sentences, so a theme and voice go by sentence."""
    filters = chosen_filters()
    fitting = narrowed(state, filters.apply(documents), replace(filters, theme=None, voice=None))
    return Question(
        query,
        documents=set(fitting["document"]),
        theme=filters.theme,
        voice=filters.voice,
        only_stories=bool(st.session_state.get(STORIES)),
    )


def _show(state: Snapshot, answer: Answer, known: dict[str, dict[str, Any]]) -> None:
    st.html(f'<div role="status">{_summary(answer)}</div>')
    if answer.hits.is_empty():
        return
    rows = answer.hits.sort("sure", descending=True, maintain_order=True).to_dicts()
    shown = first_part(rows, LIST)
    quotations = {one.sentence_id: one for one in data.quotations(state, [row["sentence_id"] for row in shown])}
    hits = [Hit(row, known[row["document"]], quotations.get(row["sentence_id"])) for row in shown]
    names = data.theme_names()
    sure = "".join(show_hit(hit, names) for hit in hits if hit.row["sure"])
    perhaps = "".join(show_hit(hit, names) for hit in hits if not hit.row["sure"])
    heading = f"<h2>{search_labels.PERHAPS_TITLE}</h2>" if sure and perhaps else ""
    st.html(sure + heading + perhaps)
    more_button(rows, LIST)
    query = st.session_state[QUERY].strip()
    name, about = (text.format(query=query) for text in (table_words.HITS_NAME, table_words.HITS_ABOUT))
    show_downloads(hit_table(rows, known, names), name, "treffers", about)


def _summary(answer: Answer) -> str:
    missing = f"<p>{escape(search_labels.nowhere(answer.missing))}</p>" if answer.missing else ""
    if answer.hits.is_empty():
        return f"<h2>{search_labels.NOTHING_TITLE}</h2>{missing}<p>{search_labels.NOTHING}</p>"
    if not answer.sure:
        return f"<h2>{search_labels.NOT_SURE_TITLE}</h2>{missing}<p>{search_labels.NOT_SURE}</p>"
    return f"<h2>{search_labels.found(int(answer.hits['sure'].sum()))}</h2>{missing}"
