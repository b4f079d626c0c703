"""Floors under what `python -m tests.evaluation.pitches.measuring` shows; see models/pitches/README.md for the figures.

The pitches are read as Word files. What else may be sent is read here as it is: a deck in pdf, a scan, an English one.
"""

from dataclasses import replace

import polars as pl
import pytest

from pipeline.process import analyse, connect, load_guidance, load_models, read, read_file, reading_limits
from pipeline.settings import ROOT, Settings
from tests.evaluation.pitches.measuring import HERE, KINDS, SETS, labels, measure, read_set
from tests.evaluation.pitches.writing import as_word

SAMPLES = ROOT / "sample_reports"
DECK = ROOT / "tests" / "evaluation" / "reading" / "documents" / "Dragons den 2026_Post op Orde_Rondkomen.pdf"


@pytest.fixture(scope="module")
def models():
    return load_models(Settings())


@pytest.fixture(scope="module")
def read_sets(models):
    return {name: read_set(name, models, Settings()) for name in FLOORS}


@pytest.fixture(scope="module")
def scores(read_sets):
    return {name: measure(name, tables) for name, tables in read_sets.items()}


@pytest.fixture(scope="module")
def promises(models):
    def of(*files):
        settings = Settings()
        limits, guidance = reading_limits(settings), load_guidance(settings)
        raw = [
            read(file[1], file[0], limits, guidance) if isinstance(file, tuple) else read_file(file, limits, guidance)
            for file in files
        ]
        found = analyse(raw[0], models)
        pitch = replace(found, documents=found.documents.with_columns(kind=pl.lit("pitch")))
        return connect(pitch, models.scorer, guidance.districts).promises

    return of


@pytest.mark.parametrize("name", SETS)
def test_every_pitch_is_labelled(name):
    assert set(labels(name)) == {path.stem for path in (HERE / name).glob("*.md")} - {"README"}


FLOORS = {
    "development": {
        "effect": (0.82, 0.82), "target_group": (0.68, 0.68), "district": (0.92, 0.84), "activity": (0.80, 0.50),
        "money": (0.95, 0.88), "hours": (0.75, 0.88), "volunteer_hours": (0.80, 0.60), "participants": (0.78, 0.63),
        "hours of an activity": (0.90, 0.65), "money of an activity": (0.85, 0.33),
        "participants of an activity": (0.70, 0.27),
    },
}  # fmt: skip
SURE = {"money": 0.95, "participants": 0.95, "hours": 0.85, "activity": 0.90, "effect": 0.88}
"""The least share of what is marked as sure that is right."""


@pytest.mark.parametrize("kind", SURE)
def test_what_is_sure_is_right(read_sets, kind):
    score = measure("development", read_sets["development"], sure=True)[kind]
    assert score.precision >= SURE[kind], sorted(score.wrong)


def test_most_pitches_are_known_as_one_without_a_person(models):
    settings = Settings()
    limits, guidance = reading_limits(settings), load_guidance(settings)
    texts = [path.read_text(encoding="utf-8") for path in sorted((HERE / "development").glob("*.md"))]
    kinds = [read(as_word(text), "stuk.docx", limits, guidance).documents["kind"][0] for text in texts]
    assert kinds.count("pitch") >= 0.75 * len(texts)


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name in FLOORS for kind in KINDS])
def test_what_is_found_is_mostly_right_and_most_is_found(scores, name, kind):
    precision, recall = FLOORS[name][kind]
    score = scores[name][kind]
    assert score.precision >= precision, sorted(score.wrong)
    assert score.recall >= recall, sorted(score.missed)


def amounts(promises):
    whole = promises.filter(pl.col("amount").is_not_null() & pl.col("value").is_null())
    return dict(whole.select("kind", "amount").iter_rows())


def of(promises, kind):
    return set(promises.filter(pl.col("kind") == kind)["value"])


def test_the_sample_pitch(promises):
    found = promises(SAMPLES / "Pitch_Warm_de_winter_door.docx")
    assert of(found, "effect") == {"wonen_leefomgeving", "werk_dagbesteding"}
    assert of(found, "district") == {"De Strengen", "Oud-Grien"}
    assert amounts(found) | {"participants": 0} == {"hours": 2_098, "money": 56_830, "participants": 0}
    assert {"Huisbezoeken", "Opleiding energiefixers"} <= of(found, "activity")
    assert "Huisbezoeken" in of(found, "money")


def test_a_deck_in_pdf(promises):
    found = promises(DECK)
    assert amounts(found) == {"hours": 734, "money": 25_000}
    assert {"financien", "mentaal_welbevinden"} <= of(found, "effect")
    assert set(found["location"].str.slice(0, 7)) == {"pagina "}


@pytest.mark.parametrize("name", ["annual_report_english.docx", "halve_upload.docx", "leeg.docx", "met_wachtwoord.pdf"])
def test_what_is_hardly_read_promises_no_effects(promises, name):
    path = next(SAMPLES.rglob(name))
    assert of(promises(path), "effect") == set()


def test_a_scan_is_read_as_any_other(promises):
    found = promises(next(SAMPLES.rglob("scan_zonder_tekst.pdf")))
    assert found["written"].null_count() == 0


def test_no_name_of_a_person_in_a_promise(promises):
    text = (
        "# Pitch\n\n## Doel\n\nWij willen dat mevrouw Jansen-de Vries haar buren weer ziet.\n\nJohan Pietersen kookt."
    )
    found = promises(("pitch.docx", as_word(text)))
    assert of(found, "effect")
    assert not found.filter(
        pl.any_horizontal(pl.col("written", "value", "location").str.contains("Jansen|Pietersen"))
    ).height
