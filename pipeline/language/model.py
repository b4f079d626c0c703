"""Load the Dutch pipeline from disk; never from the internet."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.language.parts import name_parts, sentence_parts
from pipeline.language.persons import COMPONENT
from pipeline.model_files import ModelError, read_json
from pipeline.settings import NAME_LISTS

if TYPE_CHECKING:
    from spacy.language import Language

_SENTENCES = "senter"


class LanguageModelMissing(ModelError):
    """The Dutch pipeline is not where it should be, or cannot be read."""


def load_language(path: Path, names: Path | None = None) -> Language:
    """The Dutch pipeline in the folder `path`, with a recogniser of persons that also uses name lists.

    `path` may be any pipeline of spaCy, or the name of an installed package ("nl_core_news_lg"); sentence starts come
    from what it has (senter, parser, sentencizer), names from its ner or rules, if any. `names` is the folder of the
    name lists; left out, it is the folder `names` beside the pipeline's own folder (models/nl_verhaal/pipeline →
    models/names) or else the one that is shipped. Raises LanguageModelMissing, with the cure, when something is absent
    or broken. Nothing is ever downloaded.
    """
    # spaCy takes seconds to load, so a run that finds nothing new does without
    import spacy

    import pipeline.language.recogniser  # noqa: F401 - registers the component
    from pipeline.language.lemmas import mend_lemmas

    folder = pipeline_folder(path)
    names = names or _lists_beside(folder)
    try:
        nlp = spacy.load(folder)
        mend_lemmas(nlp, names)
        nlp.add_pipe(COMPONENT, config={"names": str(names)}, last=True)
    except (OSError, ValueError, KeyError, ImportError) as problem:
        raise LanguageModelMissing(_cure(path, names)) from problem
    if not sentence_parts(nlp):
        _mark_sentences(nlp)
    nlp.max_length = 10_000_000
    return nlp


def pipeline_folder(path: Path) -> Path:
    """The folder of a pipeline that is named by its folder, or by the name of an installed package."""
    if path.is_dir() or len(path.parts) != 1 or not path.name.isidentifier():
        return path
    package = find_spec(path.name)
    if package is None or not package.submodule_search_locations:
        return path
    folder = Path(package.submodule_search_locations[0])
    meta = read_json(folder / "meta.json")
    return folder / f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"


def finds_names(nlp: Language) -> bool:
    """Whether the pipeline itself marks names; where it does not, lists and patterns alone find persons."""
    return bool(name_parts(nlp))


def _mark_sentences(nlp: Language) -> None:
    """A pipeline whose senter is switched off gets it on; one that marks no sentences goes by full stops."""
    if _SENTENCES in nlp.disabled:
        nlp.enable_pipe(_SENTENCES)
    else:
        nlp.add_pipe("sentencizer", first=True)


def _lists_beside(folder: Path) -> Path:
    beside = folder.resolve().parents[1] / "names" if len(folder.resolve().parents) > 1 else NAME_LISTS
    return beside if beside.is_dir() else NAME_LISTS


def _cure(path: Path, names: Path) -> str:
    return (
        f"Het Nederlandse taalmodel in {path} (met namenlijsten in {names}) ontbreekt of is beschadigd. "
        "Zet de map 'models' uit de uitgave terug (git checkout -- models), of maak het model opnieuw: zie "
        "models/nl_verhaal/CARD.md. Er wordt nooit iets opgehaald van internet. "
        "(Dutch language model missing or broken: restore the 'models' folder of the release or rebuild it.)"
    )
