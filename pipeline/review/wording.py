"""Plain Dutch sentences (B1), made by rule from the facts of a review. Nothing is said that no fact carries."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.dutch import how_many, listed, number, period
from pipeline.periods import Period, When, days_of
from pipeline.review.content import (
    ActivityLine,
    Claim,
    Gap,
    Question,
    Shared,
    Silence,
    Silent,
    Source,
    Total,
    TrendPoint,
    Voices,
)
from pipeline.review.when import in_when, this

UNKNOWN_ORGANISATION = "Organisatie onbekend"
NAMELESS = "Activiteit zonder naam"
NOT_GIVEN = "niet vermeld"
DIRECTIONS = {"vooruitgang": "verbetering", "achteruitgang": "verslechtering", "onveranderd": "geen verandering",
              "gemengd": "wisselend"}  # fmt: skip
STRENGTHS = {"weak": "zwak bewijs", "fair": "redelijk bewijs", "strong": "sterk bewijs"}
VOICES = {"bewoner": "bewoner", "professional": "professional", "naaste": "naaste", "onbekend": "spreker onbekend"}
ACCOUNTS = {
    "effect": "een verandering", "activity_only": "alleen wat er gedaan is",
    "intention_only": "alleen wat men wil bereiken", "nothing": "niets",
}  # fmt: skip
MEASURES = {"hours": "", "volunteer_hours": " (vrijwilligers)"}
_SPEAKERS = (
    ("residents", "bewoner", "bewoners"), ("relatives", "naaste", "naasten"),
    ("professionals", "professional", "professionals"),
)  # fmt: skip
_SEEN = (
    ("improved", "verbetering"),
    ("worsened", "verslechtering"),
    ("unchanged", "een gemengd beeld of geen verschil"),
)


def hours(value: float | None) -> str:
    """A number of hours, or that no report gives it."""
    return NOT_GIVEN if value is None else number(value)


def activity(line: ActivityLine) -> str:
    """The name of an activity, with what kind of hours it is where they are not those of professionals."""
    name = line.activity or NAMELESS
    return name if "vrijwillig" in name.casefold() else f"{name}{MEASURES[line.measure]}"


def all_hours(total: Total, organisations: int, when: When) -> str:
    """How many hours were made in a period, beside the plan."""
    who = how_many(organisations, "organisatie", "organisaties")
    if total.realised is None:
        return f"Over {in_when(when)} zijn geen uren bekend."
    made = f"Over {in_when(when)} melden {who} samen {number(total.realised)} uur"
    if organisations == 1:
        made = f"Over {in_when(when)} meldt {who} {number(total.realised)} uur"
    of = f", in {how_many(total.activities, 'activiteit', 'activiteiten')}"
    return f"{made}{of}.{_beside_plan(total)}"


def _beside_plan(total: Total) -> str:
    if total.difference is None:
        return " Er staat geen planning bij."
    part = "" if total.compared == total.activities else f" Bij {total.compared} ervan staat ook de planning:"
    if total.difference == 0:
        return f"{part} Dat is precies zoveel als gepland." if not part else f"{part} die is precies gehaald."
    more = "meer" if total.difference > 0 else "minder"
    said = f"{number(abs(total.difference))} uur {more} dan gepland."
    return f"{part} {said}" if part else f" Dat is {said}"


def volunteer_hours(total: Total) -> str | None:
    """Hours of volunteers, which are never added to those of professionals."""
    if not total.realised:
        return None
    return f"Daarnaast melden de verslagen {number(total.realised)} uur van vrijwilligers."


def told_of(told: int, activities: int) -> str | None:
    """Of how many activities a change is told."""
    if not activities:
        return None
    if activities == 1:
        return f"Bij de activiteit met uren vertellen de verslagen {'' if told else 'niet '}over een verandering."
    verb = "vertellen de verslagen over een verandering"
    if not told:
        return f"Bij geen van de {number(activities)} activiteiten met uren {verb}."
    return f"Bij {number(told)} van de {number(activities)} activiteiten met uren {verb}."


def voices_of_theme(voices: Voices, longer: Voices, when: When) -> list[str]:
    """How many voices of how many organisations tell on a theme, and which way: in the period and over longer."""
    now = this(when)
    if not voices.sources and not longer.sources:
        return [f"{now.capitalize()} vertelde nog niemand over een verandering op dit thema."]
    verb = "vertelt" if voices.sources == 1 else "vertellen"
    here = f"{now.capitalize()} {verb} {_who(voices)} over een verandering: {ways(voices)}."
    said = [here if voices.sources else f"In {now} zelf vertelde niemand over een verandering."]
    if longer.sources:
        verb = "vertelt" if longer.sources == 1 else "vertellen"
        said.append(f"Over een langere periode waar {now} in valt, {verb} {_who(longer)}: {ways(longer)}.")
    return said


def hours_of_theme(total: Total, when: When) -> str | None:
    """The hours of the activities that are told of on a theme; None without any."""
    if total.realised is None:
        return None
    plan = "" if total.planned is None else f" (gepland: {number(total.planned)})"
    count = how_many(total.activities, "activiteit", "activiteiten")
    told = f"{this(when).capitalize()} is over dit thema verteld bij {count} met uren"
    return f"{told}: {number(total.realised)} uur{plan}."


def _who(voices: Voices) -> str:
    of = how_many(voices.organisations, "organisatie", "organisaties")
    return f"{how_many(voices.sources, 'stem', 'stemmen')} van {of}"


def ways(voices: Voices) -> str:
    """Which way the voices tell: 3 zien verbetering en 1 ziet verslechtering."""
    seen = [(getattr(voices, column), words) for column, words in _SEEN if getattr(voices, column)]
    if len(seen) == 1:
        count, way = seen[0]
        all_of_them = "beide" if count == 2 else f"alle {number(count)}"
        return f"die ziet {way}" if count == 1 else f"{all_of_them} zien {way}"
    return listed([f"{number(n)} {'ziet' if n == 1 else 'zien'} {way}" for n, way in seen]) or "de richting is onbekend"


def speakers(voices: Voices) -> str:
    """Whose voices they are."""
    known = [how_many(getattr(voices, name), one, more) for name, one, more in _SPEAKERS if getattr(voices, name)]
    unknown = voices.sources - voices.residents - voices.relatives - voices.professionals
    if not known:
        return "spreker niet bekend"
    return listed([*known, *((f"{number(unknown)} onbekend",) if unknown > 0 else ())])


def claim_sentence(claim: Claim) -> str:
    """What a claim says: how many voices, which way, whose they are, and how strong the evidence is."""
    voices = claim.voices
    count, strength = how_many(voices.sources, "stem", "stemmen"), STRENGTHS[claim.strength].capitalize()
    return f"{count} ({speakers(voices)}): {ways(voices)}. {strength}."


def claim_activities(claim: Claim) -> str | None:
    """The activities that a claim is told of."""
    return f"Het gaat over: {listed(claim.activities)}." if claim.activities else None


def claim_more(claim: Claim) -> str | None:
    """How many quotations are not in the document."""
    if not claim.more:
        return None
    verb = "staat" if claim.more == 1 else "staan"
    return f"In het dashboard {verb} nog {how_many(claim.more, 'citaat', 'citaten')}."


def withheld(count: int) -> str:
    """How many stories count, but are not shown."""
    verb = "telt" if count == 1 else "tellen"
    return f"{how_many(count, 'verhaal', 'verhalen')} zonder toestemming {verb} mee, maar de tekst staat hier niet."


def named_claim(claim: Claim, theme: str, when: When) -> str:
    """A claim for the first page: about what, where, when, and which way by how many."""
    where = f"{theme}, bij {claim.organisation or UNKNOWN_ORGANISATION}{over(claim, when)}"
    voices = claim.voices
    count = "" if voices.improved + voices.worsened + voices.unchanged != voices.sources else (
        f"{how_many(voices.sources, 'stem', 'stemmen')}, "
    )  # fmt: skip
    return f"{where}: {count}{ways(voices)}. {STRENGTHS[claim.strength].capitalize()}."


def silence(said: Silence) -> list[str]:
    """Who was not heard on a theme."""
    found = []
    if said.without_residents:
        found.append(f"Bij {listed(said.without_residents)} komt hierover geen bewoner zelf aan het woord.")
    return [*found, withheld(said.withheld)] if said.withheld else found


def people(line: ActivityLine, least: int) -> str:
    """How many unique people took part, as far as may be told."""
    if line.few:
        return f"minder dan {least}"
    return "" if line.people is None else number(line.people)


def trend(points: Sequence[TrendPoint]) -> str | None:
    """What the hours did over four quarters: the finding of the chart; None where too little is known."""
    known = [point for point in points if point.hours.realised is not None]
    if len(known) < 2:
        return None
    first, last = known[0], known[-1]
    before, now = first.hours.realised or 0, last.hours.realised or 0
    change = _change(before, now)
    return (
        f"Alle activiteiten bij dit thema samen: van {number(before)} uur in {in_when(first.when)} naar {number(now)} "
        f"uur in {in_when(last.when)}{change}.{_unknown(points)}"
    )


def _change(before: float, now: float) -> str:
    if before == now:
        return " (gelijk gebleven)"
    if not before:
        return ""
    share = round(100 * abs(now - before) / before)
    return f" ({share}% {'meer' if now > before else 'minder'})" if share else " (ongeveer gelijk)"


def _unknown(points: Sequence[TrendPoint]) -> str:
    absent = [in_when(point.when) for point in points if point.hours.realised is None]
    return f" Over {listed(absent)} zijn geen uren per kwartaal bekend." if absent else ""


def over(one: Claim | Question, when: When) -> str:
    """The period of what is told, where it is not that of the review."""
    return "" if Period(one.start, one.end) == days_of(when) else f" ({period(one.start, one.end)})"


def gaps(found: Sequence[Gap]) -> list[str]:
    """What is missing on themes: those in the same case in one line."""
    idle = [one.name for one in found if one.kind == "no_hours"]
    longer = [one.name for one in found if one.kind == "untold" and one.longer]
    never = [one.name for one in found if one.kind == "untold" and not one.longer]
    said = (
        (never, "In deze verslagen vertelt niemand over een verandering op"),
        (longer, "Alleen een verslag over een langere periode vertelt over een verandering op"),
        (idle, "Wel verteld, maar zonder activiteit met uren die erbij hoort:"),
    )
    return [f"{start} {listed([f'‘{name}’' for name in names])}." for names, start in said if names]


def shared(one: Shared) -> str:
    """What one organisation does on a theme that others work on too."""
    who = one.organisation or UNKNOWN_ORGANISATION
    if not one.activities:
        return f"{who}: vertelt erover, zonder activiteit met een naam."
    hours_ = "" if one.hours is None else f" ({number(one.hours)} uur)"
    return f"{who}: {listed(one.activities)}{hours_}."


def silent(one: Silent) -> str:
    """An activity of which nothing is told."""
    return f"{one.activity or NAMELESS} van {one.organisation or UNKNOWN_ORGANISATION}: {number(one.hours)} uur."


def place(source: Source) -> str:
    """Where in a document a source stands."""
    parts = [
        (source.page, f"pagina {source.page}"), (source.sheet, f"blad {source.sheet}"),
        (source.cell, str(source.cell) if source.cell and " " in source.cell else f"cel {source.cell}"),
        (source.sentence, f"zin {source.sentence}"),
    ]  # fmt: skip
    return ", ".join(words for value, words in parts if value) or "het hele document"
