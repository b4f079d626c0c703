"""What a pitch promises, each with where the pitch says so, and whether people confirmed it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import polars as pl
import streamlit as st

from dashboards import data, labels, pitches
from dashboards.labels import pitches as words
from dashboards.parts.downloads import show_downloads
from dashboards.parts.source import Target, source_link
from pipeline.pitched import Pitch, Promise
from pipeline.store import Snapshot

_HEADS = (words.KIND_HEAD, words.WHAT, words.WHERE_WRITTEN)
_ORDER = tuple(words.KINDS)


def show_promises(state: Snapshot, pitch: Pitch) -> None:
    """The promises by kind, as confirmed or else as read; where a new reading says something else."""
    places, themes = pitches.places(state, pitch.document), data.theme_names()
    st.html(f"<h2>{words.PROMISED}</h2>{_status(pitch, themes)}")
    ordered = sorted(pitch.promises, key=lambda one: _ORDER.index(one.kind))
    if not ordered:
        st.html(f'<p class="geen-verhaal">{words.NOTHING_READ}</p>')
        return
    body = "".join(_row(one, pitch, places, themes) for one in ordered)
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    st.html(
        f'<div class="tabelvak" role="region" tabindex="0" aria-label="{words.PROMISES_NAME}"><table class="tabel '
        f'beloften"><caption>{words.PROMISES_NAME}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
        "</div>"
    )
    show_downloads(_frame(ordered, themes), words.PROMISES_NAME, "beloften", words.PROMISES_ABOUT)


def _status(pitch: Pitch, themes: dict[str, str]) -> str:
    held = f'<p class="stil" role="status">{escape(words.status(pitch))}</p>'
    if not pitch.difference:
        return held
    items = "".join(f"<li>{escape(line)}</li>" for line in words.difference(pitch.difference, themes))
    return (
        f'{held}<div class="ongehoord"><p>{words.DIFFERS} {words.DIFFERS_KEPT}</p><ul class="punten">{items}</ul></div>'
    )


def _row(one: Promise, pitch: Pitch, places: Mapping[str, tuple[Target, int]], themes: dict[str, str]) -> str:
    said = words.promise(one, themes)
    doubt = "" if one.sure or pitch.confirmation else f' <span class="onzeker">{words.UNSURE}</span>'
    return (
        f'<tr><th scope="row">{words.KINDS[one.kind]}</th><td>{escape(said)}{doubt}</td>'
        f"<td>{_source(one, pitch, places, said)}</td></tr>"
    )


def _source(one: Promise, pitch: Pitch, places: Mapping[str, tuple[Target, int]], said: str) -> str:
    if one.read_as is None:
        return f'<span class="stil">{words.ADDED}</span>'
    written = f"‘{escape(one.written)}’ " if one.written else ""
    where = f'<span class="stil">{escape(one.location)}</span> ' if one.location else ""
    target = places.get(one.read_as)
    link = source_link(pitch.document, *target, about=said) if target else ""
    return f"{written}{where}{link}"


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
