"""What can be wrong with a document, said in plain Dutch: what happened, where, what to do next (issues.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning", "info"]
Stage = Literal["ingest", "parse", "checks", "privacy", "language", "themes", "store", "together"]
"""`checks` looks at one document, `together` at all documents of an organisation: its issues are new each run."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of issue: its severity, its Dutch message and what to do about it as a proposal that can be accepted.

    All have {places} for numbers and names of formats; `many` is said of {count} places at once.
    """

    severity: Severity
    message: str
    proposal: str | None = None
    many: str | None = None


CATALOGUE: dict[str, Kind] = {
    code: Kind(**words)
    for code, words in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")).items()
}
"""Every code an issue can have. Messages never hold text from the document itself."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a person should know about a document; `location` is a Dutch place such as 'pagina 3'.

    `table` and `cell` say the same place to the program: the number of the table and the address of the cell or row.
    """

    code: str
    stage: Stage
    severity: Severity
    message: str
    location: str | None = None
    proposal: str | None = None
    table: int | None = None
    cell: str | None = None


def issue(
    code: str,
    stage: Stage,
    location: str | None = None,
    *,
    table: int | None = None,
    cell: str | None = None,
    **values: str | int | float,
) -> Issue:
    """Make an issue of a known kind; `values` fill the places in its message and proposal.

    Raises KeyError for a code that is not in the catalogue or a place that is not filled: a bug, not bad input.
    """
    kind = CATALOGUE[code]
    proposal = kind.proposal.format(**values) if kind.proposal else None
    return Issue(code, stage, kind.severity, kind.message.format(**values), location, proposal, table, cell)


def issue_of_many(
    code: str, stage: Stage, count: int, location: str | None, *, table: int | None = None, **values: str | int | float
) -> Issue:
    """One issue for `count` places of the same kind; only for kinds that have words for many."""
    kind = CATALOGUE[code]
    if kind.many is None:
        raise KeyError(f"{code} has no words for many")
    return Issue(code, stage, kind.severity, kind.many.format(count=count, **values), location, table=table)


def dutch(number: float) -> str:
    """A number as Dutch messages write it, with at most two decimals: 1234.5 → '1.234,5'."""
    written = f"{number:,.2f}".rstrip("0").rstrip(".")
    return written.translate(str.maketrans(",.", ".,"))


class Unreadable(Exception):
    """A file that cannot be read at all; carries the issues that say why."""

    def __init__(self, *issues: Issue) -> None:
        super().__init__(", ".join(found.code for found in issues))
        self.issues = issues
