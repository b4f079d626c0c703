"""All checks over the documents of one organisation."""

from __future__ import annotations

import polars as pl

from pipeline.checks.activities import Slice, slices
from pipeline.checks.findings import as_issues
from pipeline.checks.outcomes import check_outcomes
from pipeline.checks.quarters import check_quarters
from pipeline.checks.reports import check_reports
from pipeline.checks.stories import check_stories, check_told_twice
from pipeline.issues import Issue
from pipeline.owners import owner
from pipeline.tables import Tables

_DOUBLES = ("double_report", "double_text")


def check_together(tables: Tables) -> list[tuple[str, Issue]]:
    """What is odd between the documents of each organisation in `tables`: (document, issue).

    Give all documents of an organisation with their links; the same documents give the same issues, whatever their
    order. Messages name numbers; the location may name the file that a document was compared with.
    """
    found = []
    for group in _by_organisation(tables.documents):
        held = group.sort("document").to_dicts()
        cut: list[Slice] = slices(group, tables.activities)
        reports = list(check_reports(held, cut, tables.passages))
        # of a whole document that is double its stories need not be said again
        double = {finding.document for finding in reports if finding.code in _DOUBLES}
        single = [row for row in held if row["document"] not in double]
        found += [
            *reports,
            *check_quarters(held, cut),
            *check_stories(held, tables),
            *check_outcomes(held, tables),
            *check_told_twice(single, tables),
        ]
    return as_issues(found, "together")


def _by_organisation(documents: pl.DataFrame) -> list[pl.DataFrame]:
    return documents.with_columns(owner()).sort("document").partition_by("owner", maintain_order=True)
