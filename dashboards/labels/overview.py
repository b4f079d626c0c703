"""The Dutch words of the page "Overzicht": the goal, what is told, what changed, and what waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboards import labels
from dashboards.filters import Filters
from dashboards.labels.claims import DIRECTIONS, STRENGTHS
from pipeline.dutch import listed

OVERVIEW = "Overzicht"
INTRO = "Wat er per thema verteld is, welke uren daarbij horen, wat er veranderde en wat op u wacht."
NEWEST = "Dit is het nieuwste kwartaal waarover verslagen gaan."
NO_QUARTER = "Van geen enkel verslag weten we over welk kwartaal het gaat."
NO_QUARTER_CURE = "Vul bij Documenten de periode in, dan komt het verslag hier vanzelf bij."
WAYS = {"vooruitgang": "verbetering", "achteruitgang": "verslechtering", "onveranderd": "gelijk of wisselend"}
COLUMNS = ("Wat er verteld is", "Door wie", "Uren van die activiteiten")
"""What the parts of a row of the goal tree are, for the eye: each part says so itself too."""
UNTOLD = "Dit kwartaal niets over verteld"
RESIDENTS_HEARD = "bewoners: ja"
NO_RESIDENTS = "bewoners: nee"
NO_HOURS = "geen uren bekend"
HOURS_HELP = (
    "Uren: van alle activiteiten waarover bij dit thema iets verteld is, en die uren van dit kwartaal geven. Een "
    "activiteit kan bij meer thema’s horen. Tel de uren van thema’s dus nooit op. De uren zeggen niet dat zij de "
    "verandering maakten."
)
VOICES_HELP = (
    "Een stem is één verhaal, één aangehaald stuk tekst, of de lopende tekst van één verslag. Alleen wat over dit "
    "kwartaal verteld is, telt. Wat een jaarverslag over het hele jaar vertelt, staat apart. Aantallen stemmen zeggen "
    "niet wie het beter doet."
)
STRENGTH_HELP = (
    "Een bevinding is wat één organisatie over één thema vertelt. Zwak, redelijk of sterk gaat over het bewijs: "
    "hoeveel stemmen, wie er spreekt, en hoe concreet."
)
TREE_HELP = (VOICES_HELP, STRENGTH_HELP, HOURS_HELP)
TABLE_COLUMNS = {
    "sources": "Stemmen", "organisations": "Organisaties", "improved": "Verbetering", "worsened": "Verslechtering",
    "unchanged": "Gelijk of wisselend", "residents": "Stemmen van bewoners", "relatives": "Stemmen van naasten",
    "professionals": "Stemmen van professionals", "stories": "Verhalen", "withheld": "Verhalen zonder toestemming",
    "hours": "Uren van medewerkers", "volunteer_hours": "Uren van vrijwilligers",
    "activities": "Activiteiten waarover verteld is", "with_hours": "Waarvan met uren",
    "longer": "Organisaties die het over een langere tijd vertellen",
}  # fmt: skip
"""The columns of the goal tree as a file, by those of THEMES."""

# totals
TOTALS_TITLE = "Dit kwartaal in getallen"
HOURS_NAMES = {"hours": "uur van medewerkers", "volunteer_hours": "uur van vrijwilligers"}
TOTALS_HELP = (
    "Uren: alleen wat wij van precies dit kwartaal weten, en elk uur één keer, ook als het in meer verslagen staat. "
    "Een jaartotaal verdelen we niet over kwartalen. Uren van medewerkers en van vrijwilligers tellen we niet bij "
    "elkaar op. Verslagen en verhalen: alles waarvan de periode in dit kwartaal valt of eraan raakt."
)

# change
CHANGE_TITLE = "Wat er veranderde"
SINCE = "Vergeleken met het {quarter}."
NO_EARLIER = "Over het {quarter} zijn er geen verslagen. We kunnen dus niets vergelijken."
NO_CHANGE = "We vonden niets dat veranderde en dat we kunnen vergelijken."
CHANGE_HELP = (
    "Uren vergelijken we alleen als in beide kwartalen dezelfde activiteiten staan. ‘Voor het eerst’ betekent: in geen "
    "eerder verslag van deze organisatie. Of meer of minder uren beter is, zegt dit niet."
)
CHANGES = {
    "hours": "Uren", "theme_first_told": "Voor het eerst verteld", "theme_no_longer_told": "Niet meer verteld",
    "direction_changed": "Andere richting", "activity_new": "Nieuwe activiteiten",
    "activity_gone": "Activiteiten die niet meer in de cijfers staan",
}  # fmt: skip
MORE_OF_CHANGE = "Toon alles ({count})"
LESS_OF_CHANGE = "Toon minder"

# attention
ATTENTION_TITLE = "Wat op aandacht wacht"
NOTHING_WAITS = "Niets. Alles is nagekeken."
WAITS = {
    "check": ("verslag wacht op controle", "verslagen wachten op controle"),
    "refused": ("bestand is niet te lezen", "bestanden zijn niet te lezen"),
    "no_effect": ("verslag noemt geen verandering", "verslagen noemen geen verandering"),
    "questions": ("vraag voor het gesprek", "vragen voor het gesprek"),
    "silent": (
        "organisatie geeft wel uren, maar geen woorden van bewoners",
        "organisaties geven wel uren, maar geen woorden van bewoners",
    ),
    "overdue": ("afspraak is over de datum", "afspraken zijn over de datum"),
    "pitches": ("pitch wacht op een controle van wat erin beloofd wordt",
                "pitches wachten op een controle van wat erin beloofd wordt"),
    "to_tell": ("verhalenpanel is nog niet teruggekoppeld", "verhalenpanels zijn nog niet teruggekoppeld"),
    "doubt": ("citaat waarover de computer twijfelt", "citaten waarover de computer twijfelt"),
}  # fmt: skip
"""What can wait, for one and for more; the number stands before it."""
GO = {
    "check": "Naar het postvak", "refused": "Bekijk welke", "no_effect": "Bekijk welke",
    "questions": "Bekijk de vragen", "silent": "Bekijk welke", "overdue": "Naar de afspraken",
    "pitches": "Naar de pitches", "to_tell": "Naar het verhalenpanel", "doubt": "Beoordeel ze",
}  # fmt: skip


def not_heeded(filters: Filters) -> str:
    """Which chosen filters do not hold for the overview."""
    held = (("wijk", filters.district), ("doelgroep", filters.target_group), ("wie spreekt", filters.voice))
    chosen = [name for name, value in held if value]
    return (
        f"Het overzicht gaat over het hele kwartaal: de keuze bij {listed(chosen)} geldt hier niet." if chosen else ""
    )


def themeless(count: int) -> str:
    """How many sentences on a change fit no theme."""
    what = labels.how_many(count, "zin over een verandering past", "zinnen over een verandering passen")
    return f"{what} in geen thema"


def told_title(quarter: str) -> str:
    """The heading above the goal tree."""
    return f"Wat er over het {quarter} verteld is"


def strengths(counts: Mapping[str, int]) -> str:
    """How strong the evidence of a theme's findings is: 1 sterk, 3 redelijk, 2 zwak."""
    words = {name: word.removesuffix(" bewijs") for name, word in STRENGTHS.items()}
    known = [f"{labels.number(counts[name])} {words[name]}" for name in reversed(words) if counts.get(name)]
    return f"bewijs: {', '.join(known)}" if known else ""


def heard(row: Mapping[str, Any]) -> str:
    """How many voices of how many organisations; `row` as THEMES."""
    voices = labels.how_many(row["sources"], "stem", "stemmen")
    return f"{voices}, {labels.how_many(row['organisations'], 'organisatie', 'organisaties')}"


def residents(row: Mapping[str, Any]) -> str:
    """Whether residents were heard about a theme, and by how many voices."""
    return f"{RESIDENTS_HEARD} ({labels.number(row['residents'])})" if row["residents"] else NO_RESIDENTS


def hours(row: Mapping[str, Any]) -> str:
    """The hours of the activities that a theme is told of; `row` as THEMES."""
    parts = [
        f"{labels.number(row[measure])} {'uur' if measure == 'hours' else 'uur vrijwilligers'}"
        for measure in ("hours", "volunteer_hours") if row[measure] is not None
    ]  # fmt: skip
    return " + ".join(parts) or NO_HOURS


def activities(row: Mapping[str, Any]) -> str:
    """Of how many of the activities told of hours are known; `row` as THEMES."""
    if not row["activities"]:
        return "bij geen activiteit genoemd"
    known = labels.number(row["with_hours"])
    return f"bij {known} van {labels.how_many(row['activities'], 'activiteit', 'activiteiten')}"


def longer(count: int) -> str:
    """How many organisations tell of a theme over a longer time only."""
    who = "vertelt" if count == 1 else "vertellen"
    return f"{labels.how_many(count, 'organisatie', 'organisaties')} {who} het over een langere tijd"


def worked(measure: str, realised: float | None, planned: float | None) -> tuple[str, str]:
    """Hours of a period: the number with what it is, and what was planned."""
    done = f"{labels.number(realised or 0)} {HOURS_NAMES[measure]}"
    return done, f"gepland: {labels.number(planned)}" if planned is not None else "geen planning bekend"


def beyond(count: int) -> str:
    """Activities of which only hours over a longer time are known, which are in no total."""
    return (
        f"Van {labels.how_many(count, 'activiteit', 'activiteiten')} kennen we alleen uren over een langere tijd, "
        "zoals een heel jaar. Die uren zijn hier niet bij geteld."
    )


def hours_changed(row: Mapping[str, Any]) -> str:
    """How the hours of an organisation changed; `row` as CHANGES, comparable."""
    way = "meer" if row["difference"] > 0 else "minder"
    of_volunteers = " van vrijwilligers" if row["measure"] == "volunteer_hours" else ""
    whose = row["organisation"] or labels.UNKNOWN_ORGANISATION
    difference, then, now = (labels.number(abs(row[name])) for name in ("difference", "before", "now"))
    return (
        f"{whose}: {difference} uur{of_volunteers} {way} (van {then} naar {now}, "
        f"{labels.how_many(row['now_n'], 'activiteit', 'activiteiten')})"
    )


def without_hours_now(organisations: Sequence[str]) -> str:
    """Organisations that gave hours before and not now."""
    return f"Nog geen uren over dit kwartaal: {listed(organisations)}."


def not_comparable(organisations: Sequence[str]) -> str:
    """Organisations whose hours are of other activities than before."""
    return f"Niet te vergelijken, want het gaat om andere activiteiten: {listed(organisations)}."


def told_of(theme: str, organisations: Sequence[str]) -> str:
    """A theme with who tells of it."""
    return f"{theme}: {listed(organisations)}"


def turned(theme: str, row: Mapping[str, Any]) -> str:
    """That an organisation tells of a theme in another direction than before; `row` as CHANGES."""
    voices = labels.how_many(row["now_n"], "stem", "stemmen")
    way = f"van {DIRECTIONS[row['direction_before']]} naar {DIRECTIONS[row['direction_now']]}"
    return f"{theme}: {row['organisation'] or labels.UNKNOWN_ORGANISATION}, {way} ({voices})"


def activity_of(row: Mapping[str, Any]) -> str:
    """An activity with whose it is; `row` as CHANGES."""
    return f"{row['activity'] or labels.NAMELESS} ({row['organisation'] or labels.UNKNOWN_ORGANISATION})"


def waits(kind: str, count: int) -> str:
    """What waits, with how many."""
    return labels.how_many(count, *WAITS[kind])
