"""What is said of a panel in plain Dutch (B1), the same on screen and in documents. Never a ranking, never a count of
stories by organisation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipeline.dutch import day, how_many, listed, period
from pipeline.panel.checks import Check, Checked
from pipeline.panel.events import Plan, Seat, SeatRole, Way
from pipeline.panel.outcome import Decision, Story

QUESTION = "Welke verandering is voor u het belangrijkst, en waarom?"
ROLES: dict[SeatRole, tuple[str, str]] = {
    "resident": ("bewoner met ervaring", "bewoners met ervaring"), "relative": ("naaste", "naasten"),
    "volunteer": ("vrijwilliger", "vrijwilligers"), "professional": ("professional", "professionals"),
    "municipality": ("medewerker van de gemeente", "medewerkers van de gemeente"),
    "councillor": ("raadslid", "raadsleden"), "other": ("ander lid", "andere leden"),
}  # fmt: skip
WAYS: dict[Way, str] = {"talk": "besloten door erover te praten", "hands": "besloten door handen op te steken"}
CHECKED: dict[Checked, str] = {
    "unchecked": "nog niet nagegaan bij de verteller", "checking": "wordt nagegaan bij de verteller",
    "confirmed": "nagegaan en bevestigd", "impossible": "kon niet worden nagegaan",
    "change": "de verteller wil iets veranderen", "withdrawn": "ingetrokken door de verteller",
}  # fmt: skip
CONSENTS = {
    "yes": "de verteller gaf toestemming", "anonymous": "de verteller gaf toestemming, zonder naam",
    "unknown": "het is niet bekend of de verteller toestemming gaf", "no": "geen toestemming",
}  # fmt: skip
WITHDRAWN = "Een verhaal dat is ingetrokken of niet meer in de verslagen staat."
NO_MOTIVATION = "De motivatie staat hier niet, omdat die uit het verhaal kan citeren."
NO_DISSENT = "Wat er over de andere verhalen is gezegd, staat hier niet: één daarvan is ingetrokken of er niet meer."
NOT_YET = "De verteller wil iets veranderen. Daarom staat de tekst hier nog niet."
CONSENT_UNKNOWN = "Het is niet bekend of de verteller toestemming gaf. Daarom staat de tekst hier niet."
NO_SCORE = (
    "Een gekozen verhaal geeft een beeld, geen cijfer. Het zegt niets over de waarde van andere verhalen, en ook niet "
    "welke organisatie beter werkt."
)
_LONGEST = 70
"""Signs of a first sentence that stands for a title."""


def members(seats: Sequence[Seat]) -> str:
    """Who sits in a panel, by role: 2 bewoners met ervaring en 1 raadslid."""
    return listed([how_many(seat.count, *ROLES[seat.role]) for seat in seats])


def subject(plan: Plan) -> str:
    """The period that a panel is about, in words."""
    return period(plan.period.start, plan.period.end)


def on_day(moment: str) -> str:
    """The day of a moment (ISO)."""
    return day(date.fromisoformat(moment[:10]))


def status(check: Check | None) -> str:
    """How far a story was checked, with who, how or why, and when."""
    if check is None:
        return f"{CHECKED['unchecked'].capitalize()}."
    words = CHECKED[check.status].capitalize()
    by = f" door een {ROLES[check.by_role][0]}" if check.by_role else ""
    why = "; ".join(part for part in (check.how, check.reason) if part)
    when = f" ({on_day(check.decided_at)})" if check.decided_at else ""
    return f"{words}{by}{when}{': ' if why else '.'}{why}"


def called(story: Story) -> str:
    """What a story is called: its title without the number of a chapter, or how it begins."""
    if story.title:
        return re.sub(r"^\d+(?:\.\d+)*\.?\s+(?=\S)", "", story.title)
    first = story.sentences[0].rstrip(".") if story.sentences else ""
    return first if len(first) <= _LONGEST else f"{first[: _LONGEST - 3].rstrip()}…"


def came_to(made: Decision) -> str:
    """What a group came to, in a sentence."""
    if made.withdrawn:
        return WITHDRAWN
    if made.outcome == "undecided":
        return "Deze groep kwam er niet uit. De verhalen blijven naast elkaar staan."
    if made.outcome == "none":
        return "Deze groep koos geen verhaal."
    return f"Gekozen: ‘{called(made.story)}’." if made.story else WITHDRAWN


def excerpt(made: Decision, elsewhere: bool = False) -> tuple[tuple[str, ...], str]:
    """The sentences that stand for a chosen story in a document, or none with why.

    `elsewhere` is for readers of another organisation: they get no text of a story whose consent is unknown.
    """
    if made.story is None:
        return (), ""
    if made.check and made.check.status == "change":
        return (), NOT_YET
    if elsewhere and made.story.consent == "unknown":
        return (), CONSENT_UNKNOWN
    return made.story.told_in(made.lines), ""


def why(made: Decision, heading: str | None = None, guarded: bool = False) -> tuple[tuple[str, str], ...]:
    """The motivation (under a heading) and what was said otherwise; with why where they may not be shown.

    `guarded` where the text of the story may not stand there: what was said of it may quote it.
    """
    if guarded:
        return ((heading or "Waarom", NO_MOTIVATION),)
    said = [(heading or "Waarom", made.motivation if made.motivation is not None else NO_MOTIVATION)]
    if made.dissent is None:
        said.append(("Wat anderen vonden", NO_DISSENT))
    elif made.dissent:
        said.append(("Wat anderen vonden", made.dissent))
    return tuple(said)
