"""Labels of people → the sentences of today: by what the models see of them, else by nearly the same words.

A document that is read by a later version may be split elsewhere, and its people numbered anew: then the content key
differs, and the words decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import polars as pl
from rapidfuzz import fuzz

from pipeline.decisions.judgements import Held
from pipeline.tables import JUDGEMENTS, conform

ALIKE = 92.0
"""Least likeness of the words, 0-100 (rapidfuzz's ratio), to be the same sentence read or split a little otherwise."""
_SHORT = 25
"""Sentences of fewer characters ("Ja, gelukkig wel.") are known by what stands before them too."""
_PSEUDONYM = re.compile(r"\[[A-Z-]+(?: \d+)?\]")
_DECISIVE = re.compile(r"\d+|\b(?:niet|geen|nooit|niemand|nergens|nauwelijks|zonder)\b")
"""Numbers and denials: alike but for one of these is another sentence."""


def as_judgements(sentences: pl.DataFrame, held: Sequence[Held]) -> pl.DataFrame:
    """JUDGEMENTS on those SENTENCES that a label in force belongs to.

    First by content key, in whatever document, the sentence's own document before others; then by nearly the same
    words within the document. Of several labels for one sentence the newest counts.
    """
    rows: dict[str, dict[str, Any]] = {}
    for sentence_id, document, one in _by_key(sentences, held):
        rows[sentence_id] = _row(sentence_id, document, one)
    for sentence_id, one in _by_words(sentences, held).items():
        rows.setdefault(sentence_id, _row(sentence_id, one.sentence.document, one))
    return conform([rows[sentence_id] for sentence_id in sorted(rows)], JUDGEMENTS)


def loose(sentences: pl.DataFrame, held: Sequence[Held]) -> list[Held]:
    """The labels in force that belong to none of these SENTENCES: kept in the ledger, and counted nowhere."""
    found = {id(one) for one in _by_words(sentences, held).values()}
    keys = set(sentences["content_key"])
    return [one for one in held if one.sentence.content_key not in keys and id(one) not in found]


def _by_key(sentences: pl.DataFrame, held: Sequence[Held]) -> Iterable[tuple[str, str, Held]]:
    """Sentences with their label; what comes later counts: the own document's word, and among equals the newest."""
    labels: dict[str, list[Held]] = {}
    for one in sorted(held, key=lambda one: one.order):
        labels.setdefault(one.sentence.content_key, []).append(one)
    wanted = sentences.filter(pl.col("content_key").is_in(list(labels)))
    for sentence_id, document, key in wanted.select("sentence_id", "document", "content_key").iter_rows():
        own = [one for one in labels[key] if one.sentence.document == document]
        yield sentence_id, document, (own or labels[key])[-1]


def _by_words(sentences: pl.DataFrame, held: Sequence[Held]) -> dict[str, Held]:
    """For sentences of their own document that no label has by key: the label of nearly the same words."""
    there = set(sentences.select("document", "content_key").iter_rows())
    places = [(one, (one.sentence.document, one.sentence.content_key)) for one in held]
    lost = sorted((one for one, place in places if place not in there), key=lambda one: one.order)
    documents = {one.sentence.document for one in lost}
    own = sentences.filter(pl.col("document").is_in(list(documents))).sort("document", "position")
    candidates = {str(name): rows.to_dicts() for (name,), rows in own.group_by("document", maintain_order=True)}
    labelled = {one.sentence.content_key for one in held}
    found: dict[str, Held] = {}
    for one in lost:
        best = _nearest(one, [row for row in candidates.get(one.sentence.document, [])
                              if row["content_key"] not in labelled])  # fmt: skip
        if best is not None:
            found[best] = one
    return found


def _nearest(one: Held, rows: list[dict[str, Any]]) -> str | None:
    words, before = _words(one.sentence.text), _words(one.sentence.context)
    scored = []
    for row in rows:
        likeness = fuzz.ratio(words, _words(row["text"]), score_cutoff=ALIKE)
        if likeness and _decisive(one.sentence.text) == _decisive(row["text"]):
            around = fuzz.ratio(before, _words(row["context"] or ""))
            if len(words) >= _SHORT or around >= ALIKE:
                scored.append((likeness, around, -row["position"], row["sentence_id"]))
    return str(max(scored)[-1]) if scored else None


def _words(text: str) -> str:
    return " ".join(_PSEUDONYM.sub("", text).casefold().split())


def _decisive(text: str) -> list[str]:
    return sorted(_DECISIVE.findall(_words(text)))


def _row(sentence_id: str, document: str, one: Held) -> dict[str, Any]:
    return {
        "sentence_id": sentence_id, "document": document, "kind": one.label.kind, "direction": one.label.direction,
        "voice": one.label.voice, "themes": " ".join(one.label.themes), "verdict": one.verdict,
        "decided_at": one.decided_at,
    }  # fmt: skip
