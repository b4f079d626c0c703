"""What the resident allowed: yes, anonymous, no or unknown."""

from __future__ import annotations

import re
from functools import cache

from pipeline.parse.words import fold, word_list

_STATEMENT = re.compile(
    r"^(?P<label>Toestemming|Akkoord)\s+(?:is|was|werd|wordt|voor publicatie)?\s*(?P<answer>.{2,100})$", re.IGNORECASE
)
_LINE = re.compile(r"^(?P<label>[^:?]{3,90}[:?])\s*(?P<answer>.*)$")


def read_consent(answer: str) -> str:
    """An answer → yes, anonymous, no or unknown. 'ja, maar anoniem' → anonymous; blank → unknown."""
    folded = fold(answer).strip(" .!;:")
    if not folded:
        return "unknown"
    if re.match(r"(?:nee\b(?!.*anoniem)|geen\b|ingetrokken|geweigerd)", folded):
        return "no"
    for consent in ("unknown", "anonymous", "no", "yes"):
        if _answers(consent).fullmatch(folded):
            return consent
    return "unknown"


def consent_line(text: str) -> str | None:
    """The consent that a line of a document gives ('Toestemming: ja, anoniem'); None for any other line."""
    line = " ".join(text.split())
    found = _LINE.match(line) or _STATEMENT.match(line)
    if not found or len(text) > 200 or not is_consent_question(found["label"]):
        return None
    return read_consent(found["answer"])


def is_consent_question(text: str) -> bool:
    """Whether a header or label asks for consent."""
    folded = fold(text).strip(" .:?*")
    return bool(_list("consent_line").fullmatch(folded) or _list("consent_header").fullmatch(folded))


def all_consent(text: str) -> bool:
    """Whether a sentence says that everyone in the document gave consent."""
    return bool(_list("all_yes").search(fold(text))) and not re.search(r"\b(?:geen|niet)\b", fold(text))


@cache
def _list(entry: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{words})" for words in word_list("stories")[entry]))


def _answers(consent: str) -> re.Pattern[str]:
    return _list(consent)
