"""The Dutch words on the page where one begins, for each role."""

from __future__ import annotations

from dashboards import labels
from dashboards.desk import Stage

WHAT_IT_IS = (
    "Verhaal zet naast de uren die organisaties maken wat die voor mensen veranderden. Bij elke bevinding staat wie "
    "het zegt, en op welke bladzijde."
)
WAITS_FOR_YOU = "Dit wacht op u."
EMPTY = "Er is nog niets aangeleverd."
STAGES: dict[Stage, str] = {
    "check": "te controleren", "queued": "wordt gelezen", "returned": "teruggestuurd", "refused": "niet te lezen",
    "confirmed": "goedgekeurd",
}  # fmt: skip
INBOX_TITLE = "Uw postvak"
FIRST_TITLE = "Als eerste na te kijken"
NOTHING_TO_CHECK = "Er wacht niets op u. Nieuwe bestanden komen vanzelf hier."
TO_INBOX = "Naar het postvak"
DELIVER_MORE = "Lever verslagen aan"
CHECK = "Kijk na: {name}"
AGENDA = "Agenda van het {quarter}"
AGENDA_NOTHING = "Er is nog geen verslag over een kwartaal. De agenda vult zich als er verslagen zijn."
AGENDA_INTRO = "Dit ligt klaar voor het gesprek met de organisaties."
TO_TALK = "Naar het effectgesprek"
TO_OVERVIEW = "Naar het overzicht"
NO_QUESTIONS = "Over dit kwartaal vonden we geen plekken waar cijfers en verhalen uiteenlopen."
AGREEMENTS = "Afspraken die wachten"
TO_AGREEMENTS = "Naar alle afspraken"
NO_AGREEMENTS = "Er staan geen afspraken open."
JUDGE_TITLE = "Zinnen die op u wachten"
TO_JUDGING = "Begin met beoordelen"
NOTHING_TO_JUDGE = "Alle zinnen zijn beoordeeld. Zodra er verslagen bij komen, staan ze hier."
FIRST_DOUBT = "Vooraan staan de zinnen waarover de computer het meest twijfelt en die het meest uitmaken."
EVERYTHING = "Alle onderdelen"


def to_judge(total: int, judged: int) -> str:
    """How many sentences wait, and how many people judged."""
    waiting = labels.how_many(total, "zin wacht op een oordeel", "zinnen wachten op een oordeel")
    done = labels.how_many(judged, "zin is", "zinnen zijn")
    return f"{waiting}. {done} al door mensen beoordeeld."
