"""The questions for the conversation: where figures and stories diverge, each with the way to what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboards import data, labels
from dashboards.labels import accounts as words
from dashboards.parts.claims.places import ACTIVITY_PAGE, theme_link
from dashboards.parts.filters import ACTIVITY
from dashboards.parts.paging import more_button, shown_count

_LIST = "vragen"
_FIRST = 5
Question = dict[str, Any]
"""A row of QUESTIONS with the name of the activity."""


def show_questions(questions: Sequence[Question]) -> None:
    """The questions by organisation, activity and period; nothing where there are none."""
    if not questions:
        return
    st.html(f"<h2>{words.QUESTIONS_TITLE} ({len(questions)})</h2><p>{words.QUESTIONS_INTRO}</p>")
    ordered = sorted(questions, key=_place)
    for question in ordered[: shown_count(_LIST, _FIRST)]:
        _show(question)
    more_button(ordered, _LIST, _FIRST)


def questions_about(questions: Sequence[Question], names: Mapping[str, str]) -> str:
    """HTML: the questions about what is on screen already, without links."""
    items = "".join(f"<li>{escape(words.question(one, names.get(one['theme'] or '')))}</li>" for one in questions)
    return f'<h2>{words.QUESTIONS_TITLE}</h2><ul class="vragen">{items}</ul>' if items else ""


def _show(question: Question) -> None:
    theme = data.theme_names().get(question["theme"] or "")
    asked, place = escape(words.question(question, theme)), escape(words.question_place(question))
    with st.container(key=f"vraag_{question['question_id']}"):
        st.html(f'<p class="gespreksvraag">{asked}</p><p class="stil">{place}</p>')
        if question["activity_id"]:
            name = words.TO_QUESTION_ACTIVITY.format(activity=question["activity"] or labels.NAMELESS)
            st.page_link(ACTIVITY_PAGE, label=name, query_params={ACTIVITY: question["activity_id"]})
        elif theme:
            theme_link(question["theme"], words.TO_QUESTION_THEME.format(theme=theme))


def _place(question: Question) -> tuple[str, ...]:
    organisation = (question["organisation"] or "\uffff").casefold()
    activity = (question["activity"] or "").casefold()
    return organisation, activity, str(question["period_start"] or ""), question["code"], question["question_id"]
