"""The first page in words: what was seen in figures and voices, what stands out, and who was not heard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.dutch import how_many, number
from pipeline.review import wording as words
from pipeline.review.choosing import draw, some
from pipeline.review.content import ActivityLine, Claim, Gap, Review, ThemePart
from pipeline.review.theme_text import quote
from pipeline.review.told import FIRM
from pipeline.review.when import in_words, this
from pipeline.review.written import Named, Quote, Table

_NOTE = "Uren: van activiteiten waarover {this} verteld is. Tel ze niet op. Vergelijk organisaties niet op stemmen."
_NAMED = 2
"""Claims that the first page names, of each kind."""
_OF_ONE = 1
"""The most of them that one organisation has."""
_NAMES, _ROOM = 6, 110
"""Names of a list on the first page, at most, and the characters that they may take."""
_QUIET = 4
"""Up to so many themes of which nobody tells are named on the first page."""
_HEADS = ("Thema", "Uren", "Stemmen", "▲ beter", "■ gemengd of gelijk", "▼ minder", "Stemmen, langer")


def seen(review: Review) -> tuple[str, ...]:
    """Hours beside their plan, of how many activities a change is told, and on what all this rests."""
    with_hours = {line.organisation for line in _all_lines(review)}
    said = [
        words.all_hours(review.hours, len(with_hours), review.scope.when),
        words.volunteer_hours(review.volunteers),
        words.told_of(review.told, review.activities),
    ]
    return (*(one for one in said if one), f"Dit verslag is gemaakt uit {rests_on(review)}.")


def rests_on(review: Review) -> str:
    """What the review was made from, in numbers."""
    documents = how_many(review.documents, "document", "documenten")
    of = how_many(len(review.organisations), "organisatie", "organisaties")
    stories = f"met {how_many(review.stories, 'verhaal', 'verhalen')}" if review.stories else "zonder verhalen"
    return f"{documents} van {of}, {stories} van bewoners of naasten"


def _all_lines(review: Review) -> Iterable[ActivityLine]:
    yield from (line for part in review.themes for line in (*part.lines, *part.longer_lines))
    yield from review.loose


def overview(review: Review) -> Table | None:
    """Hours and voices of each theme, side by side; None without themes."""
    rows = tuple(_overview_row(part) for part in review.themes)
    caption = f"Cijfers en stemmen per thema, {in_words(review.scope.when)}"
    return Table(caption, _HEADS, rows, (False, *(True,) * 6)) if rows else None


def note(review: Review) -> tuple[str, ...]:
    """How to read the overview."""
    return (_NOTE.format(this=this(review.scope.when)),) if review.themes else ()


def _overview_row(part: ThemePart) -> tuple[str, ...]:
    voices = part.voices
    counts = (voices.sources, voices.improved, voices.unchanged, voices.worsened, part.longer_voices.sources)
    return (part.name, _made(part), *(number(count) for count in counts))


def _made(part: ThemePart) -> str:
    return "geen" if part.hours.realised is None else number(part.hours.realised)


def better(review: Review) -> tuple[Named, ...]:
    """Where voices tell that it got better, and not mostly that it got worse; chosen as in `worse`."""
    return _named(told_better(review), review, "vooruitgang")


def worse(review: Review) -> tuple[Named, ...]:
    """Where voices tell that it got worse, and not mostly that it got better.

    Of each theme and organisation one: fair or strong evidence before weak, one way before both, then by lot.
    """
    return _named(told_worse(review), review, "achteruitgang")


def told_better(review: Review) -> list[tuple[ThemePart, Claim]]:
    """The claims that `better` chooses from."""
    return [(part, one) for part, one in _claims(review) if one.voices.improved and one.direction != "achteruitgang"]


def told_worse(review: Review) -> list[tuple[ThemePart, Claim]]:
    """The claims that `worse` chooses from."""
    return [(part, one) for part, one in _claims(review) if one.voices.worsened and one.direction != "vooruitgang"]


def _claims(review: Review) -> list[tuple[ThemePart, Claim]]:
    return [(part, claim) for part in review.themes for claim in (*part.claims, *part.signals)]


def _named(found: Sequence[tuple[ThemePart, Claim]], review: Review, direction: str) -> tuple[Named, ...]:
    """One of each theme and of each organisation, as long as there are, so that no one of them fills the page."""
    when = review.scope.when
    drawn = sorted(found, key=lambda pair: (
        pair[1].strength not in FIRM, pair[1].direction == "gemengd", draw(when, pair[0].theme, pair[1].organisation)
    ))  # fmt: skip
    chosen: list[tuple[ThemePart, Claim]] = []
    for part, claim in drawn:
        same = [one for _, one in chosen if one.organisation == claim.organisation]
        if len(same) < _OF_ONE and all(part.theme != other.theme for other, _ in chosen):
            chosen.append((part, claim))
    named: list[Named] = []
    for part, claim in chosen[:_NAMED]:
        told = [one.quote.source for one in named if one.quote]
        named.append(Named(words.named_claim(claim, part.name, when), _telling(claim, direction, told)))
    return tuple(named)


def _telling(claim: Claim, direction: str, told: Sequence[int]) -> Quote | None:
    """The first quotation that goes this way and was not told yet, a sure one before one that the computer doubts."""
    both = (*claim.supporting, *claim.contradicting)
    held = [one for one in both if one.direction == direction and one.source not in told]
    return next(map(quote, sorted(held, key=lambda one: not one.sure)), None)


def not_heard(review: Review) -> tuple[str, ...]:
    """What the first page says of who was not heard."""
    said, now = [], this(review.scope.when)
    if review.unheard.organisations:
        names = some(review.unheard.organisations, _NAMES, _ROOM, "nog {n} andere")
        said.append(f"Wel uren, maar geen woorden van een bewoner zelf: {names}.")
    if review.unheard.silent:
        silent = [one.activity or words.NAMELESS for one in review.unheard.silent]
        named = some(silent, _NAMES, _ROOM, "nog {n} andere")
        said.append(f"Over deze activiteiten met uren vertellen de verslagen niets: {named}.")
    quiet = [gap for gap in review.gaps if gap.kind == "untold"]
    if len(quiet) > _QUIET:
        said.append(f"Over {len(quiet)} thema’s van het doel vertelde {now} niemand{_longer(quiet)}.")
    elif quiet:
        names = some([f"‘{gap.name}’" for gap in quiet], _QUIET, _ROOM, "nog {n} andere")
        only = all(gap.longer for gap in quiet)
        told = (
            "Alleen over een langere periode is verteld over" if only else f"{now.capitalize()} vertelde niemand over"
        )
        said.append(f"{told} {names}{'' if only else _longer(quiet)}.")
    if review.unheard.withheld:
        said.append(words.withheld(review.unheard.withheld))
    return tuple(said)


def _longer(quiet: Sequence[Gap]) -> str:
    """That a report over a longer time does tell of such themes, where one does."""
    told = sum(gap.longer > 0 for gap in quiet)
    if not told:
        return ""
    which = "" if told == len(quiet) else f"over {number(told)} daarvan "
    return f" ({which}wel in een verslag over een langere periode)"
