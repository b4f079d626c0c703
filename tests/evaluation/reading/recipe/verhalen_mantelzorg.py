"""Four stories without headings, parted by stars or by a line that says who tells it; nothing about consent."""

from __future__ import annotations

import io
from datetime import datetime

from _files import fixed_zip, keep
from odfdo import Document, Paragraph

NAME = "verhalen lotgenotengroep mantelzorg.odt"
TEXT = [
    "Stichting Mantelzorg Nabij",
    "Verhalen uit de lotgenotengroep, mei en juni 2024",
    "Tijdens de laatste twee bijeenkomsten hebben we gevraagd wat de groep de deelnemers gebracht heeft. Hieronder "
    "wat zij vertelden. We hebben het zo veel mogelijk in hun eigen woorden gelaten.",
    "",
    "Verhaal van een deelneemster, 63 jaar",
    "Mijn man heeft Parkinson, al elf jaar. Ik zei altijd dat het wel ging. Als mensen vroegen hoe het met ons was, "
    "vertelde ik hoe het met hem was. Dat had ik niet eens in de gaten, tot Joke van de groep zei: en nu jij.",
    "Ik kon toen niks uitbrengen. Ik heb het hele kwartier gehuild en niemand liep weg. De keer daarna heb ik verteld "
    "dat ik soms hoop dat hij eerder gaat dan ik, omdat ik niet weet wie het anders moet doen. Er waren er drie die "
    "knikten.",
    "We hebben nu op dinsdag en vrijdag hulp in huis. Dat had ik twee jaar geleden al kunnen aanvragen, maar ik vond "
    "dat ik dan faalde. Ik ga op vrijdag zwemmen. Ik ben minder kwaad op hem en hij merkt dat.",
    "***",
    "Ik ben 29 en zorg voor mijn moeder, zij heeft een bipolaire stoornis. Toen ik binnenkwam dacht ik dat ik verkeerd "
    "zat, want iedereen had grijs haar. Ik wilde meteen weer weg.",
    "Wat me over de streep trok was een man van tachtig die zei dat hij 's nachts ook zijn telefoon naast zich heeft "
    "liggen op het hardst. Ik dacht dat ik de enige was. Sindsdien hebben wij een soort afspraak, we sturen elkaar "
    "een duim als de nacht goed was.",
    "Mijn moeder is dit voorjaar opgenomen geweest. Voor het eerst heb ik niet alles zelf geregeld, ik heb de "
    "crisisdienst gebeld en ben gaan werken. Ik voelde me schuldig, maar ik ben mijn baan niet kwijtgeraakt, en dat "
    "was de vorige keer wel zo.",
    "Verhaal van een deelnemer, 54 jaar",
    "Onze zoon is 19 en heeft een verstandelijke beperking. Ik kwam niet voor mezelf, ik kwam voor informatie over de "
    "Wet langdurige zorg. Die heb ik ook gekregen, al is de aanvraag afgewezen en liggen we nu in bezwaar.",
    "Verder moet ik zeggen dat het me niet zo veel gedaan heeft. Het gaat vooral over partners en ouders met dementie. "
    "Een vader met een kind van 19 past daar niet tussen. Ze zijn heel vriendelijk, hoor. Maar ik zit thuis met "
    "dezelfde vragen als in januari. De dagbesteding is nog steeds een wachtlijst.",
    "Mijn vrouw en ik zijn er wel over gaan praten na de avond over 'wie zorgt er later'. Dat deden we nooit.",
    "***",
    "Zes jaar lang reed ik elke dag op en neer naar mijn schoonmoeder, en dan had ik er al een dienst op zitten in de "
    "bakkerij. Mijn schoonzussen wonen verder weg, zo ging dat. Toen ik van de trap viel heb ik drie weken gelegen en "
    "toen bleek opeens dat zij ook kunnen koken.",
    "In de groep hebben ze mij geleerd om een rooster te maken en dat gewoon op te sturen. Ik had het niet gedurfd als "
    "Hennie er niet naast had gezeten toen ik op verzenden drukte. Nu doe ik de maandag en de donderdag. Mijn "
    "schoonmoeder moppert dat de soep van Anja niet te eten is, en dat vind ik stiekem het mooiste van alles.",
    "",
    "Vragen over deze verhalen? Bel met Saskia van Dongen van Mantelzorg Nabij, op werkdagen tot 13.00 uur.",
]


def main() -> None:
    document = Document("text")
    body = document.body
    body.clear()
    body.append(Paragraph(TEXT[0], style="Title"))
    for line in TEXT[1:]:
        body.append(Paragraph(line))
    meta = document.meta
    meta.title = "verhalen"
    meta.creator = "S. van Dongen"
    meta.creation_date = meta.date = datetime(2024, 7, 1, 9, 0)
    held = io.BytesIO()
    document.save(held)
    keep(NAME, fixed_zip(held.getvalue()))


if __name__ == "__main__":
    main()
