"""The sentences of a pitch, each with what its part of the pitch is about: a goal, the plan, a trial before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

import polars as pl

from pipeline.located import in_text
from pipeline.pitches.words import pattern, plain, word_list
from pipeline.tables import Tables

_LONGEST_HEAD = 8
"""Words in a line or first sentence that works as a heading: 'Taalcafé.', 'Wat levert het op?'"""
_LONGEST_LEAD = 14
_NUMBERED = re.compile(r"^(?:\d+[.)]?|[a-z][.)])\s+")
_ARTICLE = re.compile(r"^(?:ons|onze|het|de|een|mijn|en) ")
_LONGEST_PART = 4
"""Words in the first heading that can be of a part; a longer one is the title."""
_YEAR = re.compile(r"(?<![\d.,€])(?<!€ )20[12]\d(?!\d|[.,]\d| ?euro)")
_OTHERS = ("bewoner", "naaste")

Row = dict[str, Any]


class Line(NamedTuple):
    """One sentence: its text, that text as `words.plain` makes it, its labels in force, and where it stands.

    `role` is one of those in models/pitches/roles.toml, or None; `heading` the question it answers or the heading above
    it, as `words`; `head` the words in front of its passage that work as one; `first` whether it opens its passage.
    """

    sentence_id: str
    passage_id: str
    text: str
    words: str
    role: str | None
    heading: str
    head: str | None
    first: bool
    location: str | None
    kind: str
    direction: str
    intention: bool
    quoted: bool
    themes: tuple[tuple[str, float], ...]
    order: int


def lines_of(tables: Tables) -> dict[str, list[Line]]:
    """The Dutch sentences of each pitch, in order. Needs SENTENCES, PASSAGES, and LABELS and MENTIONS in force.

    What is told of a trial, or of years before the pitch, has the role past, also within a part on something else.
    """
    years = {document: start.year if start else None for document, start in _starts(tables)}
    mentions = tables.mentions.sort("sentence_id", "theme").group_by("sentence_id").agg("theme", "score")
    passages = tables.passages.with_columns(in_text()).select(
        "passage_id", "section", "question", "story_id", "location"
    )
    labels = tables.labels.select("sentence_id", "kind", "direction", "intention")
    held = (
        tables.sentences.filter(pl.col("language") == "nl")
        .join(passages, on="passage_id")
        .join(labels, on="sentence_id", how="left")
        .join(mentions, on="sentence_id", how="left")
        .sort("document", "position")
    )
    return {
        document: _with_past(list(_lines(list(rows))), years[document])
        for document, rows in groupby(held.to_dicts(), lambda row: str(row["document"]))
    }


def role_of(heading: str | None) -> str | None:
    """What a heading, question or label announces: 'Beoogd effect' → goal, 'Wat we al weten' → past, else None."""
    return _first_role(_NUMBERED.sub("", plain(heading or "")))


@lru_cache(maxsize=4_096)
def _first_role(words: str) -> str | None:
    found = {role: pattern("roles", role).search(words) for role in word_list("roles")}
    starts = {role: match.start() for role, match in found.items() if match}
    return min(starts, key=lambda role: starts[role], default=None)


def _starts(tables: Tables) -> list[tuple[str, date | None]]:
    return tables.documents.select("document", "period_start").rows()


def _with_past(lines: Sequence[Line], year: int | None) -> list[Line]:
    """The same sentences; after one on the past, the rest of its passage is too, up to one that states an aim."""
    made: list[Line] = []
    before: Line | None = None
    for line in lines:
        goes_on = before is not None and before.passage_id == line.passage_id and before.role == "past"
        new = pattern("effects", "aim").search(line.words) or pattern("amounts", "asked").search(line.words)
        past = line.role != "goal" and (_is_past(line.words, year) or (goes_on and not new))
        before = line._replace(role="past") if past or _years_before(line.words, year) else line
        made.append(before)
    return made


def _is_past(words: str, year: int | None) -> bool:
    asks = pattern("amounts", "asked").search(words)
    return bool(pattern("effects", "past").search(words) and not asks) or _years_before(words, year)


def _years_before(words: str, year: int | None) -> bool:
    years = [int(found) for found in _YEAR.findall(words)]
    return year is not None and bool(years) and max(years) < year


def _role_in_front(head: str | None) -> str | None:
    """The role of words in front of a passage: unlike a heading they begin with what they are about."""
    words = _ARTICLE.sub("", _NUMBERED.sub("", plain(head or "")))
    role = _first_role(words)
    return role if role and pattern("roles", role).match(words) else None


def _lines(rows: list[Row]) -> Iterator[Line]:
    lead, section, order = None, None, 0
    title = rows[0]["section"] if rows else None
    for _, group in groupby(rows, lambda row: row["passage_id"]):
        passage = list(group)
        lead = lead if passage[0]["section"] == section else None
        section = passage[0]["section"]
        head = _head(passage)
        role = role_of(passage[0]["question"]) or _role_in_front(head) or lead or _role_under(section, title)
        for at, row in enumerate(passage):
            order += 1
            yield _line(row, role, head if len(passage) > 1 else None, at == 0, order)
        lead = _lead(passage, head) or lead


def _role_under(section: str | None, title: str | None) -> str | None:
    """The role of a heading; a title has none by its name or its kind: 'Contactcirkel', 'Subsidieaanvraag 2026'."""
    role = role_of(section)
    if section != title or role in (None, "goal", "people", "problem"):
        return role
    named = role in ("self", "past") or pattern("activities", "titles").search(plain(section or ""))
    return None if named or len((section or "").split()) > _LONGEST_PART else role


def _head(passage: Sequence[Row]) -> str | None:
    """The words in front of a passage, or all of it, that work as a heading."""
    text = str(passage[0]["text"]).strip()
    alone = len(passage) == 1
    ends = text.endswith((":", "?")) or (alone and not text.endswith((".", "!"))) or (not alone and text.endswith("."))
    few = len(text.split()) <= _LONGEST_HEAD
    return text if few and ends and re.match(r"[^\W\d_]|\d+ ?[^\W\d_]", text) and not passage[0]["voice_hint"] else None


def _lead(passage: Sequence[Row], head: str | None) -> str | None:
    """The role that a line gives to the passages under it: a heading of its own, or 'Wij willen bereiken dat:'."""
    last = str(passage[-1]["text"]).strip()
    if len(passage) == 1 and head:
        return _role_in_front(head)
    return role_of(last) if last.endswith(":") and len(last.split()) <= _LONGEST_LEAD else None


def _line(row: Row, role: str | None, head: str | None, first: bool, order: int) -> Line:
    return Line(
        sentence_id=row["sentence_id"],
        passage_id=row["passage_id"],
        text=row["text"],
        words=plain(row["text"]),
        role=role,
        heading=plain(row["question"] or row["section"] or ""),
        head=head,
        first=first,
        location=row["location"],
        kind=row["kind"] or "other",
        direction=row["direction"] or "onveranderd",
        intention=bool(row["intention"]),
        # the answers of a form are read as a story, told by who filled it in
        quoted=(row["voice_hint"] in _OTHERS or row["story_id"] is not None) and not role_of(row["question"]),
        themes=tuple(zip(row["theme"] or (), row["score"] or (), strict=True)),
        order=order,
    )


def line_of(name: str, location: str | None, order: int) -> Line:
    """The name of a row as a sentence, for what it says of hours: 'Coördinator (16 uur per week, 42 weken)'."""
    return Line(
        sentence_id="", passage_id="", text=name, words=plain(name), role="plan", heading="", head=None, first=True,
        location=location, kind="other", direction="onveranderd", intention=False, quoted=False, themes=(), order=order,
    )  # fmt: skip
