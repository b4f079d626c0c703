"""Documents with what a reader made of them: matched to what the program read, sentence by sentence."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl
from rapidfuzz import fuzz, process

from pipeline.process import Models, add_up, analyse, connect, in_force, load_guidance, read_file, reading_limits
from pipeline.settings import Settings
from pipeline.tables import JUDGEMENTS, LINKS, Tables, conform
from pipeline.themes.intentions import intends

HERE = Path(__file__).parent
SAME_TEXT = 80.0
"""Likeness from which a sentence read is the sentence labelled: names of persons have been replaced."""
SAME_NAME = 85.0
"""Likeness from which an activity in the table is the one that the reader named."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence, the activities that its passage is about, and the id it was read under, if it was."""

    label: Json
    activities: tuple[str, ...]
    sentence_id: str | None


@dataclass(frozen=True, slots=True)
class Labelled:
    """One document: what the program made of it, what the reader did, and the reader's name of each activity_id."""

    tables: Tables
    expected: Json
    names: dict[str, str]
    sentences: tuple[Sentence, ...]

    def with_links_of_readers(self) -> Labelled:
        """As if each passage had been linked as the reader did."""
        passages = dict(self.tables.sentences.select("sentence_id", "passage_id").iter_rows())
        ids = {name: activity for activity, name in sorted(self.names.items(), reverse=True)}
        pairs = {
            (passages[one.sentence_id], ids[name])
            for one in self.sentences
            if one.sentence_id
            for name in one.activities
            if name in ids
        }
        rows = [
            {"passage_id": passage, "activity_id": activity, "document": self.document, "ground": "name", "score": 0.9}
            for passage, activity in sorted(pairs)
        ]
        return replace(self, tables=add_up(replace(self.tables, links=conform(rows, LINKS))))

    def with_labels_of_readers(self) -> Labelled:
        """As if people had judged each sentence as the reader did; what is left is the rule that makes claims."""
        judged = {one.sentence_id: one.label for one in self.sentences if one.sentence_id}
        rows = [
            {"sentence_id": name, "document": self.document, "verdict": "corrected",
             "themes": " ".join(label["themes"]), **{key: label[key] for key in ("kind", "direction", "voice")}}
            for name, label in judged.items()
        ]  # fmt: skip
        told = in_force(replace(self.tables, judgements=conform(rows, JUDGEMENTS)))
        intended = [name for name, label in judged.items() if label["intention"]]
        labels = told.labels.with_columns(pl.col("sentence_id").is_in(intended).alias("intention"))
        return replace(self, tables=add_up(replace(told, labels=labels)))

    @property
    def document(self) -> str:
        """The hash of the document."""
        return str(self.tables.documents["document"].item())


def load(names: list[str], models: Models, settings: Settings) -> list[Labelled]:
    """The documents of these names, read and labelled."""
    return [_labelled(HERE / "documents" / name, models, settings) for name in names]


def names(author: str = "") -> list[str]:
    """The names of the documents of one author (a, b, c), or of all."""
    return sorted(path.name for path in (HERE / "documents").iterdir() if path.name.startswith(author))


def _labelled(path: Path, models: Models, settings: Settings) -> Labelled:
    expected = json.loads((HERE / "expected" / f"{path.name}.json").read_text(encoding="utf-8"))
    read = analyse(read_file(path, reading_limits(settings), load_guidance(settings)), models)
    if read.labels["intention"].null_count():
        texts = read.labels.join(read.sentences, on="sentence_id", how="left", maintain_order="left")["text"]
        intention = pl.Series("intention", intends(texts.to_list())) & (read.labels["kind"] == "other")
        read = replace(read, labels=read.labels.with_columns(intention))
    tables = connect(read, models.scorer)
    return Labelled(tables, expected, _named(tables, expected), tuple(_sentences(tables, expected)))


def _named(tables: Tables, expected: Json) -> dict[str, str]:
    wanted = [row["activity"] for row in expected["activities"]]
    held = tables.activities.join(tables.telling, on="activity_id", how="semi").select("activity_id", "activity")
    best = {name: process.extractOne(label or "", wanted, scorer=fuzz.ratio) for name, label in held.iter_rows()}
    return {name: found[0] for name, found in best.items() if found[1] >= SAME_NAME}


def _sentences(tables: Tables, expected: Json) -> list[Sentence]:
    texts = dict(tables.sentences.select("sentence_id", "text").iter_rows())
    made = []
    for passage in expected["passages"]:
        for label in passage["sentences"]:
            best = process.extractOne(label["text"], texts, scorer=fuzz.ratio, score_cutoff=SAME_TEXT)
            made.append(Sentence(label, tuple(passage["activities"]), best[2] if best else None))
    return made
