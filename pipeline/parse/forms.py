"""Stories in grids: forms of one row or one column a story, forms of one story with answers beside its questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.documents import Grid
from pipeline.parse.consent import is_consent_question, read_consent
from pipeline.parse.headers import read_heading
from pipeline.parse.layout import Segment, read_segments
from pipeline.parse.numbers import read_cell
from pipeline.parse.sentences import is_prose
from pipeline.parse.spots import Spot
from pipeline.parse.story import Answer, Story
from pipeline.parse.told import is_told
from pipeline.parse.voices import named_voice, tells_in_first_person
from pipeline.parse.words import fold, says, story_words

_CODE = re.compile(
    r"^(?:[a-z]\w*\d\w*(?:\[[^\]]*\])?[.:]|vraag \d+\s*[.:)-]?|q\d+\s*[.:)-]|\d+[.)]|[a-z][.)])\s+", re.IGNORECASE
)
"""What survey tools put before a question: 'G1Q2. ', 'Vraag 3: ', '4. '."""
_LEAST_WORDS = 8
"""A row with fewer words in all its answers, and no sentence among them, tells nothing."""
_LONG_ANSWER = 15
"""Mean words in a column of stories that no heading announces."""
_MOST_NUMBERS = 0.3
_LONGEST_TRY = 200
_OPEN_SHARE = 0.6
"""Share of different answers from which a column of short answers was an open question."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A table with one story a row: which columns are told, and which say what the resident allowed and who tells."""

    segment: Segment
    told: tuple[int, ...]
    consents: tuple[int, ...]
    anonymous: int | None
    named: int | None
    voice: int | None
    title: int | None


def form_stories(grid: Grid, index: int) -> list[Story]:
    """The stories in a grid that is a form; none for any other grid. `index` is its place in the document.

    A row of nothing but very short answers is no story.
    """
    segments = _turned(grid) or read_segments(grid)
    forms = [form for segment in segments if (form := _form(segment))]
    rows = [story for form in forms for row in form.segment.body if (story := _story(form, row, grid, index))]
    return rows or _form_page(grid, index)


def _form(segment: Segment) -> _Form | None:
    """The form that a table is; None for any other table."""
    headers = [_bare(heading) for heading in segment.headings]
    consents = _consent_columns(segment, headers)
    told = tuple(
        i for i, heading in enumerate(headers)
        if heading and i not in consents and not _is_fact(heading) and _is_open(segment, i, heading)
        and not _names_teller(segment, i, heading)
    )  # fmt: skip
    stories = any(_is_story_column(segment, i, headers[i]) for i in told)
    if not told or not (consents or stories or _asks_residents(segment, told)):
        return None

    def column(entry: str) -> int | None:
        named = (i for i, heading in enumerate(headers) if i not in told and story_words(entry).fullmatch(heading))
        return next(named, None)

    return _Form(
        segment, told, consents, column("anonymous_header"), column("name_header"), column("voice_header"),
        column("title_header"),
    )  # fmt: skip


def _asks_residents(segment: Segment, told: Sequence[int]) -> bool:
    """Whether two questions or more ask a person about himself, or are answered so.

    Not where they ask what was agreed and what came of it: that is a table of results in words.
    """
    if {"planned", "realised"} <= {read_heading(segment.headings[i]).aspect for i in told}:
        return False
    questions = [segment.headings[i] for i in told if segment.headings[i].rstrip(" *:").endswith("?")]
    answers = " ".join(spot.text for i in told for spot in segment.column(i))
    return len(questions) > 1 and (_asked_voice(questions) is not None or is_told(answers))


def _bare(heading: str) -> str:
    return fold(_CODE.sub("", " ".join(heading.split()))).strip(" .:*")


def _is_fact(heading: str) -> bool:
    entries = ("skipped_header", "anonymous_header", "name_header")
    return any(story_words(entry).fullmatch(heading.rstrip("?")) for entry in entries)


def _names_teller(segment: Segment, index: int, heading: str) -> bool:
    """Whether a column only says who tells: 'Verteller' over 'vader, 38'."""
    texts = [spot.text for spot in segment.column(index) if spot.text]
    return bool(story_words("voice_header").fullmatch(heading.rstrip("?"))) and not any(map(is_prose, texts))


def _consent_columns(segment: Segment, headers: Sequence[str]) -> tuple[int, ...]:
    """The columns of consent: those that name the story or its use, else the first."""
    asking = [
        i for i, heading in enumerate(headers)
        if heading and is_consent_question(heading) and not _is_fact(heading) and _is_answered(segment, i)
    ]  # fmt: skip
    naming = [i for i in asking if says(headers[i], "stories", "use_of_story")]
    return tuple(naming or asking[:1])


def _is_answered(segment: Segment, index: int) -> bool:
    """Whether a column holds short answers, as one of consent does."""
    texts = [spot.text for spot in segment.column(index) if spot.text]
    return sum(len(text.split()) for text in texts) <= 12 * max(len(texts), 1)


def _is_open(segment: Segment, index: int, heading: str) -> bool:
    """Whether the cells of a column are told in words: sentences, or short answers that all differ."""
    spots = [spot for spot in segment.column(index) if re.search(r"\w", spot.text) and not _is_try(spot.text)]
    numbers = sum(read_cell(spot.cell).kind in ("number", "date") for spot in spots)
    if not spots or numbers > _MOST_NUMBERS * len(spots):
        return False
    texts = [spot.text for spot in spots]
    prose = sum(map(is_prose, texts))
    if heading.endswith("?") or story_words("story_header").fullmatch(heading):
        words = sum(len(text.split()) for text in texts)
        differ = len(set(map(fold, texts))) >= _OPEN_SHARE * len(texts) and words >= 2 * len(texts)
        return (prose > 0 and prose >= 0.3 * len(texts)) or differ
    return prose > 0 and prose >= 0.6 * len(texts)


def _is_story_column(segment: Segment, index: int, heading: str) -> bool:
    """Whether a column holds stories without a question: by heading and 'ik', or by long texts on one person."""
    texts = [spot.text for spot in segment.column(index) if spot.text]
    body = " ".join(texts)
    if story_words("story_header").fullmatch(heading) and tells_in_first_person(body) and is_told(body):
        return True
    long = len(body.split()) >= _LONG_ANSWER * len(texts)
    return long and bool(story_words("story_column").fullmatch(heading)) and is_told(body)


def _story(form: _Form, row: Sequence[Spot], grid: Grid, index: int) -> Story | None:
    """The story of one row; None where it tells nothing."""
    headings = form.segment.headings
    answers = [
        Answer(row[i].text, headings[i], _page(grid, row[i]), grid.sheet, grid, row[i])
        for i in form.told
        if re.search(r"\w", row[i].text)
    ]
    if not _says_something(answers):
        return None
    story = Story(row[form.title].text or None if form.title is not None else None, answers=answers, first_part=index)
    story.consent, story.asked = _row_consent(form, row), bool(form.consents)
    story.voice = named_voice(row[form.voice].text) if form.voice is not None else None
    story.voice = story.voice or _asked_voice([headings[i] for i in form.told])
    return story


def _says_something(answers: Sequence[Answer]) -> bool:
    words = sum(len(answer.text.split()) for answer in answers)
    return words >= _LEAST_WORDS or any(is_prose(answer.text) for answer in answers) or _is_tried(answers)


def _is_tried(answers: Sequence[Answer]) -> bool:
    """Whether somebody tried the form: kept until it is set aside and said."""
    return any(_is_try(answer.text) for answer in answers)


def _is_try(text: str) -> bool:
    return len(text) <= _LONGEST_TRY and bool(story_words("test").fullmatch(fold(text).strip(" .!?-")))


def _row_consent(form: _Form, row: Sequence[Spot]) -> str:
    """The consent of a row; a resident who wants no name is anonymous."""
    # a survey tool gives each choice a column of its own: 'Mogen wij uw verhaal gebruiken? [ja]'
    choices = [(re.search(r"\[([^\]]+)\]\s*$", form.segment.headings[i]), row[i]) for i in form.consents]
    ticked = [found[1] for found, spot in choices if found and read_consent(_plain(spot)) == "yes"]
    if all(found for found, _ in choices) and choices:
        return read_consent(ticked[0]) if len(ticked) == 1 else "unknown"
    consent = read_consent(_plain(row[form.consents[0]])) if form.consents else "unknown"
    unnamed = form.anonymous is not None and read_consent(_plain(row[form.anonymous])) == "yes"
    hidden = form.named is not None and read_consent(_plain(row[form.named])) == "no"
    return "anonymous" if consent == "yes" and (unnamed or hidden) else consent


def _plain(spot: Spot) -> str:
    """The cell as an answer; true and false as a spreadsheet stores them."""
    return {True: "ja", False: "nee"}[spot.cell.value] if isinstance(spot.cell.value, bool) else spot.text


def _asked_voice(questions: Sequence[str]) -> str | None:
    """A form that asks 'u' or 'jou' about one's own life is filled in by the resident."""
    return "bewoner" if any(re.search(r"\b(?:u|uw|jou|jouw|je)\b", fold(question)) for question in questions) else None


def _page(grid: Grid, spot: Spot) -> int | None:
    return grid.row_pages[spot.row] if grid.row_pages and spot.row >= 0 else grid.page


def _turned(grid: Grid) -> list[Segment]:
    """The table with one story a column turned to one a row; none where the first column holds no questions."""
    rows = [
        [Spot(cell, i, j) for j, cell in enumerate(row)] for i, row in enumerate(grid.rows)
        if any(cell.text.strip() for cell in row)
    ]  # fmt: skip
    asks = [row for row in rows if row[0].text.endswith("?") or (row[0].text and is_consent_question(row[0].text))]
    if len(grid.rows[0]) < 3 or len(asks) < 2 or not _answered_beside(rows, asks):
        return []
    headings = tuple(row[0].text for row in rows)
    body = tuple(tuple(row[column] for row in rows) for column in range(1, len(grid.rows[0])))
    return [Segment((), headings, tuple(row for row in body if any(spot.text for spot in row)))]


def _answered_beside(rows: Sequence[Sequence[Spot]], asks: Sequence[Sequence[Spot]]) -> bool:
    """Whether at least two columns beside the questions hold answers, one of them in words."""
    columns = range(1, len(rows[0]))
    filled = [column for column in columns if sum(bool(row[column].text) for row in asks) >= 0.5 * len(asks)]
    merged = any(row[column].cell.merged for row in asks for column in columns)
    return len(filled) > 1 and not merged and any(is_prose(row[column].text) for row in asks for column in filled)


def _form_page(grid: Grid, index: int) -> list[Story]:
    """A form of one story: questions in the first column with answers beside them, or under them."""
    rows = [
        [Spot(cell, i, j) for j, cell in enumerate(row) if cell.text.strip() and not cell.merged]
        for i, row in enumerate(grid.rows)
    ]
    pairs = [row for row in [*rows, *_under_each_other(rows)] if len(row) == 2]
    asked = [row for row in pairs if _asks(row[0].text) and not is_consent_question(row[0].text)]
    asked = [row for row in asked if not _is_fact(_bare(row[0].text)) or is_prose(row[1].text)]
    told = [row for row in asked if is_prose(row[1].text)]
    consent = next((row for row in [*pairs, *rows] if row and is_consent_question(row[0].text)), None)
    asks = (
        consent is not None
        or _asked_voice([row[0].text for row in told])
        or is_told(" ".join(row[1].text for row in told))
    )
    if (
        not told
        or not asks
        or (len(told) < 2 and consent is None)
        or any(len(row) > 2 and is_prose(row[2].text) for row in rows)
    ):
        return []
    story = Story(None, first_part=index, asked=consent is not None)
    story.answers = [
        Answer(row[1].text, row[0].text, _page(grid, row[1]), grid.sheet, grid, row[1])
        for row in asked
        if row in told or re.search(r"[^\W\d_]", row[1].text)
    ]
    if consent is not None:
        story.consent = read_consent(" ".join(_plain(spot) for spot in consent[1:]))
    role = next((row for row in pairs if story_words("voice_header").fullmatch(fold(row[0].text).strip(" .:?"))), None)
    story.voice = (named_voice(role[1].text) if role else None) or _asked_voice([row[0].text for row in told])
    return [story]


def _under_each_other(rows: Sequence[list[Spot]]) -> list[list[Spot]]:
    """Questions over their answers in a table of one column."""
    filled = [row for row in rows if row]
    if any(len(row) > 1 for row in filled):
        return []
    return [[above[0], below[0]] for above, below in pairwise(filled) if _asks(above[0].text)]


def _asks(text: str) -> bool:
    bare = _bare(text)
    return len(text) <= 200 and (bare.endswith("?") or bool(story_words("story_header").fullmatch(bare)))


def empty_rows(grid: Grid) -> int:
    """How many rows of a form hold nothing but very short answers."""
    forms = [form for segment in _turned(grid) or read_segments(grid) if (form := _form(segment))]
    rows = [[row[i] for i in form.told if re.search(r"\w", row[i].text)] for form in forms for row in form.segment.body]
    return sum(bool(row) and not _says_something([Answer(spot.text) for spot in row]) for row in rows)
