"""The first page of the document: what fits on one sheet, and how much stands further on.

Every part gets its least; then each in turn gets one more as long as the page has room. Long names are cut here only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.agreed import Agreement
from pipeline.dutch import how_many
from pipeline.review import front
from pipeline.review.agreements import waiting
from pipeline.review.choosing import choose_questions
from pipeline.review.content import Question, Review, ThemePart
from pipeline.review.phrases import HEADINGS
from pipeline.review.question_text import question
from pipeline.review.room import MM, cut, height
from pipeline.review.written import Named, Table, Written

ROOM = 261.0
"""Millimetres that the page may take of the 267 between the margins; the rest is for a letter that sets wider."""
WIDTH = 176.0
_TEXT, _SMALL, _CELL = 10.0, 9.0, 8.5
_NAME, _THEME, _GOAL, _ACT, _WHO, _ABOUT = 75.0, 60.0, 330.0, 190.0, 65.0, 250.0
"""Millimetres that the page gives to a name, a theme, the goal, what was agreed, who does it, and what it is about."""
_LONGEST = 260
"""Characters of one quotation on the first page; a longer one stands with its theme only."""
_HEADING = (12 * 1.15 + 11) * MM
_AROUND = 2.5
_ROW = (_CELL * 1.15 + _AROUND) * MM
_BULLET, _HALF, _FIRST = 166.0, 80.0, 55.0
"""Millimetres of a bullet, of one of two columns, and of the first column of the table."""
_LEAST = {"rows": 4, "questions": 1, "worse": 1, "better": 1, "waiting": 1, "worse_quotes": 0, "better_quotes": 0}
_TURNS = (
    "rows", "rows", "rows", "questions", "worse_quotes", "better_quotes", "rows", "rows", "rows", "waiting", "worse",
    "better",
)  # fmt: skip
"""In which order the parts get one more; over and over, until the page is full."""
_MOST = {"rows": 40, "questions": 3, "worse": 2, "better": 2, "waiting": 4, "worse_quotes": 2, "better_quotes": 2}

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Page:
    """All that could stand on the page; what does is a number of each."""

    review: Review
    rows: tuple[ThemePart, ...]
    questions: tuple[str, ...]
    worse: tuple[Named, ...]
    better: tuple[Named, ...]
    waiting: tuple[str, ...]
    fixed: tuple[str, ...]
    """What it is about, the goal, what was seen, and how to read the overview: these always stand."""
    not_heard: tuple[str, ...]
    told: Mapping[str, int]
    """How many claims there are of those that `better` and `worse` are chosen from."""

    def available(self, name: str) -> int:
        part = name.removesuffix("_quotes")
        held = getattr(self, part)
        return sum(one.quote is not None for one in held) if name != part else len(held)


def essence(review: Review, text: Written) -> Written:
    """The same document with a first page that fits on one sheet of A4; `text` holds the whole of it."""
    page = _page(review, text)
    counts = _filled(page)
    more = _more(page, counts)
    return replace(
        text, goal=page.fixed[1], subtitle=page.fixed[0],
        overview=_overview(page, counts), overview_note=(*more["rows"], *text.overview_note),
        better=(*_named(page.better, counts["better"], counts["better_quotes"]), *_counted(more["better"])),
        worse=(*_named(page.worse, counts["worse"], counts["worse_quotes"]), *_counted(more["worse"])),
        not_heard=page.not_heard, first_questions=(*page.questions[: counts["questions"]], *more["questions"]),
        waiting=(*page.waiting[: counts["waiting"]], *more["waiting"]),
    )  # fmt: skip


def _page(review: Review, text: Written) -> _Page:
    brief, when = _with_short_names(review), review.scope.when
    names = {part.theme: part.name for part in brief.themes}
    asked = choose_questions(brief.questions, when)
    about, goal = cut(text.subtitle, _ABOUT, _TEXT), cut(review.goal, _GOAL, _TEXT)
    return _Page(
        brief, _themes_in_order(brief.themes),
        tuple(question(one, names.get(one.theme or ""), when) for one in asked),
        tuple(map(_without_long_quote, front.worse(brief))), tuple(map(_without_long_quote, front.better(brief))),
        waiting(brief.agreements, review.made_on), (about, goal, " ".join(text.seen), *text.overview_note),
        front.not_heard(brief), {"better": len(front.told_better(brief)), "worse": len(front.told_worse(brief))},
    )  # fmt: skip


def _themes_in_order(parts: Sequence[ThemePart]) -> tuple[ThemePart, ...]:
    """The themes of which anybody tells in the period first; in the order of the goal tree."""
    return tuple(sorted(parts, key=lambda part: not part.voices.sources))


def _with_short_names(review: Review) -> Review:
    def themes() -> tuple[ThemePart, ...]:
        return tuple(
            replace(
                part, name=cut(part.name, _THEME, _TEXT),
                claims=tuple(replace(one, organisation=_cut(one.organisation)) for one in part.claims),
                signals=tuple(replace(one, organisation=_cut(one.organisation)) for one in part.signals),
            )
            for part in review.themes
        )  # fmt: skip

    held = review.unheard
    unheard = replace(
        held, organisations=tuple(cut(name, _NAME, _TEXT) for name in held.organisations),
        silent=tuple(replace(one, activity=_cut(one.activity)) for one in held.silent),
    )  # fmt: skip
    gaps = tuple(replace(one, name=cut(one.name, _THEME, _TEXT)) for one in review.gaps)
    return replace(
        review, themes=themes(), unheard=unheard, gaps=gaps, questions=tuple(map(_question, review.questions)),
        agreements=tuple(map(_agreement, review.agreements)),
    )  # fmt: skip


def _cut(name: str | None) -> str | None:
    return None if name is None else cut(name, _NAME, _TEXT)


def _question(one: Question) -> Question:
    return replace(one, organisation=_cut(one.organisation), activity=_cut(one.activity))


def _agreement(one: Agreement) -> Agreement:
    return replace(
        one, terms=replace(one.terms, what=cut(one.terms.what, _ACT, _TEXT), who=cut(one.terms.who, _WHO, _TEXT))
    )


def _without_long_quote(one: Named) -> Named:
    return replace(one, quote=None) if one.quote and len(one.quote.text) > _LONGEST else one


def _filled(page: _Page) -> Counts:
    counts = {name: min(least, page.available(name)) for name, least in _LEAST.items()}
    grew = True
    while grew:
        grew = False
        for name in _TURNS:
            wider = counts | {name: counts[name] + 1}
            if _may_grow(page, wider, name) and _height(page, wider) <= ROOM:
                counts, grew = wider, True
    return counts


def _may_grow(page: _Page, counts: Counts, name: str) -> bool:
    """A part has no more than there is, and a quotation only stands with a claim that stands."""
    most = min(_MOST[name], page.available(name))
    claim = name.removesuffix("_quotes")
    return counts[name] <= most and (claim == name or counts[name] <= _quotes(getattr(page, claim), counts[claim]))


def _quotes(held: Sequence[Named], count: int) -> int:
    return sum(one.quote is not None for one in held[:count])


def _height(page: _Page, counts: Counts) -> float:
    """Millimetres that a choice takes, set under each other as in Word."""
    more = _more(page, counts)
    parts = [
        _top(page), _table(page, counts, more["rows"]), _both(page, counts, more), _list(page.not_heard),
        _list((*page.questions[: counts["questions"]], *more["questions"]) or ("-",)),
        _list((*page.waiting[: counts["waiting"]], *more["waiting"]) or ("-",)),
    ]  # fmt: skip
    return sum(parts)


def _both(page: _Page, counts: Counts, more: Mapping[str, Sequence[str]]) -> float:
    """What went better and worse: under each other in Word, beside each other in the PDF; the higher of the two."""
    sides = [(*_of_named(getattr(page, name), counts, name), *more[name]) for name in ("better", "worse")]
    return max(sum(map(_list, sides)), *(_list(side, _HALF) for side in sides))


def _top(page: _Page) -> float:
    """Title, what it is about, the day, the heading of the page, the goal and what was seen."""
    about, goal, seen = page.fixed[:3]
    title = 2 * _HEADING + height("-", WIDTH, 20, 16) + height(about, WIDTH, _TEXT, 6)
    return title + height(f"{HEADINGS['goal']}: {goal}", WIDTH - 10, _TEXT, 6) + height(seen, WIDTH, _TEXT, 6)


def _table(page: _Page, counts: Counts, more: Sequence[str]) -> float:
    if not page.rows:
        return 0.0
    caption, heads = height("-", WIDTH, _SMALL, 6), 2 * _ROW
    rows = sum(height(part.name, _FIRST, _CELL, _AROUND) for part in page.rows[: counts["rows"]])
    return caption + heads + rows + sum(height(line, WIDTH, _SMALL, 4) for line in (*more, *page.fixed[3:]))


def _of_named(held: Sequence[Named], counts: Counts, name: str) -> list[str]:
    chosen = _named(held, counts[name], counts[f"{name}_quotes"])
    said = [(one.sentence, f"“{one.quote.text}” {one.quote.who}, bron 100" if one.quote else "") for one in chosen]
    return [line for pair in said for line in pair if line]


def _list(items: Sequence[str], width: float = _BULLET) -> float:
    return _HEADING + sum(height(item, width, _TEXT, 3) for item in items) if items else 0.0


def _named(held: Sequence[Named], count: int, quotes: int) -> tuple[Named, ...]:
    """The first claims, of which the first `quotes` that have one keep their quotation."""
    kept: list[Named] = []
    for one in held[:count]:
        shown = one.quote is not None and _quotes(kept, len(kept)) < quotes
        kept.append(one if shown else replace(one, quote=None))
    return tuple(kept)


def _overview(page: _Page, counts: Counts) -> Table | None:
    """The rows of the themes that stand there, in the order of the goal tree."""
    shown = {part.theme for part in page.rows[: counts["rows"]]}
    return front.overview(replace(page.review, themes=tuple(p for p in page.review.themes if p.theme in shown)))


def _counted(more: Sequence[str]) -> tuple[Named, ...]:
    return tuple(Named(line, None) for line in more)


_FURTHER: dict[str, Callable[[int], str]] = {
    "better": lambda n: f"Nog {how_many(n, 'uitspraak', 'uitspraken')} met verbetering: zie verderop.",
    "worse": lambda n: f"Nog {how_many(n, 'uitspraak', 'uitspraken')} met verslechtering: zie verderop.",
    "rows": lambda n: f"Nog {how_many(n, 'thema', 'thema’s')}: zie verderop.",
    "questions": lambda n: f"Nog {how_many(n, 'vraag', 'vragen')}: zie ‘{HEADINGS['questions']}’ verderop.",
    "waiting": lambda n: f"Nog {how_many(n, 'afspraak', 'afspraken')}: zie ‘{HEADINGS['agreements']}’ verderop.",
}


def _more(page: _Page, counts: Counts) -> dict[str, tuple[str, ...]]:
    """How much of each list stands further on."""
    left = {name: page.told.get(name, page.available(name)) - counts[name] for name in _FURTHER}
    return {name: (_FURTHER[name](n),) if n > 0 else () for name, n in left.items()}
