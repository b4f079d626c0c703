"""What was erased on request or at the end of its term: by whom, when, with which proof, and what stays out from now.

The ledger is append-only; personal data in it still has to go when somebody asks. A redaction is booked first: which
erasure, table, row and field, and what the text becomes. The triggers of the ledger let exactly that change through,
and nothing else, so that a row that changed can always be told from one that was tampered with.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import unquote_plus

from pipeline.decisions.free_text import FREE_TEXT, OF_DOCUMENT, OF_SENTENCES, SPOKEN
from pipeline.decisions.ledger import ERASED, Ledger, now

Kind = Literal["document", "story", "person", "withdrawal", "retention", "words"]
Mark = Literal["document", "text", "withdrawn", "words"]
"""What stays out: a file by its sha256, a text by its fingerprint, words that a person marked as a name by theirs; or a
story, by its, that is not shown any more."""
Change = Callable[[str], str]
_NOT_BEGUN = (
    "select id from erasures where kind = ? and decided_by = ? and reason = ? "
    "and id not in (select erasure from certificates) and id not in (select erasure from erased) "
    "and id not in (select erasure from redactions)"
)
_ID = 16
"""Signs of a document's hash that the ids of its stories begin with."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """One erasure; `certificate` None as long as it is not finished."""

    number: int
    kind: Kind
    decided_by: str
    decided_at: str
    reason: str
    certificate: dict[str, Any] | None


class Erasures(Ledger):
    """All erasures."""

    def begin(self, kind: Kind, decided_by: str, reason: str) -> int:
        """Book an erasure; gives its number. Raises ValueError without a name.

        One that was booked and then not begun, since the program was killed in between, is the one asked for again.
        """
        if not decided_by.strip():
            raise ValueError("an erasure has somebody who decided it")
        with self._open() as connection:
            row = connection.execute(_NOT_BEGUN, [kind, decided_by, reason]).fetchone()
        if row is not None:
            return int(row[0])
        return self._add("erasures", kind=kind, decided_by=decided_by, decided_at=now(), reason=reason)

    def keep_out(self, number: int, kind: Mark, marks: Iterable[str]) -> None:
        """Remember what stays out from now on; marking twice is once."""
        with self._open() as connection:
            connection.executemany(
                "insert or ignore into erased (erasure, kind, mark) values (?, ?, ?)",
                [(number, kind, mark) for mark in sorted(set(marks))],
            )

    def marks(self, kind: Mark) -> frozenset[str]:
        """All that stays out, of one kind."""
        if not self.path.exists():
            return frozenset()
        with self._open() as connection:
            return frozenset(row[0] for row in connection.execute("select mark from erased where kind = ?", [kind]))

    def certify(self, number: int, body: dict[str, Any]) -> None:
        """Book what came of an erasure, once: counts and hashes, no personal data."""
        with self._open() as connection:
            connection.execute(
                "insert into certificates (erasure, body, decided_at) select ?, ?, ? "
                "where not exists (select 1 from certificates where erasure = ?)",
                [number, json.dumps(body, ensure_ascii=False), now(), number],
            )

    def all(self) -> tuple[Erasure, ...]:
        """Every erasure, oldest first."""
        if not self.path.exists():
            return ()
        with self._open() as connection:
            rows = connection.execute(
                "select erasures.id, kind, decided_by, erasures.decided_at, reason, body from erasures "
                "left join certificates on certificates.erasure = erasures.id order by erasures.id"
            ).fetchall()
        return tuple(
            Erasure(number, kind, by, at, reason, json.loads(body) if body else None)
            for number, kind, by, at, reason, body in rows
        )

    def redact_document(self, number: int, document: str) -> int:
        """Redact what people said and saw of a document; gives the number of fields. Its deliveries are taken off."""
        with self._open() as connection:
            found = _everything(connection, number, OF_DOCUMENT, "document = ?", [document])
            found += _of_stories(connection, number, lambda story: story.startswith(document[:_ID]))
            found += _redact(
                connection, number, "pitch_promises", FREE_TEXT["pitch_promises"], _whole,
                "confirmation in (select id from pitch_confirmations where document = ?)", [document],
            )  # fmt: skip
            for table in ("deliveries", "jobs"):
                connection.execute(f"delete from {table} where document = ?", [document])
            return found

    def redact_story(self, number: int, story: str, content_keys: Collection[str]) -> int:
        """Redact what people said and saw of one story; gives the number of fields."""
        with self._open() as connection:
            found = _of_stories(connection, number, lambda one: one == story)
            for key in sorted(content_keys):
                found += _everything(connection, number, OF_SENTENCES, "content_key = ?", [key])
            return found

    def redact_everywhere(self, number: int, change: Change) -> int:
        """Let `change` take a person out of all free text; gives the number of fields it changed."""
        with self._open() as connection:
            return sum(
                _redact(connection, number, table, columns, lambda text: _changed(text, change))
                for table, columns in FREE_TEXT.items()
            )

    def redact_in_document(self, number: int, document: str, change: Change) -> int:
        """Let `change` take words out of what people said of one document; gives the number of fields it changed."""

        def told(text: str) -> str:
            return _changed(text, change)

        with self._open() as connection:
            found = sum(
                _redact(connection, number, table, columns, told, "document = ?", [document])
                for table, columns in {**OF_DOCUMENT, "deliveries": FREE_TEXT["deliveries"]}.items()
            )
            stories = "substr(story, 1, ?) = ?"
            values = [str(_ID), document[:_ID]]
            return found + _redact(connection, number, "story_checks", ("how", "reason"), told, stories, values)

    def texts(self) -> list[str]:
        """All free text there is, to look for what should be gone."""
        with self._open() as connection:
            return [
                unquote_plus(text) if "%" in text else text
                for table, columns in FREE_TEXT.items()
                for row in connection.execute(f"select {', '.join(columns)} from {table}")
                for text in row
                if text
            ]

    def leave_no_trace(self) -> None:
        """Write the file anew, so that redacted text is in no free page of it and in no log beside it."""
        with self._open() as connection:
            connection.commit()
            connection.execute("vacuum")
            connection.execute("pragma wal_checkpoint(truncate)")


def _everything(
    connection: sqlite3.Connection, number: int, fields: dict[str, tuple[str, ...]], where: str, values: list[str]
) -> int:
    return sum(_redact(connection, number, table, columns, _whole, where, values) for table, columns in fields.items())


def _of_stories(connection: sqlite3.Connection, number: int, is_one: Callable[[str], bool]) -> int:
    """Redact what was said of the stories that are meant, in checks and at panels."""
    stories = {row[0] for row in connection.execute("select distinct story from story_checks") if is_one(row[0])}
    found = sum(
        _redact(connection, number, "story_checks", ("how", "reason"), _whole, "story = ?", [story])
        for story in sorted(stories)
    )
    return found + _redact(connection, number, "panel_events", ("body",), lambda body: _unspoken(body, is_one))


def _redact(
    connection: sqlite3.Connection, number: int, table: str, columns: Iterable[str], change: Change,
    where: str = "true", values: Iterable[str] = (),
) -> int:  # fmt: skip
    """Book and make the changes in some rows of a table; gives how many fields changed."""
    found = 0
    for field in columns:
        rows = connection.execute(f"select rowid, {field} from {table} where {where}", list(values)).fetchall()
        for row, text in rows:
            became = change(text) if text else text
            if became != text:
                connection.execute(
                    "insert into redactions (erasure, kept, row, field, became) values (?, ?, ?, ?, ?)",
                    [number, table, row, field, became],
                )
                connection.execute(f"update {table} set {field} = ? where rowid = ?", [became, row])
                found += 1
    return found


def _whole(text: str) -> str:
    return ERASED


def _unspoken(body: str, is_one: Callable[[str], bool]) -> str:
    """An event of a panel without what was said there, where it is about one of the stories meant."""
    held = json.loads(body)
    if not any(is_one(text) for text in _strings(held)):
        return body
    return json.dumps({name: _silent(value) if name in SPOKEN else value for name, value in held.items()})


def _silent(value: Any) -> Any:  # noqa: ANN401 - what JSON holds
    if isinstance(value, str):
        return ERASED if value else value
    return [[story, ERASED] for story, _ in value]


def _strings(value: Any) -> Iterable[str]:  # noqa: ANN401 - what JSON holds
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _strings(part)]


def _changed(text: str, change: Change) -> str:
    """The text changed; in JSON the strings are, so that what stands escaped is found too; an address goes whole."""
    if text[:1] in ("{", "["):
        try:
            held = json.loads(text)
        except ValueError:
            return change(text)
        became = _each_string(held, change)
        return text if became == held else json.dumps(became)
    if "%" in text and change(plain := unquote_plus(text)) != plain:
        return ERASED
    return change(text)


def _each_string(value: Any, change: Change) -> Any:  # noqa: ANN401 - what JSON holds
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: _each_string(part, change) for name, part in value.items()}
    return [_each_string(part, change) for part in value] if isinstance(value, list) else value
