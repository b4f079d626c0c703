"""The goal tree: what ships, what a municipality makes of it, and which mistakes are named."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.framework import GoalTreeError, adopted_theme, goal_tree, load_framework
from pipeline.settings import ROOT
from tests.framework.codebook import LADDER, POSITIVE_HEALTH, ZRM

FOLDER = ROOT / "models" / "themes"
SHIPPED = load_framework(FOLDER)
MISTAKES = tomllib.loads((Path(__file__).parent / "mistakes.toml").read_text(encoding="utf-8"))["case"]
EXAMPLES = ["Ik word niet meer nageroepen op straat.", "Ze kreeg het huis niet om haar naam.", "Hij telt nu mee."]


def own(tmp_path: Path, content: str):
    path = tmp_path / "gemeente.toml"
    path.write_text(content, encoding="utf-8")
    return goal_tree(FOLDER, path)


@pytest.mark.parametrize("lens", [ZRM, POSITIVE_HEALTH, LADDER], ids=lambda lens: lens["id"])
def test_the_shipped_lenses_are_those_of_the_code_book(lens):
    shipped = SHIPPED.lens(lens["id"])
    assert {value: [theme.id for theme in themes] for value, themes in SHIPPED.grouped(shipped).items()} == lens[
        "values"
    ]
    assert list(shipped.values) == list(lens["values"])
    assert shipped.source


def test_a_theme_stands_where_it_starts_on_the_ladder():
    starts = {theme.id: place.starts for theme in SHIPPED.themes for place in theme.places if place.starts}
    assert starts == LADDER["starts"]


def test_each_shipped_theme_is_described_and_shown_by_examples():
    for theme in SHIPPED.themes:
        assert theme.definition.endswith(".")
        assert theme.includes
        assert theme.excludes
        assert 3 <= len(theme.examples) <= 4
    assert len({example for theme in SHIPPED.themes for example in theme.examples}) == sum(
        len(theme.examples) for theme in SHIPPED.themes
    )


def test_shipped_examples_are_no_sentences_that_models_are_judged_by():
    judged = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "evaluation").glob("*.jsonl"))
    assert not [one for theme in SHIPPED.themes for one in theme.examples if one in judged]


def test_the_example_file_that_ships_is_right():
    tree = goal_tree(FOLDER, FOLDER / "voorbeeld_gemeente.toml")
    assert {theme.origin for theme in tree.themes} == {"shipped", "own"}
    assert tree.left_out
    assert tree.composed
    assert tree.lens("eigen")


def test_an_empty_file_changes_nothing(tmp_path):
    assert own(tmp_path, "# nog niets") == SHIPPED


def test_a_theme_is_renamed_and_keeps_the_rest(tmp_path):
    tree = own(tmp_path, '[[theme]]\nid = "financien"\nname = "Bestaanszekerheid"\nlenses = { zrm = ["justitie"] }')
    theme = tree.theme("financien")
    assert (theme.name, theme.definition) == ("Bestaanszekerheid", SHIPPED.theme("financien").definition)
    assert theme.under("zrm") == ("justitie",)
    assert theme.under("positieve_gezondheid") == SHIPPED.theme("financien").under("positieve_gezondheid")
    assert tree.decides == SHIPPED.decides, "a name does not change what is found"


def test_a_theme_that_is_left_out_is_known_and_not_in_force(tmp_path):
    tree = own(tmp_path, 'leave_out = ["veiligheid"]')
    assert "veiligheid" not in tree.ids
    assert tree.theme("veiligheid").name == "Veiligheid"
    assert tree.in_force(["veiligheid", "meedoen"]) == ("meedoen",)
    assert tree.decides != SHIPPED.decides


def test_a_theme_of_others_is_found_where_one_of_them_is_also_when_they_are_left_out(tmp_path):
    tree = own(
        tmp_path,
        'leave_out = ["financien"]\n'
        '[[theme]]\nid = "basis"\nname = "De basis"\ndefinition = "Alles op orde."\nof = ["financien", "regelen"]\n'
        '[[theme]]\nid = "regelen"\nname = "Regelen"\ndefinition = "Zelf."\nof = ["zelfredzaamheid", "mantelzorg"]',
    )
    assert tree.in_force(["financien"]) == ("basis",)
    assert tree.in_force(["mantelzorg"]) == ("mantelzorg", "basis", "regelen")


def test_own_groups_are_a_lens_in_which_empty_ones_show(tmp_path):
    tree = own(
        tmp_path,
        '[[lens]]\nid = "eigen"\nname = "Onze doelen"\n'
        '[[lens.group]]\nname = "Rondkomen"\nthemes = ["financien", "werk_dagbesteding"]\n'
        '[[lens.group]]\nname = "Groen"\n'
        '[[lens.group]]\nname = "Werk"\nthemes = ["werk_dagbesteding"]\n',
    )
    lens = tree.lens("eigen")
    assert {value: [theme.id for theme in themes] for value, themes in tree.grouped(lens).items()} == {
        "Rondkomen": ["financien", "werk_dagbesteding"], "Groen": [], "Werk": ["werk_dagbesteding"],
    }  # fmt: skip
    assert len(tree.outside(lens)) == 10
    assert tree.decides == SHIPPED.decides, "groups do not change what is found"


def test_an_adopted_theme_is_in_the_tree_and_the_file_may_rename_it(tmp_path):
    theme = adopted_theme("discriminatie", "Discriminatie", "Mensen worden gelijk behandeld.", EXAMPLES)
    assert goal_tree(FOLDER, None, [theme]).ids[-1] == "discriminatie"
    path = tmp_path / "gemeente.toml"
    path.write_text('[[theme]]\nid = "discriminatie"\nname = "Gelijk behandeld"', encoding="utf-8")
    renamed = goal_tree(FOLDER, path, [theme]).theme("discriminatie")
    assert (renamed.name, renamed.origin, renamed.examples) == ("Gelijk behandeld", "adopted", tuple(EXAMPLES))


@pytest.mark.parametrize(
    ("theme_id", "examples", "said"),
    [
        ("financien", EXAMPLES, "is er al"),
        ("groen", EXAMPLES[:2], "minstens 3 voorbeelden"),
        ("Groen doen", EXAMPLES, "groen_doen"),
        ("groen", [*EXAMPLES, EXAMPLES[0].upper()], "twee keer"),
    ],
)
def test_what_cannot_be_adopted_is_refused(theme_id, examples, said):
    with pytest.raises(GoalTreeError, match=said):
        goal_tree(FOLDER, None, [adopted_theme(theme_id, "Groen", "Mensen leven in het groen.", examples)])


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case["why"])
def test_a_mistake_is_named_with_its_file_and_cure(case, tmp_path):
    with pytest.raises(GoalTreeError) as caught:
        own(tmp_path, case["file"])
    message = str(caught.value)
    assert "gemeente.toml" in message
    assert [part for part in case["says"] if part not in message] == []


def test_an_absent_file_and_one_that_is_no_text_are_named(tmp_path):
    with pytest.raises(GoalTreeError, match="goal_tree"):
        goal_tree(FOLDER, tmp_path / "weg.toml")
    (tmp_path / "x.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GoalTreeError, match="UTF-8"):
        goal_tree(FOLDER, tmp_path / "x.toml")
