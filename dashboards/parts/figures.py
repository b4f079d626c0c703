"""The figures of an activity: planned and realised, short beside its story and in full with their cells."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from dashboards import data, labels
from dashboards.labels.activities import fewer_than
from dashboards.parts.activities.lines import is_few
from dashboards.parts.source import source_link

Figure = dict[str, Any]
"""A row of ACTIVITIES."""
Period = tuple[Any, Any]

_ORDER = {name: place for place, name in enumerate(labels.MEASURES)}


def short_figures(figures: Iterable[Figure], document: Figure) -> str:
    """HTML: a table with a row for each measure; hours first."""
    rows = "".join(
        f'<tr><th scope="row">{_measure(figure, document)}</th>'
        f"{_value(figure, 'planned')}{_value(figure, 'realised')}</tr>"
        for figure in _in_order(figures)
    )
    return (
        f'<table class="cijfers"><thead><tr><td></td><th scope="col">{labels.PLANNED}</th>'
        f'<th scope="col">{labels.REALISED}</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def full_figures(figures: Iterable[Figure], document: Figure) -> str:
    """HTML: the same with, for each figure, the cell it stands in and the text as written."""
    rows = "".join(
        f'<tr><th scope="row">{_measure(figure, document)}{_note(figure)}</th>{_value(figure, "planned")}'
        f"{_value(figure, 'realised')}<td>{_written(figure)}</td><td>{_where(figure)}</td></tr>"
        for figure in _in_order(figures)
    )
    heads = (labels.PLANNED, labels.REALISED, labels.AS_WRITTEN, labels.WHERE)
    columns = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return (
        f'<div class="breed" tabindex="0" role="region" aria-label="{labels.FIGURES_TITLE}">'
        '<table class="cijfers bronnen">'
        f"<thead><tr><td></td>{columns}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _in_order(figures: Iterable[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda figure: (_ORDER.get(figure["measure"], len(_ORDER)), figure["position"]))


def _measure(figure: Figure, document: Figure) -> str:
    name = labels.measure(figure["measure"], figure["unit"])
    own: Period = (figure["period_start"], figure["period_end"])
    whole: Period = (document["period_start"], document["period_end"])
    when = f' <span class="stil">{escape(labels.period(*own))}</span>' if own not in ((None, None), whole) else ""
    return f"{escape(name)}{when}"


def _value(figure: Figure, name: str) -> str:
    value = figure[name]
    if value is None:
        return f'<td class="leeg">{_absent(figure)}</td>'
    if name == "realised" and _few(figure):
        return f"<td>{fewer_than(data.settings().least_for_publishing)}</td>"
    circa = f" {labels.CIRCA}" if figure["qualifier"] == "circa" else ""
    return f"<td>{labels.amount(value, figure['measure'])}{circa}</td>"


def _few(figure: Figure) -> bool:
    return is_few(figure["measure"], figure["realised"], data.settings().least_for_publishing)


def _absent(figure: Figure) -> str:
    if figure["qualifier"] == "not_applicable":
        return labels.NOT_APPLICABLE
    return f'<span aria-hidden="true">–</span><span class="alleen-voorlezen">{labels.NOT_GIVEN}</span>'


def _note(figure: Figure) -> str:
    return f'<br><span class="stil">{labels.NOTE}: {escape(figure["note"])}</span>' if figure["note"] else ""


def _written(figure: Figure) -> str:
    if _few(figure):
        return labels.TOO_FEW_TO_SHOW
    parts = [f"{name} ‘{escape(figure[key])}’" for key, name in _sides("text") if figure[key]]
    return "<br>".join(parts) or labels.NO_FIGURES_READ


def _where(figure: Figure) -> str:
    places = [", ".join(labels.place(figure["page"], figure["sheet"], None))]
    places += [f"{name} {labels.place(None, None, figure[key])[0]}" for key, name in _sides("cell") if figure[key]]
    where = "<br>".join(escape(place) for place in places if place) or labels.UNKNOWN
    return f"{where}<br>{source_link(figure['document'], 'cijfer', figure['position'], figure['activity'] or '')}"


def _sides(what: str) -> list[tuple[str, str]]:
    return [(f"planned_{what}", labels.PLANNED.lower()), (f"realised_{what}", labels.REALISED.lower())]
