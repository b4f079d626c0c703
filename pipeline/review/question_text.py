"""Questions for the table in words: what diverges, with its numbers, and never a verdict."""

from __future__ import annotations

from pipeline.dutch import how_many, number
from pipeline.periods import When
from pipeline.review import wording as words
from pipeline.review.content import Question


def question(one: Question, theme: str | None, when: When) -> str:
    """What diverges, and where, as a question: never a verdict."""
    said = diverging(one.code, one.hours, one.hours_before, one.sources, one.against, theme)
    return f"{asked_about(one, when)}: {said}"


def diverging(
    code: str, hours: float | None, before: float | None, sources: int, against: int, theme: str | None
) -> str:
    """What diverges, with its numbers, as a question; `before` is the hours of the earlier period, or those planned."""
    made, earlier = number(hours or 0), number(before or 0)
    about = f" over ‘{theme}’" if theme else ""
    voices = how_many(sources, "stem noemt", "stemmen noemen")
    otherwise = f"{number(against)} van de {how_many(sources, 'stem', 'stemmen')}"
    return {
        "hours_without_effect": f"{made} uur gemaakt, nog geen verandering verteld. Wat merkten deelnemers?",
        "effect_without_hours": (
            f"{voices} een verandering{about}, maar er {_hours(hours)}. Zijn er uren niet gemeld, of hoort dit bij "
            "een andere activiteit?"
        ),
        "figures_up_stories_down": (
            f"van {earlier} naar {made} uur, en {otherwise} {'vertelt' if against == 1 else 'vertellen'}{about} dat "
            "het slechter ging of gelijk bleef. Hoe kijken deelnemers hiernaar?"
        ),
        "figures_down_stories_up": (
            f"van {earlier} naar {made} uur, en {voices}{about} vooral verbetering. Hoe kijken deelnemers en de "
            "organisatie hiernaar?"
        ),
        "voices_differ": f"bewoners en professionals vertellen{about} niet hetzelfde. Wat ziet ieder van hen?",
        "far_from_plan": f"{earlier} uur gepland, {made} uur gemaakt. Hoe kwam dat?",
    }[code]


def _hours(value: float | None) -> str:
    return f"staat {number(value)} uur" if value else "staan geen uren"


def asked_about(one: Question, when: When) -> str:
    """Whose activity a question is about, and its period where that is another than the review's."""
    organisation = one.organisation or words.UNKNOWN_ORGANISATION
    return f"{one.activity} van {organisation}{words.over(one, when)}" if one.activity else organisation
