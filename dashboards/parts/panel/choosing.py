"""Choosing in one group: a story, none, or no agreement; always with why, and with what others said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from dashboards import panel
from dashboards.labels import panel as words
from dashboards.panel import Sitting
from dashboards.parts.desk.place import ask_for_name, ask_name
from dashboards.parts.panel.outcome import decision_card
from dashboards.parts.panel.place import booked
from pipeline.panel.events import Chosen, Outcome, PanelError, Way
from pipeline.panel.outcome import Story, decision
from pipeline.panel.rounds import Table
from pipeline.review import panel_words

_NONE: dict[str, Outcome] = {"geen": "none", "verdeeld": "undecided"}
_SENTENCES = 60
"""So many sentences of a story can be picked from."""


@dataclass(frozen=True, slots=True)
class _Given:
    """What was filled in."""

    motivation: str
    dissent: str
    way: Way
    lines: tuple[int, ...]
    valued: tuple[tuple[str, str], ...]

    @property
    def typed(self) -> tuple[str, ...]:
        """All that was typed."""
        return (self.motivation, self.dissent, *(text for _, text in self.valued))


def show_choosing(held: Sitting, table: Table, order: Sequence[str], may_book: bool) -> None:
    """The choice that was made, or the form to make one."""
    made = decision(table, held.stories, held.checks)
    if made is not None:
        st.html(decision_card(held, made, 3))
        return
    if not may_book:
        st.html(f"<p>{words.NOT_YOURS}</p>")
        return
    ask_name()
    key = f"keuze_{held.panel.number}_{table.round}_{table.number}"
    chosen = st.radio(
        words.CHOICE, [*(one for one in order if one in held.stories), *_NONE], index=None, key=key,
        format_func=lambda one: _called(held, order, one),
    )  # fmt: skip
    story = held.stories.get(chosen or "")
    names = {one: _called(held, order, one) for one in order if one in held.stories}
    given = _form(key, story, names)
    if given:
        _save(held, table, key, chosen, given)
    ask_for_name(key)


def _called(held: Sitting, order: Sequence[str], one: str) -> str:
    if one in _NONE:
        return words.NONE_OF_THEM if one == "geen" else words.UNDECIDED
    return f"{words.letter(order.index(one))}: {panel_words.called(held.stories[one])}"


def _form(key: str, story: Story | None, names: Mapping[str, str]) -> _Given | None:
    """The form; what was filled in once it is sent."""
    with st.form(f"{key}_waarom", border=False):
        motivation = st.text_area(words.MOTIVATION, key=f"{key}_motivatie", max_chars=2000, height=110)
        st.html(f'<p class="stil">{words.MOTIVATION_HELP}</p>')
        dissent = st.text_area(words.DISSENT, key=f"{key}_anders", max_chars=2000, height=90)
        st.html(f'<p class="stil">{words.DISSENT_HELP}</p>')
        way: Way = st.radio(words.WAY, list(words.WAYS), format_func=words.WAYS.__getitem__, key=f"{key}_hoe")
        valued = _valued(key, names)
        lines = _lines(key, story) if story else ()
        saved = st.form_submit_button(words.SAVE_CHOICE, type="primary")
    return _Given(motivation, dissent, way, lines, valued) if saved else None


def _valued(key: str, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What was good in each story, for who told it."""
    with st.expander(words.VALUED, key=f"{key}_waarde"):
        st.html(f'<p class="stil">{words.VALUED_HELP}</p>')
        given = {
            one: st.text_input(words.VALUED_IN.format(name=name), key=f"{key}_waarde_{one}", max_chars=500)
            for one, name in names.items()
        }
    return tuple((one, text.strip()) for one, text in given.items() if text.strip())


def _lines(key: str, story: Story) -> tuple[int, ...]:
    """The sentences that stand for the story."""
    with st.expander(words.LINES, key=f"{key}_zinnen"):
        st.html(f'<p class="stil">{words.LINES_HELP}</p>')
        return tuple(
            at
            for at, sentence in enumerate(story.sentences[:_SENTENCES], start=1)
            if st.checkbox(escape_markdown(sentence), key=f"{key}_zin_{story.story}_{at}")
        )


def escape_markdown(text: str) -> str:
    """Text for a label of Streamlit, which reads labels as Markdown."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]()#+-!<>$~|:" else sign for sign in escape(text, quote=False))


def _save(held: Sitting, table: Table, key: str, chosen: str | None, given: _Given) -> None:
    if chosen is None:
        st.error(words.CHOOSE_FIRST, icon=":material/error:")
        return
    outcome: Outcome = _NONE.get(chosen, "chosen")
    story = None if chosen in _NONE else chosen
    try:
        event = Chosen(
            table.round, table.number, outcome, story, given.motivation.strip(), given.way, given.dissent.strip(),
            given.lines, given.valued,
        )  # fmt: skip
    except PanelError as error:
        st.error(words.problem(error.why), icon=":material/error:")
        return
    if booked(key, given.typed, lambda: panel.book(held, event), words.CHOICE_SAVED):
        st.rerun()
