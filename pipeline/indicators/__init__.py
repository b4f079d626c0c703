"""Every published number, with what it is counted from: pure functions over typed tables, so that all pages agree.

hours → within → totals, themes, change        counted once, never divided over time
"""

from pipeline.indicators.hours import HOURS, HOURS_MEASURES, hours
from pipeline.indicators.same import SAME, same_activities
from pipeline.indicators.totals import TOTALS, totals
from pipeline.indicators.within import LONGER, WITHIN, by_quarter, longer, within

__all__ = [
    "HOURS",
    "HOURS_MEASURES",
    "LONGER",
    "SAME",
    "TOTALS",
    "WITHIN",
    "by_quarter",
    "hours",
    "longer",
    "same_activities",
    "totals",
    "within",
]
