"""Tables on a scanned page, from the lines that were found in its picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.ingest.pdf_bands import Rule, banded_tables, joined_rules
from pipeline.ingest.pdf_order import Box
from pipeline.ingest.pdf_tables import Table, tables_in_cells
from pipeline.ingest.pdf_words import Word
from pipeline.ingest.scan_image import Stroke

_SNAP = 3.0
_JOIN = 8.0
"""Points that pieces of one line may lie apart: a scan has holes in its lines."""


def drawn_tables(strokes: Sequence[Stroke], words: Sequence[Word], scale: float) -> list[Table]:
    """The tables with drawn cells, and those with lines between their rows only; `scale` is points to a pixel."""
    edges = [_edge(stroke, scale) for stroke in strokes]
    tables = tables_in_cells(_cells(edges), words)
    rules = joined_rules(Rule(edge["top"], (edge["x0"], edge["x1"])) for edge in edges if edge["orientation"] == "h")
    return tables + banded_tables(rules, words, [table.box for table in tables])


def _edge(stroke: Stroke, scale: float) -> dict[str, Any]:
    """The middle of a line, as the table finder of pdfplumber takes it."""
    left, right, top, bottom = (side * scale for side in (stroke.left, stroke.right, stroke.top, stroke.bottom))
    if stroke.is_level:
        top = bottom = (top + bottom) / 2
    else:
        left = right = (left + right) / 2
    kind = "h" if stroke.is_level else "v"
    return {
        "x0": left, "x1": right, "top": top, "bottom": bottom, "width": right - left, "height": bottom - top,
        "orientation": kind, "object_type": "line",
    }  # fmt: skip


def _cells(edges: Sequence[dict[str, Any]]) -> list[list[Box]]:
    """The boxes between crossing lines, grouped by table."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    merged = merge_edges(list(edges), _SNAP, _SNAP, _JOIN, _JOIN)
    crossings = edges_to_intersections(merged, _SNAP, _SNAP)
    return [list(table) for table in cells_to_tables(intersections_to_cells(crossings))]
