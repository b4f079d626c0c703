"""Test entries and doubles among the stories of a document: set aside, and said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.doubles import same_story
from pipeline.issues import Issue, issue
from pipeline.parse.consent import strictest
from pipeline.parse.places import place
from pipeline.parse.story import Story
from pipeline.parse.words import fold, story_words

_LONGEST = 200
_REPEATED = re.compile(r"(\w)\1+(?: (\w)\2+)*")


def set_aside(stories: Sequence[Story]) -> tuple[list[Story], list[Issue]]:
    """The stories without test entries and doubles, and an issue for each of those.

    Of doubles the first stays, with the strictest of what was allowed: a no in one of them is a no.
    """
    kept: list[Story] = []
    issues: list[Issue] = []
    for number, story in enumerate(stories, start=1):
        if is_test(story):
            issues.append(issue("test_entry", "parse", _place(story, number)))
            continue
        twin = next((other for other in kept if same_story(other.text, story.text)), None)
        if twin is None:
            kept.append(story)
        else:
            twin.consent = strictest([twin.consent, story.consent])
            twin.asked = twin.asked or story.asked
            issues.append(issue("double_story", "parse", _place(story, number)))
    return kept, issues


def is_test(story: Story) -> bool:
    """Whether somebody only tried the form: 'test', 'asdf', 'xxx', lorem ipsum in every answer that says something."""
    texts = [fold(answer.text).strip(" .!?-") for answer in story.answers]
    said = [text for text in texts if text and not story_words("filler").fullmatch(text)]
    title = fold(story.title or "").strip(" .!?")
    if title and story_words("test").fullmatch(title) and len(story.text.split()) < 60:
        return True
    return bool(said) and all(is_test_text(text) for text in said)


def is_test_text(text: str) -> bool:
    """Whether a text is nothing but trying: words that say so, one letter again and again, keys beside each other."""
    folded = fold(text[:_LONGEST]).strip(" .!?-")
    return len(text) <= _LONGEST and bool(story_words("test").fullmatch(folded) or _REPEATED.fullmatch(folded))


def _place(story: Story, number: int) -> str:
    first = story.answers[0] if story.answers else None
    if first and first.grid and first.spot:
        return place(first.grid, first.spot)
    return f"pagina {first.page}, verhaal {number}" if first and first.page else f"verhaal {number}"
