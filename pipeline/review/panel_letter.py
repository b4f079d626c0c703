"""What an organisation hears of a panel: which of its stories took part, what was chosen and why, and what comes next.

It names no other organisation and counts nothing, so that no letter can be laid beside another to compare.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.dutch import day
from pipeline.panel.checks import Check
from pipeline.panel.outcome import Decision, Result, Story
from pipeline.review import panel_words as words

TITLE = "Terugkoppeling van het verhalenpanel"
UNKNOWN_ORGANISATION = "Organisatie onbekend"


@dataclass(frozen=True, slots=True)
class Own:
    """A story of the organisation that took part: None where it may no longer be shown, with the file it stands in,
    how far it was checked, and what the groups that it was in came to.
    """

    story: Story | None
    filename: str
    check: Check | None
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (`level` 2 or 3) with paragraphs, and sentences of a story that stand as a quotation."""

    level: int
    heading: str
    lines: tuple[str, ...]
    quoted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """The document in words, in the order in which it is read."""

    title: str
    subtitle: str
    made: str
    intro: tuple[str, ...]
    blocks: tuple[Block, ...]


def letter(organisation: str | None, own: Sequence[Own], result: Result, made_on: date) -> Letter:
    """The words for one organisation. `own` are its stories that took part, in the order of the reports."""
    plan = result.plan
    intro = (
        "Dank u wel voor de verhalen die u deelde. Een panel heeft ze gelezen en erover gepraat.",
        f"De vraag was: {plan.question}",
        f"In het panel zaten {words.members(plan.seats)}. Het ging over {words.subject(plan)}.",
    )
    last = {(made.round, made.group) for made in result.decisions}
    blocks = (
        Block(2, "Uw verhalen in het panel", ()), *(block for one in own for block in _own(one, last)),
        *_chosen(result, {one.story.story for one in own if one.story}), _next(),
    )  # fmt: skip
    name = organisation or UNKNOWN_ORGANISATION
    return Letter(TITLE, f"{name}, {words.subject(plan)}", f"Gemaakt op {day(made_on)}", intro, blocks)


def _own(one: Own, last: set[tuple[int, int]]) -> tuple[Block, ...]:
    """One story of the organisation; why the groups in `last` chose stands further on."""
    if one.story is None:
        gone = f"Een verhaal uit {one.filename} is ingetrokken, of staat niet meer in de verslagen. We tonen het niet."
        return (Block(3, "Een verhaal dat niet meer meedoet", (gone,)),)
    lines = [
        line for made in one.decisions for line in _in_group(made, one.story.story, (made.round, made.group) in last)
    ]
    checked = [f"Nagaan: {words.status(one.check)}"] if one.check else []
    return (Block(3, words.called(one.story), (*lines, *checked)),)


def _in_group(made: Decision, story: str, is_last: bool) -> list[str]:
    """What one group came to, for the teller of one of its stories."""
    where = f"Ronde {made.round}, {made.name}"
    is_chosen = made.story is not None and made.story.story == story
    if is_chosen:
        said = f"{where}: het panel koos dit verhaal."
    elif made.outcome == "undecided":
        said = f"{where}: het panel koos niet tussen de verhalen."
    else:
        said = f"{where}: dit verhaal is gelezen en besproken. Het panel koos het deze keer niet."
    valued = made.valued_in(story)
    heading = None if is_chosen or made.outcome == "undecided" else "Waarom het panel anders koos"
    guarded = bool(words.excerpt(made, elsewhere=not is_chosen)[1])
    why = [] if is_last else [f"{name}: {text}" for name, text in words.why(made, heading, guarded)]
    return [said, *([f"Wat het panel waardevol vond in dit verhaal: {valued}"] if valued else []), *why]


def _chosen(result: Result, own: set[str]) -> tuple[Block, ...]:
    found = [Block(2, "Wat het panel koos", (result.ended,) if result.ended else ())]
    for made in result.decisions:
        quoted, absent = words.excerpt(made, elsewhere=made.story is None or made.story.story not in own)
        lines = [] if made.story is not None and absent == "" else [absent or words.came_to(made)]
        if made.story is not None:
            lines.append(f"Nagaan: {words.status(made.check)}")
        lines += [f"{heading}: {text}" for heading, text in words.why(made, guarded=bool(absent))]
        title = words.called(made.story) if made.story is not None and not absent else made.name
        found.append(Block(3, title, (*lines, f"{words.WAYS[made.way].capitalize()}."), quoted))
    return tuple(found)


def _next() -> Block:
    return Block(2, "Hoe het verder gaat", (
        "Vertel de mensen van wie de verhalen zijn wat het panel koos en waarom. Vraag of zij het er nog mee eens zijn "
        "dat hun verhaal meedoet. Zij kunnen hun verhaal altijd laten veranderen of intrekken.",
        "De keuze en de motivatie komen terug in het effectgesprek. U hoort daar ook van de andere verhalen.",
        "Wilt u reageren? Laat het de gemeente weten. Uw reactie wordt bewaard bij het panel.",
        words.NO_SCORE,
    ))  # fmt: skip
