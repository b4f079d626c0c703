"""The review of a quarter or a year over a snapshot of the store: reads what it needs, and leaves the rest to review/.

The one way to a review, for the command line and the screen, so that both say the same.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from pipeline import panelling
from pipeline import wording_review as words
from pipeline.decisions import Agreements, Decisions, FigureCorrections, Inbox, Notes, Pitches
from pipeline.decisions.corrections import apply_corrections
from pipeline.decisions.figures import apply_figure_corrections
from pipeline.goals import tree_in_force
from pipeline.indicators import OWN_VOICES, SPOKEN
from pipeline.periods import When, days_of, quarters_of
from pipeline.pitched import pitches, reports
from pipeline.review.building import build_review, with_talk
from pipeline.review.content import Reliability, Review, Scope
from pipeline.review.errors import SurveyError
from pipeline.review.material import ASKED, FIGURES, QUOTED, STORIES_TOLD, TOLD_CLAIMS, Material
from pipeline.review.panel_part import with_panels
from pipeline.review.pitches import PitchMaterial, claims_of, touching, with_pitches
from pipeline.review.survey import Asked, read_parts
from pipeline.review.when import previous, written
from pipeline.settings import ROOT, Settings
from pipeline.store import Snapshot, open_snapshot
from pipeline.tables import TELLING, conform

MEASURED = ROOT / "models" / "evaluation" / "figures.json"
_MOST = 2
"""Quotations of each side of a claim that are read."""

_SELECTED = "select unnest(?) as document"
_FIGURES = f"""
with selected as ({_SELECTED})
select * exclude (run_id), first_value(activity_id) over (
    partition by document, section, activity, row_kind order by position
) as group_id
from activities where document in (select document from selected) and row_kind = 'data'
order by document, position
"""
_CLAIMS = f"""
with selected as ({_SELECTED})
select claims.* exclude (run_id), activities.activity
from claims left join activities on activities.activity_id = claims.activity_id
where claims.document in (select document from selected)
    or activities.document in (select document from selected)
    or claim_id in (select claim_id from claim_evidence where document in (select document from selected))
order by claim_id
"""
_QUOTED = f"""
with selected as ({_SELECTED}), asked as (select unnest(?) as claim_id),
ranked as (
    select claim_id, stance, sentence_id, position, coalesce(sure, true) as sure,
        count(*) over (partition by claim_id, stance)::integer as n,
        row_number() over (partition by claim_id, stance order by position, sentence_id) as place
    from claim_evidence where claim_id in (select claim_id from asked) and position is not null
        and document in (select document from selected)
)
select ranked.claim_id, ranked.stance, ranked.sentence_id, ranked.position, ranked.n, ranked.sure, sentences.text,
    labels.voice, labels.direction, sentences.document, sentences.position as place, passages.page, passages.sheet,
    passages.cell
from ranked join sentences using (sentence_id) join labels_in_force labels using (sentence_id)
join passages using (passage_id) left join stories on stories.story_id = passages.story_id
where ranked.place <= ? and coalesce(stories.consent, 'unknown') <> 'no'
order by ranked.claim_id, ranked.stance, ranked.position, ranked.sentence_id
"""
_SPOKEN = f"""
with selected as ({_SELECTED})
select claims.claim_id, claims.theme, claims.organisation, claims.period_start, claims.period_end, evidence.source,
    evidence.sentence_id, evidence.position, coalesce(evidence.sure, true) as sure,
    case when evidence.position is not null and coalesce(stories.consent, 'unknown') <> 'no' then sentences.text end
        as text,
    labels.voice, labels.direction, sentences.document, sentences.position as place, passages.page, passages.sheet,
    passages.cell
from claims join claim_evidence evidence using (claim_id) join sentences using (sentence_id)
join labels_in_force labels using (sentence_id) join passages using (passage_id)
left join stories on stories.story_id = passages.story_id
where claims.activity_id is null and sentences.document in (select document from selected)
    and labels.voice in (select unnest(?))
order by claims.claim_id, evidence.sentence_id
"""
_TELLING = f"""
with selected as ({_SELECTED})
select * exclude (run_id) from telling where document in (select document from selected) order by activity_id
"""
_QUESTIONS = f"""
with selected as ({_SELECTED})
select questions.* exclude (run_id), activities.activity
from questions left join activities on activities.activity_id = questions.activity_id
where questions.document in (select document from selected) order by question_id
"""
_STORIES = f"""
with selected as ({_SELECTED})
select document, count(*)::integer as stories, count(*) filter (consent = 'no')::integer as withheld
from stories where document in (select document from selected) group by document order by document
"""
_THEMELESS = f"""
with selected as ({_SELECTED}), tree as (select unnest(?) as theme)
select document, count(*) as n from sentences join labels_in_force labels using (sentence_id, document)
where document in (select document from selected) and labels.kind = 'outcome' and sentence_id not in (
    select sentence_id from mentions_in_force where theme in (select theme from tree) and sentence_id is not null
)
group by document order by document
"""

_PLACES = f"""
with selected as ({_SELECTED})
select sentence_id, sentences.position as sentence, passages.page, passages.sheet, passages.cell
from sentences join passages using (passage_id) where sentences.document in (select document from selected)
order by sentence_id
"""


class NoReview(Exception):
    """There is nothing to make a review of; the message says why, and what can be done."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a review can be asked about: the names of organisations and programmes that the reports hold."""

    organisations: tuple[str, ...]
    programmes: tuple[str, ...]


def documents_in_force(state: Snapshot, settings: Settings) -> pl.DataFrame:
    """DOCUMENTS that count, with what people corrected; sent back or pitches, which promise, do not."""
    return reports(_not_sent_back(state, settings))


def _not_sent_back(state: Snapshot, settings: Settings) -> pl.DataFrame:
    file = settings.decisions
    corrections = Decisions(file).corrections() if file.exists() else {}
    documents = apply_corrections(state.table("documents"), corrections)
    return documents.filter(~pl.col("document").is_in(Inbox(file).returned()))


def choices(documents: pl.DataFrame) -> Choices:
    """The organisations and programmes that can be chosen, in order of the alphabet."""
    return Choices(*(_names(documents[name]) for name in ("organisation", "programme")))


def of_scope(documents: pl.DataFrame, scope: Scope) -> pl.DataFrame:
    """The documents of the organisation and programme of a review, of every period."""
    if scope.organisation is not None:
        documents = documents.filter(pl.col("organisation") == scope.organisation)
    if scope.programme is not None:
        documents = documents.filter(pl.col("programme") == scope.programme)
    return documents


def read_material(state: Snapshot, settings: Settings, documents: pl.DataFrame, scope: Scope) -> Material:
    """All that the review of `documents` (rows of DOCUMENTS that count) can use. Raises GoalTreeError."""
    tree, file = tree_in_force(settings), settings.decisions
    ids = [documents["document"].sort().to_list()]
    figures = state.query(_FIGURES, ids).select(FIGURES.schema.names())
    if file.exists():
        figures = apply_figure_corrections(figures, FigureCorrections(file).held())
    claims = _as_corrected(conform(state.query(_CLAIMS, ids), TOLD_CLAIMS), documents)
    touching = claims.filter(days_of(scope.when).overlaps() & pl.col("activity_id").is_null())
    return Material(
        tree, documents, figures, claims,
        _quoted(state, documents, touching["claim_id"].to_list()),
        conform(state.query(_TELLING, ids), TELLING), conform(state.query(_QUESTIONS, ids), ASKED),
        conform(state.query(_STORIES, ids), STORIES_TOLD), state.query(_THEMELESS, [*ids, list(tree.ids)]),
        reliability(), settings.least_for_publishing, *_of_year(state, settings, documents, scope),
    )  # fmt: skip


def _of_year(
    state: Snapshot, settings: Settings, documents: pl.DataFrame, scope: Scope
) -> tuple[pl.DataFrame, tuple[Asked, ...]]:
    """SPOKEN and the parts of the client survey, which only the review of a year asks for. Raises NoReview."""
    if not isinstance(scope.when, int):
        return SPOKEN.empty(), ()
    try:
        parts = read_parts(settings.client_survey)
    except SurveyError as error:
        raise NoReview(str(error)) from error
    rows = state.query(_SPOKEN, [documents["document"].sort().to_list(), list(OWN_VOICES)])
    return _as_corrected(conform(rows, SPOKEN), documents), parts


def _quoted(state: Snapshot, documents: pl.DataFrame, claims: list[str]) -> pl.DataFrame:
    """QUOTED of these claims, out of `documents` only: a claim can rest on others, which were sent back."""
    return conform(state.query(_QUOTED, [documents["document"].to_list(), claims, _MOST]), QUOTED)


def make_review(settings: Settings, scope: Scope, made_on: date, state: Snapshot | None = None) -> Review:
    """The review of the newest state of the store, or of `state`. Raises GoalTreeError, and NoReview, in Dutch."""
    state = state or open_snapshot(settings.store)
    if state is None:
        raise NoReview(words.NOTHING_INGESTED)
    return with_what_was_said(facts(settings, scope, made_on, state), settings)


def facts(settings: Settings, scope: Scope, made_on: date, state: Snapshot) -> Review:
    """The review without agreements and notes, which can be kept while these are made. Raises as `make_review`."""
    documents = documents_in_force(state, settings)
    held = choices(documents)
    if scope.organisation is not None and scope.organisation not in held.organisations:
        raise NoReview(words.unknown_organisation(scope.organisation, held.organisations))
    if scope.programme is not None and scope.programme not in held.programmes:
        raise NoReview(words.unknown_programme(scope.programme, held.programmes))
    chosen = of_scope(documents, scope)
    if chosen.filter(days_of(scope.when).overlaps()).is_empty():
        raise NoReview(words.no_documents(scope, chosen))
    material = read_material(state, settings, chosen, scope)
    review = build_review(material, scope, made_on)
    file, period = settings.decisions, days_of(scope.when)
    review = with_panels(review, panelling.results(state, documents, file, period))
    return _with_pitches(review, state, settings, documents, material)


def _with_pitches(
    review: Review, state: Snapshot, settings: Settings, documents: pl.DataFrame, material: Material
) -> Review:
    """The review with what pitches promised, which is set beside the reports of all organisations (`documents`)."""
    promises, confirmed = state.table("promises"), Pitches(settings.decisions).confirmed()
    held, period = pitches(_not_sent_back(state, settings), promises, confirmed), days_of(review.scope.when)
    if not touching(held, review.scope, period):
        return review
    if material.documents.height < documents.height:
        material = read_material(state, settings, documents, review.scope)
    town = material.basis
    ids = claims_of(touching(held, review.scope, period), town, period)
    quoted = _quoted(state, documents, ids)
    places = state.query(_PLACES, [[one.document for one in held]])
    found = PitchMaterial(held, town, state.table("reach"), quoted, places)
    return with_pitches(review, found, period, material.goal_tree.names)


def with_what_was_said(review: Review, settings: Settings) -> Review:
    """A review with the agreements that come back and the notes that were taken."""
    file, scope = settings.decisions, review.scope
    who, talks = (scope.organisation, scope.programme), (_talks(scope.when), _talks(previous(scope.when)))
    here, earlier = ([note for one in held for note in Notes(file).of(one, *who)] for held in talks)
    return with_talk(review, Agreements(file).all(), here, earlier)


def _talks(when: When) -> list[str]:
    """The reviews that were held on a quarter, or on a year and each of its quarters."""
    return list(dict.fromkeys(map(written, (*quarters_of(when), when))))


def decided(settings: Settings) -> str:
    """Names what people decided that changes the facts of a review, so that facts can be kept until it changes."""
    file = settings.decisions
    if not file.exists():
        return ""
    held = (
        Decisions(file).corrections(), Inbox(file).returned(), FigureCorrections(file).held(),
        Pitches(file).confirmed(),
    )  # fmt: skip
    tree = tree_in_force(settings)
    return hashlib.sha256(repr((held, tree, panelling.booked(file))).encode()).hexdigest()


def reliability(file: Path = MEASURED) -> Reliability | None:
    """What people counted by hand, as `make evaluate` published it; None where nobody did."""
    counted = json.loads(file.read_text(encoding="utf-8")).get("by_hand", {}) if file.exists() else {}
    if not {"quotations", "links"} <= set(counted):
        return None
    return Reliability(*((counted[name]["right"], counted[name]["n"]) for name in ("quotations", "links")))


def _as_corrected(claims: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Claims with the organisation that people gave their document; claims on other documents' own stay as they are."""
    named = documents.select("document", corrected="organisation")
    held = claims.join(named, on="document", how="left", maintain_order="left")
    return held.with_columns(organisation=pl.coalesce("corrected", "organisation")).drop("corrected")


def _names(values: pl.Series) -> tuple[str, ...]:
    return tuple(sorted(values.drop_nulls().unique(), key=str.casefold))
