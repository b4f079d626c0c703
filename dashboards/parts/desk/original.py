"""A page of the original beside what was read of it: only when asked for, and booked with the officer's name."""

from __future__ import annotations

import base64
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from dashboards import originals
from dashboards.labels import desk as desk_labels
from dashboards.parts.desk.place import ORIGINAL, PAGE, officer
from dashboards.permission import in_their_name
from dashboards.visitor import visitor
from pipeline.access import Action
from pipeline.issues import Unreadable
from pipeline.originals import Mark, Page
from pipeline.tables import Tables
from pipeline.vault import VaultError


def show_original(document: dict[str, Any], tables: Tables, page: int | None) -> None:
    """A button that opens `page` (from 1), the page that is open, and the way to another page or to the file itself.

    Nothing for whose role does not read originals.
    """
    if not visitor().may(Action.READ_ORIGINAL):
        return
    st.html(f'<h3>{desk_labels.ORIGINAL_TITLE}</h3><p class="stil">{desk_labels.ORIGINAL_NOTE}</p>')
    if not st.session_state.get(ORIGINAL):
        if st.button(desk_labels.VIEW_ORIGINAL, key="bekijk_origineel"):
            _open(page or 1)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(
            desk_labels.WHICH_PAGE, 1, document["pages"] or desk_labels.MOST_PAGES, key=PAGE, step=1, width=160
        )
        st.button(desk_labels.HIDE_ORIGINAL, key="sluit_origineel", on_click=_close)
        _offer_file(document)
    _show_page(document["document"], int(st.session_state[PAGE]), tables)


def _open(page: int) -> None:
    if officer():
        st.session_state[ORIGINAL] = True
        st.session_state[PAGE] = page
        st.rerun()
    else:
        st.error(desk_labels.NAME_FIRST, icon=":material/error:")


def _close() -> None:
    st.session_state.pop(ORIGINAL, None)


def _offer_file(row: dict[str, Any]) -> None:
    """The file itself; it is fetched, and booked, only when somebody asks for it."""

    content = in_their_name(Action.READ_ORIGINAL, partial(originals.whole_file, row["document"]))
    name = desk_labels.ORIGINAL_NAME.format(document=row["document"][:8]) + Path(row["filename"] or "").suffix
    st.download_button(desk_labels.DOWNLOAD, content, file_name=name, key="download_origineel", on_click="ignore")


def _show_page(document: str, page: int, tables: Tables) -> None:
    shown = st.session_state.get(ORIGINAL)
    if not isinstance(shown, tuple) or shown[:2] != (document, page):
        with st.spinner(desk_labels.LOADING_ORIGINAL):
            try:
                found = originals.view(document, page, _marks(tables, page))
            except Unreadable as refusal:
                st.info(refusal.issues[0].message, icon=":material/info:")
                return
            except VaultError:
                st.error(desk_labels.NO_ORIGINAL, icon=":material/error:")
                return
        shown = (document, page, found)
        # only for as long as it is open, and for this visit alone
        st.session_state[ORIGINAL] = shown
    st.html(_page_html(shown[2], page))


def _page_html(shown: Page, page: int) -> str:
    image = base64.b64encode(shown.image).decode()
    boxes = "".join(
        f'<span class="{kind}" style="left:{left:.3%};top:{top:.3%};'
        f'width:{right - left:.3%};height:{bottom - top:.3%}"></span>'
        for kind, (left, top, right, bottom) in shown.boxes
    )
    alternative = desk_labels.ORIGINAL_ALT.format(page=page)
    return f'<div class="origineel"><img src="data:image/png;base64,{image}" alt="{alternative}">{boxes}</div>'


def _marks(tables: Tables, page: int) -> list[Mark]:
    """What was read of a page: its figures, and its sentences that tell of a change."""
    figures = tables.activities.filter(pl.col("page").is_null() | (pl.col("page") == page)).to_dicts()
    marks = [
        Mark("figure", row[side], row["activity"] or "")
        for row in figures
        for side in ("planned_text", "realised_text")
        if row[side]
    ]
    passages = tables.passages.filter(pl.col("page").is_null() | (pl.col("page") == page)).select("passage_id")
    told = tables.labels.filter(pl.col("kind") == "outcome").select("sentence_id")
    sentences = tables.sentences.join(told, on="sentence_id", how="semi").join(passages, on="passage_id", how="semi")
    return [*marks, *(Mark("sentence", text) for text in sentences["text"])]
