"""A review as large as a town can make it: many organisations, themes, questions and agreements, and long names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.agreed import Agreement, Subject, Terms
from pipeline.review.content import (
    ActivityLine,
    Claim,
    Gap,
    Overlap,
    Question,
    Quotation,
    Reliability,
    Review,
    Scope,
    Shared,
    Silence,
    Silent,
    Source,
    ThemePart,
    Total,
    TrendPoint,
    Unheard,
    Voices,
)  # fmt: skip
from pipeline.review.when import trend_of

WHEN = (2025, 4)
START, END = date(2025, 10, 1), date(2025, 12, 31)
_DIRECTIONS = ("vooruitgang", "achteruitgang", "gemengd", "onveranderd")
_STRENGTHS = ("strong", "fair", "weak")
_CODES = (
    "hours_without_effect", "effect_without_hours", "figures_up_stories_down", "figures_down_stories_up",
    "voices_differ", "far_from_plan",
)  # fmt: skip


@dataclass(frozen=True)
class Size:
    """How much there is of everything; `pad` is put behind every name, `said` is what every quotation says."""

    organisations: int = 100
    themes: int = 18
    activities: int = 5
    questions: int = 200
    agreements: int = 40
    pad: str = ""
    said: str = "Ik kom nu elke week buiten en ik ken de mensen in de straat."
    subtitle: str | None = None


def large(size: Size) -> Review:
    """The review of a town of this size. The same size gives the same review."""
    names = tuple(f"Stichting Samen {at:03} Vooruit{size.pad}" for at in range(size.organisations))
    themes = tuple(_theme(at, names, size) for at in range(size.themes))
    lines = tuple(line for at, name in enumerate(names) for line in _lines(name, at, size))
    return Review(
        scope=Scope(WHEN, None, size.subtitle), made_on=date(2026, 1, 15),
        goal="Participatie en zelfredzaamheid van kwetsbare inwoners versterken" + size.pad, organisations=names,
        documents=3 * len(names), hours=Total(98_765.25, 123_456.75, 24_691.5, len(lines), len(lines) - 1),
        volunteers=Total(None, 12_345.75, None, 40), told=len(lines) // 2, activities=len(lines), stories=1234,
        themes=themes, loose=lines[: size.organisations], overlap=_overlap(themes, names),
        gaps=tuple(Gap(f"stil{at}", f"Stil thema {at}{size.pad}", "untold") for at in range(4)),
        unheard=Unheard(
            names,
            tuple(Silent(name, f"Activiteit zonder woord {at}{size.pad}", 12.5) for at, name in enumerate(names)),
            321, 4321, ("onbekend.csv",), ("stuk.docx",),
        ),
        questions=_questions(names, themes, size), agreements=_agreements(names, size), notes=(),
        reliability=Reliability((51, 57), (305, 385)), least=5, sources=_sources(names, size),
    )  # fmt: skip


def _theme(at: int, names: tuple[str, ...], size: Size) -> ThemePart:
    own = names[at % 3 :: 2] or names
    claims = tuple(_claim(name, at + place) for place, name in enumerate(own))
    claims = tuple(_said(claim, size) for claim in claims)
    name = f"Thema {at:02} van het doel{size.pad}"
    lines = tuple(line for place, owner in enumerate(own) for line in _lines(owner, place, size))
    asked = tuple(
        Question(_CODES[1], owner, "Samen koken", f"thema{at}", START, END, 10.0, 5.0, 3, 1) for owner in own[:9]
    )
    return ThemePart(
        theme=f"thema{at}", name=name, definition=f"Mensen doen mee.{size.pad}",
        hours=Total(800.0, 1877.5, 1077.5, len(lines), len(lines)), voices=_voices(12), longer_voices=_voices(7),
        lines=lines, longer_lines=lines[:2],
        trend=tuple(TrendPoint(when, Total(900.0, 870.25 + 10 * at, None, 3), _voices(3)) for when in trend_of(WHEN)),
        years=(), claims=tuple(one for one in claims if one.strength != "weak"),
        signals=tuple(one for one in claims if one.strength == "weak"), questions=asked,
        silence=Silence(own, 3), notes=(),
    )  # fmt: skip


def _voices(count: int) -> Voices:
    return Voices(count, count // 3, count // 3, count - 2 * (count // 3), count // 2, 1, 1, 2, 1, 4)


def _claim(name: str, at: int) -> Claim:
    return Claim(
        name, START, END, _DIRECTIONS[at % 4], _STRENGTHS[at // 4 % 3], _voices(3 + at % 5), 12,
        ("Samen koken", "Wandelgroep"), (), (), 4,
    )  # fmt: skip


def _said(claim: Claim, size: Size) -> Claim:
    number = int(str(claim.organisation)[16:19]) * 2 + 1
    side = [
        Quotation(size.said, "bewoner", direction, number + place, False)
        for place, direction in enumerate(("vooruitgang", "achteruitgang"))
    ]
    return replace(claim, supporting=(side[0],), contradicting=(side[1],))


def _lines(name: str, at: int, size: Size) -> tuple[ActivityLine, ...]:
    number = int(name[16:19]) * 2 + 1
    return tuple(
        ActivityLine(
            name, f"Activiteit {place} in de wijk{size.pad}", "hours", START, END, 100.0, 90.0 + place, True, False,
            False, 12, False, "effect", (number,),
        ) for place in range(size.activities)
    )  # fmt: skip


def _overlap(themes: tuple[ThemePart, ...], names: tuple[str, ...]) -> tuple[Overlap, ...]:
    shared = tuple(Shared(name, ("Samen koken",), 12.0) for name in names)
    return tuple(Overlap(theme.theme, theme.name, shared) for theme in themes) if len(names) > 1 else ()


def _questions(names: tuple[str, ...], themes: tuple[ThemePart, ...], size: Size) -> tuple[Question, ...]:
    own = [one for theme in themes for one in theme.questions]
    free = [
        Question(
            _CODES[at % 6], names[at % len(names)], f"Activiteit {at}{size.pad}", None, START, END, 1234.5, 20.0, 12, 5
        )
        for at in range(size.questions)
    ]
    return (*own, *free)


def _agreements(names: tuple[str, ...], size: Size) -> tuple[Agreement, ...]:
    return tuple(
        Agreement(
            at + 1, Terms(
                f"Vraag aan deelnemers wat zij merken van de wijziging{size.pad}", f"Mevrouw De Vries{size.pad}",
                date(2026, 1, 1) + timedelta(days=at), f"Omdat niemand het vertelde{size.pad}",
                Subject("Thema", names[at % len(names)], "Koken"),
            ), "2025-Q3", "open", "Anna", "2025-10-15T10:00:00+00:00",
        ) for at in range(size.agreements)
    )  # fmt: skip


def _sources(names: tuple[str, ...], size: Size) -> tuple[Source, ...]:
    return tuple(
        Source(2 * at + part + 1, name, f"verantwoording {at}{size.pad}.docx", 3, None, None, 12 + part, None, f"d{at}")
        for at, name in enumerate(names) for part in (0, 1)
    )  # fmt: skip
