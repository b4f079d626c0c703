"""What sort of document it is: report, stories, figures, pitch or unknown."""

from __future__ import annotations

import re
from functools import cache

from pipeline.documents import Document
from pipeline.parse.metadata import file_titles, titles
from pipeline.parse.words import fold, says, whole_words, word_list

_FEW_WORDS = 150


def document_kind(document: Document, activities: int, stories: int, story_words: int, words: int) -> str:
    """The kind, by what the title says and by what was found; `words` of prose, `story_words` of them in stories.

    Mostly stories → stories; a title that says so → pitch or report; figures with little prose → figures.
    """
    heads = [fold(text) for text in titles(document)[:3] + titles(document)[-4:] if text]
    if stories and story_words >= 0.5 * max(words, 1):
        return "stories"
    if stories and not activities and not _named(heads, "report"):
        return "stories"
    for kind in ("pitch", "report"):
        if _named(heads, kind):
            least = 2 * _FEW_WORDS if any(grid.sheet for grid in document.grids()) else _FEW_WORDS // 3
            return "figures" if kind == "report" and activities and words < least else kind
    if activities and words < _FEW_WORDS:
        return "figures"
    return "report" if activities >= 3 else "unknown"


def is_plan(document: Document) -> bool:
    """Whether the title says that it is a pitch, plan or application, and no report."""
    heads = [fold(text) for text in titles(document)[:3] + file_titles(document) if text]
    return _named(heads, "pitch") and not _named(heads, "report")


def says_story(document: Document) -> bool:
    """Whether title or file name announce a story."""
    first = next((block.text for block in document.blocks()), "")
    return _named([fold(text) for text in (*file_titles(document), first) if len(text) < 90], "stories")


def says_report(document: Document) -> bool:
    """Whether one of the titles announces a report."""
    return _named([fold(text) for text in titles(document)[:3] if text], "report")


def says_stories(document: Document) -> bool:
    """Whether title or file name announce a bundle of stories, and no report or plan that has some."""
    first = [text for text in titles(document)[:2] if len(text) < 90 and not text.endswith((".", "!", "?", ","))]
    other = any(_named([fold(text) for text in first], kind) for kind in ("report", "pitch"))
    return not other and any(says(fold(text), "stories", "bundle_title") for text in (*first, *file_titles(document)))


def _named(heads: list[str], kind: str) -> bool:
    return any(_words(kind).search(head) for head in heads)


@cache
def _words(kind: str) -> re.Pattern[str]:
    return whole_words(tuple(word_list("metadata")["kinds"][kind]))
