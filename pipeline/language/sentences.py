"""Pseudonymised passages → sentences with their context, speaker and language."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import polars as pl

from pipeline.issues import Issue, issue
from pipeline.language.boundaries import sentence_spans
from pipeline.language.languages import DUTCH, language_of
from pipeline.language.parts import sentence_parts
from pipeline.language.pieces import pieces
from pipeline.language.quotations import speakers
from pipeline.tables import SENTENCES, conform

if TYPE_CHECKING:
    from spacy.language import Language

BATCH = 256
_SEPARATOR = "\x1f"


def split_sentences(passages: pl.DataFrame, nlp: Language) -> tuple[pl.DataFrame, list[tuple[str, Issue]]]:
    """Passages → tables.SENTENCES, and issues as (document, issue) where text is not Dutch.

    `passages` are rows of tables.PASSAGES, pseudonymised. Offsets count characters in the passage, so that
    text == passage[start:end]. `context` is the sentence before it in the passage; for the first one the question that
    the passage answers, else the last sentence of the passage before it under the same heading, else "".
    """
    ordered = passages.sort("document", "position", maintain_order=True)
    texts = [text or "" for text in ordered["text"].to_list()]
    spans = _spans(texts, nlp)
    rows = list(_rows(ordered.iter_rows(named=True), texts, spans))
    return conform(rows, SENTENCES), _issues(rows)


def content_key(text: str, context: str, voice_hint: str | None) -> str:
    """What the models see of a sentence, hashed: 32 hexadecimal digits."""
    seen = _SEPARATOR.join((text, context, voice_hint or ""))
    return hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _spans(texts: list[str], nlp: Language) -> list[list[tuple[int, int]]]:
    """Sentence edges for every text; each different text is split once."""
    distinct = list(dict.fromkeys(texts))
    votes: dict[str, list[int]] = {text: [] for text in distinct}
    with nlp.select_pipes(enable=sentence_parts(nlp)):
        for doc, (text, offset) in nlp.pipe(_pieces_of(distinct), as_tuples=True, batch_size=BATCH):
            votes[text] += [offset + sentence.start_char for sentence in doc.sents]
    known = {text: sentence_spans(text, votes[text]) for text in distinct}
    return [known[text] for text in texts]


def _pieces_of(texts: Iterable[str]) -> Iterator[tuple[str, tuple[str, int]]]:
    for text in texts:
        for offset, piece in pieces(text):
            yield piece, (text, offset)


def _rows(
    passages: Iterable[dict[str, Any]], texts: list[str], spans: list[list[tuple[int, int]]]
) -> Iterator[dict[str, Any]]:
    position: Counter[str] = Counter()
    before: tuple[Any, Any, str] = (None, None, "")
    for passage, text, edges in zip(passages, texts, spans, strict=True):
        place = (passage["document"], passage["section"])
        context = passage["question"] or (before[2] if place == before[:2] else "")
        hints = _hints(passage["voice_hint"], text, edges)
        languages = _languages(text, edges)
        for number, ((start, end), hint, language) in enumerate(zip(edges, hints, languages, strict=True), 1):
            position[passage["document"]] += 1
            yield {
                "sentence_id": f"{passage['passage_id']}-{number}",
                "passage_id": passage["passage_id"],
                "document": passage["document"],
                "position": position[passage["document"]],
                "start": start,
                "end": end,
                "text": text[start:end],
                "context": context,
                "voice_hint": hint,
                "language": language,
                "content_key": content_key(text[start:end], context, hint),
            }
            context = text[start:end]
        if edges:
            before = (*place, context)


def _hints(known: str | None, text: str, edges: list[tuple[int, int]]) -> list[str | None]:
    return [known] * len(edges) if known else speakers(text, edges)


def _languages(text: str, edges: list[tuple[int, int]]) -> list[str]:
    """A sentence too short to tell follows its passage, when all of the passage is in another language."""
    whole = language_of(text)
    return [_within(whole, text[start:end]) for start, end in edges]


def _within(whole: str, sentence: str) -> str:
    own = language_of(sentence)
    return whole if own == DUTCH and whole != DUTCH and len(sentence.split()) < 6 else own


def _issues(rows: list[dict[str, Any]]) -> list[tuple[str, Issue]]:
    total = Counter(row["document"] for row in rows)
    other = Counter(row["document"] for row in rows if row["language"] != DUTCH)
    return [(document, _issue(count, total[document])) for document, count in other.items()]


def _issue(count: int, total: int) -> Issue:
    if count / total > 0.6:
        return issue("not_dutch", "language")
    return issue("partly_not_dutch", "language", count=count)
