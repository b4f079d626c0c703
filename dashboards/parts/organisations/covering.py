"""What is covered per organisation, in marks with words: a comparison of what is there, never of how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import polars as pl
import streamlit as st

from dashboards import data, labels
from dashboards.coverage import NONE, WHOLE, covered
from dashboards.labels import organisations as words
from dashboards.organisations import Town
from dashboards.parts.addresses import Addresses
from dashboards.parts.downloads import show_downloads
from dashboards.parts.help import explain
from dashboards.parts.organisations.places import ADDRESS, NAME
from pipeline.indicators import coverage
from pipeline.periods import Quarter
from pipeline.tables import ACCOUNTS

_NOTHING = (NONE, NONE)
"""A quarter that only a plan or a pitch reaches says nothing here."""
MOST_QUARTERS = 8
"""How many quarters stand beside each other, the newest; the download has them all."""


@dataclass(frozen=True, slots=True)
class _Covered:
    """One organisation: how each quarter is covered (figures, content), who is heard, and accounts of activities."""

    name: str
    quarters: dict[Quarter, tuple[str, str]]
    heard: dict[str, bool]
    accounts: dict[str, int]


def show_coverage(town: Town) -> None:
    """The comparison, by the alphabet."""
    rows = data.made(town.state, ("covering", town.filters), lambda: _covered(town))
    quarters = [one for one in town.quarters if any(row.quarters[one] != _NOTHING for row in rows)]
    st.html(f'<h2>{words.COVERAGE}</h2><p>{words.COVERAGE_INTRO}</p><p class="stil legenda-dekking">{_legend()}</p>')
    st.html(_table(rows, quarters[-MOST_QUARTERS:]))
    explain(words.COVERAGE_ABOUT, "dekking", words.COVERAGE)
    show_downloads(_frame(rows, quarters), words.COVERAGE_NAME, "dekking", words.COVERAGE_ABOUT)


def _covered(town: Town) -> list[_Covered]:
    found: dict[str, dict[Quarter, tuple[str, str]]] = {}
    for owner, year, quarter, figures, content in covered(town.basis, town.quarters).iter_rows():
        found.setdefault(owner, {})[year, quarter] = (figures, content)
    return [
        _Covered(row["organisation"], found.get(row["owner"], {}), {voice: row[voice] for voice in words.HEARD},
                 {account: row[account] for account in ACCOUNTS})
        for row in coverage(town.basis).drop_nulls("organisation").to_dicts()
    ]  # fmt: skip


def _legend() -> str:
    return " · ".join(f"{sign} {words.COVERS[how]}" for how, sign in words.COVER_SIGNS.items())


def _table(rows: Sequence[_Covered], quarters: Sequence[Quarter]) -> str:
    heads = "".join(f'<th scope="col">{labels.quarter(*quarter)}</th>' for quarter in quarters)
    to = Addresses()
    body = "".join(_row(row, quarters, to) for row in rows)
    return (
        f'<div class="matrixvak" tabindex="0" role="region" aria-label="{words.COVERAGE}">'
        f'<table class="matrix dekking"><thead><tr><th scope="col">{labels.ORGANISATION}</th>'
        f'<th scope="col">{words.HEARD_GROUP}</th><th scope="col">{words.ACCOUNTS}</th>{heads}'
        f"</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: _Covered, quarters: Sequence[Quarter], to: Addresses) -> str:
    link = f'<a href="{to.to(ADDRESS, **{NAME: row.name})}">{escape(row.name)}</a>'
    told = _accounts(row.accounts)
    marks = "".join(_quarter(*row.quarters[quarter]) for quarter in quarters)
    spoken = "".join(
        _mark(
            WHOLE if row.heard[voice] else NONE,
            name,
            words.IS_HEARD if row.heard[voice] else words.NOT_HEARD,
        )
        for voice, name in words.HEARD.items()
    )
    return f'<tr><th scope="row">{link}</th><td>{spoken}</td><td class="rekenschap">{told}</td>{marks}</tr>'


def _quarter(figures: str, content: str) -> str:
    return (
        f"<td>{_mark(figures, words.FIGURES, words.COVERS[figures])}"
        f"{_mark(content, words.CONTENT, words.COVERS[content])}</td>"
    )


def _mark(how: str, name: str, said: str) -> str:
    return (
        f'<span class="dekt {how}"><span aria-hidden="true">{words.COVER_SIGNS[how]}</span> {name}'
        f'<span class="alleen-voorlezen">: {said}</span></span>'
    )


def _accounts(counts: dict[str, int]) -> str:
    parts = "".join(
        f'<i class="{key}" style="flex-grow:{counts[key]}"></i>' for key in words.ACCOUNT_WORDS if counts.get(key)
    )
    bar = f'<span class="verdeling" aria-hidden="true">{parts}</span>' if parts else ""
    return f"{bar}{words.told_of(counts)}"


def _frame(rows: Sequence[_Covered], quarters: Sequence[Quarter]) -> pl.DataFrame:
    """The same for a file: words in place of marks."""
    held = [
        {
            labels.ORGANISATION: row.name,
            **{
                f"{name} {labels.quarter(*quarter)}": words.COVERS[row.quarters[quarter][at]]
                for quarter in quarters
                for at, name in enumerate((words.FIGURES, words.CONTENT))
            },
            **{name: words.IS_HEARD if row.heard[voice] else words.NOT_HEARD for voice, name in words.HEARD.items()},
            words.ACCOUNTS: words.told_of(row.accounts),
        }
        for row in rows
    ]
    return pl.DataFrame(held)
