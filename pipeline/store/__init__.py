"""Derived tables: the only room that imports duckdb."""

from pipeline.store.publishing import Store
from pipeline.store.reading import Opened, Snapshot, open_snapshot

__all__ = ["Opened", "Snapshot", "Store", "open_snapshot"]
