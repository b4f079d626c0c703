"""The running text and the stories as they were read, with the sentences that tell of a change marked."""

from __future__ import annotations

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import labels
from dashboards.labels import desk as desk_labels
from dashboards.parts.paging import first_part, more_button
from pipeline.tables import Tables

Row = dict[str, Any]


def show_text(tables: Tables) -> None:
    """The passages outside stories, under their headings."""
    passages = tables.passages.filter(pl.col("story_id").is_null()).sort("position").to_dicts()
    if not passages:
        st.html(f'<p class="stil">{desk_labels.NO_TEXT}</p>')
        return
    _show(passages, _marked(tables), "alineas")


def show_stories(tables: Tables) -> None:
    """Each story with its consent, its questions and answers."""
    stories = tables.stories.sort("position").to_dicts()
    if not stories:
        st.html(f'<p class="stil">{desk_labels.NO_STORIES}</p>')
    marked = _marked(tables)
    for number, story in enumerate(first_part(stories, "verhalen"), start=1):
        own = tables.passages.filter(pl.col("story_id") == story["story_id"]).sort("position").to_dicts()
        # a story that may not be shown is not shown by its title either
        title = (own and story["title"]) or desk_labels.STORY.format(number=number)
        consent = desk_labels.CONSENTS[story["consent"]]
        body = "".join(_passage(row, marked) for row in own) or f'<p class="geheim">{labels.WITHHELD}</p>'
        st.html(
            f'<section class="verhaal"><h3>{escape(title)} <span class="stil">{consent}</span></h3>{body}</section>'
        )
    more_button(stories, "verhalen")


def _show(passages: list[Row], marked: dict[str, list[tuple[int, int]]], name: str) -> None:
    section, parts = None, []
    for row in first_part(passages, name):
        if row["section"] != section:
            section = row["section"]
            parts.append(f'<p class="kopje">{escape(section or "")}</p>')
        parts.append(_passage(row, marked))
    st.html(f'<p class="stil legenda"><mark>{desk_labels.TEXT_LEGEND}</mark></p>{"".join(parts)}')
    more_button(passages, name)


def _passage(row: Row, marked: dict[str, list[tuple[int, int]]]) -> str:
    question = f'<p class="vraag">{escape(row["question"])}</p>' if row["question"] else ""
    text, at, pieces = row["text"] or "", 0, []
    for start, end in marked.get(row["passage_id"], []):
        pieces += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
        at = end
    place = ", ".join(labels.place(row["page"], row["sheet"], row["cell"]))
    where = f' <span class="stil">({escape(place)})</span>' if place else ""
    return f'{question}<p class="alinea">{"".join(pieces)}{escape(text[at:])}{where}</p>'


def _marked(tables: Tables) -> dict[str, list[tuple[int, int]]]:
    """Where sentences that tell of an effect stand in their passages."""
    told = tables.labels.filter(pl.col("kind") == "outcome").select("sentence_id")
    found: dict[str, list[tuple[int, int]]] = {}
    for row in tables.sentences.join(told, on="sentence_id", how="semi").sort("position").iter_rows(named=True):
        found.setdefault(row["passage_id"], []).append((row["start"], row["end"]))
    return found
