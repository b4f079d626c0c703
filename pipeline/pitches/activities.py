"""What a pitch will do: the rows of its tables, and the activities that its text names where no table does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.activity_names import core, is_same
from pipeline.folded import composed, fold
from pipeline.pitches.grids import Entry
from pipeline.pitches.lines import Line, role_of
from pipeline.pitches.rows import Planned, is_asked, measures
from pipeline.pitches.words import pattern, plain

_LONGEST_NAME = 9
_FEWEST = 2
"""One short passage by itself is no list of activities."""
_LONGEST_ITEM = 45
"""Words in a passage that may be an item of a list."""
_CUT = re.compile(r"\s*(?:[,:(;]|\s[–—-]\s|\.(?:\s|$))")
_LETTERED = re.compile(r"(?:^|;\s*|:\s*)[a-h][.)]\s+([^;]+)")
_ARTICLE = re.compile(r"^(?:een|de|het|\d+ (?:keer|x)?)\s*", re.IGNORECASE)
_NAME = r"(?:het|de|een|met|\d+)\s+((?:[\w'-]+ ){0,2}?[\w'-]+)(?=\s*(?:[,:.(]|waar|voor|in|op|met|van|doen|$))"


class Activity(NamedTuple):
    """An activity that is promised: of a row of figures, of a cell of a table without, or of sentences."""

    name: str
    sure: bool
    row: Planned | None
    entry: Entry | None
    lines: tuple[Line, ...]

    @property
    def activity_id(self) -> str | None:
        """The first row of it in the table, where it stands in one."""
        return self.row.activity_id if self.row else None


def activities(rows: Sequence[Planned], entries: Sequence[Entry], lines: Sequence[Line]) -> list[Activity]:
    """The activities of one pitch, each once; one in the text that a table has too is that of the table."""
    made = [*_of_rows(rows), *(Activity(one.text, True, None, one, ()) for one in entries if one.names)]
    told = [*_of_heads(lines), *_of_letters(lines)]
    told += _of_items(lines, told, others=len(made)) or ([] if made or told else _of_prose(lines))
    for one in told:
        at = next((place for place, other in enumerate(made) if _same(one.name, other.name)), None)
        if at is None:
            made.append(one)
        else:
            made[at] = made[at]._replace(lines=(*made[at].lines, *one.lines))
    return made or _of_costs(rows)


def _same(one: str, other: str) -> bool:
    return is_same(core(one), core(other))


def _of_rows(rows: Sequence[Planned]) -> list[Activity]:
    """The rows with more than money; those under a heading such as Partij name who pays, and no work."""
    first: dict[tuple[str, str], Planned] = {}
    for row in rows:
        if not row.total and row.kind != "money" and _is_name(row) and _is_work(row):
            first.setdefault((row.section, row.name), row)
    return [Activity(row.name, True, row, None, ()) for row in first.values()]


def _of_costs(rows: Sequence[Planned]) -> list[Activity]:
    """The rows of a budget, where nothing else says what will be done; what is only bought or paid for is left out."""
    first: dict[str, Planned] = {}
    for row in rows:
        bought = is_income(row) or pattern("amounts", "cost_rows").search(plain(row.name))
        if not row.total and row.kind == "money" and _is_name(row) and not bought:
            first.setdefault(row.name, row)
    return [Activity(row.name, False, row, None, ()) for row in first.values()]


def is_income(row: Planned) -> bool:
    """Whether a row says where money comes from, and not what it is for."""
    name, section = plain(row.name), plain(row.section)
    return bool(pattern("amounts", "asked_row", "other").search(name) or pattern("activities", "income").match(section))


def _is_work(row: Planned) -> bool:
    """Whether a row is of a table, or of a list that is no list of goals: 'Impact: 50 jongeren aan het werk'."""
    return row.table > 0 or role_of(row.section) not in ("goal", "people", "self")


def _is_name(row: Planned) -> bool:
    letters = re.search(r"[^\W\d_]{3}", row.name)
    heading = pattern("activities", "no_names").fullmatch(plain(row.heading))
    other = is_asked(row) or measures(row)
    return bool(letters) and not heading and not other


def _of_heads(lines: Sequence[Line]) -> Iterator[Activity]:
    """'Taalcafé. Twee keer per week in de bibliotheek.': in the plan, or where the text has more than one."""
    heads = [line for line in lines if line.first and line.head and _can_open(line.head) and not line.quoted]
    named = [line for line in heads if _is_named(line) and line.role in ("plan", None)]
    for line in named:
        if line.role == "plan" or len(named) > 1:
            yield Activity((line.head or "").rstrip(".:"), True, None, None, _of_passage(lines, line))


def _is_named(line: Line) -> bool:
    return role_of(line.head) is None and not pattern("activities", "no_name").search(plain(line.head or ""))


def _of_letters(lines: Sequence[Line]) -> Iterator[Activity]:
    """'a. een wekelijks spreekuur, zonder afspraak; b. …' in one sentence."""
    for line in lines:
        found = _LETTERED.findall(line.text)
        if len(found) > 1 and line.role not in ("past", "goal", "problem"):
            for part in found:
                yield Activity(_short(part), False, None, None, (line,))


def _of_items(lines: Sequence[Line], told: Sequence[Activity], others: int) -> list[Activity]:
    """'Gebarencafé, elke vrijdag, in het wijkhuis.': short passages of the plan that begin with a name."""
    known = {line.passage_id for one in told for line in one.lines}
    held = [list(group) for _, group in groupby(lines, lambda line: line.passage_id)]
    items = [one for one in held if one[0].role == "plan" and one[0].passage_id not in known and _is_item(one)]
    if len(items) + len(known) + others < _FEWEST:
        return []
    return [Activity(_short(one[0].text), False, None, None, tuple(one)) for one in items]


def _is_item(passage: Sequence[Line]) -> bool:
    words = sum(len(line.text.split()) for line in passage)
    name = _CUT.split(passage[0].text, maxsplit=1)[0]
    short = words <= _LONGEST_ITEM and len(name.split()) <= _LONGEST_NAME
    return short and _can_open(passage[0].text) and not pattern("activities", "no_name").search(plain(name))


def _of_prose(lines: Sequence[Line]) -> list[Activity]:
    """'Nieuw is de oppasdienst', 'Daarnaast de open tafel in het Kerkhuis': with the sentences up to the next."""
    announced = re.compile(rf"(?:{pattern('activities', 'announced').pattern})\W+(?:\w+ ){{0,3}}?{_NAME}")
    made: list[Activity] = []
    for line in lines:
        found = announced.search(line.words) if line.role not in ("past", "self", "money", "problem") else None
        if found and not pattern("activities", "no_prose").search(found[1]):
            made.append(Activity(_as_written(found[1], line.text), False, None, None, (line,)))
        elif made and made[-1].lines[-1].passage_id == line.passage_id:
            made[-1] = made[-1]._replace(lines=(*made[-1].lines, line))
    return made


def _as_written(name: str, text: str) -> str:
    """A name found in folded words, with the capitals and accents of the text."""
    text = composed(text)
    at = fold(text).find(name)
    return text[at : at + len(name)] if at >= 0 else name


def _can_open(text: str) -> bool:
    words = plain(text)
    closed = text.rstrip().endswith("?") or "€" in text or "[" in text.split(" ", maxsplit=1)[0]
    counts = re.match(r"\d+ ", words) and pattern("amounts", "counted").search(words)
    return not closed and not counts and not pattern("activities", "no_open").match(words)


def _of_passage(lines: Iterable[Line], first: Line) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.passage_id == first.passage_id)


def _short(text: str) -> str:
    """The name in front of an item: up to its first comma, bracket or full stop."""
    name = _CUT.split(text.strip(), maxsplit=1)[0]
    return " ".join(_ARTICLE.sub("", name).split()[:_LONGEST_NAME])
