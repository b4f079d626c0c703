"""Reading the stories of one group: one at a time in large letters, or side by side, and then choosing."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards import labels
from dashboards.labels import panel as words
from dashboards.panel import Sitting
from dashboards.parts.panel.choosing import show_choosing
from dashboards.parts.panel.place import GROUP, STORY, may_book
from dashboards.parts.panel.preparing import told
from pipeline.panel.rounds import Table, reading_order
from pipeline.review import panel_words

BESIDE, CHOICE = "naast", "keuze"
"""In place of the number of a story in the address: all of them side by side, or the form to choose."""


def show_reading(held: Sitting) -> None:
    """The place in a group that the address names; a word where there is no such group."""
    table = _table(held, st.query_params.get(GROUP, ""))
    if table is None:
        st.warning(words.STALE_GROUP, icon=":material/warning:")
        st.button(words.STOP, on_click=_stop, key="stop")
        return
    order = reading_order(held.panel.number, table.group.stories)
    asked = st.query_params.get(STORY, "1")
    if asked == CHOICE:
        _show_choice(held, table, order)
    elif asked == BESIDE:
        _show_beside(held, table, order)
    else:
        _show_one(held, table, order, _at(asked, len(order)))


def _table(held: Sitting, asked: str) -> Table | None:
    round_, _, number = asked.partition("-")
    if not (round_.isdecimal() and number.isdecimal()):
        return None
    return held.course.table(int(round_), int(number))


def _show_one(held: Sitting, table: Table, order: tuple[str, ...], at: int) -> None:
    text = _story(held, order[at - 1], at - 1)
    place = f"{table.group.name} · {words.slide(at, len(order))}"
    st.html(f'<section class="presentatie lezen"><p class="stil">{escape(place)}</p>{text}</section>')
    _show_ways(str(at - 1) if at > 1 else None, str(at + 1) if at < len(order) else CHOICE, BESIDE)


def _show_beside(held: Sitting, table: Table, order: tuple[str, ...]) -> None:
    stories = "".join(f"<article>{_story(held, story, at)}</article>" for at, story in enumerate(order))
    name = escape(table.group.name)
    st.html(f'<section class="presentatie naast"><p class="stil">{name}</p><div>{stories}</div></section>')
    _show_ways(None, CHOICE, "1")


def _show_choice(held: Sitting, table: Table, order: tuple[str, ...]) -> None:
    name, question = escape(table.group.name), escape(held.plan.question)
    st.html(f'<section class="presentatie kiezen"><p class="stil">{name}</p><h2>{question}</h2></section>')
    show_choosing(held, table, order, may_book())
    # arrows belong to the radio buttons and the text that is written here
    with st.container(horizontal=True, key="presentatie_knoppen"):
        _go(words.BEFORE, str(len(order)))
        _show_others(BESIDE)


def _show_ways(back: str | None, on: str, other: str) -> None:
    with st.container(horizontal=True, key="presentatie_knoppen"):
        _go(words.BEFORE, back, "ArrowLeft")
        _go(words.TO_CHOICE if on == CHOICE else words.NEXT, on, "ArrowRight")
        _show_others(other)
    st.html(f'<p class="stil">{words.KEYS_HELP}</p>')


def _show_others(other: str) -> None:
    st.button(words.OTHER_WAY[other == BESIDE], on_click=_show, args=(other,), key="ander")
    st.button(words.STOP, on_click=_stop, key="stop")


def _story(held: Sitting, story: str, at: int) -> str:
    """HTML: a story under its letter; whose it is only where the panel does not choose without knowing."""
    found = held.stories.get(story)
    if found is None:
        return f"<h2>{words.letter(at)}</h2><p>{words.GONE}</p>"
    title = f": {escape(found.title)}" if found.title else ""
    organisation = escape(found.organisation or labels.UNKNOWN_ORGANISATION)
    whose = "" if held.plan.blind else f'<p class="stil">{organisation}</p>'
    consent = ""
    if found.consent == "unknown":
        consent = f'<p class="stil">{escape(panel_words.CONSENTS["unknown"].capitalize())}.</p>'
    return f"<h2>{words.letter(at)}{title}</h2>{whose}{told(found)}{consent}"


def _at(asked: str, count: int) -> int:
    return min(max(int(asked), 1), count) if asked.isdecimal() else 1


def _go(label: str, to: str | None, key: str | None = None) -> None:
    st.button(label, on_click=_show, args=(to,), key=f"naar_{key or label}", shortcut=key, disabled=to is None)


def _show(story: str) -> None:
    st.query_params[STORY] = story


def _stop() -> None:
    for key in (GROUP, STORY):
        st.query_params.pop(key, None)
