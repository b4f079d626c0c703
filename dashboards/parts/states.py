"""What a page shows when it has nothing to show, or cannot: what happened, and what to do next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st

from dashboards import data, desk
from dashboards.labels import provider as provider_words
from dashboards.labels import roles as role_words
from dashboards.labels import states as words
from dashboards.navigation import BY_NAME
from dashboards.permission import NotAllowed
from dashboards.visitor import Visitor
from pipeline.access import Action, Role
from pipeline.audit import AuditDamaged
from pipeline.decisions.soundness import DecisionsDamaged
from pipeline.disk import DiskTrouble
from pipeline.model_files import ModelError
from pipeline.newer import NewerData
from pipeline.store import StoreUnreadable, of_later_layout, of_other_layout

_EVERY = "2s"


def show_empty_store(title: str, visitor: Visitor) -> None:
    """A page without anything to show, with why that is."""
    st.html(f"<h1>{escape(title)}</h1>")
    show_why_empty(visitor)


def is_on_its_way() -> bool:
    """Whether there are reports that cannot be shown yet: of another version, or being read for the first time."""
    return of_other_layout(data.settings().store) or bool(desk.busy(desk.jobs()))


def show_why_empty(visitor: Visitor) -> None:
    """No report can be shown: made by another version, being read for the first time, or nothing was delivered."""
    if of_later_layout(data.settings().store):
        _show(words.LATER_LAYOUT_TITLE, words.LATER_LAYOUT)
    elif of_other_layout(data.settings().store):
        _show(words.OTHER_LAYOUT_TITLE, words.OTHER_LAYOUT, words.REBUILD_COMMAND)
    elif desk.busy(desk.jobs()):
        _watch_first_reading()
    elif visitor.role is Role.PROVIDER:
        _show(words.NOTHING_TITLE, provider_words.NEW_FILES)
    elif visitor.may(Action.DELIVER):
        _show_how_to_start()
    else:
        _show(words.NOTHING_TITLE, words.ASK_OFFICER)


def _show_how_to_start() -> None:
    first, second, third = (escape(step) for step in words.HOW_TO_START)
    st.html(
        f'<section class="welkom"><h2>{words.NOTHING_TITLE}</h2><p>{words.NOTHING_YET}</p><ol><li>{first}</li>'
        f"<li>{second}<pre><code>{words.INGEST_COMMAND}</code></pre></li><li>{third}</li></ol>"
        f'<p class="stil">{words.ORIGINALS_STAY}</p></section>'
    )
    st.page_link(BY_NAME["aanleveren"].path, label=words.TO_DESK, icon=":material/arrow_forward:",
                 icon_position="right")  # fmt: skip


@st.fragment(run_every=_EVERY)
def _watch_first_reading() -> None:
    """How many files are read, until the first of them can be shown."""
    jobs = desk.jobs()
    busy = desk.busy(jobs)
    if not busy or data.snapshot() is not None:
        st.rerun()
    _show(words.READING_TITLE, f"{words.waiting_to_be_read(len(busy))} {words.READING}")
    if desk.is_unattended(jobs):
        st.warning(words.NO_WORKER, icon=":material/warning:")


_TROUBLES: dict[type[Exception], tuple[str, str]] = {
    StoreUnreadable: (words.UNREADABLE_TITLE, words.UNREADABLE),
    DecisionsDamaged: (words.DECISIONS_DAMAGED_TITLE, "{error}"),
    DiskTrouble: (words.DISK_TITLE, "{error}"),
    AuditDamaged: (words.AUDIT_TITLE, "{error}"),
    sqlite3.DatabaseError: (words.DECISIONS_TITLE, words.DECISIONS),
    NewerData: (words.LATER_LAYOUT_TITLE, words.LATER_LAYOUT),
    ModelError: (words.MODEL_TITLE, f"{words.MODEL} {{error}}"),
    NotAllowed: (role_words.NOT_YOURS, "{error}"),
}
"""What can keep a page from being made, with its title and words; the first that fits holds."""


@contextmanager
def told_when_it_cannot(heading: str | None = None) -> Iterator[None]:
    """Say what is the matter where the store, the decisions or a model cannot be opened, with a way on.

    The page ends there. `heading` is shown above where the page has none yet.
    """
    try:
        yield
    except tuple(_TROUBLES) as trouble:
        title, text = next(said for kind, said in _TROUBLES.items() if isinstance(trouble, kind))
        _show_trouble(heading, title, text.format(error=trouble))


def _show_trouble(heading: str | None, title: str, text: str) -> None:
    if heading:
        st.html(f'<h1 class="detail">{escape(heading)}</h1>')
    _show(title, text)
    st.button(words.TRY_AGAIN, key="opnieuw_proberen", type="primary")
    st.stop()


def _show(title: str, text: str, command: str | None = None) -> None:
    given = f"<pre><code>{escape(command)}</code></pre>" if command else ""
    st.html(f'<section class="leeg-scherm" role="status"><h2>{title}</h2><p>{escape(text)}</p>{given}</section>')
