"""Tables for the checks, written as lines: 'Section > Label | hours 340 352.5 | unique_participants - 90'."""

from __future__ import annotations

from datetime import date
from typing import Any

from pipeline.tables import CELLS, LINKS, STORIES, Tables, conform
from tests import builders

PERIODS = {
    "Q1": (date(2025, 1, 1), date(2025, 3, 31)),
    "Q2": (date(2025, 4, 1), date(2025, 6, 30)),
    "Q3": (date(2025, 7, 1), date(2025, 9, 30)),
    "Q4": (date(2025, 10, 1), date(2025, 12, 31)),
    "H1": (date(2025, 1, 1), date(2025, 6, 30)),
    "2025": (date(2025, 1, 1), date(2025, 12, 31)),
}


def rows(
    lines: list[str], document: str = "doc-1", period: str = "2025", table: int = 1, sheet: str | None = None
) -> list[dict[str, Any]]:
    """Rows of ACTIVITIES, the first line in row 2; '-' is an empty cell, 'nvt' is n.v.t., '(total)' a total."""
    made: list[dict[str, Any]] = []
    for number, line in enumerate(lines, start=2):
        label, *figures = (part.strip() for part in line.split(" | "))
        for figure in figures:
            made.append(_row(label, figure, document, period, table, sheet, number))
    return [
        {**row, "position": place, "activity_id": f"{document}-t{table}-{period}-{place}"}
        for place, row in enumerate(made, 1)
    ]


def _row(label: str, figure: str, document: str, period: str, table: int, sheet: str | None, number: int):
    section, _, activity = label.rpartition(" > ")
    kind = next((kind for kind in ("total", "subtotal") if activity.endswith(f"({kind})")), "data")
    measure, planned, realised, *unit = figure.split()
    start, end = PERIODS[period]
    cells = [f"C{number}", f"D{number}"] if sheet else [f"rij {number}, kolom 2", f"rij {number}, kolom 3"]
    return {
        "document": document, "table": table, "sheet": sheet, "row": number, "row_kind": kind,
        "activity": activity.removesuffix(f"({kind})").strip(), "section": section or None, "measure": measure,
        "unit": " ".join(unit) or None, "planned": _number(planned), "realised": _number(realised),
        "planned_text": _text(planned), "realised_text": _text(realised),
        "qualifier": "not_applicable" if "nvt" in (planned, realised) else None,
        "planned_cell": cells[0], "realised_cell": cells[1], "period_start": start, "period_end": end,
    }  # fmt: skip


def _number(text: str) -> float | None:
    return None if text in ("-", "nvt", "tekst") else float(text)


def _text(text: str) -> str | None:
    return None if text == "-" else text


def document(lines: list[str], cells: list[list[str]] | None = None, **where: Any) -> Tables:
    """One document with one table; `cells` are the texts of its rows, the header first."""
    name, period = where.get("document", "doc-1"), PERIODS[where.get("period", "2025")]
    table = where.get("table", 1)
    texts = [
        {"document": name, "table": table, "row": row, "column": column, "text": text}
        for row, line in enumerate(cells or [], start=1)
        for column, text in enumerate(line, start=1)
    ]
    return Tables(
        documents=builders.documents(
            {"document": name, "filename": f"{name}.docx", "period_start": period[0], "period_end": period[1]}
        ),
        activities=builders.activities(*rows(lines, **where)),
        cells=conform(texts, CELLS),
    )


def stories(name: str, texts: list[str], linked: dict[int, str] | None = None) -> Tables:
    """A document of stories, one passage each; `linked` gives the activity that the n-th (from 0) speaks about."""
    ids = [f"{name}-p{number}" for number in range(len(texts))]
    links = [
        {"passage_id": ids[number], "activity_id": activity, "document": name, "ground": "name", "score": 0.9}
        for number, activity in (linked or {}).items()
    ]
    return Tables(
        documents=builders.documents({"document": name, "filename": f"{name}.docx", "kind": "stories"}),
        passages=builders.passages(*[
            {"passage_id": id_, "document": name, "position": n, "story_id": f"{name}-s{n}", "text": text}
            for n, (id_, text) in enumerate(zip(ids, texts, strict=True), 1)
        ]),
        stories=conform(
            [
                {"story_id": f"{name}-s{n}", "document": name, "position": n, "consent": "yes"}
                for n in range(1, len(texts) + 1)
            ],
            STORIES,
        ),
        links=conform(links, LINKS),
    )  # fmt: skip
