"""The last pages in words: who was not heard, how the review was made, how far to trust it, and its sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import fields, is_dataclass

from pipeline.dutch import how_many
from pipeline.review import wording as words
from pipeline.review.choosing import some
from pipeline.review.content import Review, Source
from pipeline.review.front import rests_on
from pipeline.review.theme_text import SOURCE
from pipeline.review.when import kind
from pipeline.review.written import Overlapping, PanelChoice, Quote, Table

_NAMED = 12
"""Organisations and documents that a sentence names; more are counted."""
_HEADS = ("Bron", "Document", "Plaats")


def overlap(review: Review) -> tuple[Overlapping, ...]:
    """Themes on which several organisations work, each with its activities."""
    return tuple(Overlapping(one.name, tuple(map(words.shared, one.shared))) for one in review.overlap)


def unheard(review: Review) -> tuple[str, ...]:
    """Who was not heard, and what counts nowhere."""
    held, said = review.unheard, []
    if held.organisations:
        names = some(held.organisations, _NAMED, rest="nog {n} andere organisaties")
        said.append(
            f"Bij {names} staan wel uren, maar we vonden geen woorden van bewoners zelf. Vraag ernaar in het gesprek."
        )
    if held.withheld:
        said.append(words.withheld(held.withheld))
    if held.themeless:
        verb = "vertelt" if held.themeless == 1 else "vertellen"
        fit = "past" if held.themeless == 1 else "passen"
        many = how_many(held.themeless, "zin", "zinnen")
        said.append(f"{many} {verb} over een verandering, maar {fit} bij geen van de thema’s van het doel.")
    if review.hours.realised is None:
        said.append("Over deze periode zijn geen uren bekend. Daarom zien we niet bij wie we een bewoner misten.")
    return (*said, *_left_out(review))


def _left_out(review: Review) -> Iterable[str]:
    for names, why, then in (
        (review.unheard.without_period, "Telt hier niet mee, want we weten niet over welke periode het gaat",
         "Vul de periode in op de pagina Documenten."),
        (review.unheard.unreadable, "De computer kon dit niet lezen", "Vraag de organisatie om een ander bestand."),
    ):  # fmt: skip
        if names:
            yield f"{why}: {some(names, _NAMED, rest='nog {n} andere documenten')}. {then}"


def method(review: Review) -> tuple[str, ...]:
    """How the review was made."""
    what = kind(review.scope.when)
    return (
        f"Dit verslag is door de computer gemaakt uit {rests_on(review)}. De zinnen volgen vaste regels. Achter elke "
        "uitspraak staat de bron.",
        "Uren tellen één keer mee, ook als ze in meer documenten staan. Uren over een langere periode dan een "
        f"{what} verdelen we niet. Uren van vrijwilligers tellen apart.",
        "Bij een thema staan de activiteiten waarover de verslagen iets op dat thema vertellen. De uren naast een "
        f"thema zijn die van activiteiten waarover dit {what} verteld is. Een activiteit kan bij meer thema’s staan: "
        "tel de uren daarom niet op. Dat de uren de verandering brachten, zeggen we niet.",
        "Een uitspraak rust op stemmen die los van elkaar staan. Eén stem is altijd zwak bewijs. Vertellen alleen "
        "professionals het, dan is het nooit meer dan redelijk bewijs. Hoe sterk het bewijs is, zegt niets over de "
        "waarde van het werk.",
        "Namen van mensen zijn vervangen. Verhalen zonder toestemming tellen mee, maar staan hier niet. Aantallen "
        f"deelnemers onder de {review.least} staan er niet als getal.",
    )


def reliability(review: Review) -> tuple[str, ...]:
    """How far to trust the computer's work."""
    fixed = (
        "De computer zocht de zinnen, de thema’s en de richting bij elkaar, en kan zich vergissen. Lees daarom het "
        "citaat voordat u iets overneemt. Wat mensen hebben beoordeeld, gaat altijd voor.",
        "Staat er ‘onzeker’ bij een citaat, dan twijfelt de computer of het citaat dit echt laat zien. Lees het na in "
        "de bron.",
    )
    held = review.reliability
    if held is None:
        return fixed
    return (
        *fixed,
        f"Mensen telden na hoe vaak dat goed gaat. Bij {held.quotations[0]} van de {held.quotations[1]} citaten "
        f"klopten het thema en de richting. Van de {held.links[1]} teksten hoorden er {held.links[0]} echt bij de "
        "activiteit.",
    )


def documents(review: Review, mentioned: Collection[int]) -> Table | None:
    """The documents that the sources mentioned are in, each with the short name that `sources` has for it."""
    rows = tuple((name, one.filename, one.organisation or words.UNKNOWN_ORGANISATION)
                 for one, name in _short_names(review, mentioned).values())  # fmt: skip
    return Table("Documenten", ("Naam", "Document", "Organisatie"), rows, (False,) * 3) if rows else None


def sources(review: Review, mentioned: Collection[int]) -> Table | None:
    """The sources mentioned, by their number; None without any."""
    names = _short_names(review, mentioned)
    rows = tuple(
        (str(one.number), names[_document(one)][1], words.place(one))
        for one in review.sources if one.number in mentioned
    )  # fmt: skip
    return Table("Waar de bronnen staan", _HEADS, rows, (True, False, False)) if rows else None


def _short_names(review: Review, mentioned: Collection[int]) -> dict[tuple[str, ...], tuple[Source, str]]:
    """One source of each document, with D1, D2 … by the name of organisation and file."""
    found = {_document(one): one for one in review.sources if one.number in mentioned}
    ordered = sorted(found.items(), key=lambda pair: [part.casefold() for part in pair[0]])
    return {key: (one, f"D{at}") for at, (key, one) in enumerate(ordered, start=1)}


def _document(one: Source) -> tuple[str, ...]:
    return one.organisation or "\uffff", one.filename, one.document


def mentioned(part: object) -> set[int]:
    """The numbers of the sources that stand anywhere in a document or a part of it."""
    if isinstance(part, tuple):
        return {number for one in part for number in mentioned(one)}
    if isinstance(part, Quote | PanelChoice):
        return {part.source} if part.source else set()
    if isinstance(part, Table):
        return set(_numbers(part))
    if is_dataclass(part):
        return {number for one in fields(part) for number in mentioned(getattr(part, one.name))}
    return set()


def _numbers(table: Table) -> Iterable[int]:
    """The numbers in the column of sources."""
    at = table.heads.index(SOURCE) if SOURCE in table.heads else None
    if at is not None:
        yield from (int(number) for row in table.rows for number in row[at].split(", ") if number)
