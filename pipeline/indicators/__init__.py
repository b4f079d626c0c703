"""Every published number, with what it is counted from: pure functions over typed tables, so that all pages agree.

hours → within → totals, themes, change        counted once, never divided over time
"""

from pipeline.indicators.basis import Basis, basis
from pipeline.indicators.hours import HOURS, HOURS_MEASURES, hours
from pipeline.indicators.participants import PARTICIPANTS, participants, participants_in_all
from pipeline.indicators.same import SAME, same_activities
from pipeline.indicators.themes import THEMES, TOLD, activities_told, by_theme, themes_by_quarter, told_by
from pipeline.indicators.totals import TOTALS, totals
from pipeline.indicators.within import LONGER, WITHIN, by_quarter, longer, within

__all__ = [
    "HOURS",
    "HOURS_MEASURES",
    "LONGER",
    "PARTICIPANTS",
    "SAME",
    "THEMES",
    "TOLD",
    "TOTALS",
    "WITHIN",
    "Basis",
    "activities_told",
    "basis",
    "by_quarter",
    "by_theme",
    "hours",
    "longer",
    "participants",
    "participants_in_all",
    "same_activities",
    "themes_by_quarter",
    "told_by",
    "totals",
    "within",
]
