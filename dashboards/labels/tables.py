"""The names of the columns in tables that leave the screen, and what those tables count."""

from __future__ import annotations

ORGANISATION, PROGRAMME, FILE, PLACE = "Organisatie", "Programma", "Bestand", "Plaats"
FIRST_DAY, LAST_DAY, SECTION, ACTIVITY = "Eerste dag", "Laatste dag", "Onderdeel", "Activiteit"
WHAT, PLANNED, REALISED, NOTE, TOLD = "Wat is geteld", "Gepland", "Gerealiseerd", "Opmerking", "Wat er verteld wordt"
THEME, CLAIM, PROOF, VOICES, WITHHELD = "Thema", "Bevinding", "Bewijs", "Stemmen", "Zonder toestemming"
IMPROVED, WORSENED, OTHERWISE = "Over verbetering", "Over verslechtering", "Gelijk of beide kanten op"
QUOTATION, SIDE, THEMES, DIRECTION, SPEAKER, BY = "Citaat", "Kant", "Thema’s", "Richting", "Wie spreekt", "Label van"
STATUS, SEVERITY, ISSUE = "Gelezen", "Ernst", "Wat viel op"
FOUND, SURE, WHY = "Gevonden tekst", "Zeker", "Waarom gevonden"
SENTENCE, LABEL, COMPUTER, VERDICT, JUDGED_BY, JUDGED_ON, REASON = (
    "Zin", "Label van mensen", "Label van de computer", "Oordeel", "Door", "Op", "Reden",
)  # fmt: skip
COMPUTER_SAYS, PEOPLE_SAY = "computer", "mensen"
SIDES = {"supporting": "laat dit zien", "contradicting": "laat iets anders zien"}
QUALIFIERS = {"circa": "ongeveer", "not_applicable": "niet van toepassing"}
TELLS = "{theme}: {direction}, {proof}, {voices}"

ACTIVITIES_NAME = "Activiteiten met cijfers en bevindingen"
ACTIVITIES_ABOUT = (
    "Elke rij is één cijfer van een activiteit, zoals het in het verslag staat. Regels met een totaal zijn weggelaten: "
    "de activiteiten staan er al los in. Tel cijfers van verschillende verslagen niet zomaar op: twee verslagen kunnen "
    "over dezelfde uren gaan. Bij ‘Wat er verteld wordt’ staat per thema de richting, het bewijs en het aantal stemmen."
)
CLAIMS_NAME = "Bevindingen over {theme}"
CLAIMS_ABOUT = (
    "Elke rij is één bevinding: wat de stemmen bij een organisatie of activiteit over één thema vertellen. Een stem is "
    "één verhaal, één aangehaald stuk tekst of de lopende tekst van één verslag. Organisaties verzamelen verhalen op "
    "hun eigen manier: vergelijk ze niet op aantallen."
)
QUOTATIONS_NAME = "Citaten bij een bevinding over {theme}"
QUOTATIONS_ABOUT = (
    "Elke rij is één zin uit een verslag of verhaal, met de plaats waar hij staat. Namen van mensen zijn vervangen. "
    "Thema, richting en wie er spreekt zijn door de computer bepaald, tenzij er ‘mensen’ staat."
)
DOCUMENTS_NAME = "Documenten en wat er opviel"
DOCUMENTS_ABOUT = "Elke rij is één opmerking bij een document. Een document zonder opmerkingen heeft één rij."
HITS_NAME = "Gevonden bij {query}"
HITS_ABOUT = (
    "Elke rij is één tekst die bij de zoekvraag ‘{query}’ past, de zekerste eerst, met hooguit 50 rijen. Teksten "
    "zonder toestemming worden niet doorzocht."
)
JUDGED_NAME = "Beoordeelde zinnen"
JUDGED_ABOUT = "Elke rij is één oordeel van een collega over één zin. Ingetrokken oordelen staan er niet in."
