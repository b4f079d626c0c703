"""The evaluation itself: figures, intervals, calibration error, groups, swaps, and what the report says of them."""

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("sklearn")
from sklearn.metrics import accuracy_score, f1_score

from dashboards.reliability import evaluation
from models.evaluation.baselines import majority, regression, tf_idf
from models.evaluation.bootstrap import draw, estimate
from models.evaluation.classes import class_figures
from models.evaluation.counterfactual import effects
from models.evaluation.decisions import CLASSES, Decisions, from_labels
from models.evaluation.figures import contributions, figures, point
from models.evaluation.grammar import Language
from models.evaluation.measure import MODEL, measure
from models.evaluation.report import Contents, render
from models.evaluation.sets import HERE, LabelledSet, labelled_sets, references
from models.evaluation.stability import read_stability
from models.evaluation.swapping import read_swaps, swapped, with_names
from pipeline.language import load_language
from pipeline.settings import Models

THEMES = ("financien", "meedoen")


def row(text="Zij slaapt beter.", themes=(), kind="other", voice="bewoner", doc="d1", **more):
    fixed = {"context": "", "direction": "onveranderd"}
    return {**fixed, "text": text, "themes": list(themes), "kind": kind, "voice": voice, "doc": doc, **more}


@st.composite
def two_sided(draw_one, least=1, most=40):
    """Labels and decisions with scores on the same sentences."""
    n = draw_one(st.integers(least, most))
    chance = np.random.default_rng(draw_one(st.integers(0, 2**32 - 1)))

    def side(scores):
        numbers = (chance.integers(0, len(classes), n) for classes in CLASSES.values())
        return Decisions(chance.random((n, 3)) > 0.6, *numbers, scores)

    return side(None), side(chance.random((n, 3)))


@settings(max_examples=40)
@given(two_sided())
def test_figures_are_those_of_scikit_learn(sides):
    wanted, found = sides
    reached = point(wanted, found)
    assert reached["themes micro"] == pytest.approx(
        f1_score(wanted.themes, found.themes, average="micro", zero_division=np.nan), nan_ok=True
    )
    assert reached["themes macro"] == pytest.approx(
        f1_score(wanted.themes, found.themes, average="macro", zero_division=np.nan), nan_ok=True
    )
    assert reached["outcome"] == pytest.approx(
        f1_score(wanted.kind == 0, found.kind == 0, zero_division=np.nan), nan_ok=True
    )
    for name in CLASSES:
        assert reached[name] == pytest.approx(accuracy_score(getattr(wanted, name), getattr(found, name)))


CALIBRATION = [
    ([1.0, 1.0, 0.0], [1, 1, 0], 0.0, "certain and right"),
    ([1.0, 1.0, 1.0], [0, 0, 0], 1.0, "certain and wrong"),
    ([0.75, 0.75, 0.75, 0.75], [1, 1, 1, 0], 0.0, "three of four, as said"),
    ([0.9, 0.9, 0.3, 0.3], [1, 0, 0, 1], 0.3, "half right in both bins: (2 · 0.4 + 2 · 0.2) / 4"),
    ([0.02, 0.02, 0.5, 0.5], [0, 0, 1, 0], 0.01, "two bins of two: (2 · 0.02 + 0) / 4"),
]


@pytest.mark.parametrize(("scores", "labels", "expected", "why"), CALIBRATION, ids=[case[3] for case in CALIBRATION])
def test_calibration_error_of_known_cases(scores, labels, expected, why):
    zeros = np.zeros(len(scores), dtype=int)
    sides = [
        Decisions(np.array(labels, dtype=bool)[:, None], zeros, zeros, zeros, made)
        for made in (None, np.array(scores)[:, None])
    ]
    assert point(*sides)["ece"] == pytest.approx(expected)


def test_the_second_calibration_error_leaves_out_scores_near_zero():
    zeros = np.zeros(100, dtype=int)
    labels, scores = np.zeros((100, 1), dtype=bool), np.full((100, 1), 0.01)
    scores[0] = 0.6
    reached = point(Decisions(labels, zeros, zeros, zeros), Decisions(labels, zeros, zeros, zeros, scores))
    assert reached["ece"] == pytest.approx((0.6 + 99 * 0.01) / 100)
    assert reached["ece of scores ≥ 0.05"] == pytest.approx(0.6)


@given(two_sided(least=2), st.integers(1, 8))
def test_an_interval_holds_its_figure(sides, documents):
    added = contributions(*sides)
    totals = draw([str(place % documents) for place in range(len(added))], resamples=50).totals(added)
    for values in figures(totals, 3).values():
        one = estimate(values)
        assert np.isnan(one.value) or one.low <= one.value <= one.high


@settings(max_examples=20)
@given(st.integers(0, 2**32 - 1))
def test_intervals_shrink_as_documents_are_added(seed):
    right = np.random.default_rng(seed).random((2000, 1)) < 0.7

    def width(n):
        totals = draw([str(place // 4) for place in range(n)], resamples=300).totals(
            np.concatenate([right[:n], np.ones((n, 1))], axis=1)
        )
        one = estimate(totals[:, 0] / totals[:, 1])
        return one.high - one.low

    assert width(2000) < width(120)


def test_whole_documents_are_drawn():
    # each document is all right or all wrong: drawn as sentences, the interval would be a tenth of this
    right = np.repeat([0.0, 1.0] * 5, 100)[:, None]
    totals = draw(np.repeat([str(number) for number in range(10)], 100).tolist()).totals(right) / len(right)
    one = estimate(totals[:, 0])
    assert one.high - one.low > 0.5


def test_majority_says_the_commonest_class():
    training = [row(kind="other"), row(kind="other"), row(kind="outcome", voice="naaste"), row(themes=["meedoen"])]
    found = majority(training, THEMES)([row(), row()])
    assert [CLASSES["kind"][number] for number in found.kind] == ["other", "other"]
    assert not found.themes.any()


def test_regression_learns_what_can_be_learned():
    about = [("de schuld is betaald", "financien", "outcome"), ("hij doet weer mee", "meedoen", "output")]
    training = [
        row(text, [theme], kind, voice, f"d{number}", direction=direction, context="Toen kwam er hulp.")
        for number in range(20)
        for text, theme, kind in about
        for voice, direction in (("bewoner", "vooruitgang"), ("naaste", "achteruitgang"))
        if kind == "outcome" or direction == "vooruitgang"
    ]
    decide = regression(training, THEMES, tf_idf(training))
    found = decide([row("een schuld"), row("zij doet mee")])
    assert found.themes.tolist() == [[True, False], [False, True]]
    assert [CLASSES["kind"][number] for number in found.kind] == ["outcome", "output"]


@pytest.fixture(scope="module")
def nlp():
    return load_language(Models().language)


@pytest.fixture(scope="module")
def swaps():
    return read_swaps(HERE / "counterfactual.toml")


GENDER = [
    ("Hij helpt zijn moeder.", "Zij helpt haar vader.", "pronoun, possessive, word"),
    ("Ze werkt nu en haar zoon ook.", "Hij werkt nu en zijn dochter ook.", "ze with a singular verb is she"),
    ("Ik heb hem gebeld.", "Ik heb haar gebeld.", "object"),
    ("Ze zijn blij met de tuin.", None, "ze with a plural verb is they, zijn a verb: nothing to swap"),
    ("Mijn man zegt dat ze werkt.", "Mijn vrouw zegt dat hij werkt.", "both persons"),
    ("Fatima heeft rust.", "Mohammed heeft rust.", "name"),
]


@pytest.mark.parametrize(("text", "expected", "why"), GENDER, ids=[case[2] for case in GENDER])
def test_a_sentence_about_the_other_gender(text, expected, why, swaps, nlp):
    pairs = swapped([row(text)], swaps, nlp)[0][1]
    assert [other["text"] for _, other in pairs] == ([expected] if expected else [])


def test_a_pronoun_of_unsure_function_is_never_swapped_wrongly(swaps, nlp):
    (_, pairs), *_ = swapped([row("Ik heb haar gezien."), row("Haar haar is lang.")], swaps, nlp)
    assert {other["text"] for _, other in pairs} <= {"Ik heb hem gezien.", "Zijn haar is lang."}


def test_names_are_filled_in_alike_in_sentence_and_context(swaps, nlp):
    (filled,) = with_names([row("Daarna sliep [PERSOON 1] beter.", context="[PERSOON 1] kreeg rust.")], swaps, nlp)
    name = filled["context"].split()[0]
    assert name in swaps.men + swaps.women
    assert filled["text"] == f"Daarna sliep {name} beter."


def test_origin_and_control_change_names_only(swaps, nlp):
    _, (_, origin), (_, control) = swapped([row("Zijn vader Henk werkt.")], swaps, nlp)
    assert [other["text"] for _, other in origin] == ["Zijn vader Mohammed werkt."]
    assert [other["text"] for _, other in control] == ["Zijn vader Piet werkt."]


def test_the_effect_of_a_swap_is_the_share_of_sentences_that_change():
    def decide(rows):  # takes whatever Henk does for participation
        return from_labels([{**one, "themes": ["meedoen"] if "Henk" in one["text"] else []} for one in rows], THEMES)

    pairs = [(row("Henk werkt."), row("Ali werkt.")), (row("Piet werkt."), row("Ali werkt."))]
    reached, nothing = effects([("origin", pairs), ("control", [])], decide)
    assert nothing.sentences == 0
    assert reached.sentences == 2
    assert reached.changed["themes"].value == 0.5
    assert reached.changed["kind"].value == 0
    assert reached.changed["kind"].high > 0.5  # two sentences prove little


TEXTS = ["Zij kwam weer onder de mensen.", "De schuld is weg.", "Er kwamen veertig bezoekers.", "Niets."]
LABELS = [["meedoen"], ["financien"], [], []]
LABELLED = [
    row(text, themes, "outcome" if themes else "other", doc=f"d{number}", tags=["vrouw" if number % 2 else "man"])
    for number in range(12)
    for text, themes in zip(TEXTS, LABELS, strict=True)
]


def perfect(rows):
    found = from_labels(rows, THEMES)
    return replace(found, scores=found.themes * 0.9)


def silent(rows):
    return from_labels([{**one, "themes": [], "kind": "other"} for one in rows], THEMES)


def report_on(model, baseline, stability=None):
    labelled = LabelledSet("tiny", "tiny", "a set for this test", LABELLED)
    deciders = {MODEL: model, "majority": baseline}
    swaps = [("another name", list(pairwise(LABELLED))), ("nobody", [])]
    measured = measure(labelled, THEMES, deciders, lambda line: None)
    measured = replace(measured, effects=effects(swaps, model))
    language, notes = Language({}, {}, {}), "## By hand\n\nKept."
    contents = Contents([measured], 4, language, stability, [], [], [], notes, references())
    return render(contents, date(2026, 11, 22))


def test_the_report_is_the_same_when_made_again():
    assert report_on(perfect, silent) == report_on(perfect, silent)


def test_the_report_says_what_was_measured_and_what_was_not():
    report = report_on(perfect, silent)
    assert "Made by `make evaluate` on 2026-11-22" in report
    assert "48 sentences of 12 documents" in report
    assert "| themes micro | 1.000 (1.00–1.00) | 0.000 (0.00–0.00) |" in report
    assert "| women | 24 | 6 |" in report
    assert "### By hand\n\nKept." in report
    assert "Not measured: `models/themes/stability.json`" in report
    assert "Grammar was not measured" in report


def test_no_sentence_of_a_set_stands_in_the_report():
    report = report_on(perfect, silent)
    assert [text for text in TEXTS if text in report] == []


def test_tables_are_whole():
    lines = report_on(perfect, silent).splitlines()
    tables = [[]]
    for line in lines:
        if line.startswith("|"):
            tables[-1].append(line.count("|"))
        elif tables[-1]:
            tables.append([])
    assert len(tables) > 8
    assert [table for table in tables if len(set(table)) > 1 or len(table) == 1] == []


VERDICTS = [
    (perfect, silent, "**Better than its best baseline.**"),
    (silent, perfect, "**Worse than a baseline.**"),
    (perfect, perfect, "**Not shown to be better than its best baseline.**"),
]


@pytest.mark.parametrize(("model", "baseline", "expected"), VERDICTS)
def test_the_report_says_how_the_model_compares(model, baseline, expected):
    report = report_on(model, baseline)
    assert [verdict for *_, verdict in VERDICTS if verdict in report] == [expected]


def test_stability_is_the_spread_over_seeds(tmp_path):
    runs = [
        {"seed": seed, "sets": {"written": {"kind": value}}, "trained_on": 9, "epochs": 4}
        for seed, value in enumerate((0.8, 0.9))
    ]
    path = tmp_path / "stability.json"
    path.write_text(json.dumps(runs))
    stability = read_stability(path)
    assert stability.sets["written"]["kind"].mean == pytest.approx(0.85)
    assert "| written | kind | 0.850 ± 0.071 | 0.800–0.900 |" in report_on(perfect, silent, stability)
    path.write_text(json.dumps(runs[:1]))
    assert read_stability(path) is None


def test_sets_are_those_with_labels_and_documents(tmp_path):
    (tmp_path / "more.jsonl").write_text(json.dumps(row()) + "\n")
    (tmp_path / "names.jsonl").write_text('{"name": "Henk"}\n')
    gold = tmp_path / "elsewhere" / "gold.jsonl"
    gold.parent.mkdir()
    gold.write_text(json.dumps({key: value for key, value in row(id="krant#3").items() if key != "doc"}) + "\n")
    found = labelled_sets(tmp_path, gold)
    assert [(one.key, one.documents) for one in found] == [("more", ["d1"]), ("gold", ["krant"])]
    assert [one.key for one in labelled_sets(tmp_path, tmp_path / "absent.jsonl")] == ["more"]


def test_figures_of_classes_are_those_of_scikit_learn_with_an_interval_around():
    rows = [row(themes=("financien",), kind="outcome", doc=f"d{at % 3}") for at in range(6)]
    wanted = from_labels(rows, THEMES)
    found = from_labels([{**one, "themes": ["financien"] if at else []} for at, one in enumerate(rows)], THEMES)
    money, joining = class_figures(wanted, found, THEMES, draw([one["doc"] for one in rows]))["themes"]
    assert (money.precision.value, money.recall.value) == (1.0, pytest.approx(5 / 6))
    assert money.recall.low <= money.recall.value <= money.recall.high
    assert (money.given, money.labelled) == (5, 6)
    assert np.isnan(joining.precision.value)


def test_what_users_see_is_what_was_measured():
    held = evaluation()
    assert held is not None
    assert set(held.sets) >= {"residents", "sentences"}
    assert {one.name for one in held.sets["residents"].classes["kind"]} == set(CLASSES["kind"])
    assert held.people["kind"] == references()["people"]["kind"]
