"""Derived tables: the only room that imports duckdb."""

from pipeline.store.damage import StoreDamaged
from pipeline.store.erasing import remove_documents, write_anew
from pipeline.store.publishing import Store
from pipeline.store.reading import (
    POINTER,
    Opened,
    Snapshot,
    StoreUnreadable,
    of_later_layout,
    of_other_layout,
    open_snapshot,
)

__all__ = [
    "POINTER", "Opened", "Snapshot", "Store", "StoreDamaged", "StoreUnreadable", "of_later_layout", "of_other_layout",
    "open_snapshot",
    "remove_documents", "write_anew",
]  # fmt: skip
