"""A store as large as a city would have after two years: 900 documents of 60 organisations, some 100,000 mentions.

    python -m tests.benchmarks.big_store SAMPLES FOLDER [--documents 900]

SAMPLES is the data folder in which the sample reports were read. Each document made has the figures of one of them
and the text of several, with what the models said of it; which, is drawn with a fixed seed. What that adds up to
(claims, evidence, accounts, questions) comes from the same stages as always, organisation by organisation.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from pipeline import made_with, process
from pipeline.decisions import FigureCorrection, FigureCorrections, Inbox, Judgements
from pipeline.decisions.figures import figure_place
from pipeline.decisions.judgements import Label, Sentence
from pipeline.delivery import DECISIONS
from pipeline.reach import build_reach
from pipeline.settings import load_settings
from pipeline.store import Store, open_snapshot
from pipeline.store.publishing import RunRecord
from pipeline.tables import ALL, DOCUMENTS, JUDGEMENTS, Tables, conform

ORGANISATIONS = 60
PASSAGES = 36
"""Least number of passages in a document."""
AT_ONCE = 5
"""Organisations that are made in one batch."""
PLACES = (
    "Noord",
    "Oost",
    "Zuid",
    "West",
    "Centrum",
    "De Linden",
    "Havenkwartier",
    "Het Veen",
    "Molenwijk",
    "Oude Dorp",
)
WORK = ("Buurthuis", "Taalhuis", "Wijkteam", "Ontmoetingsplek", "Maatjes", "Sportclub")
PROGRAMMES = ("Samen in de wijk", "Taal voor iedereen", "Grip op geld", "Gezond meedoen", "Jong en veilig", None)
QUARTERS = [(year, quarter) for year in (2024, 2025) for quarter in range(4)]
_TEXT = ("passages", "sentences", "labels", "mentions", "stories")
_FIGURES = ("activities", "cells", "columns", "facts", "issues")
_LINKED = 0.69
"""Share of the passages that tell of an activity, as in the samples."""
_JUDGED = 0.003
_DECIDED = "2026-01-05T09:00:00.000+00:00"


def make(samples: Path, folder: Path, count: int) -> None:
    """Write the store, and decisions of people on a part of it."""
    model = _read(samples)
    store, draw = Store(folder / "store"), np.random.default_rng(0)
    documents = _documents(count, model, draw)
    names = documents["organisation"].unique(maintain_order=True)
    for first in range(0, len(names), AT_ONCE):
        batch = documents.filter(pl.col("organisation").is_in(names[first : first + AT_ONCE].to_list()))
        store.append(_told(batch, model, draw), _run(model))
    store.publish()
    _decide(folder, draw)


def _read(samples: Path) -> Tables:
    snapshot = open_snapshot(samples / "store")
    assert snapshot is not None, f"read the sample reports into {samples} first"
    return Tables(**{table.name: snapshot.table(table.name) for table in ALL})


def _documents(count: int, model: Tables, draw: np.random.Generator) -> pl.DataFrame:
    """DOCUMENTS, with `template`: the sample report that each has its figures of."""
    with_figures = model.documents.join(model.activities, on="document", how="semi").sort("document")
    chosen = draw.integers(0, len(with_figures), count)
    return with_figures[chosen].with_columns(
        pl.Series("template", with_figures["document"].gather(chosen)),
        pl.Series("document", [hashlib.sha256(f"{number}".encode()).hexdigest() for number in range(count)]),
        pl.Series("filename", [f"verslag {number:04}.docx" for number in range(count)]),
        pl.Series("organisation", [_organisation(number % ORGANISATIONS) for number in range(count)]),
        pl.Series("programme", [PROGRAMMES[number % len(PROGRAMMES)] for number in range(count)]),
        pl.Series("period_start", [_quarter(number)[0] for number in range(count)]),
        pl.Series("period_end", [_quarter(number)[1] for number in range(count)]),
    )


def _organisation(number: int) -> str:
    return f"{WORK[number // len(PLACES)]} {PLACES[number % len(PLACES)]}"


def _quarter(number: int) -> tuple[date, date]:
    year, quarter = QUARTERS[number // ORGANISATIONS % len(QUARTERS)]
    last = {0: 31, 1: 30, 2: 30, 3: 31}[quarter]
    return date(year, quarter * 3 + 1, 1), date(year, quarter * 3 + 3, last)


def _told(documents: pl.DataFrame, model: Tables, draw: np.random.Generator) -> Tables:
    """The tables of these documents, with what they add up to."""
    parts = _parts(documents, model, draw)
    figures = documents.select("document", source="template", prefix=pl.col("document").str.head(16))
    made = {name: _copied(getattr(model, name), parts) for name in _TEXT}
    made |= {name: _copied(getattr(model, name), figures) for name in _FIGURES}
    for name in ("passages", "sentences", "stories"):
        made[name] = made[name].with_columns(position=pl.int_range(1, pl.len() + 1, dtype=pl.Int32).over("document"))
    keys = made["sentences"].select("content_key").with_columns(was=pl.col("content_key").str.split("@").list.last())
    told = Tables(**made, documents=documents.select(DOCUMENTS.schema.names()))
    told = replace(
        told,
        reasons=_of_keys(model.reasons, keys),
        embeddings=_moved(_of_keys(model.embeddings, keys), draw),
        links=_links(told, draw),
    )
    return replace(process.add_up(told), reach=build_reach(told, ()), judgements=_judged(told, draw))


def _judged(told: Tables, draw: np.random.Generator) -> pl.DataFrame:
    """JUDGEMENTS of a few sentences: people say of them what the model said, with the theme of taking part."""
    chosen = told.labels.filter(pl.Series(draw.random(len(told.labels)) < _JUDGED))
    said = chosen.with_columns(themes=pl.lit("meedoen"), verdict=pl.lit("corrected"), decided_at=pl.lit(_DECIDED))
    return conform(said.select(JUDGEMENTS.schema.names()), JUDGEMENTS)


def _parts(documents: pl.DataFrame, model: Tables, draw: np.random.Generator) -> pl.DataFrame:
    """document, source and prefix: the sample reports that each document has its text of, one row for each."""
    sizes = dict(model.passages.group_by("document").len().sort("document").rows())
    sources, rows = list(sizes), []
    for document in documents["document"]:
        held, part = 0, 0
        while held < PASSAGES:
            source = sources[int(draw.integers(len(sources)))]
            rows.append((document, source, f"{document[:16]}-{part:02}"))
            held, part = held + sizes[source], part + 1
    return pl.DataFrame(rows, schema=["document", "source", "prefix"], orient="row")


def _copied(table: pl.DataFrame, parts: pl.DataFrame) -> pl.DataFrame:
    """The rows of the sources as rows of the documents, in order, under ids of their own."""
    joined = parts.join(table.rename({"document": "source"}), on="source", maintain_order="left_right")
    ids = [name for name in ("passage_id", "sentence_id", "activity_id", "story_id") if name in table.columns]
    renamed = [(pl.col("prefix") + pl.col(name).str.slice(16)).alias(name) for name in ids]
    if "content_key" in table.columns:
        renamed.append((pl.col("prefix") + "@" + pl.col("content_key")).alias("content_key"))
    return joined.with_columns(renamed).select(table.columns)


def _of_keys(table: pl.DataFrame, keys: pl.DataFrame) -> pl.DataFrame:
    """What is held of a content, for each copy of it."""
    renamed = table.rename({"content_key": "was"})
    return keys.unique(maintain_order=True).join(renamed, on="was", maintain_order="left").select(table.columns)


def _moved(embeddings: pl.DataFrame, draw: np.random.Generator) -> pl.DataFrame:
    """Vectors a little off, so that no two texts are the same to the models."""
    vectors = embeddings["vector"].to_numpy().copy()
    vectors += draw.normal(scale=0.01, size=vectors.shape).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return embeddings.with_columns(pl.Series("vector", vectors, dtype=embeddings.schema["vector"]))


def _links(told: Tables, draw: np.random.Generator) -> pl.DataFrame:
    """LINKS of most passages to an activity of their document, of a third of those to a second one."""
    groups = told.activities.filter(pl.col("row_kind") == "data").group_by(
        "document", "section", "activity", maintain_order=True
    ).agg(pl.col("activity_id").first())  # fmt: skip
    activities = {document[0]: rows["activity_id"] for document, rows in groups.group_by("document")}
    rows = []
    for passage, document in told.passages.select("passage_id", "document").iter_rows():
        own = activities.get(document)
        if own is None or draw.random() > _LINKED:
            continue
        for place in set(draw.integers(0, len(own), 1 + int(draw.random() < 0.4)).tolist()):
            rows.append((passage, own[place], document, "section", 0.8))
    return pl.DataFrame(rows, schema=told.links.schema, orient="row")


def _run(model: Tables) -> RunRecord:
    now = datetime.now(UTC).replace(tzinfo=None)
    version = made_with.model_version(load_settings().models)
    return RunRecord("drawn", now, now, "0", version, "0", len(model.documents), 0, 0)


def _decide(folder: Path, draw: np.random.Generator) -> None:
    """What people did: deliveries, most of them confirmed, and some figures and labels corrected."""
    snapshot = open_snapshot(folder / "store")
    assert snapshot is not None
    path = folder / DECISIONS
    inbox = Inbox(path)
    for number, (document, filename) in enumerate(snapshot.table("documents").select("document", "filename").rows()):
        inbox.deliver(document, filename, "Medewerker", "desk")
        if number % 10 < 8:
            inbox.decide(document, "confirmed", "Medewerker")
        elif number % 100 == 99:
            inbox.decide(document, "returned", "Medewerker", "De uren ontbreken.")
    for row in _some(snapshot.query("select * from activities where row_kind = 'data' order by activity_id"), 60, draw):
        place = figure_place(row, "realised", {})
        book = FigureCorrection(row["document"], place, "realised", "12", "Medewerker", "Verkeerd gelezen")
        FigureCorrections(path).correct(book)
    for row in snapshot.query(_SAID).to_dicts():
        sentence = Sentence(row["document"], row["content_key"], row["text"], row["context"] or "")
        label = Label(row["kind"], row["direction"], row["voice"], (row["themes"],))
        Judgements(path).judge(sentence, label, "Beoordelaar", None)


_SAID = """
select sentences.*, judgements.* exclude (sentence_id, document)
from judgements join sentences using (sentence_id) order by sentence_id
"""


def _some(rows: pl.DataFrame, count: int, draw: np.random.Generator) -> Iterator[dict[str, Any]]:
    yield from rows[draw.choice(len(rows), count, replace=False)].to_dicts()


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("samples", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=900)
    asked = parser.parse_args()
    make(asked.samples, asked.folder, asked.documents)


if __name__ == "__main__":
    main()
