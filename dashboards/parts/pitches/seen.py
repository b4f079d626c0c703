"""What became visible of a pitch: effects with stories for and against, hours, people, money, and what is not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import data, labels, pitches
from dashboards.data import Quotation
from dashboards.labels import claims as claim_words
from dashboards.labels import pitches as words
from dashboards.parts.addresses import Addresses
from dashboards.parts.claims.places import THEME
from dashboards.parts.downloads import show_downloads
from dashboards.parts.help import explain
from dashboards.parts.pitches.linked import linked_table
from dashboards.parts.quotation import short_quotation
from dashboards.parts.source import file_of, source_address
from dashboards.parts.table import html_table
from dashboards.pitches import Sides
from pipeline.indicators import Beside, Told, Work
from pipeline.pitched import Pitch
from pipeline.store import Snapshot

_OPEN = 1
"""Quotations of each side that are open; the others are folded."""


def show_seen(state: Snapshot, pitch: Pitch, seen: Beside) -> None:
    """Everything beside the promises; nothing is called reached or missed."""
    themes = data.theme_names()
    st.html(f"<h2>{words.SEEN}</h2><p>{words.timing(pitch, seen)}</p>")
    explain(words.SEEN_ABOUT, "zichtbaar", words.SEEN)
    if seen.effects:
        frame = _effects_table(seen.effects, themes)
        st.html(f"<h3>{words.EFFECT_TABLE}</h3>{html_table(frame, words.EFFECT_CAPTION)}")
        show_downloads(frame, words.EFFECT_TABLE, "effecten", words.SEEN_ABOUT)
    _show_work(state, seen)
    _show_people(seen)
    if seen.money:
        st.html(f"<h3>{words.MONEY}</h3><p>{words.money(seen.money.asked, [one for one, _ in seen.money.named])}</p>")
    _show_stories(state, seen, themes)
    _show_unseen(pitch, seen, themes)


def _show_stories(state: Snapshot, seen: Beside, themes: dict[str, str]) -> None:
    """The strongest quotations of each side, by promised effect; effects that were not promised are folded."""
    told = [one for one in (*seen.effects, *seen.others) if one.seen]
    if not told:
        return
    known = {row["document"]: row for row in data.documents(state).to_dicts()}
    held, to = pitches.sides(state, told), Addresses()
    promised = "".join(_effect(one, held[one.theme], known, themes, to) for one in seen.effects if one.seen)
    if promised:
        st.html(f"<h3>{words.STORIES}</h3>{promised}")
    if seen.others:
        others = "".join(_effect(one, held[one.theme], known, themes, to) for one in seen.others)
        names = labels.listed([themes.get(one.theme, one.theme) for one in seen.others])
        st.html(
            f"<h3>{words.UNPROMISED}</h3><p>{words.UNPROMISED_ABOUT} {escape(names)}.</p>"
            f"<details><summary>{words.UNPROMISED_MORE}</summary>{others}</details>"
        )


def _effects_table(told: Sequence[Told], themes: dict[str, str]) -> pl.DataFrame:
    rows = [
        (
            themes.get(one.theme, one.theme), words.better(one), words.otherwise(one),
            words.STRENGTHS[one.strength] if one.strength else words.NOT_YET, ", ".join(one.activities),
        )
        for one in told
    ]  # fmt: skip
    heads = [words.EFFECT, words.VOICES_BETTER, words.VOICES_OTHER, words.PROOF, words.ABOUT]
    return pl.DataFrame(rows, schema=heads, orient="row")


def _effect(
    told: Told, sides: Sides, known: Mapping[str, dict[str, Any]], themes: dict[str, str], to: Addresses
) -> str:
    """One effect with the strongest quotation of each side, and the way to all that is told of it."""
    name = escape(themes.get(told.theme, told.theme))
    sums = words.sides(told)
    body = (
        f'<p class="geheim">{words.ONLY_COUNTED}</p>'
        if not (sides.better or sides.otherwise)
        else _side(words.FOR, sides.better, words.NO_FOR, sides, known)
        + _side(words.AGAINST, sides.otherwise, words.NO_AGAINST, sides, known)
    )
    link = f'<a href="{to.to("themas", **{THEME: told.theme})}">{words.ALL_ABOUT.format(theme=name)}</a>'
    return (
        f'<section class="pitch-effect"><h4>{name}</h4><p class="stil">{escape(sums)}</p>'
        f'<div class="twee-kanten">{body}</div><p>{link}</p></section>'
    )


def _side(
    title: str, held: Sequence[Quotation], otherwise: str, sides: Sides, known: Mapping[str, dict[str, Any]]
) -> str:
    cards = [_card(one, sides, known) for one in held]
    first, rest = cards[:_OPEN], cards[_OPEN:]
    more = f"<details><summary>{words.more(len(rest))}</summary>{''.join(rest)}</details>" if rest else ""
    body = "".join(first) + more if cards else f'<p class="stil">{otherwise}</p>'
    return f'<div class="kant"><p class="kopje">{title}</p>{body}</div>'


def _card(one: Quotation, sides: Sides, known: Mapping[str, dict[str, Any]]) -> str:
    note = f'<p class="twijfel">{claim_words.UNSURE}</p>' if one.sentence_id in sides.unsure else ""
    return f"{short_quotation(one, known[one.document])}{note}"


def _show_work(state: Snapshot, seen: Beside) -> None:
    st.html(f"<h3>{words.WORK}</h3>")
    if not seen.work:
        st.html(f'<p class="geen-verhaal">{words.NO_WORK}</p>')
        return
    files = {row["document"]: file_of(row) for row in data.documents(state).to_dicts()}
    rows = [_work_cells(one) for one in seen.work]
    linked = [
        [*map(escape, cells[:-1]), _reported(cells[-1], one, files)] for cells, one in zip(rows, seen.work, strict=True)
    ]
    st.html(linked_table(words.WORK_CAPTION, _WORK_HEADS, linked, numeric=(2, 3)))
    explain(words.WORK_ABOUT, "pitchuren", words.WORK)
    frame = pl.DataFrame(rows, schema=list(_WORK_HEADS), orient="row")
    show_downloads(frame, words.WORK, "pitchuren", words.WORK_ABOUT)


def _work_cells(one: Work) -> list[str]:
    promised = words.NOT_PROMISED if one.promised is None else labels.number(one.promised)
    name = one.activity or words.TOGETHER_LINE
    called = ", ".join(other for other in one.reported_as if other.casefold() != name.casefold())
    return [
        name, words.KINDS[one.measure], promised, words.realised(one), words.over(one),
        called if one.activity else "",
    ]  # fmt: skip


def _reported(called: str, one: Work, files: Mapping[str, str]) -> str:
    """HTML: what the reports call it, where that is another name, and the way to each of them."""
    links = " ".join(
        f'<a href="{escape(source_address(document))}">{escape(files.get(document, labels.UNKNOWN))}</a>'
        for document in one.documents
    )
    return " ".join(part for part in (f"‘{escape(called)}’" if called else "", links) if part) or "–"


_WORK_HEADS = (
    words.ACTIVITY, words.MEASURE, words.PROMISED_HEAD, words.REALISED, words.OVER, words.REPORTED_AS,
)  # fmt: skip


def _show_people(seen: Beside) -> None:
    if not seen.people:
        return
    rows = [
        (
            one.activity or words.TOGETHER_LINE, words.amount("participants", one.promised),
            words.people(one.reported, one.few), words.people(one.visits, one.visits_few),
        )
        for one in seen.people
    ]  # fmt: skip
    heads = [words.ACTIVITY, words.PROMISED_HEAD, words.PEOPLE_HEAD, words.VISITS]
    frame = pl.DataFrame(rows, schema=heads, orient="row")
    cells = [[escape(cell) for cell in row] for row in rows]
    st.html(f"<h3>{words.PEOPLE}</h3>{linked_table(words.PEOPLE_CAPTION, heads, cells)}")
    explain(words.PEOPLE_ABOUT, "pitchmensen", words.PEOPLE)
    show_downloads(frame, words.PEOPLE, "pitchmensen", words.PEOPLE_ABOUT)


def _show_unseen(pitch: Pitch, seen: Beside, themes: dict[str, str]) -> None:
    lines = words.unseen(seen, themes)
    if not pitch.promises:
        return
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    body = f'<ul class="punten">{items}</ul>' if items else f"<p>{words.ALL_SEEN}</p>"
    st.html(
        f'<section class="niet-gehoord"><h3>{words.UNSEEN}</h3><p class="stil">{words.UNSEEN_ABOUT}</p>{body}</section>'
    )
