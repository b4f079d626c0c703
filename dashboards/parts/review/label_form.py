"""The fields in which a person says what a sentence is: plain choices, each with what it means."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboards import data
from dashboards.labels import review as words
from pipeline.decisions.judgements import Label


def label_fields(key: str, start: Label | None = None) -> Label | None:
    """Show the fields, filled from `start`; gives the label, or None while something is not chosen.

    `key` tells the fields of one sentence from those of another.
    """
    kind = _choice(words.KIND, words.KINDS, f"{key}_soort", start.kind if start else None)
    way = None
    if kind == "outcome":
        given = start.direction if start and start.kind == "outcome" else None
        way = _choice(words.DIRECTION, words.DIRECTIONS, f"{key}_richting", given)
    voice = _choice(words.VOICE, words.VOICES, f"{key}_stem", start.voice if start else None)
    themes = _themes(key, start.themes if start else ())
    direction = way if kind == "outcome" else "onveranderd"
    return Label(kind, direction, voice, themes) if kind and direction and voice else None


def _choice(name: str, options: Mapping[str, tuple[str, str]], key: str, start: str | None) -> str | None:
    values = list(options)
    return st.radio(
        name, values, index=values.index(start) if start else None, key=key,
        format_func=lambda value: options[value][0], captions=[meaning for _, meaning in options.values()],
    )  # fmt: skip


def _themes(key: str, start: tuple[str, ...]) -> tuple[str, ...]:
    st.html(f'<p class="veldnaam">{words.THEMES}</p><p class="stil">{words.THEMES_HELP}</p>')
    chosen = []
    with st.container(key=f"themas_{key}"):
        for theme in data.themes():
            words_ = f"**{theme.name}** – {theme.definition}"
            if st.checkbox(words_, theme.id in start, key=f"{key}_{theme.id}"):
                chosen.append(theme.id)
    return tuple(chosen)
