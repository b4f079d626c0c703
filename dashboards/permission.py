"""Who may do what, asked where it is done: a button that is shown by mistake books nothing.

Every function of the screen that books a decision, takes in a file, opens an original or makes a file to take along is
`guarded`. Pages ask `visitor().may` too, so that nobody is shown what is not theirs; this does not count on it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from dashboards.booking import book_refusal
from dashboards.labels.roles import NOT_ALLOWED
from dashboards.visitor import Visitor, acting_as, visitor
from pipeline.access import Action, Role

Given = ParamSpec("Given")
Made = TypeVar("Made")

GUARDED: dict[str, Action] = {}
"""Every guarded function by its module and name, with the action that it is."""


class NotAllowed(Exception):
    """Somebody asks for what their role may not do: no page should offer it. The message is plain Dutch."""

    def __init__(self) -> None:
        super().__init__(NOT_ALLOWED)


def require(action: Action, who: Visitor | None = None) -> Visitor:
    """Who does this; the visitor of now unless given. Raises NotAllowed where it is not theirs, which is booked."""
    asks = who or visitor()
    if not asks.may(action):
        book_refusal(asks, action)
        raise NotAllowed
    return asks


def require_all_organisations() -> None:
    """Raise NotAllowed for a provider: what follows is of all organisations together and cannot be narrowed to one."""
    if visitor().role is Role.PROVIDER:
        raise NotAllowed


def in_their_name(action: Action, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """What makes a file when a button is clicked, in the name of who is shown that button. Raises NotAllowed.

    Streamlit makes such a file outside any visit: asked then, nobody in particular would be looking.
    """
    who = require(action)

    def made() -> bytes:
        with acting_as(who):
            require(action)
            return make()

    return made


def guarded(action: Action) -> Callable[[Callable[Given, Made]], Callable[Given, Made]]:
    """Let a function do nothing but raise NotAllowed for whose role the action is not."""

    def guard(do: Callable[Given, Made]) -> Callable[Given, Made]:
        GUARDED[f"{do.__module__}.{do.__qualname__}"] = action

        @wraps(do)
        def asked(*given: Given.args, **named: Given.kwargs) -> Made:
            require(action)
            return do(*given, **named)

        return asked

    return guard
