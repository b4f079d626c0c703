"""Tables at the back of a document on several organisations: what its themes only name, each once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.dutch import how_many, number, period
from pipeline.periods import days_of
from pipeline.review import wording as words
from pipeline.review.content import ActivityLine, Claim, Question, Review, ThemePart, TrendPoint
from pipeline.review.question_text import question
from pipeline.review.theme_text import HOUR_HEADS, HOUR_NUMERIC, SOURCE, hour_row, hours_note
from pipeline.review.when import in_words
from pipeline.review.written import Table

ACTIVITIES = "Alle activiteiten met uren"
CLAIMS = "Uitspraken die niet bij de thema’s staan"
QUESTIONS = "Vragen die niet hierboven staan"
TREND = "Vier kwartalen per thema"
TREND_BEHIND = f"De tabel ‘{TREND}’ in de bijlage geeft dezelfde cijfers."
_NAMED = 2
"""Themes that an activity names; more are counted."""
MOST = 150
"""Rows that people still read; a longer table stays in the dashboard, with how much is in it."""


@dataclass(frozen=True, slots=True)
class Back:
    """The tables, None where there is nothing or too much for paper; `notes` say what is too much, and where it is."""

    activities: Table | None
    claims: Table | None
    questions: Table | None
    trend: Table | None
    notes: tuple[str, ...]


def back_of(review: Review, claims: Sequence[tuple[ThemePart, Claim]], questions: Sequence[Question]) -> Back:
    """The tables at the back; `claims` and `questions` are those not written out before."""
    lines = list(dict.fromkeys(_lines(review)))
    tables = (_activities(lines, review), _claims(claims), _questions(questions, review), _trend(review.themes))
    long = [table for table in tables if table and len(table.rows) > MOST]
    activities, others, asked, trend = (None if table in long else table for table in tables)
    return Back(
        activities, others, asked, trend, (*hours_note(lines, review.scope.when), *map(_too_long, long))
    )  # fmt: skip


def _too_long(table: Table) -> str:
    return (
        f"De tabel ‘{table.caption}’ zou {how_many(len(table.rows), 'regel', 'regels')} hebben. Dat is te lang om te "
        "lezen. Alles staat in het dashboard, en in het verslag van elke organisatie."
    )


def _lines(review: Review) -> Iterable[ActivityLine]:
    held = [line for part in review.themes for line in (*part.lines, *part.longer_lines)]
    return sorted((*held, *review.loose), key=_by_name)


def _by_name(line: ActivityLine) -> tuple[str, str, str, str]:
    return (line.organisation or "\uffff").casefold(), line.activity.casefold(), line.measure, str(line.start)


def _activities(lines: Sequence[ActivityLine], review: Review) -> Table | None:
    """Every activity once, with the themes that are told of it in its place in the text."""
    within, themes = days_of(review.scope.when), _themes_of(review.themes)
    rows = tuple((*hour_row(line, review.least, within)[:-2], themes.get(line, _account(line)), *_source(line))
                 for line in lines)  # fmt: skip
    heads = (*HOUR_HEADS[:-2], "Verteld bij", SOURCE)
    return Table(ACTIVITIES, heads, rows, HOUR_NUMERIC) if rows else None


def _source(line: ActivityLine) -> tuple[str]:
    return (", ".join(map(str, line.sources)),)


def _account(line: ActivityLine) -> str:
    return {"effect": "geen thema", "activity_only": "alleen wat er gedaan is", "intention_only": "alleen wat men wil",
            }.get(line.account or "", "niets apart verteld")  # fmt: skip


def _themes_of(parts: Sequence[ThemePart]) -> Mapping[ActivityLine, str]:
    names: dict[ActivityLine, list[str]] = {}
    for part in parts:
        for line in (*part.lines, *part.longer_lines):
            names.setdefault(line, []).append(part.name)
    return {line: _few(list(dict.fromkeys(held))) for line, held in names.items()}


def _few(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) <= _NAMED else f"{len(names)} thema’s"


def _claims(claims: Sequence[tuple[ThemePart, Claim]]) -> Table | None:
    rows = tuple(
        (part.name, one.organisation or words.UNKNOWN_ORGANISATION, period(one.start, one.end),
         words.claim_sentence(one), _sources(one)) for part, one in claims
    )  # fmt: skip
    heads = ("Thema", "Organisatie", "Periode", "Wat de stemmen zien", SOURCE)
    return Table(CLAIMS, heads, rows, (False,) * 5) if rows else None


def _sources(claim: Claim) -> str:
    return ", ".join(str(one.source) for one in (*claim.supporting, *claim.contradicting))


def _questions(asked: Sequence[Question], review: Review) -> Table | None:
    names, when = {part.theme: part.name for part in review.themes}, review.scope.when
    rows = tuple(
        (one.organisation or words.UNKNOWN_ORGANISATION, question(one, names.get(one.theme or ""), when))
        for one in asked
    )  # fmt: skip
    return Table(QUESTIONS, ("Organisatie", "Vraag"), rows, (False, False)) if rows else None


def _trend(parts: Sequence[ThemePart]) -> Table | None:
    """Hours and voices of each theme in each quarter: two rows a theme."""
    rows = tuple(row for part in parts for row in _trend_rows(part))
    if not rows:
        return None
    heads = ("Thema", "Wat", *(_when(point) for point in (*parts[0].trend, *parts[0].years)))
    return Table(TREND, heads, rows, (False, False, *(True for _ in heads[2:])))


def _when(point: TrendPoint) -> str:
    return in_words(point.when).replace("kwartaal", "kw.")


def _trend_rows(part: ThemePart) -> Iterable[tuple[str, ...]]:
    points = (*part.trend, *part.years)
    if any(point.hours.realised is not None for point in points):
        yield (part.name, "uren van gepland", *map(_hours, points))
    if any(point.voices.sources for point in points):
        yield (part.name, "stemmen ▲ ■ ▼", *map(_voices, points))


def _hours(point: TrendPoint) -> str:
    if point.hours.realised is None:
        return "onbekend"
    plan = "" if point.hours.planned is None else f" van {number(point.hours.planned)}"
    return f"{number(point.hours.realised)}{plan}"


def _voices(point: TrendPoint) -> str:
    held = point.voices
    return f"▲ {held.improved} ■ {held.unchanged} ▼ {held.worsened}"
