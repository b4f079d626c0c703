"""An e-mail kept as plain text: figures in dashes and brackets, and the story of a visitor who became a volunteer."""

from __future__ import annotations

from tests.evaluation.reading.recipe.writing import DOCUMENTS, expect, item

NAME = "FW cijfers 3e kwartaal Vuurkorf.txt"
TEXT = """\
Van: Greetje Hamstra <greetje@inloopdevuurkorf.example>
Verzonden: maandag 14 oktober 2024 20:51
Aan: Bouke Riemersma (gemeente Dravenoord)
Onderwerp: FW: cijfers 3e kwartaal

Dag Bouke,

Sorry dat het wat later is, onze penningmeester was op vakantie. Hieronder de cijfers van Stichting Inloop De Vuurkorf
over juli t/m september 2024 (kenmerk DV-2024-1175). De definitieve jaarcijfers krijg je in februari op het formulier.

Gedaan dit kwartaal:
- inloop: 46 dagdelen (plan 50), 312 bezoekers
- maaltijd op vrijdag: 12 avonden (plan 13), 74 deelnemers
- kledingruilkast: 9 dagdelen (plan 10), 138 bezoekers
- hulp bij formulieren: 65 gesprekken (plan 40)
- uitje naar de dierentuin: 1 dag (plan 1), 29 deelnemers
- vrijwilligers: 648,5 uur (plan 600 uur)

De inloop is vier keer dicht geweest vanwege de hitte, het is boven echt niet te doen. De formulieren lopen de spuigaten
uit. Dat komt doordat het loket in het gemeentehuis nu alleen nog op afspraak werkt en mensen de weg niet weten. Misschien
kunnen we het daar een keer over hebben?

Je vroeg ook om een verhaal. Dit is van Sjoerd. Hij heeft het gelezen en vindt het goed dat jullie het gebruiken.

Het verhaal van Sjoerd

Ik kwam hier voor het eerst toen ik net uit mijn huis was gezet. Overdag wist ik niet waar ik heen moest en in de
bibliotheek voelde ik me bekeken. Bij De Vuurkorf kreeg ik koffie en vroeg niemand iets. Na een paar maanden vroeg Greetje
of ik de vaatwasser wilde doen, omdat er iemand ziek was. Sindsdien sta ik drie ochtenden in de keuken. Ik heb nu een sleutel
van het gebouw, en dat iemand mij een sleutel geeft had ik nooit gedacht. Ik drink niet meer voor de avond en ik heb weer
contact met mijn zus. Een eigen kamer heb ik nog steeds niet, dat blijft zwaar. Maar ik word gemist als ik er niet ben.

Laat maar weten of je nog iets nodig hebt. Op dinsdag ben ik er niet.

Groet,
Greetje Hamstra
Stichting Inloop De Vuurkorf
Nieuwstad 3, Dravenoord

> Op 1 oktober 2024 om 09:12 schreef Bouke Riemersma:
> Ha Greetje, zou je me de cijfers over het kwartaal willen sturen, en als het kan een verhaal van een bezoeker of
> vrijwilliger? Graag voor de 10e. Groet, Bouke
"""


def make() -> None:
    (DOCUMENTS / NAME).write_bytes(TEXT.replace("\n", "\r\n").encode())
    items = [
        item("inloop", "count", 50, 46),
        item("inloop", "unique_participants", None, 312),
        item("maaltijd op vrijdag", "count", 13, 12),
        item("maaltijd op vrijdag", "unique_participants", None, 74),
        item("kledingruilkast", "count", 10, 9),
        item("kledingruilkast", "unique_participants", None, 138),
        item("hulp bij formulieren", "count", 40, 65),
        item("uitje naar de dierentuin", "days", 1, 1),
        item("uitje naar de dierentuin", "unique_participants", None, 29),
        item("vrijwilligers", "volunteer_hours", 600, 648.5),
    ]
    # both a report and a story: the kind is left open
    expect(
        NAME,
        organisation="Stichting Inloop De Vuurkorf",
        programme=None,
        grant_number="DV-2024-1175",
        period={"start": "2024-07-01", "end": "2024-09-30"},
        activities=items,
        stories=[{"consent": "yes"}],
    )


if __name__ == "__main__":
    make()
