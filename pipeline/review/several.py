"""The document on several organisations: short enough to talk over; what does not fit is counted, and told where it is.

A theme has a few claims with a quotation of each side, and names a few activities; the annex holds the rest
(annex_tables.py). The document on one organisation holds everything in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.dutch import how_many, number
from pipeline.review import annex_tables as tables
from pipeline.review import wording as words
from pipeline.review.choosing import CLAIMS, WORKING, choose_claims, choose_names, choose_questions, some
from pipeline.review.content import ActivityLine, Claim, Overlap, Question, Review, ThemePart
from pipeline.review.phrases import HEADINGS, rule
from pipeline.review.pitch_text import overlapping
from pipeline.review.theme_text import theme_text
from pipeline.review.written import Table, Theme, Written

_NAMED = 12
"""Activities of which nothing is told, and questions, that stand in the text; the others stand in the annex."""
_SHARING = 6
"""Organisations that a row of the overlap names."""
_ASKED = 2
"""Questions that a theme holds."""
_SIDES = 1
"""Quotations of each side of a claim."""


def is_about_several(review: Review) -> bool:
    """Whether a document is about more than one organisation."""
    return review.scope.organisation is None and len(review.organisations) > 1


def shortened(review: Review, text: Written) -> Written:
    """The same document with a few of everything in its themes, and tables of all in its annex."""
    chosen = {part.theme: choose_claims(_claims(part), review.scope.when, part.theme) for part in review.themes}
    rest = [(part, one) for part in review.themes for one in _claims(part) if one not in chosen[part.theme]]
    asked = _asked(review)
    left = [one for one in review.questions if one not in asked]
    back = tables.back_of(review, rest, left)
    return replace(
        text, themes=tuple(_theme(part, review, chosen[part.theme]) for part in review.themes),
        overlap=overlapping(review), overlap_table=_overlap(review.overlap), loose=None, loose_note=(),
        silent=_first(text.silent, _NAMED, "activiteit", "activiteiten", f"‘{tables.ACTIVITIES}’ in de bijlage"),
        questions=_questions(text.questions, review, asked), activities=back.activities, other_claims=back.claims,
        other_questions=back.questions, trends=back.trend, annex_note=back.notes,
        method=(*text.method, rule(CLAIMS, WORKING)),
    )  # fmt: skip


def _asked(review: Review) -> list[Question]:
    """The questions that are written out: of each kind and organisation one before a second."""
    return choose_questions(review.questions, review.scope.when)[:_NAMED]


def _questions(said: Sequence[str], review: Review, asked: Sequence[Question]) -> tuple[str, ...]:
    shown = tuple(line for one, line in zip(review.questions, said, strict=True) if one in asked)
    left = len(said) - len(shown)
    further = f"Nog {how_many(left, 'vraag', 'vragen')}: zie ‘{tables.QUESTIONS}’ in de bijlage."
    return (*shown, further) if left else shown


def _claims(part: ThemePart) -> tuple[Claim, ...]:
    """All claims of a theme by the name of the organisation."""
    return tuple(sorted((*part.claims, *part.signals), key=lambda one: (one.organisation or "\uffff").casefold()))


def _theme(part: ThemePart, review: Review, claims: Sequence[Claim]) -> Theme:
    names = {one.theme: one.name for one in review.themes}
    silent = replace(part.silence, without_residents=_few(part.silence.without_residents, _SHARING))
    brief = replace(part, claims=tuple(map(_with_few_quotations, claims)), signals=(), silence=silent)
    full = theme_text(brief, names, review.least, review.scope.when)
    finding = words.trend(part.trend)
    chart = full.chart and replace(full.chart, alt=f"{full.chart.alt.rsplit('. ', 1)[0]}. {tables.TREND_BEHIND}")
    return replace(
        full, lead=(" ".join(full.lead),), hours=None, longer_hours=None, hours_note=(), trend=None, years=None,
        chart=chart, trend_note=(finding,) if finding and chart else (), work=_work(part, review, claims),
        told=tuple(replace(one, sentences=(" ".join(one.sentences),)) for one in full.told),
        more=_more(_claims(part), claims),
        questions=_first(full.questions, _ASKED, "vraag", "vragen", f"‘{HEADINGS['questions']}’ verderop"),
    )  # fmt: skip


def _with_few_quotations(claim: Claim) -> Claim:
    shown = claim.supporting[:_SIDES], claim.contradicting[:_SIDES]
    cut = len(claim.supporting) + len(claim.contradicting) - sum(map(len, shown))
    return replace(
        claim, supporting=shown[0], contradicting=shown[1], more=claim.more + cut,
        activities=_few(claim.activities, WORKING),
    )  # fmt: skip


def _few(names: Sequence[str], most: int) -> tuple[str, ...]:
    """The first names, and how many more there are."""
    left = len(names) - most
    return (*names[:most], f"nog {left} andere") if left > 0 else tuple(names)


def _more(held: Sequence[Claim], shown: Sequence[Claim]) -> str:
    """Whose claims stand in the annex."""
    rest = [one for one in held if not any(one is other for other in shown)]
    if not rest:
        return ""
    verb = "staat" if len(rest) == 1 else "staan"
    names = sorted({one.organisation or words.UNKNOWN_ORGANISATION for one in rest}, key=str.casefold)
    many = how_many(len(rest), "uitspraak", "uitspraken")
    return f"Nog {many} {verb} in de bijlage, van {some(names, WORKING, rest='{n} andere')}."


def _work(part: ThemePart, review: Review, claims: Sequence[Claim]) -> tuple[str, ...]:
    """What organisations did on a theme, with their hours, and what is told of over a longer time."""
    lines = [line for line in part.lines if line.measure == "hours" and line.realised is not None]
    told = [claim.organisation for claim in claims]
    owners = list(dict.fromkeys(line.organisation for line in lines))
    named = choose_names(owners, told, review.scope.when, part.theme)[:WORKING]
    said = [_of_one(owner, lines) for owner in owners if owner in named]
    left = [line for line in lines if line.organisation not in named]
    others = _others(len(owners) - len(named), len(left)) if left else None
    return tuple(one for one in (*said, others, _longer(part.longer_lines)) if one)


def _of_one(owner: str | None, lines: Iterable[ActivityLine]) -> str:
    own = [line for line in lines if line.organisation == owner]
    return f"{owner or words.UNKNOWN_ORGANISATION}: {some([_hours(line) for line in own], WORKING)}."


def _hours(line: ActivityLine) -> str:
    plan = "" if line.planned is None else f" (gepland {number(line.planned)})"
    return f"{words.activity(line)} {words.hours(line.realised)} uur{plan}"


def _others(organisations: int, activities: int) -> str:
    return (
        f"Nog {how_many(organisations, 'organisatie', 'organisaties')} met "
        f"{how_many(activities, 'activiteit', 'activiteiten')}: zie de bijlage."
    )


def _longer(lines: Sequence[ActivityLine]) -> str | None:
    if not lines:
        return None
    names = list(dict.fromkeys(words.activity(line) for line in lines))
    return f"Alleen verteld in een verslag over een langere periode: {some(names, WORKING)}. De uren: zie de bijlage."


def _overlap(found: Sequence[Overlap]) -> Table | None:
    """Who tells on the same theme, a row for each."""
    rows = tuple(
        (one.name, number(len(one.shared)), some([
            shared.organisation or words.UNKNOWN_ORGANISATION for shared in one.shared
        ], _SHARING)) for one in found
    )  # fmt: skip
    heads = ("Thema", "Organisaties", "Welke")
    return Table("Organisaties die over hetzelfde thema vertellen", heads, rows, (False, True, False)) if rows else None


def _first(said: Sequence[str], most: int, one: str, more: str, where: str) -> tuple[str, ...]:
    """The first lines, and how many stand elsewhere."""
    left = len(said) - most
    return (*said[:most], f"Nog {how_many(left, one, more)}: zie {where}.") if left > 0 else tuple(said)
