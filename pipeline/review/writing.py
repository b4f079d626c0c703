"""A review put into words: facts become sentences and tables, in the order in which the document is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.agreed import Note
from pipeline.dutch import day, how_many, listed, number, period, quarter
from pipeline.review import wording as words
from pipeline.review.agreements import agreements, waiting
from pipeline.review.content import ActivityLine, Claim, Quotation, Review, ThemePart, TrendPoint
from pipeline.review.written import Bar, Chart, Named, Overlapping, Quote, Table, Theme, Told, Written

_NAMED = 3
"""Claims that the first page names, of each kind."""
_OF_ONE = 2
"""The most of them that one organisation has."""
_SILENT = 6
"""Activities of which nothing is told that are named on the first page."""


def write(review: Review) -> Written:
    """The words of a review."""
    names = {part.theme: part.name for part in review.themes}
    asked = tuple(words.question(one, names.get(one.theme or "")) for one in review.questions)
    return Written(
        title=f"Effectgesprek {quarter(*review.scope.quarter)}", subtitle=_subtitle(review),
        made=f"Gemaakt op {day(review.made_on)}", goal=review.goal, seen=_seen(review), overview=_overview(review),
        overview_note=OVERVIEW_NOTE if review.themes else (), better=_better(review), worse=_worse(review),
        not_heard=_not_heard(review), questions=asked, waiting=waiting(review.agreements, review.made_on),
        themes=tuple(_theme(part, names) for part in review.themes), overlap=_overlap(review),
        gaps=tuple(words.gap(one) for one in review.gaps), loose=_hours(review.loose, LOOSE_CAPTION),
        loose_note=_hours_note(review.loose), unheard=_unheard(review),
        silent=tuple(_silent(line) for line in review.unheard.silent),
        agreements=agreements(review.agreements, review.made_on), no_agreements=NO_AGREEMENTS,
        notes=_notes(review.notes), method=_method(review), reliability=_reliability(review), sources=_sources(review),
    )  # fmt: skip


OVERVIEW_NOTE = (
    "Stemmen uit een verslag over een langere periode, zoals een jaarverslag, tellen mee als dit kwartaal daarin valt.",
    "Een activiteit kan bij meer thema’s staan. Tel de uren van thema’s dus niet bij elkaar op.",
    "Een stem is één verhaal, één aangehaald stuk tekst, of de lopende tekst van één verslag. Wie tien zinnen zegt, telt "
    "één keer. Vergelijk organisaties niet op aantallen stemmen: zij verzamelen verhalen op hun eigen manier.",
)
LEGEND = "Staaf: uren gemaakt. Streep: uren gepland."
LOOSE_CAPTION = "Activiteiten met uren waarbij we geen verandering op een thema vonden"
NO_AGREEMENTS = "Er zijn geen afspraken uit eerdere gesprekken."
_OVERVIEW_HEADS = ("Thema", "Uren gepland", "Uren gemaakt", "Stemmen", "▲ verbetering", "■ gelijk of beide", "▼ verslechtering")
_HOUR_HEADS = ("Activiteit", "Organisatie", "Gepland", "Gemaakt", "Verschil", "Deelnemers", "Verslag vertelt", "Bron")
_SOURCE_HEADS = ("Nummer", "Organisatie", "Document", "Plaats")


def _subtitle(review: Review) -> str:
    scope = review.scope
    parts = [scope.organisation, f"programma {scope.programme}" if scope.programme else None]
    return ", ".join(part for part in parts if part) or "Alle organisaties"


def _seen(review: Review) -> tuple[str, ...]:
    with_hours = {line.organisation for line in _all_lines(review)}
    said = [
        words.all_hours(review.hours, len(with_hours), review.scope.quarter),
        words.volunteer_hours(review.volunteers),
        words.told_of(review.told, review.activities),
    ]
    return (*(one for one in said if one), f"Dit verslag rust op {_rests_on(review)}.")


def _rests_on(review: Review) -> str:
    documents = how_many(review.documents, "document", "documenten")
    of = how_many(len(review.organisations), "organisatie", "organisaties")
    return f"{documents} van {of}, met {how_many(review.stories, 'verhaal', 'verhalen')} van bewoners of naasten"


def _all_lines(review: Review) -> Iterable[ActivityLine]:
    yield from (line for part in review.themes for line in part.lines)
    yield from review.loose


def _overview(review: Review) -> Table | None:
    rows = tuple(_overview_row(part) for part in review.themes)
    caption = f"Cijfers en stemmen per thema, {quarter(*review.scope.quarter)}"
    return Table(caption, _OVERVIEW_HEADS, rows, (False, *(True,) * 6)) if rows else None


def _overview_row(part: ThemePart) -> tuple[str, ...]:
    voices = part.voices
    counts = (voices.sources, voices.improved, voices.unchanged, voices.worsened)
    told = tuple(number(count) for count in counts)
    return (part.name, words.hours(part.hours.planned), words.hours(part.hours.realised), *told)


def _claims(review: Review) -> list[tuple[ThemePart, Claim]]:
    return [(part, claim) for part in review.themes for claim in (*part.claims, *part.signals)]


def _better(review: Review) -> tuple[Named, ...]:
    """What got better with the strongest evidence, in the order of the goal tree."""
    found = [(part, one) for part, one in _claims(review) if one.direction == "vooruitgang" and one.strength != "weak"]
    return _named(sorted(found, key=lambda pair: pair[1].strength != "strong"), "vooruitgang")


def _worse(review: Review) -> tuple[Named, ...]:
    """Where voices tell that it got worse, the firmest first."""
    order = ("strong", "fair", "weak")
    found = [(part, one) for part, one in _claims(review) if one.voices.worsened]
    return _named(sorted(found, key=lambda pair: (order.index(pair[1].strength), pair[1].direction == "gemengd")), "achteruitgang")


def _named(found: Sequence[tuple[ThemePart, Claim]], direction: str) -> tuple[Named, ...]:
    """The first of them, one of each theme and few of each organisation, so that no one of them fills the page."""
    chosen: list[tuple[ThemePart, Claim]] = []
    for part, claim in found:
        same = [one for _, one in chosen if one.organisation == claim.organisation]
        if len(same) < _OF_ONE and all(part.theme != other.theme for other, _ in chosen):
            chosen.append((part, claim))
    return tuple(
        Named(words.named_claim(claim, part.name), _telling(claim, direction)) for part, claim in chosen[:_NAMED]
    )


def _telling(claim: Claim, direction: str) -> Quote | None:
    """The first quotation that goes this way, of those that the computer does not doubt."""
    held = (*claim.supporting, *claim.contradicting)
    return next((_quote(one) for one in held if one.sure and one.direction == direction), None)


def _not_heard(review: Review) -> tuple[str, ...]:
    """What the first page says of who was not heard."""
    said = []
    if review.unheard.organisations:
        said.append(f"Geen woord van een bewoner zelf bij {listed(review.unheard.organisations)}, wel uren.")
    if review.unheard.silent:
        names = [line.activity for line in review.unheard.silent[:_SILENT]]
        rest = len(review.unheard.silent) - len(names)
        named = listed([*names, f"nog {rest} andere"]) if rest else listed(names)
        said.append(f"Over deze activiteiten met uren vertellen de verslagen niets: {named}.")
    quiet = [gap.name for gap in review.gaps if gap.kind != "no_hours"]
    if quiet:
        said.append(f"Dit kwartaal vertelde niemand over {listed([f'‘{name}’' for name in quiet])}.")
    if review.unheard.withheld:
        said.append(words.withheld(review.unheard.withheld))
    return tuple(said)


def _theme(part: ThemePart, names: dict[str, str]) -> Theme:
    return Theme(
        part.theme, part.name, part.definition,
        (words.voices_of_theme(part.voices), *words.silence(part.silence, part.voices)),
        _hours((*part.lines, *part.longer), f"Uren en activiteiten bij ‘{part.name}’"),
        _hours_note((*part.lines, *part.longer)), _chart(part), _trend(part), _trend_note(part),
        tuple(_told(one) for one in part.claims), tuple(_told(one) for one in part.signals),
        tuple(words.question(one, names.get(one.theme or "")) for one in part.questions), _notes(part.notes),
    )  # fmt: skip


def _hours(lines: Sequence[ActivityLine], caption: str) -> Table | None:
    rows = tuple(_hour_row(line) for line in lines)
    return Table(caption, _HOUR_HEADS, rows, (False, False, True, True, True, True, False, False)) if rows else None


def _hour_row(line: ActivityLine) -> tuple[str, ...]:
    name = words.activity(line) if _is_quarter(line) else f"{words.activity(line)} ({period(line.start, line.end)})"
    both = line.planned is not None and line.realised is not None
    difference = _signed((line.realised or 0) - (line.planned or 0)) if both else ""
    return (
        name, line.organisation or words.UNKNOWN_ORGANISATION, words.hours(line.planned), _realised(line), difference,
        words.people(line), words.ACCOUNTS[line.account or "nothing"], _numbers(line.sources),
    )  # fmt: skip


def _is_quarter(line: ActivityLine) -> bool:
    return (line.end - line.start).days < 93


def _signed(value: float) -> str:
    written = number(abs(value))
    return written if not value else f"{'+' if value > 0 else '−'}{written}"


def _realised(line: ActivityLine) -> str:
    marks = (line.circa, "ca."), (not line.complete and line.realised is not None, "deel van de periode"), (
        line.differs, "ander document geeft andere uren",
    )  # fmt: skip
    said = [word for holds, word in marks if holds]
    return words.hours(line.realised) + (f" ({', '.join(said)})" if said else "")


def _numbers(sources: Sequence[int]) -> str:
    return ", ".join(map(str, sources))


def _hours_note(lines: Sequence[ActivityLine]) -> tuple[str, ...]:
    longer = [line for line in lines if not _is_quarter(line)]
    if not longer:
        return ()
    return (
        "Bij een activiteit met een andere periode achter de naam zijn alleen uren over die langere periode bekend. Die "
        "uren tellen niet mee in het totaal van dit kwartaal.",
    )


def _chart(part: ThemePart) -> Chart | None:
    known = [point for point in part.trend if point.hours.realised is not None]
    if len(known) < 2:
        return None
    bars = tuple(_bar(point) for point in part.trend)
    finding = words.trend(part.trend)
    each = listed([f"{bar.name}: {bar.label}" for bar in bars])
    alt = f"Staafgrafiek van de uren bij ‘{part.name}’. {finding} {each}. De tabel eronder geeft dezelfde cijfers."
    return Chart(alt, bars, LEGEND)


def _bar(point: TrendPoint) -> Bar:
    made, planned = point.hours.realised, point.hours.planned
    of = "" if planned is None else f" van {number(planned)} gepland"
    return Bar(quarter(*point.quarter), made, planned, f"{words.hours(made)}{of}")


def _trend(part: ThemePart) -> Table | None:
    if not any(point.hours.realised is not None or point.voices.sources for point in part.trend):
        return None
    rows = (
        ("Uren gepland", *(words.hours(point.hours.planned) for point in part.trend)),
        ("Uren gemaakt", *(words.hours(point.hours.realised) for point in part.trend)),
        ("Stemmen over verbetering", *(number(point.voices.improved) for point in part.trend)),
        ("Stemmen over verslechtering", *(number(point.voices.worsened) for point in part.trend)),
        ("Stemmen: gelijk of beide kanten op", *(number(point.voices.unchanged) for point in part.trend)),
    )
    heads = ("Per kwartaal", *(quarter(*point.quarter) for point in part.trend))
    return Table(f"‘{part.name}’ over vier kwartalen", heads, rows, (False, True, True, True, True))


def _trend_note(part: ThemePart) -> tuple[str, ...]:
    """The finding of the chart, and the voices that stand in no quarter."""
    longer = part.voices.sources - part.trend[-1].voices.sources
    verb = "vertelt" if longer == 1 else "vertellen"
    rest = f"{how_many(longer, 'stem', 'stemmen')} van dit thema {verb} over een langere periode dan één kwartaal, en "
    stand = f"{'staat' if longer == 1 else 'staan'} niet in deze tabel."
    return (words.trend(part.trend), *((rest + stand,) if longer else ()))


def _told(claim: Claim) -> Told:
    heading = f"{claim.organisation or words.UNKNOWN_ORGANISATION}, {period(claim.start, claim.end)}"
    extra = (words.claim_activities(claim), words.claim_withheld(claim), words.claim_more(claim))
    shown = [tuple(map(_quote, side)) for side in (claim.supporting, claim.contradicting)]
    empty = "" if any(shown) else "Er is geen citaat dat hier mag staan."
    return Told(heading, (words.claim_sentence(claim), *(one for one in extra if one)), *shown, only_withheld=empty)


def _quote(one: Quotation) -> Quote:
    doubt = "" if one.sure else " (de computer twijfelt)"
    return Quote(one.text, f"{words.VOICES[one.voice]}{doubt}", one.source)


def _overlap(review: Review) -> tuple[Overlapping, ...]:
    return tuple(
        Overlapping(one.name, tuple(f"{who}: {listed(what)}." for who, what in one.activities))
        for one in review.overlap
    )


def _unheard(review: Review) -> tuple[str, ...]:
    held, said = review.unheard, []
    if held.organisations:
        said.append(
            f"Bij {listed(held.organisations)} staan wel uren, maar we vonden geen woorden van bewoners zelf. Vraag "
            "ernaar in het gesprek."
        )
    if held.withheld:
        said.append(words.withheld(held.withheld))
    if held.themeless:
        verb = "vertelt" if held.themeless == 1 else "vertellen"
        fit = "past" if held.themeless == 1 else "passen"
        many = how_many(held.themeless, "zin", "zinnen")
        said.append(f"{many} {verb} over een verandering, maar {fit} bij geen van de thema’s van het doel.")
    return (*said, *_left_out(review))


def _left_out(review: Review) -> Iterable[str]:
    for names, why in (
        (review.unheard.without_period, "We weten niet over welke periode dit gaat; het telt hier niet mee"),
        (review.unheard.unreadable, "Niet te lezen"),
    ):
        if names:
            yield f"{why}: {listed(names)}."


def _silent(line: ActivityLine) -> str:
    return f"{line.activity} van {line.organisation or words.UNKNOWN_ORGANISATION}: {words.hours(line.realised)} uur."


def _notes(notes: Sequence[Note]) -> tuple[str, ...]:
    return tuple(f"{note.text} ({note.decided_by})" for note in notes)


def _method(review: Review) -> tuple[str, ...]:
    return (
        f"Dit verslag is door de computer gemaakt uit {_rests_on(review)}. De zinnen volgen vaste regels. Achter elke "
        "uitspraak staat de bron.",
        "Uren tellen één keer mee, ook als ze in meer documenten staan. Uren over een langere periode dan een kwartaal "
        "worden niet verdeeld. Uren van vrijwilligers tellen apart.",
        "Bij een thema staan de activiteiten waarover de verslagen van dit jaar iets op dat thema vertellen.",
        "Een uitspraak rust op stemmen die los van elkaar staan. Eén stem is altijd zwak bewijs. Vertellen alleen "
        "professionals het, dan is het nooit meer dan redelijk bewijs. Hoe sterk het bewijs is, zegt niets over de waarde "
        "van het werk.",
        "Namen van mensen zijn vervangen. Verhalen zonder toestemming tellen mee, maar staan hier niet. Aantallen "
        "deelnemers onder de 5 staan er niet als getal.",
    )


def _reliability(review: Review) -> tuple[str, ...]:
    fixed = (
        "De computer zocht de zinnen, de thema’s en de richting bij elkaar, en kan zich vergissen. Lees daarom het citaat "
        "voordat u iets overneemt. Wat mensen hebben beoordeeld, gaat altijd voor.",
    )
    held = review.reliability
    if held is None:
        return fixed
    return (
        *fixed,
        f"Met de hand nageteld: {held.quotations[0]} van de {held.quotations[1]} citaten lieten echt het thema en de "
        f"richting zien, en {held.links[0]} van de {held.links[1]} teksten hoorden echt bij de activiteit.",
    )


def _sources(review: Review) -> Table | None:
    rows = tuple(
        (str(one.number), one.organisation or words.UNKNOWN_ORGANISATION, one.filename, words.place(one))
        for one in review.sources
    )
    return Table("Bronnen", _SOURCE_HEADS, rows, (True, False, False, False)) if rows else None
