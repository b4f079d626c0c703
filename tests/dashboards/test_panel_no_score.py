"""No page or code of panels counts or orders by organisation."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from dashboards.labels import panel as words
from pipeline.panel.events import Group, Laid
from pipeline.panel.rounds import reading_order
from pipeline.settings import ROOT
from tests.dashboards.conftest import Open
from tests.dashboards.panel_page import at, html
from tests.panel.builders import ALL, CALL, COOK, GARDEN, ORGANISATIONS, READ, WALK, begun, chose

STEPS = list(words.STEPS)


def test_the_list_of_organisations_is_the_same_whoever_was_chosen(open_app: Open, tmp_path: Path):
    """Nothing on it hangs on which story was chosen: neither its order, nor a number beside a name."""
    seen = []
    for number, winner in enumerate((COOK, READ, GARDEN), start=1):
        finished_again(tmp_path, winner)
        shown = html(at(open_app, panel=str(number), stap="terugkoppelen"))
        seen.append(shown.replace(f"panel={number}", "panel=1"))
    assert seen[0] == seen[1] == seen[2]
    places = [seen[0].index(f"<h4>{name}") for name in ORGANISATIONS]
    assert places == sorted(places), "by the alphabet"


def finished_again(folder: Path, winner: str) -> None:
    chose_in = begun(folder)
    number = chose_in.all()[-1].number
    chose_in.book(number, Laid(1, (Group("Tafel 1", ALL),)), "Anna")
    chose(chose_in, 1, 1, winner)


def test_no_number_stands_beside_an_organisation(open_app: Open, tmp_path: Path):
    held = begun(tmp_path, (COOK, WALK), (READ, CALL, GARDEN))
    chose(held, 1, 1, COOK)
    chose(held, 1, 2, READ)
    for step in STEPS:
        text = re.sub(r"<[^>]+>", " ", html(at(open_app, panel="1", stap=step)))
        for name in ORGANISATIONS:
            for found in re.finditer(re.escape(name), text):
                around = text[found.end() : found.end() + 40]
                assert not re.match(r"\s*[(:·]?\s*\d+\s*(?:x|keer|verha|gekozen|\))", around), around


ROOM = [
    *sorted((ROOT / "pipeline/panel").glob("*.py")), *sorted((ROOT / "dashboards/parts/panel").glob("*.py")),
    *(ROOT / path for path in ("pipeline/panelling.py", "pipeline/decisions/panels.py", "dashboards/panel.py",
                               "pipeline/review/panel_letter.py", "pipeline/review/panel_part.py")),
]  # fmt: skip


@pytest.mark.parametrize("path", ROOM, ids=lambda path: path.name)
def test_nothing_in_the_code_of_panels_groups_or_counts_by_organisation(path: Path):
    text = path.read_text(encoding="utf-8")
    calls = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
    }
    assert not calls & {"Counter", "group_by", "value_counts", "pivot", "groupby"}
    sql = [one for one in re.findall(r"group by[^\n]*", text) if "organisation" in one]
    assert sql == []


def test_the_order_of_reading_is_not_that_of_the_organisations(open_app: Open, tmp_path: Path):
    begun(tmp_path, ALL)
    shown = html(at(open_app, panel="1", stap="kiezen", groep="1-1", verhaal="naast"))
    order = reading_order(1, ALL)
    firsts = {COOK: "Ik at altijd", WALK: "een rondje", READ: "mijn brieven", CALL: "Ik bel nu", GARDEN: "In de tuin"}
    places = [shown.index(firsts[story]) for story in order]
    assert places == sorted(places)
