"""Residents and relatives in their own words, in the parts of the yearly client survey (Wmo 2015, art. 2.5.1).

It stands beside the survey and is none: who is quoted in a report was not drawn at random, so nothing here is a share.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.framework import Framework
from pipeline.indicators import heard
from pipeline.periods import Period
from pipeline.review.content import Quotation
from pipeline.review.errors import SurveyError
from pipeline.review.sourcing import Sources
from pipeline.review.year import Block, Heard, Survey

SHOWN = 3
"""Quotations of each side of a part."""
_OF_ONE = 2
"""The most of them that come from one organisation."""
_ALL = "all"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A part of the survey as the file has it, with ids of themes."""

    id: str
    name: str
    asks: str
    themes: tuple[str, ...]


def read_parts(file: Path) -> tuple[Asked, ...]:
    """The parts of the survey, from a file like models/review/wmo.toml. Raises SurveyError, in Dutch."""
    try:
        held = tomllib.loads(file.read_text(encoding="utf-8"))["block"]
        parts = tuple(Asked(one["id"], one["name"], one["asks"], tuple(one["themes"])) for one in held)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise SurveyError(
            f"Het bestand {file} met de onderdelen van het cliëntervaringsonderzoek is niet te gebruiken. Kijk bij "
            "client_survey in de instellingen. Een onderdeel heeft id, name, asks en themes, zoals in "
            "models/review/wmo.toml."
        ) from error
    _check(parts, file)
    return parts


def _check(parts: Sequence[Asked], file: Path) -> None:
    for what, names in (
        ("onderdeel", [one.id for one in parts]),
        ("thema", [at for one in parts for at in one.themes]),
    ):
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise SurveyError(f"In {file} staat {what} {', '.join(twice)} meer dan één keer. Laat één regel staan.")


def survey(
    spoken: pl.DataFrame, claims: pl.DataFrame, parts: Sequence[Asked], tree: Framework, period: Period,
    sources: Sources,
) -> Survey:  # fmt: skip
    """What residents and relatives say over a year, from rows of SPOKEN; `claims` are those that touch the year.

    Only what lies wholly in the year counts; what goes beyond it or has no period is named apart.
    """
    known = spoken.filter(pl.col("theme").is_in(list(tree.ids)))
    inside = known.filter(period.inside())
    dated = pl.col("period_start").is_not_null() & pl.col("period_end").is_not_null()
    loose = known.filter(~dated)
    counts = heard(inside, {_ALL: tree.ids, **{one.id: one.themes for one in parts}})
    by_part = {row.pop("part"): Heard(**row) for row in counts.to_dicts()}
    placed = {theme for one in parts for theme in one.themes}
    own = claims.filter(pl.col("activity_id").is_null() & period.inside())
    return Survey(
        by_part[_ALL], tuple(_block(one, by_part[one.id], inside, own, tree, sources) for one in parts),
        tuple(tree.names[theme] for theme in tree.ids if theme not in placed),
        known.filter(period.overlaps() & ~period.inside())["source"].n_unique(), loose["source"].n_unique(),
        _files(loose, sources),
    )  # fmt: skip


def _block(
    asked: Asked, counted: Heard, inside: pl.DataFrame, claims: pl.DataFrame, tree: Framework, sources: Sources
) -> Block:
    themes = [theme for theme in tree.ids if theme in asked.themes]
    rows = inside.filter(pl.col("theme").is_in(themes))
    spoken_of, better = set(rows["theme"]), pl.col("direction") == "vooruitgang"
    telling = claims.filter(pl.col("theme").is_in(themes))["organisation"].drop_nulls().unique()
    return Block(
        asked.id, asked.name, asked.asks, tuple(tree.names[theme] for theme in themes), counted,
        _quoted(rows.filter(better), sources), _quoted(rows.filter(~better), sources),
        tuple(tree.names[theme] for theme in themes if theme not in spoken_of),
        tuple(sorted(set(telling) - set(rows["organisation"].drop_nulls()), key=str.casefold)),
    )  # fmt: skip


def _quoted(rows: pl.DataFrame, sources: Sources) -> tuple[Quotation, ...]:
    """Sure quotations first, each of another voice and few of one organisation, in order of the alphabet."""
    shown = rows.filter(pl.col("text").is_not_null()).sort(~pl.col("sure"), "position", "sentence_id")
    chosen = _spread(shown.unique("source", keep="first", maintain_order=True).to_dicts())
    ordered = sorted(chosen, key=lambda row: ((row["organisation"] or "\uffff").casefold(), row["sentence_id"]))
    return tuple(
        Quotation(row["text"], row["voice"], row["direction"], sources.sentence(row), row["sure"]) for row in ordered
    )


def _spread(rows: Iterable[Row]) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        same = [one for one in found if one["organisation"] == row["organisation"]]
        if len(same) < _OF_ONE and len(found) < SHOWN:
            found.append(row)
    return found


def _files(rows: pl.DataFrame, sources: Sources) -> tuple[str, ...]:
    names = {str(sources.documents[one]["filename"] or "") for one in rows["document"].unique()}
    return tuple(sorted(names, key=str.casefold))
