"""A document → its tables: activities, passages, stories, facts and issues, all text still as written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.documents import Block, Document, Grid
from pipeline.guidance import NO_GUIDANCE, Guidance
from pipeline.issues import Issue, issue
from pipeline.parse.activities import Above, Surroundings, read_activities
from pipeline.parse.candidates import Candidate, fact_rows
from pipeline.parse.cells import cell_rows
from pipeline.parse.facts import is_cover, is_fact, is_reference
from pipeline.parse.figures import read_figures
from pipeline.parse.items import Figure, Item
from pipeline.parse.kinds import Content, is_plan, kind_candidates
from pipeline.parse.labels import goes_on
from pipeline.parse.meanings import Meaning
from pipeline.parse.metadata import Metadata, read_metadata
from pipeline.parse.numbers import multiplier_of_all
from pipeline.parse.passages import Passage, block_passage, cell_passages, story_passages
from pipeline.parse.sentences import is_prose
from pipeline.parse.stories import Stories, find_stories
from pipeline.parse.story import Story
from pipeline.parse.summaries import mark_summaries
from pipeline.parse.taught import Lessons, lessons
from pipeline.parse.tiles import is_big_number
from pipeline.tables import ACTIVITIES, CELLS, COLUMNS, DOCUMENTS, FACTS, ISSUES, PASSAGES, STORIES, Tables, conform

_NEAR = 3
"""How many lines above a table are looked at for its title, unit and multiplier."""


@dataclass
class _Reading:
    """What is found while going through the parts in reading order."""

    document: Document
    metadata: Metadata
    stories: Stories
    taught: Lessons = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    meanings: list[Meaning] = field(default_factory=list)
    sections: dict[int, str | None] = field(default_factory=dict)
    above: Above | None = None
    factor: float = 1.0
    """What a line above said that all amounts are to be multiplied by."""

    def go(self) -> None:
        """Read stretch by stretch: the blocks and grids under one heading."""
        hidden = {grid.sheet for grid in self.document.grids() if grid.hidden}
        for section, stretch in _stretches(self.document.parts):
            # what an organisation hid is kept in CELLS only: it may be an old version of what is shown
            if stretch[0][1].sheet not in hidden:
                self._read_stretch(section, stretch)
        self.items, repeated = mark_summaries(self.items)
        self.issues += repeated
        # stories stand where they start; those of a form come where its table is
        self.passages.sort(key=lambda passage: bool(passage.story))

    def _read_stretch(self, section: str | None, stretch: Sequence[tuple[int, Block | Grid]]) -> None:
        self.sections |= {index: section for index, _ in stretch}
        told = self.stories.parts
        blocks = [(index, part) for index, part in stretch if isinstance(part, Block) and index not in told]
        items, used, found = read_figures(
            blocks, Surroundings(section, (), self.metadata.period, is_plan(self.document))
        )
        self.items += items
        self.issues += found.issues
        lines: list[str] = []
        for index, part in stretch:
            if isinstance(part, Block):
                lines.append(part.text)
                self.factor = max(self.factor, multiplier_of_all(part.text))
                self.above = self.above if goes_on(part.text) else None
                if index not in told and (index not in used or is_prose(part.text, 9)):
                    passage = block_passage(part, section)
                    self.passages += [passage] if passage else []
            elif index not in told:
                self._read_grid(part, section, lines[-_NEAR:])

    def _read_grid(self, grid: Grid, section: str | None, lines: Sequence[str]) -> None:
        if is_cover(grid):
            return
        near = tuple(line for line in lines if len(line) < 120 and not is_reference(line))
        around = Surroundings(
            section, near, self.metadata.period, is_plan(self.document), self.taught, self.factor, self.above
        )
        found = read_activities(grid, around)
        self.items += found.items
        self.issues += found.issues
        self.meanings += found.meanings
        self.above = found.last
        self.passages += cell_passages(grid, section, found.used)


def read_tables(document: Document, guidance: Guidance = NO_GUIDANCE) -> Tables:
    """All tables that a document holds; a table without rows where it holds nothing of the kind."""
    metadata = read_metadata(document, guidance.organisations)
    stories = find_stories(document)
    taught = lessons(guidance.columns, document.sha256, metadata.organisation)
    reading = _Reading(document, metadata, stories, taught)
    reading.go()
    reading.passages += story_passages(stories.stories, reading.sections)
    issues = [*document.issues, *reading.issues, *metadata.issues, *_withheld(stories.stories), *stories.issues]
    kinds = _kinds(reading)
    row = _document_row(reading, issues, str(kinds[0].value))
    # who is quoted in a text that is no report (news, an interview with an official) is for the model to say
    passages = [
        replace(passage, voice=None) if row["kind"] == "unknown" and passage.story is None else passage
        for passage in reading.passages
    ]
    return Tables(
        documents=conform([row], DOCUMENTS),
        facts=conform(fact_rows(document.sha256, {**metadata.candidates, "kind": kinds}), FACTS),
        activities=conform(_activity_rows(document.sha256, reading.items), ACTIVITIES),
        columns=conform(_column_rows(document.sha256, reading.meanings), COLUMNS),
        cells=conform(cell_rows(document, stories.stories), CELLS),
        passages=conform(_passage_rows(document.sha256, passages, stories.stories), PASSAGES),
        stories=conform(_story_rows(document.sha256, stories.stories), STORIES),
        issues=conform(issue_rows(document.sha256, issues), ISSUES),
    )


def issue_rows(sha256: str, issues: Sequence[Issue]) -> list[dict[str, object]]:
    """The issues as rows of ISSUES, each place once for each code."""
    return [
        {
            "document": sha256, "position": position, "code": found.code, "stage": found.stage,
            "severity": found.severity, "message": found.message, "location": found.location,
            "proposal": found.proposal, "table": found.table, "cell": found.cell,
        }
        for position, found in enumerate(dict.fromkeys(issues), start=1)
    ]  # fmt: skip


def _stretches(parts: Sequence[Block | Grid]) -> list[tuple[str | None, list[tuple[int, Block | Grid]]]]:
    """The parts under each heading; the heading belongs to its stretch."""
    stretches: list[tuple[str | None, list[tuple[int, Block | Grid]]]] = [(None, [])]
    sheet: str | None = None
    for index, part in enumerate(parts):
        if part.sheet != sheet:
            sheet = part.sheet
            stretches.append((None, []))
        is_heading = isinstance(part, Block) and part.kind == "heading"
        if isinstance(part, Block) and is_heading and not is_fact(part.text) and not is_big_number(part.text):
            stretches.append((part.text, []))
        stretches[-1][1].append((index, part))
    return [(section, stretch) for section, stretch in stretches if stretch]


def _withheld(stories: Sequence[Story]) -> list[Issue]:
    count = sum(not story.shown for story in stories)
    return [issue("no_consent", "parse", count=count)] if count else []


def _kinds(reading: _Reading) -> list[Candidate]:
    told = sum(len(story.text.split()) for story in reading.stories.stories)
    prose = told + sum(len(passage.text.split()) for passage in reading.passages if passage.story is None)
    return kind_candidates(reading.document, Content(len(reading.items), len(reading.stories.stories), told, prose))


def _document_row(reading: _Reading, issues: Sequence[Issue], kind: str) -> dict[str, object]:
    document, metadata = reading.document, reading.metadata
    return {
        "document": document.sha256,
        "filename": document.filename,
        "media_type": document.media_type,
        "kind": kind,
        "status": "partial" if any(found.severity != "info" for found in issues) else "ok",
        "organisation": metadata.organisation,
        "programme": metadata.programme,
        "grant_number": metadata.grant_number,
        "period_start": metadata.period.start if metadata.period else None,
        "period_end": metadata.period.end if metadata.period else None,
        "amount": metadata.amount,
        "pages": document.pages,
    }


def _activity_rows(sha256: str, items: Sequence[Item]) -> list[dict[str, object]]:
    return [
        {
            "activity_id": f"{sha256[:16]}-a{position:04d}",
            "document": sha256,
            "position": position,
            "activity": item.activity,
            "section": item.section,
            "unit": item.unit,
            "measure": item.measure,
            "planned": item.planned.value if item.planned else None,
            "realised": item.realised.value if item.realised else None,
            "planned_text": item.planned.text if item.planned else None,
            "realised_text": item.realised.text if item.realised else None,
            "period_start": item.period.start if item.period else None,
            "period_end": item.period.end if item.period else None,
            "row_kind": item.row_kind,
            "qualifier": _qualifier(item.figures),
            "note": item.note,
            "page": item.page,
            "sheet": item.sheet,
            "table": item.table,
            "row": item.row,
            "planned_cell": item.planned.cell if item.planned else None,
            "realised_cell": item.realised.cell if item.realised else None,
        }
        for position, item in enumerate(items, start=1)
    ]


def _column_rows(sha256: str, meanings: Sequence[Meaning]) -> list[dict[str, object]]:
    return [
        {
            "document": sha256,
            "table": column.table,
            "segment": column.segment,
            "column": column.column,
            "heading": column.heading,
            "meaning": column.meaning,
            "measure": column.measure,
            "unit": column.unit,
            "period_start": column.period.start if column.period else None,
            "period_end": column.period.end if column.period else None,
            "origin": column.origin,
        }
        for column in meanings
    ]


def _qualifier(figures: Sequence[Figure]) -> str | None:
    if any(figure.reading.circa for figure in figures):
        return "circa"
    return "not_applicable" if any(figure.reading.kind == "not_applicable" for figure in figures) else None


def _passage_rows(sha256: str, passages: Sequence[Passage], stories: Sequence[Story]) -> list[dict[str, object]]:
    numbers = {id(story): number for number, story in enumerate(stories, start=1)}
    return [
        {
            "passage_id": f"{sha256[:16]}-p{position:04d}",
            "document": sha256,
            "position": position,
            "section": passage.section,
            "page": passage.page,
            "sheet": passage.sheet,
            "table": passage.table,
            "cell": passage.cell,
            "story_id": f"{sha256[:16]}-s{numbers[id(passage.story)]:02d}" if passage.story else None,
            "question": passage.question,
            "voice_hint": passage.voice,
            "text": passage.text,
        }
        for position, passage in enumerate(passages, start=1)
    ]


def _story_rows(sha256: str, stories: Sequence[Story]) -> list[dict[str, object]]:
    return [
        {
            "story_id": f"{sha256[:16]}-s{position:02d}",
            "document": sha256,
            "position": position,
            "title": story.title,
            "consent": story.consent,
            "voice_hint": story.voice,
        }
        for position, story in enumerate(stories, start=1)
    ]
