"""Tables on a scanned page, from the lines that were found in its picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.ingest.pdf_bands import Rule, banded_tables, joined_rules
from pipeline.ingest.pdf_order import Box
from pipeline.ingest.pdf_tables import Table, tables_in_cells
from pipeline.ingest.pdf_words import Word
from pipeline.ingest.scan_image import Stroke

_SNAP = 12
_JOIN = 34
"""Pixels that pieces of one line may lie apart: a scan has holes in its lines."""


def drawn_cells(strokes: Sequence[Stroke]) -> list[list[Box]]:
    """The boxes between crossing lines, in pixels, grouped by table."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    merged = merge_edges([_edge(stroke) for stroke in strokes], _SNAP, _SNAP, _JOIN, _JOIN)
    crossings = edges_to_intersections(merged, _SNAP, _SNAP)
    return [list(table) for table in cells_to_tables(intersections_to_cells(crossings))]


def drawn_tables(
    cells: Sequence[Sequence[Box]], strokes: Sequence[Stroke], words: Sequence[Word], scale: float
) -> list[Table]:
    """The tables with drawn cells, and those with lines between their rows only; `scale` is points to a pixel."""
    scaled = [[_scaled(box, scale) for box in table] for table in cells]
    tables = tables_in_cells(scaled, words)
    level = [stroke for stroke in strokes if stroke.is_level]
    rules = joined_rules(Rule(rule.top * scale, (rule.left * scale, rule.right * scale)) for rule in level)
    return tables + banded_tables(rules, words, [table.box for table in tables])


def _scaled(box: Box, scale: float) -> Box:
    return box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale


def _edge(stroke: Stroke) -> dict[str, Any]:
    """The middle of a line, as the table finder of pdfplumber takes it."""
    left, right, top, bottom = stroke.left, stroke.right, stroke.top, stroke.bottom
    if stroke.is_level:
        top = bottom = (top + bottom) // 2
    else:
        left = right = (left + right) // 2
    kind = "h" if stroke.is_level else "v"
    return {
        "x0": left, "x1": right, "top": top, "bottom": bottom, "width": right - left, "height": bottom - top,
        "orientation": kind, "object_type": "line",
    }  # fmt: skip
