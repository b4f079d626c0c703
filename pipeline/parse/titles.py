"""What may be the title of a document, and what sort of document that names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.documents import Block, Document
from pipeline.parse.places import block_places
from pipeline.parse.words import fold, whole_words, word_list


def titles(document: Document) -> list[str]:
    """What may be the title: the first blocks and the last, the property and the file name, in that order."""
    return [text for text, _ in located_titles(document)] + file_titles(document) + last_lines(document)


def located_titles(document: Document) -> list[tuple[str, str]]:
    """The first blocks that can be a title, each with its Dutch place; no sentences."""
    first = list(zip(document.blocks(), block_places(document), strict=True))[:6]
    return [(block.text, location) for block, location in first if len(block.text) <= 150 and not _is_sentence(block)]


def last_lines(document: Document) -> list[str]:
    """The last two blocks where they are short: a back cover."""
    last = list(document.blocks())[-2:]
    return [block.text for block in last if len(block.text) <= 60 and not block.text.endswith((".", "?", "!"))]


def file_titles(document: Document) -> list[str]:
    """The title in the file's properties, and the file name as words."""
    return [document.properties.get("title", ""), name_words(document.filename)]


def name_words(filename: str) -> str:
    """A file name as words, without its ending: 'SWO_K3-2024_verslag.docx' → 'SWO K3 2024 verslag'."""
    stem = filename.rpartition(".")[0]
    return re.sub(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[A-Za-z])|[_.]+|-(?!\d)|(?<!\d)-", " ", stem)


def names_kind(text: str, kind: str) -> bool:
    """Whether a text holds a word for this kind of document: 'Jaarverslag 2023' for report."""
    return bool(_words(kind).search(fold(text)))


def announces(document: Document, kinds: Sequence[str] = ("report", "figures", "pitch", "stories")) -> bool:
    """Whether title or file name say that this is a report, bundle, plan or list of figures, and no article."""
    return any(names_kind(text, kind) for text in titles(document) if text for kind in kinds)


def _is_sentence(block: Block) -> bool:
    return block.kind != "heading" and block.text.endswith(".") and len(block.text.split()) > 6


@cache
def _words(kind: str) -> re.Pattern[str]:
    return whole_words(tuple(word_list("metadata")["kinds"][kind]))
