"""What was read of the store and is kept for the next visitor, up to a number of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

import polars as pl


class Kept:
    """Frames by what they answer; those that were asked for longest ago go first when there are more than `most` bytes.

    What several visitors ask for at the same moment is made once. Frames are shared, not copied: polars never changes
    one in place. Streamlit's own caches copy, or have no bound in bytes, and take 3 ms to tell 900 documents apart.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._held: OrderedDict[Hashable, pl.DataFrame] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], pl.DataFrame]) -> pl.DataFrame:
        """The frame that is kept under a key, or else the one that `make` gives, which is kept from now on."""
        found = self._find(key)
        if found is not None:
            return found
        with self._lock:
            turn = self._making.setdefault(key, Lock())
        with turn:
            found = self._find(key)
            return self._keep(key, make()) if found is None else found

    def of(self, frame: pl.DataFrame, what: Hashable, make: Callable[[], pl.DataFrame]) -> pl.DataFrame:
        """What is made of a frame that is kept itself; `what` tells several things that are made of it apart."""
        return self.get((_Same(frame), what), make)

    @property
    def size(self) -> int:
        """Bytes of what is kept."""
        return self._size

    def _find(self, key: Hashable) -> pl.DataFrame | None:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def _keep(self, key: Hashable, frame: pl.DataFrame) -> pl.DataFrame:
        with self._lock:
            self._making.pop(key, None)
            self._held[key] = frame
            self._size += int(frame.estimated_size())
            while self._size > self._most and len(self._held) > 1:
                self._size -= int(self._held.popitem(last=False)[1].estimated_size())
        return frame


class _Same:
    """A frame as part of a key: the frame itself, not one that holds the same."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame

    def __hash__(self) -> int:
        return id(self._frame)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other._frame is self._frame
