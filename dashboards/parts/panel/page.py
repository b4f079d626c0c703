"""Panels: the list, or one of them at the step that the address names."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboards import data, panel
from dashboards.labels import panel as words
from dashboards.panel import Sitting
from dashboards.parts.addresses import back_link
from dashboards.parts.desk.place import ask_name
from dashboards.parts.panel.beginning import show_drop, show_list
from dashboards.parts.panel.checking import show_checks
from dashboards.parts.panel.holding import show_groups
from dashboards.parts.panel.outcome import show_outcome
from dashboards.parts.panel.place import ADDRESS, GROUP, asked_number, asked_step, heading, may_book, steps
from dashboards.parts.panel.preparing import show_preparing
from dashboards.parts.panel.reading import show_reading
from dashboards.parts.panel.telling import show_telling
from dashboards.selection import Selection, selected

_SHOWN: dict[str, Callable[[Selection, Sitting], None]] = {
    "voorbereiden": show_preparing, "kiezen": show_groups, "uitkomst": show_outcome, "nagaan": show_checks,
    "terugkoppelen": show_telling,
}  # fmt: skip
_FIRST = {"prepare": "voorbereiden", "choose": "kiezen", "lay": "kiezen", "finished": "uitkomst"}


def show_panels() -> None:
    """The panel that the address names, or the list of all."""
    selection = selected()
    if selection is None:
        return
    number = asked_number()
    found = next((one for one in panel.panels() if one.number == number), None)
    if found is None:
        if number is not None:
            st.warning(words.STALE, icon=":material/warning:")
        show_list(selection)
        return
    held = panel.sitting(selection.state, found)
    if GROUP in st.query_params:
        show_reading(held)
    else:
        _show_panel(selection, held)


def _show_panel(selection: Selection, held: Sitting) -> None:
    step = asked_step(_FIRST[held.course.phase(held.hidden)])
    back_link(ADDRESS, words.BACK)
    st.html(heading(held, data.theme_names().get(held.plan.theme or "")) + steps(held, step))
    if may_book():
        ask_name()
    else:
        st.html(f'<p class="stil">{words.NOT_YOURS}</p>')
    _SHOWN[step](selection, held)
    if step == "voorbereiden" and may_book():
        show_drop(held)
