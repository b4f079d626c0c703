"""What reports tell of their activities: a change, only what was done, only what is meant, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import polars as pl

from dashboards import labels
from dashboards.labels import accounts as words
from dashboards.palette import Palette
from dashboards.parts.chart import Chart, show_chart
from dashboards.picturing import Specification


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
    show_chart(accounts_chart(counted(found)), "verteld", level=2)


def accounts_chart(counts: Mapping[str, int]) -> Chart:
    """The chart: one bar, from a change told to nothing told."""
    return Chart(
        words.ACCOUNT_TITLE, words.account_summary(counts), lambda colours: _specification(counts, colours),
        _table(counts), words.ACCOUNT_ABOUT,
    )  # fmt: skip


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


def _specification(counts: Mapping[str, int], colours: Palette) -> Specification:
    held = {
        "effect": (colours.better, colours.on_better),
        "activity_only": (colours.brand, colours.on_brand),
        "intention_only": (colours.notice, colours.on_notice),
        "nothing": (colours.same, colours.on_same),
    }
    values = [
        {"verteld": words.ACCOUNTS[key], "aantal": counts[key], "volgorde": at, "rij": "",
         "tekst": labels.number(counts[key])}
        for at, key in enumerate(words.ACCOUNTS) if counts[key]
    ]  # fmt: skip
    domain = [words.ACCOUNTS[key] for key in held]
    across = {"field": "aantal", "type": "quantitative", "stack": "zero"}
    colour = {
        "field": "verteld",
        "type": "nominal",
        "scale": {"domain": domain, "range": [one for one, _ in held.values()]},
    }
    ink = {**colour, "scale": {"domain": domain, "range": [on for _, on in held.values()]}, "legend": None}
    legend = {"title": None, "orient": "top", "symbolType": "square", "columns": 1}
    tooltip = [{"field": "verteld", "title": words.ACCOUNT},
               {"field": "aantal", "title": words.NUMBER_OF_ACTIVITIES, "format": ",d"}]  # fmt: skip
    return {
        "data": {"values": values},
        "height": {"step": 40},
        "encoding": {
            "y": {"field": "rij", "type": "nominal", "axis": None},
            "order": {"field": "volgorde", "type": "quantitative"},
        },
        "layer": [
            {"mark": {"type": "bar", "height": 30, "stroke": colours.ground, "strokeWidth": 1}, "encoding": {
                "x": {**across, "axis": None}, "color": {**colour, "legend": legend}, "tooltip": tooltip,
            }},
            {"mark": {"type": "text", "fontSize": 14, "aria": False}, "encoding": {
                "x": {**across, "bandPosition": 0.5}, "text": {"field": "tekst"}, "color": ink,
            }},
        ],
        "resolve": {"scale": {"color": "independent"}},
    }  # fmt: skip


def _table(counts: Mapping[str, int]) -> pl.DataFrame:
    total = sum(counts.values())
    return pl.DataFrame({
        words.ACCOUNT: list(words.ACCOUNTS.values()),
        words.NUMBER_OF_ACTIVITIES: [counts[key] for key in words.ACCOUNTS],
        words.SHARE: [f"{round(100 * counts[key] / total)}%" for key in words.ACCOUNTS],
    })  # fmt: skip
