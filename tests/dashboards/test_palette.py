"""Colours that everyone can read: contrasts by WCAG 2.2, and differences for who sees no red, green or blue."""

from __future__ import annotations

import itertools
import re
from dataclasses import asdict
from math import dist
from pathlib import Path

import pytest

from dashboards import palette
from dashboards.palette import DARK, LIGHT, Palette

THEMES = {"light": LIGHT, "dark": DARK}
TEXTS = ("ink", "soft", "brand", "better", "worse", "mixed")
"""Colours that words are written in."""
MARKS = ("brand", "better", "worse", "same", "mixed", "notice", "focus")
DIRECTIONS = ("better", "worse", "same", "mixed")
SIGHT = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What is seen of linear red, green and blue: Machado, Oliveira and Fernandes (2009), at full severity."""
APART = 18
"""CIE76 distance; above about 2.3 a difference is just seen side by side, and a legend stands further off."""


@pytest.fixture(params=THEMES.values(), ids=THEMES)
def colours(request: pytest.FixtureRequest) -> Palette:
    return request.param


@pytest.mark.parametrize("ground", ["ground", "panel"])
def test_text_reaches_four_and_a_half_to_one_and_marks_three(colours, ground):
    held = asdict(colours)
    low = {name: contrast(held[name], held[ground]) for name in TEXTS if contrast(held[name], held[ground]) < 4.5}
    assert low == {}
    low = {name: contrast(held[name], held[ground]) for name in MARKS if contrast(held[name], held[ground]) < 3}
    assert low == {}


def test_text_on_a_mark_can_be_read(colours):
    held = asdict(colours)
    on = [name.removeprefix("on_") for name in held if name.startswith("on_")]
    assert {name for name in on if contrast(held[f"on_{name}"], held[name]) < 4.5} == set()


@pytest.mark.parametrize("sight", SIGHT.values(), ids=SIGHT)
def test_directions_differ_for_everyone(colours, sight):
    seen = {name: lab(asdict(colours)[name], sight) for name in DIRECTIONS}
    close = {pair for pair in itertools.combinations(DIRECTIONS, 2) if dist(seen[pair[0]], seen[pair[1]]) < APART}
    assert close == set()


STYLE = (Path(palette.__file__).parent / "style.css").read_text(encoding="utf-8")
IN_STYLE = dict(re.findall(r"--([\w-]+): light-dark\((#\w{6}, #\w{6})\);", STYLE))
NAMED = {
    "inkt": "ink", "zacht": "soft", "lijn": "line", "grond": "ground", "vlak": "panel", "merk": "brand",
    "goed": "better", "slecht": "worse", "gemengd": "mixed", "aandacht": "notice",
}  # fmt: skip
ON_A_TINT = [("inkt", "vlak-aandacht"), ("inkt", "vlak-goed"), ("inkt", "gemarkeerd"), ("op-vlak-merk", "vlak-merk"),
             ("op-aandacht", "grond"), ("op-aandacht", "vlak-aandacht"), ("fout", "grond"), ("zacht", "vlak-aandacht"),
             ("merk", "vlak-aandacht")]  # fmt: skip


@pytest.mark.parametrize("name", NAMED)
def test_the_style_has_the_colours_of_the_palette(name: str):
    assert IN_STYLE[name] == f"{getattr(LIGHT, NAMED[name])}, {getattr(DARK, NAMED[name])}"


@pytest.mark.parametrize(("text", "tint"), ON_A_TINT)
def test_words_on_a_tint_of_the_style_can_be_read(text: str, tint: str):
    for one, other in zip(IN_STYLE[text].split(", "), IN_STYLE[tint].split(", "), strict=True):
        assert contrast(one, other) >= 4.5


def test_only_the_palette_of_the_style_names_colours():
    """Marks on a picture of a page excepted: that is white in any theme, as is paper."""
    rules = STYLE[STYLE.index("}") : STYLE.index("@media print")]
    bare = [line for line in rules.splitlines() if re.search(r"#[0-9a-f]{3,8}\b", line)]
    assert [line for line in bare if ".origineel" not in line] == []


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(colour: str) -> tuple[float, ...]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def lab(colour: str, sight: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour as someone with this sight sees it."""
    rgb = [min(1, max(0, sum(a * b for a, b in zip(row, linear(colour), strict=True)))) for row in sight]
    to_xyz = ((0.4339, 0.3762, 0.1899), (0.2126, 0.7152, 0.0722), (0.0177, 0.1095, 0.8728))
    x, y, z = (_cube_root(sum(a * b for a, b in zip(row, rgb, strict=True))) for row in to_xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube_root(value: float) -> float:
    return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116
