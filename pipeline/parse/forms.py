"""Stories in grids: forms of one row a story, and forms of one story with questions and answers beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.documents import Grid
from pipeline.parse.consent import is_consent_question, read_consent
from pipeline.parse.layout import Segment, read_segments
from pipeline.parse.numbers import read_cell
from pipeline.parse.sentences import is_prose
from pipeline.parse.spots import Spot
from pipeline.parse.story import Answer, Story
from pipeline.parse.voices import named_voice, tells_in_first_person
from pipeline.parse.words import fold, word_list


def form_stories(grid: Grid, index: int) -> list[Story]:
    """The stories in a grid that is a form; none for any other grid. `index` is its place in the document."""
    return _form_rows(grid, index) or _form_page(grid, index)


def _form_rows(grid: Grid, index: int) -> list[Story]:
    """One story a row, with questions as headers."""
    return [story for segment in read_segments(grid) for story in _segment_stories(segment, grid, index)]


def _segment_stories(segment: Segment, grid: Grid, index: int) -> list[Story]:
    headers = [fold(heading).strip(" .:*") for heading in segment.headings]
    consent = next((i for i, heading in enumerate(segment.headings) if heading and is_consent_question(heading)), None)
    questions = [
        i for i, heading in enumerate(headers)
        if i != consent and heading and not _list("skipped_header").fullmatch(heading) and _is_told(segment, i, heading)
    ]  # fmt: skip
    asked = sum(segment.headings[i].endswith("?") for i in questions)
    named = any(_list("story_header").fullmatch(headers[i]) and _is_first_person(segment, i) for i in questions)
    if not questions or not (consent is not None or asked > 1 or named):
        return []
    voice = next(
        (i for i, heading in enumerate(headers) if _list("voice_header").fullmatch(heading) and i not in questions),
        None,
    )
    title = next(
        (i for i, heading in enumerate(headers) if _list("title_header").fullmatch(heading) and i not in questions),
        None,
    )
    stories = []
    for row in segment.body:
        answers = [
            Answer(row[i].text, segment.headings[i], _page(grid, row[i]), grid.sheet, grid, row[i])
            for i in questions
            if row[i].text
        ]
        if answers:
            story = Story(row[title].text or None if title is not None else None, answers=answers, first_part=index)
            story.consent = read_consent(_plain(row[consent])) if consent is not None else "unknown"
            story.asked = consent is not None
            story.voice = named_voice(row[voice].text) if voice is not None else None
            story.voice = story.voice or _asked_voice([segment.headings[i] for i in questions])
            stories.append(story)
    return stories


def _plain(spot: Spot) -> str:
    """The cell as an answer; true and false as a spreadsheet stores them."""
    return {True: "ja", False: "nee"}[spot.cell.value] if isinstance(spot.cell.value, bool) else spot.text


def _is_told(segment: Segment, index: int, heading: str) -> bool:
    """Whether the cells of a column are told in words."""
    texts = [spot.text for spot in segment.column(index) if spot.text]
    if not texts or any(read_cell(spot.cell).kind in ("number", "date") for spot in segment.column(index)):
        return False
    prose = sum(is_prose(text) for text in texts)
    asks = heading.endswith("?") or bool(_list("story_header").fullmatch(heading))
    return prose >= (0.3 if asks else 0.6) * len(texts) and prose > 0


def _is_first_person(segment: Segment, index: int) -> bool:
    return tells_in_first_person(" ".join(spot.text for spot in segment.column(index)))


def _asked_voice(questions: Sequence[str]) -> str | None:
    """A form that asks 'u' or 'jou' about one's own life is filled in by the resident."""
    return "bewoner" if any(re.search(r"\b(?:u|uw|jou|jouw|je)\b", fold(question)) for question in questions) else None


def _page(grid: Grid, spot: Spot) -> int | None:
    return grid.row_pages[spot.row] if grid.row_pages and spot.row >= 0 else grid.page


def _form_page(grid: Grid, index: int) -> list[Story]:
    """A form of one story: questions in the first column, answers beside them."""
    rows = [
        [Spot(cell, i, j) for j, cell in enumerate(row) if cell.text and not cell.merged]
        for i, row in enumerate(grid.rows)
    ]
    pairs = [row for row in rows if len(row) == 2]
    told = [row for row in pairs if _asks(row[0].text) and is_prose(row[1].text)]
    consent = next((row for row in rows if row and is_consent_question(row[0].text)), None)
    if not told or (len(told) < 2 and consent is None):
        return []
    story = Story(None, first_part=index, asked=consent is not None)
    story.answers = [Answer(row[1].text, row[0].text, _page(grid, row[1]), grid.sheet, grid, row[1]) for row in told]
    if consent is not None:
        story.consent = read_consent(_plain(consent[1])) if len(consent) > 1 else "unknown"
    role = next((row for row in pairs if _list("voice_header").fullmatch(fold(row[0].text).strip(" .:?"))), None)
    story.voice = (named_voice(role[1].text) if role else None) or _asked_voice([row[0].text for row in told])
    return [story]


def _asks(text: str) -> bool:
    return text.endswith("?") or bool(_list("story_header").fullmatch(fold(text).strip(" .:*")))


@cache
def _list(entry: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{words})" for words in word_list("stories")[entry]))
