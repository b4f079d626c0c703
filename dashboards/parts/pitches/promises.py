"""What a pitch promises, each with where the pitch says so, and whether people confirmed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import polars as pl
import streamlit as st

from dashboards import data, labels, pitches
from dashboards import pitch_form as form
from dashboards.labels import exports
from dashboards.labels import pitches as words
from dashboards.parts.downloads import show_downloads
from dashboards.parts.pitches.linked import linked_table
from dashboards.parts.source import Target, source_link
from dashboards.pitch_form import Row
from pipeline.pitched import AMOUNTS, Judged, Kind, Pitch, Promise
from pipeline.store import Snapshot

_AIMS: tuple[Kind, ...] = ("effect", "target_group", "district")
_ORDER = tuple(words.KINDS)
Places = Mapping[str, tuple[Target, int]]


def show_promises(state: Snapshot, pitch: Pitch) -> None:
    """The promises as confirmed or else as read: what for whom and where, then activities with their amounts."""
    places, themes = pitches.places(state, pitch.document), data.theme_names()
    st.html(f"<h2>{words.PROMISED}</h2>{_status(pitch, themes)}")
    if not pitch.promises:
        st.html(f'<p class="geen-verhaal">{words.NOTHING_READ}</p>')
        return
    st.html(_aims(pitch, places, themes) + _work(pitch, places))
    ordered = sorted(pitch.promises, key=lambda one: _ORDER.index(one.kind))
    show_downloads(_frame(ordered, themes), words.PROMISES_NAME, "beloften", words.PROMISES_ABOUT)


def _status(pitch: Pitch, themes: dict[str, str]) -> str:
    held = f'<p class="stil" role="status">{escape(words.status(pitch))}</p>'
    if not pitch.difference:
        return held
    items = "".join(f"<li>{escape(line)}</li>" for line in words.difference(pitch.difference, themes))
    return (
        f'{held}<div class="ongehoord"><p>{words.DIFFERS} {words.DIFFERS_KEPT}</p><ul class="punten">{items}</ul></div>'
    )


def _aims(pitch: Pitch, places: Places, themes: dict[str, str]) -> str:
    """The effects, target groups and districts, with the words that say them."""
    rows = [
        [words.KINDS[one.kind], f"{escape(words.promise(one, themes))}{_doubt([one], pitch)}",
         _source(one, pitch, places, words.promise(one, themes))]
        for kind in _AIMS for one in pitch.of(kind)
    ]  # fmt: skip
    return linked_table(words.AIMS_NAME, [words.KIND_HEAD, words.WHAT, words.WHERE_WRITTEN], rows)


def _work(pitch: Pitch, places: Places) -> str:
    """A row for each activity and one for the whole pitch; only amounts that are promised have a column."""
    rows, whole = form.rows([Judged(one, None) for one in pitch.promises])
    held = [*rows, *([whole] if whole.cells else [])]
    kinds = [kind for kind in AMOUNTS if any(row.amount(kind) is not None for row in held)]
    heads = [words.KINDS["activity"], *(words.AMOUNTS[kind] for kind in kinds), words.WHERE_HEAD]
    cells = [_activity(row, kinds, pitch, places) for row in held]
    return linked_table(words.WORK_NAME, heads, cells, numeric=range(1, len(kinds) + 1))


def _activity(row: Row, kinds: Sequence[Kind], pitch: Pitch, places: Places) -> list[str]:
    name = row.name or words.WHOLE_TITLE
    said = [one.promise for one in row.cells.values() if one.promise]
    sources = [_place(one, pitch, places, f"{words.KINDS[one.kind]} {name}") for one in said]
    where = max(sources, key=len, default="")
    amounts = [exports.cell(row.amount(kind)) for kind in kinds]
    return [f"{escape(name)}{_doubt(said, pitch)}", *map(escape, amounts), where]


def _doubt(held: Sequence[Promise], pitch: Pitch) -> str:
    doubted = pitch.confirmation is None and not all(one.sure for one in held)
    return f' <span class="onzeker">{words.UNSURE}</span>' if doubted else ""


def _source(one: Promise, pitch: Pitch, places: Places, said: str) -> str:
    written = f"‘{escape(one.written)}’ " if one.read_as and one.written else ""
    return f"{written}{_place(one, pitch, places, said)}"


def _place(one: Promise, pitch: Pitch, places: Places, said: str) -> str:
    """Where the pitch says it, and the way there; or that a person added it."""
    if one.read_as is None:
        return f'<span class="stil">{words.ADDED}</span>'
    where = f'<span class="stil">{escape(one.location)}</span> ' if one.location else ""
    target = places.get(one.read_as)
    return f"{where}{source_link(pitch.document, *target, about=said) if target else ''}"


def _frame(held: list[Promise], themes: dict[str, str]) -> pl.DataFrame:
    rows = [
        (
            words.KINDS[one.kind], themes.get(one.value or "", one.value) or words.WHOLE, one.amount,
            one.written or None, one.location or words.ADDED,
        )
        for one in held
    ]  # fmt: skip
    schema = {
        words.KIND_HEAD: pl.String, words.WHAT: pl.String, labels.MEASURES["count"]: pl.Float64,
        words.WHERE_WRITTEN: pl.String, labels.WHERE: pl.String,
    }  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")
