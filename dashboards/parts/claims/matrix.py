"""Which organisation tells about which theme, and which way: a matrix, and on a narrow screen a list for each theme.

Organisations stand in the order of the alphabet and nothing is added up: this is no ranking. Cells are links in HTML,
so that sixty organisations cost one element.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import polars as pl
import streamlit as st

from dashboards import data, labels
from dashboards.claims import Claim
from dashboards.goal_tree import Group
from dashboards.labels import claims as claim_words
from dashboards.labels import trends as words
from dashboards.parts.addresses import Addresses
from dashboards.parts.claims.chosen import Selection
from dashboards.parts.claims.places import CLAIM, THEME
from dashboards.parts.filters import organisation_name
from pipeline.framework import Theme

_THEMES, _ORGANISATIONS = "themas", "organisaties"
_ORGANISATION = "organisatie"
_NEEDED = ("claim_id", "organisation", "theme", "direction", "strength", "sources", "period_start", "period_end")
Cells = Mapping[tuple[str, str], Sequence[Claim]]
"""The claims on each organisation as a whole by organisation and theme, the newest first."""


def show_matrix(selection: Selection, groups: Sequence[Group]) -> None:
    """The matrix for the chosen period, its columns in the order of the lens, and the same as a list."""
    notes = f'<p class="stil">{words.MATRIX_EMPTY} {words.NEWEST}</p>'
    st.html(f"<h2>{words.MATRIX}</h2><p>{words.MATRIX_INTRO}</p>{notes}")
    filled, to = [group for group in groups if group.themes], Addresses()
    columns = tuple((group.title, *((theme.id, theme.name) for theme in group.themes)) for group in filled)
    about = ("matrix", selection.filters, columns, to.key)
    st.html(data.made(selection.state, about, lambda: _both(selection, filled, to)))


def _both(selection: Selection, groups: Sequence[Group], to: Addresses) -> str:
    period = selection.filters.period
    cells = cells_of(selection.claims.filter(period.overlaps()) if period else selection.claims)
    names = organisations_of(selection.documents, cells)
    return _matrix(names, groups, cells, to) + _lists(names, groups, cells, to)


def cells_of(held: pl.DataFrame) -> Cells:
    """The claims on organisations as a whole, by organisation and theme, the newest period first."""
    whole = held.filter(pl.col("activity_id").is_null()).with_columns(organisation_name())
    period = ["period_end", "period_start", "claim_id"]
    ordered = whole.sort(period, descending=[True, True, False], nulls_last=True)
    needed = ordered.select(_NEEDED)
    return {
        (str(organisation), str(theme)): rows.to_dicts()
        for (organisation, theme), rows in needed.partition_by(
            "organisation", "theme", as_dict=True, maintain_order=True
        ).items()
    }


def organisations_of(documents: pl.DataFrame, cells: Cells) -> list[str]:
    """Every organisation that reports, by the alphabet; what names none only where something is told in it."""
    named = set(documents["organisation"].drop_nulls()) | {organisation for organisation, _ in cells}
    return sorted(named, key=lambda name: (name == labels.UNKNOWN_ORGANISATION, name.casefold()))


def _matrix(names: Sequence[str], groups: Sequence[Group], cells: Cells, to: Addresses) -> str:
    themes = [theme for group in groups for theme in group.themes]
    body = "".join(_row(name, themes, cells, to) for name in names)
    return (
        f'<div class="matrixvak met-lijst" tabindex="0" role="region" aria-label="{words.MATRIX}">'
        f'<table class="matrix">'
        f"<thead>{_heads(groups, to)}</thead><tbody>{body}</tbody></table></div>"
    )


def _heads(groups: Sequence[Group], to: Addresses) -> str:
    above = "".join(
        f'<th scope="colgroup" colspan="{len(group.themes)}">{escape(group.title)}</th>' for group in groups
    )
    lens = f"<tr><td></td>{above}</tr>" if len(groups) > 1 else ""
    links = "".join(
        f'<th scope="col"><a href="{to.to(_THEMES, **{THEME: theme.id})}">{escape(theme.name)}</a></th>'
        for group in groups
        for theme in group.themes
    )
    return f'{lens}<tr><th scope="col">{labels.ORGANISATION}</th>{links}</tr>'


def _row(name: str, themes: Sequence[Theme], cells: Cells, to: Addresses) -> str:
    head = f'<th scope="row">{_organisation(name, to)}</th>'
    if not any((name, theme.id) in cells for theme in themes):
        return f'<tr>{head}<td class="niets" colspan="{len(themes)}">{words.NOTHING_AT_ALL}</td></tr>'
    return f"<tr>{head}{''.join(_cell(cells.get((name, theme.id)), name, theme, to) for theme in themes)}</tr>"


def _organisation(name: str, to: Addresses) -> str:
    if name == labels.UNKNOWN_ORGANISATION:
        return escape(name)
    return f'<a href="{to.to(_ORGANISATIONS, naam=name)}">{escape(name)}</a>'


def _cell(held: Sequence[Claim] | None, name: str, theme: Theme, to: Addresses) -> str:
    if not held:
        return f'<td><span class="alleen-voorlezen">{words.NOT_TOLD}</span><span aria-hidden="true">–</span></td>'
    return f"<td>{_claim(held[0], to)}{_earlier(held, name, theme, to)}</td>"


def _claim(claim: Claim, to: Addresses) -> str:
    way = claim["direction"]
    when = words.short_period(claim["period_start"], claim["period_end"])
    return (
        f'<a class="richting {way}" href="{to.to(_THEMES, **{CLAIM: claim["claim_id"]})}">'
        f"{_sign(way)} {claim_words.DIRECTIONS[way]}</a>"
        f"<small>{claim_words.STRENGTHS[claim['strength']]}</small> <small>{escape(when)}</small>"
    )


def _earlier(held: Sequence[Claim], name: str, theme: Theme, to: Addresses) -> str:
    if len(held) == 1:
        return ""
    signs = " ".join(claim_words.SIGNS[claim["direction"]] for claim in reversed(held[1:]))
    address = to.to(_THEMES, **{THEME: theme.id, _ORGANISATION: name})
    hidden = f'<span class="alleen-voorlezen">{words.earlier(len(held) - 1)}</span>'
    return f' <a class="eerder" href="{address}">{hidden}<span aria-hidden="true">{words.BEFORE} {signs}</span></a>'


def _sign(way: str) -> str:
    return f'<span aria-hidden="true">{claim_words.SIGNS[way]}</span>'


def _lists(names: Sequence[str], groups: Sequence[Group], cells: Cells, to: Addresses) -> str:
    """The same for a narrow screen; the style shows one of the two."""
    themes = _once(theme for group in groups for theme in group.themes)
    items = "".join(_list(theme, [name for name in names if (name, theme.id) in cells], cells, to) for theme in themes)
    return f'<div class="per-thema">{items}</div>'


def _once(themes: Iterable[Theme]) -> list[Theme]:
    return list({theme.id: theme for theme in themes}.values())


def _list(theme: Theme, tellers: Sequence[str], cells: Cells, to: Addresses) -> str:
    if not tellers:
        return f"<p><strong>{escape(theme.name)}</strong>: {words.NO_ORGANISATION}</p>"
    held = {name: cells[name, theme.id] for name in tellers}
    lines = "".join(f"<li>{escape(name)}: {_claim(told[0], to)}</li>" for name, told in held.items())
    summary = f"{escape(theme.name)} ({words.tellers(len(tellers))})"
    return f"<details><summary>{summary}</summary><ul>{lines}</ul></details>"
