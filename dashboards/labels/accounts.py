"""Every Dutch word on accounts of activities, questions for the conversation, and why a theme was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboards import labels
from dashboards.labels.claims import sentences
from pipeline.dutch import listed

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
    hours, before = (labels.number(row[name] or 0) for name in ("hours", "hours_before"))
    voices = labels.how_many(row["sources"] or 0, "stem", "stemmen")
    about = f" over ‘{theme}’" if theme else ""
    of_voices = f"{labels.number(row['against'] or 0)} van de {voices}"
    words = {
        "hours_without_effect": f"{hours} uur gemaakt, nog geen verandering verteld. Wat merkten deelnemers?",
        "effect_without_hours": (
            f"{_verb(row['sources'])} een verandering{about}, maar er {_hours(row['hours'])}. "
            "Zijn er uren niet gemeld, of hoort dit bij een andere activiteit?"
        ),
        "figures_up_stories_down": (
            f"van {before} naar {hours} uur, en {of_voices} {_tells(row['against'])}{about} dat het slechter ging of "
            "gelijk bleef. Hoe kijken deelnemers hiernaar?"
        ),
        "figures_down_stories_up": (
            f"van {before} naar {hours} uur, en {_verb(row['sources'])}{about} vooral verbetering. "
            "Hoe kijken deelnemers en de organisatie hiernaar?"
        ),
        "voices_differ": f"bewoners en professionals vertellen{about} niet hetzelfde. Wat ziet ieder van hen?",
    }[row["code"]]
    return f"{_asked_about(row)}: {words}"


def _asked_about(row: Mapping[str, Any]) -> str:
    name = row["activity"] if row["activity_id"] else row["organisation"]
    place = name or (labels.NAMELESS if row["activity_id"] else labels.UNKNOWN_ORGANISATION)
    return str(place)


def _verb(voices: int | None) -> str:
    count = voices or 0
    return f"{labels.how_many(count, 'stem noemt', 'stemmen noemen')}"


def _tells(voices: int | None) -> str:
    return "vertelt" if voices == 1 else "vertellen"


def _hours(hours: float | None) -> str:
    return f"staat {labels.number(hours)} uur" if hours else "staan geen uren"


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
