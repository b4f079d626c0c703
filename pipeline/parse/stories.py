"""Stories of residents: bundles, chapters and boxes in reports, forms of one row or one page, single stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.documents import Block, Document, Grid
from pipeline.issues import Issue, issue
from pipeline.parse.boxes import box_stories
from pipeline.parse.bundles import Span, span_title, titled_spans, without_afterword
from pipeline.parse.consent import all_consent, withdraws
from pipeline.parse.forms import empty_rows, form_stories
from pipeline.parse.kinds import says_report, says_stories, says_story
from pipeline.parse.outline import Outline
from pipeline.parse.repeats import set_aside
from pipeline.parse.singles import paper_forms, single_story
from pipeline.parse.splits import split_spans, untitled_spans
from pipeline.parse.story import Story
from pipeline.parse.telling import story_of
from pipeline.parse.voices import teller_voice
from pipeline.parse.words import fold

_NEAR_START = 4


@dataclass
class Stories:
    """The stories of a document, the indexes of the parts they are made of, and what was set aside and why."""

    stories: list[Story] = field(default_factory=list)
    parts: set[int] = field(default_factory=set)
    issues: list[Issue] = field(default_factory=list)


def find_stories(document: Document) -> Stories:
    """All stories of a document in reading order; a text of one story without headings counts as one.

    Test entries and doubles are no stories: each is an issue with its place.
    """
    outline = Outline.of(document.parts, says_stories(document), says_report(document))
    found = Stories()
    _add_spans(outline, document, found)
    for index, part in enumerate(document.parts):
        if isinstance(part, Grid) and index not in found.parts:
            rows = _headed(outline, index, form_stories(part, index)) or box_stories(outline, index)
            found.stories += rows
            found.parts |= {index} if rows else set()
    if not found.stories:
        _add_single(outline, document, found)
    _complete(document, found)
    kept, issues = set_aside(found.stories)
    return Stories(kept, found.parts, [*issues, *_short(document)])


def _short(document: Document) -> list[Issue]:
    """An issue for the forms that hold nothing but very short answers."""
    count = sum(map(empty_rows, document.grids()))
    return [issue("short_answers", "parse", count=count)] if count else []


def _headed(outline: Outline, index: int, stories: list[Story]) -> list[Story]:
    """The stories of a form; the only one in it has the title that stands right over it: 'Respondent 2'."""
    over = outline.parts[index - 1] if index else None
    if len(stories) == 1 and isinstance(over, Block) and outline.roles[index - 1] in ("story", "person"):
        stories[0].title = stories[0].title or over.text
    return stories


def _add_spans(outline: Outline, document: Document, found: Stories) -> None:
    forms = paper_forms(outline)
    titled = titled_spans(outline)
    titled = [*titled, *untitled_spans(outline, titled)]
    split = split_spans(outline) if len(titled) < 2 else []
    spans = max((titled, forms, split), key=len)
    if len(spans) == 1 and _is_whole(spans[0], outline, document):
        spans = [without_afterword(outline, replace(spans[0], stop=len(outline.parts)))]
    for span in spans:
        found.stories.append(story_of(outline, span, span_title(outline, span)))
        first = span.start if span.title is None else span.title
        found.parts |= {index for index in range(first, span.stop) if not isinstance(outline.parts[index], Grid)}


def _is_whole(span: Span, outline: Outline, document: Document) -> bool:
    """Whether the only story is all that the document holds: then its small headings do not end it."""
    texts_before = outline.words(0, span.start if span.title is None else span.title)
    return span.start <= _NEAR_START + 1 and not any(document.grids()) and says_story(document) and texts_before < 60


def _add_single(outline: Outline, document: Document, found: Stories) -> None:
    story = single_story(outline, document)
    if story:
        found.stories.append(story)
        found.parts |= set(range(len(outline.parts)))


def _complete(document: Document, found: Stories) -> None:
    """Voices and consent that the document gives for all its stories."""
    found.stories.sort(key=lambda story: story.first_part)
    told = [all_consent(block.text) for index, block in _outside(document, found)]
    everyone = next((consent for consent in told if consent), None)
    asked = bool(everyone) or any(story.asked for story in found.stories)
    for story in found.stories:
        story.voice = story.voice or teller_voice(story.title, story.text)
        if everyone and not story.asked:
            story.consent = everyone
        # where other stories in the document have a line of consent, one without it was asked as well
        story.asked = story.asked or asked
    for _, block in _outside(document, found):
        if withdraws(block.text):
            _withdraw(block.text, found.stories, general=bool(everyone))


def _outside(document: Document, found: Stories) -> Sequence[tuple[int, Block]]:
    return [
        (index, part)
        for index, part in enumerate(document.parts)
        if not isinstance(part, Grid) and (index not in found.parts or len(found.stories) < 2)
    ]


def _withdraw(text: str, stories: Sequence[Story], general: bool) -> None:
    """Take back the consent of the story that a sentence names; of all that have it in general, where it names none."""
    folded = fold(text)
    named = [
        story for number, story in enumerate(stories, start=1)
        if f"verhaal {number}" in folded or (story.title and fold(story.title) in folded) or _names(story, folded)
    ]  # fmt: skip
    for story in named or (stories if general else ()):
        story.consent, story.asked = "no" if named else "unknown", True


def _names(story: Story, folded: str) -> bool:
    """Whether a sentence has the name that stands in the title: 'Fatima (54)'."""
    first = fold(story.title or "").split(" (")[0].split(",")[0].removeprefix("het verhaal van ")
    return len(first) > 2 and f" {first} " in f" {folded} "
