"""Under each report: what its rows add up to beside the total it gives itself, and whether they agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from dashboards import labels
from dashboards.labels import activities as words
from dashboards.parts.source import figure_link
from dashboards.report_totals import SIDES, Total, report_totals

MOST = 3
"""Totals that are open; the others are folded, unless they differ."""
_NAMES = {"planned": labels.PLANNED, "realised": labels.REALISED}


def totals_html(figures: Iterable[dict[str, Any]], document: dict[str, Any]) -> str:
    """HTML: the totals of a report as the last row of its table; nothing for a report without any."""
    found = report_totals(figures)
    if not found:
        return ""
    first, rest = _open(found)
    folded = (
        f"<details><summary>{words.more_totals(len(rest))}</summary>{_table(rest, document)}</details>" if rest else ""
    )
    return (
        f'<article class="activiteitrij totaalrij"><div class="wat"><h3>{words.TOTALS_OF}</h3>'
        f'{_table(first, document)}{folded}</div><div class="verhaal-ernaast">{_verdict(found)}</div></article>'
    )


def _open(found: Sequence[Total]) -> tuple[list[Total], list[Total]]:
    """Those that differ stay open, whatever their place."""
    first = [total for at, total in enumerate(found) if at < MOST or not total.agrees]
    return first, [total for total in found if total not in first]


def _table(found: Sequence[Total], document: dict[str, Any]) -> str:
    heads = "".join(f'<th scope="col"><span>{name}</span></th>' for name in _NAMES.values())
    body = "".join(_rows(total, document) for total in found)
    head = f"<thead><tr><td></td>{heads}</tr></thead>"
    return f'<table class="cijfers vergelijk totalen">{head}<tbody>{body}</tbody></table>'


def _rows(total: Total, document: dict[str, Any]) -> str:
    """One line for a total that agrees; two for one that does not, or that only one of both gives."""
    name = escape(_name(total, document))
    own = "".join(f"<td>{_amount(getattr(total, side), total.measure)}</td>" for side in SIDES)
    if total.stated is None:
        return f'<tr><th scope="row">{name}, {words.ADDED_UP}</th>{own}</tr>'
    said = "".join(f"<td>{_stated(total, side, name)}</td>" for side in SIDES)
    if total.checked and total.agrees:
        return f'<tr><th scope="row">{name}</th>{said}</tr>'
    added = f'<tr><th scope="row">{name}, {words.ADDED_UP}</th>{own}</tr>' if total.checked else ""
    return f'{added}<tr class="verschilt"><th scope="row">{name}, {words.SAYS_REPORT}</th>{said}</tr>'


def _name(total: Total, document: dict[str, Any]) -> str:
    when = "" if total.period in ((None, None), _whole(document)) else f" {labels.period(*total.period)}"
    section = f" {total.stated['section']}" if total.stated and total.stated["row_kind"] == "subtotal" else ""
    return f"{labels.measure(total.measure, total.unit)}{section}{when}"


def _whole(document: dict[str, Any]) -> tuple[Any, Any]:
    return document["period_start"], document["period_end"]


def _amount(value: float | None, measure: str) -> str:
    if value is None:
        return f'<span aria-hidden="true">–</span><span class="alleen-voorlezen">{labels.NOT_GIVEN}</span>'
    return labels.amount(value, measure)


def _stated(total: Total, side: str, name: str) -> str:
    stated = total.stated or {}
    shown = _amount(stated[side], total.measure)
    is_last = side == "realised" or stated["realised"] is None
    return figure_link(stated, f"{name} {shown}", shown) if is_last and stated[side] is not None else shown


def _verdict(found: Sequence[Total]) -> str:
    wrong = "".join(f'<p class="verschilt">{_differs(total)}</p>' for total in found if not total.agrees)
    right = [total for total in found if total.checked and total.agrees]
    if right:
        sign = '<span aria-hidden="true">✓</span>'
        wrong += f'<p class="klopt">{sign} {words.agreeing(len(right), len(right) == len(found))}</p>'
    elif not wrong:
        wrong = f'<p class="stil">{words.NO_OWN_TOTAL if found[0].stated is None else words.NO_ROWS}</p>'
    return f'{wrong}<p class="stil">{words.WHOLE_REPORT}</p>'


def _differs(total: Total) -> str:
    stated = total.stated or {}
    sides = [
        (_NAMES[side], getattr(total, side), stated[side], more)
        for side in SIDES
        if (more := total.difference(side)) is not None and more
    ]
    period = labels.period(*total.period) if total.period != (None, None) else ""
    said = words.total_differs(sides, total.measure, words.where(stated))
    sign = '<span aria-hidden="true">≠</span>'
    return f"{sign} {escape(f'{labels.measure(total.measure, total.unit)} {period}. {said}')}"
