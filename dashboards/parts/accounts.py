"""What reports tell of their activities: a change, only what was done, only what is meant, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import labels
from dashboards.labels import accounts as words
from dashboards.parts.chart import INK

COLOURS = {"effect": "#1d6b4f", "activity_only": "#1b4f72", "intention_only": "#e0b04a", "nothing": "#c9d1da"}
ON_COLOURS = {"effect": "#ffffff", "activity_only": "#ffffff", "intention_only": INK, "nothing": INK}
"""Counts stand in the bar and words in the table, so that nothing hangs on colour; contrast is above 4.5:1."""


def accounts(groups: pl.DataFrame, telling: pl.DataFrame) -> dict[str, str]:
    """The account of each activity in `groups` by its id; costs, scores and the like have none, and are left out."""
    held = groups.join(telling, on="activity_id", maintain_order="left")
    return dict(held.select("activity_id", "account").iter_rows())


def counted(found: Mapping[str, str]) -> dict[str, int]:
    """How many activities have each account, in the order of the words."""
    return {key: sum(value == key for value in found.values()) for key in words.ACCOUNTS}


def show_accounts(found: Mapping[str, str]) -> None:
    """The share of activities by what is told of them: a sentence, a chart, and the same as a table."""
    if not found:
        return
    counts = counted(found)
    st.html(f"<h2>{words.ACCOUNT_TITLE}</h2><p>{words.account_summary(counts)}</p>")
    st.vega_lite_chart(specification(counts), width="stretch", theme=None, alt=words.account_chart(counts))
    with st.expander(words.ACCOUNT_TABLE):
        st.html(_table(counts))


def account_note(account: str) -> str:
    """HTML: what the report tells of one activity, in a few words."""
    return f'<p class="verteld {account}"><span class="stil">{words.ACCOUNT}:</span> {words.ACCOUNTS[account]}</p>'


def account_detail(row: Mapping[str, Any] | None) -> str:
    """HTML: what the report tells of one activity, with the sentences it was counted from."""
    account = row["account"] if row else "nothing"
    counts = f'<p class="stil">{words.account_counts(row)}</p>' if row and row["sentences"] else ""
    return f"<h2>{words.ACCOUNT}</h2><p>{words.ACCOUNT_SENTENCES[account]}</p>{counts}"


def without_outcome(documents: list[dict[str, Any]]) -> str:
    """HTML: the reports that tell of no change at all, so that one can ask."""
    names = sorted((_report(one) for one in documents), key=str.casefold)
    items = "".join(f"<li>{escape(name)}</li>" for name in names)
    return f"<h3>{words.NO_OUTCOME_TITLE} ({len(names)})</h3><p>{words.NO_OUTCOME_TEXT}</p><ul>{items}</ul>"


def _report(document: dict[str, Any]) -> str:
    return f"{document['organisation'] or labels.UNKNOWN_ORGANISATION}: {document['filename'] or labels.UNKNOWN}"


def specification(counts: Mapping[str, int]) -> dict[str, Any]:
    """The chart: one bar, from a change told to nothing told."""
    values = [
        {"verteld": words.ACCOUNTS[key], "aantal": counts[key], "volgorde": at, "rij": ""}
        for at, key in enumerate(words.ACCOUNTS) if counts[key]
    ]  # fmt: skip
    domain = list(words.ACCOUNTS.values())
    across = {"field": "aantal", "type": "quantitative", "stack": "zero"}
    colour = {"field": "verteld", "type": "nominal", "scale": {"domain": domain, "range": list(COLOURS.values())}}
    ink = {**colour, "scale": {"domain": domain, "range": list(ON_COLOURS.values())}, "legend": None}
    legend = {"title": None, "orient": "top", "symbolType": "square", "columns": 1, "labelLimit": 300}
    tooltip = [{"field": "verteld", "title": words.ACCOUNT}, {"field": "aantal", "title": words.NUMBER_OF_ACTIVITIES}]
    return {
        "data": {"values": values},
        "height": {"step": 40},
        "encoding": {
            "y": {"field": "rij", "type": "nominal", "axis": None},
            "order": {"field": "volgorde", "type": "quantitative"},
        },
        "layer": [
            {"mark": {"type": "bar", "height": 30}, "encoding": {
                "x": {**across, "axis": None}, "color": {**colour, "legend": legend}, "tooltip": tooltip,
            }},
            {"mark": {"type": "text", "fontSize": 14, "aria": False}, "encoding": {
                "x": {**across, "bandPosition": 0.5}, "text": {"field": "aantal"}, "color": ink,
            }},
        ],
        "resolve": {"scale": {"color": "independent"}},
        "config": {
            "font": "Source Sans, sans-serif", "background": "#ffffff", "view": {"stroke": None},
            "legend": {"labelColor": INK, "labelFontSize": 14},
        },
    }  # fmt: skip


def _table(counts: Mapping[str, int]) -> str:
    total = sum(counts.values())
    rows = "".join(
        f'<tr><th scope="row">{name}</th><td>{counts[key]}</td><td>{round(100 * counts[key] / total)}%</td></tr>'
        for key, name in words.ACCOUNTS.items()
    )
    heads = "".join(f'<th scope="col">{name}</th>' for name in (words.ACCOUNT, words.NUMBER_OF_ACTIVITIES, words.SHARE))
    return f'<table class="cijfers smal"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
