"""The chapters of a year on the agenda: a table in sight, and each subject folded open by who wants to see more."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboards.parts.conversation.places import Places, places_of
from dashboards.parts.conversation.themes import quotation, table
from pipeline.review.content import Review
from pipeline.review.phrases import HEADINGS
from pipeline.review.written import Chapter, Section, Written


def show_chapters(review: Review, text: Written) -> None:
    """Every chapter; nothing for a quarter."""
    places = places_of(review)
    for chapter in text.chapters:
        with st.container(key=f"gesprek_hoofdstuk_{chapter.id}"):
            st.html(_chapter(chapter, places))


def _chapter(chapter: Chapter, places: Places) -> str:
    sections = "".join(_section(one, places) for one in chapter.sections)
    more = f"<details><summary>{escape(chapter.sections_heading)}</summary>{sections}</details>" if sections else ""
    return (
        f'<h2>{escape(chapter.heading)}</h2><div class="gespreksthema">{_paragraphs(chapter.intro)}'
        f"{table(chapter.overview) if chapter.overview else ''}{_paragraphs(chapter.overview_note, 'stil')}"
        f"{table(chapter.details) if chapter.details else ''}{_paragraphs(chapter.details_note, 'stil')}"
        f"{more}{_paragraphs(chapter.closing)}</div>"
    )


def _section(one: Section, places: Places) -> str:
    points = "".join(f"<p><strong>{escape(at.label)}:</strong> {escape(at.text)}</p>" for at in one.points)
    for_, against = ("".join(quotation(said, places) for said in side) for side in (one.supporting, one.contradicting))
    other = f'<p class="stil">{escape(HEADINGS["contradicting"])}</p>{against}' if against else ""
    return f"<h3>{escape(one.heading)}</h3>{points}{for_}{other}"


def _paragraphs(lines: tuple[str, ...], style: str = "") -> str:
    named = f' class="{style}"' if style else ""
    return "".join(f"<p{named}>{escape(line)}</p>" for line in lines)
