"""The effect review on screen: its facts, kept by state of the store; what is agreed and noted, booked at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import streamlit as st

from dashboards import data, labels
from dashboards.kept import BY_KEY
from dashboards.labels import conversation as words
from dashboards.labels import states as state_words
from dashboards.periods import quarters
from dashboards.permission import guarded, require_all_organisations
from dashboards.selection import Selection
from pipeline import reviewing
from pipeline.access import Action
from pipeline.agreed import Agreement, Status, Terms
from pipeline.decisions import Agreements, Notes
from pipeline.periods import When
from pipeline.pitched import reports
from pipeline.review.content import Review, Scope
from pipeline.review.errors import FormError
from pipeline.review.forms import Form, make
from pipeline.review.forms import check as check_form
from pipeline.review.reminders import calendar, table
from pipeline.review.when import written
from pipeline.reviewing import NoReview
from pipeline.store import Snapshot
from pipeline.typed import without_identifiers

__all__ = ["NoReview"]


@dataclass(frozen=True, slots=True)
class Talk:
    """The review that is open: its scope, and whether its period was chosen or is the newest."""

    scope: Scope
    chosen: bool


def talk_of(selection: Selection, whole_year: bool = False) -> Talk | None:
    """What the filters ask for; without a quarter the newest that reports are about, of the year that was chosen.

    `whole_year` makes it the review of the year of that quarter.

    None where no report knows its period.
    """
    filters = selection.filters
    known = quarters(reports(selection.documents))
    held = [one for one in known if filters.year in (None, one[0])]
    quarter = filters.quarter or (held[0] if held else None)
    if quarter is None:
        return None
    chosen = filters.period if whole_year else filters.quarter
    when = quarter[0] if whole_year else quarter
    return Talk(Scope(when, filters.organisation, filters.programme), chosen is not None)


def review(state: Snapshot, scope: Scope) -> Review:
    """The review of today, with what was agreed and noted until now. Raises NoReview, in Dutch, and NotAllowed."""
    require_all_organisations()
    if scope.organisation == labels.UNKNOWN_ORGANISATION:
        raise NoReview(state_words.NO_MATCH_ALL)
    settings = data.settings()
    return reviewing.with_what_was_said(_facts(state, scope, date.today(), reviewing.decided(settings)), settings)


@st.cache_data(max_entries=16, show_spinner=words.PREPARING, hash_funcs=BY_KEY)
def _facts(state: Snapshot, scope: Scope, made_on: date, decided: str) -> Review:
    # `decided` only tells states apart: with an underscore before it Streamlit would not look at it
    return reviewing.facts(data.settings(), scope, made_on, state)


@guarded(Action.EXPORT)
def document(held: Review, form: Form) -> bytes:
    """The document of a review. Raises FormError, in Dutch."""
    return make(held, form, data.settings().review_template)


def check(form: Form) -> None:
    """See whether a form can be made, once for each state of the template. Raises FormError, in Dutch."""
    template = data.settings().review_template
    changed = template.stat().st_mtime_ns if template.exists() else 0
    if problem := _problem(form, template, changed):
        raise FormError(problem)


@st.cache_data(max_entries=16, show_spinner=False)
def _problem(form: Form, template: Path, changed: int) -> str | None:
    try:
        check_form(form, template)
    except FormError as error:
        return str(error)
    return None


def all_agreements() -> tuple[Agreement, ...]:
    """Every agreement of every review, in the order in which they were made. Raises NotAllowed."""
    require_all_organisations()
    return _agreements().all()


@guarded(Action.AGREE)
def agree(terms: Terms, when: When, by: str) -> None:
    """Book an agreement, without telephone numbers and the like in what was typed."""
    said = replace(terms, what=without_identifiers(terms.what), why=without_identifiers(terms.why))
    _agreements().agree(said, written(when), by)


@guarded(Action.AGREE)
def change(number: int, by: str, status: Status | None, due: date | None, who: str | None, reason: str) -> None:
    """Book a change to an agreement, as `agree` does. Raises ValueError for one that says too little."""
    _agreements().change(number, by, status=status, due=due, who=who, reason=without_identifiers(reason))


@guarded(Action.AGREE)
def note(scope: Scope, theme: str | None, text: str, by: str, decision: bool = False) -> None:
    """Book a note on a theme, or on the whole; or what was decided. As `agree` does."""
    notes = Notes(data.settings().decisions)
    notes.note(written(scope.when), theme, without_identifiers(text), by, scope.organisation, scope.programme, decision)


@guarded(Action.EXPORT)
def as_calendar(held: Sequence[Agreement]) -> bytes:
    """Open agreements for a calendar."""
    return calendar(held)


@guarded(Action.EXPORT)
def as_table(held: Sequence[Agreement]) -> bytes:
    """Agreements with their history, as CSV."""
    return table(held, date.today())


def _agreements() -> Agreements:
    return Agreements(data.settings().decisions)
