"""The journey on one page: files → read → pseudonymise → sentences → themes → store."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import polars as pl

from pipeline import __version__, ingest, parse, process
from pipeline.decisions import Decisions, FigureCorrections, Inbox, Judgements, Teaching
from pipeline.decisions.corrections import apply_corrections
from pipeline.decisions.figures import Held, apply_figure_corrections
from pipeline.decisions.ledger import now
from pipeline.decisions.matching import as_judgements
from pipeline.documents import Channel
from pipeline.guidance import Guidance
from pipeline.journey import Journey
from pipeline.relabel import known_content, relabel_stored
from pipeline.settings import Settings
from pipeline.store import Snapshot
from pipeline.store.publishing import RunRecord
from pipeline.tables import DOCUMENTS, Tables
from pipeline.vault import Receipt, Vault

Progress = Callable[[str, int, int], None]
"""Called with a step ('read', 'understand', 'relabel', 'connect'), how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: its hash, how it came in, its bytes on demand, and what went wrong when it was unpacked.

    A zip or mail with such issues is a document of its own, beside the files that were in it.
    """

    document: str
    receipt: Receipt
    fetch: Callable[[], bytes]
    unpacked: ingest.Unpacked | None = None


@dataclass(slots=True)
class Summary:
    """What came of a run, in numbers of files; `troubled` names the files that need a look, with their issues.

    Files that were `relabelled` were not read: what the models say of their sentences changed.
    """

    read: int = 0
    partial: int = 0
    refused: int = 0
    unchanged: int = 0
    relabelled: int = 0
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
    journey = Journey(settings)
    return travel(journey, [keep(path, journey.vault, "command") for path in _candidates(paths)], progress, again)


def rebuild(settings: Settings, progress: Progress) -> Summary:
    """Make the store anew from the originals in the vault and the decisions of people."""
    journey = Journey(settings)
    delivered = Inbox(journey.decided).deliveries()
    return travel(journey, [kept(one.document, journey.vault) for one in delivered], progress, again=True)


def keep(path: Path, vault: Vault, channel: Channel, by: str | None = None) -> File:
    """Put a file in the vault, with who delivered it."""
    receipt = Receipt(path.name, by, now(), channel)
    document = vault.keep(path.read_bytes())
    vault.book(document, receipt)
    return File(document, receipt, partial(vault.fetch, document))


def kept(document: str, vault: Vault) -> File:
    """A file that is in the vault, as it came in first."""
    return File(document, vault.receipts(document)[0], partial(vault.fetch, document))


def travel(journey: Journey, files: list[File], progress: Progress, again: bool = False) -> Summary:
    """Take files through all stages into the store, in batches, and link stories to hours.

    Documents in the store that were labelled by other heads are labelled anew, without reading them.
    """
    register = process.load_guidance(journey.settings)
    guidance = Teaching(journey.decided).guidance(register.organisations)
    run = _open_run(journey.settings, register)
    known = set() if again else _known(journey, run)
    files = [inner for file in files for inner in _opened(file, journey)]
    # the same content under two names is one document, under the name it came with first
    distinct = {file.document: file for file in reversed(files)}
    fresh = [file for document, file in reversed(distinct.items()) if document not in known]
    summary, before = Summary(unchanged=len(files) - len(fresh)), _organisations(journey)
    done: list[str] = []
    for batch in _batches(fresh, journey.settings.batch_documents):
        raw = _read(batch, journey, guidance, partial(_count, progress, len(done), len(fresh)))
        progress("understand", len(done), len(fresh))
        tables = _corrected(
            process.analyse(raw, journey.load(), known_content(journey.store.snapshot(), journey.load().scorer)),
            journey,
        )
        summary.count(tables)
        run = replace(run, finished=_now(), read=summary.read, partial=summary.partial, refused=summary.refused)
        journey.store.append(tables, run)
        journey.store.publish()
        _book(tables, batch, journey)
        done += tables.documents["document"].to_list()
        progress("understand", len(done), len(fresh))
    outdated = _labelled_otherwise(journey, run)
    relabel_stored(journey.store, outdated, lambda: journey.load().scorer, run, partial(progress, "relabel"))
    summary.relabelled = len(outdated)
    if done or outdated:
        _connect(journey, done + outdated, before, run, progress)
    return summary


def reconnect(journey: Journey, documents: list[str], progress: Progress) -> None:
    """Make anew what rests on the labels of these documents, and of their organisations; no file is read."""
    run = _open_run(journey.settings, process.load_guidance(journey.settings))
    journey.store.append(Tables(), run)
    _connect(journey, documents, _organisations(journey), run, progress)


def _opened(file: File, journey: Journey) -> Iterator[File]:
    """The file itself, or those in a zip or mail: each is kept in the vault, with what it came in."""
    unpacked = ingest.unpack(file.fetch(), file.receipt.filename, process.reading_limits(journey.settings))
    if unpacked is None:
        yield file
        return
    if unpacked.issues:
        yield replace(file, unpacked=unpacked)
    for member in unpacked.members:
        document = journey.vault.keep(member.data)
        if document == file.document:
            yield file
            continue
        receipt = replace(file.receipt, filename=member.filename, channel="container", container=file.document)
        journey.vault.book(document, receipt)
        yield File(document, receipt, partial(journey.vault.fetch, document))


def _read(batch: list[File], journey: Journey, guidance: Guidance, progress: Callable[[int], None]) -> Tables:
    limits = process.reading_limits(journey.settings)
    raw = []
    for number, file in enumerate(batch, start=1):
        name, container = file.receipt.filename, file.receipt.container
        tables = (
            process.container(file.document, name, file.unpacked) if file.unpacked
            else process.read(file.fetch(), name, limits, guidance)
        )  # fmt: skip
        raw.append(process.within(tables, container))
        progress(number)
    return parse.complete(Tables.concat(raw))


def _count(progress: Progress, before: int, total: int, number: int) -> None:
    progress("read", before + number, total)


def _corrected(tables: Tables, journey: Journey) -> Tables:
    """What people decided, over what was read."""
    return replace(
        tables,
        documents=apply_corrections(tables.documents, Decisions(journey.decided).corrections()),
        activities=apply_figure_corrections(tables.activities, FigureCorrections(journey.decided).held()),
    )


def _book(tables: Tables, batch: list[File], journey: Journey) -> None:
    """Book the deliveries under their names without persons."""
    inbox, receipts = Inbox(journey.decided), {file.document: file.receipt for file in batch}
    for document, filename in tables.documents.select("document", "filename").iter_rows():
        receipt = receipts[document]
        inbox.deliver(document, filename, receipt.delivered_by, receipt.channel, receipt.container)


def _labelled_otherwise(journey: Journey, run: RunRecord) -> list[str]:
    snapshot = journey.store.snapshot()
    version = process.label_version(journey.settings)
    return snapshot.labelled_otherwise(version, run.model_version) if snapshot else []


def _organisations(journey: Journey) -> pl.DataFrame:
    """document and organisation of everything in the store."""
    snapshot = journey.store.snapshot()
    return (snapshot.table("documents") if snapshot else DOCUMENTS.empty()).select("document", "organisation")


def _connect(journey: Journey, changed: list[str], before: pl.DataFrame, run: RunRecord, progress: Progress) -> None:
    """Link stories to hours and compare documents anew, for every organisation that has or had a changed document."""
    snapshot = journey.store.snapshot()
    if snapshot is None:
        return
    progress("connect", 0, 1)
    scorer = journey.load().scorer
    affected = _same_organisations(_organisations(journey), before, changed)
    tables = snapshot.of_documents(affected)
    keys = tables.sentences["content_key"].unique().to_list()
    tables = replace(tables, embeddings=snapshot.embeddings(keys, scorer.versions.vectors))
    tables = replace(tables, judgements=as_judgements(tables.sentences, Judgements(journey.decided).held()))
    districts = process.load_guidance(journey.settings).districts
    journey.store.relink(process.compare(process.connect(tables, scorer, districts)), affected, run.run_id)
    journey.store.publish()
    progress("connect", 1, 1)


def _same_organisations(now: pl.DataFrame, before: pl.DataFrame, changed: list[str]) -> list[str]:
    """The changed documents and those of their organisations: also of the one that a document was taken from."""
    touched = pl.col("document").is_in(changed)
    organisations = pl.concat([now, before]).filter(touched)["organisation"].drop_nulls().unique().to_list()
    return now.filter(touched | pl.col("organisation").is_in(organisations))["document"].to_list()


def _known(journey: Journey, run: RunRecord) -> set[str]:
    """Documents whose rows would come out the same: processed by these models, and not corrected since."""
    snapshot = journey.store.snapshot()
    if snapshot is None:
        return set()
    documents = snapshot.table("documents")
    corrected = apply_corrections(documents, Decisions(journey.decided).corrections())
    changed = set(corrected.join(documents, on=documents.columns, how="anti", nulls_equal=True)["document"])
    changed |= _with_other_figures(snapshot, FigureCorrections(journey.decided).held())
    return snapshot.known_documents(run.model_version, run.settings_hash) - changed


def _with_other_figures(snapshot: Snapshot, held: Held) -> set[str]:
    activities = snapshot.of_documents(sorted({document for document, _, _ in held})).activities
    corrected = apply_figure_corrections(activities, held)
    return set(activities.join(corrected, on=activities.columns, how="anti", nulls_equal=True)["document"])


def _open_run(settings: Settings, register: Guidance) -> RunRecord:
    models = process.model_version(settings.models)
    settings_hash = process.settings_hash(settings, __version__, register)
    return RunRecord(uuid.uuid4().hex, _now(), _now(), __version__, models, settings_hash, 0, 0, 0)


def _candidates(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(path)
        if path.is_file():
            yield path
        else:
            yield from (found for found in sorted(path.rglob("*")) if found.is_file() and ingest.is_candidate(found))


def _batches(files: list[File], size: int) -> Iterator[list[File]]:
    """The files in batches of `size`; those of one zip or mail stay together, since they tell of each other."""
    batch: list[File] = []
    for file in files:
        container = file.receipt.container
        if len(batch) >= size and (container is None or batch[-1].receipt.container != container):
            yield batch
            batch = []
        batch.append(file)
    if batch:
        yield batch


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
