"""The journey on one page: files → read → pseudonymise → sentences → themes → store."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import polars as pl

from pipeline import __version__, ingest, process
from pipeline.decisions import Decisions
from pipeline.decisions.corrections import apply_corrections
from pipeline.guidance import Guidance
from pipeline.settings import Settings
from pipeline.store import Snapshot, Store
from pipeline.store.publishing import RunRecord
from pipeline.tables import EMBEDDINGS, Tables
from pipeline.vault import Vault

Progress = Callable[[str, int, int], None]
"""Called with a step ('read', 'connect'), how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: its hash, the name it came under, and its bytes on demand."""

    document: str
    filename: str
    fetch: Callable[[], bytes]


@dataclass(slots=True)
class Summary:
    """What came of a run, in numbers of files; `troubled` names the files that need a look, with their issues."""

    read: int = 0
    partial: int = 0
    refused: int = 0
    unchanged: int = 0
    troubled: list[tuple[str, str, str, str | None]] = field(default_factory=list)

    def count(self, tables: Tables) -> None:
        """Add the documents of one batch."""
        status = tables.documents["status"].to_list()
        self.read += status.count("ok")
        self.partial += status.count("partial")
        self.refused += status.count("unreadable")
        named = tables.issues.join(
            tables.documents.select("document", "filename"), on="document", maintain_order="left"
        )
        self.troubled += named.filter(pl.col("severity") != "info").select(
            "filename", "severity", "message", "location"
        ).rows()  # fmt: skip


def ingest_files(paths: Sequence[Path], settings: Settings, progress: Progress, again: bool = False) -> Summary:
    """Read files and folders into the store; what is there already, with these models and settings, is left alone.

    `again` reads everything anew. Originals are kept in the vault before anything else happens to them.
    """
    vault = Vault(settings.data / "vault")
    return _run((_keep(path, vault) for path in _candidates(paths)), settings, progress, again)


def rebuild(settings: Settings, progress: Progress) -> Summary:
    """Make the store anew from the originals in the vault and the decisions of people."""
    vault = Vault(settings.data / "vault")
    delivered = _decisions(settings).deliveries()
    files = (File(document, name, partial(vault.fetch, document)) for document, name in delivered)
    return _run(files, settings, progress, again=True)


def _run(found: Iterable[File], settings: Settings, progress: Progress, again: bool) -> Summary:
    store, decisions = Store(settings.data / "store"), _decisions(settings)
    guidance = process.load_guidance(settings)
    run = _open_run(settings, guidance)
    files = list(found)
    known = set() if again else _known(store.snapshot(), run, decisions)
    # the same content under two names is one document, under the name it came with first
    distinct = {file.document: file for file in reversed(files)}
    fresh = [file for document, file in reversed(distinct.items()) if document not in known]
    summary = Summary(unchanged=len(files) - len(fresh))
    if not fresh:
        return summary
    models = process.load_models(settings)
    done: list[str] = []
    for batch in _batches(fresh, settings.batch_documents):
        raw = _read(batch, settings, guidance, partial(_count, progress, len(done), len(fresh)))
        tables = process.analyse(raw, models, _lookup(store.snapshot(), models))
        tables = replace(tables, documents=apply_corrections(tables.documents, decisions.corrections()))
        summary.count(tables)
        run = replace(run, finished=_now(), read=summary.read, partial=summary.partial, refused=summary.refused)
        store.append(tables, run)
        store.publish()
        decisions.deliver(list(tables.documents.select("document", "filename").iter_rows()))
        done += tables.documents["document"].to_list()
    _connect(store, models, done, run, progress)
    return summary


def _read(batch: list[File], settings: Settings, guidance: Guidance, progress: Callable[[int], None]) -> Tables:
    limits = process.reading_limits(settings)
    raw = []
    for number, file in enumerate(batch, start=1):
        raw.append(process.read(file.fetch(), file.filename, limits, guidance))
        progress(number)
    return Tables.concat(raw)


def _count(progress: Progress, before: int, total: int, number: int) -> None:
    progress("read", before + number, total)


def _lookup(snapshot: Snapshot | None, models: process.Models) -> Callable[[Sequence[str]], pl.DataFrame]:
    def known(keys: Sequence[str]) -> pl.DataFrame:
        return snapshot.embeddings(keys, models.scorer.version) if snapshot else EMBEDDINGS.empty()

    return known


def _connect(store: Store, models: process.Models, documents: list[str], run: RunRecord, progress: Progress) -> None:
    """Link stories to hours anew for every organisation that delivered something."""
    snapshot = store.snapshot()
    if snapshot is None:
        return
    progress("connect", 0, 1)
    affected = _same_organisations(snapshot.table("documents"), documents)
    tables = snapshot.of_documents(affected)
    keys = tables.sentences["content_key"].unique().to_list()
    tables = replace(tables, embeddings=snapshot.embeddings(keys, models.scorer.version))
    store.relink(process.connect(tables, models.scorer), affected, run.run_id)
    store.publish()
    progress("connect", 1, 1)


def _same_organisations(documents: pl.DataFrame, changed: list[str]) -> list[str]:
    touched = pl.col("document").is_in(changed)
    organisations = documents.filter(touched)["organisation"].drop_nulls().unique().to_list()
    return documents.filter(touched | pl.col("organisation").is_in(organisations))["document"].to_list()


def _known(snapshot: Snapshot | None, run: RunRecord, decisions: Decisions) -> set[str]:
    """Documents whose rows would come out the same: processed by these models, and not corrected since."""
    if snapshot is None:
        return set()
    documents = snapshot.table("documents")
    corrected = apply_corrections(documents, decisions.corrections())
    changed = set(corrected.join(documents, on=documents.columns, how="anti", nulls_equal=True)["document"])
    return snapshot.known_documents(run.model_version, run.settings_hash) - changed


def _open_run(settings: Settings, guidance: Guidance) -> RunRecord:
    models = process.model_version(settings.models)
    settings_hash = process.settings_hash(settings, __version__, guidance)
    return RunRecord(uuid.uuid4().hex, _now(), _now(), __version__, models, settings_hash, 0, 0, 0)


def _candidates(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(path)
        if path.is_file():
            yield path
        else:
            yield from (found for found in sorted(path.rglob("*")) if found.is_file() and ingest.is_candidate(found))


def _keep(path: Path, vault: Vault) -> File:
    data = path.read_bytes()
    return File(vault.keep(data), path.name, path.read_bytes)


def _batches(files: list[File], size: int) -> Iterator[list[File]]:
    return (files[start : start + size] for start in range(0, len(files), size))


def _decisions(settings: Settings) -> Decisions:
    return Decisions(settings.data / "decisions.sqlite")


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
