"""Plain text and markdown: paragraphs, headings, list items and tables found from lines, blanks and signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.documents import Cell
from pipeline.ingest.characters import cell_text, plain
from pipeline.ingest.columns import Fragment, align
from pipeline.ingest.delimited import decode
from pipeline.ingest.draft import Draft
from pipeline.ingest.lines import paragraphs, wrap_width

_FRAGMENT = re.compile(r"\S+(?: \S+)*")
_PIPE_RULE = re.compile(r"^[\s|:+=-]+$")
_TAB_WIDTH = 8


def read_text(data: bytes, draft: Draft) -> None:
    """Fill the draft from a text file. Raises Unreadable (unknown_format) for bytes that are no text."""
    read_lines(plain(decode(data, draft)).split("\n"), draft)


def read_lines(lines: Sequence[str], draft: Draft) -> None:
    """Add to the draft what lines of text say, their paragraphs parted by blank lines."""
    width = wrap_width(lines)
    chunks = list(_chunks(lines))
    for index, chunk in enumerate(chunks):
        if all(line.count("|") > 1 for line in chunk) and len(chunk) > 1:
            draft.add_grid([_pipe_cells(line) for line in chunk if not _PIPE_RULE.match(line)])
        elif _is_aligned(chunk):
            # a ruler of dashes under a header or over a total is no row of the table
            draft.add_grid(align([_fragments(line) for line in chunk if not _PIPE_RULE.match(line)]))
        else:
            for kind, text, level in paragraphs(chunk, width, followed=index + 1 < len(chunks)):
                draft.add_block(kind, text, level)


def _chunks(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines between blank lines."""
    chunk: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            chunk.append(line.expandtabs(_TAB_WIDTH))
        elif chunk:
            yield chunk
            chunk = []


def _pipe_cells(line: str) -> list[Cell]:
    return [Cell(cell_text(field)) for field in line.strip().strip("|").split("|")]


def _is_aligned(chunk: Sequence[str]) -> bool:
    """Whether lines are columns set with spaces: three or more, most with a figure after a wide gap."""
    rows = [_fragments(line) for line in chunk]
    with_figure = sum(any(part.is_figure for part in row[1:]) for row in rows)
    return len(rows) > 2 and with_figure > 1 and with_figure >= 0.6 * len(rows)


def _fragments(line: str) -> list[Fragment]:
    return [Fragment(found.start(), found.end(), found.group()) for found in _FRAGMENT.finditer(line)]
