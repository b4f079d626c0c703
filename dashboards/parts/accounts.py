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
    """The chart: a bar for each account, from a change told to nothing told."""
    return Chart(
        words.ACCOUNT_TITLE, words.account_summary(counts), lambda colours: _specification(counts, colours),
        _table(counts), words.ACCOUNT_ABOUT,
    )  # fmt: skip


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
    values = [{"verteld": words.ACCOUNTS[key], "aantal": counts[key]} for key in words.ACCOUNTS]
    y = {"field": "verteld", "type": "nominal", "sort": None, "axis": {"title": None, "ticks": False, "domain": False}}
    across = {"field": "aantal", "type": "quantitative", "axis": None}
    return {
        "data": {"values": values},
        "height": {"step": 30},
        "encoding": {"y": y, "x": across},
        "layer": [
            {"mark": {"type": "bar", "height": 20, "color": colours.brand}},
            {"mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 14, "aria": False},
             "encoding": {"text": {"field": "aantal", "format": ",d"}}},
        ],
    }  # fmt: skip


def _table(counts: Mapping[str, int]) -> pl.DataFrame:
    total = sum(counts.values())
    return pl.DataFrame({
        words.ACCOUNT: list(words.ACCOUNTS.values()),
        words.NUMBER_OF_ACTIVITIES: [counts[key] for key in words.ACCOUNTS],
        words.SHARE: [f"{round(100 * counts[key] / total)}%" for key in words.ACCOUNTS],
    })  # fmt: skip
