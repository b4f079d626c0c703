"""Documents to tables of raw text and figures: the headers and values are data, the functions small."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.documents import Document
from pipeline.guidance import NO_GUIDANCE, Guidance
from pipeline.issues import Issue
from pipeline.parse.companions import agreed_name, complete
from pipeline.parse.reading import issue_rows, read_tables
from pipeline.tables import DOCUMENTS, ISSUES, Tables, conform

__all__ = ["agreed_name", "complete", "parse", "refused"]


def parse(document: Document, guidance: Guidance = NO_GUIDANCE) -> Tables:
    """One document → DOCUMENTS (one row), FACTS, ACTIVITIES, COLUMNS, CELLS, PASSAGES, STORIES and ISSUES.

    All text is as written: the privacy stage comes next. Ids start with 16 signs of the document's sha256. The issues
    of reading the file come first. Nothing is raised for what a document says.
    """
    return read_tables(document, guidance)


def refused(sha256: str, filename: str, media_type: str, issues: Sequence[Issue]) -> Tables:
    """The tables of a file that could not be read: one row of DOCUMENTS with status unreadable, and its issues."""
    row = {
        "document": sha256,
        "filename": filename,
        "media_type": media_type,
        "kind": "unknown",
        "status": "unreadable",
    }
    return Tables(documents=conform([row], DOCUMENTS), issues=conform(issue_rows(sha256, issues), ISSUES))
