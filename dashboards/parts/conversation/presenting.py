"""One point a screen, in large letters, for a room: the essence, each theme, the questions, who was not heard."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from dashboards.labels import conversation as words
from dashboards.labels import panel as panel_words
from dashboards.parts.conversation.places import Places, places_of
from dashboards.parts.conversation.themes import quotation, table
from dashboards.parts.panel.beside import panel_lines
from pipeline.review.content import Review
from pipeline.review.written import Quote, Table, Theme, Written

POINT = "punt"
"""Address key: the point that is on screen, from 1; absent while the agenda is."""


@dataclass(frozen=True, slots=True)
class Point:
    """One screen: a heading, what is said, quotations, and for a chapter its table."""

    heading: str
    lines: tuple[str, ...]
    quotations: tuple[Quote, ...] = ()
    table: Table | None = None


def start() -> None:
    """Show the first point."""
    st.query_params[POINT] = "1"


def show_points(review: Review, text: Written) -> None:
    """The point that the address names, with the way on and back; a number that is not there gives the nearest."""
    points = points_of(text)
    at = _at(st.query_params.get(POINT, "1"), len(points))
    st.html(_screen(points[at - 1], words.slide(at, len(points)), text.title, places_of(review)))
    with st.container(horizontal=True, key="presentatie_knoppen"):
        _go(words.BEFORE, at - 1, "ArrowLeft", disabled=at == 1)
        _go(words.NEXT, at + 1, "ArrowRight", disabled=at == len(points))
        st.button(words.STOP, on_click=_stop, key="stop")
    st.html(f'<p class="stil">{words.KEYS_HELP}</p>')


def points_of(text: Written) -> tuple[Point, ...]:
    """The points of a review, in the order of its document; a point without anything to say is left out."""
    points = (
        Point(words.ESSENCE, (text.goal, *text.seen)),
        Point(words.AGREEMENTS, text.waiting),
        Point(words.QUESTIONS, text.questions),
        *(Point(panel_words.IN_REVIEW, panel_lines(one)) for one in text.panels),
        *(Point(chapter.heading, chapter.intro[-1:], table=chapter.overview) for chapter in text.chapters),
        *(Point(theme.name, theme.lead, _both_sides(theme)) for theme in text.themes),
        Point(words.NOT_HEARD, tuple(dict.fromkeys((*text.not_heard, *text.gaps)))),
    )
    return tuple(point for point in points if point.lines)


def _both_sides(theme: Theme) -> tuple[Quote, ...]:
    told = (*theme.told, *theme.signals)
    sides = (
        [one.supporting for one in told if one.supporting],
        [one.contradicting for one in told if one.contradicting],
    )
    return tuple(held[0][0] for held in sides if held)


def _screen(point: Point, place: str, title: str, places: Places) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in point.lines)
    said = "".join(quotation(one, places) for one in point.quotations)
    return (
        f'<section class="presentatie"><p class="stil">{escape(title)} · {escape(place)}</p>'
        f"<h2>{escape(point.heading)}</h2><ul>{lines}</ul>{table(point.table) if point.table else ''}{said}</section>"
    )


def _at(asked: str, count: int) -> int:
    return min(max(int(asked), 1), count) if asked.isdecimal() else 1


def _go(label: str, to: int, key: str, disabled: bool) -> None:
    st.button(label, on_click=_show, args=(to,), key=f"naar_{key}", shortcut=key, disabled=disabled)


def _show(point: int) -> None:
    st.query_params[POINT] = str(point)


def _stop() -> None:
    st.query_params.pop(POINT, None)
