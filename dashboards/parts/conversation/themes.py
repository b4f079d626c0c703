"""Themes on the agenda: hours beside what changed, a quotation of each side, questions and notes."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards import conversation
from dashboards.labels import conversation as words
from dashboards.parts.claims.places import theme_link
from dashboards.parts.conversation.places import NOWHERE, Places, numbers, place, places_of
from dashboards.parts.desk.place import ask_for_name, officer, signed
from pipeline.review.content import Review
from pipeline.review.theme_text import SOURCE
from pipeline.review.written import Quote, Table, Theme, Told, Written

MOST = 150
"""Activities and claims of one theme that the agenda holds; with more it points to the page of the theme."""


def show_themes(review: Review, text: Written) -> None:
    """Every theme of which the reports tell, folded open by who wants to see more."""
    st.html(f"<h2>{words.THEMES}</h2>{table(text.overview) if text.overview else ''}")
    places = places_of(review)
    for theme in text.themes:
        with st.container(key=f"gesprek_{theme.id}"):
            st.html(_theme(theme, places))
            theme_link(theme.id, words.OPEN_THEME.format(theme=theme.name))
            _show_notes(review, theme.id, theme.name, theme.notes)


def show_general_notes(review: Review, text: Written) -> None:
    """Notes on the review as a whole."""
    with st.container(key="gesprek_geheel"):
        _show_notes(review, None, words.GENERAL, text.notes, heading=2)


def _theme(theme: Theme, places: Places) -> str:
    items = "".join(f"<li>{escape(one)}</li>" for one in theme.questions)
    questions = f'<ul class="punten">{items}</ul>' if items else ""
    lead = "".join(f"<p>{escape(line)}</p>" for line in theme.lead)
    said = f"{lead}{_first(theme, places)}{questions}{_more(theme, places)}"
    return f'<h3>{escape(theme.name)}</h3><div class="gespreksthema">{said}</div>'


def _first(theme: Theme, places: Places) -> str:
    """One quotation for and one against, so that both sides are on the table."""
    told = (*theme.told, *theme.signals)
    sides = [
        next((one.supporting[0] for one in told if one.supporting), None),
        next((one.contradicting[0] for one in told if one.contradicting), None),
    ]
    return "".join(quotation(one, places) for one in sides if one)


def _more(theme: Theme, places: Places) -> str:
    """Hours, claims and the course of a theme. The year of a city has more than a page can hold or anybody reads."""
    lines, told = [one for one in (theme.hours, theme.longer_hours) if one], (*theme.told, *theme.signals)
    count = sum(len(one.rows) for one in lines) + len(told)
    course = "".join(table(one, places) for one in (theme.trend, theme.years) if one)
    if count > MOST:
        said = f"<p>{words.too_much(count)}</p>{course}"
    else:
        tables = "".join(table(one, places) for one in lines)
        said = f"{tables}{course}{''.join(_told(one, places) for one in told)}"
    summary = escape(words.MORE_OF_THEME.format(theme=theme.name))
    return f"<details><summary>{summary}</summary>{said}</details>" if said else ""


def _told(one: Told, places: Places) -> str:
    sentences = "".join(f"<p>{escape(line)}</p>" for line in one.sentences)
    quotes = "".join(quotation(side, places) for side in (*one.supporting, *one.contradicting))
    return f"<h4>{escape(one.heading)}</h4>{sentences}{quotes}"


def quotation(one: Quote, places: Places) -> str:
    """HTML: what somebody said, who, and in which document and place."""
    return (
        f'<figure class="citaat"><blockquote><p>{escape(one.text)}</p></blockquote>'
        f'<figcaption class="stil">{escape(one.who)} · {place(places[one.source])}</figcaption></figure>'
    )


def table(one: Table, places: Places = NOWHERE) -> str:
    """HTML: a table of a review, in a region of its own that scrolls; numbers of sources lead to `places`."""
    heads = "".join(f'<th scope="col"{_side(right)}>{escape(head)}</th>' for head, right in _paired(one.heads, one))
    rows = "".join(_row(row, one, places) for row in one.rows)
    caption = escape(one.caption)
    return (
        f'<div class="tabelvak" role="region" tabindex="0" aria-label="{caption}"><table class="tabel">'
        f"<caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(row: tuple[str, ...], one: Table, places: Places) -> str:
    (first, _), *rest = _paired(row, one)
    said = [
        numbers(cell, places) if head == SOURCE else escape(cell) for cell, head in zip(row, one.heads, strict=True)
    ]
    cells = "".join(f"<td{_side(right)}>{cell}</td>" for cell, (_, right) in zip(said[1:], rest, strict=True))
    return f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'


def _paired(cells: tuple[str, ...], one: Table) -> list[tuple[str, bool]]:
    return list(zip(cells, one.numeric, strict=True))


def _side(right: bool) -> str:
    return ' class="getal"' if right else ""


def _show_notes(review: Review, theme: str | None, name: str, taken: tuple[str, ...], heading: int = 4) -> None:
    """What was noted, and a field for more."""
    key = theme or "geheel"
    if taken:
        items = "".join(f"<li>{escape(one)}</li>" for one in taken)
        title = escape(words.NOTES.format(theme=name))
        st.html(f'<h{heading}>{title}</h{heading}><ul class="punten">{items}</ul>')
    with st.expander(words.NOTE.format(theme=name), key=f"notitievak_{key}"):
        with st.form(f"notitie_{key}", border=False, clear_on_submit=False):
            text = st.text_area(words.YOUR_NOTE, key=f"notitietekst_{key}", height=80, max_chars=1000)
            decision = st.checkbox(words.IS_DECISION, key=f"besluit_{key}")
            saved = st.form_submit_button(words.SAVE_NOTE)
        if saved:
            _save(review, theme, text, decision, key)
        ask_for_name(f"notitie_{key}")


def _save(review: Review, theme: str | None, text: str, decision: bool, key: str) -> None:
    if not text.strip():
        st.error(words.NOTE_EMPTY, icon=":material/error:")
    elif signed(f"notitie_{key}"):
        conversation.note(review.scope, theme, text, officer(), decision)
        for part in ("notitietekst", "besluit"):
            st.session_state.pop(f"{part}_{key}", None)
        st.toast(words.NOTE_SAVED)
        st.rerun()
