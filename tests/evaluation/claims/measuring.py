"""Claims and accounts that the pipeline makes of labelled documents, held beside what a reader made of them.

    python -m tests.evaluation.claims.measuring [FOLDER]

Beside each document in `documents/` stands, in `expected/`, what a reader who did not know the program made of it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import polars as pl
from rapidfuzz import fuzz, process

from pipeline.process import Models, analyse, connect, load_guidance, load_models, read_file, reading_limits
from pipeline.settings import Settings
from pipeline.tables import Tables
from pipeline.themes.intentions import intends

HERE = Path(__file__).parent
DIRECTIONS = {"improved": "vooruitgang", "worsened": "achteruitgang", "no_change": "onveranderd", "mixed": "gemengd"}
SAME_TEXT = 80.0
"""Likeness from which a sentence read is the sentence labelled: names of persons have been replaced."""

Json = dict[str, Any]


@dataclass
class Figures:
    """Counts over documents."""

    documents: int = 0
    activities: int = 0
    found_activities: int = 0
    accounts_right: int = 0
    accounts: Counter[tuple[str, str]] = field(default_factory=Counter)
    outcome_right: int = 0
    expected: int = 0
    made: int = 0
    same_place: int = 0
    same_direction: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    themes_expected: int = 0
    themes_made: int = 0
    themes_same: int = 0
    questions: Counter[str] = field(default_factory=Counter)
    sure: Counter[str] = field(default_factory=Counter)
    intentions: Counter[str] = field(default_factory=Counter)

    def lines(self) -> list[str]:
        """The figures for a person to read."""
        share = lambda part, whole: f"{part}/{whole} = {part / whole:.2f}" if whole else "0/0"  # noqa: E731
        return [
            f"documents {self.documents}, activities found {share(self.found_activities, self.activities)}",
            f"account of the activity right {share(self.accounts_right, self.found_activities)}",
            "  (expected, said): " + ", ".join(f"{key} {n}" for key, n in sorted(self.accounts.items())),
            f"document has an effect at all: right {share(self.outcome_right, self.documents)}",
            f"claims theme x activity: precision {share(self.same_place, self.made)}, "
            f"recall {share(self.same_place, self.expected)}; direction right {share(self.same_direction, self.same_place)}",
            f"  missed for {dict(self.missed)}; too many for {dict(self.invented)}",
            f"themes of the whole document: precision {share(self.themes_same, self.themes_made)}, "
            f"recall {share(self.themes_same, self.themes_expected)}",
            f"questions {dict(self.questions)}; quotations {dict(self.sure)}; intentions {dict(self.intentions)}",
        ]


def measure(folders: list[Path], models: Models, settings: Settings) -> Figures:
    """The figures over all documents in the folders that have labels."""
    figures = Figures()
    for folder in folders:
        for labels in sorted(folder.rglob("*.json")):
            document = next(iter(folder.rglob(labels.stem)))
            _add(figures, _tables(document, models, settings), json.loads(labels.read_text(encoding="utf-8")))
    return figures


def _tables(path: Path, models: Models, settings: Settings) -> Tables:
    raw = read_file(path, reading_limits(settings), load_guidance(settings))
    read = analyse(raw, models)
    if read.labels["intention"].null_count():
        texts = read.labels.join(read.sentences, on="sentence_id", how="left", maintain_order="left")["text"]
        intention = pl.Series("intention", intends(texts.to_list())) & (read.labels["kind"] == "other")
        read = replace(read, labels=read.labels.with_columns(intention))
    return connect(read, models.scorer)


def _add(figures: Figures, tables: Tables, expected: Json) -> None:
    figures.documents += 1
    names = _names(tables, expected)
    _add_accounts(figures, tables, expected, names)
    matched = _matched(tables, expected)
    _add_claims(figures, tables, expected, names, matched)
    told = {theme for row in matched for theme in row["gold"]["themes"] if row["gold"]["kind"] == "outcome"}
    made = set(tables.claims.filter(pl.col("activity_id").is_null())["theme"])
    figures.themes_expected += len(told)
    figures.themes_made += len(made)
    figures.themes_same += len(told & made)
    figures.outcome_right += expected["has_outcome"] == (tables.labels["kind"] == "outcome").any()


def _names(tables: Tables, expected: Json) -> dict[str, str]:
    """activity_id → the label as the reader wrote it."""
    wanted = [row["activity"] for row in expected["activities"]]
    ids = set(tables.telling["activity_id"])
    named = {}
    for row in tables.activities.filter(pl.col("activity_id").is_in(ids)).to_dicts():
        best = process.extractOne(row["activity"] or "", wanted, scorer=fuzz.ratio, score_cutoff=85)
        if best:
            named[row["activity_id"]] = best[0]
    return named


def _add_accounts(figures: Figures, tables: Tables, expected: Json, names: dict[str, str]) -> None:
    said = {
        names[row["activity_id"]]: row["account"] for row in tables.telling.to_dicts() if row["activity_id"] in names
    }
    figures.activities += len(expected["activities"])
    told = {row["activity"]: row["told"] for row in expected["activities"]}
    for activity, account in said.items():
        figures.found_activities += 1
        figures.accounts_right += told[activity] == account
        figures.accounts[told[activity], account] += 1
    for row in tables.questions.filter(pl.col("code") == "hours_without_effect").to_dicts():
        right = told.get(names.get(row["activity_id"], ""), "") in ("activity_only", "intention_only")
        figures.questions["right" if right else "wrong"] += 1


def _matched(tables: Tables, expected: Json) -> list[Json]:
    """Each labelled sentence with the one that was read: its id, labels, themes and the names it was linked to."""
    texts = dict(tables.sentences.select("sentence_id", "text").iter_rows())
    rows = []
    for passage in expected["passages"]:
        for gold in passage["sentences"]:
            best = process.extractOne(gold["text"], texts, scorer=fuzz.ratio, score_cutoff=SAME_TEXT)
            rows.append({"gold": gold, "activities": passage["activities"], "id": best[2] if best else None})
    return rows


def _add_claims(figures: Figures, tables: Tables, expected: Json, names: dict[str, str], matched: list[Json]) -> None:
    wanted = {
        (row["theme"], row["activity"]): DIRECTIONS[row["direction"]] for row in expected["claims"] if row["activity"]
    }
    rows = tables.claims.filter(pl.col("activity_id").is_not_null()).to_dicts()
    made = {(row["theme"], names.get(row["activity_id"], row["activity_id"])): row for row in rows}
    both = wanted.keys() & made.keys()
    figures.expected += len(wanted)
    figures.made += len(made)
    figures.same_place += len(both)
    figures.same_direction += sum(wanted[key] == made[key]["direction"] for key in both)
    links = {(p, names.get(a)) for p, a in tables.links.select("passage_id", "activity_id").iter_rows()}
    read = _read(tables)
    for key in wanted.keys() - both:
        figures.missed[_why_missed(key, matched, read, links)] += 1
    by_id = {row["id"]: row for row in matched}
    for key in made.keys() - both:
        evidence = tables.claim_evidence.filter(pl.col("claim_id") == made[key]["claim_id"])["sentence_id"].to_list()
        figures.invented[min(_why_invented(key, by_id.get(name)) for name in evidence)[1]] += 1
    _add_quotations(figures, tables, by_id)


def _add_quotations(figures: Figures, tables: Tables, by_id: dict[str, Json]) -> None:
    shown = tables.claim_evidence.join(tables.claims.select("claim_id", "theme", "activity_id"), on="claim_id")
    directions = dict(tables.labels.select("sentence_id", "direction").iter_rows())
    for row in shown.filter(pl.col("sure") & pl.col("activity_id").is_null()).to_dicts():
        gold = by_id.get(row["sentence_id"], {"gold": {"kind": "", "themes": [], "direction": ""}})["gold"]
        right = gold["kind"] == "outcome" and row["theme"] in gold["themes"]
        figures.sure["right" if right and gold["direction"] == directions[row["sentence_id"]] else "wrong"] += 1
    kinds = {row["sentence_id"]: row["intention"] for row in tables.labels.to_dicts()}
    for name, row in by_id.items():
        if name:
            said, true = bool(kinds.get(name)), row["gold"]["intention"]
            figures.intentions[f"{'hit' if true else 'false'}" if said else "missed" if true else "none"] += 1


def _read(tables: Tables) -> dict[str, tuple[str, str, set[str]]]:
    """sentence_id → its passage, its kind and its themes."""
    themes: dict[str, set[str]] = {}
    for name, theme in tables.mentions.select("sentence_id", "theme").iter_rows():
        themes.setdefault(name, set()).add(theme)
    rows = tables.labels.join(tables.sentences.select("sentence_id", "passage_id"), on="sentence_id")
    held = rows.select("sentence_id", "passage_id", "kind").iter_rows()
    return {name: (passage, kind, themes.get(name, set())) for name, passage, kind in held}


def _why_missed(
    key: tuple[str, str],
    matched: list[Json],
    read: dict[str, tuple[str, str, set[str]]],
    links: set[tuple[str, str | None]],
) -> str:
    """What failed at the sentence that came nearest to giving the claim."""
    theme, activity = key
    reasons = ["4 not read"]
    for row in matched:
        gold = row["gold"]
        if gold["kind"] == "outcome" and theme in gold["themes"] and activity in row["activities"] and row["id"]:
            passage, kind, themes = read[row["id"]]
            failed = [name for name, fine in (
                ("kind", kind == "outcome"), ("theme", theme in themes), ("link", (passage, activity) in links)
            ) if not fine]  # fmt: skip
            reasons.append(f"{len(failed)} {'+'.join(failed)}")
    return min(reasons)[2:]


def _why_invented(key: tuple[str, str], row: Json | None) -> tuple[int, str]:
    if row is None:
        return 9, "other text"
    gold = row["gold"]
    failed = [name for name, fine in (
        ("kind", gold["kind"] == "outcome"), ("theme", key[0] in gold["themes"]), ("link", key[1] in row["activities"])
    ) if not fine]  # fmt: skip
    return len(failed), "+".join(failed) or "labelled claim missing"


if __name__ == "__main__":
    chosen = Settings()
    print("\n".join(measure([Path(name) for name in sys.argv[1:]] or [HERE], load_models(chosen), chosen).lines()))
