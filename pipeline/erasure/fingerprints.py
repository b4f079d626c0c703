"""Fingerprints of erased text: by them it is known again, in whatever file it comes, without being kept.

A fingerprint is an HMAC under the vault's secret bytes, so that nobody who has the decisions alone can try out texts.
Short texts get none: "ja, graag" of one resident is not the "ja, graag" of another.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection

import polars as pl

from pipeline.tables import Tables

LEAST_LETTERS = 30
"""Letters and digits from which a text is one person's own."""


def fingerprint(text: str, pepper: bytes) -> str | None:
    """Names a text by its letters and digits alone; None for one that is too short."""
    letters = "".join(sign for sign in text.casefold() if sign.isalnum())
    return hmac.digest(pepper, letters.encode(), hashlib.sha256).hex() if len(letters) >= LEAST_LETTERS else None


def fingerprints(raw: Tables, pepper: bytes, passages: Collection[str]) -> set[str]:
    """The fingerprints of these passages of raw tables; of what their stories say as a whole too."""
    chosen = raw.passages.filter(pl.col("passage_id").is_in(list(passages)))
    texts = [*chosen["text"].drop_nulls(), *_whole_stories(chosen)]
    return {mark for text in texts if (mark := fingerprint(text, pepper))}


def told_in(raw: Tables, pepper: bytes, marks: Collection[str]) -> tuple[set[str], set[str]]:
    """The stories, and the passages outside stories, in which text with one of these fingerprints stands."""
    if not marks:
        return set(), set()
    found = [
        (story, passage)
        for story, passage, text in raw.passages.select("story_id", "passage_id", "text").iter_rows()
        if text and fingerprint(text, pepper) in marks
    ]
    told = raw.passages.filter(pl.col("story_id").is_not_null())
    stories = {story for story, _ in found if story}
    for (story,), rows in told.group_by("story_id"):
        stories |= {str(story)} if any(fingerprint(text, pepper) in marks for text in _whole_stories(rows)) else set()
    return stories, {passage for story, passage in found if not story}


def _whole_stories(passages: pl.DataFrame) -> list[str]:
    told = passages.filter(pl.col("story_id").is_not_null()).sort("position")
    return told.group_by("story_id", maintain_order=True).agg(pl.col("text").str.join(" "))["text"].to_list()
