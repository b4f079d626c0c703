"""Every Dutch word at the small panels of themes through the quarters, and the sentence that each panel comes to."""

from __future__ import annotations

from datetime import date

from dashboards import labels
from dashboards.filters import Filters
from dashboards.trends import Slot, Trend
from pipeline.dutch import listed

TITLE = "Wat er verteld wordt, kwartaal na kwartaal"
VOICES = "stemmen"
HOURS = "uren"
LONGER = "langer"
LONGER_HEAD = "Langere tijd"
NO_VOICE = "–"
LONGER_LONG = "langer dan een kwartaal, of periode onbekend"
ALL_VOICES = "Stemmen samen"
UP, SAME, DOWN = "verbetering", "gelijk of beide", "verslechtering"
HOW_TO_READ = "Zo leest u deze grafieken"
READING = (
    "Boven de lijn staan stemmen over een verbetering (▲), eronder stemmen over een verslechtering (▼). Daartussen (■) "
    "staan stemmen die vertellen dat het gelijk bleef, of van allebei. Elke stem telt per thema één keer.",
    "Uren zijn de gemaakte uren van betaalde krachten bij de activiteiten waarover over dit thema iets verteld is. "
    "Eén activiteit kan bij meer thema’s horen. Tel de uren van de thema’s dus niet bij elkaar op.",
    "Gaat een verslag over meer dan één kwartaal, of kennen we de periode niet? Dan staat het onder ‘langer’. We "
    "verdelen dat niet over de kwartalen, want dat weten we niet.",
    "Meer stemmen betekent dat er meer over verteld is. Het betekent niet dat er meer veranderde.",
)
ONE_TITLE = "Stemmen en uren per kwartaal"
NUMBER = "Aantal stemmen"
PICTURE_FINDING = "Stemmen per thema en kwartaal, naar wat ze vertellen. Onder elk kwartaal de uren."
TABLE = "Bekijk alle grafieken als tabel"
QUARTER = "Kwartaal"
NO_HOURS = "geen uren bekend"
NOTHING = "Hierover is nog geen verandering verteld."
LONGER_ALL = "Ze gaan over meer dan één kwartaal."
LONGER_ONE = "Die gaat over meer dan één kwartaal."
LONGER_SOME = "{count} over een langere tijd."


def short_quarter(place: int) -> str:
    """A quarter under a panel, without its year."""
    return f"{place}e kw."


def hours(count: float) -> str:
    """Hours under a quarter."""
    return f"{labels.number(round(count))} uur"


def finding(trend: Trend | None, organisations: int) -> str:
    """What a panel comes to, in a few sentences made by rule: how many voices, which way, and their course."""
    if trend is None or not trend.voices:
        return NOTHING
    who = labels.how_many(organisations, "organisatie", "organisaties")
    return " ".join([f"{_voices(trend.voices)} van {who}: {_ways(trend)}.", *_course(trend)])


def _ways(trend: Trend) -> str:
    told = [
        (sum(slot.improved for slot in trend.slots), UP),
        (sum(slot.worsened for slot in trend.slots), DOWN),
        (sum(slot.unchanged for slot in trend.slots), SAME),
    ]
    ordered = sorted((row for row in told if row[0]), key=lambda row: -row[0])
    if len(ordered) == 1:
        return ordered[0][1] if trend.voices == 1 else f"alle {ordered[0][1]}"
    return listed([f"{labels.number(count)} {name}" for count, name in ordered])


def _course(trend: Trend) -> list[str]:
    spoken = [slot for slot in trend.quarters if slot.voices]
    longer = trend.voices - sum(slot.voices for slot in spoken)
    if not spoken:
        return [LONGER_ALL if longer > 1 else LONGER_ONE]
    over = [LONGER_SOME.format(count=_gaan(longer))] if longer else []
    if len(trend.quarters) == 1:
        return over
    first, last = trend.quarters[0], trend.quarters[-1]
    if first.voices == last.voices:
        return [f"{_voices(first.voices).capitalize()} in het {_when(first)}, en weer in het {_when(last)}.", *over]
    return [
        f"Van {_voices(first.voices)} in het {_since(first, last)} naar {_count(last)} in het {_when(last)}.",
        *over,
    ]


def _gaan(count: int) -> str:
    return "De andere gaat" if count == 1 else f"De andere {labels.number(count)} gaan"


def _since(first: Slot, last: Slot) -> str:
    """The first quarter, without its year where the last one names it."""
    if first.quarter and last.quarter and first.quarter[0] == last.quarter[0]:
        return labels.QUARTERS[first.quarter[1] - 1]
    return _when(first)


def _count(slot: Slot) -> str:
    return labels.number(slot.voices) if slot.voices else "geen"


def _voices(count: int) -> str:
    return labels.how_many(count, "stem", "stemmen") if count else "geen stem"


def _when(slot: Slot) -> str:
    return labels.quarter(*slot.quarter) if slot.quarter else LONGER


def filter_notes(filters: Filters) -> list[str]:
    """What the filters on voice, district and target group mean on the pages with themes."""
    notes = []
    if filters.voice:
        voice = labels.VOICES[filters.voice]
        notes.append(f"U ziet bevindingen waarin deze stem spreekt: {voice}. De aantallen tellen alle stemmen daarin.")
    if filters.district or filters.target_group:
        notes.append(
            "U ziet verslagen met een activiteit in deze wijk of voor deze doelgroep. Wat over een organisatie als "
            "geheel verteld is, kunnen we niet over wijken en doelgroepen verdelen."
        )
    return notes


# which organisation tells about which theme

MATRIX = "Wie vertelt over welk thema?"
MATRIX_INTRO = (
    "Elk vak is een bevinding over een organisatie als geheel: welke kant het op gaat, en hoe sterk het bewijs is. "
    "Klik erop voor de citaten. Dit is geen ranglijst: organisaties staan op alfabet, en wie meer vertelt, doet het "
    "niet beter."
)
MATRIX_EMPTY = "Een streepje betekent: hierover niets verteld."
NOTHING_AT_ALL = "Vertelt nog over geen enkel thema een verandering."
NO_ORGANISATION = "Niemand vertelt hier iets over."
NOT_TOLD = "niets verteld"
BEFORE = "eerder"
NEWEST = "Staan er meer periodes in? Dan ziet u de nieuwste."


def short_period(start: date | None, end: date | None) -> str:
    """A period in a cell: 4e kw. 2025."""
    return labels.period(start, end).replace("kwartaal", "kw.").replace("halfjaar", "halfj.")


def earlier(count: int) -> str:
    """What the link to the earlier periods of a cell says; on screen their signs stand there."""
    return f"Bekijk {labels.how_many(count, 'eerdere periode', 'eerdere periodes')}"


def tellers(count: int) -> str:
    """How many organisations tell about a theme."""
    return labels.how_many(count, "organisatie", "organisaties")
