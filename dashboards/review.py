"""What the page "Beoordelen" shows and does: which sentence comes next, what people say of it, and what that became."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from dashboards import data
from dashboards import review_queries as queries
from dashboards.kept import BY_KEY
from dashboards.permission import guarded, require_all_organisations
from pipeline.access import Action
from pipeline.decisions import Queue
from pipeline.decisions.judgements import Held, Judgements, Label, Sentence, Shown, Verdict, rejected
from pipeline.decisions.matching import loose
from pipeline.decisions.samples import Sample, Samples, draw
from pipeline.spans import read_spans
from pipeline.store import Snapshot
from pipeline.tables import SENTENCES

_ROWS = 50
"""Sentences looked up at a time: the first that was not skipped is shown."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The sentences to judge, most urgent first, by content key; `total` counts also those after the first."""

    keys: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence with the model's own label; `scores` of kind, direction, voice and each theme, 0-1 or null."""

    sentence_id: str
    sentence: Sentence
    shown: Shown
    scores: dict[str, float | None]


def ledger() -> Samples:
    """The judgements, settlements and samples. Raises NotAllowed."""
    require_all_organisations()
    return Samples(_decisions())


def left_out(passed: Iterable[str]) -> set[str]:
    """The contents that are not asked for: what was `passed` over, what people judged, and what is in a sample that
    is not finished, since who codes it would see the model's label.
    """
    return {*passed, *_judged_keys(), *_blind_keys()}


def waiting(state: Snapshot, documents: Sequence[str], theme: str | None, without: set[str]) -> Waiting:
    """What is to be judged in these documents, without these contents."""
    ordered = _waiting(state, tuple(documents), theme)
    left = ordered.filter(~ordered.is_in(list(without)))
    return Waiting(tuple(left.head(_ROWS).unique(maintain_order=True)), len(left))


# held once for all sessions, uncopied: of a large store a new order after every judgement would take too long
@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=BY_KEY)
def _waiting(state: Snapshot, documents: tuple[str, ...], theme: str | None) -> pl.Series:
    rows = state.query(queries.WAITING, [list(documents), theme, theme])
    return rows["content_key"].cast(pl.String)


def _judged_keys() -> set[str]:
    return {one.sentence.content_key for one in ledger().held()}


def _blind_keys() -> set[str]:
    book = ledger()
    open_ = [sample for sample in book.samples() if not book.pairs(sample)]
    return {sentence.content_key for sample in open_ for sentence in book.sentences(sample)}


def judged(state: Snapshot, content_key: str, document: str | None = None) -> Judged | None:
    """A sentence with the model's label; None for one that is not there (any more) or may not be shown.

    Where the same words stand in more documents, the one asked for, else the first.
    """
    rows = _by_model(state, content_key)
    own = [row for row in rows if row["document"] == document] or rows
    return _as_judged(own[0]) if own else None


@st.cache_data(max_entries=256, show_spinner=False, hash_funcs=BY_KEY)
def _by_model(state: Snapshot, content_key: str) -> list[dict[str, Any]]:
    return state.query(queries.BY_MODEL, [content_key]).to_dicts()


def _as_judged(row: dict[str, Any]) -> Judged:
    themes = row["themes"] or []
    direction = row["direction"] if row["kind"] == "outcome" else "onveranderd"
    label = Label(row["kind"], direction, row["voice"], tuple(theme["theme"] for theme in themes))
    scores = {name: row[f"{name}_score"] for name in ("kind", "direction", "voice")}
    sentence = Sentence(row["document"], row["content_key"], row["text"], row["context"])
    return Judged(
        row["sentence_id"], sentence, Shown(label, row["model_version"]),
        {**scores, **{theme["theme"]: theme["score"] for theme in themes}},
    )  # fmt: skip


def reasons(state: Snapshot, one: Judged) -> dict[str, list[str]]:
    """For each theme the words that carried it, strongest first; empty where the store holds none."""
    rows = state.query(queries.REASONS, [one.sentence.content_key, one.shown.model_version]).to_dicts()
    text = one.sentence.text
    return {row["theme"]: [text[start:end] for start, end in read_spans(row["spans"] or "")] for row in rows}


@guarded(Action.JUDGE)
@data.as_one_act
def judge(one: Judged, label: Label, by: str, verdict: Verdict | None = None, reason: str = "") -> int:
    """Book a judgement and let it count; gives its number."""
    number = ledger().judge(one.sentence, label, by, one.shown, verdict, reason=reason)
    refresh(one.sentence)
    return number


@guarded(Action.JUDGE)
def reject(one: Judged, by: str) -> int:
    """Book that the label does not belong here."""
    return judge(one, rejected(one.shown.label), by, "rejected")


@guarded(Action.JUDGE)
@data.as_one_act
def take_back(kept: str, number: int, sentence: Sentence, by: str) -> None:
    """Take back a judgement or settlement."""
    ledger().withdraw("settlements" if kept == "settlements" else "judgements", number, by)
    refresh(sentence)


@guarded(Action.JUDGE)
def refresh(sentence: Sentence) -> None:
    """Let what rests on a sentence be made anew, in every document that holds it."""
    state = data.snapshot()
    held = set(state.query(queries.HOLDING, [sentence.content_key])["document"]) if state else set()
    for document in sorted({*held, sentence.document}):
        Queue(_decisions()).add(document, "judged")


# --- samples


@guarded(Action.JUDGE)
def make_sample(state: Snapshot, documents: Sequence[str], size: int, coders: tuple[str, str], by: str) -> bool:
    """Draw and book a sample; False where there is nothing to draw from."""
    book = ledger()
    taken = sorted(_judged_keys() | _blind_keys())
    candidates = state.query(queries.CANDIDATES, [list(documents)]).filter(~pl.col("content_key").is_in(taken))
    seed = len(book.samples()) + 1
    drawn = draw(candidates, size, seed)
    if drawn.is_empty():
        return False
    book.make(drawn, coders, seed, by)
    return True


@guarded(Action.JUDGE)
def code(state: Snapshot, sample: Sample, sentence: Sentence, label: Label, by: str) -> None:
    """Book a coder's label, with the model's that they did not see."""
    hidden = judged(state, sentence.content_key, sentence.document)
    ledger().code(sample, sentence, label, by, hidden.shown if hidden else None)
    refresh(sentence)


@guarded(Action.JUDGE)
def settle(sample: Sample, sentence: Sentence, label: Label, by: str, reason: str) -> None:
    """Book what two who differed agreed on."""
    ledger().settle(sentence, label, by, reason, sample.number)
    refresh(sentence)


# --- what was judged


def readable(state: Snapshot | None, sentences: Sequence[Sentence]) -> set[tuple[str, str]]:
    """Which of these may be shown, as (document, content key): those that stand where they stood, with consent.

    What stands there no more may be shown when its document holds no story without consent.
    """
    if state is None or not sentences:
        return set()
    keys = sorted({one.content_key for one in sentences})
    shown = set(state.query(queries.READABLE, [keys]).rows())
    there = set(_sentences(state, [], keys).select("document", "content_key").rows())
    guarded = set(state.query(queries.GUARDED)["document"])
    gone = {(one.document, one.content_key) for one in sentences if one.document not in guarded} - there
    return shown | gone


def loose_labels(state: Snapshot) -> list[Held]:
    """The labels in force that belong to no sentence any more."""
    held = Judgements(_decisions()).held()
    keys = sorted({one.sentence.content_key for one in held})
    documents = sorted({one.sentence.document for one in held})
    return loose(_sentences(state, documents, keys), held) if held else []


def _sentences(state: Snapshot, documents: Sequence[str], keys: Sequence[str]) -> pl.DataFrame:
    rows = state.query(queries.SENTENCES, [list(documents) or [""], list(keys) or [""]])
    return rows.cast(dict(SENTENCES.schema))  # type: ignore[arg-type]


def _decisions() -> Path:
    return data.settings().decisions
