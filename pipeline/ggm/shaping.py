"""The tables of the export: counted by pipeline/indicators, so that they agree with every page, and never finer.

Years only: with quarters beside them a number that is left out could be worked out from the rest of its year.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from pipeline.framework import Framework
from pipeline.ggm.mapping import Mapped
from pipeline.ggm.voices import results
from pipeline.indicators import Basis, participants, told_by, within
from pipeline.periods import of_year

_NAMES = {"report": "verslag", "stories": "verhalen", "figures": "cijfers", "unknown": "niet herkend"}
_SIGNS = 16


@dataclass(frozen=True, slots=True)
class Source:
    """What an export is made of: the basis of all numbers, REACH, the goal tree, the years, and the least number."""

    basis: Basis
    reach: pl.DataFrame
    goal_tree: Framework
    years: tuple[int, ...]
    least: int


def shape(source: Source, mapped: Mapped) -> dict[str, pl.DataFrame]:
    """A frame for each table of the mapping, sorted, with its columns and types: the same source gives the same."""
    return {table.name: _ordered(_TABLES[table.name](source), table.schema) for table in mapped.tables}


def named(kind: str, *parts: str) -> pl.Expr:
    """The id of something in the export: a hash of what names it, so that it says nothing and stays the same."""
    joined = pl.concat_str([pl.lit(kind), *(pl.col(part).fill_null("") for part in parts)], separator="\n")
    return joined.map_elements(_hashed, return_dtype=pl.String)


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_SIGNS]


def _ordered(frame: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    return frame.select(schema.names()).cast(schema).unique().sort(schema.names(), nulls_last=True)


def _owner() -> pl.Expr:
    return named("NietNatuurlijkPersoon", "owner")


def _organisations(source: Source) -> pl.DataFrame:
    return source.basis.organisations.select(id=_owner(), statutaireNaam="organisation")


def _programmes(source: Source) -> pl.DataFrame:
    held = source.basis.documents.filter(pl.col("programme").is_not_null())
    return held.select(id=named("Subsidieprogramma", "programme"), naam="programme").unique()


def _granted(source: Source) -> pl.DataFrame:
    """Documents that name their grant, with its id."""
    held = source.basis.documents.filter(pl.col("grant_number").is_not_null())
    return held.with_columns(subsidie=named("Subsidie", "owner", "grant_number"))


def _grants(source: Source) -> pl.DataFrame:
    only = pl.col("programme").drop_nulls().unique()
    each = _granted(source).group_by("subsidie", "owner").agg(programme=pl.when(only.len() == 1).then(only.first()))
    programme = pl.when(pl.col("programme").is_not_null()).then(named("Subsidieprogramma", "programme"))
    return each.select(id="subsidie", uitgaandeSubsidie=True, aanvrager=_owner(), subsidieprogramma=programme)


def _decisions(source: Source) -> pl.DataFrame:
    return _granted(source).select(
        id=named("Subsidiebeschikking", "owner", "grant_number"), beschikkingsnummer="grant_number", subsidie="subsidie"
    )


def _reports(source: Source) -> pl.DataFrame:
    held = source.basis.documents
    grant = pl.when(pl.col("grant_number").is_not_null()).then(named("Subsidie", "owner", "grant_number"))
    return held.select(
        id=named("Rapportagemoment", "document"),
        naam=pl.col("kind").replace_strict(_NAMES, default="verslag"),
        subsidie=grant, rapporteur=_owner(), periodeStart="period_start", periodeEinde="period_end",
    )  # fmt: skip


def _activity() -> pl.Expr:
    return named("Taak", "owner", "same_as")


def _activities(source: Source) -> pl.DataFrame:
    """Each activity once; its grant where all documents that hold it name the same."""
    documents = source.basis.documents.select("document", "grant_number", "period_end")
    number = pl.col("grant_number").drop_nulls().unique()
    each = (
        source.basis.same.join(documents, on="document", how="left")
        .sort("period_end", "document", "activity_id", nulls_last=False)
        .group_by("owner", "same_as")
        .agg(pl.col("activity").last(), grant_number=pl.when(number.len() == 1).then(number.first()))
    )
    grant = pl.when(pl.col("grant_number").is_not_null()).then(named("Subsidie", "owner", "grant_number"))
    return each.select(id=_activity(), taakomschrijving="activity", subsidie=grant, uitvoerder=_owner())


def _work(source: Source) -> pl.DataFrame:
    return _by_year(source, _work_of)


def _work_of(source: Source, year: int) -> pl.DataFrame:
    """Hours and participants of each activity in a year; those that give neither are left out."""
    period, key = of_year(year), ["owner", "same_as"]
    spent = within(source.basis.hours, period)
    people = participants(source.basis, period, source.least)
    found = pl.concat([spent.select(key), people.select(key)]).unique()
    for measure, name in (("hours", "uren"), ("volunteer_hours", "vrijwilligersuren")):
        found = found.join(
            spent.filter(pl.col("measure") == measure).select(
                *key,
                pl.col("planned").alias(f"{name}Gepland"),
                pl.col("realised").alias(f"{name}Gerealiseerd"),
                pl.col("complete").alias(f"{name}HeelJaar"),
            ),
            on=key, how="left",
        )  # fmt: skip
    few = [pl.col(f"{name}_few").fill_null(False) for name in ("participations", "people")]
    return (
        found.join(people, on=key, how="left")
        .with_columns(deelnamesNietGegeven=few[0], deelnemersNietGegeven=few[1])
        .rename({"participations": "deelnames", "people": "deelnemers"})
        .with_columns(taak=_activity(), jaar=pl.lit(year))
    )


def _aims(source: Source) -> pl.DataFrame:
    rows = [(theme.id, theme.name, theme.definition) for theme in source.goal_tree.themes]
    return pl.DataFrame(rows, {"nummer": pl.String, "naam": pl.String, "omschrijving": pl.String}, orient="row")


def _told(source: Source) -> pl.DataFrame:
    return _by_year(source, _told_of)


def _told_of(source: Source, year: int) -> pl.DataFrame:
    held = told_by(source.basis, of_year(year)).filter(
        pl.col("told") & pl.col("theme").is_in(list(source.goal_tree.ids))
    )
    return held.select(
        rapporteur=_owner(), doelstelling="theme", jaar=pl.lit(year), activiteiten="activities", uren="hours",
        vrijwilligersuren="volunteer_hours",
    )  # fmt: skip


def _results(source: Source) -> pl.DataFrame:
    return _by_year(source, lambda of, year: results(of.basis, year, of.goal_tree.ids, of.least))


def _places(source: Source, kind: str) -> pl.DataFrame:
    """Activities with what their report says of them outright: taak and value."""
    sure = source.reach.filter((pl.col("kind") == kind) & pl.col("sure") & pl.col("activity_id").is_not_null())
    held = sure.join(source.basis.same, on="activity_id")
    return held.select("value", taak=_activity())


def _districts(source: Source) -> pl.DataFrame:
    return _places(source, "district").select(id=named("Wijk", "value"), wijknaam="value").unique()


def _activity_districts(source: Source) -> pl.DataFrame:
    return _places(source, "district").select("taak", wijk=named("Wijk", "value"))


def _activity_groups(source: Source) -> pl.DataFrame:
    return _places(source, "target_group").select("taak", doelgroep="value")


def _by_year(source: Source, of_one: Callable[[Source, int], pl.DataFrame]) -> pl.DataFrame:
    parts: Sequence[pl.DataFrame] = [of_one(source, year) for year in source.years or (1,)]
    return pl.concat(parts)


_TABLES: Mapping[str, Callable[[Source], pl.DataFrame]] = {
    "NietNatuurlijkPersoon": _organisations,
    "Subsidieprogramma": _programmes,
    "Subsidie": _grants,
    "Subsidiebeschikking": _decisions,
    "Rapportagemoment": _reports,
    "Taak": _activities,
    "Prestatie": _work,
    "Doelstelling": _aims,
    "Verteld": _told,
    "Resultaat": _results,
    "Wijk": _districts,
    "TaakWijk": _activity_districts,
    "TaakDoelgroep": _activity_groups,
}
