"""A document with one of everything, and one with nothing: a template that can hold both can hold every review."""

from __future__ import annotations

from pipeline.review.written import (
    Bar,
    Chapter,
    Chart,
    Named,
    Overlapping,
    PanelChoice,
    PanelTold,
    PitchEffect,
    PitchText,
    Point,
    Quote,
    Section,
    Table,
    Theme,
    Told,
    Written,
)  # fmt: skip

_LINE = ("x",)
_TABLE = Table("x", ("x",) * 9, (("x",) * 9,), (False,) * 9)
_QUOTE = Quote("x", "x", 1)
_TOLD = Told("x", _LINE, (_QUOTE,), (_QUOTE,), "x")
_CHART = Chart("x", (Bar("x", 1.0, 1.0, "x"),), "x")
_FULL_THEME = Theme(
    id="x", name="x", definition="x", lead=_LINE, hours=_TABLE, longer_hours=_TABLE, hours_note=_LINE, chart=_CHART,
    trend=_TABLE, trend_note=_LINE, years=_TABLE, told=(_TOLD,), signals=(_TOLD,), questions=_LINE, notes=_LINE,
    work=_LINE, more="x",
)  # fmt: skip
_BARE_THEME = Theme(
    id="x", name="x", definition="", lead=(), hours=None, longer_hours=None, hours_note=(), chart=None, trend=None,
    trend_note=(), years=None, told=(), signals=(), questions=(), notes=(),
)  # fmt: skip
_CHAPTER = Chapter(
    "x", "x", _LINE, _TABLE, _LINE, _TABLE, _LINE, "x", (Section("x", (Point("x", "x"),), (_QUOTE,), (_QUOTE,)),), _LINE
)
_PANEL = PanelTold(_LINE, (PanelChoice("x", "x", "x", 1, "x", _LINE),), "x")
_PITCH = PitchText("x", _LINE, _TABLE, (PitchEffect("x", (_QUOTE,), (_QUOTE,)),), _LINE)
FULL = Written(
    title="x", subtitle="x", made="x", goal="x", seen=_LINE, overview=_TABLE, overview_note=_LINE,
    better=(Named("x", _QUOTE),), worse=(Named("x", _QUOTE),), not_heard=_LINE, first_questions=_LINE, questions=_LINE,
    waiting=_LINE, themes=(_FULL_THEME,), overlap=(Overlapping("x", _LINE),), gaps=_LINE, loose=_TABLE,
    loose_note=_LINE, unheard=_LINE, silent=_LINE, agreements=_TABLE, no_agreements="x", notes=_LINE, method=_LINE,
    reliability=_LINE, sources=_TABLE, guide=_LINE, no_overlap="x", overlap_table=_TABLE, activities=_TABLE,
    other_claims=_TABLE, other_questions=_TABLE,
    trends=_TABLE, annex_note=_LINE, documents=_TABLE, chapters=(_CHAPTER,), agreements_note="x", panels=(_PANEL,),
    decided=_LINE,
    promised=(_PITCH,), promised_note=_LINE,
)  # fmt: skip
"""Every part is there."""
BARE = Written(
    title="x", subtitle="x", made="x", goal="x", seen=(), overview=None, overview_note=(), better=(), worse=(),
    not_heard=(), first_questions=(), questions=(), waiting=(), themes=(_BARE_THEME,), overlap=(), gaps=(), loose=None,
    loose_note=(), unheard=(), silent=(), agreements=None, no_agreements="x", notes=(), method=(), reliability=(),
    sources=None,
)  # fmt: skip
"""Nothing is there that can be absent, and a theme of which nothing is known."""
EXAMPLES = (FULL, BARE)
