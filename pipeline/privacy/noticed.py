"""Tables without what the network noticed and no rule knows; the names that it noticed, for the layers on names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from pipeline.privacy.identifiers import PLACEHOLDER, counts, mask_placeholders
from pipeline.privacy.known import Known
from pipeline.privacy.network import NAME, Noticed
from pipeline.tables import Tables

FindPersonal = Callable[[list[str]], list[list[Noticed]]]
Span = tuple[int, int]
SURE = {"name": 0.35, "birth_date": 0.2, "reference": 0.2, "address": 0.2, "username": 0.2, "number": 0.2}
"""From which chance a word is taken for one of a kind: where 0.98 of other words stay (docs/adr/0019)."""
PLAIN, PLAIN_SMALL = 0.6, 0.8
"""The same for a name that is in the dictionary and on no list of names, and for one without a capital: "Deur" and
"roos" need more than "Fatima"."""
DOUBTFUL = 0.03
"""A name that only the recogniser sees is nobody's below this chance."""
IN_ROW = 0.7
"""The same for a cell that is read with its row, on average over the rows that it stands in."""
_READ = (("stories", "title", 2), ("passages", "question", 2), ("passages", "text", 1), ("activities", "note", 5),
         ("cells", "text", 5))  # fmt: skip
"""Tables and columns that are read, from so many words on. Headings are names of activities more often than of people;
cells of few words are read with the row that they stand in, but not in tables of activities."""
_TABLES = ("stories", "passages", "activities", "cells")
_BETWEEN = " | "
_PLACEHOLDERS = {"birth_date": "[GEBOORTEDATUM]", "address": "[ADRES]", "username": "[ACCOUNT]"}
_OTHER = "[KENMERK]"
_GAP = re.compile(r"[^\n\w]{0,3}")
_NAME_GAP = re.compile(r" |-|\. ?")
_WRITTEN_ON = re.compile(r"(?:[/\-._]?[^\W￼])+")
_WRITTEN_ON_BEFORE = re.compile(r"(?:[^\W￼][/\-._]?)+$")
_NEAR = 40
"""Characters around a number in which the number of a grant is looked for that it is part of."""
_LEAST_AGAIN = 5
_TOLD_AGAIN = re.compile(r"(?=\D*\d\D*\d\D*\d)")
_Kinded = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was noticed in texts: names, other spans with their kind, and where a name is possible."""

    names: dict[str, list[Span]] = field(default_factory=dict)
    others: dict[str, list[_Kinded]] = field(default_factory=dict)
    possible: dict[str, list[Span]] = field(default_factory=dict)

    def without(self, text: str, granted: frozenset[str] = frozenset()) -> str:
        """The text with placeholders for what was noticed besides names; numbers of grants (`granted`) stay."""
        changed = text
        for start, end, kind in reversed(self._personal(text, granted)):
            changed = changed[:start] + _PLACEHOLDERS.get(kind, _OTHER) + changed[end:]
        return changed

    def numbers(self, texts: Iterable[str], granted: frozenset[str] = frozenset()) -> frozenset[str]:
        """The numbers and names of accounts in these texts that go from texts beside them too."""
        told = (text[start:end] for text in texts for start, end, _ in self._personal(text, granted))
        return frozenset(held for held in told if len(held) >= _LEAST_AGAIN and _TOLD_AGAIN.match(held))

    def _personal(self, text: str, granted: frozenset[str]) -> list[_Kinded]:
        return [one for one in self.others.get(text, ()) if not _is_granted(text, one, granted)]


NOTHING_READ = Reading()
"""Of a document that no network read."""


def read_personal(tables: Tables, document: str, find_personal: FindPersonal, known: Known) -> Reading:
    """Have the running text of one document read, each different text once."""
    tables = replace(tables, **{name: getattr(tables, name).filter(document=document) for name in _TABLES})
    texts, rows, reading = _texts(tables), _rows(tables), Reading()
    found = find_personal([*texts, *(_BETWEEN.join(row) for row in rows)])
    for text, noticed in {**_in_cells(rows, found[len(texts) :]), **dict(zip(texts, found, strict=False))}.items():
        masked = mask_placeholders(text)
        clear = [one for one in noticed if "￼" not in masked[one.start : one.end]]
        spans = _spans(text, [one for one in clear if one.chance >= _least(text, one, known)])
        reading.names[text] = [(start, end) for start, end, kind in spans if kind == NAME]
        others = [one for one in spans if one[2] != NAME and not counts(masked, *one[:2])]
        reading.others[text] = _whole(others, masked)
    for text, noticed in zip(texts, found, strict=False):
        reading.possible[text] = [(one.start, one.end) for one in noticed if one.chance >= DOUBTFUL]
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
    for name, column, fewest in _READ:
        held = getattr(tables, name)[column].drop_nulls().unique(maintain_order=True).to_list()
        texts.update(dict.fromkeys(text for text in held if len(text.split()) >= fewest))
    return list(texts)


def _in_cells(rows: list[tuple[str, ...]], found: list[list[Noticed]]) -> dict[str, list[Noticed]]:
    """The words of each cell; of one that stands in several rows those that are personal data in most of them.

    What returns in many rows is rather an activity or a place.
    """
    told: dict[str, dict[Span, list[Noticed]]] = {}
    times = Counter(text for row in rows for text in set(row))
    for row, words in zip(rows, found, strict=True):
        start = 0
        for text in row:
            held = told.setdefault(text, {})
            for one in words:
                if start <= one.start and one.end <= start + len(text):
                    held.setdefault((one.start - start, one.end - start), []).append(one)
            start += len(text) + len(_BETWEEN)
    return {
        text: [
            Noticed(*place, words[0].kind, chance)
            for place, words in sorted(held.items())
            if (chance := sum(one.chance for one in words) / times[text]) >= IN_ROW
        ]
        for text, held in told.items()
    }


def _rows(tables: Tables) -> list[tuple[str, ...]]:
    """The different rows of tables that hold no activities, as the texts of their cells."""
    counted = tables.activities.select("table").unique()
    cells = tables.cells.drop_nulls("text").join(counted, on="table", how="anti")
    rows = cells.sort("table", "row", "column").group_by("table", "row", maintain_order=True)
    return list(dict.fromkeys(tuple(row) for row in rows.agg("text")["text"].to_list()))


def _least(text: str, word: Noticed, known: Known) -> float:
    held = text[word.start : word.end]
    if word.kind != NAME or (plain := held.lower()) not in known.words:
        return SURE[word.kind]
    listed = plain in known.first_names or plain in known.surnames
    if held.islower():
        return PLAIN if plain in known.first_names else PLAIN_SMALL
    return SURE[NAME] if listed else PLAIN


def _whole(spans: list[_Kinded], masked: str) -> list[_Kinded]:
    """Numbers with what is written on to them: "25-" and "/b" of "25-0417/b"."""
    found: list[_Kinded] = []
    for start, end, kind in spans:
        before, behind = _WRITTEN_ON_BEFORE.search(masked[:start]), _WRITTEN_ON.match(masked[end:])
        first = start - len(before[0]) if before else start
        last = end + len(behind[0]) if behind else end
        if found and first < found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]), found[-1][2])
        else:
            found.append((first, last, kind))
    return found


def _is_granted(text: str, span: _Kinded, granted: frozenset[str]) -> bool:
    around = text[max(0, span[0] - _NEAR) : span[1] + _NEAR]
    return any(text[span[0] : span[1]] in number and number in around for number in granted)


def _spans(text: str, words: list[Noticed]) -> list[_Kinded]:
    """Words of one kind that stand side by side, together."""
    spans: list[_Kinded] = []
    for word in words:
        if spans and spans[-1][2] == word.kind and _joins(text[spans[-1][1] : word.start], word.kind):
            spans[-1] = (spans[-1][0], word.end, word.kind)
        else:
            spans.append((word.start, word.end, word.kind))
    return spans


def _joins(between: str, kind: str) -> bool:
    return bool((_NAME_GAP if kind == NAME else _GAP).fullmatch(between))
