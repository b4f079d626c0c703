"""A review put into words: facts become sentences and tables, in the order in which the document is read."""

from __future__ import annotations

from pipeline.dutch import day
from pipeline.review import annex, front
from pipeline.review import wording as words
from pipeline.review.agreements import agreed_in, agreements, waiting
from pipeline.review.content import Review
from pipeline.review.effects_text import effects_chapter
from pipeline.review.panel_part import panels
from pipeline.review.pitch_text import overlapping, promised, promised_note
from pipeline.review.survey_text import survey_chapter
from pipeline.review.theme_text import decided, hours, hours_note, notes, theme_text
from pipeline.review.when import in_words
from pipeline.review.written import Chapter, Written

LOOSE_CAPTION = "Activiteiten met uren waarbij we geen verandering op een thema vonden"
NO_AGREEMENTS = "Er zijn geen afspraken uit eerdere gesprekken."


def write(review: Review) -> Written:
    """The words of a review."""
    when = review.scope.when
    names = {part.theme: part.name for part in review.themes}
    asked = tuple(words.question(one, names.get(one.theme or "")) for one in review.questions)
    return Written(
        title=title(review), subtitle=_subtitle(review), made=f"Gemaakt op {day(review.made_on)}", goal=review.goal,
        seen=front.seen(review), overview=front.overview(review),
        overview_note=front.note(when) if review.themes else (),
        better=front.better(review), worse=front.worse(review), not_heard=front.not_heard(review),
        first_questions=front.first(asked), questions=asked,
        waiting=waiting(review.agreements, review.made_on),
        themes=tuple(theme_text(part, names, review.least, when) for part in review.themes),
        overlap=(*annex.overlap(review), *overlapping(review)), gaps=tuple(words.gaps(review.gaps)),
        loose=hours(review.loose, LOOSE_CAPTION, review.least, when),
        loose_note=hours_note(review.loose, when), unheard=annex.unheard(review),
        silent=tuple(map(words.silent, review.unheard.silent)),
        agreements=agreements(review), no_agreements=NO_AGREEMENTS,
        notes=notes(review.notes, when), chapters=chapters(review), agreements_note=agreed_in(review),
        method=annex.method(review), reliability=annex.reliability(review),
        sources=annex.sources(review), panels=panels(review), decided=decided(review.decided, names, when),
        promised=promised(review), promised_note=promised_note(review),
    )  # fmt: skip


def chapters(review: Review) -> tuple[Chapter, ...]:
    """The chapters that only the review of a year has: for the report on effects, and beside the client survey."""
    year, held = review.scope.when, review.yearly
    if held is None or not isinstance(year, int):
        return ()
    return effects_chapter(held, year), survey_chapter(held.survey, year)


def title(review: Review) -> str:
    """The title of the document."""
    when = review.scope.when
    return f"Effectgesprek {'over heel ' if isinstance(when, int) else ''}{in_words(when)}"


def _subtitle(review: Review) -> str:
    scope = review.scope
    parts = [scope.organisation, f"programma {scope.programme}" if scope.programme else None]
    return ", ".join(part for part in parts if part) or "Alle organisaties"
