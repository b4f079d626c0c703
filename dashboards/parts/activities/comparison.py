"""The figures of one activity as a table: planned, realised, and the difference with the plan.

A plan that was passed is no success and one that was not met no failure, so the difference has no good or bad colour.
A small bar shows how far it came, with a mark at the plan; the same stands beside it with its sign, and in words for
who hears the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from dashboards import data, labels
from dashboards.labels import activities as words
from dashboards.parts.activities.lines import Line, Period, line, lines
from dashboards.parts.source import figure_link
from dashboards.report_totals import Figure

MOST = 4
"""Lines of one activity that are open; the others are folded."""
_WIDEST = 1.5
"""The bar ends at one and a half times the plan."""


def comparison(figures: Iterable[Figure], whole: Period, activity: str) -> str:
    """HTML: the table of an activity's figures; `whole` is the period of the document, which goes without saying."""
    held = lines(figures, data.settings().least_for_publishing)
    body = "".join(_row(one, whole) for one in held[:MOST])
    caption = escape(words.FIGURES_OF.format(activity=activity))
    more = _folded(words.more_figures(len(held) - MOST), held[MOST:], whole) if len(held) > MOST else ""
    parts = [one for one in held if len(one.figures) > 1]
    periods = _folded(words.SHOW_PARTS, [part for one in parts for part in _each(one)], whole) if parts else ""
    return f"{_table(body, caption)}{more}{periods}"


def _table(body: str, caption: str = "") -> str:
    heads = (labels.PLANNED, labels.REALISED, words.DIFFERENCE)
    columns = "".join(f'<th scope="col"><span>{name}</span></th>' for name in heads)
    named = f'<caption><span class="alleen-voorlezen">{caption}</span></caption>' if caption else ""
    return (
        f'<table class="cijfers vergelijk">{named}<thead><tr><td></td>{columns}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _folded(summary: str, held: Sequence[Line], whole: Period) -> str:
    body = "".join(_row(one, whole) for one in held)
    return f"<details><summary>{summary}</summary>{_table(body)}</details>"


def _each(whole: Line) -> list[Line]:
    """A line of several periods, period by period."""
    return [line(whole.measure, whole.name, [row], data.settings().least_for_publishing) for row in whole.figures]


def _row(one: Line, whole: Period) -> str:
    return (
        f'<tr><th scope="row">{escape(one.name)}{_when(one, whole)}</th><td>{_planned(one)}</td>'
        f"<td>{_realised(one)}</td><td>{difference(one)}</td></tr>"
    )


def _when(one: Line, whole: Period) -> str:
    if one.summed:
        said = words.several(one.periods)
    elif len(one.figures) > 1:
        said = words.latest(labels.period(*one.periods[-1]))
    elif one.periods[0] not in ((None, None), whole):
        said = labels.period(*one.periods[0])
    else:
        return ""
    return f' <span class="stil">{escape(said)}</span>'


def _planned(one: Line) -> str:
    if one.planned is None:
        return absent(one)
    shown = f"{labels.amount(one.planned, one.measure)}{_circa(one) if one.realised is None else ''}"
    return shown if one.realised is not None else _linked(one, shown)


def _realised(one: Line) -> str:
    if one.realised is None:
        return absent(one)
    if one.few:
        return _linked(one, words.fewer_than(data.settings().least_for_publishing))
    return _linked(one, f"{labels.amount(one.realised, one.measure)}{_circa(one)}")


def _linked(one: Line, shown: str) -> str:
    """A number as the way to where it stands; a sum stands nowhere."""
    return shown if one.summed else figure_link(one.first, f"{one.name} {shown}", shown)


def _circa(one: Line) -> str:
    return f" {labels.CIRCA}" if one.circa else ""


def absent(one: Line) -> str:
    """HTML: there is no number, and whether the report says so."""
    if one.absent:
        return labels.NOT_APPLICABLE
    return f'<span aria-hidden="true">–</span><span class="alleen-voorlezen">{labels.NOT_GIVEN}</span>'


def difference(one: Line) -> str:
    """HTML: the difference with the plan as a number, in words, and as a bar; a dash where it is not known."""
    if one.difference is None:
        return f'<span aria-hidden="true">–</span><span class="alleen-voorlezen">{labels.UNKNOWN}</span>'
    said = words.more_or_less(one.difference, one.measure, one.share)
    partly = one.summed and one.compared < len(one.figures)
    note = words.compared(one.compared, len(one.figures)) if partly else ""
    return (
        f'<span class="verschil" aria-hidden="true">{_signed(one)}</span>{bar(one)}'
        f'<span class="alleen-voorlezen">{said} {note}</span>'
        + (f'<span class="stil" aria-hidden="true">{note}</span>' if note else "")
    )


def _signed(one: Line) -> str:
    if not one.difference:
        return words.AS_PLANNED
    share = words.signed_share(one.share, one.difference)
    small = f" <small>{share}</small>" if share else ""
    return f"{words.signed(one.difference, one.measure)}{small}"


def bar(one: Line) -> str:
    """HTML: how far the result came, as a bar with a mark at the plan; nothing where no share of the plan is known."""
    if one.share is None or one.difference is None:
        return ""
    reached = 1 + (one.share if one.difference > 0 else -one.share) / 100
    width = max(0.0, min(reached, _WIDEST)) / _WIDEST
    return f'<span class="balk" aria-hidden="true"><i style="width:{width:.0%}"></i><b></b></span>'
