"""Measure all models on all evaluation sets, beside their baselines, and write docs/evaluation.md.

The figures that users see are written beside it, to models/evaluation/figures.json.

    python -m models.evaluation [--data FOLDER] [--gold FILE] [--cache FOLDER] [--out FILE]

Run from the project's folder. A set or a test file that is absent is left out, and the report says so.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from models.evaluation.baselines import keywords, majority, regression, tf_idf
from models.evaluation.counterfactual import effects
from models.evaluation.decisions import Decider, by_scorer
from models.evaluation.faithfulness import Faithfulness, faithfulness
from models.evaluation.grammar import measure_language
from models.evaluation.measure import MODEL, Measured, measure
from models.evaluation.published import PUBLISHED, published
from models.evaluation.report import Contents, render
from models.evaluation.sets import HERE, TRAINING, labelled_sets, references
from models.evaluation.stability import read_stability
from models.evaluation.swapping import read_swaps, swapped, with_names
from models.evaluation.vectors import FrozenVectors
from models.themes.evaluate import read_training
from pipeline.language import load_language
from pipeline.process import load_models, load_shipped_scorer
from pipeline.settings import ROOT, Models, Settings
from pipeline.themes.scoring import Scorer
from tests.evaluation.extraction import Comparison, compare, names
from tests.evaluation.pitches.measuring import SETS, read_set
from tests.evaluation.pitches.measuring import Score as PitchScore
from tests.evaluation.pitches.measuring import measure as measure_pitches
from tests.evaluation.reading.score import Score, score
from tests.evaluation.reading.score import names as document_names

SHARED = ROOT.parent / "shared"
STARTED = time.monotonic()


def main() -> None:
    """Measure and write."""
    options = _options()
    paths = Models()
    scorer = load_shipped_scorer(Settings())
    themes, training = scorer.heads.themes, read_training(TRAINING)
    deciders: dict[str, Decider] = {
        MODEL: lambda rows: by_scorer(rows, scorer),
        "majority": majority(training, themes),
        "keywords": keywords(themes),
    }
    say(f"TF-IDF: learning from {len(training)} sentences")
    deciders["TF-IDF"] = regression(training, themes, tf_idf(training))
    say(f"frozen encoder: learning from {len(training)} sentences")
    deciders["frozen encoder"] = regression(training, themes, FrozenVectors(paths.encoder, options.cache, say))
    measured = [measure(one, themes, deciders, say) for one in labelled_sets(gold=options.gold)]
    known = references()
    contents = Contents(
        _with_effects(measured, deciders[MODEL]),
        len(training),
        measure_language(options.data, known["grammar"], say),
        read_stability(paths.themes / "stability.json"),
        _samples(),
        _documents(),
        _reasons(measured, scorer),
        (ROOT / "docs" / "evaluation_notes.md").read_text(encoding="utf-8"),
        known,
        _pitches(),
    )
    options.out.write_text(render(contents, date.today()), encoding="utf-8")
    PUBLISHED.write_text(published(contents, scorer.versions.labels, date.today()), encoding="utf-8")
    say(f"written to {options.out} and {PUBLISHED}")


def say(line: str) -> None:
    """Show progress, with the seconds since the start."""
    print(f"{time.monotonic() - STARTED:5.0f} s  {line}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m models.evaluation", description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED / "data" / "spacy_nl", help="test files for grammar")
    parser.add_argument("--gold", type=Path, default=SHARED / "gold" / "sentences.jsonl", help="one more labelled set")
    parser.add_argument("--cache", type=Path, default=ROOT / "var" / "cache", help="where vectors are kept")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "evaluation.md")
    return parser.parse_args()


def _with_effects(measured: list[Measured], model: Decider) -> list[Measured]:
    nlp, swaps = load_language(Models().language), read_swaps(HERE / "counterfactual.toml")
    made = []
    for one in measured:
        say(f"{one.labelled.title}: persons swapped")
        pairs = swapped(with_names(one.labelled.rows, swaps, nlp), swaps, nlp)
        made.append(replace(one, effects=effects(pairs, model)))
    return made


def _reasons(measured: list[Measured], scorer: Scorer) -> list[Faithfulness]:
    say("deleting the words that are named as reasons")
    return [faithfulness(one.labelled.title, one.labelled.rows, scorer) for one in measured]


def _pitches() -> dict[str, dict[str, PitchScore]]:
    say("reading the pitches")
    settings = Settings()
    models, scores = load_models(settings), {}
    for name in SETS:
        tables = read_set(name, models, settings)
        scores |= {name: measure_pitches(name, tables), f"{name}, sure": measure_pitches(name, tables, sure=True)}
    return scores


def _samples() -> list[Comparison]:
    say("reading the sample reports")
    return [compare(name) for name in names()]


def _documents() -> list[Score]:
    say("reading the evaluation documents, also with the baseline")
    return [score(name) for name in document_names()]


if __name__ == "__main__":
    main()
