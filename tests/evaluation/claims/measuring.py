"""How far claims, accounts and quotations agree with those of readers, and what goes wrong where they do not.

python -m tests.evaluation.claims.measuring [AUTHOR]
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass

import polars as pl

from pipeline.process import load_models
from pipeline.settings import Settings
from tests.evaluation.claims.labelled import Labelled, Sentence, load, names

DIRECTIONS = {"improved": "vooruitgang", "worsened": "achteruitgang", "no_change": "onveranderd", "mixed": "gemengd"}

Key = tuple[str, str]
"""A theme and the name of an activity."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """0-1; 1 of nothing."""
        return self.part / self.whole if self.whole else 1.0

    def __str__(self) -> str:
        return f"{self.value:.2f} ({self.part} of {self.whole})"


def accounts(documents: list[Labelled]) -> tuple[Share, Counter[tuple[str, str]]]:
    """The activities whose account is as the reader gave it, and all pairs of expected and said."""
    pairs: Counter[tuple[str, str]] = Counter()
    for one in documents:
        told = {row["activity"]: row["told"] for row in one.expected["activities"]}
        said = dict(one.tables.telling.select("activity_id", "account").iter_rows())
        pairs.update((told[name], said[activity]) for activity, name in one.names.items() if activity in said)
    return Share(sum(n for (a, b), n in pairs.items() if a == b), pairs.total()), pairs


def effects(documents: list[Labelled]) -> Share:
    """The documents of which is known rightly whether they tell of any effect."""
    right = [one.expected["has_outcome"] == (one.tables.labels["kind"] == "outcome").any() for one in documents]
    return Share(sum(right), len(right))


def asked(documents: list[Labelled]) -> Share:
    """The questions about hours without an effect that a reader would ask too."""
    right = []
    for one in documents:
        told = {row["activity"]: row["told"] for row in one.expected["activities"]}
        rows = one.tables.questions.filter(pl.col("code") == "hours_without_effect")["activity_id"]
        right += [told.get(one.names.get(name, ""), "effect") != "effect" for name in rows]
    return Share(sum(right), len(right))


def themes(documents: list[Labelled]) -> tuple[Share, Share]:
    """Precision and recall of the themes on which a document tells of an effect."""
    same = made = told = 0
    for one in documents:
        expected = {t for row in one.sentences if row.label["kind"] == "outcome" for t in row.label["themes"]}
        found = set(one.tables.claims.filter(pl.col("activity_id").is_null())["theme"])
        same, made, told = same + len(expected & found), made + len(found), told + len(expected)
    return Share(same, made), Share(same, told)


def quotations(documents: list[Labelled]) -> Share:
    """The sure quotations of which theme, direction and kind are all as the reader labelled the sentence."""
    right = []
    for one in documents:
        labels = {row.sentence_id: row.label for row in one.sentences}
        whole = one.tables.claims.filter(pl.col("activity_id").is_null()).select("claim_id", "theme")
        shown = one.tables.claim_evidence.filter("sure").join(whole, on="claim_id")
        shown = shown.join(one.tables.labels.select("sentence_id", "direction"), on="sentence_id")
        for name, theme, direction in shown.select("sentence_id", "theme", "direction").iter_rows():
            label = labels.get(name, {"kind": "other", "themes": [], "direction": ""})
            fits = label["kind"] == "outcome" and theme in label["themes"]
            right.append(fits and label["direction"] == direction)
    return Share(sum(right), len(right))


def intentions(documents: list[Labelled]) -> tuple[Share, Share]:
    """Precision and recall of intentions."""
    pairs: Counter[tuple[bool, bool]] = Counter()
    for one in documents:
        said = dict(one.tables.labels.select("sentence_id", "intention").iter_rows())
        pairs.update((row.label["intention"], bool(said[row.sentence_id])) for row in one.sentences if row.sentence_id)
    hits = pairs[True, True]
    return Share(hits, hits + pairs[False, True]), Share(hits, hits + pairs[True, False])


def claims(documents: list[Labelled]) -> tuple[Share, Share, Share, Counter[str], Counter[str]]:
    """Precision, recall and right directions of claims by theme and activity; why some are missed or too many."""
    missed: Counter[str] = Counter()
    many: Counter[str] = Counter()
    same = right = made = told = 0
    for one in documents:
        expected = {
            (row["theme"], row["activity"]): DIRECTIONS[row["direction"]]
            for row in one.expected["claims"]
            if row["activity"] and row["activity"] in one.names.values()
        }
        found = _found(one)
        both = expected.keys() & found.keys()
        same, made, told = same + len(both), made + len(found), told + len(expected)
        right += sum(expected[key] == found[key] for key in both)
        missed.update(_why_missed(key, one) for key in expected.keys() - both)
        many.update(_why_made(key, one) for key in found.keys() - both)
    return Share(same, made), Share(same, told), Share(right, same), missed, many


def _found(one: Labelled) -> dict[Key, str]:
    rows = one.tables.claims.drop_nulls("activity_id").select("theme", "activity_id", "direction").iter_rows()
    return {(theme, one.names.get(activity, activity)): direction for theme, activity, direction in rows}


def _why_missed(key: Key, one: Labelled) -> str:
    """What was read otherwise in the sentence that came nearest to the claim."""
    theme, activity = key
    telling = [
        row for row in one.sentences
        if row.label["kind"] == "outcome" and theme in row.label["themes"] and activity in row.activities
    ]  # fmt: skip
    return min((_differs(key, row, one) for row in telling), default="no such sentence", key=_steps)


def _why_made(key: Key, one: Labelled) -> str:
    """What the reader saw otherwise in the sentence that came nearest to giving the claim."""
    ids = {activity for activity, name in one.names.items() if name == key[1]}
    claim = one.tables.claims.filter((pl.col("theme") == key[0]) & pl.col("activity_id").is_in(list(ids)))
    evidence = set(one.tables.claim_evidence.join(claim, on="claim_id", how="semi")["sentence_id"])
    used = [row for row in one.sentences if row.sentence_id in evidence]
    return min((_labelled_otherwise(key, row) for row in used), default="no such sentence", key=_steps)


def _differs(key: Key, row: Sentence, one: Labelled) -> str:
    if row.sentence_id is None:
        return "not read as a sentence"
    own = pl.col("sentence_id") == row.sentence_id
    tables = one.tables
    passage = tables.sentences.filter(own)["passage_id"].item()
    linked = tables.links.filter(pl.col("passage_id") == passage)["activity_id"]
    fine = {
        "link": key[1] in {one.names.get(name) for name in linked},
        "kind": tables.labels.filter(own)["kind"].item() == "outcome",
        "theme": key[0] in set(tables.mentions.filter(own)["theme"]),
    }
    return _wrong(fine) or "too unsure"


def _labelled_otherwise(key: Key, row: Sentence) -> str:
    fine = {
        "link": key[1] in row.activities,
        "kind": row.label["kind"] == "outcome",
        "theme": key[0] in row.label["themes"],
    }
    return _wrong(fine) or "claim not listed"


def _wrong(fine: dict[str, bool]) -> str:
    return " and ".join(name for name, right in fine.items() if not right)


def _steps(why: str) -> int:
    return why.count(" and ")


def report(documents: list[Labelled]) -> str:
    """All figures, for a person to read."""
    right, pairs = accounts(documents)
    precision, recall, directions, missed, many = claims(documents)
    return "\n".join([
        f"account of the activity right {right}",
        "  expected, said: " + ", ".join(f"{a} {b} {n}" for (a, b), n in sorted(pairs.items())),
        f"any effect or none, right {effects(documents)}; questions about hours right {asked(documents)}",
        f"claims by theme and activity: precision {precision}, recall {recall}",
        f"  of these the direction right {directions}",
        f"  missed for {dict(missed.most_common())}",
        f"  too many for {dict(many.most_common())}",
        "themes of the document: precision {}, recall {}".format(*themes(documents)),
        f"sure quotations right {quotations(documents)}",
        "intentions: precision {}, recall {}".format(*intentions(documents)),
    ])  # fmt: skip


if __name__ == "__main__":
    chosen = Settings()
    held = load(names(*sys.argv[1:]), load_models(chosen), chosen)
    linked = [one.with_links_of_readers() for one in held]
    for title, measured in (
        ("as read", held),
        ("with the links of readers", linked),
        ("with links and labels of readers", [one.with_labels_of_readers() for one in linked]),
    ):
        print(f"{title}: {len(measured)} documents\n{report(measured)}\n")
