"""The last pages in words: who was not heard, how the review was made, how far to trust it, and its sources."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.dutch import how_many, listed
from pipeline.review import wording as words
from pipeline.review.content import Review
from pipeline.review.front import rests_on
from pipeline.review.when import kind
from pipeline.review.written import Overlapping, Table

_HEADS = ("Nummer", "Organisatie", "Document", "Plaats")


def overlap(review: Review) -> tuple[Overlapping, ...]:
    """Themes on which several organisations work, each with its activities."""
    return tuple(Overlapping(one.name, tuple(map(words.shared, one.shared))) for one in review.overlap)


def unheard(review: Review) -> tuple[str, ...]:
    """Who was not heard, and what counts nowhere."""
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


def method(review: Review) -> tuple[str, ...]:
    """How the review was made."""
    what = kind(review.scope.when)
    return (
        f"Dit verslag is door de computer gemaakt uit {rests_on(review)}. De zinnen volgen vaste regels. Achter elke "
        "uitspraak staat de bron.",
        "Uren tellen één keer mee, ook als ze in meer documenten staan. Uren over een langere periode dan een "
        f"{what} worden niet verdeeld. Uren van vrijwilligers tellen apart.",
        "Bij een thema staan de activiteiten waarover de verslagen iets op dat thema vertellen. De uren naast een "
        f"thema zijn die van activiteiten waarover dit {what} verteld is. Dat de uren de verandering brachten, zeggen "
        "we niet.",
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
        f"Met de hand nageteld: {held.quotations[0]} van de {held.quotations[1]} citaten lieten echt het thema en de "
        f"richting zien, en {held.links[0]} van de {held.links[1]} teksten hoorden echt bij de activiteit.",
    )


def sources(review: Review) -> Table | None:
    """All sources by their number; None without any."""
    rows = tuple(
        (str(one.number), one.organisation or words.UNKNOWN_ORGANISATION, one.filename, words.place(one))
        for one in review.sources
    )
    return Table("Bronnen", _HEADS, rows, (True, False, False, False)) if rows else None
