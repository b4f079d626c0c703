"""Documents in which each row is a sentence with its labels, for what is made of labels and links."""

from __future__ import annotations

from typing import Any

from pipeline.tables import EMBEDDINGS, LINKS, STORIES, Tables, conform
from tests import builders

LONG = "Door de eettafel heb ik weer mensen om me heen en kom ik elke week buiten, zei ze er nummer {} over."


def told(*rows: dict[str, Any], documents=({},), activities=(), order=None, vectors=None) -> Tables:
    """Tables as `process.add_up` takes them: a sentence for each row, in a passage of its own unless it names one.

    A row may say: text, document, passage, story, consent, language, kind, direction, voice, their scores, intention,
    themes (a text with spaces), score, activities (ids it is linked to).
    """
    full = [_full(number, row) for number, row in enumerate(rows)]
    full = [full[place] for place in order] if order else full
    stories = {row["story"]: row for row in full if row.get("story")}
    return Tables(
        documents=builders.documents(*documents),
        activities=builders.activities(*activities),
        passages=builders.passages(*_passages(full)),
        stories=conform(
            [{"story_id": name, "document": row["document"], "position": 1, "consent": row.get("consent", "yes")}
             for name, row in sorted(stories.items())], STORIES),
        sentences=builders.sentences(*(
            _pick(row, "sentence_id", "passage_id", "document", "position", "text", "content_key", "language")
            for row in full)),
        labels=builders.labels(*(
            _pick(row, "sentence_id", "document", "kind", "kind_score", "direction", "direction_score", "voice",
                  "intention") for row in full)),
        mentions=builders.mentions(*(
            {**_pick(row, "sentence_id", "document", "score"), "theme": theme}
            for row in full for theme in row.get("themes", "sociaal_netwerk").split())),
        links=conform(_links(full), LINKS),
        embeddings=conform(_embeddings(vectors or {}), EMBEDDINGS),
    )  # fmt: skip


def _full(number: int, row: dict[str, Any]) -> dict[str, Any]:
    document = row.get("document", "doc-1")
    made = {
        "sentence_id": f"{document}-s{number:03}", "passage_id": row.get("passage", f"{document}-p{number:03}"),
        "document": document, "position": number + 1, "text": LONG.format(number), "content_key": f"k{number}",
        "story_id": row.get("story"),
    }  # fmt: skip
    return {**made, **row}


def _passages(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    texts: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        texts.setdefault(row["passage_id"], []).append(row)
    return [
        {**_pick(held[0], "passage_id", "document", "position", "story_id"),
         "text": " ".join(row["text"] for row in sorted(held, key=lambda row: row["position"]))}
        for held in texts.values()
    ]  # fmt: skip


def _links(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    pairs = {(row["passage_id"], name): row["document"] for row in rows for name in row.get("activities", ())}
    return [
        {"passage_id": passage, "activity_id": activity, "document": document, "ground": "name", "score": 0.9}
        for (passage, activity), document in sorted(pairs.items())
    ]


def _embeddings(vectors: dict[str, list[float]]) -> list[dict[str, Any]]:
    return [
        {"content_key": key, "model_version": "models-1", "vector": vector + [0.0] * (384 - len(vector))}
        for key, vector in vectors.items()
    ]


def _pick(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names if name in row}
