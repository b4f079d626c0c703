"""Which parts of a spaCy pipeline mark sentences and names, whoever made it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language


def sentence_parts(nlp: Language) -> list[str]:
    """The part that marks where sentences start, with the parts that feed it; nothing when there is none."""
    chosen = [name for factory in _data()["sentences"] for name in _made_by(nlp, factory)][:1]
    return [*_feeders(nlp, chosen), *chosen]


def name_parts(nlp: Language) -> list[str]:
    """The parts that mark names, with the parts that feed them; nothing when there are none."""
    chosen = [name for factory in _data()["names"] for name in _made_by(nlp, factory)]
    return [*_feeders(nlp, chosen), *chosen]


def own_label(label: str) -> str:
    """What we call a label of another maker: "PER" → "PERSON"."""
    return str(_data()["labels"].get(label, label))


def _made_by(nlp: Language, factory: str) -> list[str]:
    return [name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory == factory]


def _feeders(nlp: Language, parts: list[str]) -> list[str]:
    """Shared layers, such as tok2vec or a transformer, that these parts listen to."""
    return [name for name, part in nlp.pipeline if set(parts) & set(getattr(part, "listening_components", ()))]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("parts.toml").read_text(encoding="utf-8"))
