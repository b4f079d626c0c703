"""A review put into words: facts become sentences and tables, in the order in which the document is read."""

from __future__ import annotations

from dataclasses import replace

from pipeline.dutch import day
from pipeline.review import annex, front
from pipeline.review import wording as words
from pipeline.review.agreements import agreed_in, agreements, waiting
from pipeline.review.choosing import CLAIMS
from pipeline.review.content import Review
from pipeline.review.effects_text import effects_chapter
from pipeline.review.essence import essence
from pipeline.review.panel_part import panels
from pipeline.review.phrases import GUIDE_TO_CHART, NO_OVERLAP_OF_ONE, PHRASES, guide, guide_of_several
from pipeline.review.pitch_text import overlapping, promised, promised_note
from pipeline.review.question_text import question
from pipeline.review.several import is_about_several, shortened
from pipeline.review.survey_text import survey_chapter
from pipeline.review.theme_text import decided, hours, hours_note, notes, theme_text
from pipeline.review.when import in_words, this
from pipeline.review.written import Chapter, Written

LOOSE_CAPTION = "Activiteiten met uren waarbij we geen verandering op een thema vonden"
NO_AGREEMENTS = "Er zijn geen afspraken uit eerdere gesprekken."


def write(review: Review) -> Written:
    """All words of a review, as the screen shows them; sources stand in the document only."""
    when = review.scope.when
    names = {part.theme: part.name for part in review.themes}
    asked = tuple(question(one, names.get(one.theme or ""), when) for one in review.questions)
    return Written(
        title=title(review), subtitle=_subtitle(review), made=f"Gemaakt op {day(review.made_on)}", goal=review.goal,
        seen=front.seen(review), overview=front.overview(review),
        overview_note=front.note(review),
        better=front.better(review), worse=front.worse(review), not_heard=front.not_heard(review),
        first_questions=asked, questions=asked,
        waiting=waiting(review.agreements, review.made_on),
        themes=tuple(theme_text(part, names, review.least, when) for part in review.themes),
        overlap=(*annex.overlap(review), *overlapping(review)), gaps=tuple(words.gaps(review.gaps)),
        loose=hours(review.loose, LOOSE_CAPTION, review.least, when),
        loose_note=hours_note(review.loose, when), unheard=annex.unheard(review),
        silent=tuple(map(words.silent, review.unheard.silent)),
        agreements=agreements(review), no_agreements=NO_AGREEMENTS,
        notes=notes(review.notes, when), chapters=chapters(review), agreements_note=agreed_in(review),
        method=annex.method(review), reliability=annex.reliability(review),
        sources=None, panels=panels(review), decided=decided(review.decided, names, when),
        promised=promised(review), promised_note=promised_note(review),
        no_overlap=NO_OVERLAP_OF_ONE if len(review.organisations) == 1 else PHRASES["no_overlap"],
    )  # fmt: skip


def chapters(review: Review) -> tuple[Chapter, ...]:
    """The chapters that only the review of a year has: for the report on effects, and beside the client survey."""
    year, held = review.scope.when, review.yearly
    if held is None or not isinstance(year, int):
        return ()
    return effects_chapter(held, year), survey_chapter(held.survey, year)


def document(review: Review) -> Written:
    """The words of the document: with a first page that fits on a sheet, short where it is on several organisations."""
    text = write(review)
    charts = any(theme.chart for theme in text.themes)
    text = replace(text, guide=(*guide(this(review.scope.when)), *((GUIDE_TO_CHART,) if charts else ())))
    if is_about_several(review):
        text = replace(shortened(review, text), guide=(*text.guide, guide_of_several(CLAIMS)))
    text = essence(review, text)
    held = annex.mentioned(text)
    return replace(text, documents=annex.documents(review, held), sources=annex.sources(review, held))


def title(review: Review) -> str:
    """The title of the document."""
    when = review.scope.when
    return f"Effectgesprek {'over heel ' if isinstance(when, int) else ''}{in_words(when)}"


def _subtitle(review: Review) -> str:
    scope = review.scope
    parts = [scope.organisation, f"programma {scope.programme}" if scope.programme else None]
    return ", ".join(part for part in parts if part) or "Alle organisaties"
