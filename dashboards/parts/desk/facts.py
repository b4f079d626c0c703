"""Who reports and over which period: what was found, how sure and where, and what else it could be."""

from __future__ import annotations

import re
from datetime import date
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import data, desk, desk_labels, labels
from dashboards.parts.desk.place import edit, edited, officer
from pipeline.decisions.corrections import Field
from pipeline.tables import DOCUMENT_KINDS, Tables

_MOST_ALTERNATIVES = 3
Row = dict[str, Any]


def show_facts(row: Row, tables: Tables) -> None:
    """One line for each fact."""
    st.html(f'<h2>{desk_labels.FACTS_TITLE}</h2><p class="stil">{desk_labels.FACTS_INTRO}</p>')
    people = data.corrected_by()
    for field, name in desk_labels.FIELDS.items():
        found = tables.facts.filter(pl.col("field") == field).sort("rank").to_dicts()
        with st.container(key=f"feit_{field}"):
            words, action = st.columns([3, 1], vertical_alignment="center")
            words.html(_words(row, field, name, found, people))
            action.button(
                desk_labels.change(name), key=f"wijzig_{field}", on_click=edit, args=(field,),
                width="stretch",
            )  # fmt: skip
            _show_alternatives(row, field, found)
            if edited() == field:
                _show_form(row, field, name, found)


def _words(row: Row, field: str, name: str, found: list[Row], people: dict[tuple[str, str], str]) -> str:
    own = ("period_start", "period_end") if field == "period" else (field,)
    by = sorted({people[row["document"], one] for one in own if (row["document"], one) in people})
    fact = next((one for one in found if one["rank"] == 1), None)
    said = (
        labels.ADJUSTED_BY.format(name=", ".join(by)) if by
        else _grounds(fact) if fact and _shown(row, field) else ""
    )  # fmt: skip
    value = _shown(row, field) or desk_labels.NOT_FOUND
    return (
        f'<dl class="feiten"><div><dt>{name}</dt><dd><strong>{escape(value)}</strong> '
        f'<span class="stil">{escape(said)}</span></dd></div></dl>'
    )


def _grounds(fact: Row) -> str:
    place = f" ({fact['location']})" if fact["location"] else ""
    return f"{desk_labels.certainty(fact['confidence'])}; {desk_labels.GROUNDS[fact['ground']]}{place}"


def _shown(row: Row, field: str) -> str:
    if field == "period":
        known = row["period_start"] or row["period_end"]
        return labels.period(row["period_start"], row["period_end"]) if known else ""
    value = row[field]
    if value is None:
        return ""
    return {"amount": lambda: labels.amount(value, "euro"), "kind": lambda: desk_labels.KINDS[value]}.get(
        field, lambda: str(value)
    )()


def _show_alternatives(row: Row, field: str, found: list[Row]) -> None:
    """What else it could be, each taken with one click."""
    others = [one for one in found if one["rank"] > 1 and one["value"]][:_MOST_ALTERNATIVES]
    if not others:
        return
    with st.container(horizontal=True, key=f"keuzes_{field}"):
        for one in others:
            words = desk_labels.NEAR_MISS if one["ground"] == "register" else desk_labels.ALTERNATIVE
            st.button(
                f"{words}: {_alternative(field, one['value'])}", key=f"kies_{field}_{one['rank']}",
                on_click=_take, args=(row, field, one["value"], found),
            )  # fmt: skip


def _alternative(field: str, value: str) -> str:
    if field == "period":
        start, end = (date.fromisoformat(day) for day in value.split("/"))
        return labels.period(start, end)
    return desk_labels.KINDS.get(value, value) if field == "kind" else value


def _show_form(row: Row, field: str, name: str, found: list[Row]) -> None:
    with st.form(f"formulier_{field}", border=True):
        label = f"{name}: {desk_labels.NEW_VALUE.lower()}"
        given = _field(row, field, label)
        with st.container(horizontal=True):
            saved = st.form_submit_button(desk_labels.SAVE, type="primary")
            cancelled = st.form_submit_button(desk_labels.CANCEL)
    if cancelled:
        edit(None)
        st.rerun()
    if saved and _choose(row, field, given, found):
        st.rerun()


def _field(row: Row, field: str, label: str) -> str | None:
    """The widget for a new value; gives it as FACTS has it."""
    if field == "period":
        choices = desk_labels.periods(date.today())
        chosen = st.selectbox(
            label, list(choices), index=None, accept_new_options=True, help=desk_labels.PERIOD_HELP,
            placeholder=_shown(row, field) or labels.UNKNOWN,
        )  # fmt: skip
        return _period(chosen, choices) if chosen else None
    if field == "kind":
        return str(st.selectbox(label, DOCUMENT_KINDS, DOCUMENT_KINDS.index(row["kind"]),
                                format_func=desk_labels.KINDS.__getitem__))  # fmt: skip
    if field == "organisation":
        return st.selectbox(
            label, _known_organisations(), index=None, accept_new_options=True,
            placeholder=row["organisation"] or labels.UNKNOWN,
        )  # fmt: skip
    return st.text_input(label, "" if row[field] is None else str(row[field])).strip() or None


def _period(chosen: str, choices: dict[str, tuple[date, date]]) -> str:
    """A period as FACTS has it: one of the list, or two dates as they were typed."""
    start, end = choices.get(chosen) or _dates(chosen)
    return f"{start}/{end}"


def _dates(typed: str) -> tuple[str, str]:
    days = re.findall(r"(\d{1,2})-(\d{1,2})-(\d{4})", typed)
    if len(days) != 2:
        return typed, ""
    first, last = (f"{year}-{int(month):02}-{int(day):02}" for day, month, year in days)
    return first, last


def _known_organisations() -> list[str]:
    state = data.snapshot()
    names = data.documents(state)["organisation"].drop_nulls().unique().to_list() if state else []
    return sorted(names, key=str.casefold)


def _take(row: Row, field: str, value: str, found: list[Row]) -> None:
    _choose(row, field, value, found)


def _choose(row: Row, field: str, value: str | None, found: list[Row]) -> bool:
    """Book a new value; False where the name of the officer is not given yet or the value makes no sense."""
    if not officer():
        st.error(desk_labels.NAME_FIRST, icon=":material/error:")
        return False
    document = row["document"]
    try:
        for one, part in _parts(field, value):
            desk.correct_field(document, one, part, officer())
    except ValueError:
        st.error(desk_labels.NO_SUCH[field], icon=":material/error:")
        return False
    if field == "organisation" and value:
        written = next((one["written"] for one in found if one["rank"] == 1), row["organisation"])
        desk.learn_name(document, written, value, officer())
    edit(None)
    return True


def _parts(field: str, value: str | None) -> list[tuple[Field, str | None]]:
    if field == "period":
        start, end = value.split("/") if value else (None, None)
        if start and end and date.fromisoformat(start) > date.fromisoformat(end):
            raise ValueError(value)
        return [("period_start", start), ("period_end", end)]
    if field == "amount" and value:
        value = str(float(value.replace("€", "").replace(".", "").replace(",", ".").strip()))
    return [(field, value)]  # type: ignore[list-item]
