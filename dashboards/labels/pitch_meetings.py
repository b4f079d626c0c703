"""Every Dutch word on who could hear of each other: pitches and activities with the same aim, in plain B1 Dutch."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards import labels
from pipeline.dutch import listed

TOGETHER = "Samen op hetzelfde effect"
TOGETHER_INTRO = (
    "Deze organisaties mikken op hetzelfde effect, voor dezelfde mensen. Misschien kennen zij elkaar nog niet. Dat "
    "zegt niet dat ze dubbel werk doen."
)
NOBODY = "We vonden geen andere organisatie met hetzelfde effect voor dezelfde doelgroep."
SAME_EFFECT = "Alleen hetzelfde effect"
SAME_GROUP = "Alleen dezelfde doelgroep"
IS_PITCH, IS_PITCH_UNCONFIRMED = "pitch", "pitch, nog niet bevestigd"
IS_RUNNING = "loopt nu"
INTRODUCE = "Wie kan met wie kennismaken?"
INTRODUCE_HEADS = ("Organisatie", "Kan kennismaken met", "Omdat beide mikken op")
INTRODUCE_CAPTION = "Paren van organisaties, op alfabet"
INTRODUCE_ABOUT = (
    "Paren van organisaties met hetzelfde beoogde effect en dezelfde doelgroep: pitches, en activiteiten waarover in "
    "de gekozen periode is verteld (zonder keuze: het laatste jaar met verslagen)."
)
WHERE = "in {places}"


def aim(theme: str | None, group: str | None, themes: dict[str, str]) -> str:
    """An effect for a target group."""
    return ", voor ".join(part for part in (themes.get(theme or "", theme), group) if part)


def party(activities: Sequence[str], districts: Sequence[str]) -> str:
    """What a party does, and where."""
    where = WHERE.format(places=listed(list(districts))) if districts else ""
    return ", ".join(part for part in (listed(list(activities)), where) if part)


def parties(organisations: int) -> str:
    """How many organisations meet."""
    return labels.how_many(organisations, "organisatie", "organisaties")
