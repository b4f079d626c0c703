"""Derived tables: the only room that imports duckdb."""

from pipeline.store.publishing import Store
from pipeline.store.reading import Snapshot, open_snapshot

__all__ = ["Snapshot", "Store", "open_snapshot"]
