"""Sentences → labels, themes and embeddings: each new sentence passes the encoder once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from pipeline.encoder.files import encoder_fingerprint, transformer_folder
from pipeline.model_files import ModelError, read_json
from pipeline.settings import RUNTIME, Runtime
from pipeline.tables import DIRECTIONS, EMBEDDINGS, LABELS, MENTIONS, REASONS, SENTENCE_KINDS, VOICES, conform
from pipeline.themes.arranging import AS_FOUND, Goals
from pipeline.themes.composition import E5_FORM, InputForm, compose, sentence_start
from pipeline.themes.encoding import Encoder, Pieces, load_encoder
from pipeline.themes.heads import Heads, Probabilities, load_heads
from pipeline.themes.intentions import intends
from pipeline.themes.lexicon import Lexicon, load_lexicon
from pipeline.themes.nearest import NO_EXAMPLES, Nearest, load_nearest
from pipeline.themes.own_reasons import explained_as, with_words
from pipeline.themes.reasons import Read, explain
from pipeline.themes.versions import Versions, tuned_layers, versions


@dataclass(frozen=True, slots=True)
class Known:
    """What was made before of content keys, for those that have it: EMBEDDINGS, and REASONS by these heads."""

    embeddings: Callable[[Sequence[str]], pl.DataFrame] = lambda _: EMBEDDINGS.empty()
    reasons: Callable[[Sequence[str]], pl.DataFrame] = lambda _: REASONS.empty()


NOTHING_KNOWN = Known()

HINT_WORTH = 40.0
"""How many times likelier the document's structure makes the speaker it points to: quotation marks, a form, a story."""

_OUTCOME, _OTHER = SENTENCE_KINDS.index("outcome"), SENTENCE_KINDS.index("other")
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Scored:
    """LABELS, MENTIONS, and the REASONS and EMBEDDINGS that were not known yet."""

    labels: pl.DataFrame
    mentions: pl.DataFrame
    reasons: pl.DataFrame
    embeddings: pl.DataFrame


def _dutch(_: str) -> str:
    return "nl"


@dataclass(frozen=True, slots=True)
class Scorer:
    """Encoder, heads and lexicon of one version; `language_of` names a text's language ("nl" for all left out)."""

    encoder: Encoder
    heads: Heads
    lexicon: Lexicon
    versions: Versions
    form: InputForm = E5_FORM
    language_of: Callable[[str], str] = _dutch
    nearest: Nearest = NO_EXAMPLES
    goals: Goals = AS_FOUND

    @property
    def width(self) -> int:
        """Numbers in a vector."""
        return len(self.heads.weight) - self.lexicon.width

    def encode(self, texts: Sequence[str], contexts: Sequence[str]) -> np.ndarray:
        """Vectors of length 1, [n, width]: each text read in its context."""
        inputs = [compose(text, context, self.form) for text, context in zip(texts, contexts, strict=True)]
        if not inputs:
            return np.zeros((0, self.width), dtype=np.float32)
        return np.asarray(
            self.encoder.encode(inputs, batch_size=_BATCH, show_progress_bar=False, normalize_embeddings=True)
        )

    def read(self, texts: Sequence[str], contexts: Sequence[str]) -> tuple[np.ndarray, list[Pieces]]:
        """Vectors as `encode` gives, and what each token adds to the themes; characters count in the text."""
        if not texts:
            return self.encode(texts, contexts), []
        inputs = [compose(text, context, self.form) for text, context in zip(texts, contexts, strict=True)]
        weights = self.heads.theme_parts(self.width)[0].astype(np.float32)
        vectors, pieces = self.encoder.read(inputs, weights, batch_size=_BATCH)
        starts = [sentence_start(given, text, self.form) for given, text in zip(inputs, texts, strict=True)]
        return vectors, [_moved(piece, -start) for piece, start in zip(pieces, starts, strict=True)]

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of length 1 for texts without context, such as labels of activities."""
        return self.encode(texts, [""] * len(texts))

    def answers(self, texts: Sequence[str], contexts: Sequence[str]) -> list[dict[str, Any]]:
        """Kind, direction, voice and assigned themes of each text, as the contract has them.

        A text that is not Dutch gets kind other and no theme.
        """
        vectors = self.encode(texts, contexts)
        found = self.heads.probabilities(vectors, self.lexicon.features(texts, contexts))
        rows = [str(row) for row in range(len(texts))]
        themes = _by_sentence(self.goals.complete(_mentions(rows, found, self.heads), vectors, texts, rows))
        languages = map(self.language_of, texts)
        return [
            self._answer(found, row, themes.get(str(row), [])) if code == "nl" else _foreign()
            for row, code in enumerate(languages)
        ]

    def _answer(self, found: Probabilities, row: int, themes: list[dict[str, Any]]) -> dict[str, Any]:
        kind = SENTENCE_KINDS[int(self.heads.kinds(found.kind[row : row + 1])[0])]
        direction = DIRECTIONS[int(found.direction[row].argmax())] if kind == "outcome" else "onveranderd"
        return {
            "kind": kind, "direction": direction, "voice": VOICES[int(found.voice[row].argmax())],
            "themes": sorted(themes, key=lambda theme: -theme["score"]),
        }  # fmt: skip


def load_scorer(
    encoder: Path,
    themes: Path,
    threads: int = 0,
    runtime: Runtime = RUNTIME,
    heads: Path | None = None,
    additions: str = "",
) -> Scorer:
    """The scorer whose encoder is in `encoder` and whose heads, layers and lexicon are in `themes`.

    `heads` is a folder with other heads for the same layers; `additions` names what a municipality changed in the goal
    tree. Heads that were trained on the encoder's own layers say "tuned": false in heads.json.
    Raises ModelError, naming the file and the cure, when one is missing, damaged, or made for another encoder.
    """
    model = heads or themes / "model"
    _hold_to_encoder(read_json(model / "heads.json"), encoder)
    named = versions(encoder, themes, model, runtime, additions)
    own, lexicon = load_heads(model), load_lexicon(themes / "lexicon.toml")
    loaded, form = load_encoder(encoder, tuned_layers(themes), runtime, threads)
    scorer = Scorer(loaded, own, lexicon, named, form, nearest=load_nearest(themes, encoder))
    width = read_json(transformer_folder(encoder) / "config.json").get("hidden_size")
    if scorer.width != width:
        raise ModelError(f"{model} past niet bij {encoder} ({scorer.width} en {width} getallen). {_retrain(encoder)}")
    return scorer


def _hold_to_encoder(described: dict[str, Any], encoder: Path) -> None:
    trained_on, given = described.get("encoder"), encoder_fingerprint(encoder)
    if trained_on not in (None, given):
        raise ModelError(
            f"Het themamodel is gemaakt voor een ander taalmodel ({trained_on}) dan dat in {encoder} ({given}). "
            f"{_retrain(encoder)}"
        )


def _retrain(encoder: Path) -> str:
    return f"Maak het themamodel opnieuw: python models/themes/train.py --encoder {encoder}"


def _moved(pieces: Pieces, by: int) -> Pieces:
    return Pieces(pieces.starts + by, pieces.ends + by, pieces.shares)


def _foreign() -> dict[str, Any]:
    return {"kind": "other", "direction": "onveranderd", "voice": "onbekend", "themes": []}


def score(sentences: pl.DataFrame, scorer: Scorer, known: Known) -> Scored:
    """Label SENTENCES. What `known` holds is not encoded again. Text that is not Dutch gets kind other and no theme."""
    dutch = sentences.filter(pl.col("language") == "nl")
    unique = dutch.unique("content_key", maintain_order=True)
    vectors, fresh, read = _vectors(unique, scorer, known)
    features = scorer.lexicon.features(unique["text"].to_list(), unique["context"].to_list())
    found = scorer.heads.probabilities(vectors, features)
    keys = unique["content_key"].to_list()
    labels, given = _labels(unique, found, scorer), _mentions(keys, found, scorer.heads)
    mentions = scorer.goals.complete(given, vectors, unique["text"].to_list(), keys)
    reasons = _reasons(unique, vectors, explained_as(mentions, given, scorer.goals.tree), read, scorer, known)
    places = dutch.select("sentence_id", "document", "content_key")
    foreign = sentences.filter(pl.col("language") != "nl").select(
        "sentence_id", "document", kind=pl.lit("other"), direction=pl.lit("onveranderd"), voice=pl.lit("onbekend"),
        intention=pl.lit(False), model_version=pl.lit(scorer.versions.labels),
    )  # fmt: skip
    return Scored(
        pl.concat([_placed(labels, places, LABELS), conform(foreign, LABELS)]),
        _placed(mentions, places, MENTIONS),
        reasons,
        fresh,
    )


def find_mentions(sentences: pl.DataFrame, scorer: Scorer, known: Known) -> pl.DataFrame:
    """The MENTIONS alone that `score` would give, without working out why."""
    dutch = sentences.filter(pl.col("language") == "nl")
    unique = dutch.unique("content_key", maintain_order=True)
    vectors, _, _ = _vectors(unique, scorer, known)
    texts, keys = unique["text"].to_list(), unique["content_key"].to_list()
    found = scorer.heads.probabilities(vectors, scorer.lexicon.features(texts, unique["context"].to_list()))
    mentions = scorer.goals.complete(_mentions(keys, found, scorer.heads), vectors, texts, keys)
    return _placed(mentions, dutch.select("sentence_id", "document", "content_key"), MENTIONS)


def _placed(rows: pl.DataFrame, places: pl.DataFrame, table: Any) -> pl.DataFrame:  # noqa: ANN401 - a Table
    return conform(places.join(rows, on="content_key", maintain_order="left").drop("content_key"), table)


def _vectors(unique: pl.DataFrame, scorer: Scorer, known: Known) -> tuple[np.ndarray, pl.DataFrame, dict[str, Pieces]]:
    """Vectors in the order of `unique`, the EMBEDDINGS that had to be made, and the pieces of these by content key."""
    before = known.embeddings(unique["content_key"].to_list())
    new = unique.join(before, on="content_key", how="anti", maintain_order="left")
    made, pieces = scorer.read(new["text"].to_list(), new["context"].to_list())
    columns = {"content_key": new["content_key"], "model_version": [scorer.versions.vectors] * len(new), "vector": made}
    fresh = pl.DataFrame(columns, schema=EMBEDDINGS.schema) if len(new) else EMBEDDINGS.empty()
    held = unique.select("content_key").join(pl.concat([before, fresh]), on="content_key", maintain_order="left")
    vectors = held["vector"].to_numpy() if len(held) else made
    return vectors, fresh, dict(zip(new["content_key"], pieces, strict=True))


def _reasons(
    unique: pl.DataFrame, vectors: np.ndarray, mentions: pl.DataFrame, read: dict[str, Pieces], scorer: Scorer,
    known: Known,
) -> pl.DataFrame:  # fmt: skip
    """REASONS of mentions, as `explained_as` gives them, that have none yet.

    Only of these, sentences that were not just read are read again.
    """
    before = known.reasons(mentions["content_key"].unique(maintain_order=True).to_list())
    new = mentions.join(before, on=["content_key", "theme"], how="anti", maintain_order="left")
    places = unique.with_row_index("place").join(new, on="content_key", how="semi", maintain_order="left")
    lacking = places.filter(~pl.col("content_key").is_in(list(read)))
    _, pieces = scorer.read(lacking["text"].to_list(), lacking["context"].to_list())
    read = read | dict(zip(lacking["content_key"], pieces, strict=True))
    sentences = places.select("content_key", "text", "context").rows()
    found = explain(
        [
            Read(key, text, context, vectors[place], read[key])
            for (key, text, context), place in zip(sentences, places["place"], strict=True)
        ],
        new.select("content_key", theme="part").unique(maintain_order=True),
        scorer.heads, scorer.lexicon, scorer.nearest,
    )  # fmt: skip
    told = new.join(found.rename({"theme": "part"}), on=["content_key", "part"], maintain_order="left").drop("part")
    told = with_words(told, dict(places.select("content_key", "text").rows()), scorer.goals.added)
    return conform(told.with_columns(model_version=pl.lit(scorer.versions.labels)), REASONS)


def _labels(unique: pl.DataFrame, found: Probabilities, scorer: Scorer) -> pl.DataFrame:
    hints = unique["voice_hint"].to_list()
    worth = np.array([[HINT_WORTH if voice == hint else 1.0 for voice in VOICES] for hint in hints]).reshape(
        -1, len(VOICES)
    )
    voice = found.voice * worth
    voice = voice / voice.sum(1, keepdims=True)
    kind, direction = scorer.heads.kinds(found.kind), found.direction.argmax(1)
    outcome, kind_score = kind == _OUTCOME, found.kind[np.arange(len(kind)), kind].astype(float)
    return pl.DataFrame({
        "content_key": unique["content_key"],
        "kind": [SENTENCE_KINDS[k] for k in kind],
        "kind_score": kind_score,
        "direction": [DIRECTIONS[d] if is_so else "onveranderd" for d, is_so in zip(direction, outcome, strict=True)],
        "direction_score": np.where(outcome, found.direction.max(1), kind_score).astype(float),
        "voice": [VOICES[v] for v in voice.argmax(1)],
        "voice_score": voice.max(1).astype(float),
        "intention": _intentions(unique["text"].to_list(), kind),
        "model_version": [scorer.versions.labels] * len(unique),
    })  # fmt: skip


def _intentions(texts: list[str], kind: np.ndarray) -> list[bool]:
    """Only a sentence that tells of neither effect nor effort can be an intention."""
    return [bool(intended and k == _OTHER) for intended, k in zip(intends(texts), kind, strict=True)]


def _by_sentence(mentions: pl.DataFrame) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for key, theme, score in mentions.iter_rows():
        found.setdefault(key, []).append({"id": theme, "score": round(score, 3)})
    return found


def _mentions(keys: list[str], found: Probabilities, heads: Heads) -> pl.DataFrame:
    rows, columns = np.nonzero(found.themes >= heads.thresholds)
    return pl.DataFrame(
        {
            "content_key": [keys[row] for row in rows],
            "theme": [heads.themes[column] for column in columns],
            "score": found.themes[rows, columns].astype(float),
        },
        schema={"content_key": pl.String, "theme": pl.String, "score": pl.Float64},
    )
