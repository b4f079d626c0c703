"""One organisation: its figures, what is told by theme, who is not heard, its documents, questions and agreements."""

from __future__ import annotations

from html import escape

import polars as pl
import streamlit as st

from dashboards import claims, data, labels
from dashboards.labels import claims as claim_words
from dashboards.labels import organisations as words
from dashboards.organisations import Town
from dashboards.parts.organisations.agreed import show_agreements
from dashboards.parts.organisations.documents import show_documents
from dashboards.parts.organisations.hours import show_hours
from dashboards.parts.organisations.told import show_told
from dashboards.parts.questions import show_questions
from dashboards.queries import STORIES
from pipeline.indicators import coverage, untold_activities


def show_one(town: Town, name: str) -> None:
    """The whole page of one organisation; `town` holds its documents only."""
    st.html(f'<div class="een-organisatie">{_heading(town, name)}</div>')
    show_hours(town)
    show_told(town)
    _show_unheard(town)
    show_documents(town, name)
    questions = claims.questions(town.state, town.ids)
    if questions:
        show_questions(questions)
    else:
        st.html(f"<h2>{words.QUESTIONS}</h2><p>{words.NO_QUESTIONS}</p>")
    show_agreements(name)


def _heading(town: Town, name: str) -> str:
    held = town.documents
    spelled = next(iter(town.basis.organisations["organisation"].drop_nulls()), name)
    programmes = sorted(held["programme"].drop_nulls().unique(), key=str.casefold)
    period = labels.period(*held.select(pl.col("period_start").min(), pl.col("period_end").max()).row(0))
    kinds = dict(held.group_by("kind").len().iter_rows())
    facts = [
        (words.PROGRAMMES, ", ".join(programmes) or words.NO_PROGRAMME),
        (words.PERIODS, period),
        (words.DELIVERED, words.delivered(kinds, town.basis.same["same_as"].n_unique())),
    ]
    body = "".join(f"<div><dt>{term}</dt><dd>{escape(value)}</dd></div>" for term, value in facts)
    return f'<h2 class="naam">{escape(spelled)}</h2><dl class="feiten">{body}</dl>'


def _show_unheard(town: Town) -> None:
    """Who does not speak of a change, which activities nothing is told of, and which stories there are."""
    spoken = coverage(town.basis).to_dicts()
    absent = [name.lower() for voice, name in words.HEARD.items() if not any(row[voice] for row in spoken)]
    who = words.NOT_HEARD_YET.format(who=labels.listed(absent)) if absent else words.ALL_HEARD
    st.html(
        f'<section class="niet-gehoord"><h2>{words.UNHEARD}</h2><p>{who}</p>{_silent(town)}'
        f'<p>{_stories(town)}</p><p class="stil">{claim_words.NEVER_BLAME}</p></section>'
    )


def _silent(town: Town) -> str:
    quiet = untold_activities(town.basis, town.period).filter(~pl.col("overhead")) if town.period else None
    if quiet is None or quiet.is_empty():
        return ""
    names = [name or labels.NAMELESS for name in quiet.unique("same_as", maintain_order=True)["activity"]]
    items = "".join(f"<li>{escape(name)}</li>" for name in names)
    return f"<details><summary>{claim_words.SILENT} ({labels.number(len(names))})</summary><ul>{items}</ul></details>"


def _stories(town: Town) -> str:
    held = data.rows(town.state, STORIES, tuple(town.ids)).group_by("consent").agg(pl.col("n").sum())
    return words.stories(dict(held.iter_rows()))
