"""Which documents are past their term, for the archivist's yearly list of what is to be destroyed.

A term counts from the end of the year that a document is about, or in which it came where it does not say. Terms are
settings; without one a kind of document is never on the list.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import polars as pl

from pipeline.decisions import Decisions, Inbox
from pipeline.decisions.corrections import apply_corrections
from pipeline.settings import Retention, Settings
from pipeline.store import Store
from pipeline.tables import DOCUMENT_KINDS

SCHEMA = pl.Schema({
    "document": pl.String(), "filename": pl.String(), "kind": pl.String(), "organisation": pl.String(),
    "period_end": pl.Date(), "delivered": pl.Date(), "years": pl.Int32(), "from_year": pl.Int32(),
    "ground": pl.String(),
})  # fmt: skip
"""sha256, names without persons, what it is about, the term in years, the first year in which it may go, and why."""


def terms(retention: Retention) -> dict[str, int]:
    """The term in years of each kind of document that has one."""
    held = {kind: getattr(retention, f"{kind}_years") for kind in DOCUMENT_KINDS}
    return {kind: years for kind, years in held.items() if years > 0}


def past_term(settings: Settings, year: int) -> pl.DataFrame:
    """The documents that may be destroyed in `year`, the longest past their term first; columns as SCHEMA."""
    snapshot, ledger = Store(settings.store).snapshot(), settings.decisions
    if snapshot is None:
        return pl.DataFrame(schema=SCHEMA)
    documents = apply_corrections(snapshot.table("documents"), Decisions(ledger).corrections())
    arrived = {one.document: date.fromisoformat(one.delivered_at[:10]) for one in Inbox(ledger).deliveries()}
    came = pl.DataFrame(list(arrived.items()), {name: SCHEMA[name] for name in ("document", "delivered")}, orient="row")
    return on_list(documents.join(came, on="document", how="left"), settings.retention, year)


def on_list(documents: pl.DataFrame, retention: Retention, year: int) -> pl.DataFrame:
    """Of DOCUMENTS with the day on which each was `delivered`, those past their term in `year`, as SCHEMA.

    A document of which neither period nor delivery is known stays.
    """
    about = pl.coalesce("period_end", "delivered").dt.year()
    years = pl.col("kind").replace_strict(terms(retention), default=None, return_dtype=pl.Int32)
    rows = documents.with_columns(years=years, ground=pl.lit(retention.ground))
    due = rows.with_columns(from_year=(about + pl.col("years") + 1).cast(pl.Int32))
    return due.filter(pl.col("from_year") <= year).sort("from_year", "document").select(*SCHEMA).cast(SCHEMA)


def approved(due: pl.DataFrame, chosen: Collection[str]) -> tuple[str, ...]:
    """Those of a list that were approved, in its order. Raises ValueError for one that is not past its term."""
    strange = sorted(set(chosen) - set(due["document"]))
    if strange:
        raise ValueError(strange[0])
    return tuple(document for document in due["document"] if document in set(chosen))
