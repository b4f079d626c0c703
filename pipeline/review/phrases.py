"""What always reads the same in a review: headings, and sentences without facts."""

from __future__ import annotations

HEADINGS = {
    "essence": "Het belangrijkste", "goal": "Het doel", "seen": "Wat we zagen", "better": "Waar het beter gaat",
    "worse": "Waar het minder gaat", "not_heard": "Wat we niet hoorden", "questions": "Vragen voor het gesprek",
    "waiting": "Afspraken die wachten", "theme": "Thema", "hours": "Uren en activiteiten", "trend": "Vier kwartalen",
    "told": "Wat er veranderde", "signals": "Losse signalen", "supporting": "Dit laten citaten zien",
    "contradicting": "Dit laten citaten anders zien", "theme_questions": "Vragen bij dit thema",
    "notes": "Aantekeningen", "together": "Overlap en gaten", "overlap": "Meer organisaties op één thema",
    "gaps": "Wat ontbreekt", "loose": "Uren zonder verhaal op een thema", "unheard": "Wie we niet hoorden",
    "silent": "Activiteiten waarover niets verteld is", "agreements": "Afspraken", "annex": "Bijlage",
    "promised": "Wat er beloofd was", "not_yet": "Nog niet gezien",
    "method": "Hoe dit verslag is gemaakt", "reliability": "Hoe betrouwbaar dit is", "sources": "Bronnen",
    "decided": "Besloten in het vorige gesprek",
    "panels": "Het belangrijkste verhaal volgens het panel",
}  # fmt: skip
"""The headings of every form of the document."""
PHRASES = {
    "signals_intro": "Zwak bewijs: meestal één stem. Toch kan het een signaal zijn om naar te vragen.",
    "overlap_intro": (
        "Op deze thema’s vertellen meer organisaties over een verandering. Weten zij van elkaar wat ze doen?"
    ),
    "no_overlap": "Op geen thema vertelt meer dan één organisatie.",
    "no_gaps": "Op elk thema vonden we uren en stemmen.",
    "unheard_intro": "Dit is geen oordeel. Het laat zien naar wie u nog kunt vragen.",
    "all_heard": "Bij elke organisatie met uren komt een bewoner zelf aan het woord.",
    "no_questions": "We vonden geen plek waar cijfers en verhalen uiteenlopen.",
    "nothing_waits": "Er wacht geen afspraak.",
    "room": "Ruimte voor aantekeningen",
    "source": "bron",
}
"""Sentences that are always the same."""
