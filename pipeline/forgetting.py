"""A story, a person or a document is forgotten: out of the vault, the store and the decisions, with proof.

The order is such that it can be stopped at any moment and gone on with: what is to be done is noted in the vault
first (it can name a person, so it stands nowhere else), then what stays out is booked, then the vault changes, then
the decisions, then the store; each step can be done twice. The proof comes last.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl

from pipeline.arrivals import kept
from pipeline.audited import seal
from pipeline.decisions import Erasures
from pipeline.decisions.erasures import Kind
from pipeline.decisions.ledger import now
from pipeline.erasure import Person
from pipeline.forgetting_search import Found, Search
from pipeline.forgetting_vault import cut, remove
from pipeline.journey import Journey
from pipeline.proof import left_of
from pipeline.run import organisations, reconnect, travel
from pipeline.store import remove_documents, write_anew

Progress = Callable[[int, int], None]
"""Called with how many originals were looked through, and how many there are."""


class NothingToForget(Exception):
    """What was asked for is not there; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be forgotten: whole `documents`, a `story` by its id, or a person by the `forms` of the name.

    Of kind `withdrawal` the story is not forgotten, but counted without being shown from now on.
    """

    kind: Kind
    documents: tuple[str, ...] = ()
    story: str | None = None
    forms: tuple[str, ...] = ()

    @property
    def person(self) -> Person | None:
        """Who is to be forgotten. Raises ValueError for what is no name."""
        return Person(self.forms) if self.forms else None


@dataclass(frozen=True, slots=True)
class Task:
    """A wish that is being carried out: the number of its erasure, and what was found for it."""

    number: int
    wish: Wish
    found: Found
    decided_by: str
    decided_at: str


def look(journey: Journey, wish: Wish, progress: Progress = lambda done, total: None) -> Found:
    """What a wish touches; nothing is changed. Opens every original, but for whole documents.

    Raises NothingToForget where nothing is found, ValueError for what is no name.
    """
    found = Search(journey, wish.story, wish.person, wish.documents).search(progress)
    if not found.touched and not (wish.person and _said(journey, wish.person)):
        raise NothingToForget
    return found


def forget(journey: Journey, wish: Wish, found: Found, by: str, reason: str) -> dict[str, Any]:
    """Carry out a wish for which `look` gave `found`; gives the certificate, which is booked too.

    Raises ValueError without a name of who decides; VaultError.
    """
    if unfinished(journey) is not None:
        finish(journey)
    person = wish.person
    told = person.out_of(reason) if person else reason
    number = Erasures(journey.decided).begin(wish.kind, by, told)
    _note(journey, Task(number, wish, found, by, now()))
    return finish(journey)


def unfinished(journey: Journey) -> Task | None:
    """What was being forgotten when the program stopped; None when nothing was."""
    noted = journey.vault.task()
    if noted is None:
        return None
    held = json.loads(noted)
    asked = held["wish"]
    wish = Wish(asked["kind"], tuple(asked["documents"]), asked["story"], tuple(asked["forms"]))
    return Task(held["number"], wish, Found.of(held["found"]), held["decided_by"], held["decided_at"])


def finish(journey: Journey) -> dict[str, Any]:
    """Go on with what is noted, from the start: each step can be done twice. Raises NothingToForget without a note."""
    task = unfinished(journey)
    if task is None:
        raise NothingToForget
    body = _withdraw(journey, task) if task.wish.kind == "withdrawal" else _erase(journey, task)
    Erasures(journey.decided).certify(task.number, body)
    journey.vault.note_task(None)
    seal(journey.settings)
    return body


def _withdraw(journey: Journey, task: Task) -> dict[str, Any]:
    Erasures(journey.decided).keep_out(task.number, "withdrawn", task.found.marks)
    _read_again(journey, task.found.cut)
    write_anew(journey.store)
    return {**_head(task), "documents": [{"sha256": document} for document in task.found.cut]}


def _erase(journey: Journey, task: Task) -> dict[str, Any]:
    erasures, found = Erasures(journey.decided), task.found
    erasures.keep_out(task.number, "document", found.removed)
    erasures.keep_out(task.number, "text", found.marks)
    records = remove(journey, found)
    cut(journey, found, task.wish.story, task.wish.person)
    gone = {document: found.gone_from_store(journey, document) for document in found.cut}
    fields = _redact(journey, task, gone)
    before = organisations(journey)
    rows = _out_of_store(journey, found.removed)
    _read_again(journey, (*found.cut, *found.renamed))
    if found.removed and journey.store.snapshot() is not None:
        reconnect(journey, _neighbours(found.removed, before), lambda *_: None, before)
    older = write_anew(journey.store) if journey.store.snapshot() is not None else 0
    erasures.leave_no_trace()
    return {
        **_head(task), **_backups(journey),
        "documents_removed": list(found.removed), "documents_cut": list(found.cut),
        "containers": list(found.containers), "stories": sum(map(len, found.stories.values())),
        "sentences_removed": sum(len(keys) for _, keys in gone.values()), "vault_records_removed": records,
        "store_rows_removed": rows, "snapshots_removed": older,
        "decision_fields_redacted": fields, "not_searched": list(found.not_searched),
        "left": asdict(left_of(journey, found, task.wish.person)),
    }  # fmt: skip


def _redact(journey: Journey, task: Task, gone: dict[str, tuple[set[str], set[str]]]) -> int:
    """Take out of the decisions what was said of what goes; gives the number of fields."""
    erasures, found = Erasures(journey.decided), task.found
    fields = sum(erasures.redact_document(task.number, document) for document in found.removed)
    for stories, keys in gone.values():
        for story in stories:
            fields += erasures.redact_story(task.number, story, ())
        fields += erasures.redact_story(task.number, "", keys)
    if person := task.wish.person:
        fields += erasures.redact_everywhere(task.number, person.out_of)
    return fields


def _out_of_store(journey: Journey, documents: tuple[str, ...]) -> dict[str, int]:
    return remove_documents(journey.store, list(documents)) if journey.store.snapshot() is not None else {}


def _neighbours(removed: tuple[str, ...], before: pl.DataFrame) -> list[str]:
    """What to connect anew: what was removed, or, where the store does not know any more whose that was, everything."""
    known = before["document"].to_list()
    return list(removed) if set(removed) <= set(known) else known


def _read_again(journey: Journey, documents: tuple[str, ...]) -> None:
    """Put the documents into the store as they are read now."""
    present = [document for document in dict.fromkeys(documents) if journey.vault.receipts(document)]
    travel(journey, [kept(document, journey.vault) for document in present], lambda *_: None, again=True)


def _head(task: Task) -> dict[str, Any]:
    return {
        "number": task.number, "kind": task.wish.kind, "decided_by": task.decided_by, "decided_at": task.decided_at,
        "finished_at": now(),
    }  # fmt: skip


def _backups(journey: Journey) -> dict[str, str | None]:
    days = journey.settings.retention.backup_days
    until = (datetime.now(UTC) + timedelta(days=days)).date().isoformat() if days else None
    return {"in_backups_until": until}


def _note(journey: Journey, task: Task) -> None:
    journey.vault.note_task(json.dumps(asdict(task)).encode())


def _said(journey: Journey, person: Person) -> bool:
    """Whether people wrote of somebody in their decisions."""
    return journey.decided.exists() and any(person.is_in(text) for text in Erasures(journey.decided).texts())
