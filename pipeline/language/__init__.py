"""Pseudonymised passages → sentences; and where names of persons stand in a text. The only room that knows spaCy."""

from pipeline.language.lists import name_lists, never_names, nobody
from pipeline.language.model import LanguageModelMissing, finds_names, load_language, pipeline_folder
from pipeline.language.persons import find_persons
from pipeline.language.sentences import split_sentences

__all__ = [
    "LanguageModelMissing", "find_persons", "finds_names", "load_language", "name_lists", "never_names", "nobody",
    "pipeline_folder", "split_sentences",
]  # fmt: skip
