"""Tables without what the network noticed and no rule knows; the names that it noticed, for the layers on names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pipeline.privacy.identifiers import PLACEHOLDER, mask_placeholders
from pipeline.privacy.network import NAME, Noticed
from pipeline.tables import Tables

FindPersonal = Callable[[list[str]], list[list[Noticed]]]
SURE = {"name": 0.35, "birth_date": 0.2, "reference": 0.2, "address": 0.2, "username": 0.2, "number": 0.2}
"""From which chance a word is taken for one of a kind, see docs/adr/0019."""
DOUBTFUL = 0.03
"""A name that only the recogniser or the lists know is nobody's below this chance."""
_GAP = re.compile(r"[^\n\w]{0,3}")
_NAME_GAP = re.compile(r" |-|\. ?")
Span = tuple[int, int]
_READ = (("stories", ("title",)), ("passages", ("section", "question", "text")), ("activities", ("note",)),
         ("cells", ("text",)))  # fmt: skip
_FEWEST_WORDS = 2
"""A word alone tells the network nothing: cells of tables are read by their heading (headed.py)."""
_PLACEHOLDERS = {"birth_date": "[GEBOORTEDATUM]", "address": "[ADRES]", "username": "[ACCOUNT]"}
_OTHER = "[KENMERK]"
_LEAST_AGAIN = 5
_TOLD_AGAIN = re.compile(r"(?=\D*\d\D*\d\D*\d)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was noticed in texts: what each text becomes, its names, and numbers to take out of texts beside it."""

    changed: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[Span]] = field(default_factory=dict)
    possible: dict[str, list[Span]] = field(default_factory=dict)
    numbers: dict[str, list[str]] = field(default_factory=dict)

    def numbers_in(self, texts: Iterable[str]) -> frozenset[str]:
        """The numbers and names of accounts that were noticed in these texts."""
        return frozenset(held for text in texts for held in self.numbers.get(text, ()))


def read_personal(tables: Tables, find_personal: FindPersonal) -> Reading:
    """Have the running text of all tables read, each different text once."""
    texts = _texts(tables)
    reading = Reading()
    for text, noticed in zip(texts, find_personal(texts), strict=True):
        masked = mask_placeholders(text)
        clear = [one for one in noticed if "￼" not in masked[one.start : one.end]]
        spans = _spans(text, [one for one in clear if one.chance >= SURE[one.kind]])
        reading.possible[text] = [(one.start, one.end) for one in clear if one.chance >= DOUBTFUL]
        reading.names[text] = [(start, end) for start, end, kind in spans if kind == NAME]
        if others := [one for one in spans if one[2] != NAME]:
            reading.changed[text] = _without(text, others)
            reading.numbers[text] = [held for start, end, _ in others if _tells_again(held := text[start:end])]
    return reading


def moved(spans: Iterable[Span], before: str, after: str) -> list[Span]:
    """Where spans of a text stand after placeholders came into it; without those that became part of one."""
    if before == after:
        return list(spans)
    chunks = PLACEHOLDER.split(after)
    match = re.fullmatch("(.+?)".join(f"({re.escape(chunk)})" for chunk in chunks), before, re.DOTALL)
    if match is None:
        return []
    starts = [0]
    for chunk, placeholder in zip(chunks, [*PLACEHOLDER.findall(after), ""], strict=True):
        starts.append(starts[-1] + len(chunk) + len(placeholder))
    found = []
    for start, end in spans:
        for number in range(len(chunks)):
            low, high = match.span(1 + 2 * number)
            if low <= start and end <= high:
                found.append((starts[number] + start - low, starts[number] + end - low))
                break
    return found


def _texts(tables: Tables) -> list[str]:
    texts: dict[str, None] = {}
    for name, columns in _READ:
        frame = getattr(tables, name)
        for column in columns:
            texts.update(dict.fromkeys(frame[column].drop_nulls().unique(maintain_order=True).to_list()))
    return [text for text in texts if len(text.split()) >= _FEWEST_WORDS]


def _spans(text: str, words: list[Noticed]) -> list[tuple[int, int, str]]:
    """Words of one kind that stand side by side, together."""
    spans: list[tuple[int, int, str]] = []
    for word in words:
        if spans and spans[-1][2] == word.kind and _joins(text[spans[-1][1] : word.start], word.kind):
            spans[-1] = (spans[-1][0], word.end, word.kind)
        else:
            spans.append((word.start, word.end, word.kind))
    return spans


def _joins(between: str, kind: str) -> bool:
    return bool((_NAME_GAP if kind == NAME else _GAP).fullmatch(between))


def _without(text: str, spans: list[tuple[int, int, str]]) -> str:
    for start, end, kind in reversed(spans):
        text = text[:start] + _PLACEHOLDERS.get(kind, _OTHER) + text[end:]
    return text


def _tells_again(held: str) -> bool:
    return len(held) >= _LEAST_AGAIN and bool(_TOLD_AGAIN.match(held))
