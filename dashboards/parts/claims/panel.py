"""One small panel of a theme: voices above and below a line for each quarter, and the hours under them.

Made of plain HTML and CSS, so that twelve of them weigh little, follow the width of the screen and the dark theme, and
read aloud as the sentence that each comes to. Numbers and signs stand at the bars: colour adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from dashboards import labels
from dashboards.labels import trends as words
from dashboards.trends import Slot, Trend

_VOICES_HIGH, _HOURS_HIGH = 92, 26
"""Pixels that the tallest panel takes for voices up and down together, and for hours."""
_LEAST = 3
"""Pixels of the smallest bar: one voice is always to be seen."""
_FEW = 8
"""With fewer voices than these the bars stay low: two voices are no tower."""
_TEXT = 18
"""Pixels of the number at a bar."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What all panels on a page share: pixels a voice, pixels an hour, and the room above and below the line."""

    voice: float
    hour: float
    above: int
    below: int


def shared_scale(trends: Iterable[Trend]) -> Scale:
    """One scale for all panels, so that they can be compared; what is told about longer has numbers and no bars."""
    slots = [slot for trend in trends for slot in trend.quarters]
    up = max((slot.improved for slot in slots), default=0)
    down = max((slot.worsened for slot in slots), default=0)
    most = max((slot.hours or 0.0 for slot in slots), default=0.0)
    voice = _VOICES_HIGH / max(up + down, _FEW)
    return Scale(voice, _HOURS_HIGH / max(most, 1.0), round(up * voice), round(down * voice))


def panel(trend: Trend, scale: Scale, name: str) -> str:
    """HTML: the panel; `name` is the id of the sentence on screen that says what it comes to."""
    years = [slot.quarter[0] if slot.quarter else None for slot in trend.slots]
    columns = "".join(
        _column(slot, scale, new_year=at == 0 or years[at - 1] != years[at]) for at, slot in enumerate(trend.slots)
    )
    hours = "" if any(slot.hours for slot in trend.slots) else " zonder-uren"
    return (
        f'<div class="paneel{hours}" role="img" aria-labelledby="{escape(name)}" '
        f'style="--boven:{scale.above + _TEXT}px;--onder:{scale.below + _TEXT}px">{columns}'
        f'<span class="strook">{words.VOICES}</span><span class="strook uren">{words.HOURS}</span></div>'
    )


def _column(slot: Slot, scale: Scale, new_year: bool) -> str:
    kind = "kwartaal" if slot.quarter else "kwartaal langer"
    return (
        f'<div class="{kind}"><div class="boven">{_voices(slot, "vooruitgang", slot.improved, scale)}</div>'
        f'<div class="midden">{_same(slot)}</div>'
        f'<div class="onder">{_voices(slot, "achteruitgang", slot.worsened, scale)}</div>'
        f'<div class="werk">{_hours(slot, scale)}</div>{_name(slot, new_year)}</div>'
    )


def _voices(slot: Slot, direction: str, count: int, scale: Scale) -> str:
    if not count:
        return ""
    text = f"<b>{labels.DIRECTION_SIGNS[direction]}&nbsp;{labels.number(count)}</b>"
    return text + (_bar(direction, count * scale.voice) if slot.quarter else "")


def _same(slot: Slot) -> str:
    return f"■&nbsp;{labels.number(slot.unchanged)}" if slot.unchanged else ""


def _hours(slot: Slot, scale: Scale) -> str:
    if not slot.hours:
        return ""
    text = f"<b>{labels.number(round(slot.hours))}</b>"
    return text + (_bar("uren", slot.hours * scale.hour) if slot.quarter else "")


def _bar(kind: str, high: float) -> str:
    return f'<i class="{kind}" style="height:{max(_LEAST, round(high))}px"></i>'


def _name(slot: Slot, new_year: bool) -> str:
    if slot.quarter is None:
        return f'<div class="wanneer">{words.LONGER}</div>'
    year, place = slot.quarter
    return f'<div class="wanneer">{words.short_quarter(place)}<br>{year if new_year else "&nbsp;"}</div>'
