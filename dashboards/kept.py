"""What was read of the store and made of it, kept for the next visitor, up to a number of bytes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sized
from dataclasses import fields, is_dataclass
from threading import Lock
from typing import Any, TypeVar

import polars as pl
from cachetools import LRUCache

from pipeline.store import Snapshot

BY_KEY: dict[str | type, Callable[[Any], Any]] = {Snapshot: lambda state: state.key}
"""How Streamlit's caches tell snapshots apart: by the state, and by how much of it is seen."""
Made = TypeVar("Made")
_ABSENT = object()
_SMALL = 200
"""Bytes that stand for one thing in a list or dictionary: it bounds what is kept, it measures nothing."""


class Kept:
    """Frames and the like by what they answer; what was asked for longest ago goes first when it is over `most` bytes.

    What several visitors ask for at the same moment is made once. What is kept is shared, not copied, so it may not be
    changed: frames never are. Streamlit's own caches copy, or have no bound in bytes, and take 3 ms to tell 900
    documents apart.
    """

    def __init__(self, most: int) -> None:
        self._held: LRUCache[Hashable, Any] = LRUCache(most, getsizeof=size_of)
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What is kept under a key, or else what `make` gives, which is kept from now on."""
        with self._lock:
            if (found := self._held.get(key, _ABSENT)) is not _ABSENT:
                return found  # type: ignore[no-any-return]
            turn = self._making.setdefault(key, Lock())
        with turn:
            with self._lock:
                found = self._held.get(key, _ABSENT)
            return self._keep(key, make()) if found is _ABSENT else found

    def of(self, frame: pl.DataFrame, what: Hashable, make: Callable[[], Made]) -> Made:
        """What is made of a frame that is kept itself; `what` tells several things that are made of it apart."""
        return self.get((_Same(frame), what), make)

    @property
    def size(self) -> int:
        """Bytes of what is kept, about."""
        return int(self._held.currsize)

    def _keep(self, key: Hashable, made: Made) -> Made:
        with self._lock:
            self._making.pop(key, None)
            if size_of(made) <= self._held.maxsize:
                self._held[key] = made
        return made


def size_of(made: object) -> int:
    """Bytes that something takes, about: exact for frames and text, a guess for what is in lists and dictionaries."""
    if isinstance(made, pl.DataFrame | pl.Series):
        return int(made.estimated_size())
    if is_dataclass(made):
        return sum(size_of(getattr(made, part.name)) for part in fields(made))
    if isinstance(made, str | bytes):
        return len(made)
    if isinstance(made, tuple):
        return sum(map(size_of, made))
    return _SMALL * (len(made) if isinstance(made, Sized) else 1)


class _Same:
    """A frame as part of a key: the frame itself, not one that holds the same."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame

    def __hash__(self) -> int:
        return id(self._frame)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other._frame is self._frame
