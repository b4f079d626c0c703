"""Candidates for new themes: made of what is in the store, and kept there.

The vectors are those of the encoder's own layers, not of the layers that are tuned to the themes that exist: on a
blind set of 80 those found five topics of five, the tuned layers one (docs/search_and_new_themes.md). They are kept
with the other vectors, so that only what is new is read.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipeline.candidates import Candidate, offered
from pipeline.encoder.files import encoder_fingerprint
from pipeline.model_files import verify
from pipeline.settings import Settings
from pipeline.store import Snapshot, Store
from pipeline.tables import EMBEDDINGS, conform
from pipeline.themes.composition import compose
from pipeline.themes.discovery import LEAST_PASSAGES, MOST_PASSAGES, discover, loose_passages
from pipeline.themes.encoding import load_encoder

ENOUGH_NEW = 0.05
"""Share of the passages without a theme that must be new before the worker groups them anew."""
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Grouped:
    """The candidates that people did not decide on yet, and how many different passages fit no theme."""

    candidates: tuple[Candidate, ...]
    passages: int

    @property
    def enough(self) -> bool:
        """Whether there are passages enough to group."""
        return self.passages >= LEAST_PASSAGES


def refresh(settings: Settings) -> Grouped:
    """Group what fits no theme, keep the groups in the store, and publish. Raises ModelError."""
    store = Store(settings.store)
    snapshot = store.snapshot()
    if snapshot is None:
        return Grouped((), 0)
    loose = _loose(snapshot)
    vectors, made = _vectors(loose, snapshot, settings)
    found = discover(loose, vectors)
    store.renew_candidates(found.candidates, found.members, made)
    store.publish()
    renewed = store.snapshot()
    return Grouped(offered(renewed, settings) if renewed else (), loose["content_key"].n_unique())


def stale(settings: Settings) -> bool:
    """Whether so much is new that grouping anew is worth its time."""
    snapshot = Store(settings.store).snapshot()
    if snapshot is None:
        return False
    loose = _loose(snapshot)["content_key"].unique().sort().head(MOST_PASSAGES)
    if len(loose) < LEAST_PASSAGES:
        return False
    known = snapshot.embeddings(loose.to_list(), _version(settings))
    return len(loose) - len(known) > ENOUGH_NEW * len(loose)


def _loose(snapshot: Snapshot) -> pl.DataFrame:
    documents, passages, stories, sentences = map(snapshot.table, ("documents", "passages", "stories", "sentences"))
    labels = snapshot.query("select sentence_id, kind, voice from labels_in_force")
    mentions = snapshot.query("select distinct sentence_id from mentions_in_force")
    return loose_passages(documents, passages, stories, sentences, labels, mentions)


def _vectors(loose: pl.DataFrame, snapshot: Snapshot, settings: Settings) -> tuple[pl.DataFrame, pl.DataFrame]:
    """content_key and vector of the passages that are grouped, and the EMBEDDINGS among them that had to be made."""
    texts = loose.unique("content_key").sort("content_key").head(MOST_PASSAGES)
    known = snapshot.embeddings(texts["content_key"].to_list(), _version(settings))
    new = texts.join(known, on="content_key", how="anti", maintain_order="left")
    made = read_texts(new, settings) if len(new) and len(texts) >= LEAST_PASSAGES else EMBEDDINGS.empty()
    return pl.concat([known, made]).select("content_key", "vector"), made


def read_texts(texts: pl.DataFrame, settings: Settings) -> pl.DataFrame:
    """EMBEDDINGS of texts (text, content_key) by the encoder's own layers. Raises ModelError."""
    paths = settings.models
    verify([paths.encoder])
    encoder, form = load_encoder(paths.encoder, None, paths.runtime, settings.threads)
    inputs = [compose(text, "", form) for text in texts["text"]]
    vectors = encoder.encode(inputs, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False)
    columns = {"content_key": texts["content_key"], "model_version": [_version(settings)] * len(texts)}
    return conform(pl.DataFrame({**columns, "vector": vectors}), EMBEDDINGS)


def _version(settings: Settings) -> str:
    return f"own-{encoder_fingerprint(settings.models.encoder)}-{settings.models.runtime}"
