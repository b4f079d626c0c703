"""Every Dutch word at the small panels of themes through the quarters, and the sentence that each panel comes to."""

from __future__ import annotations

from dashboards import labels
from dashboards.trends import Slot, Trend

TITLE = "Wat er verteld wordt, kwartaal na kwartaal"
VOICES = "Stemmen"
HOURS = "Uren"
LONGER = "langer"
LONGER_LONG = "langer dan een kwartaal, of periode onbekend"
ALL_VOICES = "Stemmen samen"
UP, SAME, DOWN = "verbetering", "gelijk of beide kanten op", "verslechtering"
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
ALL_SAME_SCALE = "Alle grafieken hebben dezelfde schaal."
TABLE = "Bekijk alle grafieken als tabel"
QUARTER = "Kwartaal"
NO_HOURS = "geen uren bekend"
NOTHING = "Hierover is nog geen verandering verteld."


def short_quarter(place: int) -> str:
    """A quarter under a panel, without its year."""
    return f"{place}e kw."


def finding(trend: Trend | None) -> str:
    """What a panel comes to, in one or two sentences made by rule."""
    if trend is None or not trend.voices:
        return NOTHING
    return f"{_course(trend)}. {_balance(trend)}."


def _course(trend: Trend) -> str:
    spoken = [slot for slot in trend.quarters if slot.voices]
    longer = sum(slot.voices for slot in trend.slots if slot.quarter is None)
    more = f", en {_voices(longer)} over een langere tijd" if longer else ""
    if not spoken:
        return f"{_voices(longer)} over een langere tijd".capitalize()
    if len(trend.quarters) == 1 or len(spoken) == 1:
        return f"{_voices(spoken[0].voices)} in het {_when(spoken[0])}{more}"
    first, last = trend.quarters[0], trend.quarters[-1]
    if first.voices == last.voices:
        return f"In het {_when(first)} en in het {_when(last)} {_voices(first.voices)}{more}"
    return f"Van {_count(first)} in het {_when(first)} naar {_voices(last.voices)} in het {_when(last)}{more}"


def _balance(trend: Trend) -> str:
    told = {UP: 0, DOWN: 0, SAME: 0}
    for slot in trend.slots:
        for name, count in ((UP, slot.improved), (DOWN, slot.worsened), (SAME, slot.unchanged)):
            told[name] += count
    name, most = max(told.items(), key=lambda item: item[1])
    if most == trend.voices:
        return f"Alle stemmen: {name}" if trend.voices > 1 else f"Deze stem: {name}"
    if 2 * most > trend.voices:
        return f"Meest {name}: {labels.number(most)} van de {labels.number(trend.voices)}"
    return "Verbetering en verslechtering door elkaar" if told[UP] and told[DOWN] else "Wisselend"


def _count(slot: Slot) -> str:
    return labels.number(slot.voices) if slot.voices else "geen stem"


def _voices(count: int) -> str:
    return labels.how_many(count, "stem", "stemmen") if count else "geen stem"


def _when(slot: Slot) -> str:
    return labels.quarter(*slot.quarter) if slot.quarter else LONGER
