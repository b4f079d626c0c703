"""The start of the reviewer: how many sentences wait."""

from __future__ import annotations

import streamlit as st

from dashboards import data, review
from dashboards.labels import start as words
from dashboards.navigation import BY_NAME
from pipeline.store import Snapshot


def show_queue_summary(state: Snapshot) -> None:
    """How many sentences wait for a judgement and how many have one, with the way to begin."""
    documents = sorted(data.in_force(state)["document"])
    left = review.waiting(state, documents, None, review.left_out(()))
    judged = len(review.ledger().held())
    st.html(f"<h2>{words.JUDGE_TITLE}</h2>")
    if not left.total:
        st.html(f"<p>{words.NOTHING_TO_JUDGE}</p>")
        return
    st.html(f"<p>{words.to_judge(left.total, judged)}</p><p>{words.FIRST_DOUBT}</p>")
    st.page_link(BY_NAME["beoordelen"].path, label=words.TO_JUDGING, icon=":material/arrow_forward:",
                 icon_position="right")  # fmt: skip
