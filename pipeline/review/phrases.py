"""What always reads the same in a review: headings, and sentences without facts."""

from __future__ import annotations

HEADINGS = {
    "essence": "Het belangrijkste", "goal": "Het doel", "seen": "Wat we zagen", "better": "Waar het beter gaat",
    "worse": "Waar het minder gaat", "not_heard": "Wat we niet hoorden", "questions": "Vragen voor het gesprek",
    "waiting": "Afspraken die wachten", "theme": "Thema", "hours": "Uren en activiteiten", "trend": "Vier kwartalen",
    "told": "Wat er veranderde", "signals": "Losse signalen", "supporting": "Dit laten citaten zien",
    "contradicting": "Citaten die iets anders laten zien", "theme_questions": "Vragen bij dit thema",
    "notes": "Aantekeningen", "together": "Wie over hetzelfde vertelt, en wat ontbreekt",
    "overlap": "Meer organisaties op één thema",
    "gaps": "Wat ontbreekt", "loose": "Uren zonder verhaal op een thema", "unheard": "Wie we niet hoorden",
    "silent": "Activiteiten waarover niets verteld is", "agreements": "Afspraken", "annex": "Bijlage",
    "guide": "Zo leest u dit verslag", "annex_tables": "Alle activiteiten, en wat hierboven niet past",
    "promised": "Wat er beloofd was", "not_yet": "Nog niet gezien",
    "method": "Hoe dit verslag is gemaakt", "reliability": "Hoe betrouwbaar dit is", "sources": "Bronnen",
    "decided": "Besloten in het vorige gesprek",
    "panels": "Het belangrijkste verhaal volgens het panel",
}  # fmt: skip
"""The headings of every form of the document."""
PHRASES = {
    "signals_intro": "Zwak bewijs: meestal één stem. Toch kan het een signaal zijn om naar te vragen.",
    "overlap_intro": (
        "Op deze thema’s vertellen in deze periode meer organisaties over een verandering. Weten zij van elkaar wat ze "
        "doen?"
    ),
    "no_overlap": "Op geen thema vertelt meer dan één organisatie.",
    "no_gaps": "Op elk thema vonden we uren en stemmen.",
    "unheard_intro": "Dit is geen oordeel. Het laat zien naar wie u nog kunt vragen.",
    "all_heard": "Bij elke organisatie met uren komt een bewoner zelf aan het woord.",
    "no_questions": "De computer vond geen vragen. Wat wilt u zelf vragen?",
    "nothing_waits": "Er wacht geen afspraak.",
    "room": "Ruimte voor aantekeningen",
    "source": "bron",
}
"""Sentences that are always the same."""


GUIDE_TO_CHART = (
    "De grafiek van een thema telt de uren van alle activiteiten bij dat thema, ook als alleen een verslag over een "
    "langere periode erover vertelt. Daarom staan er vaak meer uren dan in de eerste zin van het thema."
)
NO_OVERLAP_OF_ONE = (
    "Dit verslag gaat over één organisatie. In het verslag van alle organisaties staat wie over hetzelfde vertelt."
)


def guide(this: str) -> tuple[str, ...]:
    """How to read a document; `this` is what it is about: dit kwartaal."""
    return (
        "Een stem is één verhaal, één aangehaald stuk tekst, of de lopende tekst van één verslag. In één stem kunnen "
        f"meer mensen spreken. ‘Langer’ zijn stemmen uit een verslag over een langere periode waar {this} in valt.",
        "Sterk, redelijk of zwak bewijs zegt hoeveel stemmen los van elkaar hetzelfde vertellen. Het zegt niets over "
        "de waarde van het werk.",
        "Achter elk citaat staat het nummer van de bron. De bronnen staan achterin. Staat er ‘onzeker’, lees het "
        "citaat dan na in de bron.",
    )


def guide_of_several(claims: int) -> str:
    """What a document on several organisations leaves to its annex."""
    return (
        f"Dit verslag gaat over meer organisaties. Daarom staan bij een thema hooguit {claims} uitspraken. De andere "
        "staan in de bijlage. In het verslag van één organisatie staat alles bij elkaar."
    )


def rule(claims: int, working: int) -> str:
    """How a document on several organisations chooses what it writes out."""
    return (
        f"Gaat het verslag over meer organisaties, dan staan bij een thema hooguit {claims} uitspraken, met van elke "
        "kant één citaat. Eerst komt van elke richting één uitspraak (minder, gemengd, beter, gelijk), dan van elke "
        "organisatie één. Redelijk en sterk bewijs gaat voor zwak. Is er dan nog plaats, dan kiest het lot. Maakt u "
        "het verslag opnieuw, dan kiest het lot hetzelfde. Hoeveel een organisatie vertelt, maakt niet uit. Bij een "
        f"thema noemen we van hooguit {working} organisaties de activiteiten, en van elk hooguit {working}."
    )
