"""What can be wrong with a document, said in plain Dutch: what happened, where, what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
Stage = Literal["ingest", "parse", "privacy", "language", "themes", "store"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of issue: its severity and its Dutch message, with {places} for numbers and names of formats."""

    severity: Severity
    message: str


CATALOGUE: dict[str, Kind] = {
    # reading the file: errors mean that nothing could be read
    "empty_file": Kind("error", "Dit bestand is leeg. Vraag de organisatie om het opnieuw te sturen."),
    "no_content": Kind(
        "error", "In dit bestand staat geen tekst en geen tabel. Controleer of dit het goede bestand is."
    ),
    "corrupt": Kind(
        "error", "Dit bestand is beschadigd en kan niet worden geopend. Vraag de organisatie om een nieuwe versie."
    ),
    "encrypted": Kind("error", "Dit bestand heeft een wachtwoord. Vraag om een versie zonder wachtwoord."),
    "unknown_format": Kind(
        "error",
        "Dit soort bestand kunnen we niet lezen. Sla het op als Word, PDF, Excel, ODT, CSV of tekst en lever het opnieuw aan.",
    ),
    "no_text_layer": Kind(
        "error", "Geen tekstlaag: OCR nodig. Dit bestand bestaat uit plaatjes. Vraag om het oorspronkelijke bestand."
    ),
    "old_word": Kind(
        "error",
        "Dit is een oud Word-bestand (.doc of .rtf). Sla het in Word op als .docx en lever het opnieuw aan, of installeer LibreOffice.",
    ),
    "no_page_image": Kind(
        "error",
        "Van deze bladzijde kunnen we hier geen plaatje tonen. Open het oorspronkelijke bestand om te vergelijken.",
    ),
    "too_large": Kind(
        "error", "Dit bestand is te groot: het mag {limit} zijn. Splits het verslag of vraag om een kleinere versie."
    ),
    "too_slow": Kind(
        "error",
        "Het lezen duurde langer dan {seconds} seconden en is gestopt. Vraag om een eenvoudiger versie van het bestand.",
    ),
    "crashed": Kind(
        "error",
        "Het lezen van dit bestand is misgegaan. Het bestand is bewaard. Vraag om een versie in een ander formaat.",
    ),
    # reading the file: warnings mean that something was read with care
    "wrong_extension": Kind(
        "warning",
        "De naam zegt {named}, maar het is een {found}-bestand. We hebben het als {found} gelezen. Controleer de inhoud.",
    ),
    "page_without_text": Kind(
        "warning", "Op deze bladzijde staat alleen een plaatje: OCR nodig. De tekst hierop is niet gelezen."
    ),
    "read_by_ocr": Kind(
        "warning",
        "Deze bladzijde is een scan ({quality}). De tekst is door de computer herkend: controleer de cijfers.",
    ),
    "nothing_recognised": Kind(
        "warning", "Deze bladzijde is een plaatje waarop de computer geen tekst herkent. Kijk zelf wat erop staat."
    ),
    "encoding_guessed": Kind(
        "info", "De tekens zijn gelezen als {encoding}. Controleer of letters als é en ë goed staan."
    ),
    "hidden_sheet": Kind(
        "warning", "Dit werkblad is verborgen. Het is gelezen en apart gemeld. Controleer of het mee moet tellen."
    ),
    "truncated": Kind(
        "warning",
        "Dit bestand is langer dan we kunnen lezen ({limit}). Het begin is gelezen, de rest niet. Splits het verslag.",
    ),
    "part_unreadable": Kind(
        "warning",
        "Een deel van dit bestand kon niet worden gelezen. Kijk in het oorspronkelijke bestand wat ontbreekt.",
    ),
    # understanding it
    "no_organisation": Kind("warning", "We konden niet vinden van welke organisatie dit is. Vul de organisatie in."),
    "no_period": Kind("warning", "We konden niet vinden over welke periode dit gaat. Vul de periode in."),
    "ambiguous_number": Kind("warning", "Dit getal is niet zeker gelezen. Controleer de cel."),
    "unreadable_number": Kind("warning", "In deze cel staat geen leesbaar getal. Controleer de cel."),
    "unknown_columns": Kind(
        "warning",
        "Van deze tabel herkennen we de kolommen niet. De tabel is bewaard, maar telt niet mee in de cijfers.",
    ),
    "total_mismatch": Kind(
        "warning", "De rijen tellen op tot {rows}, maar het totaal in de tabel is {total}. Controleer de tabel."
    ),
    "date_for_number": Kind(
        "warning",
        "Het rekenblad heeft van dit getal een datum gemaakt. De waarde is niet gebruikt. Vul het getal zelf in.",
    ),
    "no_consent": Kind(
        "info", "Van {count} verhalen is er geen toestemming. Ze zijn geteld, maar de tekst wordt niet getoond."
    ),
    # language
    "not_dutch": Kind(
        "warning",
        "Deze tekst is niet in het Nederlands. Er zijn geen thema’s gezocht. Vraag om een Nederlandse versie.",
    ),
    "partly_not_dutch": Kind("info", "{count} zinnen zijn niet in het Nederlands. Daarin zijn geen thema’s gezocht."),
}
"""Every code an issue can have. Messages never hold text from the document itself."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a person should know about a document; `location` is a Dutch place such as 'pagina 3'."""

    code: str
    stage: Stage
    severity: Severity
    message: str
    location: str | None = None


def issue(code: str, stage: Stage, location: str | None = None, **values: str | int | float) -> Issue:
    """Make an issue of a known kind; `values` fill the places in its message.

    Raises KeyError for a code that is not in the catalogue or a place that is not filled: a bug, not bad input.
    """
    kind = CATALOGUE[code]
    return Issue(code, stage, kind.severity, kind.message.format(**values), location)


class Unreadable(Exception):
    """A file that cannot be read at all; carries the issues that say why."""

    def __init__(self, *issues: Issue) -> None:
        super().__init__(", ".join(found.code for found in issues))
        self.issues = issues
