"""The parts of a letter or mail that say who sent it and when: closing, signature, date, addresses of sites."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from pipeline.documents import Document
from pipeline.parse.periods import find_periods
from pipeline.parse.places import block_places
from pipeline.parse.words import fold, word_list

_CLOSING_LINES = 9
_ADDRESS = re.compile(
    r"[A-ZÀ-Þ][\w'’. -]*(?:straat|laan|weg|plein|kade|dijk|gracht|hof|pad|singel|dreef|baan|markt|steeg|ring|park) \d+"
    r"|\d{4} ?[A-Z]{2} [A-Z]"
)
_PUBLIC = ("gmail", "hotmail", "outlook", "live", "ziggo", "kpnmail", "planet", "xs4all", "icloud", "yahoo", "casema")


def located_texts(document: Document) -> list[tuple[str, str]]:
    """The text of every block with its Dutch place, in order."""
    return [(block.text, location) for block, location in zip(document.blocks(), block_places(document), strict=True)]


def closing_lines(document: Document) -> list[tuple[str, str]]:
    """The short lines behind the closing words of a letter, with their places; none where nobody signs."""
    texts = located_texts(document)
    starts = [index for index, (text, _) in enumerate(texts) if len(text) < 90 and _closing().match(fold(text))]
    if not starts:
        return []
    return [(text, place) for text, place in texts[starts[-1] : starts[-1] + _CLOSING_LINES] if len(text) < 90]


def subject_lines(document: Document) -> list[tuple[str, str]]:
    """The lines of a letter that say what it is about ('Betreft: …'), with their places."""
    lines = located_texts(document)[:15]
    return [(text, place) for text, place in lines if re.match(r"(?:betreft|onderwerp|inzake)\b", fold(text))]


def signing_dates(document: Document) -> list[date]:
    """The days on which it was signed, made or sent, as its lines and properties say."""
    lines = [text for text, _ in located_texts(document) if is_signing(text)]
    found = [
        period.end for text in (*lines, document.properties.get("date", "")) for _, _, period in find_periods(text)
    ]
    return found


def is_signing(text: str) -> bool:
    """Whether a line holds the date of signing, sending or making, and not a period that is reported on."""
    folded = fold(text)
    return len(text) <= 120 and any(pattern.fullmatch(folded) for pattern in _signing())


def is_address(text: str) -> bool:
    """Whether a line is an address: a street with a number, or a postcode with a place, and little else."""
    return len(text) <= 90 and bool(_ADDRESS.match(text))


def named_before(text: str, name: str) -> bool:
    """Whether the words before a name say that it is a partner, funder or addressee."""
    start = text.find(name)
    return start > 0 and bool(_others().match(fold(text)) or _before().search(fold(text[:start])))


def site_names(document: Document) -> set[str]:
    """The domains of sites and mailboxes in the text, without ending and signs; public mailboxes left out."""
    found: set[str] = set()
    for domain in domains(document):
        stem = re.sub(r"[^a-z0-9]", "", domain.rpartition(".")[0].split(".")[-1])
        found |= {stem} if stem not in _PUBLIC else set()
    return found


def domains(document: Document) -> set[str]:
    """The domains of sites and mailboxes: 'info@debrug.example' → 'debrug.example'."""
    parts = [text for text, _ in located_texts(document)] + list(document.properties.values())
    pattern = re.compile(r"(?:@|https?://(?:www\.)?|\bwww\.)((?:[a-z0-9-]+\.)+[a-z]{2,})", re.IGNORECASE)
    return {found.lower() for text in parts for found in pattern.findall(text)}


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(word_list("metadata")["others"]["closing"])


@cache
def _others() -> re.Pattern[str]:
    return re.compile(word_list("metadata")["others"]["lines"])


@cache
def _signing() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(words) for words in word_list("metadata")["others"]["signing"])


@cache
def _before() -> re.Pattern[str]:
    words = "|".join(word_list("metadata")["others"]["before"])
    return re.compile(rf"(?:^|[^\w])(?:{words})\s*(?:\s(?:de|het|o\.a\.))?\s*[“\"']?$")
