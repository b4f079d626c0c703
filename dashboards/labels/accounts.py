"""Every Dutch word on accounts of activities, questions for the conversation, and why a theme was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboards import labels
from dashboards.labels.claims import sentences
from pipeline.dutch import listed
from pipeline.review.question_text import diverging

# what the reports tell of their activities, and the questions for the conversation

ACCOUNT_TITLE = "Wat de verslagen over hun activiteiten vertellen"
ACCOUNTS = {
    "effect": "een verandering", "activity_only": "alleen wat er gedaan is",
    "intention_only": "alleen wat men wil bereiken", "nothing": "niets",
}  # fmt: skip
ACCOUNT_SENTENCES = {
    "effect": "Het verslag noemt een verandering.",
    "activity_only": "Het verslag noemt alleen wat er gedaan is, nog geen verandering.",
    "intention_only": "Het verslag noemt alleen wat men wil bereiken.",
    "nothing": "Het verslag vertelt niets over deze activiteit.",
}
ACCOUNT = "Wat er verteld is"
NUMBER_OF_ACTIVITIES = "Aantal activiteiten"
SHARE = "Deel"
ACCOUNT_ABOUT = (
    "Geteld zijn de activiteiten met cijfers in de gekozen documenten, naar wat de tekst erover vertelt. Per "
    "activiteit telt wat het meest zegt: een verandering, dan wat er gedaan is, dan wat men wil bereiken. Kosten en "
    "scores tellen niet als activiteit."
)
NO_OUTCOME_TITLE = "Verslagen waarin geen verandering staat"
NO_OUTCOME_TEXT = "Vraag deze organisaties wat er voor bewoners is veranderd."
QUESTIONS_TITLE = "Vragen voor het gesprek"
QUESTIONS_INTRO = (
    "Hier lopen cijfers en verhalen uiteen, of ontbreekt er iets. Dat kan een goede reden hebben: vraag ernaar."
)
TO_QUESTION_ACTIVITY = "Naar {activity}"
TO_QUESTION_THEME = "Naar {theme}"


def account_counts(row: Mapping[str, Any]) -> str:
    """How many sentences tell what, about one activity."""
    kinds = (("outcomes", "over een verandering"), ("outputs", "over wat er gedaan is"),
             ("intentions", "over wat men wil bereiken"))  # fmt: skip
    counted = [f"{labels.number(row[column])} {words}" for column, words in kinds]
    return f"{sentences(row['sentences']).capitalize()}: {listed(counted)}."


def account_summary(counts: Mapping[str, int]) -> str:
    """The share of activities by what is told of them, in one sentence."""
    total = sum(counts.values())
    known = [f"bij {labels.number(counts[key])} {words}" for key, words in ACCOUNTS.items() if counts.get(key)]
    if total == 1:
        return f"Van deze ene activiteit vertelt het verslag {next(ACCOUNTS[key] for key, n in counts.items() if n)}."
    return f"Van de {labels.number(total)} activiteiten vertelt het verslag {listed(known)}."


def question(row: Mapping[str, Any], theme: str | None) -> str:
    """What diverges, with its numbers, as a question: never a verdict."""
    counts = row["hours"], row["hours_before"], row["sources"] or 0, row["against"] or 0
    return f"{_asked_about(row)}: {diverging(row['code'], *counts, theme)}"


def _asked_about(row: Mapping[str, Any]) -> str:
    name = row["activity"] if row["activity_id"] else row["organisation"]
    place = name or (labels.NAMELESS if row["activity_id"] else labels.UNKNOWN_ORGANISATION)
    return str(place)


def question_place(row: Mapping[str, Any]) -> str:
    """Whose report a question is about, and which period."""
    when = labels.period(row["period_start"], row["period_end"])
    return f"{row['organisation'] or labels.UNKNOWN_ORGANISATION} · {when}"


# why the computer chose a theme

WHY_THEME = "Waarom dit thema?"
WHY_INTRO = "De gemarkeerde woorden wogen het zwaarst. Zo koos de computer; hij kan zich vergissen."
LIKE_EXAMPLES = "Voorbeelden die hierop lijken"
EXAMPLES_NOTE = "Deze voorbeelden zijn geschreven om de computer te leren. Ze komen uit geen echt verslag."
NO_WORDS = "Geen woord woog hier duidelijk het zwaarst."
