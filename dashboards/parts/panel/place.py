"""Where one is on the page of panels: which panel, which step, which group and story; all of it in the address."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from dashboards import panel
from dashboards.labels import panel as words
from dashboards.panel import Sitting
from dashboards.parts.addresses import Addresses
from dashboards.parts.desk.place import officer, signed
from dashboards.permission import NotAllowed
from dashboards.visitor import visitor
from pipeline.access import Action
from pipeline.panel.events import PanelError
from pipeline.review import panel_words

PANEL, STEP, GROUP, STORY = "panel", "stap", "groep", "verhaal"
ADDRESS = "verhalenpanel"
_ASKED = "namen_gevraagd"
"""Session key: the texts in which names were pointed out, by action; the same texts again mean that they are none."""


def address(number: int, **query: str | None) -> str:
    """The address of a place in a panel, for HTML."""
    return Addresses().to(ADDRESS, panel=str(number), **query)


def asked_number() -> int | None:
    """The panel that the address names."""
    asked = st.query_params.get(PANEL, "")
    return int(asked) if asked.isdecimal() else None


def asked_step(otherwise: str) -> str:
    """The step that the address names."""
    asked = st.query_params.get(STEP, otherwise)
    return asked if asked in words.STEPS else otherwise


def steps(held: Sitting, now: str) -> str:
    """HTML: the steps of a panel, with the one that is on screen."""
    items = "".join(
        f'<li><a href="{address(held.panel.number, stap=step)}"{" aria-current=step" if step == now else ""}>'
        f"{name}</a></li>"
        for step, name in words.STEPS.items()
    )
    return f'<nav class="stappen" aria-label="{words.STEPS_NAME}"><ol>{items}</ol></nav>'


def heading(held: Sitting, theme: str | None) -> str:
    """HTML: the question of a panel, what it is about and who sits in it."""
    about = escape(words.about(held.panel, theme))
    return f'<h2>{escape(held.plan.question)}</h2><p class="stil">{about}</p>'


def may_book() -> bool:
    """Whether who is looking may book anything here."""
    return visitor().may(Action.CHOOSE)


def booked(action: str, typed: tuple[str, ...], book: Callable[[], object], said: str) -> bool:
    """Book something that is signed and names nobody; says on screen what stands in the way.

    `typed` is what was typed, in which names are looked for; `said` is told when it is done.
    """
    if not signed(action) or not _names_nobody(action, typed):
        return False
    try:
        book()
    except PanelError as error:
        st.error(words.problem(error.why), icon=":material/error:")
        return False
    except NotAllowed:
        st.error(words.NOT_YOURS, icon=":material/error:")
        return False
    st.toast(said)
    return True


def _names_nobody(action: str, typed: tuple[str, ...]) -> bool:
    names = panel.possible_names(" ".join(typed))
    key = f"{_ASKED}_{action}"
    if not names or st.session_state.get(key) == typed:
        return True
    st.session_state[key] = typed
    st.warning(words.names(names), icon=":material/person_alert:")
    return False


def who() -> str:
    """The name of who books."""
    return officer()


def paragraphs(texts: tuple[str, ...]) -> str:
    """HTML: paragraphs of what people typed."""
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def explained(pairs: tuple[tuple[str, str], ...]) -> str:
    """HTML: the motivation and what others said, each with its name."""
    return "".join(f"<p><strong>{escape(name)}:</strong> {escape(text)}</p>" for name, text in pairs)


def status_line(held: Sitting, story: str) -> str:
    """HTML: how far a story was checked, shown wherever a chosen story is."""
    said = escape(panel_words.status(held.checks.get(story)))
    return f'<p class="nagegaan"><strong>{words.CHECKED}:</strong> {said}</p>'
