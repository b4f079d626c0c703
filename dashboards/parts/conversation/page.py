"""The effect review of a quarter or a year: its agenda to prepare and hold, or one point a screen for all to see."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from dashboards import conversation
from dashboards.conversation import NoReview, Talk
from dashboards.filters import Filters
from dashboards.labels import conversation as words
from dashboards.parts.conversation.agreements import show_agreements
from dashboards.parts.conversation.chapters import show_chapters
from dashboards.parts.conversation.presenting import POINT, show_points, start
from dashboards.parts.conversation.promised import show_promised
from dashboards.parts.conversation.report import show_report
from dashboards.parts.conversation.span import asks_year, choose_span
from dashboards.parts.conversation.themes import show_general_notes, show_themes
from dashboards.parts.desk.place import ask_name
from dashboards.parts.panel.beside import show_panel_choices
from dashboards.selection import selected
from pipeline.review.content import Review
from pipeline.review.writing import write
from pipeline.review.written import Written


def show_conversation() -> None:
    """The review that the shared filters ask for; a word on what stands in its way where there is none."""
    selection = selected()
    if selection is None:
        return
    talk = conversation.talk_of(selection, whole_year=asks_year())
    if talk is None:
        st.html(f'<p class="geen-verhaal">{words.NO_PERIODS}</p>')
        return
    if POINT not in st.query_params:
        choose_span()
    try:
        review = conversation.review(selection.state, talk.scope)
    except NoReview as reason:
        st.html(f'<p class="geen-verhaal">{escape(str(reason))}</p>')
        return
    text = _on_theme(write(review), selection.filters.theme)
    if POINT in st.query_params:
        show_points(review, text)
    else:
        _show_agenda(talk, review, text, selection.filters)


def _on_theme(text: Written, theme: str | None) -> Written:
    """The words with one theme only, where the filters ask for it; the document always holds all."""
    return text if theme is None else replace(text, themes=tuple(one for one in text.themes if one.id == theme))


def _show_agenda(talk: Talk, review: Review, text: Written, filters: Filters) -> None:
    st.html(f"<h2>{escape(words.heading(review.scope.when, text.subtitle))}</h2>")
    if not talk.chosen:
        st.html(f'<p class="stil">{words.newest(talk.scope.when, filters.year)}</p>')
    if not_heeded := words.not_heeded(filters):
        st.html(f'<p class="stil">{not_heeded}</p>')
    with st.container(horizontal=True, vertical_alignment="bottom", key="gesprek_acties"):
        st.button(words.PRESENT, icon=":material/slideshow:", on_click=start, key="toon")
        show_report(review)
    ask_name()
    st.html(f"<h2>{words.SEEN}</h2>{_paragraphs(text.seen)}")
    show_panel_choices(review, text)
    if text.decided:
        st.html(f"<h2>{words.DECIDED}</h2>{_listed(text.decided, '')}")
    show_agreements(review)
    st.html(f"<h2>{words.QUESTIONS}</h2>{_listed(text.questions, words.NO_QUESTIONS)}")
    show_chapters(review, text)
    show_themes(review, text)
    show_promised(review, text)
    st.html(f"<h2>{words.NOT_HEARD}</h2>{_listed((*text.not_heard, *text.gaps), '')}")
    show_general_notes(review, text)


def _paragraphs(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _listed(lines: tuple[str, ...], otherwise: str) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in dict.fromkeys(lines))
    return f'<ul class="punten">{items}</ul>' if items else f"<p>{otherwise}</p>"
