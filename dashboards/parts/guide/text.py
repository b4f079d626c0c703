"""A text from docs/ on screen, with its pictures."""

from __future__ import annotations

import re
from pathlib import Path

import streamlit as st

from dashboards.labels import guide as words
from pipeline.settings import ROOT

DOCS = ROOT / "docs"
_PICTURE = re.compile(r"^!\[([^\]]*)\]\(([^)]+)\)\s*$", re.MULTILINE)


def show_text(path: Path) -> None:
    """The text below its title, pictures in place with their text alternatives; a word where there is no such file."""
    if not path.exists():
        st.html(f"<p>{words.NOT_THERE.format(folder=DOCS.name)}</p>")
        return
    parts = _PICTURE.split(_below_title(path.read_text(encoding="utf-8")))
    for at in range(0, len(parts), 3):
        if parts[at].strip():
            st.markdown(parts[at])
        if at + 2 < len(parts):
            _show_picture(path.parent / parts[at + 2], parts[at + 1])


def _below_title(text: str) -> str:
    """Without the first heading: the page has one already."""
    return re.sub(r"\A#[^\n]*\n", "", text)


def _show_picture(path: Path, alternative: str) -> None:
    with st.container(key=f"plaat_{path.stem}"):
        st.image(path, width="stretch", output_format="PNG", alt=alternative)
