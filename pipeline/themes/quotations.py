"""The one chooser of quotations: representative and varied, readable on their own, never only the pleasing ones."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import numpy as np
import polars as pl

from pipeline.tables import EVIDENCE, conform
from pipeline.themes.word_lists import patterns
from pipeline.themes.wording import plain

MOST = 12
"""Quotations of one group that are chosen with an eye to each other; after them the strongest comes first."""
REPEAT = 0.75
"""What a quotation keeps of its worth for each one chosen before it from the same source, voice or direction."""
DISSENT_WITHIN = 3
"""A quotation of another direction than the first stands among this many, where there is one, sure or not."""
FLOOR = 0.8
"""Least certainty of a quotation that is sure; the rest comes after it, and is shown as unsure.

Of 205 pairs of sentence and theme that one person judged by hand, 71 % of those from 0.5 show their theme and
direction, 83 % from 0.7, 89 % from 0.8 (n = 57). See tests/evaluation/quotations and docs/adr/0010-claims.md.
"""

Row = dict[str, Any]

_VOICE_WORTH = {"bewoner": 1.0, "naaste": 1.0, "professional": 0.75, "onbekend": 0.7}
_REFERENCE = patterns("quotations.toml", "reference")
_BULLET = re.compile(r"(?:[-•*–·▪■✓>]|\d{1,2}[.)]|[a-z][.)])\s")
_SIGNS = "\"'“”‘’„«( …"
_ENDS = (".", "!", "?", "”", '"', "’", "'", "»", "…", ")")


def choose_evidence(outcomes: pl.DataFrame, links: pl.DataFrame, embeddings: pl.DataFrame) -> pl.DataFrame:
    """For each activity the outcome sentences of its linked passages, most telling and varied first, as EVIDENCE.

    `outcomes` is as `claims.outcomes` gives it; a sentence with several themes counts with the surest. At most MOST
    for an activity: the rest stays reachable through its passages. Sentences that may not be shown are left out.
    """
    surest = outcomes.sort("sentence_id", "certainty", "theme", descending=[False, True, False])
    candidates = (
        surest.unique("sentence_id", keep="first", maintain_order=True)
        .filter(~pl.col("withheld"))
        .join(links.select("activity_id", "passage_id", worth="score"), on="passage_id")
        .with_columns(pl.col("activity_id").alias("group"))
    )
    chosen = ranked(candidates, embeddings).filter(pl.col("position") <= MOST)
    return conform(chosen.select(EVIDENCE.schema.names()).sort("activity_id", "position"), EVIDENCE)


def ranked(candidates: pl.DataFrame, embeddings: pl.DataFrame) -> pl.DataFrame:
    """The candidates with `strength`, 0-1, and `position` within their `group`, from 1; null for what is withheld.

    Needs group, sentence_id, text, content_key, source, voice, direction, certainty, worth (of the link) and
    withheld. Strength says how central a sentence is to its group, how sure its labels and link are, whose voice it
    is (the person concerned counts most) and how well it reads on its own. Same rows, same choice, whatever their
    order.
    """
    held = candidates.sort("group", "sentence_id")
    held = held.with_columns(
        pl.Series("central", _central(held, embeddings), dtype=pl.Float64),
        pl.col("voice").replace_strict(_VOICE_WORTH, default=0.7, return_dtype=pl.Float64).alias("heard"),
        pl.col("text").map_elements(readable, return_dtype=pl.Float64).alias("readable"),
    )
    reads = pl.col("central") * pl.col("heard") * pl.col("readable")
    strength = (pl.col("certainty").sqrt() * pl.col("worth") * reads).round(4).alias("strength")
    weighed = held.with_columns(strength, (pl.col("certainty") >= FLOOR).alias("sure"))
    order = pl.DataFrame(
        [place for group in weighed.partition_by("group", maintain_order=True) for place in _order(group)],
        schema={"group": pl.String, "sentence_id": pl.String, "position": pl.Int32},
        orient="row",
    )
    return weighed.join(order, on=["group", "sentence_id"], how="left", maintain_order="left")


def readable(text: str) -> float:
    """How well a sentence reads on its own, 0-1: no fragment, no item of a list, and pointing back to nothing."""
    bare = text.strip()
    size = len(bare)
    worth = 1.0 if 40 <= size <= 220 else 0.8 if size >= 25 else 0.55
    if _REFERENCE.match(plain(bare).lstrip(_SIGNS)):
        worth *= 0.7
    if _BULLET.match(bare) or bare[:1].islower():
        worth *= 0.7
    return worth if bare.endswith(_ENDS) else worth * 0.8


def _central(held: pl.DataFrame, embeddings: pl.DataFrame) -> np.ndarray:
    """How near each row's vector is to the mean of its group, 0-1; 1 for a row without one. Rows come by group."""
    vectors = embeddings.sort("content_key", "model_version").unique("content_key", keep="last", maintain_order=True)
    numbered = vectors.select("content_key").with_row_index("row")
    row = held.select("content_key").join(numbered, on="content_key", how="left", maintain_order="left")["row"]
    central, known = np.ones(len(held)), row.is_not_null().to_numpy()
    if known.any():
        own = vectors["vector"].to_numpy()[row.drop_nulls().to_numpy()]
        group = held["group"].rank("dense").to_numpy()[known].astype(int)
        starts = np.flatnonzero(np.diff(group, prepend=-1))
        sums = np.add.reduceat(own, starts, axis=0, dtype=np.float64)
        mean = (sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9))[
            np.searchsorted(group[starts], group)
        ]
        central[known] = np.clip((own * mean).sum(1), 0, 1)
    return central


def _order(group: pl.DataFrame) -> list[tuple[str, str, int]]:
    """Group, sentence and position of those that may be shown."""
    shown = group.filter(~pl.col("withheld"))
    rows = shown.select("group", "sentence_id", "source", "voice", "direction", "strength", "sure").to_dicts()
    return [(row["group"], row["sentence_id"], place) for place, row in enumerate(_varied(rows), start=1)]


def _varied(left: list[Row]) -> list[Row]:
    """Each time the strongest of what is sure, or else of the rest, after a discount for what was heard before.

    Past MOST nothing is discounted any more.
    """
    chosen: list[Row] = []
    seen: Counter[object] = Counter()
    while left and len(chosen) < MOST:
        pool = _dissenting(left, chosen) or left
        best = max(pool, key=lambda row: (row["sure"], _discounted(row, seen), str(row["sentence_id"])))
        chosen.append(best)
        seen.update(_heard(best))
        left = [row for row in left if row is not best]
    return chosen + sorted(left, key=lambda row: (not row["sure"], -row["strength"], row["sentence_id"]))


def _heard(row: Row) -> tuple[str, str, str]:
    return row["source"], row["voice"], row["direction"]


def _dissenting(left: list[Row], chosen: list[Row]) -> list[Row]:
    directions = {row["direction"] for row in chosen}
    if len(chosen) != DISSENT_WITHIN - 1 or len(directions) != 1:
        return []
    return [row for row in left if row["direction"] not in directions]


def _discounted(row: Row, seen: Counter[object]) -> float:
    source, voice, direction = (seen[heard] for heard in _heard(row))
    return float(row["strength"]) * float(REPEAT ** (source + 0.5 * voice + 0.5 * direction))
