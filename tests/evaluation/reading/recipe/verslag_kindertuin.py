"""A report in Markdown: pipe tables with alignment, bold totals, a footnote and last year's figures in a column."""

from __future__ import annotations

from typing import Any

from tests.evaluation.reading.recipe.writing import DOCUMENTS, dutch, expect, item, year

NAME = "inhoudelijk-verslag-kindertuin-2024.md"
ORGANISATION = "Stichting De Kindertuin Elzerbroek"

# activity, planned, this year, last year
Line = tuple[str, float | None, float | None, float | None]
HOURS: tuple[Line, ...] = (
    ("Speelochtenden 0-4 jaar", 480, 492.5, 466),
    ("Voorleesbezoek aan huis", 220, 198, 205.5),
    ("Oudercafé", 60, 63, None),
    ("Coördinatie en werving", 312, 320, 312),
)
# activity, unit, measure, planned, realised
REACH: tuple[tuple[str, str, str, float | None, float | None], ...] = (
    ("Speelochtenden 0-4 jaar", "kinderen (uniek)", "unique_participants", 85, 97),
    ("Speelochtenden 0-4 jaar", "ochtenden", "count", 120, 118),
    ("Voorleesbezoek aan huis", "gezinnen", "", 40, 36),
    ("Voorleesbezoek aan huis", "bezoeken aan huis", "count", 640, 571),
    ("Oudercafé", "ouders (uniek)", "unique_participants", 35, 41),
    ("Speel-o-theek", "uitleningen", "count", None, 1318),
    ("Ouders tevreden of zeer tevreden", "%", "percentage", 85, 91),
)
SUMMED = "Totaal uren"


def make() -> None:
    (DOCUMENTS / NAME).write_bytes(_text().encode())
    last = year(2023)
    items: list[dict[str, Any]] = []
    for line, kind in (*((line, "data") for line in HOURS), (_whole(), "total")):
        label, planned, done, before = line
        items.append(item(label, "hours", planned, done, kind))
        items.append(item(label, "hours", None, before, kind, period=last))
    items += [item(label, measure or None, planned, done) for label, _, measure, planned, done in REACH]
    expect(
        NAME,
        kind="report",
        organisation=ORGANISATION,
        programme="Samen Groot",
        grant_number="EB.2024.0610",
        period=year(2024),
        activities=items,
    )


def _whole() -> Line:
    sums = [sum(line[at] or 0 for line in HOURS) for at in (1, 2, 3)]  # type: ignore[misc]
    return (SUMMED, sums[0], sums[1], sums[2])


def _text() -> str:
    rows = [
        f"| {label} | {dutch(planned)} | {dutch(done)} | {dutch(before) or '–'} |"
        for label, planned, done, before in HOURS
    ]
    label, planned, done, before = _whole()
    rows.append(f"| **{label}** | **{dutch(planned)}** | **{dutch(done)}** | **{dutch(before)}** |")
    reach = [
        f"{label}|{unit}|{'n.v.t.' if agreed is None else dutch(agreed)}|{dutch(got)}"
        for label, unit, _, agreed, got in REACH
    ]
    return f"""\
# Inhoudelijk verslag 2024

**{ORGANISATION}**
Project: Samen Groot
Beschikkingsnummer: EB.2024.0610
Verslagperiode: 1 januari 2024 - 31 december 2024

---

## Waar het om gaat

De Kindertuin is er voor ouders met jonge kinderen die (nog) niet naar de opvang gaan. Ouders spelen mee, leren elkaar kennen
en horen onderweg van alles over opvoeden, taal en geld. De beroepskrachten worden geholpen door een vaste ploeg oma's en
stagiaires van het [mbo](https://mbo-elzerbroek.example).

## Inzet in uren

| Activiteit | Gepland 2024 | Gerealiseerd 2024 | Gerealiseerd 2023 |
|:-----------|-------------:|------------------:|------------------:|
{chr(10).join(rows)}

Het oudercafé is in 2024 begonnen.[^1] Bij het voorlezen zijn uren weggevallen doordat twee voorlezers tegelijk met zwangerschapsverlof
waren.

## Bereik

Activiteit|Eenheid|Afspraak|Resultaat
---|---|---:|---:
{chr(10).join(reach)}

Een paar dingen vallen op:

* op de speelochtenden komen meer vaders dan we gewend zijn;
* gezinnen uit de nieuwbouw weten ons nog niet te vinden;
* ouders vragen om een ochtend in het weekend.

> "Thuis praat hij niet, hier zingt hij de hele ochtend." (moeder van een peuter)

## En verder

Samen met de consultatiebureaus kijken we of ouders al tijdens de zwangerschap kennis kunnen maken. De wachtlijst voor het
voorlezen is opgelost door met kleinere blokken te werken.

*Elzerbroek, 21 februari 2025 - Minke Roelfzema, beroepskracht*

[^1]: Met een bijdrage van de bibliotheek voor de koffie.
"""


if __name__ == "__main__":
    make()
