"""What a panel chose, round by round, with why, what others said, and how far each story was checked."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards import labels, panel
from dashboards.labels import panel as words
from dashboards.panel import Sitting
from dashboards.parts.desk.place import ask_for_name
from dashboards.parts.panel.place import STEP, booked, explained, may_book, status_line
from dashboards.parts.panel.preparing import whole
from dashboards.parts.source import document_source, source_link
from dashboards.selection import Selection
from pipeline.panel.events import PanelError, Reopened
from pipeline.panel.outcome import Decision, Story
from pipeline.review import panel_words


def show_outcome(_: Selection, held: Sitting) -> None:
    """The choices of the last round, those of earlier rounds folded, and all that happened."""
    made = panel.decisions(held)
    if not made:
        st.html(f"<p>{words.NO_RESULT}</p>")
        return
    is_over = held.course.phase(held.hidden) == "finished"
    st.html(f"<h3>{words.CHOSEN_BY_PANEL}</h3>{'' if is_over else f'<p>{words.NOT_FINISHED}</p>'}")
    if held.result and held.result.ended:
        st.html(f"<p>{escape(held.result.ended)}</p>")
    last = [one for one in made if one.round == made[0].round]
    for one in last:
        _show(held, one, is_over)
    earlier = made[len(last) :]
    if earlier:
        st.html(f"<h3>{words.EARLIER_ROUNDS}</h3>")
    for one in earlier:
        _show(held, one, is_over)
    st.html(f'<p class="stil">{panel_words.NO_SCORE}</p>{_history(held)}')


def _show(held: Sitting, made: Decision, is_over: bool) -> None:
    with st.container(key=f"keuzevak_{made.round}_{made.group}"):
        st.html(decision_card(held, made, 4, with_source=is_over or not held.plan.blind))
        if may_book():
            _show_reopen(held, made)


def decision_card(held: Sitting, made: Decision, level: int, with_source: bool = False) -> str:
    """HTML: what a group chose and why; whose story it is only `with_source`, after the choosing."""
    where = f"{words.ROUND.format(round=made.round)}, {made.name}"
    by = f"{panel_words.WAYS[made.way]}, {words.booked_by(made.decided_by, made.decided_at)}"
    story = _story(held, made.story, made.lines, with_source) if made.story else ""
    return (
        f'<h{level}>{escape(panel_words.came_to(made))}</h{level}><p class="stil">{escape(where)} · {escape(by)}</p>'
        f"{story}{explained(panel_words.why(made))}{_valued(held, made)}"
    )


def _valued(held: Sitting, made: Decision) -> str:
    """HTML: what was good in each story."""
    items = "".join(
        f"<li>{escape(panel_words.called(held.stories[story]))}: {escape(text)}</li>" for story, text in made.valued
    )
    return f'<details><summary>{words.VALUED}</summary><ul class="punten">{items}</ul></details>' if items else ""


def _story(held: Sitting, story: Story, lines: tuple[int, ...], with_source: bool) -> str:
    said = escape(" ".join(story.told_in(lines)))
    quoted = f'<figure class="citaat"><blockquote><p>{said}</p></blockquote></figure>'
    return f"{quoted}{_source(story, lines) if with_source else ''}{status_line(held, story.story)}{whole(story)}"


def _source(story: Story, lines: tuple[int, ...]) -> str:
    place = ", ".join([
        document_source({"organisation": story.organisation, "filename": story.filename}),
        *labels.place(story.page, None, None),
    ])  # fmt: skip
    link = source_link(story.document, "zin", story.place_of(lines), panel_words.called(story))
    return f'<p class="bron"><span class="stil">{labels.SOURCE}:</span> {escape(place)} {link}</p>'


def _show_reopen(held: Sitting, made: Decision) -> None:
    key = f"heropen_{made.round}_{made.group}"
    with st.expander(f"{words.REOPEN}: {made.name}, {words.ROUND.format(round=made.round).lower()}", key=f"{key}_vak"):
        st.html(f'<p class="stil">{words.REOPEN_HELP}</p>')
        with st.form(key, border=False):
            reason = st.text_input(words.REOPEN_REASON, key=f"{key}_reden", max_chars=500)
            saved = st.form_submit_button(words.REOPEN)
        if saved:
            _reopen(held, made, reason, key)
        ask_for_name(key)


def _reopen(held: Sitting, made: Decision, reason: str, key: str) -> None:
    try:
        event = Reopened(made.round, made.group, reason)
    except PanelError as error:
        st.error(words.problem(error.why), icon=":material/error:")
        return
    if booked(key, (reason,), lambda: panel.book(held, event), words.REOPENED):
        st.query_params[STEP] = "kiezen"
        st.rerun()


def _history(held: Sitting) -> str:
    items = "".join(f"<li>{escape(words.happened(one, reasons=not held.hidden))}</li>" for one in held.panel.events)
    return f'<details><summary>{words.HISTORY}</summary><ul class="punten">{items}</ul></details>'
