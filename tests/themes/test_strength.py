"""The rule of docs/bewijskracht.md, case by case."""

import polars as pl
import pytest

from pipeline.themes.strength import is_concrete, points, strength

PLAIN = {
    "sources": 1, "residents": 0, "relatives": 0, "professionals": 1, "concrete": 0.0, "certainty": 0.4, "against": 0.0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "expected", "why"),
    [
        ({}, (0, "weak"), "one report, vague and unsure"),
        ({"residents": 1, "concrete": 1.0, "certainty": 0.9}, (4, "weak"), "one source is never above weak"),
        ({"sources": 2}, (1, "weak"), "two reports and nothing else"),
        ({"sources": 2, "residents": 1}, (3, "fair"), "a resident beside the professional"),
        ({"sources": 2, "residents": 1, "concrete": 0.5, "certainty": 0.6}, (5, "strong"), "and concrete, and sure"),
        ({"sources": 4, "residents": 4, "professionals": 0}, (3, "fair"), "four residents, no other voice"),
        ({"sources": 6, "residents": 5}, (5, "strong"), "many voices, of two kinds"),
        ({"sources": 9, "concrete": 1.0, "certainty": 1.0}, (5, "fair"), "only professionals, never above fair"),
        ({"sources": 6, "residents": 5, "against": 0.25}, (4, "fair"), "a quarter tells otherwise"),
        (
            {"sources": 5, "residents": 3, "relatives": 2, "concrete": 1.0, "certainty": 1.0},
            (7, "strong"),
            "all points",
        ),
        ({"against": 1.0}, (0, "weak"), "never below nothing"),
    ],
)
def test_points_and_strength(counts, expected, why):
    rows = pl.DataFrame([{**PLAIN, **counts}]).with_columns(points().alias("points"))
    assert rows.select("points", strength().alias("strength")).row(0) == expected


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Zes van hen hebben nu een betaalregeling.", True, "a number in words"),
        ("De schuld is met € 1.200 gedaald.", True, "an amount"),
        ("Sinds maart slaapt hij door.", True, "a moment"),
        ("Eerst zat ik alleen, nu schenk ik de koffie.", True, "before and after"),
        ("Na drie maanden durfde ze alleen te reizen.", True, "after how long"),
        ("Een fijne groep heeft veel voor haar betekend.", False, "'een' is no number"),
        ("Het gaat beter met de bewoners.", False, "nothing to check"),
        ("Zij voelt zich gezien.", False, "nothing to check either"),
    ],
)
def test_concrete(text, expected, why):
    assert is_concrete(text) is expected
