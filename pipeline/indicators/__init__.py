"""Every published number, with what it is counted from: pure functions over typed tables, so that all pages agree.

    figures, documents → hours → within → totals          hours counted once, never divided over time
    basis → told_by → by_theme, themes_by_quarter         what is told, hours beside it; never added up over themes
          → participants, participants_in_all             people never added up, small numbers never given
          → change                                        facts between two periods
          → coverage, reported, overlap, untold_themes, untold_activities
    spoken → heard                                        residents and relatives, each voice once
          → beside, meetings                            a pitch beside what became visible, and who aims at the same

Organisations are never ranked: they stand in the order of the alphabet, themes in that of the goal tree or by id.
"""

from pipeline.indicators.aims import Introduction, Meeting, Meetings, Party, introductions, meetings
from pipeline.indicators.basis import Basis, basis
from pipeline.indicators.change import CHANGED, CHANGES, change
from pipeline.indicators.coverage import (
    COVERAGE,
    OVERLAP,
    REPORTED,
    UNTOLD_ACTIVITIES,
    UNTOLD_THEMES,
    coverage,
    overlap,
    reported,
    untold_activities,
    untold_themes,
)
from pipeline.indicators.heard import HEARD, OWN_VOICES, SPOKEN, heard
from pipeline.indicators.hours import HOURS, HOURS_MEASURES, hours
from pipeline.indicators.participants import PARTICIPANTS, participants, participants_in_all
from pipeline.indicators.promised import Beside, Named, Told, beside, claims_since
from pipeline.indicators.promised_work import Money, People, Work
from pipeline.indicators.same import SAME, same_activities
from pipeline.indicators.themes import THEMES, TOLD, activities_told, by_theme, themes_by_quarter, told_by
from pipeline.indicators.totals import TOTALS, totals
from pipeline.indicators.within import LONGER, WITHIN, by_quarter, longer, within

__all__ = [
    "CHANGED",
    "CHANGES",
    "COVERAGE",
    "HEARD",
    "HOURS",
    "HOURS_MEASURES",
    "LONGER",
    "OVERLAP",
    "OWN_VOICES",
    "PARTICIPANTS",
    "REPORTED",
    "SAME",
    "SPOKEN",
    "THEMES",
    "TOLD",
    "TOTALS",
    "UNTOLD_ACTIVITIES",
    "UNTOLD_THEMES",
    "WITHIN",
    "Basis",
    "Beside",
    "Introduction",
    "Meeting",
    "Meetings",
    "Money",
    "Named",
    "Party",
    "People",
    "Told",
    "Work",
    "activities_told",
    "basis",
    "beside",
    "by_quarter",
    "by_theme",
    "change",
    "claims_since",
    "coverage",
    "heard",
    "hours",
    "introductions",
    "longer",
    "meetings",
    "overlap",
    "participants",
    "participants_in_all",
    "reported",
    "same_activities",
    "themes_by_quarter",
    "told_by",
    "totals",
    "untold_activities",
    "untold_themes",
    "within",
]
