"""What the screen books in the audit log by itself; decisions and looks at originals are booked where they are kept."""

from __future__ import annotations

from collections.abc import Callable

from dashboards import data
from dashboards.visitor import Visitor, someone
from pipeline import audited
from pipeline.access import Action
from pipeline.audit import REFUSED, Actor, Audit, Event


def whoever_looks() -> Actor | None:
    """Who is acting, for all that is booked; None for somebody without a name."""
    who = someone()
    return Actor(who.name, who.role or "") if who and who.name else None


def taken_along(make: Callable[[], bytes], kind: str) -> Callable[[], bytes]:
    """What makes a file, and books it before it gives it; `kind` is the end of its name ("xlsx")."""

    def made() -> bytes:
        content = make()
        audited.book_file(data.settings(), kind, content)
        return content

    return made


def book_refusal(who: Visitor, action: Action) -> None:
    """Book that somebody asked for what is not for their role: no page offers it, so that it says something."""
    Audit(data.settings().audit).book(who.name, who.role or "", Event.REFUSED, "action", action, REFUSED)
