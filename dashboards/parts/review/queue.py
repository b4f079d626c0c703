"""One sentence at a time: accept, correct, reject or pass over, with one key; and take the last step back."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any, Literal

import streamlit as st

from dashboards import data, review
from dashboards.labels import review as words
from dashboards.parts.desk.place import ask_for_name, officer, signed
from dashboards.parts.review.card import computer_says, sentence_card
from dashboards.parts.review.label_form import label_fields
from dashboards.review import Judged
from pipeline.decisions.judgements import Sentence
from pipeline.store import Snapshot

_CURRENT, _PASSED, _DONE, _STEPS = "beoordeelt", "overgeslagen", "net_beoordeeld", "stappen"
_THEME = "beoordeelt_thema"
_CORRECTING, _KEYS = "wijzigt_label", "sneltoetsen"


@dataclass(frozen=True, slots=True)
class Step:
    """What was done with a sentence, to take it back: `number` of its judgement, None when it was passed over."""

    sentence: Sentence
    number: int | None


def show_queue(state: Snapshot, documents: list[str], theme: str | None) -> None:
    """The next sentence with its buttons, or that nothing is left; `theme` is the id of the theme that was chosen."""
    names = data.theme_names()
    st.toggle(words.KEYS_ON, key=_KEYS, value=True, help=words.KEYS_HELP)
    _follow(theme)
    without = review.left_out(st.session_state.setdefault(_PASSED, []))
    left = review.waiting(state, documents, theme, without)
    one = _current(state, left, without)
    st.html(f'<p class="stil">{words.counter(_judged_here(), left.total)}</p>{_status()}')
    if one is None:
        st.html(f"<h2>{words.NOTHING_LEFT_TITLE}</h2><p>{words.NOTHING_LEFT}</p>")
        _undo_button()
        return
    rows: dict[str, dict[str, Any]] = {row["document"]: row for row in data.documents(state).to_dicts()}
    st.html(f"<h2>{words.SENTENCE_TITLE}</h2>{sentence_card(state, one.sentence_id, rows)}")
    st.html(computer_says(one, names, review.reasons(state, one)))
    if st.session_state.get(_CORRECTING):
        _show_form(one)
    else:
        _show_buttons(one)
    st.html(f'<p class="stil">{words.ORDER_NOTE}</p>')


def _follow(theme: str | None) -> None:
    """Let go of the sentence in hand when another theme was chosen."""
    if st.session_state.get(_THEME) != theme:
        _leave()
    st.session_state[_THEME] = theme


def _current(state: Snapshot, left: review.Waiting, without: set[str]) -> Judged | None:
    """The sentence in hand stays when the store is renewed meanwhile; else the most urgent one."""
    held: Sentence | None = st.session_state.get(_CURRENT)
    kept = held is not None and held.content_key not in without
    one = review.judged(state, held.content_key, held.document) if held and kept else None
    for key in left.keys if one is None else ():
        one = one or review.judged(state, key)
    st.session_state[_CURRENT] = one.sentence if one else None
    return one


def _show_buttons(one: Judged) -> None:
    with st.container(key="oordeel", horizontal=True):
        _button(words.ACCEPT, words.ACCEPT_KEY, "akkoord", _accept, one, primary=True)
        _button(words.CORRECT, words.CORRECT_KEY, "wijzig", _correct, one)
        _button(words.REJECT, words.REJECT_KEY, "verwerp", _reject, one, help_=words.REJECT_HELP)
        _button(words.SKIP, words.SKIP_KEY, "volgende_zin", _skip, one)
        _undo_button()
    ask_for_name("oordeel")


def _button(
    label: str, shortcut: str, key: str, act: Any, one: Judged, *, primary: bool = False, help_: str | None = None  # noqa: ANN401 - a callback
) -> None:  # fmt: skip
    kind: Literal["primary", "secondary"] = "primary" if primary else "secondary"
    st.button(label, key=key, type=kind, on_click=act, args=(one,), shortcut=_shortcut(shortcut), help=help_)


def _undo_button() -> None:
    if st.session_state.get(_STEPS):
        st.button(words.UNDO, key="zet_terug", on_click=_undo, shortcut=_shortcut(words.UNDO_KEY))


def _shortcut(key: str) -> str | None:
    """A key alone does something only while people want that: WCAG 2.1.4."""
    return key if st.session_state.get(_KEYS, True) else None


def _show_form(one: Judged) -> None:
    with st.container(key="wijzig_label", border=True):
        st.html(f"<h3>{words.FORM_TITLE}</h3>")
        label = label_fields(f"l_{one.sentence.content_key[:16]}", one.shown.label)
        reason = st.text_input(words.REASON, max_chars=500, key=f"reden_{one.sentence.content_key[:16]}")
        with st.container(horizontal=True):
            saved = st.button(words.SAVE, type="primary", key="bewaar_label")
            st.button(words.CANCEL, key="laat_label", on_click=_close_form)
        if saved and label is None:
            st.error(words.INCOMPLETE, icon=":material/error:")
        elif saved and label is not None and signed("wijzig"):
            _book(one, review.judge(one, label, officer(), reason=reason.strip()), "corrected")
            st.rerun()
        ask_for_name("wijzig")


def _accept(one: Judged) -> None:
    if signed("oordeel"):
        _book(one, review.judge(one, one.shown.label, officer(), "accepted"), "accepted")


def _reject(one: Judged) -> None:
    if signed("oordeel"):
        _book(one, review.reject(one, officer()), "rejected")


def _correct(one: Judged) -> None:
    st.session_state[_CURRENT] = one.sentence
    st.session_state[_CORRECTING] = True


def _skip(one: Judged) -> None:
    st.session_state[_PASSED] = [*st.session_state.get(_PASSED, []), one.sentence.content_key]
    _book(one, None, "skipped")


def _undo() -> None:
    step: Step = st.session_state[_STEPS][-1]
    if step.number is not None:
        if not signed("oordeel"):
            return
        review.take_back("judgements", step.number, step.sentence, officer())
    passed = st.session_state.get(_PASSED, [])
    st.session_state[_PASSED] = [key for key in passed if key != step.sentence.content_key]
    st.session_state[_STEPS] = st.session_state[_STEPS][:-1]
    st.session_state[_CURRENT], st.session_state[_DONE] = step.sentence, "undone"
    st.session_state.pop(_CORRECTING, None)


def _book(one: Judged, number: int | None, done: str) -> None:
    steps: list[Step] = st.session_state.setdefault(_STEPS, [])
    st.session_state[_STEPS] = [*steps, Step(one.sentence, number)]
    st.session_state[_DONE] = done
    _leave()


def _leave() -> None:
    """Let go of the sentence in hand."""
    st.session_state[_CURRENT] = None
    _close_form()


def _close_form() -> None:
    st.session_state.pop(_CORRECTING, None)


def _judged_here() -> int:
    return sum(step.number is not None for step in st.session_state.get(_STEPS, []))


def _status() -> str:
    done = st.session_state.pop(_DONE, None)
    return f'<p role="status" class="klaar">{escape(words.DONE[done]) if done else ""}</p>'
