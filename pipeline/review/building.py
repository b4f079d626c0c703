"""The review of one quarter, built from what the store and the decisions hold of a selection of documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from pipeline.agreed import Agreement, Note, carried, concerning
from pipeline.framework import Theme
from pipeline.indicators import Basis, basis, by_quarter, themes_by_quarter
from pipeline.periods import Quarter, before, of_quarter
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
from pipeline.review.material import Material
from pipeline.review.missing import gaps, overlap, unheard
from pipeline.review.quarter import upto, written
from pipeline.review.sourcing import Sources


@dataclass(frozen=True)
class _Maker:
    """The parts of one review; sources get their numbers in the order in which parts are made."""

    material: Material
    scope: Scope
    sources: Sources

    @cached_property
    def basis(self) -> Basis:
        held = self.material
        return basis(held.figures, held.documents, held.claims, held.telling)

    @cached_property
    def activities(self) -> acts.Activities:
        return acts.read_activities(self.basis, self.scope.quarter, self.material.least)

    @cached_property
    def hours(self) -> pl.DataFrame:
        """WITHIN of the quarter."""
        return self.activities.within

    @cached_property
    def quarters(self) -> pl.DataFrame:
        """WITHIN of each quarter of the trend."""
        return by_quarter(self.basis.hours, upto(self.scope.quarter))

    @cached_property
    def claims(self) -> pl.DataFrame:
        """The claims on themes of the goal tree that touch the quarter."""
        known = pl.col("theme").is_in(self.material.goal_tree.ids)
        return self.basis.claims.filter(of_quarter(self.scope.quarter).overlaps() & known)

    @cached_property
    def evidence(self) -> told.Evidence:
        return told.evidence(self.claims, self.material.quoted, self.activities.called, self.sources)

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        return questions(self.material.questions, self.hours, self.scope.quarter)

    @cached_property
    def counted(self) -> dict[tuple[Quarter, str], dict[str, Any]]:
        """A row of THEMES for each quarter of the trend and theme."""
        rows = themes_by_quarter(self.basis, upto(self.scope.quarter), self.material.goal_tree.ids).to_dicts()
        return {((row["year"], row["quarter"]), row["theme"]): row for row in rows}

    def themes(self) -> tuple[ThemePart, ...]:
        parts = (self._theme(theme) for theme in self.material.goal_tree.themes)
        return tuple(part for part in parts if _has_something(part))

    def _theme(self, theme: Theme) -> ThemePart:
        own = self.claims.filter(pl.col("theme") == theme.id)
        here = self.activities.told(theme.id)
        beyond = self.activities.with_parts(set(own["same_as"].drop_nulls())) - here
        rows = acts.of(self.hours, here)
        firm, weak = self._told(own)
        inside = of_quarter(self.scope.quarter).inside()
        return ThemePart(
            theme.id, theme.name, theme.definition, acts.total(rows), self._voices(theme.id, self.scope.quarter),
            told.voices(own.filter(~inside)), self._lines(rows), self._longer(beyond),
            self._trend(theme.id, here | beyond), firm, weak,
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
            for quarter in upto(self.scope.quarter)
        )

    def _voices(self, theme: str, quarter: Quarter) -> Voices:
        """The voices whose period lies in one quarter."""
        return told.voices_of(self.counted[quarter, theme])

    def loose(self) -> tuple[ActivityLine, ...]:
        """Activities with hours of which no theme is told."""
        of_themes = self.activities.with_parts(set(self.claims["same_as"].drop_nulls()))
        return self._lines(self.hours.filter(~pl.col("same_as").is_in(list(of_themes))))


def _has_something(part: ThemePart) -> bool:
    return bool(part.voices.sources or part.longer_voices.sources or part.lines or part.longer_lines)


def build_review(material: Material, scope: Scope, made_on: date) -> Review:
    """The review of a quarter, before the table talks. The same material gives the same; `made_on` is the day."""
    documents = {row["document"]: row for row in material.documents.to_dicts()}
    maker = _Maker(material, scope, Sources(documents))
    themes, loose = maker.themes(), maker.loose()
    touching = material.documents.filter(of_quarter(scope.quarter).overlaps())
    stories = material.stories.filter(pl.col("document").is_in(touching["document"].to_list()))
    working = maker.hours.filter(pl.col("measure") == "hours").to_dicts()
    effects = [row for row in working if maker.activities.account(row) == "effect"]
    return Review(
        scope=scope, made_on=made_on, goal=material.goal_tree.root, organisations=_names(touching),
        documents=touching.height, hours=acts.total(maker.hours),
        volunteers=acts.total(maker.hours, "volunteer_hours"), told=len(effects),
        activities=len(working), stories=int(stories["stories"].sum()),
        themes=themes, loose=loose, overlap=overlap(maker.basis, scope.quarter, material.goal_tree),
        gaps=gaps(maker.basis, scope.quarter, material.goal_tree),
        unheard=unheard(material, maker.activities, maker.claims, touching),
        questions=maker.asked, agreements=(), notes=(), reliability=material.reliability,
        least=material.least,
        sources=maker.sources.listed(),
    )  # fmt: skip


def with_talk(review: Review, agreements: Iterable[Agreement], notes: Sequence[Note]) -> Review:
    """The same review with what was agreed and noted: the agreements that come back, and each note at its theme."""
    scope, shown = review.scope, {part.theme for part in review.themes}
    since = of_quarter(before(scope.quarter)).start
    back = carried(concerning(agreements, scope.organisation), written(scope.quarter), since)
    themes = tuple(
        replace(part, notes=tuple(note for note in notes if note.theme == part.theme)) for part in review.themes
    )
    general = tuple(note for note in notes if note.theme not in shown)
    return replace(review, agreements=tuple(back), themes=themes, notes=general)


def _silence(own: pl.DataFrame) -> Silence:
    whole = told.of_organisations(own)
    each = whole.group_by("organisation").agg(pl.col("residents").sum()).filter(pl.col("residents") == 0)
    names = sorted(each["organisation"].drop_nulls(), key=str.casefold)
    return Silence(tuple(names), int(whole["withheld"].sum()))


def _names(documents: pl.DataFrame) -> tuple[str, ...]:
    return tuple(sorted(documents["organisation"].drop_nulls().unique(), key=str.casefold))
