"""Search for the screen: one index for each state of the store, and one reader of queries, kept between visits."""

from __future__ import annotations

import streamlit as st

from dashboards import data
from dashboards.kept import BY_KEY
from dashboards.labels import search as search_labels
from dashboards.permission import NotAllowed
from pipeline.searching import Answer, Question, Reader, Searcher, load_reader, open_searcher
from pipeline.store import Snapshot

MOST = 50
"""Passages that one query gives at most; the page shows them a part at a time."""
_before: list[Searcher] = []
"""The searcher that was made last: most of it is used again when people judged labels."""


def find(state: Snapshot, question: Question) -> Answer:
    """What a state of the store has to say on a question. Raises ModelError, which names the cure.

    Only for the state as a whole: one index is kept, over all organisations. Raises NotAllowed for a part of it.
    """
    if state.only is not None:
        raise NotAllowed
    return _searcher(state, str(data.settings().models)).find(question, MOST)


def prepare(state: Snapshot) -> None:
    """Make ready what `find` needs, so that the next one who asks does not wait for it. Raises ModelError."""
    _searcher(state, str(data.settings().models))


@st.cache_resource(max_entries=1, show_spinner=search_labels.READING, hash_funcs=BY_KEY)
def _searcher(state: Snapshot, models: str) -> Searcher:
    made = open_searcher(state, _reader(models), _before[0] if _before else None)
    _before[:] = [made]
    return made


@st.cache_resource(max_entries=1, show_spinner=False)
def _reader(models: str) -> Reader:
    """The reader of the models in force; `models` names them, so that others are read anew."""
    return load_reader(data.settings())
