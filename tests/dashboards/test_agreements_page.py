"""All agreements as reminders: where each stands in the list, what the filters leave, and what can be booked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboards import data
from dashboards.agreements import fitting, reminders
from dashboards.filters import Filters
from dashboards.labels import agreements as words
from dashboards.labels import conversation as talk_words
from pipeline.agreed import Agreement, Change, Status, Subject, Terms
from pipeline.decisions import Agreements
from tests.dashboards.conftest import Open
from tests.review.builders import review_town

PAGE = "afspraken"
TODAY = date(2026, 3, 15)
ANYTHING = Subject()


def agreement(
    number: int, due: date, status: Status = "open", who: str = "Anna", about: Subject = ANYTHING
) -> Agreement:
    changes = () if status == "open" else (Change(status, None, None, "Klaar.", "Anna", "2026-02-01T10:00:00+00:00"),)
    return Agreement(
        number, Terms("Bel rond", who, due, "Weten", about), "2025-Q4", status, "Anna", "2026-01-01", changes
    )


@pytest.mark.parametrize(
    ("due", "status", "place", "why"),
    [
        (date(2026, 3, 14), "open", "late", "its last day was yesterday"),
        (date(2026, 3, 15), "open", "soon", "today is still in time"),
        (date(2026, 3, 29), "open", "soon", "two weeks"),
        (date(2026, 3, 30), "open", "later", "a day more"),
        (date(2026, 3, 14), "done", "closed", "what is done is not late"),
        (date(2027, 1, 1), "dropped", "closed", "dropped before its day"),
    ],
)
def test_where_an_agreement_stands(due: date, status: Status, place: str, why: str):
    [found] = reminders([agreement(1, due, status)], TODAY)
    assert found.when == place, why


@given(st.lists(st.tuples(st.dates(date(2025, 1, 1), date(2027, 1, 1)), st.sampled_from(["open", "done", "dropped"]))))
def test_every_agreement_stands_in_one_place_and_open_ones_by_their_day(made: list[tuple[date, Status]]):
    held = [agreement(number, due, status) for number, (due, status) in enumerate(made)]
    found = reminders(held, TODAY)
    assert sorted(one.number for part in found for one in part.agreements) == list(range(len(held)))
    for part in found:
        days = [one.terms.due for one in part.agreements]
        assert part.when == "closed" or days == sorted(days)


@pytest.mark.parametrize(
    ("filters", "who", "numbers", "why"),
    [
        (Filters(), None, [1, 2, 3], "nothing was chosen"),
        (Filters(organisation="taalhuis"), None, [1, 3], "its own, and one about no organisation"),
        (Filters(theme="wonen", theme_name="Wonen"), None, [2, 3], "of the theme, and one about no theme"),
        (Filters(), "Bram", [2], "who does it"),
        (Filters(quarter=(2025, 4)), None, [1, 2, 3], "the quarter of the review"),
        (Filters(year=2025), None, [1, 2, 3], "a year of reviews"),
        (Filters(year=2024), None, [], "another year"),
    ],
)
def test_what_the_filters_leave(filters: Filters, who: str | None, numbers: list[int], why: str):
    held = [
        agreement(1, TODAY, about=Subject("Contact", "Taalhuis")),
        agreement(2, TODAY, who="Bram", about=Subject("Wonen", "Budgetmaten")),
        agreement(3, TODAY),
    ]
    assert [one.number for one in fitting(held, filters, who)] == numbers, why


def booked() -> Agreements:
    """One agreement that is late, one that is not, one that is done."""
    held, today = Agreements(data.settings().decisions), date.today()
    held.agree(Terms("Bel <b>rond</b>", "Anna", today - timedelta(days=3), "Weten"), "2025-Q4", "Anna")
    held.agree(Terms("Plan een zaal", "Bram", today + timedelta(days=90), "Ruimte"), "2025-Q4", "Anna")
    done = held.agree(Terms("Stuur de brief", "Cor", today, "Uitleg"), "2025-Q3", "Anna")
    held.change(done, "Anna", status="done", reason="Verstuurd.")
    return held


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return " ".join(block.value for block in app.html)


def test_without_agreements_the_page_says_where_they_are_made(open_app: Open):
    assert words.NOTHING in html(open_app(None, PAGE))


def test_late_ones_come_first_and_are_counted(open_app: Open):
    app = open_app(review_town(), PAGE)
    booked()
    shown = html(app.run())
    assert "3 afspraken, waarvan 2 open. Daarvan is er 1 te laat." in shown
    assert shown.index("Te laat (1)") < shown.index("Later (1)") < shown.index("Gedaan of vervallen (1)")
    assert "Bel &lt;b&gt;rond&lt;/b&gt;" in shown


def test_somebody_sees_their_own(open_app: Open):
    app = open_app(review_town(), PAGE)
    booked()
    app.run().selectbox(key="wie").select("Bram").run()
    assert "1 afspraak, waarvan 1 open." in html(app)
    assert "Stuur de brief" not in html(app)


def test_another_person_takes_it_over(open_app: Open):
    app = open_app(review_town(), PAGE)
    held = booked()
    app.run().text_input(key="uw_naam").set_value("Anna").run()
    app.text_input(key="wijzig_afspraak_1_wie").set_value("Dewi")
    next(one for one in app.button if one.label == talk_words.SAVE_CHANGE).click().run()
    assert not app.exception
    assert held.all()[0].terms.who == "Dewi"
    assert held.all()[0].changes[0].decided_by == "Anna"
