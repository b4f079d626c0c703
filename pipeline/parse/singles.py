"""A document that is one story, and forms on paper: the same questions again for each story."""

from __future__ import annotations

from collections import Counter

from pipeline.documents import Block, Document, Grid
from pipeline.parse.bundles import SHORTEST, Span
from pipeline.parse.counted import read_counted
from pipeline.parse.facts import is_cover
from pipeline.parse.kinds import says_story
from pipeline.parse.outline import TITLES, Outline, Role, role_of
from pipeline.parse.story import Story
from pipeline.parse.telling import has_inline_question, story_from
from pipeline.parse.told import is_told
from pipeline.parse.voices import tells_in_first_person
from pipeline.parse.words import fold, says

_MOST_WORDS = 5000
_FEW_QUESTIONS = 3
_FORM_WORDS = 12
_OPENING_WORDS = 60


def single_story(outline: Outline, document: Document) -> Story | None:
    """A whole text that is one story: announced as such, or an interview or form of questions and answers."""
    parts = [part for part in outline.parts if not (isinstance(part, Grid) and is_cover(part))]
    blocks = [part for part in parts if isinstance(part, Block)]
    words = sum(len(block.text.split()) for block in blocks)
    if not SHORTEST <= words <= _MOST_WORDS or len(blocks) < len(parts):
        return None
    # planned and realised hours of several activities make a report, in whatever form it is told
    if sum(read_counted(block.text) is not None for block in blocks) > 1:
        return None
    if not (_is_announced(outline, document) or _is_interview(outline)):
        return None
    title = next((i for i, block in enumerate(blocks) if _is_title(role_of(block), block)), None)
    return story_from([*parts[:title], *parts[title + 1 :]] if title is not None else parts, _named(blocks, title), 0)


def _named(blocks: list[Block], title: int | None) -> str | None:
    return None if title is None else blocks[title].text


def _is_title(role: Role, block: Block) -> bool:
    return (block.kind == "heading" and role != "question") or role == "story"


def _is_announced(outline: Outline, document: Document) -> bool:
    body = " ".join(outline.paragraphs(0, len(outline.parts)))
    asked = outline.has_consent(0, len(outline.parts))
    return is_told(body) and (asked or says_story(document))


def _is_interview(outline: Outline) -> bool:
    """Whether questions are answered by an 'ik' who takes part, not by somebody in office."""
    texts = outline.paragraphs(0, len(outline.parts))
    questions = sum(role == "question" for role in outline.roles) + sum(map(has_inline_question, texts))
    body = " ".join(texts)
    opening = fold(" ".join([part.text for part in outline.parts if isinstance(part, Block)])).split()[:_OPENING_WORDS]
    return (
        questions >= _FEW_QUESTIONS
        and says(fold(body), "stories", "voice_resident")
        and tells_in_first_person(body)
        and not says(" ".join(opening), "stories", "official")
    )


def paper_forms(outline: Outline) -> list[Span]:
    """Forms of one page each below each other: from the first question that comes again to its next time."""
    asked = [(i, _folded(outline, i)) for i, role in enumerate(outline.roles) if role in ("question", "within")]
    times = Counter(text for _, text in asked)
    first = next((text for _, text in asked if times[text] > 1), None)
    places = [index for index, text in asked if text == first]
    if first is None or len({text for text in times if times[text] > 1}) < 2:
        return []
    starts = _with_titles(outline, [_with_facts(outline, place) for place in places])
    spans = [Span(None, start, stop) for start, stop in zip(starts, [*starts[1:], len(outline.parts)], strict=True)]
    return [
        Span(span.start, span.start + 1, span.stop) if outline.roles[span.start] in TITLES else span
        for span in spans
        if outline.words(span.start, span.stop) >= _FORM_WORDS
    ]


def _with_titles(outline: Outline, starts: list[int]) -> list[int]:
    """The starts with the heading over each, where every form has one of its own: 'Salma en haar maatje'."""
    over = [start - 1 for start in starts]
    titled = all(index >= 0 and outline.roles[index] in TITLES and outline.is_heading(index) for index in over)
    return over if titled and len({_folded(outline, index) for index in over}) == len(over) else starts


def _with_facts(outline: Outline, index: int) -> int:
    """Where a form starts: at the name and number above its first question."""
    while index and outline.roles[index - 1] in ("fact", "story", "person"):
        index -= 1
    return index


def _folded(outline: Outline, index: int) -> str:
    part = outline.parts[index]
    return fold(part.text) if isinstance(part, Block) else ""
