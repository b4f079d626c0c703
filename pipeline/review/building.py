"""The review of a quarter or a year, built from what the store and the decisions hold of a selection of documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from pipeline.agreed import Agreement, Note, carried, concerning
from pipeline.framework import Theme
from pipeline.indicators import Basis, by_quarter, by_theme, told_by, within
from pipeline.periods import Period, When, days_of
from pipeline.review import activities as acts
from pipeline.review import told
from pipeline.review.asking import questions
from pipeline.review.content import (
    ActivityLine,
    Claim,
    Question,
    Review,
    Scope,
    Silence,
    ThemePart,
    Total,
    TrendPoint,
    Voices,
)  # fmt: skip
from pipeline.review.effects import effects, grants
from pipeline.review.material import Material
from pipeline.review.missing import gaps, overlap, unheard
from pipeline.review.sourcing import Sources
from pipeline.review.survey import survey
from pipeline.review.when import since, trend_of, written, years_of
from pipeline.review.year import Yearly


@dataclass(frozen=True)
class _Maker:
    """The parts of one review; sources get their numbers in the order in which parts are made."""

    material: Material
    scope: Scope
    sources: Sources

    @property
    def period(self) -> Period:
        return days_of(self.scope.when)

    @property
    def basis(self) -> Basis:
        return self.material.basis

    @cached_property
    def activities(self) -> acts.Activities:
        return acts.read_activities(self.basis, self.period, self.material.least)

    @cached_property
    def hours(self) -> pl.DataFrame:
        """WITHIN of the period."""
        return self.activities.within

    @cached_property
    def quarters(self) -> pl.DataFrame:
        """WITHIN of each quarter of the trend."""
        return by_quarter(self.basis.hours, trend_of(self.scope.when))

    @cached_property
    def of_years(self) -> dict[int, pl.DataFrame]:
        """WITHIN of the year and of the one before; nothing for a quarter."""
        return {year: within(self.basis.hours, days_of(year)) for year in years_of(self.scope.when)}

    @cached_property
    def claims(self) -> pl.DataFrame:
        """The claims on themes of the goal tree that touch the period."""
        known = pl.col("theme").is_in(self.material.goal_tree.ids)
        return self.basis.claims.filter(self.period.overlaps() & known)

    @cached_property
    def evidence(self) -> told.Evidence:
        return told.evidence(self.claims, self.material.quoted, self.activities.called, self.sources)

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """The questions, with the names that activities have in the tables."""
        labels = dict(self.activities.labels)
        name = pl.col("same_as").replace_strict(labels, default=pl.col("activity"), return_dtype=pl.String)
        same = self.basis.same.select("activity_id", "same_as").unique("activity_id")
        asked = self.material.questions.join(same, on="activity_id", how="left").with_columns(activity=name)
        return questions(asked, self.hours.with_columns(activity=name), self.period)

    @cached_property
    def counted(self) -> dict[tuple[When, str], dict[str, Any]]:
        """A row of THEMES for each theme and each quarter and year that is shown."""
        ids = self.material.goal_tree.ids
        shown = dict.fromkeys((*trend_of(self.scope.when), *years_of(self.scope.when), self.scope.when))
        return {
            (when, row["theme"]): row
            for when in shown
            for row in by_theme(told_by(self.basis, days_of(when)), ids).to_dicts()
        }

    def themes(self) -> tuple[ThemePart, ...]:
        parts = (self._theme(theme) for theme in self.material.goal_tree.themes)
        return tuple(part for part in parts if _has_something(part))

    def _theme(self, theme: Theme) -> ThemePart:
        own = self.claims.filter(pl.col("theme") == theme.id)
        here = self.activities.told(theme.id)
        beyond = self.activities.with_parts(set(own["same_as"].drop_nulls())) - here
        rows = acts.of(self.hours, here)
        firm, weak = self._told(own)
        inside = self.period.inside()
        return ThemePart(
            theme.id, theme.name, theme.definition, acts.total(rows), self._voices(theme.id, self.scope.when),
            told.voices(own.filter(~inside)), self._lines(rows), self._longer(beyond),
            self._trend(theme.id, here | beyond), self._years(theme.id, here | beyond), firm, weak,
            tuple(one for one in self.asked if one.theme == theme.id), _silence(own), (),
        )  # fmt: skip

    def _longer(self, names: set[str]) -> tuple[ActivityLine, ...]:
        """Activities that are only told of over a longer time, with hours of the quarter or else of that time."""
        known = self._lines(acts.of(self.hours, names))
        return known + self._lines(acts.of(self.activities.only_longer, names))

    def _lines(self, rows: pl.DataFrame) -> tuple[ActivityLine, ...]:
        return acts.lines(rows, self.activities, self.sources)

    def _told(self, own: pl.DataFrame) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
        rows = told.in_order(told.of_organisations(own))
        firm = tuple(self.evidence.claim(row) for row in rows if row["strength"] in told.FIRM)
        return firm, tuple(self.evidence.signal(row) for row in rows if row["strength"] not in told.FIRM)

    def _trend(self, theme: str, names: set[str]) -> tuple[TrendPoint, ...]:
        found = acts.trend(self.quarters, names)
        return tuple(
            TrendPoint(quarter, found.get(quarter, Total()), self._voices(theme, quarter))
            for quarter in trend_of(self.scope.when)
        )

    def _years(self, theme: str, names: set[str]) -> tuple[TrendPoint, ...]:
        """The year and the one before, in so far as anything is known of it."""
        points = (
            TrendPoint(year, acts.total(acts.of(self.of_years[year], names)), self._voices(theme, year))
            for year in years_of(self.scope.when)
        )
        return tuple(
            point
            for point in points
            if point.when == self.scope.when or point.hours.realised is not None or point.voices.sources
        )

    def _voices(self, theme: str, when: When) -> Voices:
        """The voices whose period lies in a quarter or year."""
        return told.voices_of(self.counted[when, theme])

    def loose(self) -> tuple[ActivityLine, ...]:
        """Activities with hours of which no theme is told."""
        of_themes = self.activities.with_parts(set(self.claims["same_as"].drop_nulls()))
        return self._lines(self.hours.filter(~pl.col("same_as").is_in(list(of_themes))))

    def yearly(self, parts: Sequence[ThemePart]) -> Yearly | None:
        """What only the review of a year says; None for a quarter. `parts` are its themes."""
        year, held = self.scope.when, self.material
        if not isinstance(year, int):
            return None
        counted = {theme: self.counted[year, theme] for theme in held.goal_tree.ids}
        return Yearly(
            effects(held.goal_tree, {part.theme: part for part in parts}, counted, self.period),
            grants(self.basis, self.hours, self.period),
            survey(held.spoken, self.claims, held.parts, held.goal_tree, self.period, self.sources),
        )


def _has_something(part: ThemePart) -> bool:
    return bool(part.voices.sources or part.longer_voices.sources or part.lines or part.longer_lines)


def build_review(material: Material, scope: Scope, made_on: date) -> Review:
    """The review before the table talks. The same material gives the same; `made_on` is the day."""
    documents = {row["document"]: row for row in material.documents.to_dicts()}
    maker = _Maker(material, scope, Sources(documents))
    themes, loose = maker.themes(), maker.loose()
    yearly = maker.yearly(themes)
    touching = material.documents.filter(maker.period.overlaps())
    stories = material.stories.filter(pl.col("document").is_in(touching["document"].to_list()))
    working = maker.hours.filter(pl.col("measure") == "hours").to_dicts()
    effects = [row for row in working if maker.activities.account(row) == "effect"]
    return Review(
        scope=scope, made_on=made_on, goal=material.goal_tree.root, organisations=_names(touching),
        documents=touching.height, hours=acts.total(maker.hours),
        volunteers=acts.total(maker.hours, "volunteer_hours"), told=len(effects),
        activities=len(working), stories=int(stories["stories"].sum()),
        themes=themes, loose=loose, overlap=overlap(maker.basis, maker.period, material.goal_tree),
        gaps=gaps(maker.basis, maker.period, material.goal_tree),
        unheard=unheard(material, maker.activities, maker.claims, touching),
        questions=maker.asked, agreements=(), notes=(), reliability=material.reliability,
        least=material.least,
        sources=maker.sources.listed(), yearly=yearly,
    )  # fmt: skip


def with_talk(
    review: Review, agreements: Iterable[Agreement], notes: Sequence[Note], earlier: Sequence[Note] = ()
) -> Review:
    """The same review with what was agreed and noted: the agreements that come back, and each note at its theme.

    Of the notes of the review before, `earlier`, only what was decided comes back.
    """
    scope, shown = review.scope, {part.theme for part in review.themes}
    back = carried(concerning(agreements, scope.organisation), written(scope.when), since(scope.when))
    themes = tuple(
        replace(part, notes=tuple(note for note in notes if note.theme == part.theme)) for part in review.themes
    )
    general = tuple(note for note in notes if note.theme not in shown)
    decided = tuple(note for note in earlier if note.decision)
    return replace(review, agreements=tuple(back), themes=themes, notes=general, decided=decided)


def _silence(own: pl.DataFrame) -> Silence:
    whole = told.of_organisations(own)
    each = whole.group_by("organisation").agg(pl.col("residents").sum()).filter(pl.col("residents") == 0)
    names = sorted(each["organisation"].drop_nulls(), key=str.casefold)
    return Silence(tuple(names), int(whole["withheld"].sum()))


def _names(documents: pl.DataFrame) -> tuple[str, ...]:
    return tuple(sorted(documents["organisation"].drop_nulls().unique(), key=str.casefold))
