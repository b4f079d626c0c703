"""Numbers too small to publish, and the numbers beside them that would give them away.

The threshold rule and secondary cell suppression of the Handbook on Statistical Disclosure Control (Hundepool et al.,
https://sdctools.github.io/HandbookSDC, chapter 4): under a least number of people nothing is given, and beside a total
never one cell alone is left out. It is done one table at a time. Whoever sets many tables of the same numbers side by
side may still work out more; that needs a solver over all of them (tau-ARGUS), which this is not.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl


def withhold(
    rows: pl.DataFrame, value: str, least: int, order: str, group: Sequence[str] = (), also: str | None = None
) -> pl.DataFrame:
    """The rows with small numbers in `value` made null, and `{value}_few`: true where a number is not given.

    Left out is each number under `least`, and each for which the column `also` is true; and then, within its `group`
    of which the total is given, the next smallest, until two or more are left out that together come to `least`. Of
    equals the first by `order` goes, a column without doubles. Numbers are whole and not negative. `few` does not tell
    a small number from one that would give it away.
    """
    number, whole = pl.col(value), pl.lit(None) if not group else pl.struct(group)
    small = ((number < least) | (pl.col(also) if also else pl.lit(False))).fill_null(False)
    ranked = rows.with_columns(_small=small, _group=whole)
    before = number.cum_sum() - number
    place = number.is_not_null().cum_sum()
    by = [~pl.col("_small"), number, pl.col(order)]
    any_small = pl.col("_small").any().over("_group")
    beside = (place.over("_group", order_by=by, nulls_last=True) <= 2) | (
        before.over("_group", order_by=by, nulls_last=True) < least
    )
    few = number.is_not_null() & any_small & (pl.col("_small") | beside)
    return (
        ranked.with_columns(few.alias(f"{value}_few"))
        .with_columns(pl.when(~pl.col(f"{value}_few")).then(number).alias(value))
        .drop("_small", "_group")
    )
