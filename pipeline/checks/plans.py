"""Realised beside planned: far off, a factor of ten, not filled in, or copied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from pipeline.checks.findings import Finding, Row, at, at_table
from pipeline.issues import dutch
from pipeline.thresholds import thresholds

_FACTORS = (10, 100, 1000)
_YEAR = 330
"""A period of at least so many days is a year: a plan cannot be for longer."""


def check_plans(rows: Sequence[Row]) -> list[Finding]:
    """What stands out between plan and figures in one document, table by table and period by period."""
    groups: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row["row_kind"] == "data":
            groups[row["sheet"], row["table"], row["period_start"], row["period_end"]].append(row)
    return [
        found
        for group in groups.values()
        for found in (*_far(group), *_not_filled_in(group), *_copied(group))
    ]  # fmt: skip


def _far(rows: Sequence[Row]) -> Iterator[Finding]:
    """Rows far from their plan; where the whole table is, the plan is probably for another period."""
    compared = [
        row for row in rows if (row["planned"] or 0) > 0 and row["realised"] is not None and row["realised"] >= 0
    ]
    sized = [row for row in compared if row["measure"] in thresholds().plan.size]
    usual = _usual(sized)
    if usual is not None and _is_partial(rows[0]) and not _is_usual(usual):
        yield at_table(rows[0], "plan_of_other_period", share=round(usual * 100))
        return
    told: set[object] = set()
    for row in sized:
        factor = power_of_ten(row, usual)
        if factor:
            yield _mistyped(row, factor)
        elif is_far(row, usual) and (row["row"] is None or row["row"] not in told):
            # one remark for a row: hours, visits and lessons fall away together
            told.add(row["row"])
            yield _far_off(row)


def _mistyped(row: Row, factor: float) -> Finding:
    planned, realised, value = dutch(row["planned"]), dutch(row["realised"]), dutch(row["realised"] / factor)
    times = dutch(max(factor, 1 / factor))
    return at(row, "factor_ten", planned=planned, realised=realised, factor=times, value=value)


def _far_off(row: Row) -> Finding:
    low, high = round(100 * thresholds().plan.low), round(100 * thresholds().plan.high)
    planned, realised = dutch(row["planned"]), dutch(row["realised"])
    share = round(100 * row["realised"] / row["planned"])
    return at(row, "far_from_plan", planned=planned, realised=realised, share=share, low=low, high=high)


def _usual(rows: Sequence[Row]) -> float | None:
    """The middle of realised / planned, where enough rows tell."""
    shares = [row["realised"] / row["planned"] for row in rows if row["realised"]]
    return median(shares) if len(shares) >= thresholds().plan.peers.least else None


def _is_usual(share: float) -> bool:
    return thresholds().plan.peers.low <= share <= thresholds().plan.peers.high


def _is_partial(row: Row) -> bool:
    return _days(row) < _YEAR


def _days(row: Row) -> int:
    start, end = row["period_start"], row["period_end"]
    return (end - start).days + 1 if start and end else 0


def is_far(row: Row, usual: float | None) -> bool:
    """Whether realised is far from planned and of some size.

    Where the other rows do not tell that the plan is for the same period, a part of a year must also be far from its
    part of the plan, both by its length and by what has passed of the year.
    """
    plan = thresholds().plan
    size = plan.size[row["measure"]]
    if max(row["planned"], row["realised"]) < size or abs(row["planned"] - row["realised"]) < size:
        return False
    share = row["realised"] / row["planned"]
    parts = (1.0,) if usual is not None or not _is_partial(row) else (1.0, *_parts_of_year(row))
    return all(not plan.low <= share / part <= plan.high for part in parts)


def _parts_of_year(row: Row) -> tuple[float, ...]:
    if not _days(row):
        return ()
    return _days(row) / 365, row["period_end"].timetuple().tm_yday / 365


def power_of_ten(row: Row, usual: float | None) -> float | None:
    """10, 100 or 1000, or one over it, where realised is that many times planned by mistake; else None.

    A tenth or ten times happens in life, so the other rows must be near their plan, and a tenth must have the same
    digits.
    """
    planned, realised = row["planned"], row["realised"]
    if not realised or realised < 0 or max(planned, realised) < thresholds().plan.size[row["measure"]]:
        return None
    near = thresholds().plan.factor
    for factor in _FACTORS:
        low, high = (near.ten_low, near.ten_high) if factor == 10 else (near.low, near.high)
        if low <= realised / planned / factor <= high and (factor > 10 or (usual is not None and planned >= 10)):
            return float(factor)
        down = realised / planned * factor
        if low <= down <= high and usual is not None and (_digits(planned) == _digits(realised) or realised % 1):
            return 1 / factor
    return None


def _digits(value: float) -> str:
    return f"{value:e}"[:3]


def _not_filled_in(rows: Sequence[Row]) -> Iterator[Finding]:
    """Rows with a plan and an empty cell where the other rows are filled in."""
    planned = [row for row in rows if row["planned"] and row["planned"] > 0]
    empty = [
        row for row in planned
        if row["realised"] is None and not row["realised_text"] and row["qualifier"] != "not_applicable"
    ]  # fmt: skip
    if len(planned) - len(empty) >= max(2, thresholds().plan.filled * len(planned)):
        for row in empty:
            yield at(row, "not_filled_in", "planned", planned=dutch(row["planned"]))


def _copied(rows: Sequence[Row]) -> Iterator[Finding]:
    both = [row for row in rows if row["planned"] and row["realised"] is not None]
    if len(both) >= thresholds().plan.copied and all(row["planned"] == row["realised"] for row in both):
        yield at_table(both[0], "copied_plan", count=len(both))
