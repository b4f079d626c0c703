"""A review in words: what every form of the document (Word, PDF, web page, ODT) is made of. No facts, only text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and headers; the first cell of a row names it. `numeric` are columns of numbers."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, who speaks (with the computer's doubt), and the number of the source."""

    text: str
    who: str
    source: int


@dataclass(frozen=True, slots=True)
class Named:
    """What the first page names: a sentence, and where there is a sure one, a quotation."""

    sentence: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its name, its value and plan (None where unknown), and both written out above it."""

    name: str
    value: float | None
    planned: float | None
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars over four quarters; `alt` states the finding for who does not see them, `legend` what bar and line are."""

    alt: str
    bars: tuple[Bar, ...]
    legend: str


@dataclass(frozen=True, slots=True)
class Told:
    """What changed at one organisation: a heading, sentences, and quotations of both sides."""

    heading: str
    sentences: tuple[str, ...]
    supporting: tuple[Quote, ...]
    contradicting: tuple[Quote, ...]
    only_withheld: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of the goal tree. Empty parts are empty tuples or None."""

    id: str
    name: str
    definition: str
    lead: tuple[str, ...]
    hours: Table | None
    longer_hours: Table | None
    hours_note: tuple[str, ...]
    chart: Chart | None
    trend: Table | None
    trend_note: tuple[str, ...]
    years: Table | None
    told: tuple[Told, ...]
    signals: tuple[Told, ...]
    questions: tuple[str, ...]
    notes: tuple[str, ...]
    work: tuple[str, ...] = ()
    """Instead of tables of hours: a line for each organisation."""
    more: str = ""
    """How many claims stand in the annex."""


@dataclass(frozen=True, slots=True)
class Overlapping:
    """A theme on which several organisations work, with a line for each."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is said under a label: Gedaan: 120 uur."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One subject of a chapter: what is said of it, point by point, and quotations of both sides."""

    heading: str
    points: tuple[Point, ...]
    supporting: tuple[Quote, ...]
    contradicting: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter that can be taken over in another report: what it is, tables, and a part for each of its subjects.

    `overview` has seven columns and `details` four.
    """

    id: str
    heading: str
    intro: tuple[str, ...]
    overview: Table | None
    overview_note: tuple[str, ...]
    details: Table | None
    details_note: tuple[str, ...]
    sections_heading: str
    sections: tuple[Section, ...]
    closing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PanelChoice:
    """What one group of a panel chose: sentences of the story with the number of its source, how far it was checked,
    and why; `instead` says what there is in place of a story.
    """

    heading: str
    instead: str
    text: str
    source: int | None
    status: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PanelTold:
    """What a panel was about, what it chose, and that it is no score."""

    intro: tuple[str, ...]
    choices: tuple[PanelChoice, ...]
    note: str


@dataclass(frozen=True, slots=True)
class PitchEffect:
    """A promised effect with a quotation of each side."""

    name: str
    supporting: tuple[Quote, ...]
    contradicting: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class PitchText:
    """One pitch: what it promised beside what was seen, quotations, and what was not seen yet."""

    heading: str
    lines: tuple[str, ...]
    table: Table | None
    effects: tuple[PitchEffect, ...]
    unseen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """The whole document, in the order in which it is read."""

    title: str
    subtitle: str
    made: str
    goal: str
    seen: tuple[str, ...]
    overview: Table | None
    overview_note: tuple[str, ...]
    better: tuple[Named, ...]
    worse: tuple[Named, ...]
    not_heard: tuple[str, ...]
    first_questions: tuple[str, ...]
    questions: tuple[str, ...]
    waiting: tuple[str, ...]
    themes: tuple[Theme, ...]
    overlap: tuple[Overlapping, ...]
    gaps: tuple[str, ...]
    loose: Table | None
    loose_note: tuple[str, ...]
    unheard: tuple[str, ...]
    silent: tuple[str, ...]
    agreements: Table | None
    no_agreements: str
    notes: tuple[str, ...]
    method: tuple[str, ...]
    reliability: tuple[str, ...]
    sources: Table | None
    guide: tuple[str, ...] = ()
    """How to read the document."""
    no_overlap: str = ""
    """What stands there without overlap."""
    overlap_table: Table | None = None
    """Instead of `overlap`: a row for each theme."""
    activities: Table | None = None
    """At the back: every activity with its hours, instead of the tables of themes and `loose`."""
    other_claims: Table | None = None
    """At the back: the claims that the themes do not write out."""
    other_questions: Table | None = None
    """At the back: the questions that `questions` does not hold."""
    trends: Table | None = None
    """At the back: the quarters of every theme, instead of the tables of themes."""
    annex_note: tuple[str, ...] = ()
    documents: Table | None = None
    """The documents that sources are in, by the name that the table of sources has for them."""
    chapters: tuple[Chapter, ...] = ()
    agreements_note: str = ""
    panels: tuple[PanelTold, ...] = ()
    decided: tuple[str, ...] = ()
    promised: tuple[PitchText, ...] = ()
    promised_note: tuple[str, ...] = ()
