"""Where organisations meet, and where nobody is: themes with several tellers or none, and hours without a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import polars as pl
import streamlit as st

from dashboards import coverage, data, labels
from dashboards.labels import organisations as words
from dashboards.organisations import Town
from dashboards.parts.addresses import Addresses
from dashboards.parts.claims.places import THEME
from dashboards.parts.organisations.places import ADDRESS, NAME

_SEVERAL = 2


def show_meeting(town: Town) -> None:
    """Overlap and gaps, in the order of the goal tree and of the alphabet."""
    to = Addresses()
    tellers = dict(coverage.overlap(town.basis).iter_rows())
    names = data.theme_names()
    together = {theme: tellers[theme] for theme in names if len(tellers.get(theme, [])) >= _SEVERAL}
    alone = {theme: tellers[theme] for theme in names if len(tellers.get(theme, [])) == 1}
    untold = [name for theme, name in names.items() if theme not in tellers]
    st.html(
        f"<h2>{words.MEETING}</h2><p>{words.MEETING_INTRO}</p>"
        f"{_tellers(words.TOGETHER, together, names, to)}{_tellers(words.ALONE, alone, names, to)}{_untold(untold)}"
        f"{_silent(town, to)}"
    )


def _tellers(title: str, told: Mapping[str, Sequence[str]], names: Mapping[str, str], to: Addresses) -> str:
    if not told:
        return ""
    rows = "".join(
        f'<tr><th scope="row"><a href="{to.to("themas", **{THEME: theme})}">{escape(names[theme])}</a></th>'
        f"<td>{', '.join(_link(name, to) for name in tellers)}</td></tr>"
        for theme, tellers in told.items()
    )
    return (
        f'<h3>{title}</h3><table class="cijfers ontmoeting"><thead><tr><th scope="col">{labels.THEME}</th>'
        f'<th scope="col">{words.WHO}</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _link(name: str, to: Addresses) -> str:
    return f'<a href="{to.to(ADDRESS, **{NAME: name})}">{escape(name)}</a>'


def _untold(names: Sequence[str]) -> str:
    if not names:
        return f"<h3>{words.UNTOLD}</h3><p>{words.NONE_UNTOLD}</p>"
    items = "".join(f"<li>{escape(name)}</li>" for name in names)
    return f'<h3>{words.UNTOLD}</h3><ul class="punten">{items}</ul>'


def _silent(town: Town, to: Addresses) -> str:
    quiet = coverage.accounts(town.basis).filter(pl.col("account") == "nothing")
    if quiet.is_empty():
        return f"<h3>{words.SILENT}</h3><p>{words.NONE_SILENT}</p>"
    by_owner = dict(quiet.group_by("owner").agg("activity").iter_rows())
    lists = "".join(
        _folded(organisation, by_owner[owner], to)
        for owner, organisation in town.basis.organisations.iter_rows()
        if owner in by_owner
    )
    return f"<h3>{words.SILENT} ({labels.number(quiet.height)})</h3><p>{words.SILENT_TEXT}</p>{lists}"


def _folded(organisation: str | None, activities: Sequence[str | None], to: Addresses) -> str:
    names = sorted({name or labels.NAMELESS for name in activities}, key=str.casefold)
    items = "".join(f"<li>{escape(name)}</li>" for name in names)
    summary = f"{escape(organisation or labels.UNKNOWN_ORGANISATION)} ({labels.number(len(names))})"
    link = f"<p>{_link(organisation, to)}</p>" if organisation else ""
    return f'<details><summary>{summary}</summary><ul class="punten">{items}</ul>{link}</details>'
