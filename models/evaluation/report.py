"""The measurements as one Markdown report; its words are in report.md.jinja, figures are only formatted here."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from models.evaluation.bootstrap import RESAMPLES, Estimate
from models.evaluation.decisions import CLASSES
from models.evaluation.faithfulness import Faithfulness
from models.evaluation.figures import BINS, LEAST_SCORE
from models.evaluation.grammar import Language
from models.evaluation.measure import MODEL, Measured
from models.evaluation.sets import HERE
from models.evaluation.stability import Stability
from tests.evaluation.extraction import Comparison
from tests.evaluation.pitches.measuring import Score as PitchScore
from tests.evaluation.reading.score import FIELDS, Score, by_format, together

_SLICE_FIGURES = ("themes micro", "outcome", "kind", "direction", "voice")


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything the report tells; `notes` is Markdown written by hand, `references` the aims."""

    sets: Sequence[Measured]
    trained_on: int
    language: Language
    stability: Stability | None
    samples: Sequence[Comparison]
    documents: Sequence[Score]
    faithfulness: Sequence[Faithfulness]
    notes: str
    references: dict[str, Any]
    pitches: Mapping[str, Mapping[str, PitchScore]] = field(default_factory=dict)
    """By set, and then by kind of promise."""


def render(contents: Contents, on: date) -> str:
    """The report in Markdown, the same for the same contents and date."""
    aims = contents.references["aims"]
    text = _environment().get_template("report.md.jinja").render(
        date=on.isoformat(),
        resamples=RESAMPLES, bins=BINS, least_score=LEAST_SCORE,
        pitches=contents.pitches, sets=contents.sets, trained_on=contents.trained_on, kinds=CLASSES["kind"],
        aims={one.labelled.key: aims.get(one.labelled.key, {}) for one in contents.sets},
        figure_names=list(contents.sets[0].columns[MODEL]), slice_figures=_SLICE_FIGURES,
        faithfulness=contents.faithfulness, stability=contents.stability,
        language=contents.language,
        grammar_rows=contents.references["grammar"]["rows"], grammar_aims=contents.references["grammar"]["aims"],
        person_aims=contents.references["persons"]["aims"],
        samples=contents.samples, samples_total=_total(contents.samples),
        documents=contents.documents,
        formats=[_group(f"{name} ({len(group)})", group) for name, group in by_format(contents.documents).items()],
        notes=_demoted(contents.notes.strip()),
    )  # fmt: skip
    return text.rstrip() + "\n"


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE), trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined,
        autoescape=False,  # Markdown of our own figures and words
    )  # fmt: skip
    environment.filters |= {
        "figure": lambda value: _written(value, ".3f"),
        "short": lambda value: _written(value, ".2f"),
        "signed": lambda value: _written(value, "+.3f").replace("-", "−"),
        "signed_short": lambda value: _written(value, "+.2f").replace("-", "−"),
        "percent": _percent, "beyond": _beyond, "aim": _aim, "sentence": _sentence,
    }  # fmt: skip
    return environment


def _written(value: float, form: str) -> str:
    return "–" if math.isnan(value) else format(value, form)


def _percent(one: Estimate) -> str:
    return f"{one.value:.1%} ({one.low:.0%}–{one.high:.0%})".replace("%", " %")


def _beyond(one: Estimate) -> str:
    """A star where a difference is beyond chance."""
    return " \\*" if one.above_zero or one.below_zero else ""


def _aim(aim: object, reached: float) -> str:
    """The aim and whether it was reached; a negative aim is a most, no aim is nothing."""
    if not isinstance(aim, float):
        return ""
    sign, met = ("≤", reached <= -aim) if aim < 0 else ("≥", reached >= aim)
    return f"{sign} {abs(aim):.3f} {'✓' if met else '✗'}"


def _demoted(notes: str) -> str:
    """The same notes with each heading one level lower, since they stand inside a report."""
    return re.sub("^#", "##", notes, flags=re.MULTILINE)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def _group(name: str, scores: Sequence[Score]) -> dict[str, Any]:
    """Several documents as one line: their sums, and for each fact in how many it is right."""
    facts = {field: [one.fields[field] for one in scores if field in one.fields] for field in FIELDS}
    known = [one.plain for one in scores if one.plain is not None]
    return {
        "name": name,
        **{part: together(name, (getattr(one, part) for one in scores)) for part in ("cells", "loose", "stories")},
        "plain": together(name, known) if known else None,
        "fields": [f"{field.replace('_', ' ')} {sum(right)}/{len(right)}" for field, right in facts.items() if right],
    }


def _total(samples: Sequence[Comparison]) -> Comparison:
    right, found, expected = (sum(getattr(one, part) for one in samples) for part in ("right", "found", "expected"))
    return Comparison("all", right, found, expected, [], [])
