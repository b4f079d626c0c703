"""The claims on one activity, each with the way to its quotations on both sides."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import claims, data
from dashboards.labels import claims as words
from dashboards.parts.claims.card import claim_summary
from dashboards.parts.claims.listing import in_order, told_of
from dashboards.parts.claims.places import claim_link
from pipeline.store import Snapshot


def show_claims_of_activity(state: Snapshot, known: dict[str, dict[str, Any]], activity_id: str, document: str) -> None:
    """What is told of an activity by theme, in the order of the goal tree; the quotations themselves stand below it."""
    st.html(f"<h2>{words.CLAIMS_OF_ACTIVITY}</h2>")
    held = claims.as_corrected(claims.claims(state, [document]), data.documents(state))
    found = in_order(held.filter(pl.col("activity_id") == activity_id))
    if not found:
        st.html(f'<p class="geen-verhaal">{words.NO_CLAIMS_OF_ACTIVITY}</p>')
        return
    names, told = data.theme_names(), told_of(state, found, most=0)
    order = {theme: place for place, theme in enumerate(names)}
    for claim in sorted(found, key=lambda claim: order.get(claim["theme"], len(order))):
        name = str(names.get(claim["theme"], claim["theme"]))
        with st.container(key=f"bevinding_{claim['claim_id']}"):
            summary = claim_summary(claim, name, replace(told[claim["claim_id"]], figures=None), known[document])
            st.html(f'<article class="bevinding kort"><h3>{escape(name)}</h3>{summary}</article>')
            claim_link(claim["claim_id"], words.READ_BOTH_SIDES.format(theme=name))
