"""Raw tables without a story or a person, how erased text is known again, and how what is left is kept."""

from pipeline.erasure.cutting import naming, stories_naming, withhold, without_marked, without_person, without_story
from pipeline.erasure.fingerprints import fingerprints, told_in
from pipeline.erasure.names import Person
from pipeline.erasure.reading import as_bytes, as_tables
from pipeline.erasure.words import Words, holds, without_words

__all__ = [
    "Person",
    "Words",
    "as_bytes",
    "as_tables",
    "fingerprints",
    "holds",
    "naming",
    "stories_naming",
    "told_in",
    "withhold",
    "without_marked",
    "without_person",
    "without_story",
    "without_words",
]  # fmt: skip
