"""Views of the screen that people keep by name: a page with what was chosen on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.decisions.ledger import Ledger, now, standing

LONGEST_NAME = 80
Refusal = Literal["no_name", "too_long", "taken", "gone"]


class ViewRefusedError(ValueError):
    """A view cannot be kept under this name: there is none, it is too long or taken, or the view itself is gone."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class View:
    """A view: its number (to rename or delete it by), its name, the page, what stands in the address, who and when.

    `page` is the name of a page's file; `query` what follows the question mark in its address.
    """

    number: int
    name: str
    page: str
    query: str
    decided_by: str
    decided_at: str


class Views(Ledger):
    """The views that were saved. A new name is a new row in place of the old one, so that the history stays."""

    def save(self, name: str, page: str, query: str, decided_by: str) -> int:
        """Keep a view; gives its number.

        Raises ViewRefusedError for a name that is empty, too long or taken.
        """
        return self._add(
            "views", name=self._free(name), page=page, query=query, decided_by=decided_by, decided_at=now()
        )

    def rename(self, number: int, name: str, decided_by: str) -> int:
        """Give a view another name; gives its new number.

        Raises ViewRefusedError as `save` does, or where the view is gone.
        """
        held = {view.number: view for view in self.held()}
        if number not in held:
            raise ViewRefusedError("gone")
        free = self._free(name, besides=number)
        self.withdraw("views", number, decided_by)
        return self._add(
            "views", name=free, page=held[number].page, query=held[number].query, decided_by=decided_by,
            decided_at=now(),
        )  # fmt: skip

    def delete(self, number: int, decided_by: str) -> None:
        """Take a view off the list; who did so and when is kept."""
        self.withdraw("views", number, decided_by)

    def held(self) -> tuple[View, ...]:
        """The views that stand, by the alphabet."""
        if not self.path.exists():
            return ()
        with self._open() as connection:
            rows = connection.execute(
                f"select id, name, page, query, decided_by, decided_at from views where {standing('views')} order by id"
            ).fetchall()
        return tuple(sorted((View(*row) for row in rows), key=lambda view: (view.name.casefold(), view.number)))

    def _free(self, name: str, besides: int | None = None) -> str:
        clean = " ".join(name.split())
        if not clean:
            raise ViewRefusedError("no_name")
        if len(clean) > LONGEST_NAME:
            raise ViewRefusedError("too_long")
        if any(view.name.casefold() == clean.casefold() and view.number != besides for view in self.held()):
            raise ViewRefusedError("taken")
        return clean
