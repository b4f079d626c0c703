"""One claim on a card: what it says, on what it rests, how strong that is, and quotations on both sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboards import data, labels
from dashboards.claims import Claim
from dashboards.data import Quotation
from dashboards.labels import claims as words
from dashboards.parts.figures import Figure, short_figures
from dashboards.parts.quotation import short_quotation

_HOURS = ("hours", "volunteer_hours")
OPEN = {"supporting": 2, "contradicting": 1}
"""How many quotations of each side are open on a card; the others are folded."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a card shows beside the claim itself: its quotations by side, how many there are, and who was not heard.

    `unsure` are the sentences that the model is not certain of. `figures` are those of its activity; None where they
    stand on the page already.
    """

    quotations: Mapping[str, list[Quotation]]
    totals: Mapping[str, int]
    unsure: frozenset[str]
    unheard: Mapping[str, Any]
    figures: list[Figure] | None


def direction(value: str, names: Mapping[str, str] = words.DIRECTIONS) -> str:
    """HTML: the direction of a claim as a sign and a word out of `names`; the colour adds nothing new."""
    sign = f'<span aria-hidden="true">{words.SIGNS[value]}</span>'
    return f'<span class="richting {value}">{sign} {names[value]}</span>'


def claim_summary(claim: Claim, theme: str, told: Told, document: Mapping[str, Any]) -> str:
    """HTML: the claim as a sentence, with its counts, its strength and why, the hours and who was not heard."""
    strength = f'<strong class="kracht">{words.STRENGTHS[claim["strength"]]}</strong>'
    return (
        f'<p class="zin">{escape(words.claim_sentence(claim, theme))}</p>'
        f'<p class="grondslag">{direction(claim["direction"])} <span>{strength}</span> '
        f"<span>{words.claim_counts(claim)}</span></p>{_why(claim)}{_hours(claim, told.figures, document)}"
        f"{_unheard(told.unheard)}"
    )


def claim_quotations(told: Told, known: Mapping[str, dict[str, Any]]) -> str:
    """HTML: the first quotations of each side, the contradicting ones apart; the rest folded."""
    sides = [("supporting", words.SUPPORTING), ("contradicting", words.CONTRADICTING)]
    shown = "".join(_side(told, side, name, known) for side, name in sides)
    return shown or f'<p class="geheim">{words.ONLY_WITHHELD}</p>'


def _side(told: Told, side: str, name: str, known: Mapping[str, dict[str, Any]]) -> str:
    cards = [_card(one, told.unsure, known) for one in told.quotations.get(side, [])]
    if not cards:
        return ""
    first, rest = cards[: OPEN[side]], cards[OPEN[side] :]
    more = f"<details><summary>{_more(len(rest))}</summary>{''.join(rest)}</details>" if rest else ""
    return f'<section class="kant"><p class="kopje">{name}</p>{"".join(first)}{more}</section>'


def _more(count: int) -> str:
    return f"Nog {labels.how_many(count, 'citaat', 'citaten')}"


def _card(quotation: Quotation, unsure: frozenset[str], known: Mapping[str, dict[str, Any]]) -> str:
    note = f'<p class="twijfel">{words.UNSURE}</p>' if quotation.sentence_id in unsure else ""
    return f"{short_quotation(quotation, known[quotation.document])}{note}"


def _why(claim: Claim) -> str:
    grounds = "".join(f"<li>{escape(ground)}</li>" for ground in words.strength_grounds(claim))
    return f"<details><summary>{words.WHY_STRENGTH[claim['strength']]}</summary><ul>{grounds}</ul></details>"


def _hours(claim: Claim, figures: list[Figure] | None, document: Mapping[str, Any]) -> str:
    if claim["activity_id"] is None or figures is None:
        return ""
    hours = [figure for figure in figures if figure["measure"] in _HOURS]
    if not hours:
        return f'<p class="stil">{words.NO_HOURS}</p>'
    return f'<p class="kopje">{words.HOURS}</p>{short_figures(hours, dict(document))}'


def _unheard(row: Mapping[str, Any]) -> str:
    said = words.not_heard(row, data.settings().least_for_publishing)
    if not said:
        return ""
    return f'<p class="ongehoord"><span class="stil">{words.NOT_HEARD}</span> {escape(" ".join(said))}</p>'
