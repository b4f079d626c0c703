"""What waits for somebody: how much of each kind, and on which page it is dealt with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from dashboards import claims, data, panel, pitches
from dashboards import overview_queries as queries
from dashboards.desk import Item
from dashboards.permission import require_all_organisations
from dashboards.visitor import Visitor
from pipeline.access import Action
from pipeline.agreed import Agreement
from pipeline.decisions import Agreements
from pipeline.store import Snapshot

NO_OUTCOME = "no_outcome"
"""The code of the issue of a report that names no change."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of thing that waits: `kind` as in labels.overview.WAITS, how many, and the page that deals with it."""

    kind: str
    count: int
    page: str


def at_the_desk(items: list[Item], who: Visitor) -> Iterator[Waiting]:
    """What the officer deals with: reports to check, and files that cannot be read."""
    if who.may(Action.DECIDE):
        stages = Counter(item.stage for item in items)
        yield Waiting("check", stages["check"], "aanleveren")
        yield Waiting("refused", stages["refused"], "aanleveren")


def in_reports(state: Snapshot, documents: pl.DataFrame, silent: list[str], who: Visitor) -> Iterator[Waiting]:
    """What asks for a conversation: reports without a change, organisations whose residents say nothing, questions."""
    figures, talk = "cijfers_en_verhalen", "effectgesprek"
    if not who.may_open(figures):
        return
    found = data.issues(state).filter(pl.col("code") == NO_OUTCOME)
    yield Waiting("no_effect", documents.join(found, on="document", how="semi").height, figures)
    yield Waiting("silent", len(silent), "organisaties")
    yield Waiting("questions", len(questions(state, documents)), talk if who.may_open(talk) else figures)


def agreed(who: Visitor) -> Iterator[Waiting]:
    """What who leads the conversation looks after: agreements whose day has passed."""
    if who.may(Action.AGREE):
        today = date.today()
        late = [one for one in open_agreements() if one.standing(today) == "overdue"]
        yield Waiting("overdue", len(late), "afspraken")


def promised(state: Snapshot, who: Visitor) -> Iterator[Waiting]:
    """Pitches of which nobody confirmed yet what they promise."""
    if who.may(Action.CONFIRM):
        unconfirmed = [one for one in pitches.pitches(state) if one.confirmation is None]
        yield Waiting("pitches", len(unconfirmed), "pitches")


def to_tell(state: Snapshot, who: Visitor) -> Iterator[Waiting]:
    """Panels that are done, of which an organisation was not told yet what was chosen."""
    if who.may(Action.CHOOSE):
        standing = [panel.standings(state, panel.sitting(state, one)) for one in panel.panels()]
        untold = [held for held in standing if any(stands != "sent" for stands in held.values())]
        yield Waiting("to_tell", len(untold), "verhalenpanel")


def open_agreements() -> list[Agreement]:
    """The agreements that are not done or dropped, by their last day. Raises NotAllowed."""
    require_all_organisations()
    held = Agreements(data.settings().decisions).all()
    return sorted((one for one in held if one.status == "open"), key=lambda one: (one.terms.due, one.number))


def doubted(state: Snapshot, documents: pl.DataFrame, who: Visitor) -> Iterator[Waiting]:
    """What a reviewer judges: quotations under findings that the computer is not certain of."""
    if who.may(Action.JUDGE):
        ids = tuple(sorted(documents["document"]))
        yield Waiting("doubt", int(data.rows(state, queries.DOUBTED, ids)["n"][0]), "beoordelen")


def questions(state: Snapshot, documents: pl.DataFrame) -> list[dict[str, Any]]:
    """The questions for the conversation about these documents, as `claims.questions`, by organisation."""
    found = claims.questions(state, sorted(documents["document"]))
    return sorted(found, key=lambda row: ((row["organisation"] or "\uffff").casefold(), row["question_id"]))
