"""Every Dutch word on the pages with themes and claims, in plain B1 Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboards import labels
from pipeline.settings import LEAST_FOR_PUBLISHING

THEMES = "Thema’s"
THEMES_INTRO = "Wat er voor mensen veranderde, wie dat zegt en hoe sterk het bewijs is."
GOAL = "Het doel"
LENS = "Indeling"
OWN_THEMES = "De thema’s van het doel"
OUTSIDE = "Thema’s zonder plaats in deze indeling"
EMPTY_PLACES = "Hier hoort geen thema bij"
READ_THEME = "Bekijk {theme}"
READ_THEMELESS = "Bekijk deze zinnen"
BACK_TO_THEMES = "Terug naar alle thema’s"
BACK_TO_THEME = "Terug naar {theme}"
INCLUDES = "Hieronder valt"
EXCLUDES = "Hieronder valt niet"
EXAMPLES = "Voorbeelden"
OTHER_PLACES = "Plaats in andere indelingen"
NOTHING_TOLD = "Nog geen verandering verteld."
NO_CLAIMS = "Bij deze keuze vonden we over dit thema nog geen verandering."
UNKNOWN_THEME = "Dit thema is er niet (meer)"
UNKNOWN_THEME_TEXT = "Ga terug en kies een thema uit de lijst."
UNKNOWN_CLAIM = "Deze bevinding is er niet (meer)"
UNKNOWN_CLAIM_TEXT = "De verslagen zijn misschien opnieuw gelezen. Ga terug en kies opnieuw."
THEMELESS = "Past in geen thema"
THEMELESS_TEXT = (
    "Deze zinnen vertellen over een verandering, maar passen in geen van de thema’s. We dwingen ze nergens in."
)
NONE_THEMELESS = "Bij deze keuze past elke gevonden verandering in een thema."
TO_NEW_THEMES = "Bekijk welke nieuwe thema’s hierin kunnen zitten"
WHOLE_ORGANISATION = "De organisatie als geheel"
VOICES_EXPLAINED = (
    "Een stem is één verhaal, één aangehaald stuk tekst, of de lopende tekst van één verslag. Wie tien zinnen zegt, "
    "telt één keer. Aantallen stemmen zeggen niet wie het beter doet: organisaties verzamelen verhalen op hun eigen "
    "manier."
)
BY_COMPUTER = "De computer zocht deze zinnen bij elkaar. Lees altijd de citaten."
SUPPORTING = "Citaten die dit laten zien"
CONTRADICTING = "Citaten die iets anders laten zien"
NONE_CONTRADICTING = "We vonden geen citaten die iets anders laten zien."
ONLY_WITHHELD = "Voor deze verhalen is geen toestemming. Ze tellen mee, maar de tekst is niet te zien."
UNSURE = "De computer is hier niet zeker van. Controleer het citaat."
READ_BOTH_SIDES = "Lees de citaten over {theme}"
READ_ACTIVITY = "Bekijk de activiteit {activity}"
HOURS = "Uren van deze activiteit"
NO_HOURS = "Bij deze activiteit staan geen uren."
PROOF_RULE = "Zo bepalen we hoe sterk het bewijs is"
CLAIMS_OF_ACTIVITY = "Wat hierover verteld wordt"
NO_CLAIMS_OF_ACTIVITY = "Over deze activiteit vonden we nog geen verandering op een thema."
NOT_HEARD = "Wie is niet gehoord?"
NO_RESIDENTS = "Geen bewoner vertelt hier zelf over."
ALL_HEARD = "Bij elke organisatie komt een bewoner zelf aan het woord."
SILENT = "Activiteiten met uren waarover niets verteld is"
NEVER_BLAME = "Dit is geen oordeel. Het laat zien naar wie u nog kunt vragen."

DIRECTIONS = {**labels.DIRECTIONS, "gemengd": "wisselend"}
WAYS = {**DIRECTIONS, "onveranderd": "gelijk of beide kanten op"}
"""The same for voices, of which one can tell of good and bad at once."""
SIGNS = {**labels.DIRECTION_SIGNS, "gemengd": "▲▼"}
STRENGTHS = {"weak": "zwak bewijs", "fair": "redelijk bewijs", "strong": "sterk bewijs"}
WHY_STRENGTH = {
    "weak": "Waarom is het bewijs zwak?", "fair": "Waarom is het bewijs redelijk?",
    "strong": "Waarom is het bewijs sterk?",
}  # fmt: skip
_SPEAKERS = (
    ("residents", "bewoner", "bewoners"), ("relatives", "naaste", "naasten"),
    ("professionals", "professional", "professionals"),
)  # fmt: skip
_TOLD = (
    ("improved", "over verbetering"), ("worsened", "over verslechtering"),
    ("unchanged", "dat het gelijk bleef of beide kanten op ging"),
)  # fmt: skip


def claim_sentence(claim: Mapping[str, Any], theme: str) -> str:
    """The claim as one sentence, made by rule: where, when, how many voices, about what, and which way."""
    voices = claim["sources"]
    verb, noun = ("vertelt", "stem") if voices == 1 else ("vertellen", "stemmen")
    told = [(claim[column], words) for column, words in _TOLD if claim[column]]
    start = f"{_place(claim)} {verb} {labels.number(voices)} {noun}"
    if not told:
        return f"{start} over ‘{theme}’."
    if len(told) == 1:
        return f"{start}{'' if voices == 1 else ' allemaal'} {told[0][1]}, bij het thema ‘{theme}’."
    return f"{start} over ‘{theme}’: {labels.listed([f'{labels.number(n)} {words}' for n, words in told])}."


def _place(claim: Mapping[str, Any]) -> str:
    when = labels.period(claim["period_start"], claim["period_end"])
    where = claim["organisation"] or "een organisatie die we niet kennen"
    activity = f"{claim['activity'] or labels.NAMELESS} van " if claim["activity_id"] else ""
    return f"Bij {activity}{where} ({when})"


def claim_counts(claim: Mapping[str, Any]) -> str:
    """On what a claim rests: 3 verhalen · 4 stemmen (2 bewoners, 1 naaste) · 7 zinnen."""
    return " · ".join([
        labels.how_many(claim["stories"], "verhaal", "verhalen"),
        f"{labels.how_many(claim['sources'], 'stem', 'stemmen')} ({speakers(claim)})",
        labels.how_many(claim["sentences"], "zin", "zinnen"),
    ])  # fmt: skip


def speakers(claim: Mapping[str, Any]) -> str:
    """Whose voices a claim rests on, in words."""
    known = [labels.how_many(claim[column], one, more) for column, one, more in _SPEAKERS if claim[column]]
    return labels.listed(known) or "onbekend wie spreekt"


def strength_grounds(claim: Mapping[str, Any]) -> list[str]:
    """What the strength of a claim's evidence was decided on, each with its number."""
    other, sentences_all = claim["sources"] - _agreeing(claim), labels.number(claim["sentences"])
    return [
        f"Stemmen die los van elkaar staan: {labels.number(claim['sources'])}.",
        f"Wie er spreekt: {speakers(claim)}.",
        f"Zinnen met een getal, een moment of een voor en na: {percentage(claim['concrete'])}.",
        f"Hoe zeker de computer is: {percentage(claim['certainty'])} (het midden van alle zinnen).",
        f"Stemmen die iets anders vertellen: {labels.number(other)}.",
        f"Zinnen die mensen hebben nagekeken: {labels.number(claim['judged'])} van {sentences_all}.",
        f"Samen {labels.number(claim['points'])} van de 7 punten: {STRENGTHS[claim['strength']]}.",
    ]


def _agreeing(claim: Mapping[str, Any]) -> int:
    sides = {"vooruitgang": "improved", "achteruitgang": "worsened", "onveranderd": "unchanged"}
    if claim["direction"] in sides:
        return int(claim[sides[claim["direction"]]])
    return int(max(claim["improved"], claim["worsened"]))


def percentage(share: float | None) -> str:
    """A share as a percentage, or a word where it is not known."""
    return labels.UNKNOWN if share is None else f"{round(100 * share)}%"


def withheld(count: int) -> str:
    """How many stories count but are not shown."""
    verb = "telt" if count == 1 else "tellen"
    return (
        f"{labels.how_many(count, 'verhaal', 'verhalen')} zonder toestemming {verb} mee, maar de tekst is niet te zien."
    )


def read_claim(count: int) -> str:
    """What the link to all quotations of a claim says."""
    return "Lees het citaat in zijn tekst" if count == 1 else f"Lees alle {labels.number(count)} citaten in hun tekst"


def not_heard(row: Mapping[str, Any], least: int = LEAST_FOR_PUBLISHING) -> list[str]:
    """Who was not heard about one claim, in sentences; `row` as pipeline.unheard gives it with the same `least`."""
    said = [NO_RESIDENTS] if row["no_residents"] else []
    stories = labels.how_many(row["stories"], "verhaal", "verhalen")
    if row["few"]:
        said.append(f"Er zijn {stories}; minder dan {least} mensen deden mee.")
    elif row["participants"] is not None:
        said.append(f"Er zijn {stories}; {labels.number(row['participants'])} mensen deden mee.")
    if row["withheld"]:
        said.append(withheld(row["withheld"]))
    return said


def not_heard_of_theme(row: Mapping[str, Any] | None) -> list[str]:
    """Who was not heard about a whole theme, in sentences; `row` as pipeline.unheard gives it by theme."""
    if row is None:
        return ["Over dit thema hoorden we nog niemand."]
    silent = row["without_residents"]
    of = labels.how_many(row["organisations"], "organisatie", "organisaties")
    said = [f"Bij {labels.number(silent)} van de {of} komt geen bewoner zelf aan het woord." if silent else ALL_HEARD]
    return said + ([withheld(row["withheld"])] if row["withheld"] else [])


def sentences(count: int) -> str:
    """A number of sentences."""
    return labels.how_many(count, "zin", "zinnen")
