"""No measure is claimed without its place and its test; controls are those of ISO/IEC 27002:2022."""

from __future__ import annotations

import re

import pytest

from pipeline.papers.measures import read_measures
from pipeline.settings import ROOT

CONTROLS = {5: 37, 6: 8, 7: 14, 8: 34}
"""How many controls each clause of the standard has."""
MEASURES = read_measures()


@pytest.mark.parametrize("measure", MEASURES.taken, ids=lambda measure: f"{measure.control} {measure.where[0]}")
def test_a_measure_that_is_claimed_has_its_place_and_its_test(measure):
    assert measure.where
    assert measure.tried
    assert measure.present == all((ROOT / path).exists() for path in (*measure.where, *measure.tried))


@pytest.mark.parametrize("control", [one.control for one in (*MEASURES.taken, *MEASURES.left)])
def test_a_control_exists_in_the_standard(control):
    clause, number = map(int, control.split("."))
    assert 1 <= number <= CONTROLS[clause]


def test_what_is_not_there_is_not_claimed(tmp_path):
    listed = tmp_path / "list.toml"
    listed.write_text(
        'standard = "x"\nmunicipality = []\n[[measure]]\ncontrol = "8.13"\ntitle = "t"\nwhat = "w"\n'
        'where = ["pipeline/nowhere"]\ntried = ["tests/papers"]\n'
    )
    (only,) = read_measures(listed).taken
    assert not only.present
    assert only.absent == ("pipeline/nowhere",)


@pytest.mark.parametrize(
    ("where", "present", "seen", "why"),
    [
        ("pipeline", True, True, "of the program, and there"),
        ("pipeline/nowhere", False, True, "of the program, and not there"),
        (".ci/run", False, False, "only with the source: nothing is said of it"),
    ],
)
def test_where_tests_are_not_installed_the_program_itself_is_looked_at(tmp_path, where, present, seen, why):
    (tmp_path / "pipeline").mkdir()
    listed = tmp_path / "list.toml"
    listed.write_text(
        'standard = "x"\nmunicipality = []\n[[measure]]\ncontrol = "8.13"\ntitle = "t"\nwhat = "w"\n'
        f'where = ["{where}"]\ntried = ["tests/papers"]\n'
    )
    (only,) = read_measures(listed, tmp_path).taken
    assert (only.present, only.seen) == (present, seen)


def test_a_container_holds_what_papers_are_made_of():
    kept = (ROOT / ".containerignore").read_text(encoding="utf-8").splitlines()
    assert {"!pipeline", "!models", "!docs", "!models/evaluation/figures.json", "!models/evaluation/privacy.json"} <= {
        *kept
    }


def test_commands_that_are_named_exist():
    from pipeline.cli import app

    groups = {group.name for group in app.registered_groups}
    single = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    named = {command for measure in MEASURES.taken if measure.present for command in measure.commands}
    assert all(re.match(r"verhaal (\w+)", command)[1] in groups | single for command in named)
