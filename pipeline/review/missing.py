"""What several organisations do at once, what is missing, and who was not heard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from pipeline.framework import Theme
from pipeline.review import told
from pipeline.review.content import ActivityLine, Gap, GapKind, Overlap, ThemePart, Unheard
from pipeline.review.material import Material


def overlap(themes: Sequence[ThemePart]) -> tuple[Overlap, ...]:
    """The themes on which two or more organisations have activities in the quarter."""
    found = []
    for part in themes:
        by: dict[str, set[str]] = {}
        for line in (*part.lines, *part.longer_lines):
            if line.organisation:
                by.setdefault(line.organisation, set()).add(line.activity)
        if len(by) > 1:
            names = sorted(by, key=str.casefold)
            each = tuple((name, tuple(sorted(by[name], key=str.casefold))) for name in names)
            found.append(Overlap(part.theme, part.name, each))
    return tuple(found)


def gaps(tree: Sequence[Theme], themes: Sequence[ThemePart]) -> tuple[Gap, ...]:
    """The themes on which hours, voices or both are missing, in the order of the goal tree."""
    held = {part.theme: part for part in themes}
    found = []
    for theme in tree:
        kind = _kind(held.get(theme.id))
        if kind:
            found.append(Gap(theme.id, theme.name, kind))
    return tuple(found)


def _kind(part: ThemePart | None) -> GapKind | None:
    if part is None:
        return "nothing"
    told, worked = part.voices.sources + part.longer_voices.sources, bool(part.lines or part.longer_lines)
    kinds: dict[tuple[bool, bool], GapKind] = {
        (False, False): "nothing", (True, False): "no_hours", (False, True): "no_voice",
    }  # fmt: skip
    return kinds.get((bool(told), worked))


def unheard(
    material: Material, claims: pl.DataFrame, touching: pl.DataFrame, hours: pl.DataFrame,
    lines: Iterable[ActivityLine], stories: pl.DataFrame,
) -> Unheard:  # fmt: skip
    """Who was not heard in a quarter; `touching` are the documents that report on it, `stories` are theirs."""
    counting = touching["document"].to_list()
    themeless = material.themeless.filter(pl.col("document").is_in(counting))["n"].sum()
    no_period = pl.col("period_start").is_null() | pl.col("period_end").is_null()
    readable = pl.col("status") != "unreadable"
    return Unheard(
        _without_residents(claims, hours),
        tuple(line for line in lines if line.account in (None, "nothing") and line.measure == "hours"),
        int(stories["withheld"].sum()), int(themeless),
        _files(material.documents.filter(no_period & readable)), _files(material.documents.filter(~readable)),
    )  # fmt: skip


def _without_residents(claims: pl.DataFrame, hours: pl.DataFrame) -> tuple[str, ...]:
    """Organisations with hours realised, of whom no claim holds a resident's own word."""
    working = hours.filter(pl.col("realised") > 0)["organisation"].drop_nulls().unique()
    spoken = told.of_organisations(claims).filter(pl.col("residents") > 0)["organisation"].drop_nulls().unique()
    return tuple(sorted(set(working) - set(spoken), key=str.casefold))


def _files(documents: pl.DataFrame) -> tuple[str, ...]:
    return tuple(sorted(documents["filename"].drop_nulls(), key=str.casefold))
