"""The Dutch words of `verhaal papers`, and what the municipality, kinds of data and kinds of documents are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

HELP = (
    "Maak de papieren waarmee u zich over dit programma verantwoordt, uit de instellingen van nu: algoritmeregister, "
    "bijlage bij de DPIA, verwerkingsregister, modelkaarten, BIO2-maatregelen en AI-verordening.\n\n"
    "Voorbeeld: verhaal papers --out verantwoording\n\n"
    "Wat u zelf nog moet invullen: verhaal papers --check"
)
HELP_OUT = "De map waarin de papieren komen."
HELP_ONLY = "Alleen deze papieren, met komma’s: {names}."
HELP_TO = "De vorm van de tekst: docx (Word), html (webpagina) of md (platte tekst)."
HELP_CHECK = "Schrijf niets; noem wat nog niet is ingevuld. Eindigt met 1 als er iets ontbreekt."

BAD_PAPER = "Het papier {name} bestaat niet. Kies uit: {names}."
BAD_FORM = "De vorm {form} bestaat niet. Kies uit: docx, html, md."
CANNOT_WRITE = "De map {folder} kan niet worden geschreven ({reason}). Kies een andere met --out."
MADE = "{count} bestanden staan in {folder}. Begin met {first}."
ALL_FILLED = "Alles is ingevuld. Laat de papieren nog wel toetsen: zie docs/beheer/verantwoording.md."
STILL = "{count} gegevens zijn nog niet ingevuld; ze staan in de papieren als ‘nog invullen’:"
WHERE = (
    "Vóór de dubbele punt staat waar u het invult: een naam met een punt in uw eigen bestand (voorbeeld: "
    "models/papers/organisatie.toml; noem het bij organisation in de instellingen), een naam met [haken] in de "
    "instellingen zelf."
)
MISSING = "[nog invullen: {what}]"
NOT_ACCEPTED = (
    "Het algoritmeregister neemt dit niet aan: {field}: {problem}. Verander {where} in het bestand bij organisation."
)

FILLED: Mapping[str, str] = MappingProxyType({
    "organisation.name": "volledige naam van de gemeente",
    "organisation.department": "afdeling die het programma gebruikt",
    "organisation.contact": "mailadres of website voor vragen",
    "organisation.website": "pagina voor inwoners over dit programma",
    "organisation.controller": "verwerkingsverantwoordelijke, met contactgegevens",
    "organisation.joint_controllers": "andere verwerkingsverantwoordelijken",
    "organisation.officer": "functionaris gegevensbescherming, met contactgegevens",
    "law.process": "wet en taak waarvoor het programma wordt gebruikt",
    "law.ground": "grondslag uit artikel 6 AVG, met uitleg",
    "law.special": "uitzondering uit artikel 9 AVG voor bijzondere gegevens, met uitleg",
    "register.status": "status: In ontwikkeling, In gebruik of Buiten gebruik",
    "register.publication_category": "publicatiecategorie, zoals ‘Overige algoritmes’",
    "register.begin_date": "maand van ingebruikname, zoals 2026-01",
    "register.end_date": "maand van buitengebruikstelling",
    "register.considerations": "eigen afweging van voor- en nadelen en van alternatieven",
    "register.provider": "leverancier, of ‘Intern ontwikkeld’",
    "register.public_code": "link naar de broncode",
    "register.url": "link naar het eigen algoritmeregister",
    "register.process_index_url": "link naar het verwerkingsregister",
    "register.source_id": "nummer in het eigen register",
    "assessments.note": "toelichting op de impacttoetsen",
    "processing.interests": "belangen van gemeente, organisaties en inwoners",
    "processing.location": "waar de server staat (rekencentrum, land)",
    "processing.processors": "verwerkers, zoals een hostingpartij, en de overeenkomst",
    "processing.recipients": "aan wie uitkomsten worden verstrekt",
    "processing.transfers": "doorgifte buiten de EER, of dat die er niet is",
    "processing.informed": "hoe bewoners en medewerkers worden geïnformeerd",
    "processing.weighing": "oordeel over noodzaak en evenredigheid",
    "processing.residual_risk": "oordeel over het risico dat overblijft, met naam en datum",
})  # fmt: skip
"""What a municipality can fill in, by section and key of its file, as it is asked for."""

LINKED: Mapping[str, str] = MappingProxyType(
    {
        "law.links": "links naar de wetten",
        "assessments.done": "uitgevoerde impacttoetsen (DPIA, IAMA)",
    }
)
"""What it can name with links."""

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "person": "namen van personen",
        "bsn": "burgerservicenummers",
        "iban": "bankrekeningnummers",
        "phone": "telefoonnummers",
        "email": "mailadressen",
        "postcode": "postcodes",
        "address": "adressen",
        "birth_date": "geboortedata",
        "reference": "dossiernummers en persoonlijke webpagina’s",
        "licence_plate": "kentekens",
        "username": "accountnamen",
    }
)
"""The kinds of personal data that the privacy stage replaces, by the names it has for them."""

DOCUMENTS: Mapping[str, str] = MappingProxyType(
    {
        "report": "verslagen",
        "stories": "verhalen",
        "figures": "cijfers",
        "pitch": "pitches en aanvragen",
        "unknown": "wat niet herkend of niet leesbaar is",
        "audit": "logboek van handelingen",
    }
)
"""What is kept for a term of its own: the kinds of documents, and who did what."""

SETS: Mapping[str, str] = MappingProxyType(
    {
        "residents": "bewoners in eigen woorden, geschreven voor deze meting",
        "sentences": "verslagen, verhalen en formulieren, geschreven voor deze meting",
        "gold": "echte documenten",
    }
)
"""The sets of sentences that labels were measured on."""

KEY_PLACES: Mapping[str, str] = MappingProxyType(
    {
        "environment": "in de omgeving van het programma, buiten de gegevens",
        "file": "in een apart bestand, buiten de gegevens",
        "beside": "naast de gegevens (niet veilig genoeg voor echte gegevens, zie docs/beheer/sleutels.md)",
    }
)
"""Where the key of the vault is."""

PAGES: Mapping[str, str] = MappingProxyType({
    "themas": "thema’s", "nieuwe_themas": "nieuwe thema’s", "betrouwbaar": "hoe betrouwbaar is dit?",
    "bron": "de bladzijde in het verslag",
})  # fmt: skip
"""Pages whose name is not that of their file."""

TEXT_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "register": "algoritmeregister",
        "dpia": "bijlage_dpia",
        "processing": "verwerkingsregister",
        "models": "modelkaarten",
        "bio2": "bio2_maatregelen",
        "ai": "ai_verordening",
    }
)
"""The file of each paper."""


def still_missing(gaps: Sequence[tuple[str, str, Sequence[str]]]) -> str:
    """What is not filled in: where it can be said, what it is, and which papers ask for it."""
    lines = [f"  {where}: {what} ({', '.join(papers)})" for where, what, papers in gaps]
    return "\n".join([STILL.format(count=len(gaps)), *lines, WHERE])
