"""Load the Dutch pipeline from disk; never from the internet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.language.persons import COMPONENT

if TYPE_CHECKING:
    from spacy.language import Language

NEEDED = ("senter", "ner")


class LanguageModelMissing(Exception):
    """The Dutch pipeline is not where it should be, or cannot be read."""


def load_language(path: Path, names: Path | None = None) -> Language:
    """The Dutch pipeline in the folder `path`, with a recogniser of persons that also uses name lists.

    `names` is the folder of the name lists; left out, it is the folder `names` beside the pipeline's own folder
    (models/nl_verhaal/pipeline → models/names). Raises LanguageModelMissing, with the cure, when something is absent
    or broken. Nothing is ever downloaded.
    """
    # spaCy takes seconds to load, so a run that finds nothing new does without
    import spacy

    import pipeline.language.recogniser  # noqa: F401 - registers the component

    names = names or path.resolve().parents[1] / "names"
    try:
        nlp = spacy.load(path)
        nlp.add_pipe(COMPONENT, config={"names": str(names)}, last=True)
    except (OSError, ValueError, KeyError) as problem:
        raise LanguageModelMissing(_cure(path, names)) from problem
    absent = [part for part in NEEDED if part not in nlp.component_names]
    if absent:
        raise LanguageModelMissing(f"{_cure(path, names)} Ontbrekend onderdeel: {', '.join(absent)}.")
    nlp.max_length = 10_000_000
    return nlp


def _cure(path: Path, names: Path) -> str:
    return (
        f"Het Nederlandse taalmodel in {path} (met namenlijsten in {names}) ontbreekt of is beschadigd. "
        "Zet de map 'models' uit de uitgave terug, of maak het model opnieuw: zie models/nl_verhaal/CARD.md. "
        "(Dutch language model missing or broken: restore the 'models' folder of the release or rebuild it.)"
    )
