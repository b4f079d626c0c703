"""The list of panels, and a form for a new one."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards import data, labels, panel
from dashboards.labels import panel as words
from dashboards.panel import Sitting
from dashboards.parts.desk.place import ask_for_name, ask_name
from dashboards.parts.panel.place import PANEL, address, booked, may_book
from dashboards.periods import quarters
from dashboards.selection import Selection
from pipeline.panel.events import Panel, PanelError, Plan, Seat, SeatRole
from pipeline.panel.rounds import course
from pipeline.periods import Period, of_quarter, of_year
from pipeline.pitched import reports
from pipeline.review import panel_words

_FORM = "nieuw_panel"
_MOST = 30


def show_list(selection: Selection) -> None:
    """Every panel with how far it is, and a form for a new one."""
    st.html(f'<p class="stil">{words.WHY_NO_SCORE}</p>')
    held = panel.panels()
    st.html(f"<h2>{words.LIST}</h2>" + ("".join(map(_card, held)) or f"<p>{words.NO_PANELS}</p>"))
    if not may_book():
        st.html(f'<p class="stil">{words.NOT_YOURS}</p>')
        return
    ask_name()
    with st.expander(words.NEW, expanded=not held, key="nieuwpanelvak"):
        _show_form(selection)


def _card(one: Panel) -> str:
    theme = data.theme_names().get(one.plan.theme or "")
    phase = words.PHASES[course(one).phase()]
    name = escape(words.NUMBERED.format(number=one.number, question=one.plan.question))
    link = escape(words.OPEN.format(number=one.number, subject=panel_words.subject(one.plan)))
    return (
        f'<section class="panelkaart"><h3>{name}</h3>'
        f'<p class="stil">{escape(words.about(one, theme))} · {phase}</p>'
        f'<p><a href="{address(one.number)}">{link}</a></p></section>'
    )


def _show_form(selection: Selection) -> None:
    periods, themes = _periods(selection), data.theme_names()
    if not periods:
        st.html(f"<p>{words.NOTHING_TO_PICK}</p>")
        return
    with st.form(_FORM, border=False):
        question = st.text_input(words.QUESTION, panel_words.QUESTION, key="panel_vraag", max_chars=200)
        left, right = st.columns(2)
        period = left.selectbox(words.PERIOD, list(periods), key="panel_periode")
        theme = right.selectbox(
            words.THEME, list(themes), index=None, format_func=themes.__getitem__, placeholder=words.ALL_THEMES,
            key="panel_thema",
        )  # fmt: skip
        seats = _seats()
        blind = st.checkbox(words.BLIND, value=True, key="panel_blind")
        st.html(f'<p class="stil">{words.BLIND_HELP}</p>')
        saved = st.form_submit_button(words.BEGIN, type="primary")
    if saved:
        _begin(periods[period], question, seats, theme, blind)
    ask_for_name(_FORM)


def _seats() -> dict[SeatRole, int]:
    """How many of each role take part."""
    st.html(f"<h3>{words.WHO}</h3>")
    columns = st.columns(4)
    return {
        role: int(
            columns[at % len(columns)].number_input(name, 0, _MOST, 0, 1, key=f"panel_{role}"),
        )
        for at, (role, name) in enumerate(words.ROLES.items())
    }


def _begin(period: Period, question: str, seats: dict[SeatRole, int], theme: str | None, blind: bool) -> None:
    taking_part = tuple(Seat(role, count) for role, count in seats.items() if count)

    def begin() -> None:
        st.query_params[PANEL] = str(panel.begin(plan))

    try:
        plan = Plan(period, question, taking_part, theme, blind)
    except PanelError as error:
        st.error(words.problem(error.why), icon=":material/error:")
        return
    if booked(_FORM, (question,), begin, words.BEGUN):
        st.rerun()


def _periods(selection: Selection) -> dict[str, Period]:
    """The quarters and years that reports are about, newest first."""
    known = quarters(reports(data.in_force(selection.state)))
    years = sorted({year for year, _ in known}, reverse=True)
    by_quarter = {labels.quarter(*one): of_quarter(one) for one in known}
    return by_quarter | {str(year): of_year(year) for year in years}


def show_drop(held: Sitting) -> None:
    """A way to take a panel off the list."""
    with st.expander(words.DROP, key="panel_weg"):
        st.html(f"<p>{words.DROP_HELP}</p>")
        if st.button(words.DROP, key="panel_haal_weg") and booked(
            "panel_weg", (), lambda: panel.drop(held.panel), words.DROPPED
        ):
            st.query_params.pop(PANEL, None)
            st.rerun()
        ask_for_name("panel_weg")
