"""Rows of the audit log as a file for who keeps watch (the CISO, a SIEM): CSV, JSON, JSON lines or CEF.

Columns: number, at (UTC, ISO 8601), who, role, action, kind, object_id, outcome, and the hash of the row in the chain.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Literal

from pipeline import __version__
from pipeline.audit.entries import SAID, Entry
from pipeline.audit.events import Event

Form = Literal["csv", "json", "jsonl", "cef"]
COLUMNS = ("number", *SAID, "hash")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Excel reads text that begins so as a formula (OWASP, CSV injection)."""
_GRAVITY = {
    Event.SIGN_IN_FAILED: 5, Event.LOCKED: 7, Event.REFUSED: 6, Event.READ_ORIGINAL: 5, Event.ERASED: 6,
    Event.ACCOUNT_CHANGED: 5, Event.REKEYED: 5, Event.RESTORED: 6, Event.RETENTION_DESTROYED: 5,
}  # fmt: skip
_USUAL = 2
"""How grave an event is in CEF, from 0 to 10."""


def written(entries: Iterable[Entry], form: Form) -> Iterator[str]:
    """A file of rows, piece by piece."""
    return _FORMS[form](entries)


def _row(entry: Entry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in COLUMNS}


def _csv(entries: Iterable[Entry]) -> Iterator[str]:
    yield ",".join(COLUMNS) + "\r\n"
    for entry in entries:
        line = io.StringIO()
        csv.writer(line).writerow([_harmless(value) for value in _row(entry).values()])
        yield line.getvalue()


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _json(entries: Iterable[Entry]) -> Iterator[str]:
    before = "["
    for entry in entries:
        yield f"{before}\n {json.dumps(_row(entry), ensure_ascii=False)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _lines(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield json.dumps(_row(entry), ensure_ascii=False) + "\n"


def _cef(entries: Iterable[Entry]) -> Iterator[str]:
    """The Common Event Format, version 0, as most SIEMs read it."""
    for entry in entries:
        action = entry.action or ""
        head = ("CEF:0", "Verhaal", "verhaal", __version__, action, action.replace("_", " "), str(_gravity(action)))
        yield f"{'|'.join(_in_head(part) for part in head)}|{_extension(entry)}\n"


def _gravity(action: str) -> int:
    return _GRAVITY.get(Event(action), _USUAL) if action in set(Event) else _USUAL


def _extension(entry: Entry) -> str:
    at = int(datetime.fromisoformat(entry.at).timestamp() * 1000) if entry.at else ""
    parts = {
        "rt": at, "externalId": entry.number, "suser": entry.who, "spriv": entry.role, "act": entry.action,
        "outcome": entry.outcome, "cs1Label": "kind", "cs1": entry.kind, "cs2Label": "object_id",
        "cs2": entry.object_id, "cs3Label": "hash", "cs3": entry.hash,
    }  # fmt: skip
    return " ".join(f"{name}={_in_extension(str(value))}" for name, value in parts.items() if value not in (None, ""))


def _in_head(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")


def _in_extension(text: str) -> str:
    return text.replace("\\", "\\\\").replace("=", "\\=").replace("\r", " ").replace("\n", "\\n")


_FORMS = {"csv": _csv, "json": _json, "jsonl": _lines, "cef": _cef}
