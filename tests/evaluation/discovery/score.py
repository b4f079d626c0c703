"""How well new themes are found in three sets of passages with a topic or none, made without seeing the grouping.

A line of a set has the text and its topic; null is noise. Everything was chosen on the set of 80. Figures: the adjusted
Rand index over passages with a topic, where each that is loose stands alone; topics found, of which at
least 40% is in a group that is for at least half about it; groups that are for at least half about one topic; how much
of what stays loose is noise, and how much noise stays loose; and the index between ten orders of the same passages.

Run as a module it prints the table: python -m tests.evaluation.discovery.score
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from sklearn.metrics import adjusted_rand_score

from pipeline.discovering import read_texts
from pipeline.settings import Settings
from pipeline.themes.discovery import content_key, discover

HERE = Path(__file__).parent
SIZES = (80, 30, 250)
ORDERS = 10
_SHARE, _ABOUT = 0.4, 0.5


@dataclass(frozen=True, slots=True)
class Passages:
    """Passages as `discover` takes them, each in a document of its own, with their vectors and topics (null: none)."""

    loose: pl.DataFrame
    vectors: pl.DataFrame
    topics: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Score:
    """What the module says of figures."""

    ari: float
    found: int
    topics: int
    groups: int
    about: int
    noise_precision: float
    noise_recall: float
    stability: float


def passages(size: int, settings: Settings) -> Passages:
    """One of the sets, read by the encoder."""
    rows = pl.DataFrame(
        [json.loads(line) for line in (HERE / f"set_{size}.jsonl").read_text(encoding="utf-8").splitlines()]
    )
    keyed = rows.select(
        "text", "topic", passage_id="id", document="id", organisation="id", told=pl.lit(True),
        content_key=pl.col("text").map_elements(content_key, return_dtype=pl.String),
    ).sort("content_key", "passage_id")  # fmt: skip
    return Passages(keyed.drop("topic"), read_texts(keyed, settings), keyed.select("passage_id", "topic"))


def groups_of(held: Passages, seed: int | None = None) -> list[str | None]:
    """The candidate that each passage is in, in the order of `topics`; with a seed the rows are shuffled first."""
    loose, vectors = held.loose, held.vectors
    if seed is not None:
        loose, vectors = (rows.sample(fraction=1, shuffle=True, seed=seed) for rows in (loose, vectors))
    members = discover(loose, vectors).members.select("passage_id", "candidate_id")
    return held.topics.join(members, on="passage_id", how="left", maintain_order="left")["candidate_id"].to_list()


def score(held: Passages) -> Score:
    """The figures of one set."""
    topics, groups = held.topics["topic"].to_list(), groups_of(held)
    told = [place for place, topic in enumerate(topics) if topic]
    truth, given = [topics[place] for place in told], [groups[place] or f"loose {place}" for place in told]
    about = _about(topics, groups)
    found = [
        topic for topic, count in Counter(truth).items()
        if max((same for group, (other, same) in about.items() if other == topic), default=0) >= _SHARE * count
    ]  # fmt: skip
    loose = [topic for topic, group in zip(topics, groups, strict=True) if group is None]
    return Score(
        adjusted_rand_score(truth, given), len(found), len(set(truth)),
        len(set(groups) - {None}), len(about), loose.count(None) / max(len(loose), 1),
        loose.count(None) / topics.count(None), stability(groups, [groups_of(held, seed) for seed in range(ORDERS)]),
    )  # fmt: skip


def stability(groups: Sequence[str | None], others: Sequence[Sequence[str | None]]) -> float:
    """The least index between groups and those in another order."""
    return min(adjusted_rand_score([str(one) for one in groups], [str(one) for one in other]) for other in others)


def _about(topics: Sequence[str | None], groups: Sequence[str | None]) -> dict[str, tuple[str, int]]:
    """Of the groups that are for at least half about one topic, which, and in how many passages."""
    held: dict[str, Counter[str | None]] = {}
    for topic, group in zip(topics, groups, strict=True):
        if group:
            held.setdefault(group, Counter())[topic] += 1
    most = {group: max(counts.items(), key=lambda item: item[1]) for group, counts in held.items()}
    return {
        group: (topic, same) for group, (topic, same) in most.items()
        if topic and same >= _ABOUT * held[group].total()
    }  # fmt: skip


def main() -> None:
    """Print the figures of all sets."""
    for size in SIZES:
        it = score(passages(size, Settings()))
        print(f"| {size} | {it.ari:.2f} | {it.found} of {it.topics} | {it.about} of {it.groups} | "
              f"{it.noise_precision:.2f} / {it.noise_recall:.2f} | {it.stability:.2f} |")  # fmt: skip


if __name__ == "__main__":
    main()
