"""What waits for attention: how many of each kind, and the way to it."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards import data, waiting
from dashboards.labels import accounts as account_words
from dashboards.labels import overview as words
from dashboards.navigation import BY_NAME
from dashboards.overview import Shown
from dashboards.waiting import Waiting

_FIRST = 3
"""Questions that are shown at once."""


def show_attention(found: list[Waiting], shown: Shown) -> None:
    """Each kind of thing that waits, and the first questions for the conversation."""
    st.html(f"<h2>{words.ATTENTION_TITLE}</h2>")
    if not found:
        st.html(f"<p>{words.NOTHING_WAITS}</p>")
    with st.container(key="wachtend", gap=None):
        for one in found:
            _show(one, shown)


def _show(one: Waiting, shown: Shown) -> None:
    number, _, what = words.waits(one.kind, one.count).partition(" ")
    with st.container(key=f"wacht_{one.kind}"):
        st.html(f'<p class="wacht"><strong>{number}</strong> {escape(what)}</p>{_detail(one, shown)}')
        st.page_link(BY_NAME[one.page].path, label=words.GO[one.kind], icon=":material/arrow_forward:",
                     icon_position="right")  # fmt: skip


def _detail(one: Waiting, shown: Shown) -> str:
    lines = _questions(shown) if one.kind == "questions" else shown.silent[:_FIRST] if one.kind == "silent" else []
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<ul class="punten">{items}</ul>' if items else ""


def _questions(shown: Shown) -> list[str]:
    names = data.theme_names()
    first = waiting.questions(shown.state, shown.reporting)[:_FIRST]
    return [account_words.question(row, names.get(row["theme"] or "")) for row in first]
