"""The figures that were read from one table or from the running text, each with a form to put it right."""

from __future__ import annotations

import hashlib
from collections import Counter
from html import escape
from typing import Any

import streamlit as st

from dashboards import correcting, desk, labels
from dashboards.labels import desk as desk_labels
from dashboards.parts.desk.buttons import save_or_cancel
from dashboards.parts.desk.number import read_number
from dashboards.parts.desk.place import edit, edited, officer
from dashboards.parts.paging import first_part, more_button
from pipeline.decisions.figures import REMOVED, FigureField
from pipeline.tables import ROW_KINDS

Figure = dict[str, Any]
_KINDS = (*ROW_KINDS, REMOVED)


def show_figures(rows: list[Figure], document: Figure) -> None:
    """A line for each figure, with its section above the first of them."""
    if not rows:
        st.html(f'<p class="stil">{desk_labels.NO_FIGURES_HERE}</p>')
        return
    adjusted, section, seen = correcting.adjusted(), None, Counter[str]()
    is_theirs = correcting.may_correct(document["document"])
    for row in first_part(rows, "cijfers"):
        if row["section"] != section:
            section = row["section"]
            st.html(f'<p class="kopje">{escape(section or "")}</p>')
        key = figure_key(row)
        seen[key] += 1
        _show_figure(row, document, adjusted.by(row), f"{key}_{seen[key]}", is_theirs)
    more_button(rows, "cijfers")


def figure_key(row: Figure) -> str:
    """A key of a figure by its place in the file, so that a form stays with it when the file is read anew."""
    place = (row["table"], row["row"], row["measure"], row["planned_cell"], row["realised_cell"])
    in_text = (row["page"], row["section"], row["planned_text"], row["realised_text"]) if row["table"] is None else ()
    own = (row["document"], *place, *in_text, row["period_start"], row["period_end"])
    return hashlib.sha256(repr(own).encode()).hexdigest()[:12]


def _show_figure(row: Figure, document: Figure, people: list[str], key: str, is_theirs: bool) -> None:
    with st.container(key=f"cijfer_{key}"):
        with st.container(horizontal=True, gap="small"):
            st.html(_words(row, document, people), width="stretch")
            measure = labels.measure(row["measure"], row["unit"])
            name = desk_labels.figure_name(row["activity"], measure, _where(row))
            if is_theirs:
                st.button(
                    desk_labels.about(desk_labels.CHANGE, name), key=f"wijzig_{key}", on_click=edit, args=(key,),
                    type="tertiary",
                )  # fmt: skip
        if is_theirs and edited() == key:
            _show_form(row, key)


def _where(row: Figure) -> str | None:
    """The cell of a figure; in running text, where there are no cells, the number as it was written."""
    place: str | None = row["realised_cell"] or row["planned_cell"] or row["realised_text"] or row["planned_text"]
    return place


def _words(row: Figure, document: Figure, people: list[str]) -> str:
    own, whole = (row["period_start"], row["period_end"]), (document["period_start"], document["period_end"])
    when = f" · {labels.period(*own)}" if own not in ((None, None), whole) else ""
    kind = "" if row["row_kind"] == "data" else f" · {desk_labels.ROW_KINDS[row['row_kind']]}"
    by = escape(labels.ADJUSTED_BY.format(name=", ".join(people)))
    adjusted = f' <span class="aangepast">{by}</span>' if people else ""
    return (
        f'<div class="gelezen-cijfer"><strong>{escape(row["activity"] or labels.NAMELESS)}</strong>'
        f'<span class="stil"> {escape(labels.measure(row["measure"], row["unit"]) + when + kind)}</span>{adjusted}'
        f"<dl><div><dt>{labels.PLANNED}</dt><dd>{_value(row, 'planned')}</dd></div>"
        f"<div><dt>{labels.REALISED}</dt><dd>{_value(row, 'realised')}</dd></div></dl></div>"
    )


def _value(row: Figure, side: str) -> str:
    value, cell = row[side], row[f"{side}_cell"]
    if value is None:
        return labels.NOT_APPLICABLE if row["qualifier"] == "not_applicable" else labels.NOT_GIVEN
    circa = f" {labels.CIRCA}" if row["qualifier"] == "circa" else ""
    where = f' <span class="stil">({escape(cell)})</span>' if cell else ""
    return f"<strong>{labels.amount(value, row['measure'])}{circa}</strong>{where}"


def _show_form(row: Figure, key: str) -> None:
    with st.form(f"formulier_{key}", border=True):
        label = st.text_input(desk_labels.ACTIVITY, row["activity"] or "", key=f"naam_{key}", max_chars=300)
        planned = st.text_input(labels.PLANNED, _written(row["planned"]), key=f"gepland_{key}")
        realised = st.text_input(labels.REALISED, _written(row["realised"]), key=f"gerealiseerd_{key}")
        kind = st.selectbox(
            desk_labels.COUNTS, _KINDS, _KINDS.index(row["row_kind"]), key=f"telt_mee_{key}",
            format_func=desk_labels.ROW_KINDS.__getitem__,
        )  # fmt: skip
        saved = save_or_cancel()
    if saved:
        _save(row, {"activity": label.strip() or None, "row_kind": kind}, {"planned": planned, "realised": realised})


def _save(row: Figure, words: dict[FigureField, str | None], numbers: dict[FigureField, str]) -> None:
    changes = {field: text for field, text in words.items() if text != row[field]}
    try:
        for field, text in numbers.items():
            # a number that was not touched stays as exact as it was read
            if text.strip() != _written(row[field]):
                number = read_number(text)
                changes[field] = None if number is None else repr(number)
    except ValueError:
        st.error(desk_labels.NO_NUMBER, icon=":material/error:")
        return
    if not officer():
        st.error(desk_labels.NAME_FIRST, icon=":material/error:")
        return
    desk.correct_figure(row, changes, officer())
    edit(None)
    st.rerun()


def _written(value: float | None) -> str:
    return "" if value is None else labels.number(value)
