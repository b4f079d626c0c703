"""Documents written down as text in cases: '# ' heading, '- ' item, '| a | b |' row, '@sheet Naam', '@page 2'."""

from __future__ import annotations

from typing import Any

from pipeline.documents import Block, Cell, Document, Grid


def written_document(case: dict[str, Any]) -> Document:
    """The document that a case writes down; its parts in order, rows under each other as one grid."""
    parts: list[Block | Grid] = []
    rows: list[tuple[Cell, ...]] = []
    place: dict[str, Any] = {"sheet": None, "page": None}
    for line in [*case["text"].strip().splitlines(), ""]:
        if line.startswith("|"):
            rows.append(tuple(Cell(text.strip()) for text in line.strip().strip("|").split("|")))
            continue
        if rows:
            number = sum(isinstance(part, Grid) for part in parts) + 1
            parts.append(Grid(tuple(rows), number, **place))
            rows = []
        if line.startswith("@sheet "):
            place["sheet"] = line[7:]
        elif line.startswith("@page "):
            place["page"] = int(line[6:])
        elif line:
            parts.append(_block(line, place))
    return Document(
        "ab" * 32, case.get("filename", "stuk.docx"), "application/octet-stream", tuple(parts),
        properties=case.get("properties", {}),
    )  # fmt: skip


def _block(line: str, place: dict[str, Any]) -> Block:
    if line.startswith("# "):
        return Block("heading", line[2:], 2, **place)
    if line.startswith("- "):
        return Block("list_item", line[2:], **place)
    return Block("paragraph", line, **place)
