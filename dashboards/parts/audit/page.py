"""The audit log: whether it is whole, its newest rows by who, what and when, and all of them as a file."""

from __future__ import annotations

from datetime import date
from functools import partial
from html import escape

import streamlit as st

from dashboards import audit_log
from dashboards.labels import audit as words
from dashboards.parts.downloads import offer_file
from dashboards.parts.filters import MORE
from dashboards.parts.paging import shown_count
from dashboards.parts.table import html_table
from pipeline.audit.finding import Asked
from pipeline.audit.handing_over import Form

_LIST = "logboek"
_FIRST, _STEP = 50, 200
_FORMS: dict[Form, tuple[str, str]] = {
    "csv": (words.DOWNLOAD_CSV, "text/csv"),
    "jsonl": (words.DOWNLOAD_LINES, "application/jsonl"),
}


def show_audit() -> None:
    """The whole page; the shared filters do not matter to it."""
    names = audit_log.names()
    st.html(
        f'<h1 class="detail">{words.TITLE}</h1><p class="inleiding">{words.INTRO}</p>'
        f'<p class="stil">{words.NO_TEXTS}</p>'
    )
    _show_check()
    st.html(f"<h2>{words.ROWS_TITLE}</h2>")
    if not names and not audit_log.rows(Asked(), 1)[1]:
        st.html(f"<p>{words.NOTHING_BOOKED}</p>")
        return
    chosen = _chosen(names)
    _show_rows(chosen)
    _show_files(chosen)


def _show_check() -> None:
    st.html(f"<h2>{words.CHECK_TITLE}</h2><p>{words.CHECK_INTRO}</p>")
    if st.button(words.CHECK, key="controleer_logboek"):
        with st.spinner(words.CHECKING):
            well, lines = audit_log.checked()
        items = "".join(f"<li>{escape(line)}</li>" for line in lines[1:])
        told = f'<strong>{escape(lines[0])}</strong><ul class="punten">{items}</ul>'
        st.html(f'<section class="controle{"" if well else " mis"}" role="status">{told}</section>')


def _chosen(names: list[str]) -> Asked:
    with st.container(horizontal=True, key="logboek_keuze"):
        who = st.selectbox(words.WHO, names, index=None, placeholder=words.EVERYBODY, key="logboek_wie", width=240)
        actions = st.multiselect(
            words.ACTION, list(words.ACTIONS), format_func=words.ACTIONS.__getitem__, placeholder=words.ANY_ACTION,
            key="logboek_wat", width=320,
        )  # fmt: skip
        period = st.selectbox(
            words.PERIOD, list(words.PERIODS), index=list(words.PERIODS).index(words.DEFAULT_PERIOD),
            key="logboek_wanneer", width=200,
        )  # fmt: skip
    return audit_log.asked(who, actions, words.PERIODS[period])


def _show_rows(chosen: Asked) -> None:
    frame, held = audit_log.rows(chosen, shown_count(_LIST, _FIRST))
    if not held:
        st.html(f'<p role="status">{words.NOTHING_FITS}</p>')
        return
    st.html(f'<p role="status">{words.counted(frame.height, held)}</p>{html_table(frame, words.TITLE)}')
    if frame.height < held:
        st.button(words.MORE_ROWS, key="knop_logboek", on_click=_show_more, args=(frame.height + _STEP,))


def _show_more(rows: int) -> None:
    st.session_state[f"{MORE}_{_LIST}"] = rows


def _show_files(chosen: Asked) -> None:
    st.html(f"<h2>{words.DOWNLOAD_TITLE}</h2><p>{words.DOWNLOAD_INTRO}</p>")
    with st.container(horizontal=True, key="logboek_bestanden"):
        for form, (label, media) in _FORMS.items():
            name = words.FILE_NAME.format(day=date.today().isoformat(), form=form)
            offer_file(label, partial(audit_log.file, chosen, form), name, media, f"logboek_{form}")
