"""Data that a later version of this program made: never opened, since that could lose what this version cannot see."""

from __future__ import annotations

_TOLD = (
    "{what} zijn gemaakt door een nieuwere versie van dit programma. Er is niets veranderd. Werk het programma bij, "
    "of zet een reservekopie van deze versie terug met: verhaal restore"
)


class NewerData(Exception):
    """A file of a later version; the message says in Dutch what to do."""

    def __init__(self, what: str) -> None:
        super().__init__(_TOLD.format(what=what))
