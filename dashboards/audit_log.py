"""What the page of the audit log reads: for the administrator alone, asked here and not only in the menu."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import polars as pl

from dashboards import data
from dashboards.labels import audit as words
from dashboards.permission import NotAllowed
from dashboards.visitor import visitor
from pipeline import audited
from pipeline.audit import Audit, Entry, Event
from pipeline.audit.finding import Asked, all_of, count, newest, people
from pipeline.audit.handing_over import Form, written
from pipeline.wording_audit import action_name, outcome_name, show_verified

PAGE = "logboek"
HERE = "Europe/Amsterdam"


def audit_log() -> Audit:
    """The log itself. Raises NotAllowed for all but the administrator."""
    if not visitor().may_open(PAGE):
        raise NotAllowed
    return Audit(data.settings().audit)


def asked(who: str | None, actions: Sequence[str], days: int | None) -> Asked:
    """Which rows: by whom, which actions, and from how many days before today on."""
    since = datetime.now(UTC).date() - timedelta(days=days) if days is not None else None
    return Asked(who, tuple(actions), since)


def names() -> list[str]:
    """Everybody who is in the log, by the alphabet."""
    return people(audit_log())


def rows(chosen: Asked, most: int) -> tuple[pl.DataFrame, int]:
    """The newest rows that fit as a table with Dutch names, and how many fit in all."""
    log = audit_log()
    return _table(newest(log, most, chosen)), count(log, chosen)


def checked() -> tuple[bool, list[str]]:
    """Whether the log is as it was booked, and what there is to say of it; the seal is renewed where it is."""
    audit_log()
    found = audited.verify(data.settings())
    if found.well:
        audited.seal(data.settings())
    return found.well, show_verified(found)


def file(chosen: Asked, form: Form) -> bytes:
    """The rows as a file; that somebody takes them is booked first."""
    log = audit_log()
    audited.book(data.settings(), Event.READ_AUDIT, "audit", "", form)
    return "".join(written(all_of(log, chosen), form)).encode()


def _table(entries: Sequence[Entry]) -> pl.DataFrame:
    names = (words.NUMBER, words.WHEN, words.WHO, words.ROLE, words.ACTION, words.WHAT_WITH, words.MARK, words.ENDED)
    rows = [_row(entry) for entry in entries]
    frame = pl.DataFrame(rows, dict.fromkeys(names, pl.String), orient="row")
    at = pl.col(words.WHEN).str.to_datetime(time_zone="UTC").dt.convert_time_zone(HERE)
    return frame.with_columns(at.dt.strftime("%d-%m-%Y %H:%M:%S"))


def _row(entry: Entry) -> tuple[str, ...]:
    return (
        str(entry.number), entry.at or "", entry.who or words.NOBODY, words.role(entry.role or ""), action_name(entry),
        words.KINDS.get(entry.kind or "", entry.kind or ""), words.mark(entry.object_id or ""), outcome_name(entry),
    )  # fmt: skip
