"""Confirming what a pitch promises: a form in which all that was read stands filled in, and what was done before."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboards import data, pitches
from dashboards import pitch_form as form
from dashboards.labels import pitches as words
from dashboards.labels.desk import plain
from dashboards.parts.desk.number import read_number
from dashboards.parts.desk.place import ask_for_name, officer, signed
from dashboards.pitch_form import Filled, Row
from dashboards.visitor import visitor
from pipeline.access import Action
from pipeline.dutch import number
from pipeline.pitched import AMOUNTS, Judged, Kind, Pitch
from pipeline.store import Snapshot

_ACTION = "bevestig_pitch"
_EMPTY_ROWS = 2
"""Rows for activities that were not read."""


def show_confirming(state: Snapshot, pitch: Pitch, held: Sequence[Pitch]) -> None:
    """The form, for who may confirm; a way to take the last confirmation back, and all that came before."""
    if visitor().may(Action.CONFIRM):
        waits = pitch.confirmation is None or bool(pitch.difference)
        title = words.CONFIRM_TITLE if waits else words.CHANGE_TITLE
        with st.expander(title, key="bevestigen", expanded=pitch.confirmation is None):
            _show_form(state, pitch, held)
        ask_for_name(_ACTION)
        _show_take_back(pitch)
    elif pitch.confirmation is None:
        st.html(f'<p class="stil">{words.NOT_YOURS}</p>')
    _show_history(pitch)


def _show_form(state: Snapshot, pitch: Pitch, held: Sequence[Pitch]) -> None:
    beginnings, key = form.beginnings(pitch), _key(pitch)
    known = pitches.groups_and_districts(state, held)
    st.html(f'<p class="stil">{words.CONFIRM_INTRO}</p>')
    with st.form(key, border=False):
        effects = _effects(form.of_kind(beginnings, "effect"), key)
        groups = _names(form.of_kind(beginnings, "target_group"), known["target_group"], words.GROUPS, key)
        districts = _names(form.of_kind(beginnings, "district"), known["district"], words.DISTRICTS, key)
        filled, problems = _work(beginnings, key)
        saved = st.form_submit_button(words.CONFIRM, type="primary")
    if not saved:
        return
    for problem in problems:
        st.error(problem, icon=":material/error:")
    if not problems:
        _confirm(pitch, [*effects, *groups, *districts, *form.work(filled)])


def _confirm(pitch: Pitch, judged: Sequence[Judged]) -> None:
    if signed(_ACTION) and visitor().may(Action.CONFIRM):
        pitches.confirm(pitch, judged, officer())
        st.toast(words.DONE)
        st.rerun()


def _effects(held: Sequence[Judged], key: str) -> list[Judged]:
    """A choice for each effect that was read, with the words that say it; and a field for more."""
    themes = data.theme_names()
    chosen: list[str | None] = []
    for at, one in enumerate(held, start=1):
        now = one.promise.value if one.promise else None
        options = [*dict.fromkeys([*themes, *([now] if now else [])]), ""]  # a theme that left the goal tree stays
        picked = st.selectbox(
            words.THEME_OF.format(number=at), options, options.index(now or ""), key=f"{key}_effect_{at}",
            format_func=lambda theme: plain(themes.get(theme, theme or "")) if theme else words.LEFT_OUT,
        )  # fmt: skip
        if one.read and one.read.written:
            st.html(f'<p class="stil">{escape(words.SAYS.format(written=one.read.written))}</p>')
        chosen.append(picked or None)
    more = st.multiselect(
        words.MORE_EFFECTS, list(themes), format_func=themes.__getitem__, key=f"{key}_effecten",
        placeholder=words.CHOOSE_THEMES,
    )  # fmt: skip
    return form.themes(held, chosen, more)


def _names(held: Sequence[Judged], known: Sequence[str], label: str, key: str) -> list[Judged]:
    kind: Kind = "target_group" if label == words.GROUPS else "district"
    now = list(dict.fromkeys(one.promise.value for one in held if one.promise and one.promise.value))
    options = list(dict.fromkeys([*now, *known]))
    chosen = st.multiselect(label, options, now, key=f"{key}_{kind}", accept_new_options=True, placeholder=words.CHOOSE)
    return form.names(held, kind, chosen)


def _work(beginnings: Sequence[Judged], key: str) -> tuple[list[Filled], list[str]]:
    """The rows with activities and that of the whole pitch, as filled in; what is amiss with them."""
    rows, whole = form.rows(beginnings)
    problems: list[str] = []
    st.html(f"<h3>{words.WORK_TITLE}</h3>")
    with st.container(key="pitchrijen"):
        every = [*rows, *(Row("") for _ in range(_EMPTY_ROWS))]
        filled = [_activity(row, at, key, problems) for at, row in enumerate(every, start=1)]
    st.html(f'<h3>{words.WHOLE_TITLE}</h3><p class="stil">{words.WHOLE_HELP}</p>')
    with st.container(key="pitchgeheel"):
        columns = st.columns(len(AMOUNTS))
    amounts = {
        kind: _amount(column, words.AMOUNTS[kind], whole, kind, f"{key}_geheel_{kind}", problems)
        for kind, column in zip(AMOUNTS, columns, strict=True)
    }
    return [*filled, Filled(whole, "", amounts)], problems


def _activity(row: Row, at: int, key: str, problems: list[str]) -> Filled:
    first, *columns = st.columns([3, *(1 for _ in AMOUNTS)])
    label = (words.NAME_OF if row.name else words.NEW_NAME).format(number=at)
    standing = row.name if any(one.promise for one in row.cells.values()) else ""
    name = first.text_input(label, standing or "", key=f"{key}_naam_{at}", max_chars=200).strip()
    amounts = {
        kind: _amount(column, f"{words.AMOUNTS[kind]} {at}", row, kind, f"{key}_{kind}_{at}", problems)
        for kind, column in zip(AMOUNTS, columns, strict=True)
    }
    if not name and not row.name and any(value is not None for value in amounts.values()):
        problems.append(words.NAMELESS)
    return Filled(row, name, amounts)


def _amount(
    column: st.delta_generator.DeltaGenerator, label: str, row: Row, kind: Kind, key: str, problems: list[str]
) -> float | None:
    now = row.amount(kind)
    text = column.text_input(label, "" if now is None else number(now), key=key, max_chars=30).strip()
    try:
        value = read_number(text)
    except ValueError:
        value = -1.0
    if value is not None and value < 0:
        problems.append(words.NO_NUMBER.format(text=plain(text), field=label))
        return None
    return value


def _show_take_back(pitch: Pitch) -> None:
    if pitch.confirmation is None:
        return
    if st.button(words.TAKE_BACK, key="neem_terug", type="tertiary") and signed(_ACTION):
        pitches.take_back(pitch.confirmation, officer())
        st.toast(words.TAKEN_BACK)
        st.rerun()


def _show_history(pitch: Pitch) -> None:
    items = "".join(f"<li>{escape(words.history(one))}</li>" for one in pitches.history(pitch))
    if items:
        st.html(f'<details><summary>{words.HISTORY}</summary><ul class="punten">{items}</ul></details>')


def _key(pitch: Pitch) -> str:
    """Names the form of a pitch as it stands now, so that another reading or confirmation fills it anew."""
    stands = repr([one.said for one in (*pitch.reading, *pitch.promises)])
    number_ = pitch.confirmation.number if pitch.confirmation else 0
    return f"pitch_{pitch.document[:8]}_{number_}_{zlib.crc32(stands.encode())}"
