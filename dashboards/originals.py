"""The doors to originals: for the officer and the administrator alone, and every time in a name that is booked.

A provider does not come in here either: it has its own file already, and a second way to text with residents' names in
it would protect nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from dashboards import data
from dashboards.permission import NotAllowed, guarded, require
from pipeline.access import Action
from pipeline.originals import Mark, Page, fetch, view_page

Read = TypeVar("Read")


@guarded(Action.READ_ORIGINAL)
def view(document: str, page: int, marks: Sequence[Mark]) -> Page:
    """A page (from 1) of an original, with the marks found on it. Raises as `view_page` does, and NotAllowed."""
    return booked_read(lambda by: view_page(data.settings(), document, page, marks, by))


@guarded(Action.READ_ORIGINAL)
def whole_file(document: str) -> bytes:
    """An original as it was delivered. Raises VaultError and NotAllowed."""
    return booked_read(lambda by: fetch(data.settings(), document, by))


def booked_read(read: Callable[[str], Read]) -> Read:
    """What `read` gives in the name of who looks; it books that name before it opens anything. Raises NotAllowed."""
    who = require(Action.READ_ORIGINAL)
    if not who.name:
        raise NotAllowed
    return read(who.name)
