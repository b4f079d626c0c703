"""The export of a web form: tables with colspan and rowspan, a period in words, one resident's story."""

from __future__ import annotations

from typing import Any

from tests.evaluation.reading.recipe.writing import DOCUMENTS, dutch, expect, item

NAME = "verantwoording-Z-24-118240.html"
ORGANISATION = "Stichting Geldwijs Veldermonde"
Line = tuple[str, float, float, int | None, int | None]
WORK: tuple[tuple[str, tuple[Line, ...]], ...] = (
    (
        "Preventie",
        (
            ("Inloopspreekuur", 180, 188.5, 120, 141),
            ("Budgetcursus", 64, 60, 30, 26),
            ("Gastlessen mbo", 24, 18, None, None),
        ),
    ),
    ("Begeleiding", (("Thuisadministratie", 420, 436.25, 60, 58), ("Schuldhulpmaatje", 260, 241, 35, 37))),
    ("Nazorg", (("Nazorggesprekken", 40, 31.5, 25, 19),)),
)
COSTS: tuple[tuple[str, float, float], ...] = (
    ("Salariskosten", 48600, 49118.30),
    ("Huur spreekuurruimte", 2400, 2400),
    ("Cursusmateriaal", 900, 742.15),
    ("Onkosten maatjes", 3100, 2986.40),
)
STYLE = "body{font-family:sans-serif}table{border-collapse:collapse}td,th{border:1px solid #999;padding:4px}.r{text-align:right}"
STORY = (
    "Meneer P. kwam in september op het spreekuur met een boodschappentas vol ongeopende brieven. Hij had sinds zijn "
    "ontslag geen envelop meer opengemaakt. De eerste middag hebben we alleen gesorteerd: wat moet nu, wat kan later en "
    "wat mag weg. Hij zei weinig, maar de week erna stond hij er weer, met koffie voor de vrijwilliger.",
    "Na drie weken bleek dat hij al maanden geen huurtoeslag had gekregen. Die is met terugwerkende kracht aangevraagd. "
    "Voor de schuld bij de zorgverzekeraar loopt nu een regeling. Hij opent zijn post zelf, op maandag, aan de keukentafel. "
    "Van de twee deurwaarders is er nog één over, en daar slaapt hij soms slecht van. Maar hij neemt de telefoon weer op, "
    "ook als hij het nummer niet kent.",
)


def make() -> None:
    (DOCUMENTS / NAME).write_text(_page(), "utf-8")
    rows = [row for _, rows in WORK for row in rows]
    items: list[dict[str, Any]] = []
    for label, planned, done, agreed, reached in rows:
        items.append(item(label, "hours", planned, done))
        items.append(item(label, "unique_participants", agreed, reached))
    hours, clients = _sums(rows)
    items.append(item("Totaal", "hours", *hours, "total"))
    items.append(item("Totaal", "unique_participants", *clients, "total"))
    items += [item(label, "euro", planned, done) for label, planned, done in COSTS]
    whole = [round(sum(row[side] for row in COSTS), 2) for side in (1, 2)]
    items.append(item("Totaal kosten", "euro", whole[0], whole[1], "total"))
    expect(
        NAME,
        kind="report",
        organisation=ORGANISATION,
        programme="Post op Orde",
        grant_number="Z/24/118240",
        period={"start": "2024-07-01", "end": "2024-12-31"},
        activities=items,
        stories=[{"consent": "anonymous"}],
    )


def _sums(rows: list[Line]) -> tuple[tuple[float, float], tuple[float, float]]:
    hours = sum(row[1] for row in rows), sum(row[2] for row in rows)
    return hours, (sum(row[3] or 0 for row in rows), sum(row[4] or 0 for row in rows))


def _page() -> str:
    facts = (
        ("Naam aanvrager", ORGANISATION),
        ("Naam project", "Post op Orde"),
        ("Zaaknummer", "Z/24/118240"),
        ("Verantwoordingsperiode", "tweede helft 2024"),
        ("Contactpersoon", "Desiree Wolthuis"),
        ("Ingediend op", "30-01-2025 16:42"),
    )
    answers = "\n".join(
        f'<tr><th scope="row" style="text-align:left">{left}</th><td>{right}</td></tr>' for left, right in facts
    )
    story = "\n".join(f"<p>{text}</p>" for text in STORY)
    return f"""<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>Verantwoording subsidie - Mijn Veldermonde</title>
<style>{STYLE}</style>
</head>
<body>
<header><p>Gemeente Veldermonde</p><nav><a href="/">Start</a> &gt; <a href="/zaken">Mijn zaken</a></nav></header>
<main>
<h1>Verantwoordingsformulier subsidie</h1>
<p>Dit is een afschrift van het formulier dat u hebt ingediend. Bewaar het bij uw administratie.</p>
<h2>1. Gegevens</h2>
<table>
{answers}
</table>
<h2>2. Wat hebt u gedaan?</h2>
<p>Vul per activiteit in wat is afgesproken en wat is gerealiseerd.</p>
{_work()}
<p><small>Bij de gastlessen worden geen cliënten geteld.</small></p>
<h2>3. Toelichting op de verschillen</h2>
<p>Het spreekuur trok meer mensen dan verwacht, vooral nadat de woningbouw een brief over ons had rondgestuurd.
Voor de cursus haakten enkele deelnemers af toen de bus niet meer in de avond reed. Nazorg begint pas na de
begeleiding; een deel van de gesprekken valt daarom in het nieuwe jaar.</p>
<h2>4. Kosten</h2>
{_costs()}
<h2>5. Ervaring van een bewoner</h2>
<h3>Beschrijf de ervaring van één bewoner</h3>
{story}
<h3>Geeft de bewoner toestemming om dit te gebruiken?</h3>
<p>Ja, maar anoniem</p>
<h2>6. Verklaring</h2>
<table>
<tr><td>Ik heb het formulier naar waarheid ingevuld</td><td>&#9746; ja &#9744; nee</td></tr>
<tr><td>Er is een accountantsverklaring bijgevoegd</td><td>&#9744; ja &#9746; nee</td></tr>
</table>
</main>
<footer><p>Gemeente Veldermonde, team Subsidies. Vragen? Mail naar subsidies@veldermonde.example.</p></footer>
</body>
</html>
"""


def _cell(value: float | None) -> str:
    return f'<td class="r">{"n.v.t." if value is None else dutch(value)}</td>'


def _work() -> str:
    lines = [
        "<table>",
        '<thead><tr><th rowspan="2">Onderdeel</th><th rowspan="2">Activiteit</th>'
        '<th colspan="2">Uren</th><th colspan="2">Cliënten</th></tr>',
        "<tr><th>afgesproken</th><th>gerealiseerd</th><th>afgesproken</th><th>gerealiseerd</th></tr></thead>",
        "<tbody>",
    ]
    for part, rows in WORK:
        for at, (label, *values) in enumerate(rows):
            first = f'<td rowspan="{len(rows)}">{part}</td>' if at == 0 else ""
            lines.append(f"<tr>{first}<td>{label}</td>{''.join(_cell(value) for value in values)}</tr>")
    hours, clients = _sums([row for _, rows in WORK for row in rows])
    sums = "".join(_cell(value) for value in (*hours, *clients))
    lines += ["</tbody>", f'<tfoot><tr><th colspan="2">Totaal</th>{sums}</tr></tfoot>', "</table>"]
    return "\n".join(lines)


def _costs() -> str:
    lines = ["<table>", "<tr><th>Kostenpost</th><th>Begroot (€)</th><th>Werkelijk (€)</th><th></th></tr>"]
    for label, planned, done in COSTS:
        lines.append(
            f'<tr><td>{label}</td><td class="r">{dutch(planned)}</td><td class="r">{dutch(done, 2)}</td><td>&nbsp;</td></tr>'
        )
    whole = [sum(row[side] for row in COSTS) for side in (1, 2)]
    lines.append(
        f'<tr><td><b>Totaal kosten</b></td><td class="r">{dutch(whole[0])}</td>'
        f'<td class="r">{dutch(whole[1], 2)}</td><td>&nbsp;</td></tr>'
    )
    return "\n".join([*lines, "</table>"])


if __name__ == "__main__":
    make()
