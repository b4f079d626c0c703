"""What a goal tree would change, on a store of a few sentences, and how the command line says it."""

from __future__ import annotations

import polars as pl
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.framework import load_framework
from pipeline.settings import ROOT
from pipeline.tables import MENTIONS, conform
from pipeline.theme_effect import SHOWN, compare
from tests.dashboards.builders import Rows

SHIPPED = load_framework(ROOT / "models" / "themes")
TOLD = ("Ik heb geen schulden meer.", "Mijn uitkering is op tijd betaald.", "Het plein is schoon en er zijn bankjes.")


def mentions(*pairs):
    rows = [{"sentence_id": key, "document": "d", "theme": theme, "score": score} for key, theme, score in pairs]
    return conform(rows, MENTIONS)


def sentences(**texts):
    return pl.DataFrame({"sentence_id": list(texts), "text": list(texts.values())})


def test_numbers_before_and_after_also_of_a_theme_that_goes():
    before = mentions(("a", "financien", 0.9), ("b", "oud", 0.8))
    after = mentions(("a", "financien", 0.9), ("a", "meedoen", 0.6))
    effect = compare(before, after, sentences(a="A.", b="B.", c="C."), SHIPPED)
    counts = {theme: (was, becomes) for theme, was, becomes in effect.counts.rows() if was or becomes}
    assert counts == {"financien": (1, 1), "meedoen": (0, 1), "oud": (1, 0)}
    assert effect.without == (1, 2)
    assert (effect.lost.n, effect.lost.shown) == (1, (("B.", None),))
    assert [(change.theme, change.n, change.shown) for change in effect.gained] == [("meedoen", 1, (("A.", 0.6),))]


def test_sentences_shown_range_from_the_surest_to_the_least_sure():
    keys = [f"z{number:02}" for number in range(21)]
    after = mentions(*((key, "meedoen", 0.5 + number / 100) for number, key in enumerate(keys)))
    shown = compare(mentions(), after, sentences(**{key: f"Zin {key}." for key in keys}), SHIPPED).gained[0].shown
    assert [round(certainty, 2) for _, certainty in shown] == [0.7, 0.65, 0.6, 0.55, 0.5]
    assert len(shown) == SHOWN


def test_a_story_without_consent_counts_and_is_not_shown():
    effect = compare(mentions(), mentions(("a", "meedoen", 0.6)), sentences(a=None), SHIPPED)
    assert (effect.gained[0].n, effect.gained[0].shown) == (1, ())


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("VERHAAL_DATA", str(tmp_path / "data"))
    return tmp_path


def check(*arguments):
    return CliRunner().invoke(app, ["themes", *map(str, arguments)], catch_exceptions=False)


def test_without_a_store_only_the_file_is_checked(data):
    result = check("check", ROOT / "models" / "themes" / "voorbeeld_gemeente.toml")
    assert result.exit_code == 0
    assert "is in orde: 13 thema’s" in result.stdout
    assert "Geen thema in Onze doelen: Duurzaam leven" in result.stdout
    assert "nog niets ingelezen" in result.stdout


def test_a_mistake_ends_with_1_and_its_cure(data):
    (data / "fout.toml").write_text('leave_out = ["geld"]')
    result = check("check", data / "fout.toml")
    assert result.exit_code == 1
    assert "fout.toml: het thema 'geld' bestaat niet. Kies uit" in result.stderr


def test_the_effect_on_a_store(data):
    rows = Rows()
    rows.document("verslag")
    open_ids = rows.passage("verslag", *TOLD)
    story = rows.story("verslag", consent="no")
    hidden = rows.passage("verslag", "Ik kom niet meer rond van mijn uitkering.", story_id=story)
    for sentence in (*open_ids, *hidden):
        rows.label(sentence, "veiligheid")
    rows.publish(data / "data")
    (data / "eigen.toml").write_text(
        'leave_out = ["financien"]\n[[theme]]\nid = "basis"\nname = "Bestaanszekerheid"\ndefinition = "Genoeg geld."\n'
        'of = ["financien"]\n'
    )
    result = check("check", data / "eigen.toml")
    assert result.exit_code == 0
    assert "Bestaanszekerheid: 0 → 3 (+3)" in result.stdout
    assert "Veiligheid: 4 → 0 (-4)" in result.stdout
    assert TOLD[0] in result.stdout
    assert "Ik kom niet meer rond" not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["list"], 0, "Geld en schulden (financien)"),
        (["list", "--lens", "participatieladder"], 0, "1 geïsoleerd: (geen thema)"),
        (["list", "--lens", "zrm"], 0, "justitie: Veiligheid"),
        (["list", "--lens", "ladder"], 2, "Kies uit: zrm, positieve_gezondheid, participatieladder"),
    ],
)
def test_the_tree_and_its_lenses_are_listed(data, arguments, code, said):
    result = check(*arguments)
    assert result.exit_code == code
    assert said in result.output


@pytest.mark.parametrize("command", ["list", "check"])
def test_help_has_an_example(command):
    assert f"verhaal themes {command}" in " ".join(check(command, "--help").stdout.split()).replace("│ ", "")
