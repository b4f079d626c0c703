"""One claim in full: what it says, and every quotation on both sides in its own text."""

from __future__ import annotations

from functools import partial
from html import escape

import polars as pl
import streamlit as st

from dashboards import claims, data
from dashboards.labels import claims as words
from dashboards.labels import tables as table_words
from dashboards.parts.claims.card import claim_summary
from dashboards.parts.claims.chosen import Selection
from dashboards.parts.claims.listing import in_order, show_rule, told_of
from dashboards.parts.claims.places import back_to_theme, back_to_themes
from dashboards.parts.downloads import show_downloads
from dashboards.parts.paging import first_part, more_button
from dashboards.parts.quotation import full_quotation
from dashboards.parts.why import whys
from dashboards.tables import quotation_table

_ALL = 1_000_000
_SIDES = {"supporting": words.SUPPORTING, "contradicting": words.CONTRADICTING}


def show_claim(selection: Selection, claim_id: str) -> None:
    """The claim with all its quotations, supporting ones first, or a friendly word when it is gone."""
    found = in_order(selection.claims.filter(pl.col("claim_id") == claim_id))
    if not found:
        back_to_themes()
        st.html(f"<h2>{words.UNKNOWN_CLAIM}</h2><p>{words.UNKNOWN_CLAIM_TEXT}</p>")
        return
    claim = found[0]
    name = str(data.theme_names().get(claim["theme"], claim["theme"]))
    back_to_theme(claim["theme"], name)
    told = told_of(selection.state, found, most=0)[claim_id]
    document = selection.known.get(claim["activity_document"] or claim["document"], {})
    st.html(f'<h2>{escape(name)}</h2><article class="bevinding">{claim_summary(claim, name, told, document)}</article>')
    evidence = claims.evidence(selection.state, [claim_id], _ALL)
    for side, title in _SIDES.items():
        _show_side(selection, side, title, evidence.filter(pl.col("stance") == side)["sentence_id"].to_list())
    about = table_words.QUOTATIONS_NAME.format(theme=name)
    show_downloads(partial(_table, selection, evidence), about, "citaten", table_words.QUOTATIONS_ABOUT)
    show_rule()


def _table(selection: Selection, evidence: pl.DataFrame) -> pl.DataFrame:
    sides = {sentence: table_words.SIDES[side] for sentence, side in evidence["sentence_id", "stance"].iter_rows()}
    quotations = data.quotations(selection.state, list(sides))
    return quotation_table(quotations, selection.known, data.theme_names(), sides)


def _show_side(selection: Selection, side: str, title: str, ids: list[str]) -> None:
    st.html(f"<h3>{title} ({len(ids)})</h3>")
    if not ids:
        none = words.NONE_CONTRADICTING if side == "contradicting" else words.ONLY_WITHHELD
        st.html(f'<p class="geen-verhaal">{none}</p>')
        return
    quotations = data.quotations(selection.state, first_part(ids, side))
    names, why = data.theme_names(), whys(selection.state, quotations)
    cards = [
        full_quotation(one, selection.known[one.document], names, number, None, why.get(one.sentence_id, ""), 4)
        for number, one in enumerate(quotations, start=1)
    ]
    st.html("".join(cards))
    more_button(ids, side)
