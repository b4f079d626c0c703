"""Sentences → labels, themes and embeddings: each new sentence passes the encoder once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from pipeline.tables import DIRECTIONS, EMBEDDINGS, LABELS, MENTIONS, SENTENCE_KINDS, VOICES, conform
from pipeline.themes.composition import compose
from pipeline.themes.heads import Heads, Probabilities, load_heads
from pipeline.themes.lexicon import Lexicon, load_lexicon
from pipeline.themes.model_files import fingerprint

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Known = Callable[[Sequence[str]], pl.DataFrame]
"""Embeddings made before, as EMBEDDINGS, for those content keys that have one."""

HINT_WORTH = 40.0
"""How many times likelier the document's structure makes the speaker it points to: quotation marks, a form, a story."""

_OUTCOME = SENTENCE_KINDS.index("outcome")
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Scored:
    """LABELS, MENTIONS, and the EMBEDDINGS that were not known yet."""

    labels: pl.DataFrame
    mentions: pl.DataFrame
    embeddings: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Scorer:
    """Encoder, heads and lexicon of one version."""

    encoder: SentenceTransformer
    heads: Heads
    lexicon: Lexicon
    version: str

    def encode(self, texts: Sequence[str], contexts: Sequence[str]) -> np.ndarray:
        """Vectors of length 1, [n, 384]: each text read in its context."""
        inputs = [compose(text, context) for text, context in zip(texts, contexts, strict=True)]
        if not inputs:
            return np.zeros((0, 384), dtype=np.float32)
        return np.asarray(
            self.encoder.encode(inputs, batch_size=_BATCH, show_progress_bar=False, normalize_embeddings=True)
        )

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of length 1 for texts without context, such as labels of activities."""
        return self.encode(texts, [""] * len(texts))

    def answers(self, texts: Sequence[str], contexts: Sequence[str]) -> list[dict[str, Any]]:
        """Kind, direction, voice and assigned themes of each text, as the contract has them."""
        vectors = self.encode(texts, contexts)
        found = self.heads.probabilities(vectors, self.lexicon.features(texts, contexts))
        return [self._answer(found, row) for row in range(len(texts))]

    def _answer(self, found: Probabilities, row: int) -> dict[str, Any]:
        kind = SENTENCE_KINDS[int(found.kind[row].argmax())]
        direction = DIRECTIONS[int(found.direction[row].argmax())] if kind == "outcome" else "onveranderd"
        themes = [
            {"id": theme, "score": round(float(score), 3)}
            for theme, score, least in zip(self.heads.themes, found.themes[row], self.heads.thresholds, strict=True)
            if score >= least
        ]
        return {
            "kind": kind, "direction": direction, "voice": VOICES[int(found.voice[row].argmax())],
            "themes": sorted(themes, key=lambda theme: -theme["score"]),
        }  # fmt: skip


def load_scorer(encoder: Path, themes: Path, cache: Path, threads: int = 0) -> Scorer:
    """The scorer whose encoder is in `encoder` and whose heads, layers and lexicon are in `themes`.

    Raises ModelError, naming the file and the cure, when one is missing or damaged.
    """
    # heavy libraries are loaded here, so that a run that finds nothing new starts at once
    import torch

    from pipeline.themes.encoder import load_encoder

    if threads:
        torch.set_num_threads(threads)
    tuned, words = themes / "model" / "layers.safetensors", themes / "lexicon.toml"
    version = fingerprint([tuned, themes / "model" / "heads.safetensors", words])
    return Scorer(load_encoder(encoder, tuned, cache), load_heads(themes / "model"), load_lexicon(words), version)


def score(sentences: pl.DataFrame, scorer: Scorer, known: Known) -> Scored:
    """Label SENTENCES. What `known` holds is not encoded again. Text that is not Dutch gets kind other and no theme."""
    dutch = sentences.filter(pl.col("language") == "nl")
    unique = dutch.unique("content_key", maintain_order=True)
    vectors, fresh = _vectors(unique, scorer, known)
    features = scorer.lexicon.features(unique["text"].to_list(), unique["context"].to_list())
    found = scorer.heads.probabilities(vectors, features)
    labels, mentions = _labels(unique, found, scorer), _mentions(unique, found, scorer)
    places = dutch.select("sentence_id", "document", "content_key")
    foreign = sentences.filter(pl.col("language") != "nl").select(
        "sentence_id", "document", kind=pl.lit("other"), direction=pl.lit("onveranderd"), voice=pl.lit("onbekend"),
        model_version=pl.lit(scorer.version),
    )  # fmt: skip
    return Scored(
        pl.concat([_placed(labels, places, LABELS), conform(foreign, LABELS)]),
        _placed(mentions, places, MENTIONS),
        fresh,
    )


def _placed(rows: pl.DataFrame, places: pl.DataFrame, table: Any) -> pl.DataFrame:  # noqa: ANN401 - a Table
    return conform(places.join(rows, on="content_key", maintain_order="left").drop("content_key"), table)


def _vectors(unique: pl.DataFrame, scorer: Scorer, known: Known) -> tuple[np.ndarray, pl.DataFrame]:
    """Vectors in the order of `unique`, and the EMBEDDINGS that had to be made."""
    before = known(unique["content_key"].to_list())
    new = unique.join(before, on="content_key", how="anti", maintain_order="left")
    made = scorer.encode(new["text"].to_list(), new["context"].to_list())
    columns = {"content_key": new["content_key"], "model_version": [scorer.version] * len(new), "vector": made}
    fresh = pl.DataFrame(columns, schema=EMBEDDINGS.schema) if len(new) else EMBEDDINGS.empty()
    held = unique.select("content_key").join(pl.concat([before, fresh]), on="content_key", maintain_order="left")
    return (held["vector"].to_numpy() if len(held) else made), fresh


def _labels(unique: pl.DataFrame, found: Probabilities, scorer: Scorer) -> pl.DataFrame:
    hints = unique["voice_hint"].to_list()
    worth = np.array([[HINT_WORTH if voice == hint else 1.0 for voice in VOICES] for hint in hints]).reshape(
        -1, len(VOICES)
    )
    voice = found.voice * worth
    voice = voice / voice.sum(1, keepdims=True)
    kind, direction = found.kind.argmax(1), found.direction.argmax(1)
    outcome = kind == _OUTCOME
    return pl.DataFrame({
        "content_key": unique["content_key"],
        "kind": [SENTENCE_KINDS[k] for k in kind],
        "kind_score": found.kind.max(1).astype(float),
        "direction": [DIRECTIONS[d] if is_so else "onveranderd" for d, is_so in zip(direction, outcome, strict=True)],
        "direction_score": np.where(outcome, found.direction.max(1), found.kind.max(1)).astype(float),
        "voice": [VOICES[v] for v in voice.argmax(1)],
        "voice_score": voice.max(1).astype(float),
        "model_version": [scorer.version] * len(unique),
    })  # fmt: skip


def _mentions(unique: pl.DataFrame, found: Probabilities, scorer: Scorer) -> pl.DataFrame:
    rows, columns = np.nonzero(found.themes >= scorer.heads.thresholds)
    keys, themes = unique["content_key"].to_list(), scorer.heads.themes
    return pl.DataFrame(
        {
            "content_key": [keys[row] for row in rows],
            "theme": [themes[column] for column in columns],
            "score": found.themes[rows, columns].astype(float),
        },
        schema={"content_key": pl.String, "theme": pl.String, "score": pl.Float64},
    )
