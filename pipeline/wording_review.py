"""Every Dutch word of `verhaal review`, and of what stops a review from being made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pipeline.dutch import listed, quarter
from pipeline.periods import quarters, quarters_of

if TYPE_CHECKING:
    import polars as pl

    from pipeline.review.content import Scope

HELP = (
    "Maak het verslag voor het effectgesprek van een kwartaal of een jaar: cijfers en verhalen naast elkaar, met "
    "vragen, afspraken en bronnen.\n\nVoorbeeld: verhaal review --period 2025-Q4 --to docx\n\n"
    "Voor het jaargesprek: verhaal review --period 2025 --to pdf"
)
HELP_PERIOD = "Het kwartaal, geschreven als 2025-Q4, of het hele jaar: 2025."
HELP_ORGANISATION = "Alleen deze organisatie; schrijf de naam zoals die in het dashboard staat."
HELP_PROGRAMME = "Alleen dit programma; schrijf de naam zoals die in het dashboard staat."
HELP_TO = "De vorm: docx (Word), pdf, html (webpagina), odt (LibreOffice), of van een jaar xlsx (Excel)."
HELP_OUT = "Het bestand dat wordt gemaakt. Zonder dit komt het in de map waar u bent."

NOTHING_INGESTED = "Er is nog niets ingelezen. Begin met: verhaal ingest map/"
BAD_FORM = "De vorm {form} bestaat niet. Kies uit: docx, pdf, html, odt, xlsx."
MADE = "Het verslag staat in {file}"
CANNOT_WRITE = "Het bestand {file} kan niet worden geschreven ({reason}). Kies een andere plek met --out."


def bad_period(period: str) -> str:
    """What is neither a quarter nor a year, with how these are written."""
    fifth = re.fullmatch(r"((?:19|20)\d\d)-?[QqKk]\d+", period.strip())
    if fifth:
        year = fifth[1]
        return (
            f"{period} bestaat niet: een jaar heeft vier kwartalen. Kies uit {year}-Q1 tot en met {year}-Q4, of "
            f"schrijf {year} voor het hele jaar."
        )
    return f"‘{period}’ is geen kwartaal en geen jaar. Schrijf een kwartaal als 2025-Q4, en een heel jaar als 2025."


def unknown_organisation(name: str, known: Sequence[str]) -> str:
    """An organisation that no report names, with those that are like it."""
    return f"Er zijn geen verslagen van ‘{name}’. {_instead(name, known)}"


def unknown_programme(name: str, known: Sequence[str]) -> str:
    """A programme that no report names, with those that are like it."""
    return f"Er zijn geen verslagen over het programma ‘{name}’. {_instead(name, known)}"


def _instead(name: str, known: Sequence[str]) -> str:
    if not known:
        return "In de verslagen die zijn ingelezen, staat geen enkele naam."
    near = get_close_matches(name, known, n=3, cutoff=0.4)
    near = near or [one for one in known if name.casefold() in one.casefold()][:3]
    return f"Bedoelt u {listed(near)}?" if near else f"Deze namen kennen we: {listed(list(known))}."


def no_documents(scope: Scope, documents: pl.DataFrame) -> str:
    """A quarter or a year that no report is about, with the quarters that there are."""
    wanted = str(scope.when) if isinstance(scope.when, int) else f"het {quarter(*scope.when)}"
    held = quarters(documents)
    if not held:
        return f"Over {wanted} zijn geen verslagen. Bij geen enkel verslag is een periode bekend."
    several = [f"{year}-Q{place}" for year, place in reversed(held)]
    if scope.organisation and max(held) < quarters_of(scope.when)[0]:
        return _stopped(scope.organisation, wanted, held)
    return f"Over {wanted} zijn geen verslagen. Er zijn wel verslagen over {listed(several)}."


def _stopped(organisation: str, wanted: str, held: Sequence[tuple[int, int]]) -> str:
    """An organisation that reported before and does not any more: until when, and what can be done."""
    year, place = max(held)
    return (
        f"‘{organisation}’ heeft over {wanted} geen verslag. Het laatste verslag gaat over het {quarter(year, place)}; "
        f"daarna kwam er niets binnen. Vraag de organisatie of zij gestopt is, of kies {year}-Q{place}."
    )
