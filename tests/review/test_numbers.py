"""The numbers of a review are those of the indicators, whatever the reports hold and whatever is chosen."""

from __future__ import annotations

from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dutch import number
from pipeline.framework import load_framework
from pipeline.indicators import Basis, basis, by_theme, themes_by_quarter, told_by, totals, within
from pipeline.periods import Period, When, days_of, of_quarter, quarters_of
from pipeline.review.building import build_review
from pipeline.review.content import Review, Scope, Total, Voices
from pipeline.review.material import FIGURES, TOLD_CLAIMS, Material
from pipeline.review.when import trend_of
from pipeline.review.writing import document
from pipeline.review.written import Written
from pipeline.reviewing import of_scope
from pipeline.settings import Settings
from pipeline.tables import DOCUMENTS, TELLING, conform

TREE = load_framework(Settings().models.themes)
QUARTER = (2025, 4)
YEAR = 2025
PERIODS = (
    Period(date(2025, 10, 1), date(2025, 12, 31)), Period(date(2025, 7, 1), date(2025, 9, 30)),
    Period(date(2025, 1, 1), date(2025, 12, 31)), Period(date(2025, 11, 1), date(2025, 11, 30)),
)  # fmt: skip
ORGANISATIONS = ("De Linde", "Taalhuis", "Warm Huis", None)
PROGRAMMES = ("Samen", "Taal")
ACTIVITIES = ("Samen koken", "Wandelgroep", "Taalles")
_HOURS = st.one_of(st.none(), st.integers(0, 400).map(lambda quarters: quarters / 4))
_FIGURE = st.tuples(st.sampled_from(ACTIVITIES), st.sampled_from(["hours", "volunteer_hours"]), _HOURS, _HOURS)
_TOLD = st.tuples(
    st.sampled_from(TREE.ids[:3]),
    st.booleans(),
    st.integers(0, 4),
    st.integers(0, 4),
    st.sampled_from(["weak", "fair"]),
)
_DOCUMENT = st.tuples(
    st.sampled_from(ORGANISATIONS), st.sampled_from(PROGRAMMES), st.sampled_from(PERIODS),
    st.lists(_FIGURE, max_size=4), st.lists(_TOLD, max_size=3),
)  # fmt: skip
_FILTERS = st.one_of(
    st.just((None, None)), st.tuples(st.sampled_from(ORGANISATIONS), st.sampled_from((None, *PROGRAMMES)))
)


def _material(documents: list) -> Material:
    rows: dict[str, list] = {"documents": [], "figures": [], "claims": [], "telling": []}
    for at, (organisation, programme, period, figures, told) in enumerate(documents):
        name, days = f"d{at}", {"period_start": period.start, "period_end": period.end}
        rows["documents"].append(
            {"document": name, "filename": f"{name}.docx", "kind": "report", "status": "ok", "programme": programme,
             "organisation": organisation, **days}
        )  # fmt: skip
        held = list(_figures(name, figures))
        rows["figures"] += held
        first = held[0]["group_id"] if held else None
        rows["telling"] += [{"activity_id": first, "document": name, "account": "effect"}] if first else []
        rows["claims"] += _claims(name, organisation, days, told, first)
    tables = {"documents": DOCUMENTS, "figures": FIGURES, "claims": TOLD_CLAIMS, "telling": TELLING}
    return Material(TREE, **{key: conform(held, tables[key]) for key, held in rows.items()})


def _figures(document: str, figures: list) -> list[dict]:
    firsts: dict[str, str] = {}
    found = []
    for position, (activity, measure, planned, realised) in enumerate(figures, start=1):
        own = f"{document}-a{position}"
        found.append(
            {"activity_id": own, "document": document, "position": position, "activity": activity, "measure": measure,
             "planned": planned, "realised": realised, "row_kind": "data", "table": 1, "row": position,
             "group_id": firsts.setdefault(activity, own)}
        )  # fmt: skip
    return found


def _claims(document: str, organisation: str | None, days: dict, told: list, activity: str | None) -> list[dict]:
    found = []
    for at, (theme, of_activity, improved, worsened, strength) in enumerate(
        dict((one[0], one) for one in told).values()
    ):
        counts = {"improved": improved, "worsened": worsened, "unchanged": 0, "sources": improved + worsened}
        rest = dict.fromkeys(
            ("residents", "relatives", "professionals", "stories", "withheld", "sentences", "judged"), 0
        )
        row = {
            "document": document, "organisation": organisation, "theme": theme, "direction": "gemengd",
            "strength": strength, "points": 1, **days, **counts, **rest,
        }  # fmt: skip
        found.append(row | {"claim_id": f"{document}-{at}", "activity_id": None})
        if of_activity and activity:
            found.append(row | {"claim_id": f"{document}-{at}-a", "activity_id": activity})
    return found


@settings(max_examples=25, deadline=None)
@given(st.lists(_DOCUMENT, min_size=1, max_size=6), _FILTERS, st.sampled_from([QUARTER, YEAR]))
def test_numbers_are_those_of_the_indicators(documents: list, filters: tuple, when: When):
    scope, period = Scope(when, *filters), days_of(when)
    whole = _material(documents)
    chosen = of_scope(whole.documents, scope)
    held = {"figures": whole.figures, "claims": whole.claims, "telling": whole.telling}
    kept = {name: frame.filter(pl.col("document").is_in(chosen["document"].to_list())) for name, frame in held.items()}
    material = Material(TREE, chosen, **kept)
    review = build_review(material, scope, date(2026, 1, 15))
    counted = basis(kept["figures"], chosen, kept["claims"], kept["telling"])
    _same_hours(review, within(counted.hours, period))
    _same_themes(review, by_theme(told_by(counted, period), TREE.ids))
    _same_words(document(review), counted, when)
    _same_as_by_hand(document(review), documents, filters, when)
    title = "Effectgesprek over heel 2025" if when == YEAR else "Effectgesprek 4e kwartaal 2025"
    assert document(review).title == title


def _year_of(documents: list) -> Review:
    return build_review(_material(documents), Scope(YEAR), date(2026, 1, 15))


_BY_QUARTER = st.lists(
    st.tuples(st.sampled_from(ACTIVITIES), st.integers(1, 4), st.integers(1, 400).map(float)), min_size=1, max_size=8
)


@settings(max_examples=15, deadline=None)
@given(_BY_QUARTER)
def test_where_all_is_reported_per_quarter_the_year_is_the_sum_of_its_quarters(reported: list):
    each = [
        ("De Linde", "Samen", of_quarter((YEAR, place)), [(activity, "hours", None, made)], [])
        for activity, place, made in {one[:2]: one for one in reported}.values()
    ]
    sums = [build_review(_material(each), Scope(one), date(2026, 1, 15)).hours for one in quarters_of(YEAR)]
    assert _year_of(each).hours.realised == sum(total.realised or 0 for total in sums)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(1, 400).map(float), min_size=1, max_size=4), st.integers(1, 2000).map(float))
def test_a_year_and_its_quarters_of_one_activity_count_once(made: list, of_year_: float):
    each = [
        ("De Linde", "Samen", of_quarter((YEAR, place)), [("Samen koken", "hours", None, value)], [])
        for place, value in enumerate(made, start=1)
    ]
    whole = ("De Linde", "Samen", days_of(YEAR), [("Samen koken", "hours", None, of_year_)], [])
    assert _year_of([*each, whole]).hours.realised == of_year_
    assert _year_of([*each, whole]).hours.activities == 1


def _same_hours(review: Review, rows: pl.DataFrame) -> None:
    found = {row["measure"]: row for row in totals(rows).to_dicts()}
    for total, measure in ((review.hours, "hours"), (review.volunteers, "volunteer_hours")):
        row = found.get(measure)
        expected = (
            (row["planned"], row["realised"], row["difference"], row["activities"]) if row else (None, None, None, 0)
        )
        assert (total.planned, total.realised, total.difference, total.activities) == expected
    lines = {line for part in review.themes for line in part.lines} | set(review.loose)
    assert sum(line.realised or 0 for line in lines) <= (rows["realised"].sum() or 0)


def _same_themes(review: Review, rows: pl.DataFrame) -> None:
    parts = {part.theme: part for part in review.themes}
    for row in rows.to_dicts():
        part = parts.get(row["theme"])
        hours, voices = (part.hours, part.voices) if part else (Total(), None)
        assert hours.realised == row["hours"]
        assert (voices.sources if voices else 0) == row["sources"]
        if isinstance(voices, Voices):
            assert (voices.improved, voices.worsened, voices.unchanged) == (
                row["improved"], row["worsened"], row["unchanged"]
            )  # fmt: skip
            shown = [line.realised for line in part.lines if line.measure == "hours" and line.realised is not None]
            assert sum(shown) == (row["hours"] or 0)


def _same_words(text: Written, counted: Basis, when: When) -> None:
    """The document says the numbers of the indicators, in sentences and in tables, as the Dutch write them."""
    rows = within(counted.hours, days_of(when))
    for total in totals(rows).filter(pl.col("realised").is_not_null()).to_dicts():
        said = f"{number(total['realised'])} uur"
        assert (said in " ".join(text.seen)) or (total["measure"] == "volunteer_hours" and not total["realised"])
    told = by_theme(told_by(counted, days_of(when)), TREE.ids)
    themes = {TREE.names[row["theme"]]: row for row in told.to_dicts()}
    for name, hours, *voices in text.overview.rows if text.overview else ():
        row = themes[name]
        assert hours == ("geen" if row["hours"] is None else number(row["hours"]))
        assert voices[:4] == [number(row[column]) for column in ("sources", "improved", "unchanged", "worsened")]
    _same_lines(text, rows)
    _same_trend(text, counted, when)


def _same_lines(text: Written, rows: pl.DataFrame) -> None:
    """Every activity of the period stands in a table, with its hours."""
    tables = [table for theme in text.themes for table in (theme.hours, theme.longer_hours)]
    lines = {line[:4] for table in (*tables, text.loose, text.activities) if table for line in table.rows}
    for row in rows.filter(pl.col("realised").is_not_null()).to_dicts():
        plan = "niet vermeld" if row["planned"] is None else number(row["planned"])
        owner = row["organisation"] or "Organisatie onbekend"
        names = {f"{row['activity']}{mark}" for mark in ("", " (vrijwilligers)")}
        made = number(row["realised"])
        held = [line for line in lines if line[0] in names and line[1:3] == (owner, plan)]
        assert any(line[3] == made or line[3].startswith(f"{made} (") for line in held), (row, lines)


def _same_trend(text: Written, counted: Basis, when: When) -> None:
    """Where every theme has its quarters in one table, its voices are those of the indicators."""
    expected = {
        (TREE.names[row["theme"]], row["quarter"]): f"▲ {row['improved']} ■ {row['unchanged']} ▼ {row['worsened']}"
        for row in themes_by_quarter(counted, trend_of(when), TREE.ids).to_dicts()
    }
    for name, what, *cells in text.trends.rows if text.trends else ():
        if what.startswith("stemmen"):
            quarters = [expected[name, quarter] for _, quarter in trend_of(when)]
            assert cells[: len(quarters)] == quarters


def _same_as_by_hand(text: Written, documents: list, filters: tuple, when: When) -> None:
    """Voices added up without the program: of claims on whole organisations, of periods within the quarter."""
    organisation, programme = filters
    voices: dict[str, int] = {}
    for owner, of, period, _, told in documents:
        inside = days_of(when).start <= period.start and period.end <= days_of(when).end
        if inside and organisation in (None, owner) and programme in (None, of):
            for theme, _, improved, worsened, _ in {one[0]: one for one in told}.values():
                voices[TREE.names[theme]] = voices.get(TREE.names[theme], 0) + improved + worsened
    shown = {row[0]: int(row[2]) for row in text.overview.rows} if text.overview else {}
    assert {name: count for name, count in voices.items() if count} == {name: n for name, n in shown.items() if n}
