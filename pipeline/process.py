"""A batch of documents → tables: pure and picklable, the unit that engines distribute."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from pipeline import ingest, language, parse, privacy
from pipeline.checks import check_document, check_together
from pipeline.disk import digest
from pipeline.districts import load_districts
from pipeline.goals import additions, tree_in_force
from pipeline.guidance import NO_GUIDANCE, District, Guidance
from pipeline.issues import Issue, Unreadable
from pipeline.judged import labels_in_force, mentions_in_force
from pipeline.known_words import known_words
from pipeline.language.languages import language_of
from pipeline.model_files import ModelError, verify
from pipeline.parse.numbers import read_number
from pipeline.pitches import Readers, Said, build_promises
from pipeline.reach import build_reach, said_in
from pipeline.register import load_register
from pipeline.settings import NAME_LISTS, Settings
from pipeline.tables import DERIVED, EMBEDDINGS, ISSUES, Tables, conform
from pipeline.themes import claims, linking, questions, quotations, scoring, telling
from pipeline.themes.active import active_heads
from pipeline.themes.arranging import goals_for
from pipeline.themes.passage_vectors import passage_vectors
from pipeline.themes.reported import reported

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Models:
    """What the stages need, loaded once per worker."""

    language: Language
    scorer: scoring.Scorer
    known: privacy.Known = privacy.NOTHING
    personal: privacy.Network | None = None


def load_models(settings: Settings) -> Models:
    """The language pipeline and the theme scorer. Raises ModelError, which names the cure, for what is not right."""
    scorer = load_scorer(settings)
    if scorer.width != (stored := EMBEDDINGS.schema["vector"].size):  # type: ignore[attr-defined]
        raise ModelError(
            f"{settings.models.encoder} geeft vectoren van {scorer.width} getallen; bewaren kan met {stored}. "
            f"Kies een taalmodel van {stored}."
        )
    verify([language.pipeline_folder(settings.models.language), NAME_LISTS, privacy.NETWORK])
    known = known_words(NAME_LISTS, load_guidance(settings), settings.privacy.keep_professionals)
    network = privacy.load_network(threads=settings.threads)
    return Models(language.load_language(settings.models.language), scorer, known, network)


def load_scorer(settings: Settings) -> scoring.Scorer:
    """The theme scorer alone, with the heads and the goal tree in use.

    Raises ModelError for a file that is not right, GoalTreeError for a wrong goal tree.
    """
    tree = tree_in_force(settings)
    scorer = _scorer(settings, active_heads(settings.data), additions(tree))
    return replace(scorer, goals=goals_for(tree, scorer.heads.themes, scorer.nearest.vectors, scorer.embed))


def load_shipped_scorer(settings: Settings) -> scoring.Scorer:
    """The theme scorer with the heads and themes of the release, whichever are in use. Raises ModelError."""
    return _scorer(settings, None)


def _scorer(settings: Settings, heads: Path | None, added: str = "") -> scoring.Scorer:
    paths = settings.models
    verify([paths.encoder, paths.themes])
    scorer = scoring.load_scorer(
        paths.encoder, paths.themes, settings.threads, paths.runtime, heads=heads, additions=added
    )
    return replace(scorer, language_of=language_of)


def analyse(raw: Tables, models: Models, known: scoring.Known = scoring.NOTHING_KNOWN) -> Tables:
    """Raw tables of a batch → pseudonymised tables with sentences, labels, mentions and new embeddings.

    `known` gives embeddings and reasons made before for content keys: what it holds is not encoded again.
    Links and evidence are left empty: they need all documents of an organisation, see `connect`.
    """
    tables = without_personal_data(raw, models)
    sentences, found = language.split_sentences(tables.passages, models.language)
    issues = _as_rows([*privacy.flag_rare(tables.passages), *found])
    scored = scoring.score(sentences, models.scorer, known)
    return replace(
        tables,
        sentences=sentences,
        labels=scored.labels,
        mentions=scored.mentions,
        reasons=scored.reasons,
        embeddings=scored.embeddings,
        issues=_numbered(pl.concat([tables.issues, issues])),
        documents=_with_status(tables.documents, issues),
    )


def without_personal_data(raw: Tables, models: Models) -> Tables:
    """The raw tables with placeholders for what points to a person; see `privacy.pseudonymise`."""
    find_personal = models.personal.find if models.personal else None
    return privacy.pseudonymise(
        raw, lambda texts: language.find_persons(texts, models.language), models.known, find_personal
    )


def relabel(tables: Tables, scorer: scoring.Scorer, known: scoring.Known = scoring.NOTHING_KNOWN) -> Tables:
    """The tables with labels, mentions and reasons anew from their sentences; nothing is read, others are unchanged.

    `known` gives the embeddings of the sentences: of them, only sentences with themes are encoded, for their reasons.
    """
    scored = scoring.score(tables.sentences, scorer, known)
    return replace(tables, **{part.name: getattr(scored, part.name) for part in fields(scored)})


def connect(tables: Tables, scorer: scoring.Scorer, districts: tuple[District, ...] = ()) -> Tables:
    """What all documents in `tables` add up to: DERIVED, anew. Other tables come out unchanged.

    Needs their embeddings, and what people judged: that is in force over the model.
    """
    told = in_force(tables)
    vectors = passage_vectors(told.sentences, told.embeddings)
    links = linking.link_passages(told.documents, told.passages, told.activities, told.cells, vectors, scorer.embed)
    linked = replace(told, links=links)
    made = replace(add_up(linked), reach=build_reach(linked, districts))
    made = replace(made, promises=build_promises(made, _pitch_readers(districts)))
    return replace(tables, **{table.name: getattr(made, table.name) for table in DERIVED})


def _pitch_readers(districts: tuple[District, ...]) -> Readers:
    return Readers(
        number=lambda text: read_number(text).value,
        reach=lambda text: [Said(*one) for one in said_in(text, districts)],
    )


def in_force(tables: Tables) -> Tables:
    """The tables with the labels and themes that people gave in place of the model's."""
    return replace(
        tables,
        labels=labels_in_force(tables.labels, tables.judgements),
        mentions=mentions_in_force(tables.mentions, tables.judgements),
    )


def add_up(told: Tables) -> Tables:
    """Evidence, claims, accounts and questions from labels in force and links; none of them rests on a pitch."""
    held = reported(told)
    found = claims.outcomes(held)
    evidence = quotations.choose_evidence(found, held.links, held.embeddings)
    made, rests_on = claims.build_claims(held, found)
    shown = {"evidence": evidence, "claims": made, "claim_evidence": rests_on, "telling": telling.build_telling(held)}
    return replace(told, **shown, questions=questions.build_questions(replace(held, **shown)))


def compare(tables: Tables) -> Tables:
    """The issues between the documents of an organisation, in place of those found before; other tables unchanged.

    Needs all documents of the organisation, with their links. A document's status says how it was read, and stays.
    """
    kept = tables.issues.filter(pl.col("stage") != "together").sort("document", "position")
    return replace(tables, issues=_numbered(pl.concat([kept, _as_rows(check_together(tables))])))


def _with_status(documents: pl.DataFrame, issues: pl.DataFrame) -> pl.DataFrame:
    # an issue found after reading turns "ok" into "partial", never an unreadable document into a readable one
    troubled = issues.filter(pl.col("severity") != "info")["document"].unique()
    partial = pl.col("document").is_in(troubled.to_list()) & (pl.col("status") == "ok")
    return documents.with_columns(pl.when(partial).then(pl.lit("partial")).otherwise("status").alias("status"))


def _as_rows(found: list[tuple[str, Issue]]) -> pl.DataFrame:
    rows = [
        {
            "document": document, "position": 0, "code": one.code, "stage": one.stage, "severity": one.severity,
            "message": one.message, "location": one.location, "proposal": one.proposal, "table": one.table,
            "cell": one.cell,
        }
        for document, one in found
    ]  # fmt: skip
    return conform(rows, ISSUES)


def _numbered(issues: pl.DataFrame) -> pl.DataFrame:
    return issues.with_columns(pl.int_range(1, pl.len() + 1, dtype=pl.Int32).over("document").alias("position"))


def load_guidance(settings: Settings) -> Guidance:
    """What the municipality's own lists hold. Raises RegisterError or DistrictsError, which name the mistake."""
    return Guidance(organisations=load_register(settings.register), districts=load_districts(settings.districts))


def unpack_file(path: Path, limits: ingest.Limits) -> ingest.Unpacked | None:
    """The documents in a zip or mail on disk; None for any other file, and for one that is too large to look into."""
    if path.stat().st_size > limits.max_bytes:
        return None
    return ingest.unpack(path.read_bytes(), path.name, limits)


def container(document: str, filename: str, unpacked: ingest.Unpacked) -> Tables:
    """The tables of a zip or mail of which something could not be unpacked: a document that says what."""
    tables = parse.refused(document, filename, unpacked.media_type, unpacked.issues)
    status = pl.lit("partial" if unpacked.members else "unreadable")
    return replace(tables, documents=tables.documents.with_columns(status=status))


def read_members(
    document: str, unpacked: ingest.Unpacked, limits: ingest.Limits, guidance: Guidance = NO_GUIDANCE
) -> Tables:
    """The files of one zip or mail, the hash of which is `document`, each as `read` gives it and completed together."""
    raw = [within(read(one.data, one.filename, limits, guidance), document) for one in unpacked.members]
    return parse.complete(Tables.concat(raw))


def within(tables: Tables, container: str | None) -> Tables:
    """The tables of a document with what it came in."""
    return replace(tables, documents=tables.documents.with_columns(container=pl.lit(container, pl.String)))


def read(data: bytes, filename: str, limits: ingest.Limits, guidance: Guidance = NO_GUIDANCE) -> Tables:
    """One file → raw tables of one document, checked; a file that cannot be read gives a document that says why."""
    try:
        return checked(parse.parse(ingest.read_bytes(data, filename, limits), guidance))
    except Unreadable as refusal:
        return _refused(hashlib.sha256(data).hexdigest(), filename, refusal)


def read_file(path: Path, limits: ingest.Limits, guidance: Guidance = NO_GUIDANCE) -> Tables:
    """As `read`, for a file on disk: one that is too large is refused without being held in memory."""
    try:
        ingest.check_size(path, limits)
    except Unreadable as refusal:
        return _refused(digest(path), path.name, refusal)
    return read(path.read_bytes(), path.name, limits, guidance)


def _refused(document: str, filename: str, refusal: Unreadable) -> Tables:
    return parse.refused(document, filename, "application/octet-stream", refusal.issues)


def checked(raw: Tables) -> Tables:
    """The raw tables with the issues of the checks on each document, once, in place of those of an earlier check."""
    found = _as_rows(check_document(raw))
    kept = raw.issues.filter(pl.col("stage") != "checks")
    return replace(raw, issues=_numbered(pl.concat([kept, found])), documents=_with_status(raw.documents, found))


def reading_limits(settings: Settings) -> ingest.Limits:
    """The limits to reading one file, as the settings have them."""
    reading = settings.reading
    return ingest.Limits(
        max_bytes=reading.max_megabytes * 1_000_000,
        max_unpacked_bytes=reading.max_unpacked_megabytes * 1_000_000,
        max_pages=reading.max_pages,
        max_sheets=reading.max_sheets,
        max_members=reading.max_files,
        max_depth=reading.max_depth,
        ocr_pages=reading.ocr_pages,
        seconds=reading.seconds,
        memory_bytes=reading.memory_megabytes * 1_000_000,
    )
