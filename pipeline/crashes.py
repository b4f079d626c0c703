"""What a mistake in the program leaves behind: where it happened, and nothing of the text that it happened over.

Messages of exceptions can quote what could not be read ("could not convert 'mevrouw Jansen' to float"), and a dump of
the memory holds all of it. Both outlive the run: in a terminal's history, a journal, a folder with core files.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback
from types import TracebackType

_SORRY = "Er ging iets mis in het programma. Hieronder staat waar; de melding zelf is weggelaten, want daar kan tekst "
_SORRY += "van mensen in staan."


def keep_silent() -> None:
    """From now on this process ends without a memory dump, and tells of a mistake without its message."""
    if os.name == "posix":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))
    sys.excepthook = _tell
    threading.excepthook = lambda end: _tell(end.exc_type, end.exc_value, end.exc_traceback)


def told(error: BaseException | None, trace: TracebackType | None = None) -> str:
    """Where an exception and what caused it happened: files, lines and kinds; of the system's own, what it says."""
    if error is None:
        return ""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    said = f": {error.strerror}" if isinstance(error, OSError) and error.strerror else ""
    places = "".join(traceback.format_tb(trace or error.__traceback__))
    return f"{told(cause)}{places}{type(error).__module__}.{type(error).__qualname__}{said}\n"


def _tell(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if kind is not KeyboardInterrupt:
        sys.stderr.write(f"{_SORRY}\n{told(error, trace) or kind.__name__}")
