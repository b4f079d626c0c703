"""Who reports and over which period: what was found, how sure and where, and what else it could be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import correcting, data, desk, labels
from dashboards.labels import desk as desk_labels
from dashboards.parts.desk.buttons import save_or_cancel
from dashboards.parts.desk.number import read_number
from dashboards.parts.desk.place import ask_for_name, edit, edited, officer, signed
from pipeline.decisions import Correction
from pipeline.decisions.corrections import Field
from pipeline.tables import DOCUMENT_KINDS, Tables

_MOST_ALTERNATIVES = 3
_ABREAST = 3
_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
Row = dict[str, Any]


def show_facts(row: Row, tables: Tables) -> None:
    """A card for each fact, three beside each other."""
    st.html(f'<h2>{desk_labels.FACTS_TITLE}</h2><p class="stil">{desk_labels.FACTS_INTRO}</p>')
    people = data.corrected_by()
    for fields in batched(desk_labels.FIELDS, _ABREAST):
        for field, card in zip(fields, st.columns(_ABREAST), strict=False):
            with card, st.container(key=f"feit_{field}"):
                found = tables.facts.filter(pl.col("field") == field).sort("rank").to_dicts()
                _show_fact(row, field, found, people)


def batched(names: Iterable[str], size: int) -> list[list[str]]:
    """The names in rows of so many."""
    held = list(names)
    return [held[start : start + size] for start in range(0, len(held), size)]


def _show_fact(row: Row, field: str, found: list[Row], people: dict[tuple[str, str], str]) -> None:
    name = desk_labels.FIELDS[field]
    with st.container(horizontal=True, gap="small"):
        st.html(_words(row, field, name, found, people), width="stretch")
        is_theirs = correcting.may_correct(row["document"], field)
        if is_theirs:
            st.button(
                desk_labels.about(desk_labels.CHANGE, name.lower()), key=f"wijzig_{field}", on_click=edit,
                args=(field,), type="tertiary",
            )  # fmt: skip
    if not is_theirs:
        return
    if edited() == field:
        _show_form(row, field, name, found)
    else:
        _show_alternatives(row, field, found)
    ask_for_name(field)


def _words(row: Row, field: str, name: str, found: list[Row], people: dict[tuple[str, str], str]) -> str:
    """The fact, with who gave it or how sure the reader is of it."""
    own = ("period_start", "period_end") if field == "period" else (field,)
    by = sorted({people[row["document"], one] for one in own if (row["document"], one) in people})
    fact = next((one for one in found if one["rank"] == 1), None)
    said = (
        labels.ADJUSTED_BY.format(name=", ".join(by)) if by
        else _grounds(fact) if fact and _shown(row, field) else ""
    )  # fmt: skip
    value = _shown(row, field) or desk_labels.NOT_FOUND
    return (
        f'<dl class="feiten"><div><dt>{name}</dt><dd><strong>{escape(value)}</strong></dd>'
        f'<dd class="stil">{escape(said)}</dd></div></dl>'
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
    """What else it could be, each taken with one click; not what a person chose already."""
    shown = _shown(row, field)
    others = [one for one in found if one["rank"] > 1 and one["value"] and _alternative(field, one["value"]) != shown]
    if not others:
        return
    with st.container(horizontal=True, key=f"keuzes_{field}", gap="small"):
        for one in others[:_MOST_ALTERNATIVES]:
            words = desk_labels.NEAR_MISS if one["ground"] == "register" else desk_labels.ALTERNATIVE
            st.button(
                f"{words}: {desk_labels.plain(_alternative(field, one['value']))}", key=f"kies_{field}_{one['rank']}",
                on_click=_take, args=(row, field, one, found),
            )  # fmt: skip


def _alternative(field: str, value: str) -> str:
    if field == "period":
        start, end = (date.fromisoformat(day) for day in value.split("/"))
        return labels.period(start, end)
    return desk_labels.KINDS.get(value, value) if field == "kind" else value


def _show_form(row: Row, field: str, name: str, found: list[Row]) -> None:
    with st.form(f"formulier_{field}", border=True):
        given = _field(row, field, f"{name}: {desk_labels.NEW_VALUE.lower()}")
        written = _written(row, found) if field == "organisation" else None
        learn = bool(written) and st.checkbox(
            desk_labels.REMEMBER.format(written=desk_labels.plain(written or "")), value=_is_near_miss(found)
        )
        saved = save_or_cancel()
    if saved and _choose(row, field, given, written if learn else None):
        st.rerun()


def _field(row: Row, field: str, label: str) -> str | None:
    """The widget for a new value, with the one that holds now in it; None when it is emptied."""
    now = _held(row, field)
    if field == "period":
        choices = list(desk_labels.periods(date.today()))
        return _select(label, choices, now, desk_labels.PERIOD_HELP)
    if field == "kind":
        kinds = [desk_labels.KINDS[kind] for kind in DOCUMENT_KINDS]
        return st.selectbox(label, kinds, kinds.index(now) if now else None)
    if field == "organisation":
        return _select(label, _known_organisations(), now, None)
    return st.text_input(label, now or "").strip() or None


def _select(label: str, choices: list[str], now: str | None, help_text: str | None) -> str | None:
    """One of the choices or what was written; None says that the document does not hold it."""
    # the field starts empty: Streamlit takes what it holds off the end of what is written over it
    chosen = st.selectbox(
        label, choices, None, accept_new_options=True, placeholder=now or desk_labels.CHOOSE_OR_WRITE, help=help_text
    )
    if now and st.checkbox(desk_labels.NOT_IN_FILE):
        return None
    return chosen or now


def _known_organisations() -> list[str]:
    state = data.snapshot()
    names = data.documents(state)["organisation"].drop_nulls().unique().to_list() if state else []
    return sorted(names, key=str.casefold)


def _written(row: Row, found: list[Row]) -> str | None:
    """What the document calls its organisation."""
    name: str | None = next((one["written"] for one in found if one["rank"] == 1), row["organisation"])
    return name


def _is_near_miss(found: list[Row]) -> bool:
    return any(one["ground"] == "register" for one in found)


def _take(row: Row, field: str, one: Row, found: list[Row]) -> None:
    """Book an alternative; a near miss teaches that the organisation is also written so."""
    if signed(field):
        written = _written(row, found) if one["ground"] == "register" else None
        desk.correct_fields(_corrections(row, field, one["value"]), written)
        edit(None)


def _choose(row: Row, field: str, given: str | None, written: str | None) -> bool:
    """Book a new value; False where the name of the officer is not given yet or the value makes no sense."""
    if not officer():
        st.error(desk_labels.NAME_FIRST, icon=":material/error:")
        return False
    if given != _held(row, field):
        try:
            value = facts_value(field, given) if given else None
        except ValueError:
            st.error(desk_labels.NO_SUCH[field], icon=":material/error:")
            return False
        desk.correct_fields(_corrections(row, field, value), written)
    edit(None)
    return True


def _held(row: Row, field: str) -> str | None:
    """What holds now, as the field shows it."""
    if field == "amount":
        return None if row[field] is None else labels.number(row[field])
    return _shown(row, field) or None


def _corrections(row: Row, field: str, value: str | None) -> list[Correction]:
    parts: dict[Field, str | None] = {field: value}  # type: ignore[dict-item]
    if field == "period":
        start, end = value.split("/") if value else (None, None)
        parts = {"period_start": start, "period_end": end}
    return [Correction(row["document"], one, part, officer(), desk.LEARNED) for one, part in parts.items()]


def facts_value(field: str, given: str) -> str:
    """What an officer chose or wrote, as FACTS has it. Raises ValueError for what is no period or amount.

    A period is one of the list, or two days: '01-09-2023 t/m 31-08-2024' → '2023-09-01/2024-08-31'.
    """
    if field == "kind":
        return next(kind for kind, words in desk_labels.KINDS.items() if words == given)
    if field == "amount":
        value = read_number(given)
        if value is None or value < 0:
            raise ValueError(given)
        return str(value)
    if field != "period":
        return given
    start, end = desk_labels.periods(date.today()).get(given) or _days(given)
    if start > end:
        raise ValueError(given)
    return f"{start}/{end}"


def _days(written: str) -> tuple[date, date]:
    days = [date(int(year), int(month), int(day)) for day, month, year in _DAY.findall(written)]
    if len(days) != 2:
        raise ValueError(written)
    return days[0], days[1]
