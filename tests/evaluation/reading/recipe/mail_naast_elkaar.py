"""A mail with three stories in its text and a line on consent under each, above the question that it answers."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from tests.evaluation.reading.recipe.writing import DOCUMENTS, expect

NAME = "RE_ drie verhalen over het derde kwartaal.eml"
ORGANISATION = "Stichting Naast Elkaar"
# title, what the teller said on sharing it, consent, paragraphs
STORIES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "De kist met gereedschap",
        "Akkoord met delen: ja. Mevrouw wil graag dat anderen dit lezen, haar voornaam mag erbij.",
        "yes",
        (
            "Mijn man was timmerman. Sinds hij dementie heeft, liep hij de hele dag door het huis te zoeken en ik liep erachteraan. "
            "Ik sliep slecht en ik werd kribbig, daar schaam ik me nog voor. Mijn dochter heeft toen gebeld zonder dat ik het wist.",
            "Bij het ontmoetingscentrum vroegen ze niet wat hij niet meer kon. Ze zetten een kist met gereedschap voor hem neer en een "
            "stapel planken. Hij wist precies welk schuurpapier hij nodig had. Nu maakt hij vogelhuisjes, twee middagen in de week. De "
            "eerste hangt bij ons in de tuin, een beetje scheef, en er heeft een mees in gebroed.",
            "Ik ga die middagen zwemmen. Ik had vier jaar niet gezwommen. Als ik hem ophaal, zijn we allebei moe van iets leuks. Dat is "
            "zo anders dan moe zijn van elkaar.",
        ),
    ),
    (
        "Samen aan de bel",
        "Akkoord met delen: ja, maar anoniem, dus zonder naam en zonder dat je kunt zien uit welk dorp hij komt.",
        "anonymous",
        (
            "Ik zorg voor mijn moeder en ik werk in ploegendienst. Ik kreeg brieven van drie verschillende instanties en op elke brief "
            "stond een ander telefoonnummer. Iedere keer moest ik opnieuw vertellen dat ze 's nachts de straat op gaat. Na een tijdje "
            "deed ik de brieven niet meer open.",
            "De mantelzorgmakelaar is met mij aan de keukentafel gaan zitten en heeft ze allemaal opengemaakt. Daarna heeft zij gebeld, "
            "met de telefoon op de luidspreker, zodat ik kon meepraten. In één ochtend was er een alarm op de deur geregeld en een plek "
            "voor twee dagen in de week. Ik had daar zelf een jaar over gedaan.",
            "Niet alles is opgelost. De wachtlijst voor een verpleeghuis is lang en ik weet niet of ik mijn werk kan volhouden. Maar ik "
            "weet nu wie ik kan bellen, en ik slaap weer als ik vrij heb.",
        ),
    ),
    (
        "Te laat",
        "Akkoord met delen: nee. Hij heeft het aan ons verteld en wil niet dat het verhaal verder gaat.",
        "no",
        (
            "Jullie zijn er te laat bij gekomen, dat wil ik kwijt. Mijn vrouw stond sinds de winter op de lijst. In mei is ze gevallen en "
            "toen was het ziekenhuis het enige wat nog kon. Ze is niet meer thuisgekomen.",
            "In die maanden heb ik vijf keer gebeld. Iedere keer kreeg ik te horen dat ze hun best deden. Ik heb haar zelf gewassen en "
            "aangekleed en op het laatst ook getild, en dat had ik niet moeten doen, want nu is mijn rug kapot en zit ik binnen.",
            "Na haar dood kwam er iemand van jullie langs die wel de tijd nam. Dat was goed bedoeld. Ik had die mevrouw liever in maart "
            "gezien.",
        ),
    ),
)
BEFORE = (
    "Beste Marloes,",
    "Hierbij de verhalen waar je om vroeg, voor het effectgesprek over het project Thuis met dementie (zaaknummer Z.25-4471/MZ). We "
    "hebben ze in het derde kwartaal van 2025 opgehaald, dus van 1 juli tot en met 30 september. Het zijn de woorden van de mensen "
    "zelf; een vrijwilliger heeft meegeschreven en ze daarna voorgelezen. Onder ieder verhaal staat wat er is afgesproken.",
)
AFTER = ("We hadden er vier beloofd, maar één mevrouw is ziek geworden. Haar verhaal komt later.", "Hartelijke groet,")
SIGNED = ("Petra Lanting", "coördinator mantelzorg", ORGANISATION, "Wilgenlaan 3, Harsterwold")
NOTICE = "Dit bericht is alleen bestemd voor de geadresseerde. Bent u dat niet, wilt u het dan verwijderen en ons dat laten weten?"
QUESTION = (
    "Van: Marloes Heerema",
    "Verzonden: maandag 22 september 2025 10:48",
    "Aan: Petra Lanting",
    "Onderwerp: drie verhalen over het derde kwartaal",
)
ASKED = (
    "Hoi Petra,",
    "Kun je voor het gesprek van 16 oktober een paar verhalen sturen? Liefst ook een waarin het niet goed ging. Zet er "
    "alsjeblieft bij of we het mogen gebruiken.",
    "Groet, Marloes",
)


def make() -> None:
    message = EmailMessage(policy=SMTP)
    message["From"] = "Petra Lanting <p.lanting@naastelkaar.example>"
    message["To"] = "Marloes Heerema <m.heerema@harsterwold.example>"
    message["Date"] = "Thu, 09 Oct 2025 16:22:07 +0200"
    message["Subject"] = "RE: drie verhalen over het derde kwartaal"
    message["Message-ID"] = "<5f0c2a.4471@naastelkaar.example>"
    message.set_content(_plain(), charset="windows-1252", cte="quoted-printable")
    message.add_alternative(_html(), subtype="html", charset="windows-1252", cte="quoted-printable")
    message.set_boundary("_000_AM0PR0447100000naastelkaar_")
    (DOCUMENTS / NAME).write_bytes(bytes(message))
    expect(
        NAME,
        kind="stories",
        organisation=ORGANISATION,
        programme="Thuis met dementie",
        grant_number="Z.25-4471/MZ",
        period={"start": "2025-07-01", "end": "2025-09-30"},
        activities=[],
        stories=[{"title": title, "consent": consent} for title, _, consent, _ in STORIES],
        issues=["no_consent"],
    )


def _plain() -> str:
    blocks = list(BEFORE)
    for title, said, _, paragraphs in STORIES:
        blocks += [title, *paragraphs, said]
    blocks += [*AFTER, "\n".join(SIGNED), NOTICE, "_" * 32 + "\n" + "\n".join(QUESTION), *ASKED]
    return "\n\n".join(blocks) + "\n"


def _html() -> str:
    parts = [f"<p>{escape(text)}</p>" for text in BEFORE]
    for title, said, _, paragraphs in STORIES:
        parts.append(f'<h3 style="color:#7a1f5c;font-family:Calibri">{escape(title)}</h3>')
        parts += [f"<p>{escape(text)}</p>" for text in paragraphs]
        parts.append(f"<p><i>{escape(said)}</i></p>")
    parts += [f"<p>{escape(text)}</p>" for text in AFTER]
    parts.append("<p>" + "<br>".join(escape(text) for text in SIGNED) + "</p>")
    parts.append(f'<p style="font-size:8pt;color:#888">{escape(NOTICE)}</p><hr>')
    parts.append("<p>" + "<br>".join(escape(text) for text in QUESTION) + "</p>")
    parts += [f"<p>{escape(text)}</p>" for text in ASKED]
    return '<html><body style="font-family:Calibri;font-size:11pt">\n' + "\n".join(parts) + "\n</body></html>\n"


if __name__ == "__main__":
    make()
