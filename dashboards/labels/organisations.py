"""Every Dutch word on the pages with organisations, in plain B1 Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from dashboards import labels
from pipeline.dutch import listed
from pipeline.periods import Period

TITLE = "Organisaties"
INTRO = "Wie deed wat, wat weten we al, en waar ontbreekt nog iets?"
ALPHABET = (
    "Organisaties staan altijd op alfabet. Dit overzicht laat zien wat er is geleverd en verteld, niet wie het beter "
    "doet."
)

# the list
ONLY_THESE = "U ziet de organisaties die bij uw filters passen, met alles wat zij in deze periode leverden."
LIST = "Alle organisaties"
PROGRAMMES = "Programma’s"
PERIODS = "Periodes"
DELIVERED = "Geleverd"
TELLS_ABOUT = "Vertelt over"
NO_PROGRAMME = "geen programma genoemd"
NO_THEMES = "nog geen thema"
GO_TO = "Ga naar een organisatie"
CHOOSE = "Kies een organisatie"

# coverage
COVERAGE = "Wat is er, en wat ontbreekt nog?"
COVERAGE_INTRO = (
    "Wie vertelt over een verandering? Wat is er verteld over de activiteiten? En zijn er per kwartaal "
    "cijfers, en een verslag of verhaal?"
)
FIGURES, CONTENT = "cijfers", "verslag"
COVERS = {"whole": "wel", "part": "als deel van een langere periode", "none": "niet"}
COVER_SIGNS = {"whole": "✓", "part": "(✓)", "none": "–"}
HEARD = {"resident": "Bewoners", "relative": "Naasten", "professional": "Professionals"}
HEARD_GROUP = "Wie vertelt over een verandering"
IS_HEARD, NOT_HEARD = "aan het woord", "niet gehoord"
ACCOUNTS = "Activiteiten: wat is er verteld?"
ACCOUNT_WORDS = {
    "effect": "over {n} een verandering", "activity_only": "over {n} alleen wat er gedaan is",
    "intention_only": "over {n} alleen wat men wil bereiken", "nothing": "over {n} niets",
}  # fmt: skip
NO_ACTIVITIES = "geen activiteiten gevonden"
COVERAGE_NAME = "Wat er is per organisatie"
LIST_ABOUT = (
    "Documenten die meetellen (wat is teruggestuurd niet). Een activiteit telt één keer, ook als ze in meer documenten "
    "staat. Thema’s waarover een verandering verteld is, in de volgorde van de doelenboom."
)
COVERAGE_ABOUT = (
    "Cijfers: in dat kwartaal is iets gerealiseerd. Verslag: er is een verslag of een verhaal over dat kwartaal. "
    "‘Aan het woord’: minstens één zin over een verandering op een thema is van deze groep. Een activiteit telt één "
    "keer, ook als ze in meer documenten staat."
)

# where organisations meet
MEETING = "Waar overlappen organisaties, en waar zijn gaten?"
MEETING_INTRO = "Organisaties die over hetzelfde thema vertellen, kunnen van elkaar horen en samen optrekken."
TOGETHER = "Thema’s waarover meer organisaties vertellen"
NOT_DOUBLE = "Dat twee organisaties over hetzelfde thema vertellen, zegt nog niet dat ze dubbel werk doen."
ALONE = "Thema’s waarover één organisatie vertelt"
UNTOLD = "Thema’s waarover niemand iets vertelt"
NONE_UNTOLD = "Over elk thema vertelt iemand iets."
PLACES = {
    "district": "Wijken waar meer organisaties actief zijn", "target_group": "Doelgroepen van meer organisaties",
}  # fmt: skip
SILENT = "Activiteiten met uren, zonder verhaal"
SILENT_TEXT = "Hier zijn uren gemaakt, maar er is nog niets over verteld. Vraag ernaar in het gesprek."
NONE_SILENT = "Over elke activiteit met uren is iets verteld."

# one organisation
BACK = "Terug naar alle organisaties"
UNKNOWN = "Deze organisatie kennen we niet"
OUTSIDE = "Bij deze keuze van programma en periode zijn er geen documenten van deze organisatie."
ALL_SENT_BACK = "Alle documenten van deze organisatie zijn teruggestuurd. Ze tellen mee zodra er een nieuwe versie is."
OTHER_FILTERS = "Op deze pagina tellen alleen de filters programma en periode."
HOURS = "Uren"
HOURS_ABOUT = (
    "Elke activiteit telt één keer, ook als ze in meer documenten staat. Het verschil is gerealiseerd min gepland, "
    "over de activiteiten die beide geven. Uren over een langere periode verdelen we niet over kwartalen."
)
NO_HOURS_AT_ALL = "Deze organisatie gaf nog geen uren door."
HOURS_NAME = "Uren per programma en kwartaal"
THEMES_NAME = "Stemmen per thema en kwartaal"
REPORTS_ABOUT = "Alle documenten van deze organisatie. Wat is teruggestuurd, telt niet mee tot er een nieuwe versie is."
REPORTS_CAPTION = "Alle documenten, de nieuwste periode eerst"
CONFIRMED = "gecontroleerd"
PLANNED, REALISED, DIFFERENCE = "Gepland", "Gerealiseerd", "Verschil"
MEASURE = "Soort uren"
THEMES = "Wat er verteld wordt"
THEMES_INTRO = "Per thema de nieuwste bevinding, en hoeveel stemmen er per kwartaal zijn."
NEWEST = "Nieuwste bevinding"
NO_CLAIMS = "Over deze organisatie vonden we nog geen verandering op een thema."
UNHEARD = "Wie is niet gehoord?"
ALL_HEARD = "Bewoners, naasten en professionals komen aan het woord."
NOT_HEARD_YET = "Nog niet aan het woord: {who}."
CONSENTS = {
    "yes": "met toestemming", "anonymous": "zonder naam", "no": "zonder toestemming (telt mee, tekst niet te zien)",
    "unknown": "waarvan toestemming niet bekend is",
}  # fmt: skip
NO_STORIES = "Deze organisatie leverde nog geen losse verhalen."
REPORTS = "Documenten"
FILE, KIND, PERIOD, STATUS = "Bestand", "Soort", "Periode", "Stand"
KINDS = {"report": "verslag", "stories": "verhalen", "figures": "cijfers", "pitch": "pitch", "unknown": "onbekend"}
QUESTIONS = "Vragen voor het gesprek"
NO_QUESTIONS = "Er zijn nu geen vragen over deze organisatie."
AGREEMENTS = "Afspraken"
NO_AGREEMENTS = "Er zijn nog geen afspraken over deze organisatie."
TO_TALK = "Naar het effectgesprek"


def delivered(kinds: Mapping[str, int], activities: int) -> str:
    """What an organisation delivered: 3 verslagen, 1 bestand met cijfers; 12 activiteiten."""
    nouns = {
        "report": ("verslag", "verslagen"), "figures": ("bestand met cijfers", "bestanden met cijfers"),
        "stories": ("bestand met verhalen", "bestanden met verhalen"), "pitch": ("pitch", "pitches"),
        "unknown": ("ander bestand", "andere bestanden"),
    }  # fmt: skip
    files = [labels.how_many(kinds[kind], one, more) for kind, (one, more) in nouns.items() if kinds.get(kind)]
    return f"{listed(files)}; {labels.how_many(activities, 'activiteit', 'activiteiten')}"


def told_of(counts: Mapping[str, int]) -> str:
    """What is told of the activities: van 12: over 8 een verandering, over 4 niets."""
    total = sum(counts.values())
    if not total:
        return NO_ACTIVITIES
    parts = [words.format(n=labels.number(counts[key])) for key, words in ACCOUNT_WORDS.items() if counts.get(key)]
    return f"van {labels.number(total)}: {listed(parts)}"


def told_of_longer(organisations: int) -> str:
    """That organisations tell of a theme, but over a longer time or without a period; nothing for none."""
    if not organisations:
        return ""
    verb = "vertelt" if organisations == 1 else "vertellen"
    who = labels.how_many(organisations, "organisatie", "organisaties")
    return f" ({who} {verb} erover, maar over een langere tijd of zonder periode)"


def whole_time(period: Period) -> str:
    """The row with the whole time under the quarters."""
    return f"Samen: {labels.period(period.start, period.end)}"


def sent_back(reason: str) -> str:
    """That a document was sent back, and why."""
    return f"teruggestuurd: {reason}"


def stories(counts: Mapping[str, int]) -> str:
    """How many stories an organisation delivered, by consent."""
    total = sum(counts.values())
    if not total:
        return NO_STORIES
    parts = [f"{labels.number(counts[key])} {text}" for key, text in CONSENTS.items() if counts.get(key)]
    return f"{labels.how_many(total, 'los verhaal', 'losse verhalen')}: {listed(parts)}."


def unnamed(count: int) -> str:
    """How many documents name no organisation, and what to do about it."""
    verb = "noemt" if count == 1 else "noemen"
    return f"{labels.how_many(count, 'document', 'documenten')} {verb} geen organisatie. Vul die in bij Documenten."


def unknown(name: str) -> str:
    """That no document is of an organisation with this name."""
    return (
        f"Bij ‘{escape(name)}’ hebben we geen documenten. Misschien is de naam aangepast. Ga terug en kies een "
        "organisatie uit de lijst."
    )
