"""Whose Streamlit sessions and files are: nobody opens another's download, upload or page that went on without them.

Streamlit itself serves a file to whoever knows its address, and gives a page back to whoever knows its session's id.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

MOST = 20_000
"""Sessions, and files, that are remembered; the oldest go first, and are then refused."""


class Owners:
    """By Streamlit session, the key of who is signed in there; by file, the Streamlit sessions that it was made for."""

    def __init__(self) -> None:
        self._keys: OrderedDict[str, str] = OrderedDict()
        self._files: OrderedDict[str, set[str]] = OrderedDict()
        self._lock = Lock()

    def claim(self, page: str, key: str) -> None:
        """A Streamlit session belongs to who is signed in with this key."""
        with self._lock:
            self._keys[page] = key
            self._keys.move_to_end(page)
            _shorten(self._keys)

    def owns_page(self, key: str, page: str) -> bool:
        """Whether a Streamlit session belongs to this key."""
        return self._keys.get(page) == key

    def give(self, page: str, file: str) -> None:
        """A file was made in a Streamlit session."""
        with self._lock:
            self._files.setdefault(file, set()).add(page)
            self._files.move_to_end(file)
            _shorten(self._files)

    def owns_file(self, key: str, file: str) -> bool:
        """Whether a file was made in a Streamlit session of this key."""
        with self._lock:
            return any(self._keys.get(page) == key for page in self._files.get(file, ()))


def _shorten(held: OrderedDict[str, str] | OrderedDict[str, set[str]]) -> None:
    while len(held) > MOST:
        held.popitem(last=False)
