"""Every Dutch word of what the doctor says of the data that is kept."""

from __future__ import annotations

REGISTER = "Lijst van organisaties"
DISTRICTS = "Lijst van wijken"
RIGHTS = "Gegevens alleen voor de eigenaar leesbaar"
RIGHTS_CURE = "Andere gebruikers van deze machine kunnen erbij. Voer uit:"
CLOCK = "Klok"
CLOCK_CURE = (
    "Er staat iets in de besluiten van later dan nu. De klok van deze machine loopt achter, of heeft vóór gelopen. "
    "Zet de tijd gelijk met een tijdserver (timedatectl set-ntp true)."
)
DATABASE = "Database {name}"
DATABASE_CURE = (
    "Dit bestand is beschadigd. Stop het dashboard, gooi niets weg, en zet de laatste goede kopie terug met: "
    "verhaal restore"
)
AUDIT = "Logboek: {rows} regels"
AUDIT_CURE = "Er ontbreken regels in het logboek. Zoek uit wat er gebeurd is met: verhaal audit verify"
STORE = "Samengestelde gegevens"
STORE_HOLDS = "Samengestelde gegevens: {documents} documenten"
STORE_LATER = "Gemaakt door een nieuwere versie van dit programma. Werk het programma bij."
STORE_OTHER = (
    "Van een eerdere versie. Ze worden vanzelf opnieuw gemaakt als het dashboard start, of met: verhaal rebuild"
)
STORE_DAMAGED = "Niet te openen. Er is niets verloren. Maak ze opnieuw met: verhaal rebuild"
MODELS = "Alles gelezen met de modellen van nu"
MODELS_CURE = (
    "{documents} documenten zijn gelezen met andere modellen of een andere doelenboom. Lees ze opnieuw met: "
    "verhaal rebuild"
)
HALFWAY = "Niets half gedaan"
HALFWAY_RESTORE = "Het terugzetten van een reservekopie is gestopt. Begin opnieuw met: verhaal restore … --replace"
HALFWAY_FORGET = "Er is iets half vergeten. Maak het af met: verhaal forget resume"
APART = "Gegevens van vóór het terugzetten"
APART_CURE = (
    "Deze mappen bewaren wat er stond voordat een kopie werd teruggezet. Wie later vergeten wordt, staat er nog in. "
    "Gooi ze weg als alles er is:"
)
BACKUP = "Reservekopie"
BACKUP_AGE = "Reservekopie: {days:.0f} dagen oud"
BACKUP_NOT_SET = (
    "Er is geen map voor reservekopieën ingesteld ([backup] folder in de instellingen). Maak elke dag een kopie met: "
    "verhaal backup (zie docs/beheer/bedienen.md)."
)
BACKUP_NONE = "In {folder} staat geen reservekopie. Maak er een met: verhaal backup"
BACKUP_OLD = (
    "De laatste is {days:.0f} dagen oud; u hebt ingesteld: hooguit {most}. Kijk waarom de dagelijkse kopie niet loopt "
    "en maak er een met: verhaal backup"
)
ACCOUNTS = "Accounts: {number}"
ACCOUNTS_NONE = "Er zijn nog geen accounts. Start het dashboard: het wijst de weg naar het eerste."
PORT = "Poort {port}"
PORT_TAKEN = (
    "Poort {port} is in gebruik: misschien draait het dashboard al. Een tweede dashboard kiest zelf een andere poort."
)
