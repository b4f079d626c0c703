"""Reading with what people had erased left out: what comes in again, in whatever file, comes in without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from pipeline import ingest, process
from pipeline.decisions import Erasures
from pipeline.erasure import as_bytes, as_tables, withhold, without_marked, without_words
from pipeline.guidance import Guidance
from pipeline.issues import CATALOGUE
from pipeline.tables import ISSUES, Tables, conform
from pipeline.vault import Vault

_LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What stays out: files by their hash; texts, stories without consent and words of names by their fingerprints."""

    vault: Vault
    documents: frozenset[str]
    texts: frozenset[str]
    withdrawn: frozenset[str]
    words: frozenset[str] = frozenset()

    @staticmethod
    def of(vault: Vault, decided: Path) -> LeftOut:
        """What was erased until now."""
        erased = Erasures(decided)
        return LeftOut(
            vault, erased.marks("document"), erased.marks("text"), erased.marks("withdrawn"), erased.marks("words")
        )

    def read(
        self, document: str, fetch: Callable[[], bytes], filename: str, limits: ingest.Limits, guidance: Guidance
    ) -> Tables:
        """The raw tables of a document: from its reading where that stands for the original, else from the file.

        An original in which erased text is found again does not stay in the vault: its reading takes its place.
        """
        reading = self.vault.reading(document)
        raw = process.read(fetch(), filename, limits, guidance) if reading is None else as_tables(reading)
        pepper = self.vault.pepper() if self.texts or self.withdrawn or self.words else b""
        left = without_marked(raw, pepper, self.texts)
        if left is not raw:
            left = said(left)
            self.vault.keep_reading(document, as_bytes(left))
        return without_words(withhold(left, pepper, self.withdrawn), pepper, self.words)


def said(raw: Tables) -> Tables:
    """The tables with the issue that something was left out, once for each document."""
    silent = raw.documents.join(raw.issues.filter(pl.col("code") == _LEFT_OUT), on="document", how="anti")
    kind = CATALOGUE[_LEFT_OUT]
    rows = [
        {"document": document, "position": 0, "code": _LEFT_OUT, "stage": "ingest", "severity": kind.severity,
         "message": kind.message}
        for document in silent["document"]
    ]  # fmt: skip
    return replace(raw, issues=pl.concat([raw.issues, conform(rows, ISSUES)]))
