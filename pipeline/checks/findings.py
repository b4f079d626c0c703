"""What a check found and where, and the issues that come of it: a handful of one kind, else one for all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from pipeline.issues import CATALOGUE, Issue, Stage, issue, issue_of_many

MOST = 5
"""More of one kind in one document are said in one issue."""
_AT_ONCE = ("hours_without_story", "story_without_hours", "activity_gone")
"""What is one question about the whole document, however few places there are."""
_NAMED = 3
"""How many places such an issue names."""

Row = dict[str, Any]
"""A row of ACTIVITIES."""
Aspect = Literal["planned", "realised"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check found: the kind of issue, the document, the place, and what fills the message."""

    code: str
    document: str
    location: str | None
    table: int | None = None
    cell: str | None = None
    values: dict[str, str | int | float] = field(default_factory=dict)


def at(row: Row, code: str, aspect: Aspect = "realised", **values: str | int | float) -> Finding:
    """A finding at the planned or realised figure of a row."""
    cell = row[f"{aspect}_cell"] or row["realised_cell"] or row["planned_cell"]
    return Finding(code, row["document"], location(row, cell), row["table"], cell, values)


def at_table(row: Row, code: str, **values: str | int | float) -> Finding:
    """A finding about the whole table that a row stands in."""
    return Finding(code, row["document"], table_location(row), row["table"], None, values)


def location(row: Row, cell: str | None) -> str:
    """'blad Uren, cel B5' in a sheet, 'pagina 3, tabel 2, rij 4, kolom 2' in a table, else the figure's number."""
    if row["sheet"] and cell:
        return f"blad {row['sheet']}, cel {cell}"
    if row["table"] is None:
        return ", ".join(filter(None, [_page(row), f"cijfer {row['position']}"]))
    return ", ".join(filter(None, [table_location(row), cell or f"rij {row['row']}"]))


def table_location(row: Row) -> str | None:
    """'blad Uren' or 'pagina 3, tabel 2'."""
    if row["sheet"]:
        return f"blad {row['sheet']}"
    return ", ".join(filter(None, [_page(row), f"tabel {row['table']}" if row["table"] else ""])) or None


def _page(row: Row) -> str:
    return f"pagina {row['page']}" if row["page"] else ""


def as_issues(findings: Iterable[Finding], stage: Stage) -> list[tuple[str, Issue]]:
    """The issues of the findings with their documents; more than MOST of one kind in a document become one."""
    kinds: dict[tuple[str, str], list[Finding]] = {}
    for found in dict.fromkeys(map(_frozen, findings)):
        kinds.setdefault((found.finding.document, found.finding.code), []).append(found.finding)
    return [
        (document, made)
        for (document, code), held in kinds.items()
        for made in ([_many(code, stage, held)] if _too_many(code, held) else [_one(found, stage) for found in held])
    ]


@dataclass(frozen=True, slots=True)
class _Frozen:
    key: tuple[object, ...]
    finding: Finding = field(compare=False)


def _frozen(found: Finding) -> _Frozen:
    # the same thing said twice of one place is said once
    return _Frozen((found.code, found.document, found.location, tuple(found.values.items())), found)


def _too_many(code: str, held: list[Finding]) -> bool:
    most = 1 if code in _AT_ONCE else MOST
    return len(held) > most and CATALOGUE[code].many is not None


def _one(found: Finding, stage: Stage) -> Issue:
    return issue(found.code, stage, found.location, table=found.table, cell=found.cell, **found.values)


def _many(code: str, stage: Stage, held: list[Finding]) -> Issue:
    places = list(dict.fromkeys(found.location for found in held if found.location))
    more = f" en {len(places) - _NAMED} andere plaatsen" if len(places) > _NAMED + 1 else ""
    named = "; ".join(places[:_NAMED] if more else places) + more
    tables = {found.table for found in held}
    values = {name: value for name, value in held[0].values.items() if name != "count"}
    return issue_of_many(
        code, stage, len(held), named or None, table=tables.pop() if len(tables) == 1 else None, **values
    )
