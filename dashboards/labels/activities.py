"""Every Dutch word on the page with figures and stories: differences with plan, totals, and what stands elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboards import labels
from dashboards.elsewhere import Twin

TABS = ("Activiteiten", "Verhalen zonder activiteit", "In het kort")
WHO_SPEAKS = "Wie er spreekt"
DIFFERENCE = "Verschil met plan"
COLUMN_STORY = "Wat het veranderde (thema, richting en wie spreekt: volgens de computer)"
HOW_TO_READ = (
    "Het streepje in een balk is het plan. Kies een getal of ‘Bekijk in het document’ om te zien waar het staat."
)
FIGURES_OF = "Cijfers van {activity}"
OUTCOMES_OF = "Wat er verteld is over {activity}"
NO_CLAIM = "Nog geen bevinding per thema."
AS_PLANNED = "zoals gepland"
ALL_EVIDENCE = "Alle bewijs bij {activity} ({count})"
OPEN_ALL = "Open alle bewijs op deze pagina"
CLOSE_ALL = "Sluit alle bewijs"
SHOWS_THIS = "Dit laat het zien"
SHOWS_OTHER = "Dit laat iets anders zien"
WITHOUT_CLAIM = "Andere zinnen over een verandering"
WITHOUT_CLAIM_NOTE = "Deze zinnen passen in geen thema van het doel, of de computer was er niet zeker genoeg van."
SHOW_PARTS = "Bekijk per periode"
TOTALS_OF = "Totalen van dit verslag"
ADDED_UP = "rijen opgeteld"
SAYS_REPORT = "volgens het verslag"
NO_OWN_TOTAL = "Het verslag geeft zelf geen totaal."
NO_ROWS = "Bij dit totaal vonden we geen rijen."
WHOLE_REPORT = "Totalen gaan over alle rijen van het verslag, ook over rijen die hier niet staan."
FILTERED_OUT = "De cijfers blijven die van het verslag."
STAND = {True: "staat", False: "staan"}
NO_STORY_LEFT = "Bij uw keuze past geen enkele activiteit. Haal een filter weg om meer te zien."
QUESTION = "Vraag voor het gesprek"
READ_ACTIVITY_PAGE = "Lees alles over deze activiteit"
TO_CLAIM = "Bekijk deze bevinding en hoe sterk het bewijs is"
ALSO_IN = "Staat ook in"
SAME_HOURS = "Dezelfde uren staan ook in"
DIVIDED = ", verdeeld over"
COUNT_ONCE = "Tel ze één keer."


def fewer_than(least: int) -> str:
    """A number of people that is too small to give."""
    return f"minder dan {least}"


def more_or_less(difference: float, measure: str, share: int | None) -> str:
    """A difference with the plan, in words: 12,5 minder dan gepland, 9 procent."""
    if difference == 0:
        return AS_PLANNED
    amount = labels.amount(abs(difference), "other" if measure == "percentage" else measure)
    unit = " procentpunt" if measure == "percentage" else ""
    way = "meer" if difference > 0 else "minder"
    percent = f", {share} procent" if share else ""
    return f"{amount}{unit} {way} dan gepland{percent}"


def signed(difference: float, measure: str) -> str:
    """A difference with its sign: +12,5 or −€ 40."""
    sign = "+" if difference > 0 else "−"
    return sign + labels.amount(abs(difference), "other" if measure == "percentage" else measure)


def signed_share(share: int | None, difference: float) -> str:
    """A share with its sign: +9%; less than half a percent is said so."""
    if share is None:
        return ""
    sign = "+" if difference > 0 else "−"
    return f"{sign}{share}%" if share else "<1%"


def several(periods: list[tuple[date | None, date | None]]) -> str:
    """Of how many periods a line is the sum: 4 kwartalen."""
    months = {(end.year - start.year) * 12 + end.month - start.month + 1 for start, end in periods if start and end}
    more = {3: "kwartalen", 1: "maanden", 6: "halfjaren", 12: "jaren"}.get(months.pop() if len(months) == 1 else 0)
    return f"{len(periods)} {more or 'periodes'}"


def latest(period: str) -> str:
    """That a line is of one period of several."""
    return f"{period} (laatste)"


def compared(count: int, total: int) -> str:
    """Over how many periods a difference was made, where not all have a plan and a result."""
    return f"over {count} van {total} periodes"


def voices(count: int) -> str:
    """How many voices a claim rests on."""
    return labels.how_many(count, "stem", "stemmen")


def other_claims(count: int) -> str:
    """How many claims are left out of a short list."""
    return f"en nog {labels.how_many(count, 'thema', 'thema’s')}: zie het bewijs"


def quotations(count: int) -> str:
    """How many quotations there are."""
    return labels.how_many(count, "citaat", "citaten")


def more_figures(count: int) -> str:
    """How many figures are folded."""
    return f"Nog {labels.how_many(count, 'cijfer', 'cijfers')}"


def rest_of_side(count: int, total: int) -> str:
    """That a claim has more quotations than are shown here."""
    return f"Dit zijn er {labels.number(count)} van {labels.number(total)}. De andere staan bij de bevinding."


def left_out(count: int) -> str:
    """How many activities the filters leave out, of reports that do fit."""
    verb = "past" if count == 1 else "passen"
    activities = labels.how_many(count, "activiteit", "activiteiten")
    return (
        f"{activities} uit deze verslagen {verb} niet bij uw keuze en {STAND[count == 1]} er niet bij. {FILTERED_OUT}"
    )


def twin(one: Twin) -> str:
    """What another document gives of the same activity, after its name; for the same hours just their period."""
    hours = f"{labels.number(one.hours or 0)} uur"
    when = labels.period(one.start, one.end)
    return {
        "same": f" ({when})",
        "differs": f": daar {hours} ({when}), {_more(one)} dan hier",
        "holds": f": deze uren tellen daar mee in {hours} ({when})",
        "within": f": {hours} hiervan ({when})",
        "part": f": daar hoort dit bij ‘{one.activity or labels.NAMELESS}’",
        "parts": "",
        "named": "",
    }[one.relation]


def _more(one: Twin) -> str:
    difference = round((one.hours or 0) - (one.here or 0), 2)
    return f"{labels.number(abs(difference))} {'meer' if difference > 0 else 'minder'}"


def told_elsewhere(activity: str, filename: str) -> str:
    """Where the story of an activity stands that has none here."""
    return f"Het verhaal staat bij ‘{activity}’ in {filename}."


def total_differs(sides: list[tuple[str, float, float, float]], measure: str, place: str | None) -> str:
    """That rows and total differ, each side as (name, rows, total, difference), and where the total stands."""
    said = [
        f"{name}: de rijen tellen op tot {labels.amount(own, measure)}, het verslag geeft "
        f"{labels.amount(given, measure)}: {labels.amount(abs(more), measure)} {'meer' if more > 0 else 'minder'}."
        for name, own, given, more in sides
    ]
    return f"{' '.join(said)}{f' Staat in {place}.' if place else ''}"


def agreeing(count: int, everything: bool) -> str:
    """That totals of a report are what its rows add up to."""
    if not everything:
        return f"Bij {labels.how_many(count, 'ander totaal', 'andere totalen')} tellen de rijen op tot wat er staat."
    return (
        "De rijen tellen op tot het totaal van het verslag."
        if count == 1
        else (f"De rijen tellen op tot alle {labels.number(count)} totalen van het verslag.")
    )


def more_totals(count: int) -> str:
    """How many totals are folded."""
    return f"Nog {labels.how_many(count, 'totaal', 'totalen')}"


def counted(documents: int, activities: int, stories: Mapping[str, int], quotations: int) -> list[tuple[str, str]]:
    """What there is, in a few parts, each with a note: 24 documenten, 116 activiteiten, 37 verhalen, 330 citaten."""
    withheld = stories.get("no", 0)
    return [
        (labels.how_many(documents, "document", "documenten"), ""),
        (labels.how_many(activities, "activiteit", "activiteiten"), ""),
        (
            labels.how_many(sum(stories.values()), "verhaal", "verhalen"),
            labels.without_consent(withheld) if withheld else "",
        ),
        (labels.how_many(quotations, "citaat", "citaten"), ""),
    ]


def spoken(heard: Mapping[str, int]) -> str:
    """Whose words the quotations are."""
    parts = [f"{labels.number(heard[one])} {words}" for one, words in labels.VOICES_PLURAL.items() if heard.get(one)]
    return f"Van de {labels.how_many(sum(heard.values()), 'citaat', 'citaten')} zijn er {', '.join(parts)}."


def where(row: Mapping[str, Any]) -> str | None:
    """Where a row of ACTIVITIES gives its result: page, sheet and cell; None where it does not say."""
    return ", ".join(labels.place(row["page"], row["sheet"], row["realised_cell"] or row["planned_cell"])) or None
