"""One activity: its figures, and next to them what it changed, who says so and where.

It looks like a row of a table, and is an article with a heading. What stands in it is a table itself (measures by plan
and result), a list (themes) and a quotation, with something to open below. In a cell of one large table all that would
be read as one long cell, without headings to go by, and Streamlit's controls can't stand in one. With a heading for
each activity, one who hears the page goes from activity to activity, and the figures are still a table with its own
column and row headers: those stand in each row, and are seen once, above the first row of a report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

from dashboards import labels
from dashboards.activities import Row, Story
from dashboards.elsewhere import Twin
from dashboards.labels import accounts as account_words
from dashboards.labels import activities as words
from dashboards.labels import claims as claim_words
from dashboards.parts.activities.comparison import comparison
from dashboards.parts.claims.card import direction
from dashboards.parts.quotation import row_quotation
from dashboards.parts.source import activity_address, file_of

MOST_CLAIMS = 3
"""Claims beside one activity; its evidence has all."""


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """What a row shows; `twins` is where the activity stands once more, `told_at` the one of them that has the story.

    `documents` are all rows of DOCUMENTS by their hash, `names` those of the themes. `opens_section` says that the row
    above it, if any, stands in another section.
    """

    row: Row
    figures: Sequence[dict[str, Any]]
    story: Story
    twins: Sequence[Twin]
    told_at: Twin | None
    documents: Mapping[str, dict[str, Any]]
    names: Mapping[str, str]
    opens_section: bool = True

    @property
    def has_evidence(self) -> bool:
        """Whether there is evidence to open here."""
        return self.story.quotations > 0 and self.told_at is None

    @property
    def name(self) -> str:
        """What the report calls the activity."""
        return str(self.row["activity"] or labels.NAMELESS)

    @property
    def document(self) -> dict[str, Any]:
        """The document whose activity it is."""
        return self.documents[self.row["document"]]


def row_html(held: ActivityRow) -> str:
    """HTML: the whole row but for its evidence."""
    section = escape(held.row["section"] or "")
    # seen once above the first of its activities, and heard at each
    first = f'<p class="sectie" aria-hidden="true">{section}</p>' if section and held.opens_section else ""
    heard = f'<p class="alleen-voorlezen">{section}</p>' if section else ""
    link = f'<a href="{escape(activity_address(held.row["activity_id"]))}">{escape(held.name)}</a>'
    document = held.document
    table = comparison(held.figures, (document["period_start"], document["period_end"]), held.name)
    return (
        f'{first}<article class="activiteitrij"><div class="wat"><h3 class="activiteit">{link}</h3>{heard}{table}'
        f'{_elsewhere(held)}</div><div class="verhaal-ernaast">{_story(held)}{_questions(held)}</div></article>'
    )


def _elsewhere(held: ActivityRow) -> str:
    """Where the activity stands once more: what gives the same hours in one line, and the others each on their own."""
    known = [twin for twin in held.twins if twin.document in held.documents]
    same = [_twin(held, twin) for twin in known if twin.relation == "same"]
    lines = [f"{words.SAME_HOURS} {labels.listed(same)}"] if same else []
    lines += [f"{words.ALSO_IN} {_twin(held, twin)}" for twin in known if twin.relation not in ("same", "parts")]
    lines += _parts(held, [twin for twin in known if twin.relation == "parts"])
    if not lines:
        return ""
    once = "" if all(twin.relation == "named" for twin in known) else f" {words.COUNT_ONCE}"
    items = "".join(f"<li>{one}.{once if at == len(lines) else ''}</li>" for at, one in enumerate(lines, start=1))
    return f'<ul class="ook">{items}</ul>'


def _parts(held: ActivityRow, parts: Sequence[Twin]) -> list[str]:
    """In which document the activity is split up, and into what."""
    lines = []
    for document, own in groupby(parts, key=lambda twin: twin.document):
        name = escape(file_of(held.documents[document]))
        links = [
            f'<a href="{escape(activity_address(one.activity_id))}">{escape(one.activity or labels.NAMELESS)}</a>'
            for one in own
        ]
        lines.append(f"{words.ALSO_IN} {name}{words.DIVIDED} {labels.listed(links)}")
    return lines


def _twin(held: ActivityRow, twin: Twin) -> str:
    name = escape(file_of(held.documents[twin.document]))
    return f'<a href="{escape(activity_address(twin.activity_id))}">{name}</a>{escape(words.twin(twin))}'


def _story(held: ActivityRow) -> str:
    story = held.story
    if held.told_at and held.told_at.document in held.documents:
        return _led_to(held, held.told_at)
    if story.strongest is None:
        account = story.account
        said = account_words.ACCOUNT_SENTENCES[account] if account and account != "effect" else labels.NO_STORY
        return f'<p class="geen-verhaal">{said}</p>'
    source = None if story.strongest.document == held.row["document"] else held.documents[story.strongest.document]
    return f"{_claims(held)}{row_quotation(story.strongest, source)}"


def _led_to(held: ActivityRow, twin: Twin) -> str:
    """HTML: where the story stands, with the way there."""
    said = words.told_elsewhere(twin.activity or labels.NAMELESS, file_of(held.documents[twin.document]))
    return f'<p class="geen-verhaal"><a href="{escape(activity_address(twin.activity_id))}">{escape(said)}</a></p>'


def _claims(held: ActivityRow) -> str:
    found = held.story.claims
    if not found:
        return f'<p class="stil">{words.NO_CLAIM}</p>'
    several = len({claim["theme"] for claim in found}) < len(found)
    items = "".join(f"<li>{claim_line(claim, held.names, several)}</li>" for claim in found[:MOST_CLAIMS])
    rest = len(found) - MOST_CLAIMS
    more = f'<li class="stil">{words.other_claims(rest)}</li>' if rest > 0 else ""
    name = escape(words.OUTCOMES_OF.format(activity=held.name))
    return f'<ul class="uitkomsten" aria-label="{name}">{items}{more}</ul>'


def claim_line(claim: Row, names: Mapping[str, str], dated: bool = False) -> str:
    """HTML: a claim in a few words: its theme, direction, strength of evidence and voices; its period where asked."""
    theme = escape(str(names.get(claim["theme"], claim["theme"])))
    when = f", {labels.period(claim['period_start'], claim['period_end'])}" if dated else ""
    return (
        f'{direction(claim["direction"])} <span class="thema">{theme}</span> '
        f'<span class="stil">{claim_words.STRENGTHS[claim["strength"]]}, {words.voices(claim["sources"])}{when}</span>'
    )


def _questions(held: ActivityRow) -> str:
    asked = "".join(
        f"<li><span class='stil'>{words.QUESTION}:</span> "
        f"{escape(account_words.question(one, held.names.get(one['theme'] or '')))}</li>"
        for one in held.story.questions
    )
    return f'<ul class="rijvragen">{asked}</ul>' if asked else ""
