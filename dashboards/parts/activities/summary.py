"""What the selection tells as a whole: who speaks and who does not, what reports tell, what to ask, which themes."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboards import activities, claims, data, labels
from dashboards.activities import Listing
from dashboards.labels import activities as words
from dashboards.parts.accounts import accounts, show_accounts, without_outcome
from dashboards.parts.chart import show_chart
from dashboards.parts.not_heard import not_heard
from dashboards.parts.outcomes import outcomes_chart
from dashboards.parts.questions import show_questions
from dashboards.selection import Selection

NO_OUTCOME = "no_outcome"
"""The code of the issue that a report tells of no change."""


def show_summary(chosen: Selection, listing: Listing, counts: pl.DataFrame) -> None:
    """All of it; read only when it is looked at."""
    _show_heard(chosen, counts)
    show_accounts(accounts(listing.rows, claims.telling(chosen.state, chosen.ids)))
    found = data.issues(chosen.state).filter(pl.col("code") == NO_OUTCOME)
    if reports := chosen.documents.join(found, on="document", how="semi")["document"].to_list():
        st.html(without_outcome([chosen.known[document] for document in reports]))
    show_questions(claims.questions(chosen.state, chosen.ids))
    outcomes = activities.outcomes(chosen.state, chosen.ids)
    if outcomes.is_empty():
        st.html(f'<h2>{labels.THEMES_TITLE}</h2><p class="geen-verhaal">{labels.NO_OUTCOMES}</p>')
    else:
        show_chart(outcomes_chart(outcomes, data.theme_names()), "themas", level=2)


def _show_heard(chosen: Selection, counts: pl.DataFrame) -> None:
    """Whose words the quotations are, and which organisations give hours and no words of residents."""
    voices = activities.by_name(counts, "voice")
    silent = not_heard(chosen.known, activities.with_hours(chosen.state, chosen.ids), counts)
    if voices:
        st.html(f"<h2>{words.WHO_SPEAKS}</h2><p>{words.spoken(voices)} {labels.NO_RANKING}</p>{silent}")
    elif silent:
        st.html(silent)
