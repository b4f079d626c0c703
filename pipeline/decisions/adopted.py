"""What people made of candidates for new themes: adopted with first examples, or rejected."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.decisions.ledger import Ledger, now, standing

SAME = 0.8
"""Share of a candidate's passages that were in a rejected one, from which it is the same and not offered again."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """A theme that was adopted: its number (to take it back by), its id, name, definition, examples, who and when."""

    number: int
    theme: str
    name: str
    definition: str
    examples: tuple[str, ...]
    decided_by: str
    decided_at: str


class Adopted(Ledger):
    """Themes that were adopted, and candidates that are no theme; both can be taken back."""

    def adopt(
        self, theme: str, name: str, definition: str, examples: Sequence[str], members: Collection[str],
        decided_by: str, reason: str = "",
    ) -> int:  # fmt: skip
        """Make a theme of a candidate; `members` are the content keys of its passages. Gives the number.

        Raises ValueError for a theme that was adopted before, and stands.
        """
        if any(one.theme == theme for one in self.adoptions()):
            raise ValueError(f"het thema {theme} is al overgenomen")
        return self._add(
            "adopted_themes", theme=theme, name=name, definition=definition, examples=_listed(examples),
            members=_listed(sorted(members)), decided_by=decided_by, decided_at=now(), reason=reason,
        )  # fmt: skip

    def reject(self, words: str, members: Collection[str], decided_by: str, reason: str = "") -> int:
        """Say that a candidate, with passages of these content keys, is no theme. Gives the number."""
        return self._add(
            "rejected_candidates", words=words, members=_listed(sorted(members)), decided_by=decided_by,
            decided_at=now(), reason=reason,
        )  # fmt: skip

    def adoptions(self) -> tuple[Adoption, ...]:
        """The themes that were adopted and not taken back, oldest first."""
        if not self.path.exists():
            return ()
        with self._open() as connection:
            rows = connection.execute(
                "select id, theme, name, definition, examples, decided_by, decided_at from adopted_themes "
                f"where {standing('adopted_themes')} order by id"
            ).fetchall()
        return tuple(
            Adoption(number, theme, name, definition, tuple(json.loads(examples)), by, at)
            for number, theme, name, definition, examples, by, at in rows
        )

    def decided(self) -> tuple[frozenset[str], ...]:
        """The passages, by content key, of each candidate that was adopted or rejected."""
        if not self.path.exists():
            return ()
        with self._open() as connection:
            rows = [
                row
                for table in ("adopted_themes", "rejected_candidates")
                for row in connection.execute(f"select members from {table} where {standing(table)}").fetchall()
            ]
        return tuple(frozenset(json.loads(members)) for (members,) in rows)


def is_decided(members: Collection[str], decided: Collection[frozenset[str]]) -> bool:
    """Whether a candidate with these passages (by content key) is one that people decided on before."""
    held = set(members)
    return bool(held) and any(len(held & before) >= SAME * len(held) for before in decided)


def _listed(texts: Sequence[str]) -> str:
    return json.dumps(list(texts), ensure_ascii=False)
