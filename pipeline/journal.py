"""What the program does, as lines of JSON for who keeps it running: when, what, with which id, how long.

Never text, names of files or persons, or messages of exceptions, which can quote what was read: a line holds the fields
of FIELDS and nothing else, and a value only where it looks as such a field looks. Of other libraries it says where they
spoke and not what they said. Written with `logging` of Python itself: a whitelist is all that it needs.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

_NAME = "verhaal"
_FIELD = "verhaal_fields"
_WORD = r"[a-z][a-z_]{0,40}"
_COUNT = r"-?\d{1,15}(\.\d{1,6})?"
_PLACE = r"[\w./-]{1,120}:\d{1,6}"
FIELDS: dict[str, str] = {
    "document": r"[0-9a-f]{64}",
    "key": r"[0-9a-f]{16}",
    "backup": r"verhaal-\d{8}T\d{12}Z",
    "check": _WORD, "outcome": _WORD, "reason": _WORD, "step": _WORD, "mode": _WORD,
    "error": r"[A-Za-z_][\w.]{0,80}",
    "logger": r"[A-Za-z_][\w.]{0,80}",
    "where": _PLACE,
    "version": r"[0-9][\w.+-]{0,30}",
    **dict.fromkeys(
        ("seconds", "documents", "read", "partial", "refused", "unchanged", "erased", "files", "bytes", "attempts",
         "port", "status", "waiting", "removed", "shared", "number"), _COUNT,
    ),
}  # fmt: skip
"""Every field that a line can have, with what its value looks like; anything else is left out."""
_EVENT = re.compile(_WORD)
_ALLOWED = {name: re.compile(pattern) for name, pattern in FIELDS.items()}
_MOST_PLACES = 12
logging.getLogger(_NAME).addHandler(logging.NullHandler())  # before `begin` nothing is said


def begin(file: Path | None = None, level: str = "info") -> None:
    """From now on log as JSON, to a file (that may be rotated) or standard error; also what libraries say.

    On a terminal, where somebody is looking, only warnings are shown. An uncaught mistake becomes a line too.
    """
    handler = WatchedFileHandler(file, encoding="utf-8") if file else logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    is_watched = file is None and sys.stderr.isatty()
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING if is_watched else level.upper())
    logging.captureWarnings(capture=True)
    if not is_watched:
        sys.excepthook = _crashed


def note(event: str, level: int = logging.INFO, **fields: object) -> None:
    """Log that something happened; fields that FIELDS does not know, and values that do not fit, are left out."""
    logging.getLogger(_NAME).log(level, event, extra={_FIELD: fields})


@contextmanager
def timed(event: str, **fields: object) -> Iterator[dict[str, object]]:
    """Log when a block ends, with how long it took; what the block puts in the dictionary is logged along."""
    started, more = time.monotonic(), dict[str, object]()
    try:
        yield more
    except BaseException as error:
        more |= {"outcome": "failed", "error": _kind(error)}
        raise
    finally:
        failed = more.get("outcome") == "failed"
        seconds = round(time.monotonic() - started, 3)
        note(event, logging.ERROR if failed else logging.INFO, **{**fields, **more}, seconds=seconds)


class JsonLines(logging.Formatter):
    """A record as one line of JSON. What a library said is never looked at: only where it said so, and how bad."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        fields = getattr(record, _FIELD, None)
        if record.name != _NAME or not isinstance(fields, dict):
            fields, event = self._of_library(record), "library"
        else:
            event = str(record.msg)
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(), "event": event if _EVENT.fullmatch(event) else "unknown",
            "process": os.getpid(), **_allowed(fields),
        }  # fmt: skip
        if record.exc_info and record.exc_info[1]:
            line |= _told(record.exc_info[1], record.exc_info[2])
        return json.dumps(line)

    def _of_library(self, record: logging.LogRecord) -> dict[str, object]:
        return {"logger": record.name, "where": f"{Path(record.pathname).name}:{record.lineno}"}


def _allowed(fields: dict[str, Any]) -> dict[str, object]:
    return {
        name: value
        for name, value in fields.items()
        if name in _ALLOWED and isinstance(value, (str, int, float)) and _ALLOWED[name].fullmatch(str(value))
    }


def _told(error: BaseException, trace: TracebackType | None) -> dict[str, object]:
    """What kind of mistake it was and where, without what it says."""
    frames = traceback.extract_tb(trace or error.__traceback__)[-_MOST_PLACES:]
    places = [f"{Path(one.filename).name}:{one.lineno}" for one in frames]
    return {"error": _kind(error), "places": [one for one in places if re.fullmatch(_PLACE, one)]}


def _kind(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        logging.getLogger(_NAME).critical("crashed", exc_info=(kind, error, trace), extra={_FIELD: {}})
