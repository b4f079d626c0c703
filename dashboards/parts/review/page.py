"""The page as a whole: who is at work, which part of it, and the documents that the filters leave."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboards import data
from dashboards.labels import review as words
from dashboards.parts.desk.place import ask_name
from dashboards.parts.filters import chosen_filters
from dashboards.parts.review.double import show_double
from dashboards.parts.review.history import show_history
from dashboards.parts.review.queue import show_queue
from dashboards.selection import narrowed

_PART = "beoordeel_deel"


def show_review_page() -> None:
    """One of the three parts: the queue, double coding, or what was judged."""
    state = data.snapshot()
    if state is None:
        return
    ask_name()
    part = st.segmented_control(
        words.PART, list(words.PARTS), default="queue", format_func=words.PARTS.__getitem__, key=_PART, required=True,
    )  # fmt: skip
    filters = chosen_filters()
    fitting = narrowed(state, filters.apply(data.in_force(state)), replace(filters, theme=None, voice=None))
    documents = fitting["document"].to_list()
    if part == "double":
        show_double(state, documents)
    elif part == "history":
        show_history(state)
    else:
        show_queue(state, documents, filters.theme)
