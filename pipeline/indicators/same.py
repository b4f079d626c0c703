"""Which activities of several documents are one: the same hours come in a workbook and again in a report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import polars as pl
from rapidfuzz import fuzz, process

from pipeline.activity_names import core, is_general, is_overhead, is_same
from pipeline.columns import Table, text
from pipeline.owners import owner
from pipeline.tables import conform
from pipeline.thresholds import thresholds

SAME = Table("same", ("activity_id",), (
    text("activity_id", "first row of the activity in its document, as LINKS, CLAIMS and TELLING name it"),
    text("document", "sha256 of the original"),
    text("owner", "whose it is: see pipeline/owners.py"),
    text("organisation", "who reports, spelled alike for all documents of one owner; null where none says"),
    text("programme", "programme of the document"),
    text("activity", "label as this document writes it"),
    text("same_as", "names the activity in all documents of its owner: the first of their activity ids"),
    text("whole", "same_as of the activity that another document gives in one figure, where this is a part of it"),
))  # fmt: skip

_NAMELESS = "#"
"""Before the figures of an activity without a label: no name holds this sign."""

Spot = tuple[str, object, object, str]
"""Where names stand side by side: document, first and last day, measure. Two names in one spot are two activities."""


@dataclass(frozen=True)
class _Name:
    """An activity's name among the names of its owner, with the spots it stands in and its longer forms."""

    text: str
    spots: frozenset[Spot] = field(repr=False)
    full: frozenset[str] = field(repr=False)

    def beside(self, other: _Name) -> bool:
        return not self.spots.isdisjoint(other.spots)


def same_activities(figures: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """SAME: every activity of ACTIVITIES in DOCUMENTS, with what it is called in all documents of its owner.

    Names are one when they are so by `activity_names`, and no document sets them side by side in one period. A name
    that is as near to two such names belongs to neither; where they add a word to it ('Inloop' beside 'Inloop
    woensdag' and 'Inloop vrijdag', 'Wandelgroepen' beside 'Wandelgroep Kolkwijk') they are its parts.
    """
    rows = _named(data_rows(figures, documents))
    if rows.is_empty():
        return SAME.empty()
    found = pl.concat([_of_owner(group) for group in rows.sort("owner").partition_by("owner", maintain_order=True)])
    each = rows.group_by("activity_id", maintain_order=True)
    kept = each.agg(pl.col("document", "owner", "organisation", "programme", "activity", "name").first())
    return conform(kept.join(found, on=["owner", "name"]).select(SAME.schema.names()).sort("activity_id"), SAME)


def data_rows(figures: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """The rows that count, of `documents` only, in their own period or else that of their document.

    `row_id` is the row, `activity_id` its activity: as `group_id` where the frame has it, else the first data row with
    the same section and label. Adds owner, organisation, programme and `fits`: days by which the period of the
    document differs from that of the row, null where one of them is unknown.
    """
    first = pl.col("activity_id").sort_by("position").first().over("document", "section", "activity")
    group = pl.col("group_id") if "group_id" in figures.columns else first
    own = pl.col("period_start").is_not_null() & pl.col("period_end").is_not_null()
    days = {name: (pl.col(f"{name}_end") - pl.col(f"{name}_start")).dt.total_days() for name in ("period", "file")}
    return (
        figures.filter(pl.col("row_kind") == "data")
        .with_columns(row_id="activity_id", activity_id=group)
        .join(_reporting(documents), on="document")
        .with_columns(
            pl.when(own).then(f"period_{side}").otherwise(f"file_{side}").alias(f"period_{side}")
            for side in ("start", "end")
        )
        .with_columns(fits=(days["file"] - days["period"]).abs())
        .sort("document", "position", "row_id")
    )


def _reporting(documents: pl.DataFrame) -> pl.DataFrame:
    named = pl.col("organisation").str.strip_chars()
    return documents.select(
        "document", "programme", owner(), named, file_start="period_start", file_end="period_end",
    ).with_columns(organisation=pl.col("organisation").min().over("owner"))  # fmt: skip


def _named(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with `name`, what tells the activity from others, and `full`, that with its section before it.

    A label that stands under several sections of one table of hours is named with its section, as is one that says
    nothing alone ('Overig'). What has no name is one with nothing.
    """
    label, section = pl.col("activity").fill_null(""), pl.col("section").fill_null("")
    spot = ("document", "period_start", "period_end", "measure")
    named = rows.with_columns(
        short=label.map_elements(core, return_dtype=pl.String),
        full=(section + " " + label).map_elements(core, return_dtype=pl.String),
        general=label.map_elements(is_general, return_dtype=pl.Boolean),
    )
    clash = (section.n_unique().over(*spot, "short") > 1).any().over("activity_id")
    name = pl.when(pl.col("general") | clash).then("full").otherwise("short").first().over("activity_id")
    figures = pl.struct("measure", "period_start", "period_end", "planned", "realised").struct.json_encode()
    nameless = _NAMELESS + figures.sort().str.join(" ").over("activity_id")
    return named.with_columns(name=pl.when(name == "").then(nameless).otherwise(name))


def _of_owner(rows: pl.DataFrame) -> pl.DataFrame:
    """owner, name, same_as and whole of each name of one owner."""
    ids = dict(rows.group_by("name").agg(pl.col("activity_id").min()).iter_rows())
    names = _names(rows)
    exact = _united(names, _long_forms(names))
    near = _near(names, exact)
    wholes = _wholes(near, exact)
    groups = _united(names, _clear(near, exact), exact)
    first = {name.text: min(ids[other.text] for other in groups[name.text]) for name in names}
    found = [
        (rows["owner"][0], name.text, first[name.text], first[wholes[name.text]] if name.text in wholes else None)
        for name in names
    ]
    return pl.DataFrame(found, schema=dict.fromkeys(("owner", "name", "same_as", "whole"), pl.String), orient="row")


def _names(rows: pl.DataFrame) -> list[_Name]:
    spots: dict[str, set[Spot]] = defaultdict(set)
    full: dict[str, set[str]] = defaultdict(set)
    columns = ("name", "full", "document", "period_start", "period_end", "measure")
    for name, long, *spot in rows.select(columns).unique().iter_rows():
        spots[name].add((spot[0], spot[1], spot[2], spot[3]))
        full[name].add(long)
    return [_Name(name, frozenset(spots[name]), frozenset(full[name])) for name in sorted(spots)]


_Groups = dict[str, tuple[_Name, ...]]
"""The names that are one with each name, itself among them."""


def _united(names: Iterable[_Name], pairs: Iterable[tuple[_Name, _Name]], start: _Groups | None = None) -> _Groups:
    """Groups of names, joined pair by pair where no name of the one stands beside a name of the other."""
    groups: _Groups = dict(start) if start else {name.text: (name,) for name in names}
    for one, other in pairs:
        left, right = groups[one.text], groups[other.text]
        if left != right and not any(mine.beside(theirs) for mine in left for theirs in right):
            joined = (*left, *right)
            groups.update({name.text: joined for name in joined})
    return groups


def _long_forms(names: list[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """The pairs of which one is the other with its section before it: 'Havenhoek' under 'Straatwerk'."""
    known = {name.text: name for name in names}
    for name in names:
        yield from ((known[long], name) for long in sorted(name.full) if long in known and long != name.text)


def _near(names: list[_Name], exact: _Groups) -> dict[str, list[_Name]]:
    """Of each name the others that could be the same activity or a part of it, or that it could be a part of."""
    telling = [name for name in names if not _says_nothing(name.text)]
    found: dict[str, list[_Name]] = defaultdict(list)
    for one, other in sorted(_alike([name.text for name in telling]) | _parts([name.text for name in telling])):
        mine, theirs = telling[one], telling[other]
        if exact[mine.text] != exact[theirs.text] and not mine.beside(theirs):
            found[mine.text].append(theirs)
            found[theirs.text].append(mine)
    return found


def _alike(texts: list[str]) -> set[tuple[int, int]]:
    """Places of the names that are the same, the first before the second."""
    if not texts:
        return set()
    likeness = process.cdist(texts, texts, scorer=fuzz.token_set_ratio, score_cutoff=thresholds().labels.same)
    pairs = ((int(one), int(other)) for one, other in zip(*likeness.nonzero(), strict=True) if one < other)
    return {(one, other) for one, other in pairs if is_same(texts[one], texts[other])}


def _parts(texts: list[str]) -> set[tuple[int, int]]:
    """Places of the names of which one adds a word to the other, the first before the second."""
    stems = [_stems(text) for text in texts]
    holding: dict[str, set[int]] = defaultdict(set)
    for place, held in enumerate(stems):
        for stem in held:
            holding[stem].add(place)
    longer = {place: set.intersection(*(holding[stem] for stem in held)) for place, held in enumerate(stems) if held}
    return {
        (min(one, other), max(one, other))
        for one, others in longer.items()
        for other in others
        if stems[one] < stems[other]
    }


def _torn(name: str, near: dict[str, list[_Name]], exact: _Groups) -> Iterator[_Name]:
    """The names near to `name` that stand beside another of them: it cannot be both."""
    for one in near.get(name, []):
        others = (other for other in near[name] if exact[other.text] != exact[one.text])
        if any(mine.beside(other) for other in others for mine in exact[one.text]):
            yield one


def _wholes(near: dict[str, list[_Name]], exact: _Groups) -> dict[str, str]:
    """Of each part the name of its whole: the longest, where there are more."""
    found: dict[str, str] = {}
    for whole in sorted(near, key=lambda name: (len(name.split()), name)):
        torn = [part for part in _torn(whole, near, exact) if _is_part(whole, part.text)]
        found.update({part.text: whole for part in torn if len(torn) > 1})
    return found


def _clear(near: dict[str, list[_Name]], exact: _Groups) -> list[tuple[_Name, _Name]]:
    """The pairs that are the same by name, neither of which could as well be another."""
    free = {name for name in near if not any(_torn(name, near, exact))}
    known = {name.text: name for held in exact.values() for name in held}
    return [
        (known[one], other)
        for one in sorted(free)
        for other in near[one]
        if other.text in free and one < other.text and is_same(one, other.text)
    ]


def _says_nothing(name: str) -> bool:
    return name.startswith(_NAMELESS) or is_overhead(name) or is_general(name)


def _is_part(whole: str, part: str) -> bool:
    """Whether a name adds a word to another: 'wandelgroep kolkwijk' to 'wandelgroepen'."""
    return _stems(whole) < _stems(part)


@lru_cache(maxsize=65_536)
def _stems(name: str) -> frozenset[str]:
    """Words without a plural ending: 'groepen' and 'groep', 'lessen' and 'les'."""
    return frozenset(re.sub(r"(.)\1$", r"\1", re.sub(r"(?<=\w{3})(?:en|s)$", "", word)) for word in name.split())
