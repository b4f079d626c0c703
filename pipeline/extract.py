"""The contract's JSON: one document as integrators read it, and labels for sentences that come ready."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from pipeline import parse, process
from pipeline.adding_up import adds_up, period
from pipeline.disk import digest
from pipeline.examples import Example, load_examples
from pipeline.ingest import Unpacked
from pipeline.issues import Issue
from pipeline.settings import Settings
from pipeline.tables import Tables
from pipeline.themes.scoring import Scorer
from pipeline.why import NO_EXAMPLES, mentions_with_reasons, why

_UNREADABLE = "unreadable"
_SHARED = ("kind", "organisation", "programme", "grant_number", "period")
_PARTS = ("activities", "passages", "stories", "claims", "telling", "questions")
_NO_PERIOD: dict[str, str | None] = {"start": None, "end": None}


def extract_file(path: Path, settings: Settings) -> dict[str, Any]:
    """Read one file, without touching the store, as the contract's object for `verhaal extract`.

    A zip or mail gives one object too: the figures and stories of all files in it, see `as_one`.
    Raises ListError for a register or list of districts that is not right.
    """
    limits, guidance = process.reading_limits(settings), process.load_guidance(settings)
    unpacked = process.unpack_file(path, limits)
    if unpacked is None:
        return next(iter(_analysed(process.read_file(path, limits, guidance), settings)))
    raw = process.read_members(digest(path), unpacked, limits, guidance)
    return as_one(path, unpacked, _analysed(raw, settings))


def _analysed(tables: Tables, settings: Settings) -> list[dict[str, Any]]:
    """Documents as the contract has them, in the order given; models are loaded only for what could be read."""
    if (tables.documents["status"] != _UNREADABLE).any():
        models = process.load_models(settings)
        tables = process.connect(process.analyse(tables, models), models.scorer)
    return as_contracts(tables, load_examples(settings.models.themes))


def as_contracts(tables: Tables, examples: Mapping[str, Example] = NO_EXAMPLES) -> list[dict[str, Any]]:
    """The tables of several documents as the contract's objects, in their order; `examples` by their id."""
    return [
        {**as_contract(tables.of_document(document), examples), **adds_up(tables, document)}
        for document in tables.documents["document"]
    ]


def as_one(path: Path, unpacked: Unpacked, members: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The object of a container: what its documents agree on, and all that they hold, under the name of the container.

    The place of an issue begins with the name of the file it is about.
    """
    documents = [member["document"] for member in members]
    said = {name: _agreed(documents, name) for name in _SHARED}
    issues = [_issue(found) for found in unpacked.issues]
    for member in members:
        name = member["document"]["filename"]
        issues += [{**one, "location": ": ".join(filter(None, (name, one["location"])))} for one in member["issues"]]
    return {
        "document": {
            "sha256": digest(path),
            "filename": path.name,
            "media_type": unpacked.media_type,
            "status": _status(documents, unpacked),
            **said,
            "kind": said["kind"] or "unknown",
            "period": said["period"] or _NO_PERIOD,
            "pages": None,
            "members": documents,
        },
        **{part: [one for member in members for one in member[part]] for part in _PARTS},
        "issues": issues,
    }


def _agreed(documents: Sequence[dict[str, Any]], name: str) -> Any:  # noqa: ANN401 - text or a period
    """What all documents that say something about it say; None where they differ or are silent."""
    said = [document[name] for document in documents if document["status"] != _UNREADABLE]
    if name in ("organisation", "programme"):
        return parse.agreed_name(said)
    telling = [value for value in said if value not in (None, "unknown", _NO_PERIOD)]
    return telling[0] if telling and all(value == telling[0] for value in telling) else None


def _status(documents: Sequence[dict[str, Any]], unpacked: Unpacked) -> str:
    statuses = {document["status"] for document in documents}
    if statuses <= {_UNREADABLE}:
        return _UNREADABLE
    loud = any(found.severity != "info" for found in unpacked.issues)
    return "ok" if statuses == {"ok"} and not loud else "partial"


def _issue(found: Issue) -> dict[str, Any]:
    return {"code": found.code, "severity": found.severity, "message": found.message, "location": found.location,
            "proposal": found.proposal}  # fmt: skip


def label_lines(lines: Sequence[str], scorer: Scorer) -> list[dict[str, Any]]:
    """Labels for JSON lines with id, text and optional context, in the same order; empty lines are skipped.

    Raises ValueError for a line that is no JSON object with id and text.
    """
    items = [_item(line) for line in lines if line.strip()]
    texts, contexts = [item["text"] for item in items], [item.get("context") or "" for item in items]
    return [{"id": item["id"], **answer} for item, answer in zip(items, scorer.answers(texts, contexts), strict=True)]


def _item(line: str) -> dict[str, Any]:
    item = json.loads(line)
    if not isinstance(item, dict) or "id" not in item or not isinstance(item.get("text"), str):
        raise ValueError(f"id or text is missing in {line[:60]!r}")
    return item


def as_contract(tables: Tables, examples: Mapping[str, Example] = NO_EXAMPLES) -> dict[str, Any]:
    """The tables of one document as the contract's object."""
    sentences = _sentences(tables, examples)
    return {
        "document": _document(tables.documents.row(0, named=True), tables.facts),
        "activities": [_activity(row) for row in tables.activities.sort("position").iter_rows(named=True)],
        "passages": _passages(tables, sentences),
        "stories": [
            _story(row, tables.passages, sentences) for row in tables.stories.sort("position").iter_rows(named=True)
        ],
        "issues": tables.issues.select("code", "severity", "message", "location", "proposal").to_dicts(),
    }


def _document(row: dict[str, Any], facts: pl.DataFrame) -> dict[str, Any]:
    names = ("filename", "media_type", "kind", "status", "organisation", "programme", "grant_number")
    return {
        "sha256": row["document"],
        **{name: row[name] for name in names},
        "period": period(row),
        "pages": row["pages"],
        "amount": row["amount"],
        "facts": facts.sort("field", "rank").drop("document").to_dicts(),
    }


def _activity(row: dict[str, Any]) -> dict[str, Any]:
    names = ("activity", "section", "unit", "measure", "planned", "realised", "row_kind", "qualifier", "note")
    cells = ("planned_text", "realised_text", "planned_cell", "realised_cell")
    return {
        "id": row["activity_id"],
        **{name: row[name] for name in names},
        "period": period(row),
        "source": {name: row[name] for name in ("page", "sheet", "table", "row", *cells)},
    }


def _sentences(tables: Tables, examples: Mapping[str, Example]) -> dict[str, list[dict[str, Any]]]:
    """The contract's sentences for each passage."""
    themes: dict[str, list[dict[str, Any]]] = {}
    for row in mentions_with_reasons(tables).iter_rows(named=True):
        theme = {"id": row["theme"], "score": round(row["score"], 3), "origin": "model", "why": why(row, examples)}
        themes.setdefault(row["sentence_id"], []).append(theme)
    held: dict[str, list[dict[str, Any]]] = {}
    rows = tables.sentences.join(tables.labels.drop("document"), on="sentence_id", how="left", maintain_order="left")
    for row in rows.sort("position").iter_rows(named=True):
        names = ("text", "start", "end", "kind", "direction", "voice", "language")
        sentence = {**{name: row[name] for name in names}, "themes": themes.get(row["sentence_id"], [])}
        held.setdefault(row["passage_id"], []).append(sentence)
    return held


def _passages(tables: Tables, sentences: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    links: dict[str, list[dict[str, Any]]] = {}
    for row in tables.links.iter_rows(named=True):
        link = {"activity_id": row["activity_id"], "ground": row["ground"], "score": row["score"]}
        links.setdefault(row["passage_id"], []).append(link)
    return [
        {
            "id": row["passage_id"],
            **{name: row[name] for name in ("section", "page", "sheet", "table", "cell", "story_id", "question")},
            "activities": links.get(row["passage_id"], []),
            "sentences": sentences.get(row["passage_id"], []),
        }
        for row in tables.passages.sort("position").iter_rows(named=True)
    ]


def _story(row: dict[str, Any], passages: pl.DataFrame, sentences: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    own = passages.filter(pl.col("story_id") == row["story_id"]).sort("position")
    told = [sentence for passage in own["passage_id"] for sentence in sentences.get(passage, [])]
    outcomes = [sentence for sentence in told if sentence["kind"] == "outcome"]
    directions = Counter(sentence["direction"] for sentence in outcomes)
    voices = Counter(sentence["voice"] for sentence in told)
    themes = Counter(theme["id"] for sentence in outcomes or told for theme in sentence["themes"])
    return {
        "id": row["story_id"],
        "title": row["title"],
        "consent": row["consent"],
        "voice": row["voice_hint"] or _most(voices, "onbekend"),
        "direction": _most(directions, "onveranderd"),
        "themes": [theme for theme, _ in themes.most_common()],
        "text": "\n\n".join(own["text"]) or None,
    }


def _most(counts: Counter[str], otherwise: str) -> str:
    return counts.most_common(1)[0][0] if counts else otherwise
