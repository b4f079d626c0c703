"""The filters that all pages share. They live in the address, so that a reload or a shared link gives the same view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl
import streamlit as st

from dashboards import data, labels, queries, reach
from dashboards.filters import (
    DISTRICT,
    KEYS,
    MAIN,
    ORGANISATION,
    PERIOD,
    PROGRAMME,
    TARGET_GROUP,
    THEME,
    VOICE,
    Filters,
    organisation_name,
    period_choices,
    read_period,
)
from dashboards.labels import filters as words
from dashboards.labels.desk import plain
from dashboards.labels.reach import UNKNOWN
from dashboards.parts.dropped import show_dropped
from pipeline.store import Snapshot

__all__ = [
    "ACTIVITY",
    "KEYS",
    "MORE",
    "Filters",
    "chosen_filters",
    "clear_button",
    "filter_choices",
    "organisation_name",
    "show_filters",
]
ACTIVITY = "activiteit"
MORE = "meer"
"""Session keys that start like this hold how many rows of a list are on screen."""
_FORMERLY = {"zoekthema": THEME, "zoekstem": VOICE}
"""How filters were called in addresses of before."""


def show_filters(choices: Mapping[str, Sequence[str]]) -> None:
    """Show the filters with their `choices`, and what was chosen as a line that can be undone.

    Only the entry of the screen may call this: what it shows stays in the address when the page changes. All filters
    are drawn at every run, also those in the closed box, since one that is not drawn drops out of the address.
    """
    show_dropped({key: (words.NAMES[key], choices[key]) for key in KEYS})
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        for key in MAIN:
            _field(key, choices[key])
        others = [key for key in KEYS if key not in MAIN]
        with st.popover(words.more(sum(_asked(key) in choices[key] for key in others)), key="filters_meer"):
            for key in others:
                _field(key, choices[key])
    _show_chosen()


def chosen_filters() -> Filters:
    """What was chosen in the filters that are on screen."""
    held = {key: st.session_state.get(key) for key in KEYS}
    quarter, year = read_period(held[PERIOD])
    return Filters(
        held[ORGANISATION], held[PROGRAMME], quarter, year, held[DISTRICT], held[TARGET_GROUP],
        _by_name(data.theme_names()).get(held[THEME] or ""), held[THEME],
        _by_name(labels.VOICES).get(held[VOICE] or ""),
    )  # fmt: skip


def clear_button(key: str) -> None:
    """A button that opens all filters again."""
    st.button(words.CLEAR, key=key, on_click=_clear, args=(KEYS,))


def filter_choices(state: Snapshot, documents: pl.DataFrame) -> dict[str, list[str]]:
    """By filter, what at least one document has. A theme or voice that the address asks for is there in any case:
    that nobody tells of it is an answer.
    """
    _take_old_names()
    themes = set(data.rows(state, queries.THEMES_TOLD)["theme"])
    voices = set(data.rows(state, queries.VOICES_HEARD)["voice"])
    return {
        ORGANISATION: _sorted(documents.select(organisation_name()).to_series()),
        PROGRAMME: _sorted(documents["programme"]),
        PERIOD: period_choices(documents),
        DISTRICT: _known(reach.choices(state, "district")),
        TARGET_GROUP: _known(reach.choices(state, "target_group")),
        THEME: _told(data.theme_names(), themes, _asked(THEME)),
        VOICE: _told(labels.VOICES, voices, _asked(VOICE)),
    }


def _asked(key: str) -> str | None:
    """What is chosen in a filter, or what the address asks for before it is drawn."""
    asked: str | None = st.session_state.get(key) or st.query_params.get(key)
    return asked


def _field(key: str, choices: Sequence[str]) -> None:
    st.selectbox(
        words.NAMES[key], choices, index=None, placeholder=words.EVERYTHING[key] if choices else words.NONE_KNOWN,
        key=key, bind="query-params", filter_mode="contains", on_change=_start_over, disabled=not choices,
    )  # fmt: skip


def _show_chosen() -> None:
    """What was chosen, each with a cross that takes it away; the place is always there, so that nothing moves."""
    held = {key: value for key in KEYS if (value := st.session_state.get(key))}
    with st.container(key="gekozen", horizontal=True, vertical_alignment="center"):
        if not held:
            return
        st.html(f'<p class="stil">{words.CHOSEN}:</p>', width="content")
        for key, value in held.items():
            st.button(
                f"*{words.REMOVE}* {plain(words.NAMES[key])}: {plain(value)}", key=f"weg_{key}", on_click=_clear,
                args=((key,),), icon=":material/close:", icon_position="right",
            )  # fmt: skip
        clear_button("wis")


def _take_old_names() -> None:
    """Choices in an address of before count under the name of now."""
    for old, key in _FORMERLY.items():
        if asked := st.query_params.get(old):
            st.session_state[key] = asked
            del st.query_params[old]


def _told(names: Mapping[str, str], found: set[str], asked: str | None) -> list[str]:
    return [name for key, name in names.items() if key in found or name == asked]


def _known(choices: Sequence[str]) -> list[str]:
    """The choices, or none where 'onbekend' is the only one."""
    return [] if list(choices) == [UNKNOWN] else list(choices)


def _by_name(names: Mapping[str, str]) -> dict[str, str]:
    return {name: key for key, name in names.items()}


def _sorted(names: pl.Series) -> list[str]:
    return sorted(names.drop_nulls().unique(), key=str.casefold)


def _clear(keys: Sequence[str]) -> None:
    for key in keys:
        st.session_state[key] = None
    _start_over()


def _start_over() -> None:
    for key in [key for key in st.session_state if str(key).startswith(MORE)]:
        del st.session_state[key]
