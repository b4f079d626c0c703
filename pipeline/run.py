"""The journey on one page: files → read → pseudonymise → sentences → themes → store."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import polars as pl

from pipeline import __version__, made_with, parse, process
from pipeline.arrivals import File, batches, candidates, keep, opened
from pipeline.decisions import Decisions, FigureCorrections, Inbox, Judgements, Teaching
from pipeline.decisions.corrections import apply_corrections
from pipeline.decisions.figures import Held, apply_figure_corrections
from pipeline.decisions.matching import as_judgements
from pipeline.disk import digest
from pipeline.guidance import Guidance
from pipeline.journey import Journey
from pipeline.leaving_out import LeftOut
from pipeline.outdated import absent, everything
from pipeline.relabel import known_content, relabel_stored
from pipeline.settings import Settings
from pipeline.store import Snapshot
from pipeline.store.publishing import RunRecord
from pipeline.tables import DOCUMENTS, Tables

Progress = Callable[[str, int, int], None]
"""Called with a step ('read', 'understand', 'relabel', 'connect'), how much of it is done, and how much there is."""


@dataclass(slots=True)
class Summary:
    """What came of a run, in numbers of files; `troubled` names the files that need a look, with their issues.

    Files that were `relabelled` were not read: what the models say of their sentences changed. Files that were `erased`
    before were not taken in.
    """

    read: int = 0
    partial: int = 0
    refused: int = 0
    unchanged: int = 0
    relabelled: int = 0
    erased: int = 0
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
    journey.settle()
    erased, found = LeftOut.of(journey.vault, journey.decided).documents, list(candidates(paths))
    wanted = [path for path in found if not erased or digest(path) not in erased]
    before = absent(journey)
    files = [*before.files, *(keep(path, journey.vault, "command") for path in wanted)]
    summary = travel(journey, files, progress, again)
    summary.troubled += before.troubles()
    summary.erased += len(found) - len(wanted)
    return summary


def rebuild(settings: Settings, progress: Progress) -> Summary:
    """Make the store anew from the originals in the vault and the decisions of people."""
    journey = Journey(settings)
    journey.settle(to_fill_anew=True)
    delivered = everything(journey)
    summary = travel(journey, delivered.files, progress, again=True)
    summary.troubled += delivered.troubles()
    return summary


def complete(journey: Journey, progress: Progress) -> Summary | None:
    """Read what was delivered and the store lacks: it was made by a version before, or its making was stopped.

    None where nothing is absent. Raises NewerData for a store of a later version.
    """
    files = absent(journey).files
    return travel(journey, files, progress, again=True) if files else None


def travel(journey: Journey, files: list[File], progress: Progress, again: bool = False) -> Summary:
    """Take files through all stages into the store, in batches, and link stories to hours.

    Documents in the store that were labelled by other heads are labelled anew, without reading them. What a run that
    was stopped left unconnected is connected with the rest. Of two runs at once each waits while the other writes.
    """
    register = process.load_guidance(journey.settings)
    guidance = Teaching(journey.decided).guidance(register.organisations)
    run = _open_run(journey.settings, register)
    known = set() if again else _known(journey, run)
    out = LeftOut.of(journey.vault, journey.decided)
    arrived = [inner for file in files for inner in opened(file, out, process.reading_limits(journey.settings))]
    files = [file for file in arrived if file.document not in out.documents]
    # the same content under two names is one document, under the name it came with first
    distinct = {file.document: file for file in reversed(files)}
    fresh = [file for document, file in reversed(distinct.items()) if document not in known]
    summary = Summary(unchanged=len(files) - len(fresh), erased=len(arrived) - len(files))
    before = organisations(journey)
    done: list[str] = []
    for batch in batches(fresh, journey.settings.batch_documents):
        report = partial(_report, progress, len(done), len(fresh))
        tables = _analysed(batch, out, guidance, journey, report)
        with journey.store.turn():
            tables = _as_people_want(tables, batch, out, guidance, journey)
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
    if changed := sorted({*done, *outdated, *journey.store.unconnected()}):
        _connect(journey, changed, before, run, progress)
    return summary


def reconnect(journey: Journey, documents: list[str], progress: Progress, before: pl.DataFrame | None = None) -> None:
    """Make anew what rests on the labels of these documents, and of their organisations; no file is read.

    `before` is what `organisations` gave, where documents were taken out since.
    """
    run = _open_run(journey.settings, process.load_guidance(journey.settings))
    journey.store.append(Tables(), run)
    _connect(journey, documents, organisations(journey) if before is None else before, run, progress)


def _read(
    batch: list[File], out: LeftOut, settings: Settings, guidance: Guidance, progress: Callable[[int], None]
) -> Tables:
    limits = process.reading_limits(settings)
    raw = []
    for number, file in enumerate(batch, start=1):
        name, container = file.receipt.filename, file.receipt.container
        tables = (
            process.container(file.document, name, file.unpacked) if file.unpacked
            else out.read(file.document, file.fetch, name, limits, guidance)
        )  # fmt: skip
        raw.append(process.within(tables, container))
        progress(number)
    return parse.complete(Tables.concat(raw))


def _report(progress: Progress, before: int, total: int, step: str, number: int) -> None:
    progress(step, before + number, total)


def _analysed(
    batch: list[File], out: LeftOut, guidance: Guidance, journey: Journey, report: Callable[[str, int], None]
) -> Tables:
    raw = _read(batch, out, journey.settings, guidance, partial(report, "read"))
    report("understand", 0)
    models = journey.load()
    return process.analyse(raw, models, known_content(journey.store.snapshot(), models.scorer))


def _as_people_want(tables: Tables, batch: list[File], out: LeftOut, guidance: Guidance, journey: Journey) -> Tables:
    """What people decided, over what was read; read anew where something was erased while it was read."""
    since = LeftOut.of(journey.vault, journey.decided)
    if since != out:
        kept = [file for file in batch if file.document not in since.documents]
        tables = _analysed(kept, since, guidance, journey, lambda step, number: None) if kept else Tables()
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
    version = made_with.label_version(journey.settings)
    return snapshot.labelled_otherwise(version, run.model_version) if snapshot else []


def organisations(journey: Journey) -> pl.DataFrame:
    """document and organisation of everything in the store."""
    snapshot = journey.store.snapshot()
    return (snapshot.table("documents") if snapshot else DOCUMENTS.empty()).select("document", "organisation")


def _connect(journey: Journey, changed: list[str], before: pl.DataFrame, run: RunRecord, progress: Progress) -> None:
    with journey.store.turn():
        _connect_in_turn(journey, changed, before, run, progress)


def _connect_in_turn(
    journey: Journey, changed: list[str], before: pl.DataFrame, run: RunRecord, progress: Progress
) -> None:
    """Link stories to hours and compare documents anew, for every organisation that has or had a changed document."""
    snapshot = journey.store.snapshot()
    if snapshot is None:
        return
    progress("connect", 0, 1)
    scorer = journey.load().scorer
    affected = _same_organisations(organisations(journey), before, changed)
    tables = snapshot.of_documents(affected)
    keys = tables.sentences["content_key"].unique().to_list()
    tables = replace(tables, embeddings=snapshot.embeddings(keys, scorer.versions.vectors))
    tables = replace(tables, judgements=as_judgements(tables.sentences, Judgements(journey.decided).held()))
    districts = process.load_guidance(journey.settings).districts
    journey.store.relink(process.compare(process.connect(tables, scorer, districts)), affected, run.run_id)
    journey.store.publish()
    journey.store.connected([*changed, *affected])
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
    # what was put in the store and not booked as delivered: the run that did so was stopped in between
    booked = {one.document for one in Inbox(journey.decided).deliveries()}
    documents = snapshot.table("documents")
    corrected = apply_corrections(documents, Decisions(journey.decided).corrections())
    changed = set(corrected.join(documents, on=documents.columns, how="anti", nulls_equal=True)["document"])
    changed |= _with_other_figures(snapshot, FigureCorrections(journey.decided).held())
    return (snapshot.known_documents(run.model_version, run.settings_hash) & booked) - changed


def _with_other_figures(snapshot: Snapshot, held: Held) -> set[str]:
    activities = snapshot.of_documents(sorted({document for document, _, _ in held})).activities
    corrected = apply_figure_corrections(activities, held)
    return set(activities.join(corrected, on=activities.columns, how="anti", nulls_equal=True)["document"])


def _open_run(settings: Settings, register: Guidance) -> RunRecord:
    models = made_with.model_version(settings.models)
    settings_hash = made_with.settings_hash(settings, __version__, register)
    return RunRecord(uuid.uuid4().hex, _now(), _now(), __version__, models, settings_hash, 0, 0, 0)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
