"""Stories of residents: bundles with headed stories, forms of one row or one page a story, and single stories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from pipeline.documents import Block, Document, Grid
from pipeline.parse.consent import all_consent, consent_line
from pipeline.parse.facts import is_fact
from pipeline.parse.forms import form_stories
from pipeline.parse.kinds import says_story
from pipeline.parse.story import Answer, Story
from pipeline.parse.voices import named_voice, teller_voice, tells_in_first_person
from pipeline.parse.words import fold, says, word_list

_SHORTEST = 40
"""A headed story has at least this many words."""


@dataclass
class Stories:
    """The stories of a document, and the indexes of the parts that they are made of."""

    stories: list[Story] = field(default_factory=list)
    parts: set[int] = field(default_factory=set)


def find_stories(document: Document) -> Stories:
    """All stories of a document in reading order; a text of one story without headings counts as one."""
    found = Stories()
    _add_headed(document.parts, found)
    for index, part in enumerate(document.parts):
        if isinstance(part, Grid) and index not in found.parts:
            rows = form_stories(part, index)
            if rows:
                found.stories += rows
                found.parts.add(index)
    if not found.stories:
        _add_single(document, found)
    _complete(document, found)
    return found


def _complete(document: Document, found: Stories) -> None:
    """Voices and consent that the document gives for all its stories."""
    found.stories.sort(key=lambda story: story.first_part)
    everyone = any(all_consent(block.text) for block in document.blocks())
    asked = any(story.asked for story in found.stories)
    for story in found.stories:
        story.voice = story.voice or teller_voice(story.title, story.text)
        # where other stories in the document have a line of consent, one without it was asked as well
        story.asked = story.asked or asked
        if everyone and story.consent == "unknown":
            story.consent = "yes"


def _add_headed(parts: Sequence[Block | Grid], found: Stories) -> None:
    """Stories under a heading of their own, up to the next heading that is not part of them."""
    starts = _starts(parts)
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(parts)
        whole = len(starts) == 1 and start < 4
        stop = next(
            (i for i in range(start + 1, end) if not whole and _ends_story(parts[i], parts[start], len(starts) > 1)),
            end,
        )
        story = _from_blocks(parts[start + 1 : stop], _heading(parts[start]), start)
        if len(story.text.split()) >= _SHORTEST or (story.asked and story.answers):
            found.stories.append(story)
            found.parts |= {i for i in range(start, stop) if isinstance(parts[i], Block)}


def _starts(parts: Sequence[Block | Grid]) -> list[int]:
    """Where stories start: at headings that say so, and at the heading over each line of consent."""
    opening = [index for index, part in enumerate(parts) if isinstance(part, Block) and _opens_story(part)]
    headings = [index for index, part in enumerate(parts) if isinstance(part, Block) and part.kind == "heading"]
    asked = [index for index, part in enumerate(parts) if isinstance(part, Block) and consent_line(part.text)]
    over = {max((heading for heading in [*headings, *opening] if heading < line), default=-1) for line in asked} - {-1}
    if len(asked) < 2 and not opening:
        # one line of consent under a title: the whole text is the story
        return []
    # a heading over several stories ('Verhalen van jongeren') is none itself
    kept = [
        start
        for start in opening
        if not any(start < line_head for line_head in over) or start in over or not _covers(parts, start, over)
    ]
    return sorted({*kept, *over})


def _covers(parts: Sequence[Block | Grid], start: int, over: set[int]) -> bool:
    """Whether stories with their own consent stand under a heading."""
    level = getattr(parts[start], "level", 0)
    for index in range(start + 1, len(parts)):
        part = parts[index]
        if index in over:
            return isinstance(part, Block) and part.level >= level
        if isinstance(part, Block) and part.kind == "heading" and part.level <= level:
            return False
    return False


def _heading(part: Block | Grid) -> str | None:
    return part.text if isinstance(part, Block) else None


def _opens_story(block: Block) -> bool:
    folded = fold(block.text).strip(" .:")
    folded = re.sub(r"^\d+(?:\.\d+)*\.?\s+", "", folded)
    if len(block.text) > 100 or _list("no_story").fullmatch(folded) or is_fact(block.text):
        return False
    if block.kind != "heading" and (
        not re.match(r"(?:verhaal|casus|interview) \d+\b", folded) or len(folded.split()) > 12
    ):
        return False
    return bool(_list("heading").fullmatch(folded))


def _ends_story(part: Block | Grid, opening: Block | Grid, bundle: bool) -> bool:
    if isinstance(part, Grid) or isinstance(opening, Grid) or part.kind != "heading":
        return False
    folded = re.sub(r"^\d+(?:\.\d+)*\.?\s+", "", fold(part.text)).strip(" .:")
    if _list("no_story").fullmatch(folded):
        return True
    if part.text.endswith("?") or part.level > opening.level or opening.kind != "heading":
        return False
    return part.level < opening.level or not bundle


def _from_blocks(parts: Sequence[Block | Grid], title: str | None, start: int) -> Story:
    story = Story(title, first_part=start)
    question: str | None = None
    for part in parts:
        if isinstance(part, Grid):
            continue
        consent = consent_line(part.text)
        if consent:
            story.consent, story.asked = consent, True
        elif (part.text.endswith("?") and len(part.text) <= 160) or part.kind == "heading":
            question = part.text
        elif not is_fact(part.text):
            story.answers.append(Answer(part.text, question, part.page, part.sheet))
        elif re.match(r"(?:verteller|verteld door|rol|ingevuld door|wie)\b", fold(part.text)):
            story.voice = named_voice(part.text)
    return story


def _add_single(document: Document, found: Stories) -> None:
    """A whole text that is one story: announced as such, or an interview or form of questions and answers."""
    blocks = [(index, part) for index, part in enumerate(document.parts) if isinstance(part, Block)]
    words = sum(len(block.text.split()) for _, block in blocks)
    if words < _SHORTEST or any(isinstance(part, Grid) for part in document.parts) or words > 5000:
        return
    body = " ".join(block.text for _, block in blocks)
    consent = any(consent_line(block.text) for _, block in blocks)
    questions = sum(block.text.endswith("?") and len(block.text) < 160 for _, block in blocks)
    told = tells_in_first_person(body)
    interview = questions >= 3 and says(fold(body), "stories", "voice_resident") and told
    if not (consent or (says_story(document) and (told or len(blocks) < 40)) or interview):
        return
    title = next(
        (block.text for _, block in blocks if block.kind == "heading" or _opens_story(replace(block, kind="heading"))),
        None,
    )
    found.stories.append(_from_blocks([block for _, block in blocks if block.text != title], title, 0))
    found.parts |= {index for index, _ in blocks}


@cache
def _list(entry: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{words})" for words in word_list("stories")[entry]))
