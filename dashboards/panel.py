"""Panels on screen: what they may choose from and where they stand, kept by state of the store; what they do, booked.

Nothing here counts stories or choices by organisation.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import polars as pl

from dashboards import data
from dashboards.filters import Filters
from dashboards.permission import guarded, require_all_organisations
from dashboards.visitor import visitor
from pipeline import panelling
from pipeline.access import Action
from pipeline.decisions import PanelFeedback, Panels, StoryChecks
from pipeline.panel.checks import Check
from pipeline.panel.events import Event, Panel, Plan
from pipeline.panel.feedback import Feedback, Told, told
from pipeline.panel.outcome import Decision, Result, Story, decision
from pipeline.panelling import Sitting
from pipeline.pitched import reports
from pipeline.review.panel_forms import LetterForm, make_letter
from pipeline.review.panel_letter import UNKNOWN_ORGANISATION, Own, letter
from pipeline.store import Snapshot
from pipeline.typed import possible_names

__all__ = ["Sitting", "possible_names"]


def panels() -> tuple[Panel, ...]:
    """Every panel, newest first. Raises NotAllowed."""
    require_all_organisations()
    return tuple(reversed(Panels(_file()).all()))


def sitting(state: Snapshot, panel: Panel) -> Sitting:
    """A panel as it stands today."""
    checks = StoryChecks(_file()).all()
    # what was decided is only added to, so its length names it
    what = ("panel", panel.number, len(panel.events), len(checks))
    return data.made(state, what, lambda: panelling.sitting(state, _documents(state), panel, checks))


def eligible(state: Snapshot, panel: Panel, filters: Filters) -> dict[str, Story]:
    """The stories that could take part, as far as the filters on organisation and programme leave them."""
    checks = StoryChecks(_file()).all()
    what = ("eligible", panel.plan.period, filters.organisation, filters.programme, len(checks))
    documents = _fitting(state, filters)
    return data.made(state, what, lambda: panelling.eligible(state, documents, panel.plan.period, checks))


def withheld(state: Snapshot, panel: Panel) -> int:
    """How many stories over the period of a panel may not be shown."""
    documents = _documents(state).filter(panel.plan.period.overlaps())
    what = ("withheld stories", panel.plan.period)
    return data.made(state, what, lambda: panelling.withheld(state, documents))


def themes(state: Snapshot, stories: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The themes that each story tells of, the one it tells most of first."""
    asked = tuple(sorted(stories))
    return data.made(state, ("themes of stories", asked), lambda: panelling.main_themes(state, asked))


def decisions(held: Sitting) -> tuple[Decision, ...]:
    """What every group that chose came to, as it may be told, the newest round first."""
    made = (decision(table, held.stories, held.checks) for table in reversed(held.course.tables))
    return tuple(one for one in made if one)


@guarded(Action.CHOOSE)
def begin(plan: Plan) -> int:
    """Begin a panel; gives its number."""
    return Panels(_file()).begin(plan, _name())


@guarded(Action.CHOOSE)
def book(held: Sitting, event: Event) -> None:
    """Book what a panel did. Raises PanelError."""
    Panels(_file()).book(held.panel.number, panelling.tidy(event), _name(), held.hidden)


@guarded(Action.CHOOSE)
def drop(panel: Panel) -> None:
    """Take a panel off the list; what it did is kept."""
    Panels(_file()).withdraw("panels", panel.number, _name())


@guarded(Action.CHOOSE)
def check(found: Check) -> None:
    """Book what was found of a story."""
    StoryChecks(_file()).book(panelling.tidy_check(found), _name())


def histories() -> dict[str, list[Check]]:
    """Every check, in order, by story. Raises NotAllowed."""
    require_all_organisations()
    found: dict[str, list[Check]] = {}
    for one in StoryChecks(_file()).all():
        found.setdefault(one.story, []).append(one)
    return found


def feedback(panel: Panel) -> tuple[Feedback, ...]:
    """What organisations were told of a panel, and what they answered."""
    return PanelFeedback(_file()).of(panel.number)


@guarded(Action.CHOOSE)
def book_feedback(done: Feedback) -> None:
    """Book that an organisation was told, or what it answered."""
    PanelFeedback(_file()).book(panelling.tidy_feedback(done), _name())


@guarded(Action.CHOOSE)
def undo_feedback(done: Feedback) -> None:
    """Take back what was booked of an organisation by mistake; it stays in the history."""
    PanelFeedback(_file()).withdraw("panel_feedback", done.number, _name())


def organisations(state: Snapshot, held: Sitting) -> tuple[str, ...]:
    """The organisations whose tellers took part, by the alphabet: never by how many."""
    return tuple(sorted({organisation_of(state, story) for story in held.course.taken}, key=str.casefold))


def standings(state: Snapshot, held: Sitting) -> dict[str, Told]:
    """Of every organisation of a panel whether it was told what was chosen; empty until the panel is done."""
    if held.result is None:
        return {}
    acts = feedback(held.panel)
    return {name: told(acts, name, held.result.on) for name in organisations(state, held)}


def organisation_of(state: Snapshot, story: str) -> str:
    """The organisation that a story came from, also where the story may no longer be shown."""
    return str(_home(state, story).get("organisation") or UNKNOWN_ORGANISATION)


def filename_of(state: Snapshot, story: str) -> str:
    """The file that a story stands in, also where the story may no longer be shown."""
    return str(_home(state, story).get("filename") or UNKNOWN_ORGANISATION)


@guarded(Action.EXPORT)
def document(state: Snapshot, held: Sitting, result: Result, organisation: str, form: LetterForm) -> bytes:
    """What one organisation hears of a panel. Raises FormError, in Dutch."""
    made = decisions(held)
    own = []
    for story in held.course.taken:
        if organisation_of(state, story) == organisation:
            groups = {(one.round, one.number) for one in held.course.tables if story in one.group.stories}
            told = tuple(one for one in reversed(made) if (one.round, one.group) in groups)
            own.append(Own(held.stories.get(story), filename_of(state, story), held.checks.get(story), told))
    template = data.settings().review_template
    return make_letter(letter(organisation, own, result, date.today()), form, template)


def _home(state: Snapshot, story: str) -> dict[str, str | None]:
    """The document of a story: the first signs of its hash begin the story's id."""
    known = data.made(state, "homes", lambda: {row["document"][:16]: row for row in data.documents(state).to_dicts()})
    return known.get(story.rsplit("-", 1)[0][:16], {})


def _documents(state: Snapshot) -> pl.DataFrame:
    """The documents that count: no pitches, which promise."""
    return reports(data.in_force(state))


def _fitting(state: Snapshot, filters: Filters) -> pl.DataFrame:
    return Filters(filters.organisation, filters.programme).apply(_documents(state))


def _file() -> Path:
    return data.settings().decisions


def _name() -> str:
    return visitor().name
