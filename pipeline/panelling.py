"""Panels over a snapshot of the store: the stories that may take part, where each panel stands, and what it chose.

The one way to a panel, for the screen and the review, so that both say the same. `documents` are always the rows of
DOCUMENTS that count.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.decisions import Panels, StoryChecks
from pipeline.panel.checks import Check, newest, withdrawn
from pipeline.panel.events import Chosen, Ended, Event, Panel, Plan, Reopened
from pipeline.panel.feedback import Feedback
from pipeline.panel.outcome import Paragraph, Result, Story, hidden_of, result
from pipeline.panel.rounds import Course, course
from pipeline.periods import Period
from pipeline.store import Snapshot
from pipeline.typed import without_identifiers

_TEXT = """
with asked as (select unnest(?) as document), kept as (select unnest(?) as story_id)
select stories.story_id, stories.title, coalesce(stories.consent, 'unknown') as consent, stories.voice_hint as voice,
    stories.document, passages.page, passages.question, passages.text,
    told.sentences, told.places
from stories join passages on passages.story_id = stories.story_id
left join (
    select passage_id, list(text order by position) as sentences, list(position order by position) as places
    from sentences where document in (select document from asked) group by passage_id
) as told on told.passage_id = passages.passage_id
where stories.document in (select document from asked) and coalesce(stories.consent, 'unknown') <> 'no'
    and passages.text is not null and (? or stories.story_id in (select story_id from kept))
order by stories.document, stories.position, passages.position
"""
"""Passages of stories that may be shown, in order; all of the documents, or those asked for."""
_WITHHELD = """
with asked as (select unnest(?) as document)
select count(*)::integer as n from stories where document in (select document from asked) and consent = 'no'
"""
_THEMES = """
with asked as (select unnest(?) as story_id)
select passages.story_id, mentions_in_force.theme, count(*)::integer as n
from passages join sentences using (passage_id) join mentions_in_force using (sentence_id)
where passages.story_id in (select story_id from asked)
group by all order by passages.story_id, n desc, theme
"""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A panel as it stands today: what it did, the stories that may be shown, and what is known of each."""

    panel: Panel
    course: Course
    stories: Mapping[str, Story] = field(default_factory=dict)
    checks: Mapping[str, Check] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        """What the panel is about."""
        return self.panel.plan

    @property
    def hidden(self) -> frozenset[str]:
        """The stories taking part that may no longer be shown."""
        return hidden_of(self.course, self.stories)

    @property
    def result(self) -> Result | None:
        """How it ended; None while it has not."""
        return result(self.panel.number, self.plan, self.course, self.stories, self.checks)


def eligible(state: Snapshot, documents: pl.DataFrame, period: Period, checks: Collection[Check]) -> dict[str, Story]:
    """The stories that could take part, by id: of documents about the period, or whose period nobody knows.

    Without those whose resident refused or withdrew, or of which no text was kept.
    """
    fitting = documents.filter(period.overlaps() | pl.col("period_start").is_null() | pl.col("period_end").is_null())
    gone = withdrawn(checks)
    return {one: story for one, story in _read(state, fitting, None).items() if one not in gone}


def withheld(state: Snapshot, documents: pl.DataFrame) -> int:
    """How many stories of some documents may not be shown."""
    return int(state.query(_WITHHELD, [documents["document"].sort().to_list()])["n"].item())


def main_themes(state: Snapshot, stories: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The themes that each story tells of, the one it tells most of first."""
    found: dict[str, tuple[str, ...]] = {}
    for story, theme, _ in state.query(_THEMES, [sorted(stories)]).rows():
        found[story] = (*found.get(story, ()), theme)
    return found


def sitting(state: Snapshot, documents: pl.DataFrame, panel: Panel, checks: Collection[Check]) -> Sitting:
    """A panel as it stands today."""
    held = course(panel)
    gone = withdrawn(checks)
    stories = _read(state, documents, [story for story in held.taken if story not in gone]) if held.taken else {}
    return Sitting(panel, held, stories, newest(checks))


def results(state: Snapshot, documents: pl.DataFrame, file: Path, period: Period) -> tuple[Result, ...]:
    """The results of finished panels over a period, or over one that holds it; `file` holds what people decided."""
    panels = [one for one in Panels(file).all() if _concerns(one.plan.period, period)]
    checks = StoryChecks(file).all() if panels else ()
    sittings = (sitting(state, documents, panel, checks) for panel in panels)
    return tuple(found for one in sittings if (found := one.result))


def booked(file: Path) -> str:
    """Names all that panels did, so that what is made of it can be kept until it changes."""
    return repr((Panels(file).all(), StoryChecks(file).all()))


def tidy(event: Event) -> Event:
    """The same event without telephone numbers and the like in what was typed."""
    if isinstance(event, Chosen):
        return replace(
            event, motivation=without_identifiers(event.motivation), dissent=without_identifiers(event.dissent),
            valued=tuple((story, without_identifiers(text)) for story, text in event.valued if text.strip()),
        )  # fmt: skip
    return replace(event, reason=without_identifiers(event.reason)) if isinstance(event, Reopened | Ended) else event


def tidy_check(found: Check) -> Check:
    """The same check without telephone numbers and the like."""
    return replace(found, how=without_identifiers(found.how), reason=without_identifiers(found.reason))


def tidy_feedback(done: Feedback) -> Feedback:
    """The same feedback without telephone numbers and the like."""
    return replace(done, text=without_identifiers(done.text))


def _concerns(panel: Period, asked: Period) -> bool:
    return panel.holds(asked) or asked.holds(panel)


def _read(state: Snapshot, documents: pl.DataFrame, stories: Collection[str] | None) -> dict[str, Story]:
    """Stories of some documents, by id, in the order of the documents; all of them for None."""
    known = {row["document"]: row for row in documents.to_dicts()}
    rows = state.query(_TEXT, [sorted(known), sorted(stories or []), stories is None]).to_dicts()
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["story_id"], []).append(row)
    return {story: _story(held, known[held[0]["document"]]) for story, held in found.items()}


def _story(rows: list[dict[str, Any]], document: Mapping[str, Any]) -> Story:
    first = rows[0]
    start, end = document["period_start"], document["period_end"]
    return Story(
        first["story_id"], first["title"], first["consent"], first["voice"], first["document"],
        document["organisation"], document["filename"] or "", first["page"],
        Period(start, end) if start and end else None,
        tuple(_paragraph(row) for row in rows),
    )  # fmt: skip


def _paragraph(row: Mapping[str, Any]) -> Paragraph:
    """A passage; one that was not cut into sentences is one sentence."""
    sentences, places = row["sentences"] or [row["text"]], row["places"] or []
    return Paragraph(row["text"], row["question"], tuple(sentences), tuple(places))
