"""Figures of the spaCy pipeline, beside the official Dutch pipelines where they are installed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy

from models.nl_verhaal.evaluate import grammar_figures, person_figures
from pipeline.language import load_language
from pipeline.settings import ROOT, Models

PERSONS = ROOT / "tests" / "language"
OURS = "nl_verhaal"
_OUTSIDE = "pers60.txt"
"""A set of marked persons that lies with the data."""

Table = dict[str, dict[str, float]]
"""Pipeline or set → name of the figure → value."""


@dataclass(frozen=True, slots=True)
class Language:
    """Figures by test file and pipeline, and of persons by set; empty where there was no data."""

    grammar: dict[str, Table]
    published: Table
    persons: Table


def measure_language(data: Path | None, wanted: dict[str, Any], report: Callable[[str], None]) -> Language:
    """Grammar on the test files in `data` and persons on marked sentences; `wanted` is [grammar] of the references.

    Official pipelines that are installed are measured; of the others the published figures are given.
    """
    nlp = load_language(Models().language)
    here = data if data is not None and data.exists() else None
    files = [here / name for name in wanted["files"] if (here / name).exists()] if here else []
    installed = [name for name in wanted["packages"] if spacy.util.is_package(name)]
    grammar: dict[str, Table] = {}
    for path in files:
        grammar[path.name] = {}
        for name in (OURS, *installed):
            report(f"{path.name}: {name}")
            grammar[path.name][name] = grammar_figures(nlp if name == OURS else spacy.load(name), path)
    published = {name: values for name, values in wanted["published"].items() if name not in installed or not files}
    marked = sorted(PERSONS.glob("persons*.txt")) + ([here / _OUTSIDE] if here and (here / _OUTSIDE).exists() else [])
    return Language(grammar, published, {path.name: person_figures(nlp, path) for path in marked})
