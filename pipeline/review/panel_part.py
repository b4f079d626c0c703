"""What panels chose, as a part of a review: facts get the numbers of their sources, and become words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.panel.outcome import Decision, Result, Story
from pipeline.review import panel_words as words
from pipeline.review.content import Review, Source
from pipeline.review.written import PanelChoice, PanelTold


@dataclass(frozen=True, slots=True)
class PanelResult:
    """What a panel came to, with the number of the source of each story that it chose, by the story."""

    result: Result
    numbers: tuple[tuple[str, int], ...]


def with_panels(review: Review, results: Iterable[Result]) -> Review:
    """The same review with what panels chose; their stories get numbers behind those that are there.

    Only a review of all organisations holds them: in that of one organisation a choice would read as a mark.
    """
    if review.scope.organisation is not None or review.scope.programme is not None:
        return review
    sources, held = list(review.sources), []
    for result in results:
        numbers = []
        for made in result.decisions:
            if made.story is not None:
                sources.append(_source(len(sources) + 1, made.story, made.lines))
                numbers.append((made.story.story, len(sources)))
        held.append(PanelResult(result, tuple(numbers)))
    return replace(review, panels=tuple(held), sources=tuple(sources))


def _source(number: int, story: Story, lines: tuple[int, ...]) -> Source:
    place = story.place_of(lines)
    return Source(
        number, story.organisation, story.filename, story.page, sentence=place, document=story.document
    )  # fmt: skip


def panels(review: Review) -> tuple[PanelTold, ...]:
    """What panels chose, in words."""
    return tuple(_told(one) for one in review.panels)


def _told(one: PanelResult) -> PanelTold:
    plan, numbers = one.result.plan, dict(one.numbers)
    intro = (f"De vraag was: {plan.question}", f"In het panel zaten {words.members(plan.seats)}, over "
             f"{words.subject(plan)}.")  # fmt: skip
    ended = (one.result.ended,) if one.result.ended else ()
    choices = tuple(_choice(made, numbers) for made in one.result.decisions)
    return PanelTold((*intro, *ended), choices, words.NO_SCORE)


def _choice(made: Decision, numbers: dict[str, int]) -> PanelChoice:
    lines, absent = words.excerpt(made)
    said = [f"{heading}: {text}" for heading, text in words.why(made, guarded=bool(absent))]
    if made.story is None:
        return PanelChoice(made.name, words.came_to(made), "", None, "", tuple(said))
    return PanelChoice(
        words.called(made.story) if not absent else made.name, absent, " ".join(lines), numbers[made.story.story],
        f"Nagaan: {words.status(made.check)}", tuple(said),
    )  # fmt: skip
