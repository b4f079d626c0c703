"""What the server does beside answering, so that nobody waits for it: at its start, and when something new is there."""

from __future__ import annotations

import gc
import importlib
import pkgutil
from contextlib import suppress
from threading import Event

from dashboards import data, parts
from pipeline.model_files import ModelError
from pipeline.store import Snapshot

_AFTER_START = 5.0
"""Seconds that the first visitor has the processor before the search is made ready, which takes some seconds of it."""
_EVERY = 3.0
"""Seconds between two looks at the store; what stands so long is made ready."""


def keep_warm(stop: Event) -> None:
    """Make ready what the pages need, now and each time that something new was published, until `stop` is set."""
    _import_pages()
    _settle()
    stop.wait(_AFTER_START)
    ready, seen = None, None
    while not stop.is_set():
        state = data.whole_snapshot()
        if state is not None and state == seen != ready:
            _prepare_search(state)
            if ready is None:
                _settle()
            ready = state
        seen = state
        stop.wait(_EVERY)


def _import_pages() -> None:
    """Import the code of all pages and open the store."""
    for module in pkgutil.walk_packages(parts.__path__, f"{parts.__name__}."):
        importlib.import_module(module.name)
    state = data.whole_snapshot()
    if state is not None:
        data.documents(state)


def _prepare_search(state: Snapshot) -> None:
    """Open the search; where its models are not right, the page says so."""
    from dashboards import searching

    with suppress(ModelError):
        searching.prepare(state)


def _settle() -> None:
    """Keep what is in memory now out of garbage collection: most of it stays for good.

    Going through all of it takes a tenth of a second each time, in which no page is made. Only at the start: sessions
    that are there now would not be cleared away.
    """
    gc.collect()
    gc.freeze()
