"""The overview of a quarter: what is told per theme with its hours, what changed, what waits, and totals."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboards.overview import newest
from pipeline.decisions import Inbox, PanelFeedback, Panels
from pipeline.delivery import DECISIONS
from pipeline.panel.feedback import Feedback
from tests.dashboards.builders import Rows, told_town
from tests.dashboards.pitch_builders import pitch_town
from tests.panel.builders import ORGANISATIONS, finished, story_town

FIRST, SECOND = (date(2025, 7, 1), date(2025, 9, 30)), (date(2025, 10, 1), date(2025, 12, 31))


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(part.value for part in app.html)


def links(app: AppTest) -> list[str]:
    return [link.value for link in app.get("page_link")]


def two_quarters() -> Rows:
    """An organisation that reports on two quarters: other hours, and another theme."""
    rows = Rows()
    for name, (start, end), hours in (("derde", FIRST, 100.0), ("vierde", SECOND, 130.0)):
        document = rows.document(name, "De Linde", period_start=start, period_end=end)
        cooking = rows.figure(document, "Samen koken", planned=110.0, realised=hours)
        said = rows.passage(document, "Ik heb weer mensen om me heen.")
        theme = "sociaal_netwerk" if name == "derde" else "meedoen"
        sentence = rows.label(said[0], theme)
        rows.claim(document, theme, cooking, [sentence])
        rows.claim(document, theme, None, [sentence], residents=1, professionals=0)
        rows.story(document, "no" if name == "vierde" else "yes")
    return rows


@pytest.fixture
def page(open_whole):
    def opened(rows: Rows | None = None, **query: str) -> AppTest:
        return open_whole(rows if rows is not None else two_quarters(), "overzicht", **query)

    return opened


def test_the_newest_quarter_is_shown_with_the_way_to_the_one_before(page):
    app = page()
    assert "<h2>4e kwartaal 2025</h2>" in html(app)
    assert "het nieuwste kwartaal" in html(app)
    app.button(key="eerder").click().run()
    assert "<h2>3e kwartaal 2025</h2>" in html(app)
    assert "het nieuwste kwartaal" not in html(app)
    assert "<h2>4e kwartaal 2025</h2>" in html(app.button(key="later").click().run())


def test_a_theme_stands_with_its_voices_and_the_hours_it_is_told_about(page):
    app = page()
    shown = html(app)
    assert "1 stem, 1 organisatie" in shown
    assert "bewoners: ja (1)" in shown
    assert "130 uur" in shown
    assert "bij 1 van 1 activiteit" in shown
    assert "bewijs: 1 redelijk" in shown
    assert "Meedoen" in links(app)
    assert "Contact en steun" not in links(app)


def test_totals_are_of_the_quarter_and_count_each_story_once(page):
    shown = html(page())
    assert "<strong>130 uur van medewerkers</strong> <span>gepland: 110</span>" in shown
    assert "<strong>1 verslag</strong>" in shown
    assert "<strong>1 verhaal</strong> <span>waarvan 1 zonder toestemming</span>" in shown


def test_what_changed_stands_by_kind_with_its_numbers(page):
    app = page()
    shown = html(app)
    assert "Vergeleken met het 3e kwartaal 2025." in shown
    told = " ".join(links(app)).replace("\\", "")
    assert "De Linde: 30 uur meer (van 100 naar 130, 1 activiteit)" in told
    assert "Meedoen: De Linde" in told
    assert shown.index("Voor het eerst verteld") < shown.index("Niet meer verteld")


def test_the_first_quarter_has_nothing_to_be_compared_with(page):
    assert "Over het 2e kwartaal 2025 zijn er geen verslagen." in html(page(periode="3e kwartaal 2025"))


def test_hours_of_a_year_are_not_divided_and_said_to_be_left_out(page):
    rows = told_town()
    shown = html(page(rows, periode="1e kwartaal 2025"))
    assert "geen uren bekend" in shown
    assert "kennen we alleen uren over een langere tijd" in shown
    assert "1 organisatie vertelt het over een langere tijd" in shown


def test_what_waits_is_counted_with_the_way_to_it(page):
    rows = told_town()
    rows.issue("jaarverslag_linde", "Dit verslag noemt geen verandering.", code="no_outcome")
    app = page(rows)
    shown = html(app)
    assert "<strong>1</strong> verslag noemt geen verandering" in shown
    assert "<strong>2</strong> vragen voor het gesprek" in shown
    assert "Wandelgroep: 180 uur gemaakt" in shown
    assert "Taalhuis Zuid" in shown.partition("geen woorden van bewoners")[2]
    assert "waarover de computer twijfelt" in shown
    assert "Bekijk de vragen" in links(app)


@pytest.mark.parametrize(
    ("role", "waits", "not_theirs"),
    [("Subsidiemedewerker", "is niet te lezen", "twijfelt"), ("Beleidsadviseur", "vragen voor het gesprek", "twijfelt"),
     ("Voorzitter", "vragen voor het gesprek", "is niet te lezen")],
)  # fmt: skip
def test_only_what_a_role_can_act_on_waits(open_whole, tmp_path, role, waits, not_theirs):
    rows = told_town()
    Inbox(tmp_path / DECISIONS).deliver("scan", "scan003.pdf", "Anna", "desk")
    shown = html(open_whole(rows, "overzicht", rol=role))
    assert waits in shown
    assert not_theirs not in shown


def test_pitches_wait_for_who_confirms_them(page):
    said = "pitches wachten op een controle van wat erin beloofd wordt"
    assert f"<strong>2</strong> {said}" in html(page(pitch_town(), rol="Beleidsadviseur"))
    assert said not in html(page(pitch_town(), rol="Voorzitter"))


def test_a_panel_that_is_done_waits_until_every_organisation_heard_of_it(page, tmp_path):
    finished(tmp_path)
    assert "<strong>1</strong> verhalenpanel is nog niet teruggekoppeld" in html(page(story_town()))
    [panel] = Panels(tmp_path / DECISIONS).all()
    for name in ORGANISATIONS:
        told = Feedback(panel.number, name, "sent", date(2026, 1, 20), "Gebeld.")
        PanelFeedback(tmp_path / DECISIONS).book(told, "Anna")
    assert "teruggekoppeld" not in html(page(story_town()))


def test_filters_leave_what_fits(page):
    rows = told_town()
    rows.document("los", "Zonder Periode", period_start=None, period_end=None)
    assert "Van geen enkel verslag weten we" in html(page(rows, organisatie="Zonder Periode"))
    assert "<h2>3e kwartaal 2025</h2>" in html(page(rows, organisatie="Taalhuis Zuid"))


def test_a_year_gives_its_newest_quarter(page):
    rows = two_quarters()
    rows.document("later", "De Linde", period_start=date(2026, 1, 1), period_end=date(2026, 3, 31))
    assert "<h2>1e kwartaal 2026</h2>" in html(page(rows))
    assert "<h2>4e kwartaal 2025</h2>" in html(page(rows, periode="2025"))


def test_one_theme_leaves_only_that_row(page):
    shown = html(page(two_quarters(), bij_thema="Contact en steun"))
    assert "1 stem, 1 organisatie" not in shown
    assert "Contact en steun" in shown.partition("niets over verteld")[2]


def test_a_filter_that_does_not_hold_here_is_named(page):
    assert "de keuze bij wie spreekt geldt hier niet" in html(page(stem="bewoner"))


def test_what_fits_no_theme_is_counted_with_the_way_to_it(page):
    rows = two_quarters()
    rows.label(rows.passage("vierde", "Alles is anders geworden.")[0])
    assert "1 zin over een verandering past in geen thema" in links(page(rows))


def test_text_from_documents_is_escaped(page):
    rows = two_quarters()
    extra = rows.document("derde_b", "<b>Kwaad</b>", period_start=SECOND[0], period_end=SECOND[1])
    rows.figure(extra, "Iets")
    assert "<b>Kwaad" not in html(page(rows))


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ([("report", *FIRST), ("report", date(2025, 1, 1), date(2025, 12, 31))], (2025, 3)),
        ([("report", date(2025, 1, 1), date(2025, 12, 31))], (2025, 4)),
        ([("report", *FIRST), ("pitch", date(2026, 1, 1), date(2026, 3, 31))], (2025, 3)),
        ([("report", None, None)], None),
        ([], None),
    ],
    ids=["a quarter's own report before a year's", "a year alone", "a pitch is no report", "no period", "nothing"],
)
def test_the_newest_quarter_is_the_last_with_a_report_of_its_own(periods, expected):
    rows = [{"kind": kind, "period_start": start, "period_end": end, "status": "ok"} for kind, start, end in periods]
    schema = {"kind": pl.String, "period_start": pl.Date, "period_end": pl.Date, "status": pl.String}
    assert newest(pl.DataFrame(rows, schema=schema)) == expected
