"""How many voices tell what on a theme in a year, over the whole municipality, with small numbers left out.

Voices are what CLAIMS count: stories, quoted passages, and the running text of each report. Numbers stand beside their
total, so a small one may not follow from the others either (pipeline/indicators/small.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from pipeline.indicators import Basis, by_theme, told_by
from pipeline.indicators.small import withhold
from pipeline.periods import of_year

TELLING = {"improved": "verbeterd", "worsened": "verslechterd", "unchanged": "gelijk"}
"""What voices tell: each voice tells one of these."""
SPEAKING = {"residents": "bewoners", "relatives": "naasten", "professionals": "beroepskrachten"}
"""Who speaks: a voice can be of several, or of nobody that is known."""
_REST = "rest"


def results(basis: Basis, year: int, themes: Sequence[str], least: int) -> pl.DataFrame:
    """doelstelling, jaar, soort, aantal and nietGegeven: for each theme that is told of, the voices and their parts.

    A number is left out under `least`, and where it, or the voices that are in no part, follow from the total and the
    other parts. Of who speaks a number is also left out where the voices in which they do not speak are few.
    """
    counts = pl.col("sources", *TELLING, *SPEAKING).cast(pl.Int64)
    told = by_theme(told_by(basis, of_year(year)), themes).filter(pl.col("sources") > 0).with_columns(counts)
    whole = told.select("theme", soort=pl.lit("bronnen"), aantal="sources", few=pl.col("sources") < least)
    parts = pl.concat([whole, _parts(told, TELLING, least), _parts(told, SPEAKING, least)])
    return parts.select(
        doelstelling="theme",
        jaar=pl.lit(year),
        soort="soort",
        aantal=pl.when(~pl.col("few")).then("aantal"),
        nietGegeven="few",
    )


def _parts(told: pl.DataFrame, names: Mapping[str, str], least: int) -> pl.DataFrame:
    """theme, soort, aantal and few: parts of the voices, withheld together with the voices that are in none of them."""
    rest = pl.col("sources") - pl.sum_horizontal(*names)
    counted = told.select(
        "theme", "sources", *(pl.col(name).alias(word) for name, word in names.items()), rest.alias(_REST)
    )
    long = counted.unpivot(index=["theme", "sources"], variable_name="soort", value_name="aantal")
    others = pl.col("sources") - pl.col("aantal")
    held = long.filter((pl.col("soort") != _REST) | (pl.col("aantal") > 0)).with_columns(
        others_few=(others > 0) & (others < least)
    )
    shown = withhold(held, "aantal", least, "soort", ["theme"], "others_few")
    return shown.filter(pl.col("soort") != _REST).select("theme", "soort", "aantal", few="aantal_few")
