"""The figures that were read from one table or from the running text, each with a form to put it right."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import streamlit as st

from dashboards import desk, desk_labels, labels
from dashboards.parts.desk.place import edit, edited, officer
from dashboards.parts.paging import first_part, more_button
from pipeline.decisions.figures import REMOVED, FigureField, figure_place
from pipeline.tables import ROW_KINDS

Figure = dict[str, Any]
_KINDS = (*ROW_KINDS, REMOVED)


def show_figures(rows: list[Figure], document: Figure) -> None:
    """A line for each figure, with its section above the first of them."""
    if not rows:
        st.html(f'<p class="stil">{desk_labels.NO_FIGURES_HERE}</p>')
        return
    people, section = desk.corrected_figures(), None
    for row in first_part(rows, "cijfers"):
        if row["section"] != section:
            section = row["section"]
            st.html(f'<p class="kopje">{escape(section or "")}</p>')
        _show_figure(row, document, people)
    more_button(rows, "cijfers")


def _show_figure(row: Figure, document: Figure, people: dict[tuple[str, str, str], str]) -> None:
    with st.container(key=f"cijfer_{row['activity_id'][-5:]}"):
        words, action = st.columns([4, 1], vertical_alignment="center")
        words.html(_words(row, document, people))
        action.button(
            desk_labels.change_figure(row["realised_cell"] or row["planned_cell"]), on_click=edit,
            key=f"wijzig_{row['activity_id']}", args=(row["activity_id"],),
            help=None, width="stretch",
        )  # fmt: skip
        if edited() == row["activity_id"]:
            _show_form(row)


def _words(row: Figure, document: Figure, people: dict[tuple[str, str, str], str]) -> str:
    own, whole = (row["period_start"], row["period_end"]), (document["period_start"], document["period_end"])
    when = f" · {labels.period(*own)}" if own not in ((None, None), whole) else ""
    kind = "" if row["row_kind"] == "data" else f" · {desk_labels.ROW_KINDS[row['row_kind']]}"
    by = sorted({name for key, name in people.items() if key in _keys(row)})
    adjusted = f' <span class="aangepast">{escape(labels.ADJUSTED_BY.format(name=", ".join(by)))}</span>' if by else ""
    return (
        f'<div class="gelezen-cijfer"><strong>{escape(row["activity"] or labels.NAMELESS)}</strong>'
        f'<span class="stil"> {escape(labels.measure(row["measure"], row["unit"]) + when + kind)}</span>{adjusted}'
        f"<dl><div><dt>{labels.PLANNED}</dt><dd>{_value(row, 'planned')}</dd></div>"
        f"<div><dt>{labels.REALISED}</dt><dd>{_value(row, 'realised')}</dd></div></dl></div>"
    )


def _keys(row: Figure) -> set[tuple[str, str, str]]:
    fields: tuple[FigureField, ...] = ("planned", "realised", "activity", "row_kind", "measure")
    return {(row["document"], figure_place(row, field), field) for field in fields}


def _value(row: Figure, side: str) -> str:
    value, cell = row[side], row[f"{side}_cell"]
    if value is None:
        return labels.NOT_APPLICABLE if row["qualifier"] == "not_applicable" else labels.NOT_GIVEN
    circa = f" {labels.CIRCA}" if row["qualifier"] == "circa" else ""
    where = f' <span class="stil">({escape(cell)})</span>' if cell else ""
    return f"<strong>{labels.amount(value, row['measure'])}{circa}</strong>{where}"


def _show_form(row: Figure) -> None:
    with st.form(f"cijfer_{row['activity_id']}", border=True):
        label = st.text_input(desk_labels.ACTIVITY, row["activity"] or "")
        planned = st.text_input(labels.PLANNED, _written(row["planned"]))
        realised = st.text_input(labels.REALISED, _written(row["realised"]))
        kind = st.selectbox(desk_labels.COUNTS, _KINDS, _KINDS.index(row["row_kind"]),
                            format_func=desk_labels.ROW_KINDS.__getitem__)  # fmt: skip
        with st.container(horizontal=True):
            saved = st.form_submit_button(desk_labels.SAVE, type="primary")
            cancelled = st.form_submit_button(desk_labels.CANCEL)
    if cancelled:
        edit(None)
        st.rerun()
    if saved:
        _save(row, {"activity": label.strip() or None, "row_kind": kind}, {"planned": planned, "realised": realised})


def _save(row: Figure, words: dict[FigureField, str | None], numbers: dict[FigureField, str]) -> None:
    try:
        values = {field: read_number(text) for field, text in numbers.items()}
    except ValueError:
        st.error(desk_labels.NO_NUMBER, icon=":material/error:")
        return
    if not officer():
        st.error(desk_labels.NAME_FIRST, icon=":material/error:")
        return
    for field, number in values.items():
        if number != row[field]:
            desk.correct_figure(row, field, None if number is None else repr(number), officer())
    for field, text in words.items():
        if text != row[field]:
            desk.correct_figure(row, field, text, officer())
    edit(None)
    st.rerun()


def read_number(text: str) -> float | None:
    """A number as an officer writes it: '1.240' → 1240, '12,5' → 12.5, '' → None. Raises ValueError for other text."""
    bare = text.replace(" ", "").replace("€", "").rstrip("%")
    if not bare:
        return None
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", bare):
        bare = bare.replace(".", "")
    return float(bare.replace(",", "."))


def _written(value: float | None) -> str:
    return "" if value is None else labels.number(value)
