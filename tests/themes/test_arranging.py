"""What a goal tree makes of mentions: composed, left out, grouped."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.framework import Framework, Lens, Place, Theme, load_framework
from pipeline.settings import ROOT
from pipeline.themes.arranging import AS_FOUND, arrange

SHIPPED = load_framework(ROOT / "models" / "themes")
IDS = SHIPPED.ids
SCHEMA = {"content_key": pl.String, "theme": pl.String, "score": pl.Float64}

found_themes = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from(IDS)), st.floats(0.3, 1.0), max_size=20
).map(lambda held: pl.DataFrame([(*key, score) for key, score in held.items()], schema=SCHEMA, orient="row"))


def tree(*themes: Theme, out: tuple[str, ...] = ()) -> Framework:
    kept = tuple(theme for theme in SHIPPED.themes if theme.id not in out)
    gone = tuple(theme for theme in SHIPPED.themes if theme.id in out)
    return replace(SHIPPED, themes=(*kept, *themes), left_out=gone)


def made(theme_id: str, *of: str) -> Theme:
    return Theme(theme_id, theme_id, "Uit andere.", of=of, origin="own")


@pytest.mark.parametrize(
    ("found", "goal_tree", "expected", "why"),
    [
        ([("a", "financien", 0.8)], SHIPPED, [("a", "financien", 0.8)], "the tree as it ships changes nothing"),
        ([("a", "veiligheid", 0.8)], tree(out=("veiligheid",)), [], "what is left out moves nowhere"),
        ([("a", "onbekend", 0.8)], SHIPPED, [], "a theme that the tree does not have cannot be shown"),
        (
            [("a", "financien", 0.4), ("a", "meedoen", 0.7)],
            tree(made("basis", "financien", "meedoen")),
            [("a", "financien", 0.4), ("a", "meedoen", 0.7), ("a", "basis", 0.7)],
            "a composed theme comes beside its parts, once, as sure as the surest",
        ),
        (
            [("a", "financien", 0.4)],
            tree(made("top", "basis"), made("basis", "financien"), out=("financien",)),
            [("a", "top", 0.4), ("a", "basis", 0.4)],
            "also of composed ones, and of what is left out itself",
        ),
        (
            [("b", "meedoen", 0.9), ("a", "financien", 0.4), ("b", "financien", 0.5)],
            SHIPPED,
            [("b", "financien", 0.5), ("b", "meedoen", 0.9), ("a", "financien", 0.4)],
            "sentence by sentence as given, themes in the order of the tree",
        ),
    ],
)
def test_mentions_as_a_tree_has_them(found, goal_tree, expected, why):
    arranged = arrange(pl.DataFrame(found, schema=SCHEMA, orient="row"), goal_tree)
    assert arranged.rows() == expected
    assert arrange(arranged, goal_tree).equals(arranged), "arranging again changes nothing"


@given(found_themes, st.lists(st.lists(st.sampled_from(IDS), unique=True), min_size=1, max_size=4))
def test_regrouping_never_changes_the_mentions(mentions, groups):
    names = tuple(f"groep {number}" for number in range(len(groups)))
    placed = tuple(
        replace(theme, places=(Place("eigen", tuple(n for n, g in zip(names, groups, strict=True) if theme.id in g)),))
        for theme in SHIPPED.themes
    )
    regrouped = replace(SHIPPED, themes=placed, lenses=(*SHIPPED.lenses, Lens("eigen", "Eigen", "", names)))
    assert arrange(mentions, regrouped).equals(arrange(mentions, SHIPPED))
    assert len(arrange(mentions, regrouped)) == len(mentions)


@given(found_themes, st.sets(st.sampled_from(IDS), max_size=11), st.sets(st.sampled_from(IDS), min_size=2))
def test_frames_and_lists_of_themes_are_arranged_alike(mentions, out, parts):
    goal_tree = tree(made("basis", *sorted(parts)), out=tuple(out))
    arranged = arrange(mentions, goal_tree)
    for (key,), rows in mentions.group_by("content_key"):
        mine = arranged.filter(pl.col("content_key") == key)["theme"]
        assert tuple(mine) == goal_tree.in_force(rows["theme"])


def test_without_a_tree_all_stays_as_found():
    mentions = pl.DataFrame([("a", "onbekend", 0.8)], schema=SCHEMA, orient="row")
    assert AS_FOUND.complete(mentions, None, [], []) is mentions
