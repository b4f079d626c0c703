"""One own delivery: what happened to it, what was read of it, and which of its sentences count."""

from __future__ import annotations

from html import escape

import polars as pl
import streamlit as st

from dashboards import correcting, data, desk, handing_in, labels
from dashboards.desk import Item
from dashboards.labels import desk as desk_words
from dashboards.labels import provider as words
from dashboards.parts.desk.checks import show_checks
from dashboards.parts.desk.facts import show_facts
from dashboards.parts.desk.inbox import title
from dashboards.parts.desk.place import ask_name
from dashboards.parts.desk.reading import show_reading
from dashboards.parts.source import DOCUMENT
from dashboards.parts.table import html_table
from dashboards.visitor import visitor
from pipeline.decisions.history import Decided
from pipeline.store import Snapshot
from pipeline.tables import Tables

_SOURCE = "pages/bron.py"


def show_delivery(item: Item) -> None:
    """Everything of one own delivery on one page."""
    state = data.snapshot()
    st.html(f'<h1 class="detail">{escape(title(item))}</h1>')
    _show_course(item, state)
    if state is None or item.row is None:
        return
    if correcting.may_correct(item.document):
        st.html(f"<p>{words.MAY_CORRECT}</p>")
        ask_name()
    else:
        st.html(f'<p class="melding">{words.MAY_NOT_CORRECT}</p>')
    tables = desk.reading(state, item.document)
    show_facts(item.row, tables)
    show_checks(tables)
    if len(tables.issues):
        st.html(f'<p class="stil">{words.ALSO_SEEN}</p>')
    show_reading(item.row, tables)
    _show_counted(tables)
    _show_changed(handing_in.changed(item.document))
    st.page_link(_SOURCE, label=words.WHOLE, query_params={DOCUMENT: item.document}, icon=":material/arrow_forward:",
                 icon_position="right")  # fmt: skip


def _show_course(item: Item, state: Snapshot | None) -> None:
    """What happened, in order, and what the municipality wrote."""
    times = data.reading_times(state) if state else {}
    steps = [desk_words.delivered(None, item.delivered_at)]
    if item.document in times:
        steps.append(f"{words.READ} {desk_words.moment(times[item.document][1].isoformat())}")
    if item.review is not None:
        done = words.CONFIRMED if item.review.verdict == "confirmed" else words.RETURNED
        steps.append(f"{done}, {desk_words.moment(item.review.decided_at)}")
    stage = f"{desk_words.STAGE_SIGNS[item.stage]} {words.STAGES[item.stage]}"
    listed = "".join(f"<li>{escape(step)}</li>" for step in steps if step)
    why = item.review.reason if item.review else ""
    said = f'<p class="stil">{words.REASON}:</p><blockquote>{escape(why)}</blockquote>' if why else ""
    st.html(f"<p><strong>{escape(stage)}</strong></p><h2>{words.WHAT_HAPPENED}</h2><ol>{listed}</ol>{said}")


def _show_counted(tables: Tables) -> None:
    """The sentences that count, as a table."""
    found, hidden = handing_in.counted(tables)
    names = data.theme_names()
    rows = [
        (one.text, ", ".join(names.get(theme, theme) for theme in one.themes) or labels.NO_THEMES,
         labels.DIRECTIONS[one.direction], labels.VOICES[one.voice])
        for one in found
    ]  # fmt: skip
    columns = dict.fromkeys((words.SENTENCE, words.THEMES, words.DIRECTION, words.VOICE), pl.String)
    table = html_table(pl.DataFrame(rows, schema=columns, orient="row"), words.COUNTED)
    body = f'<div class="breekbaar">{table}</div>' if rows else ""
    nothing = "" if rows or hidden else f"<p>{words.NOTHING_COUNTED}</p>"
    more = f'<p class="geheim">{words.withheld(hidden)}</p>' if hidden else ""
    st.html(f'<h2>{words.COUNTED}</h2><p class="stil">{words.COUNTED_ABOUT}</p>{nothing}{body}{more}')


def _show_changed(found: list[Decided]) -> None:
    if found:
        who = visitor()
        rows = "".join(f"<li>{escape(desk_words.decided(one, who.told_of(one.decided_by)))}</li>" for one in found)
        st.html(f'<h2>{words.CHANGED}</h2><ul class="besluiten">{rows}</ul>')
