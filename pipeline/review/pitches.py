"""Pitches as a part of a review: facts beside promises, each with the number of its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from pipeline.indicators import Basis, Meeting, Told, beside, claims_since, meetings
from pipeline.periods import Period
from pipeline.pitched import Pitch, Promise
from pipeline.review.content import Quotation, Review, Scope, Source
from pipeline.review.pitch_content import EffectPart, Pitched, PitchPart

_BETTER = "vooruitgang"


@dataclass(frozen=True, slots=True)
class PitchMaterial:
    """All that a review can say of pitches: every pitch that counts, and what reports of all organisations hold.

    `basis` holds reports and no pitches; `reach` are rows of REACH, `quoted` rows of QUOTED of the claims since each
    pitch began; `places` (sentence_id, position, page, sheet, cell) say where sentences of pitches stand.
    """

    pitches: tuple[Pitch, ...]
    basis: Basis
    reach: pl.DataFrame
    quoted: pl.DataFrame
    places: pl.DataFrame


def touching(pitches: Sequence[Pitch], scope: Scope, period: Period) -> tuple[Pitch, ...]:
    """The pitches of a review: of its organisation and programme, with a day in its period."""
    return tuple(
        one
        for one in pitches
        if one.period is not None
        and one.period.start <= period.end
        and period.start <= one.period.end
        and scope.organisation in (None, one.organisation)
        and scope.programme in (None, one.title)
    )


def claims_of(pitches: Sequence[Pitch], basis: Basis, until: Period) -> list[str]:
    """The ids of the claims to quote for pitches: on the organisation as a whole, up to the end of a period."""
    found = [claims_since(one, basis, until.end).filter(pl.col("activity_id").is_null()) for one in pitches]
    return sorted({name for rows in found for name in rows["claim_id"]})


def with_pitches(review: Review, material: PitchMaterial, period: Period, names: Mapping[str, str]) -> Review:
    """The same review with what was promised; sources get numbers behind those that are there.

    `names` are those of the themes of the goal tree, by id, in its order. Counted is what had happened by the end of
    the period, so that the review stays the same from day to day.
    """
    held = touching(material.pitches, review.scope, period)
    confirmed = [one for one in held if one.confirmation is not None]
    numbers = _Numbers(review.sources)
    parts = tuple(_part(one, material, period, names, review.least, numbers) for one in confirmed)
    here = {one.document for one in held}
    met = meetings(material.pitches, material.basis, material.reach, period, tuple(names)).both
    pitched = Pitched(parts, len(held) - len(confirmed), tuple(_of(here, met)), tuple(names.items()))
    return replace(review, pitched=pitched, sources=tuple(numbers.sources))


class _Numbers:
    """The sources of a review, to which those of pitches are added; a place that is there keeps its number."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = list(sources)
        self._known = {replace(one, number=0): one.number for one in reversed(self.sources)}

    def of(self, organisation: str | None, filename: str, **place: Any) -> int:  # noqa: ANN401 - parts of a place
        """The number of a place in a document."""
        asked = Source(0, organisation, filename, **place)
        if asked not in self._known:
            self._known[asked] = len(self.sources) + 1
            self.sources.append(replace(asked, number=len(self.sources) + 1))
        return self._known[asked]


def _of(documents: set[str], met: Sequence[Meeting]) -> list[Meeting]:
    return [one for one in met if any(party.document in documents for party in one.parties)]


def _part(
    pitch: Pitch, material: PitchMaterial, period: Period, names: Mapping[str, str], least: int, numbers: _Numbers
) -> PitchPart:
    seen = beside(pitch, material.basis, material.reach, period.end, tuple(names), least, until=period.end)
    source = numbers.of(pitch.organisation, pitch.filename, document=pitch.document)
    promises = {one.value: one for one in pitch.of("effect")}
    effects = tuple(_effect(told, promises[told.theme], pitch, material, names, numbers) for told in seen.effects)
    others = tuple(names[one.theme] for one in seen.others)
    named = [document for _, document in seen.money.named] if seen.money else []
    files = dict(material.basis.documents.select("document", "filename").iter_rows())
    reports = {
        one: numbers.of(pitch.organisation, files[one] or "", document=one)
        for one in dict.fromkeys([*(document for line in seen.work for document in line.documents), *named])
    }
    return PitchPart(pitch, seen, effects, others, source, tuple(reports.items()))


def _effect(
    told: Told, promise: Promise, pitch: Pitch, material: PitchMaterial, names: Mapping[str, str], numbers: _Numbers
) -> EffectPart:
    rows = _quoted(told, material)
    better, otherwise = (
        next((_said(row, material, numbers) for row in rows if (row["direction"] == _BETTER) is side), None)
        for side in (True, False)
    )
    place = material.places.filter(pl.col("sentence_id") == (promise.sentence or "")).to_dicts()
    where = {name: place[0][name] for name in ("page", "sheet", "cell", "sentence")} if place else {}
    source = numbers.of(pitch.organisation, pitch.filename, document=pitch.document, **where)
    return EffectPart(names.get(told.theme, told.theme), told, better, otherwise, source)


def _quoted(told: Told, material: PitchMaterial) -> list[dict[str, Any]]:
    """The quotations on an effect: of the newest claim, and what the computer is sure of, first."""
    rows = material.quoted.filter(pl.col("claim_id").is_in(list(told.claims))).to_dicts()
    return sorted(rows, key=lambda row: (not row["sure"], told.claims.index(row["claim_id"]), row["position"] or 0))


def _said(row: Mapping[str, Any], material: PitchMaterial, numbers: _Numbers) -> Quotation:
    document = material.basis.documents.filter(pl.col("document") == row["document"]).row(0, named=True)
    place = {"page": row["page"], "sheet": row["sheet"], "cell": row["cell"], "sentence": row["place"],
             "document": row["document"]}  # fmt: skip
    number = numbers.of(document["organisation"], document["filename"] or "", **place)
    return Quotation(row["text"], row["voice"], row["direction"], number, bool(row["sure"]))
