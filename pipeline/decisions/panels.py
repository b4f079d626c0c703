"""What panels did, story by story and round by round: added and never changed, each event in the order it came.

An event is kept as its kind and its fields as JSON. It is held to the panel's course at the moment it is booked, in
the same transaction, so that two people who book at once cannot both be right.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from pipeline.decisions.ledger import Ledger, now, standing
from pipeline.panel.checks import Check
from pipeline.panel.events import (
    Booked,
    Chosen,
    Ended,
    Event,
    Group,
    Laid,
    Panel,
    PanelError,
    Plan,
    Reopened,
    Seat,
    Taken,
)  # fmt: skip
from pipeline.panel.feedback import Feedback
from pipeline.panel.rounds import after, check, course
from pipeline.periods import Period

_NAMES = {Taken: "taken", Laid: "laid", Chosen: "chosen", Reopened: "reopened", Ended: "ended"}
_KINDS: dict[str, Callable[..., Event]] = {name: kind for kind, name in _NAMES.items()}
_PANELS = (
    "select id, period_start, period_end, question, seats, theme, blind, decided_by, decided_at from panels "
    f"where {standing('panels')} order by id"
)
_EVENTS = "select panel, kind, body, decided_by, decided_at from panel_events order by id"


class Panels(Ledger):
    """All panels with what they did."""

    def begin(self, plan: Plan, decided_by: str) -> int:
        """Begin a panel. Gives its number."""
        return self._add(
            "panels", period_start=plan.period.start.isoformat(), period_end=plan.period.end.isoformat(),
            question=plan.question.strip(), seats=json.dumps([[seat.role, seat.count] for seat in plan.seats]),
            theme=plan.theme, blind=int(plan.blind), decided_by=decided_by, decided_at=now(),
        )  # fmt: skip

    def book(self, number: int, event: Event, decided_by: str, hidden: Collection[str] = ()) -> None:
        """Add what a panel did; `hidden` are the stories that may not be shown today.

        Raises PanelError for an event that cannot come now, and for a panel that is not there.
        """
        with self._open() as connection:
            connection.execute("begin immediate")
            panel = next((one for one in _held(connection) if one.number == number), None)
            if panel is None:
                raise PanelError("no_such_panel")
            held, booked = course(panel), Booked(event, decided_by, now())
            check(held, event, hidden)
            after(held, booked)
            connection.execute(
                "insert into panel_events (panel, kind, body, decided_by, decided_at) values (?, ?, ?, ?, ?)",
                [number, _NAMES[type(event)], json.dumps(asdict(event)), decided_by, booked.decided_at],
            )

    def all(self) -> tuple[Panel, ...]:
        """Every panel that was not taken off the list, in the order in which they began."""
        if not self.path.exists():
            return ()
        with self._open() as connection:
            return _held(connection)


class StoryChecks(Ledger):
    """What was found when stories were checked with who told them."""

    def book(self, found: Check, decided_by: str) -> int:
        """Add what was found of a story. Gives its number."""
        return self._add(
            "story_checks", story=found.story, status=found.status, by_role=found.by_role, how=found.how.strip(),
            reason=found.reason.strip(), decided_by=decided_by, decided_at=now(),
        )  # fmt: skip

    def all(self) -> tuple[Check, ...]:
        """Every check, in the order in which they were booked."""
        if not self.path.exists():
            return ()
        with self._open() as connection:
            rows = connection.execute(
                "select story, status, by_role, how, reason, decided_by, decided_at from story_checks order by id"
            ).fetchall()
        return tuple(Check(*row) for row in rows)


class PanelFeedback(Ledger):
    """What organisations were told of panels, and what they answered."""

    def book(self, done: Feedback, decided_by: str) -> int:
        """Add that an organisation was told, or what it answered. Gives its number, to take it back by."""
        return self._add(
            "panel_feedback", panel=done.panel, organisation=done.organisation, act=done.act,
            on_day=done.on.isoformat(), text=done.text.strip(), decided_by=decided_by, decided_at=now(),
        )  # fmt: skip

    def of(self, panel: int) -> tuple[Feedback, ...]:
        """What was told and answered about one panel and not taken back, in order."""
        if not self.path.exists():
            return ()
        with self._open() as connection:
            rows = connection.execute(
                "select panel, organisation, act, on_day, text, decided_by, decided_at, id from panel_feedback "
                f"where panel = ? and {standing('panel_feedback')} order by id",
                [panel],
            ).fetchall()
        return tuple(
            Feedback(panel, organisation, act, date.fromisoformat(on), text, by, at, number)
            for panel, organisation, act, on, text, by, at, number in rows
        )


def _held(connection: sqlite3.Connection) -> tuple[Panel, ...]:
    panels = [_panel(row) for row in connection.execute(_PANELS)]
    events: dict[int, list[Booked]] = {}
    for number, kind, body, by, at in connection.execute(_EVENTS):
        events.setdefault(number, []).append(Booked(_event(kind, json.loads(body)), by, at))
    return tuple(replace(panel, events=tuple(events.get(panel.number, ()))) for panel in panels)


def _panel(row: Sequence[Any]) -> Panel:
    number, start, end, question, seats, theme, blind, by, at = row
    period = Period(date.fromisoformat(start), date.fromisoformat(end))
    held = tuple(Seat(role, count) for role, count in json.loads(seats))
    return Panel(number, Plan(period, question, held, theme, bool(blind)), by, at)


def _event(kind: str, body: dict[str, Any]) -> Event:
    """The event that was kept; lists of JSON become tuples again."""
    if kind == "laid":
        groups = tuple(Group(one["name"], tuple(one["stories"])) for one in body["groups"])
        return Laid(body["round"], groups)
    return _KINDS[kind](**{name: _as_tuple(held) for name, held in body.items()})


def _as_tuple(held: Any) -> Any:  # noqa: ANN401 - what JSON holds
    return tuple(map(_as_tuple, held)) if isinstance(held, list) else held
