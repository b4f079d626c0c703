"""Search over a snapshot of the store: opens the index and the encoder once, and answers questions.

The one way by which a screen reaches the encoder, since a query has to be read by what read the passages
(docs/adr/0011-search.md).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import numpy as np
import polars as pl

from pipeline import process
from pipeline.decisions import Decisions, Inbox
from pipeline.decisions.corrections import apply_corrections
from pipeline.settings import Settings
from pipeline.store import Snapshot, Store
from pipeline.themes.scoring import Scorer
from pipeline.themes.search import Index, build_index, search

Embed = Callable[[Sequence[str]], np.ndarray]
Reader = Scorer
"""What reads queries as it read the passages."""

_PASSAGES = """
select passages.passage_id, passages.document, section, page, sheet, cell, question, text, story_id, title
from passages left join (select story_id, title, consent from stories) using (story_id)
where coalesce(consent, 'unknown') <> 'no'
"""
"""What may be found: stories whose resident refused are left out before anything is made of them."""
_SENTENCES = """select sentence_id, passage_id, start, "end", content_key from sentences"""
_LABELS = """
select sentence_id, passage_id, kind, voice, coalesce(themes, []) as themes
from sentences
join (select sentence_id, kind, voice from labels_in_force) using (sentence_id)
left join (
    select sentence_id, list(theme order by score desc, theme) as themes from mentions_in_force group by sentence_id
) using (sentence_id)
"""
_STANDS = f"""
select (select count(*) + bit_xor(hash(p)) from ({_PASSAGES}) as p),
    (select count(*) + bit_xor(hash(s)) from ({_SENTENCES}) as s),
    (select count(*) + bit_xor(hash(content_key)) from embeddings where model_version = ?)
"""
"""Differs between states of the store that hold other text or vectors; labels are not in it."""


_DESCRIBED = ("passage_id", "sentence_id", "text", "passage", "score", "sure", "kind", "voice", "themes")


@dataclass(frozen=True, slots=True)
class Question:
    """What is sought, and among what; None leaves a filter open. Theme, voice and kind are those of one sentence."""

    query: str
    documents: Collection[str] | None = None
    theme: str | None = None
    voice: str | None = None
    kind: str | None = None
    only_stories: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, best first, and the words of the query that stand nowhere.

    hits: HITS of `themes.search` with section, page, sheet, cell, question, story_id, title, passage (its whole text),
    and kind, voice and themes (ids, the surest first) of the best sentence.
    """

    hits: pl.DataFrame
    missing: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether at least one passage is surely about the query."""
        return bool(self.hits["sure"].any())


@dataclass(frozen=True, slots=True)
class Searcher:
    """The index over one state of the store, with the labels of its sentences and the encoder for queries.

    `over` names the text and vectors that the index was made of.
    """

    index: Index
    labels: pl.DataFrame
    embed: Embed
    over: tuple[Any, ...]

    def find(self, question: Question, most: int = 10) -> Answer:
        """The passages that answer a question, best first."""
        found = search(self.index, question.query, self.embed([question.query])[0], self._among(question), most)
        places = self.index.passages.drop("passage", "document").rename({"text": "passage"})
        labels = self.labels.drop("passage_id").filter(pl.col("sentence_id").is_in(found.hits["sentence_id"].implode()))
        hits = found.hits.join(places, on="passage_id", how="left", maintain_order="left").join(
            labels, on="sentence_id", how="left", maintain_order="left"
        )
        return Answer(hits.with_columns(pl.col("themes").fill_null([])), found.missing)

    def _among(self, question: Question) -> pl.Series | None:
        """The passages that the filters leave; None for all."""
        passages = self.index.passages
        if question.documents is not None:
            passages = passages.filter(pl.col("document").is_in(list(question.documents)))
        if question.only_stories:
            passages = passages.filter(pl.col("story_id").is_not_null())
        if wanted := _wanted(question):
            passages = passages.join(self.labels.filter(*wanted), on="passage_id", how="semi")
        return None if passages.height == self.index.passages.height else passages["passage_id"]


def open_searcher(snapshot: Snapshot, reader: Reader, before: Searcher | None = None) -> Searcher:
    """A searcher over one state of the store; takes some seconds for a hundred thousand passages.

    The index of the searcher `before` is used again where only labels changed, as after each judgement of people.
    Vectors pass through in parts, and stay in 8 bits: all at once they are most of the memory.
    """
    version = reader.versions.vectors
    over = (version, *snapshot.query(_STANDS, [version]).row(0))
    if before is not None and before.over == over:
        index = before.index
    else:
        index = build_index(
            snapshot.query(_PASSAGES), snapshot.query(_SENTENCES), partial(snapshot.vectors, version)
        )  # fmt: skip
    return Searcher(index, snapshot.query(_LABELS), reader.embed, over)


def load_reader(settings: Settings) -> Reader:
    """The reader of the settings. Raises ModelError, which names the cure."""
    return process.load_scorer(settings)


def open_store(settings: Settings) -> tuple[Searcher, pl.DataFrame] | None:
    """The searcher over what was published last, and its documents as people corrected them; None before the first.

    Documents that were sent back are left out. Raises ModelError.
    """
    snapshot = Store(settings.store).snapshot()
    if snapshot is None:
        return None
    decided = settings.decisions
    documents = snapshot.table("documents")
    if decided.exists():
        documents = apply_corrections(documents, Decisions(decided).corrections())
    in_force = documents.filter(~pl.col("document").is_in(Inbox(decided).returned()))
    return open_searcher(snapshot, load_reader(settings)), in_force


def describe(answer: Answer, documents: pl.DataFrame) -> dict[str, Any]:
    """An answer as the contract of `verhaal search --json` has it: hits with their source, best first."""
    sources = {row["document"]: row for row in documents.to_dicts()}
    return {"sure": answer.sure, "missing": list(answer.missing), "hits": [
        {
            **{name: hit[name] for name in _DESCRIBED},
            "source": {name: sources[hit["document"]][name] for name in ("document", "filename", "organisation")}
            | {name: hit[name] for name in ("section", "page", "sheet", "cell")},
            "why": {"ground": hit["ground"], "words": [hit["passage"][start:end] for start, end in hit["spans"]]},
        }
        for hit in answer.hits.to_dicts()
    ]}  # fmt: skip


def read_period(written: str | None) -> tuple[date, date] | None:
    """The first and last day of '2025' or '2025-Q2'; None for none. Raises ValueError for anything else."""
    if written is None:
        return None
    year, _, quarter = written.upper().partition("-Q")
    first = 3 * int(quarter or 1) - 2
    last = first + 2 if quarter else 12
    after = date(int(year) + last // 12, last % 12 + 1, 1)
    return date(int(year), first, 1), date.fromordinal(after.toordinal() - 1)


def documents_of(
    documents: pl.DataFrame, organisation: str | None, programme: str | None, period: tuple[date, date] | None
) -> set[str]:
    """The documents (of DOCUMENTS) whose names hold these words, in a period that overlaps."""
    kept = documents
    for column, words in (("organisation", organisation), ("programme", programme)):
        if words is not None:
            named = pl.col(column).str.to_lowercase().str.contains(words.lower(), literal=True)
            kept = kept.filter(named.fill_null(False))
    if period is not None:
        kept = kept.filter(pl.col("period_start") <= period[1], pl.col("period_end") >= period[0])
    return set(kept["document"])


def _wanted(question: Question) -> list[pl.Expr]:
    asked = (("voice", question.voice), ("kind", question.kind))
    wanted = [pl.col(name) == value for name, value in asked if value is not None]
    return [*wanted, pl.col("themes").list.contains(question.theme)] if question.theme is not None else wanted
