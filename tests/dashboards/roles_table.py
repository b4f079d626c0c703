"""The tables of docs/beheer/rollen.md, written from the roles themselves: python -m tests.dashboards.roles_table."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dashboards.labels.roles import ACTIONS, ROLES
from dashboards.navigation import PLACES
from pipeline.access import Role, may_do, may_open
from pipeline.settings import ROOT

_FIRST, _AFTER = "### Onderdelen", "## De indiener ziet"
"""Where the tables begin, and what follows them."""


def tables() -> str:
    """Which role opens which page and does what, in two tables."""
    pages = _table("Onderdeel", ((place.title, place.name) for place in PLACES), may_open)
    actions = _table("Wat", ((words, action) for action, words in ACTIONS.items()), may_do)
    return f"### Onderdelen\n\n{pages}\n\n### Handelingen\n\n{actions}\n"


def _table(head: str, rows: Iterable[tuple[str, object]], may: Callable[..., bool]) -> str:
    lines = [[head, *(ROLES[role] for role in Role)], ["---"] * (len(Role) + 1)]
    lines += [[name, *("ja" if may(role, key) else "–" for role in Role)] for name, key in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def renewed(text: str) -> str:
    """The page with the tables of now in place of those that stand in it."""
    before, rest = text.split(_FIRST, 1)
    return f"{before}{tables()}\n{rest[rest.index(_AFTER) :]}"


if __name__ == "__main__":
    page = ROOT / "docs" / "beheer" / "rollen.md"
    page.write_text(renewed(page.read_text(encoding="utf-8")), encoding="utf-8")
