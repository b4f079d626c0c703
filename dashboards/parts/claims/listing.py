"""One theme: what it means, who was not heard about it, and its claims by organisation, activity and period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Any

import polars as pl
import streamlit as st

from dashboards import claims, data, labels
from dashboards.claims import Claim
from dashboards.data import Quotation
from dashboards.labels import claims as words
from dashboards.labels import tables as table_words
from dashboards.parts.claims.card import Told, claim_quotations, claim_summary
from dashboards.parts.claims.chosen import Selection
from dashboards.parts.claims.places import ACTIVITY_PAGE, claim_link
from dashboards.parts.downloads import show_downloads
from dashboards.parts.filters import ACTIVITY
from dashboards.parts.paging import more_button, shown_count
from dashboards.tables import claim_table
from pipeline.framework import Theme
from pipeline.settings import ROOT
from pipeline.store import Snapshot
from pipeline.tables import CLAIMS
from pipeline.unheard import participants, unheard

MOST = 8
"""Quotations of each side on a card, open and folded; the page of the claim has all."""
_LIST, _FIRST = "bevindingen", 10
_RULE = ROOT / "docs" / "bewijskracht.md"


def show_list(selection: Selection, theme: Theme) -> None:
    """The claims on one theme, a part at a time; a word where there are none."""
    about = ("claims in order", selection.filters, theme.id)
    found = data.made(
        selection.state, about, lambda: in_order(selection.claims.filter(pl.col("theme") == theme.id))
    )  # fmt: skip
    if not found:
        st.html(f'<p class="geen-verhaal">{words.NO_CLAIMS}</p>')
        return
    st.html(f'<p class="stil computer">{words.BY_COMPUTER} {labels.NO_RANKING}</p>')
    _show_claims(selection, theme, found[: shown_count(_LIST, _FIRST)])
    more_button(found, _LIST, _FIRST, _FIRST)
    name = table_words.CLAIMS_NAME.format(theme=theme.name)
    show_downloads(claim_table(found, theme.name), name, "bevindingen", table_words.CLAIMS_ABOUT)
    show_rule()


def in_order(found: pl.DataFrame) -> list[Claim]:
    """Claims by organisation, activity (the organisation as a whole first) and period: never by number of stories."""

    def place(claim: Claim) -> tuple[Any, ...]:
        organisation = (claim["organisation"] or "\uffff").casefold()
        activity = (claim["activity"] or "\uffff").casefold() if claim["activity_id"] else ""
        period = (str(claim["period_start"] or ""), str(claim["period_end"] or ""))
        return organisation, activity, claim["section"] or "", *period, claim["claim_id"]

    return sorted(found.to_dicts(), key=place)


def _show_claims(selection: Selection, theme: Theme, shown: Sequence[Claim]) -> None:
    told = told_of(selection.state, shown)
    for organisation, own in groupby(shown, key=lambda claim: claim["organisation"]):
        name = escape(organisation or labels.UNKNOWN_ORGANISATION)
        st.html(f'<div class="organisatie"><h3>{name}</h3></div>')
        for _, same in groupby(own, key=lambda claim: claim["activity_id"]):
            _show_activity(selection, theme, list(same), told)


def _show_activity(selection: Selection, theme: Theme, same: list[Claim], told: dict[str, Told]) -> None:
    st.html(f'<h4 class="activiteit">{escape(_activity_name(same[0]))}</h4>')
    for claim in same:
        show_card(selection, claim, theme.name, told[claim["claim_id"]])
    first = same[0]
    if first["activity_id"]:
        label = words.READ_ACTIVITY.format(activity=first["activity"] or labels.NAMELESS)
        st.page_link(ACTIVITY_PAGE, label=label, query_params={ACTIVITY: first["activity_id"]})


def _activity_name(claim: Claim) -> str:
    if claim["activity_id"] is None:
        return words.WHOLE_ORGANISATION
    return claim["activity"] or labels.NAMELESS


def show_card(selection: Selection, claim: Claim, theme: str, told: Told) -> None:
    """One claim, with a link to all its quotations."""
    document = selection.known.get(claim["activity_document"] or claim["document"], {})
    summary = claim_summary(claim, theme, told, document)
    with st.container(key=f"bevinding_{claim['claim_id']}"):
        st.html(f'<article class="bevinding">{summary}{claim_quotations(told, selection.known)}</article>')
        if count := sum(told.totals.values()):
            claim_link(claim["claim_id"], words.read_claim(count))


def told_of(state: Snapshot, shown: Sequence[Claim], most: int = MOST) -> dict[str, Told]:
    """What the cards of these claims show, by claim_id; one query for each kind."""
    ids = [claim["claim_id"] for claim in shown]
    evidence = claims.evidence(state, ids, most)
    quotations = {one.sentence_id: one for one in data.quotations(state, sorted(set(evidence["sentence_id"])))}
    figures = claims.figures(state, sorted({claim["activity_id"] for claim in shown if claim["activity_id"]}))
    least = data.settings().least_for_publishing
    silent = {row["claim_id"]: row for row in unheard(_frame(shown), participants(figures), least).to_dicts()}
    of_activity = figures.partition_by("group_id", as_dict=True)
    by_claim = evidence.partition_by("claim_id", as_dict=True)
    return {
        claim["claim_id"]: Told(
            *_sides(by_claim.get((claim["claim_id"],), evidence.clear()), quotations),
            silent[claim["claim_id"]],
            of_activity.get((claim["activity_id"],), figures.clear()).to_dicts(),
        )
        for claim in shown
    }


def _frame(shown: Sequence[Claim]) -> pl.DataFrame:
    return pl.DataFrame([{name: claim[name] for name in CLAIMS.schema} for claim in shown], schema=CLAIMS.schema)


_Sides = tuple[dict[str, list[Quotation]], dict[str, int], frozenset[str]]


def _sides(rows: pl.DataFrame, held: dict[str, Quotation]) -> _Sides:
    quotations: dict[str, list[Quotation]] = {}
    for stance, sentence in _pairs(rows):
        if sentence in held:
            quotations.setdefault(stance, []).append(held[sentence])
    unsure = frozenset(rows.filter(~pl.col("sure"))["sentence_id"])
    return quotations, dict(rows.select("stance", "n").unique().iter_rows()), unsure


def _pairs(rows: pl.DataFrame) -> Iterator[tuple[str, str]]:
    yield from rows.select("stance", "sentence_id").iter_rows()


def show_rule() -> None:
    """How the strength of evidence is decided, folded, as the documentation has it."""
    if _RULE.exists():
        with st.expander(words.PROOF_RULE):
            st.markdown("\n".join(line for line in _RULE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"))
