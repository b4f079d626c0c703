"""The parts of a document as HTML, with the place that is pointed at marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

from dashboards import labels
from dashboards.labels import desk as desk_words
from dashboards.labels import source as words
from dashboards.parts.desk.sheet import MOST_ROWS, grid, rows_to, sheet_html
from dashboards.parts.document.target import Pointed
from dashboards.reading_order import Part
from dashboards.scripts import HERE
from pipeline.tables import Tables

Row = dict[str, Any]


def document_html(tables: Tables, shown: Sequence[Part], pointed: Pointed | None) -> str:
    """HTML: the parts under their headings, with a mark where a page or sheet begins."""
    reader = _Reader(tables, pointed)
    blocks = groupby(shown, key=lambda part: (part.section, part.passage["story_id"] if part.passage else None))
    body = "".join(reader.block(section, story, list(held)) for (section, story), held in blocks)
    return f'<div class="document">{body}</div>'


class _Reader:
    """Goes through the parts and remembers under which heading and on which page it is."""

    def __init__(self, tables: Tables, pointed: Pointed | None) -> None:
        self.tables = tables
        self.pointed = pointed
        self.stories: dict[str, Row] = {row["story_id"]: row for row in tables.stories.to_dicts()}
        self.told = _told(tables)
        self.section: str | None = None
        self.mark: tuple[int | None, str | None] = (None, None)

    def block(self, section: str | None, story: str | None, held: Sequence[Part]) -> str:
        """HTML: parts under one heading, of one story."""
        begins = self._begins(held[0])
        heading = f"{begins}<h2>{escape(section)}</h2>" if section and section != self.section else begins
        self.section = section or self.section
        body = "".join(f"{self._begins(part)}{self._part(part)}" for part in held)
        if story is None:
            return f"{heading}{body}"
        row = self.stories.get(story, {})
        consent = desk_words.CONSENTS[row.get("consent") or "unknown"]
        title = escape(row.get("title") or words.STORY)
        # one heading is enough where the story is called what its section is
        own = "" if row.get("title") == section else f"<h3>{title}</h3>"
        return f'{heading}<section class="verhaal">{own}<p class="stil">{consent}</p>{body}</section>'

    def _begins(self, part: Part) -> str:
        mark = (part.page, part.sheet)
        if mark in (self.mark, (None, None)):
            return ""
        self.mark = mark
        name = words.sheet(part.sheet) if part.sheet else words.page(part.page or 0)
        return f'<p class="bladzijde">{escape(name)}</p>'

    def _part(self, part: Part) -> str:
        if part.passage is not None:
            return self._passage(part.passage)
        return self._table(part.table) if part.table is not None else self._list(part.figures)

    def _table(self, table: int) -> str:
        here = self.pointed.cells if self.pointed and self.pointed.table == table else ()
        needed = max((rows_to(grid(self.tables, table), cell) for cell in here), default=0)
        return sheet_html(self.tables, table, here, max(MOST_ROWS, needed))

    def _list(self, figures: Sequence[Row]) -> str:
        """Figures of a list in running text, as they were written."""
        here = self.pointed.row if self.pointed and self.pointed.target == "cijfer" else None
        items = "".join(f"<li>{_written(row, row == here)}</li>" for row in figures)
        return f'<ul class="punten">{items}</ul>'

    def _passage(self, row: Row) -> str:
        question = f'<p class="vraag">{escape(row["question"])}</p>' if row["question"] else ""
        spans = self._spans(row)
        here = self.pointed is not None and self.pointed.target == "alinea" and self._is_here(row)
        cell = "".join(labels.place(None, None, row["cell"]))
        where = f' <span class="stil">({escape(cell)})</span>' if cell else ""
        name = f' hier" id="{HERE}" tabindex="-1' if here else ""
        return f'{question}<p class="alinea{name}">{marked(row["text"] or "", spans)}{where}</p>'

    def _is_here(self, row: Row) -> bool:
        return self.pointed is not None and self.pointed.passage_id == row["passage_id"]

    def _spans(self, row: Row) -> list[tuple[int, int, bool]]:
        """Where sentences on a change stand, and whether it is the one that is pointed at."""
        held = [(start, end, False) for start, end in self.told.get(row["passage_id"], [])]
        if self.pointed and self.pointed.target == "zin" and self.pointed.row and self._is_here(row):
            start, end = self.pointed.row["start"], self.pointed.row["end"]
            held = [span for span in held if span[:2] != (start, end)] + [(start, end, True)]
        return sorted(held)


def _written(row: Row, here: bool) -> str:
    """HTML: a figure of a list with its label, as the text writes it."""
    said = " / ".join(dict.fromkeys(text for text in (row["planned_text"], row["realised_text"]) if text))
    shown = f"{escape(row['activity'] or labels.NAMELESS)}: {escape(said)}"
    return f'<mark class="hier" id="{HERE}" tabindex="-1">{shown}</mark>' if here else shown


def marked(text: str, spans: Sequence[tuple[int, int, bool]]) -> str:
    """HTML: the text with these stretches marked; what overlaps an earlier one or lies outside is left as it is."""
    pieces, at = [], 0
    for start, end, here in spans:
        if at <= start < end <= len(text):
            kind = f'class="hier" id="{HERE}" tabindex="-1"' if here else 'class="uitkomst"'
            pieces += [escape(text[at:start]), f"<mark {kind}>{escape(text[start:end])}</mark>"]
            at = end
    return "".join([*pieces, escape(text[at:])])


def _told(tables: Tables) -> Mapping[str, list[tuple[int, int]]]:
    """Where sentences on a change stand in their passages, as people judged or else as the computer says."""
    judged = dict(tables.judgements.select("sentence_id", "kind").iter_rows())
    kinds = {**dict(tables.labels.select("sentence_id", "kind").iter_rows()), **judged}
    found: dict[str, list[tuple[int, int]]] = {}
    for row in tables.sentences.sort("position").iter_rows(named=True):
        if kinds.get(row["sentence_id"]) == "outcome":
            found.setdefault(row["passage_id"], []).append((row["start"], row["end"]))
    return found
