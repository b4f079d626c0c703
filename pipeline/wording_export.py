"""The Dutch words of `verhaal export`."""

from __future__ import annotations

HELP = (
    "Schrijf de cijfers voor een ander programma, met namen uit het Gemeentelijk Gegevensmodel (GGM) waar die bestaan. "
    "Zonder teksten van bewoners en zonder kleine aantallen.\n\n"
    "Voorbeeld: verhaal export --shape ggm --to csv --out export"
)
HELP_SHAPE = "De vorm: ggm."
HELP_TO = "Het soort bestand: csv (een bestand per tabel) of json."
HELP_OUT = "De map waarin de bestanden komen."
HELP_YEAR = "Alleen dit jaar; herhaal de optie voor meer jaren. Zonder dit alle jaren."

BAD_SHAPE = "De vorm {shape} bestaat niet. Kies: ggm."
BAD_FORM = "Het soort bestand {form} bestaat niet. Kies uit: csv, json."
NOTHING_INGESTED = "Er is nog niets ingelezen. Begin met: verhaal ingest map/"
ANY = "een heel jaar"
NO_YEAR = "Er zijn geen verslagen over {years}."
CANNOT_WRITE = "De map {folder} kan niet worden geschreven ({reason}). Kies een andere met --out."
MADE = "{count} bestanden staan in {folder}, over {years}. Wat elke kolom is, staat in {described}."
WITHHELD = (
    "{count} aantallen zijn niet gegeven, omdat ze klein zijn of een klein aantal zouden verraden (minder dan {least})."
)
