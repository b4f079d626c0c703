"""All checks on one document, over the rows of its tables as they were read."""

from __future__ import annotations

from pipeline.checks.findings import as_issues
from pipeline.checks.plans import check_plans
from pipeline.checks.possible import check_possible
from pipeline.checks.repeats import check_repeats
from pipeline.issues import Issue
from pipeline.tables import Tables


def check_document(tables: Tables) -> list[tuple[str, Issue]]:
    """What is odd in the figures of each document in `tables`: (document, issue), in the order of the checks.

    Looks at one document at a time; give the raw tables, so that names are compared as written. Messages name
    numbers, never text.
    """
    found = []
    for (_document,), held in tables.activities.sort("document", "position").group_by("document", maintain_order=True):
        rows = held.to_dicts()
        found += [*check_possible(rows), *check_plans(rows), *check_repeats(rows, tables.cells)]
    return as_issues(found, "checks")
