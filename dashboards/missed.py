"""A name that the reader left: an officer marks it, and it goes from everything."""

from __future__ import annotations

from dashboards import data
from dashboards.permission import guarded
from dashboards.visitor import visitor
from pipeline.access import Action
from pipeline.hiding import mark
from pipeline.vault import Vault


def may_mark() -> bool:
    """Whether who looks may let names go: who may teach the reader."""
    return visitor().may(Action.TEACH)


@guarded(Action.TEACH)
def hide(written: str, document: str | None, by: str) -> int:
    """Let words go, in one document or (None) in all; gives the number of documents that are read anew.

    Raises ValueError for what cannot be marked, NotAllowed where it is not theirs.
    """
    settings = data.settings()
    return len(mark(settings.decisions, Vault(settings.vault), data.snapshot(), written, document, by))
