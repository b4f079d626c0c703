"""The colours of the screen, for the light and for the dark theme: one source for charts and for the style."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #rrggbb. `on_…` is the colour of text on a mark of that colour.

    WCAG 2.2 AA: text reaches 4.5:1 and marks 3:1, on `ground` and on `panel` (1.4.3 and 1.4.11); `line` only parts
    what is apart already. `better`, `worse`, `same` and `mixed` stay apart for who sees no red, green or blue; still,
    a sign or word always stands beside them. tests/dashboards/test_palette.py computes all of it.
    """

    ink: str
    soft: str
    """Text that matters less."""
    line: str
    ground: str
    panel: str
    """The ground of a box that stands out a little."""
    brand: str
    on_brand: str
    better: str
    on_better: str
    worse: str
    on_worse: str
    same: str
    on_same: str
    mixed: str
    on_mixed: str
    notice: str
    """What asks for attention, such as what is intended but not yet told."""
    on_notice: str
    focus: str
    """The ring around what has the focus."""


LIGHT = Palette(
    ink="#1f2933", soft="#52606d", line="#d9e0e7", ground="#ffffff", panel="#f4f6f8",
    brand="#1b4f72", on_brand="#ffffff",
    better="#00665c", on_better="#ffffff",
    worse="#b34a00", on_worse="#ffffff",
    same="#868f9a", on_same="#111820",
    mixed="#6a3d8f", on_mixed="#ffffff",
    notice="#b7791f", on_notice="#111820",
    focus="#1b4f72",
)  # fmt: skip
DARK = Palette(
    ink="#e8edf2", soft="#aab6c2", line="#3a4653", ground="#10161d", panel="#1b242e",
    brand="#8fc1e8", on_brand="#0b1016",
    better="#5fdcc0", on_better="#0b1016",
    worse="#f08a4b", on_worse="#0b1016",
    same="#7a8795", on_same="#0b1016",
    mixed="#c59af0", on_mixed="#0b1016",
    notice="#e8c15a", on_notice="#0b1016",
    focus="#8fc1e8",
)  # fmt: skip


def palette() -> Palette:
    """The colours of the theme that the visitor sees; the light ones where that is not known (as in AppTest)."""
    return DARK if st.context.theme.type == "dark" else LIGHT
