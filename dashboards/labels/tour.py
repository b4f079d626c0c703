"""The words of the guided tour: a few steps for each role, each about one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.access import Role

HOW_IT_WORKS = "Zo werkt het"
NEXT = "Volgende"
PREVIOUS = "Vorige"
CLOSE = "Sluit"
DONE = "Klaar"
REOPEN = "U vindt deze uitleg terug onder het menu: ‘Zo werkt het’."


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is about, in one or two sentences, and the page where one does it."""

    title: str
    text: str
    page: str


_FIGURES = Step(
    "Cijfers en verhalen naast elkaar",
    "Links wat een organisatie deed, in uren. Rechts wat het voor mensen veranderde, met bij elk citaat de bron.",
    "cijfers_en_verhalen",
)
_RELIABLE = Step(
    "Weet hoe zeker het is",
    "De computer kiest thema en richting, en kan zich vergissen. Hier ziet u hoe vaak, en wat mensen nakeken.",
    "betrouwbaar",
)
_OVERVIEW = Step(
    "Begin bij het overzicht",
    "Per thema ziet u wat er dit kwartaal verteld is, door hoeveel mensen, en welke uren erbij horen.",
    "overzicht",
)
_DELIVER = Step(
    "Lever verslagen aan",
    "Sleep de bestanden naar Aanleveren. Namen van mensen worden vervangen voordat er iets te zien is.",
    "aanleveren",
)
_TALK = Step(
    "Bereid het gesprek voor",
    "Het effectgesprek zet per thema de uren, de verhalen en de vragen klaar, met de afspraken van de vorige keer.",
    "effectgesprek",
)
_SEARCH = Step(
    "Zoek in alle teksten", "Zoek op een woord of op wat u bedoelt. U krijgt het citaat met de bron.", "zoeken"
)
_JUDGE = Step(
    "Beoordeel één zin tegelijk",
    "Zegt de computer het goed? Kies Akkoord, of wijzig het. Met één toets gaat u naar de volgende zin.",
    "beoordelen",
)
_NEW_THEMES = Step(
    "Kijk of er een thema mist",
    "Zinnen die in geen thema passen, staan hier in groepjes bij elkaar. Soms zit er een nieuw thema in.",
    "nieuwe_themas",
)

TOURS: Mapping[Role | None, tuple[Step, ...]] = {
    Role.OFFICER: (
        _DELIVER,
        Step(
            "Kijk na wat is gelezen",
            "Het postvak toont wat op u wacht. U ziet het bestand naast wat de computer las. Verbeter wat niet klopt.",
            "aanleveren",
        ),
        Step(
            "Keur goed of stuur terug",
            "Klopt het verslag? Keur het goed. Mist er iets? Stuur het terug met de reden, dan telt het niet mee.",
            "aanleveren",
        ),
        Step(
            "Vind elk bestand terug",
            "Bij Documenten staat alles wat ooit is aangeleverd, en wat er bij het lezen opviel.",
            "documenten",
        ),
        _FIGURES,
    ),
    Role.ADVISER: (
        _OVERVIEW,
        _FIGURES,
        Step(
            "Ga van thema naar bewijs",
            "Kies een thema. U ziet wie er vertelt, hoe sterk het bewijs is, en ook wat het tegenspreekt.",
            "themas",
        ),
        _SEARCH,
        _RELIABLE,
    ),
    Role.CHAIR: (
        _TALK,
        _OVERVIEW,
        Step(
            "Lees de citaten vóór het gesprek",
            "Bij elk thema staan citaten die het laten zien, en die iets anders vertellen. Beide horen op tafel.",
            "themas",
        ),
        _RELIABLE,
    ),
    Role.REVIEWER: (
        _JUDGE,
        Step(
            "Waarom deze zin?",
            "Vooraan staan zinnen waarover de computer twijfelt en die veel uitmaken. Overslaan mag altijd.",
            "beoordelen",
        ),
        _NEW_THEMES,
        Step(
            "Zie wat uw werk oplevert",
            "Hoe meer u beoordeelt, hoe beter we weten hoe vaak de computer gelijk heeft.",
            "betrouwbaar",
        ),
    ),
    Role.PROVIDER: (
        _DELIVER,
        Step(
            "Volg uw bestand",
            "Bij elk bestand staat wat ermee gebeurde: gelezen, goedgekeurd, of teruggestuurd met de reden.",
            "aanleveren",
        ),
        Step(
            "Kijk hoe uw verslag is gelezen",
            "Open een bestand. U ziet welke cijfers de computer las, en welke zinnen meetellen. Klopt iets niet? "
            "Wijzig het.",
            "aanleveren",
        ),
        Step(
            "Vind alles terug",
            "Bij Documenten staan alle bestanden van uw organisatie. Andere organisaties zien ze niet.",
            "documenten",
        ),
    ),
    Role.ADMIN: (_DELIVER, _OVERVIEW, _TALK, _JUDGE, _RELIABLE),
    None: (_DELIVER, _OVERVIEW, _FIGURES, _TALK, _JUDGE),
}


def step_of(number: int, total: int) -> str:
    """Where one is in the tour."""
    return f"Stap {number} van {total}"


def to_page(title: str) -> str:
    """What the link to the page of a step says."""
    return f"Open {title}"
