"""Preparing a panel: which stories take part, and over which groups they are divided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from dashboards import data, labels, panel
from dashboards.labels import panel as words
from dashboards.panel import Sitting
from dashboards.parts.desk.place import ask_for_name
from dashboards.parts.paging import first_part, more_button
from dashboards.parts.panel.place import STEP, booked, may_book
from dashboards.selection import Selection
from pipeline.panel.events import Group, Laid, Taken
from pipeline.panel.outcome import Story
from pipeline.panel.rounds import dealt, reading_order
from pipeline.review import panel_words

_TAKEN = "verhalen_vastleggen"
_LAID = "ronde_leggen"


def show_preparing(selection: Selection, held: Sitting) -> None:
    """Pick stories until the first round begins; after that they stand fixed."""
    if not held.plan.hears_residents:
        st.html(f'<p class="melding">{words.NO_RESIDENT}</p>')
    if held.course.rounds or not may_book():
        st.html(f"<h3>{words.TAKING_PART}</h3><p>{words.LOCKED if held.course.rounds else ''}</p>{_taking_part(held)}")
        return
    _show_picking(selection, held)
    if held.course.standing(held.hidden):
        show_laying(selection, held)


def _taking_part(held: Sitting) -> str:
    order = reading_order(held.panel.number, held.course.taken)
    names = [panel_words.called(held.stories[one]) if one in held.stories else words.GONE for one in order]
    return f'<ul class="punten">{"".join(f"<li>{escape(name)}</li>" for name in names)}</ul>'


def _show_picking(selection: Selection, held: Sitting) -> None:
    st.html(f"<h3>{words.STORIES}</h3><p>{words.PICK_HELP if held.plan.blind else words.PICK_HELP_OPEN}</p>")
    stories, picked = panel.eligible(selection.state, held.panel, selection.filters), _picked(held)
    themes = panel.themes(selection.state, list(stories))
    if held.plan.theme:
        stories = {one: story for one, story in stories.items() if held.plan.theme in themes.get(one, ())}
    if count := panel.withheld(selection.state, held.panel):
        st.html(f'<p class="stil">{words.withheld(count)}</p>')
    if not stories:
        st.html(f'<p class="geen-verhaal">{words.NOTHING_TO_PICK}</p>')
    order = reading_order(held.panel.number, stories)
    for one in first_part(order, f"panel_{held.panel.number}"):
        _show_choice(held, stories[one], one in picked, themes.get(one, ()))
    more_button(order, f"panel_{held.panel.number}")
    st.html(f'<p role="status">{words.picked(len(picked))}</p>')
    if st.button(words.SAVE_STORIES, type="primary", key="verhalen_bewaren"):
        kept = reading_order(held.panel.number, picked)
        if booked(_TAKEN, (), lambda: panel.book(held, Taken(kept)), words.STORIES_SAVED):
            st.rerun()
    ask_for_name(_TAKEN)


def _picked(held: Sitting) -> set[str]:
    """The stories that are ticked now: at first those that were booked and may still be shown."""
    key = f"gekozen_verhalen_{held.panel.number}"
    if key not in st.session_state:
        st.session_state[key] = set(held.course.standing(held.hidden))
    picked: set[str] = st.session_state[key]
    return picked


def _show_choice(held: Sitting, story: Story, is_picked: bool, themes: Sequence[str]) -> None:
    key = f"meedoen_{held.panel.number}_{story.story}"
    with st.container(key=f"verhaalkeuze_{story.story}"):
        st.checkbox(panel_words.called(story), is_picked, key=key, on_change=_tick, args=(held, story.story, key))
        st.html(f'<p class="stil">{escape(_known(story, themes))}</p>{whole(story)}')


def _tick(held: Sitting, story: str, key: str) -> None:
    _picked(held).symmetric_difference_update({story} if st.session_state[key] != (story in _picked(held)) else set())


def _known(story: Story, themes: Sequence[str]) -> str:
    """What is known of a story: whose it is, over which days, on what, who tells it, and what the teller allowed."""
    names = data.theme_names()
    when = labels.period(story.period.start, story.period.end) if story.period else words.UNKNOWN_PERIOD
    parts = [
        story.organisation or labels.UNKNOWN_ORGANISATION, when, labels.VOICES[story.voice] if story.voice else "",
        ", ".join(names[theme] for theme in themes[:2] if theme in names), panel_words.CONSENTS[story.consent],
    ]  # fmt: skip
    return " · ".join(part for part in parts if part)


def whole(story: Story, summary: str = words.WHOLE_STORY) -> str:
    """HTML: a story that folds open."""
    name = f'<span class="alleen-voorlezen">: {escape(panel_words.called(story))}</span>'
    return f"<details><summary>{summary}{name}</summary>{told(story)}</details>"


def told(story: Story) -> str:
    """HTML: the text of a story, with the questions that it answers."""
    parts = []
    for one in story.paragraphs:
        question = f'<p class="stil">{escape(one.question)}</p>' if one.question else ""
        parts.append(f"{question}<p>{escape(one.text)}</p>")
    return f'<div class="verhaaltekst">{"".join(parts)}</div>'


def show_laying(selection: Selection, held: Sitting) -> None:
    """Divide the stories that stand over the groups of the next round."""
    round_, standing = len(held.course.rounds) + 1, reading_order(held.panel.number, held.course.standing(held.hidden))
    st.html(f"<h3>{words.DIVIDE if round_ == 1 else words.NEXT_ROUND}</h3><p>{words.DIVIDE_HELP}</p>")
    how = st.radio(words.HOW, list(words.HOWS), format_func=words.HOWS.__getitem__, key="ronde_hoe")
    tables = 1
    if how == "tables":
        most = max(2, len(standing) // 2)
        tables = int(st.number_input(words.TABLES, 2, most, min(3, most), 1, key="ronde_tafels", width=160))
    if st.button(words.BEGIN_ROUND.format(round=round_), type="primary", key="ronde_begin"):
        groups = _groups(selection, how, standing, tables, words.TOGETHER if round_ == 1 else words.GONE_ON)
        if booked(_LAID, (), lambda: panel.book(held, Laid(round_, groups)), words.ROUND_BEGUN):
            st.query_params[STEP] = "kiezen"
            st.rerun()
    ask_for_name(_LAID)


def _groups(
    selection: Selection, how: str, standing: Sequence[str], tables: int, together: str
) -> tuple[Group, ...]:  # fmt: skip
    if how == "themes":
        return _by_theme(standing, panel.themes(selection.state, standing), data.theme_names())
    if how == "together":
        return (Group(together, tuple(standing)),)
    return tuple(
        Group(words.TABLE.format(number=at), stories) for at, stories in enumerate(dealt(standing, tables), start=1)
    )


def _by_theme(
    standing: Sequence[str], themes: Mapping[str, Sequence[str]], names: Mapping[str, str]
) -> tuple[Group, ...]:
    """A group for each theme that two or more stories tell most of, in the order of the goal tree, and one for what
    is left.
    """
    first = {story: next((one for one in themes.get(story, ()) if one in names), "") for story in standing}
    told = {theme: tuple(one for one in standing if first[one] == theme) for theme in names}
    groups = [Group(names[theme], stories) for theme, stories in told.items() if len(stories) > 1]
    placed = {story for group in groups for story in group.stories}
    rest = tuple(story for story in standing if story not in placed)
    return (*groups, *((Group(words.OTHER_THEMES, rest),) if rest else ()))
