"""Where names of persons stand in running text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.parts import name_parts
from pipeline.language.pieces import pieces

if TYPE_CHECKING:
    from spacy.language import Language

BATCH = 128
COMPONENT = "persons"
"""The component of the pipeline that marks them, see recogniser.py."""


def find_persons(texts: list[str], nlp: Language) -> list[list[tuple[int, int]]]:
    """For each text the names of persons, as (start, end) in characters, in order and without overlap.

    Titles ("mevrouw") are not part of a name. Names come from the statistical recogniser, name lists and patterns;
    names within streets, schools and organisations are left alone. `nlp` comes from `load_language`.
    """
    found: list[list[tuple[int, int]]] = [[] for _ in texts]
    with nlp.select_pipes(enable=[*name_parts(nlp), COMPONENT]):
        for doc, (place, offset) in nlp.pipe(_with_places(texts), as_tuples=True, batch_size=BATCH):
            spans = doc.spans[COMPONENT]
            found[place] += [(offset + span.start_char, offset + span.end_char) for span in spans]
    return found


def _with_places(texts: list[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    for place, text in enumerate(texts):
        for offset, piece in pieces(text):
            yield piece, (place, offset)
