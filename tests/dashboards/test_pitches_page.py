"""The page with pitches: empty, unconfirmed, confirmed, read anew, gone; what is shown beside, and who could meet."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboards import data
from dashboards.labels import desk as desk_words
from dashboards.labels import pitch_meetings as met_words
from dashboards.labels import pitches as words
from pipeline.decisions import Correction, Decisions, Inbox, Pitches
from pipeline.decisions.ledger import Ledger
from pipeline.delivery import DECISIONS
from pipeline.pitched import Judged
from tests.dashboards.builders import small_town
from tests.dashboards.conftest import Open
from tests.dashboards.pitch_builders import LINDE, TAAL, WARM, pitch_town
from tests.indicators.pitch_builders import kept, promise

PAGE, PITCH = "pitches", "pitch_warm"


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(part.value for part in app.html)


def ledger() -> Pitches:
    return Pitches(data.settings().decisions)


def part(shown: str, heading: str, to: str | None = None) -> str:
    start = shown.index(heading)
    return shown[start : shown.index(to, start) if to else None]


def confirm(app: AppTest) -> AppTest:
    button = next(one for one in app.button if one.label == words.CONFIRM)
    return button.click().run()


def test_an_empty_store_breaks_nothing(open_app: Open):
    assert not open_app(None, PAGE).exception


def test_without_a_pitch_it_says_how_to_deliver_one(open_app: Open):
    assert words.NONE in html(open_app(small_town(), PAGE))
    app = open_app(small_town(), PAGE, rol="Voorzitter")
    assert not app.exception


def test_pitches_stand_in_the_list_by_the_alphabet(open_app: Open):
    shown = html(open_app(pitch_town(), PAGE))
    table = part(shown, words.LIST, met_words.TOGETHER)
    assert table.index("Samen klussen") < table.index("Warm de winter door")
    assert "begint nog, nog niet bevestigd" in table
    assert "afgelopen, nog niet bevestigd" in table
    assert "Wonen en buurt en Geld en schulden" in table


def test_filters_choose_among_pitches(open_app: Open):
    shown = html(open_app(pitch_town(), PAGE, bij_thema="Geld en schulden"))
    assert "Warm de winter door" in shown
    assert "Samen klussen</a></th>" not in shown
    assert words.NONE_FIT in html(open_app(pitch_town(), PAGE, organisatie=TAAL))


def test_organisations_hear_of_each_other(open_app: Open):
    shown = html(open_app(pitch_town(), PAGE))
    met = part(shown, met_words.TOGETHER)
    assert "Wonen en buurt, voor gezinnen" in met
    assert met.index(LINDE) < met.index(WARM) < met.index(TAAL)
    assert "Woontaal, in Noord" in met
    assert "Huisbezoeken" in met
    assert part(met, met_words.INTRODUCE).count("<tr>") == 4


def test_one_pitch_unconfirmed(open_app: Open):
    app = open_app(pitch_town(), PAGE, pitch=PITCH)
    shown = html(app)
    assert words.READ_BY_COMPUTER in shown
    assert "&lt;b&gt;gezinnen&lt;/b&gt;" in shown
    assert "<b>gezinnen</b>" not in shown
    assert words.UNSURE in shown
    assert "bron?document=pitch_warm&amp;zin=1" in shown
    assert "bron?document=pitch_warm&amp;cijfer=1" in shown
    work = part(shown, words.WORK_NAME, words.SEEN)
    assert '<td class="getal">1.200</td>' in work
    assert '<td class="getal">56.830</td>' in work[work.index(words.WHOLE_TITLE) :]
    assert next(one for one in app.text_input if one.label == "Uren 1").value == "1.200"


def test_what_became_visible_stands_beside_it(open_app: Open):
    shown = part(html(open_app(pitch_town(), PAGE, pitch=PITCH)), words.SEEN)
    effects = part(shown, words.EFFECT_TABLE, words.WORK)
    assert "3 stemmen" in effects
    assert "1 stem slechter" in effects
    assert "Geld en schulden" in effects
    assert words.NOT_YET in effects
    stories = part(shown, words.STORIES, words.UNPROMISED)
    assert "Verbetering: 3 stemmen. Verslechtering of gelijk: 1 stem slechter." in stories
    assert stories.index("Het is nu warm in de kamer.") < stories.index("De tochtstrip liet na een week &lt;i&gt;los")
    assert "Ik ken de buren nu." in part(shown, words.UNPROMISED, words.UNSEEN)
    work = part(shown, words.WORK, words.PEOPLE)
    assert '<td class="getal">1.200</td><td class="getal">280</td>' in work
    assert "bron?document=warm_q1" in work
    assert "1e kwartaal 2025 (een deel van de looptijd)" in work
    assert words.FEW in part(shown, words.PEOPLE, "vraagt € 56.830")
    assert "vraagt € 56.830. Verslagen uit deze tijd noemen als subsidie: € 50.000." in shown
    unseen = part(shown, words.UNSEEN, met_words.TOGETHER)
    assert "Activiteit zonder cijfers: Opleiding energiefixers." in unseen
    assert "Wijk die geen verslag noemt: Oost." in unseen
    assert "gezinnen" not in unseen


def test_what_came_before_or_may_not_be_shown_is_not_there(open_app: Open):
    shown = html(open_app(pitch_town(), PAGE, pitch=PITCH))
    assert "Vorig jaar was het ook al beter" not in shown
    assert "niet in de krant" not in shown
    assert "Geheime titel" not in shown


def test_a_pitch_that_only_begins_later_says_so(open_app: Open):
    shown = html(open_app(pitch_town(), PAGE, pitch="pitch_linde"))
    assert "De pitch begint op 1 januari 2099. Er kan nog niets zichtbaar zijn." in shown


def test_confirming_books_name_changes_and_what_was_left_out(open_app: Open):
    app = open_app(pitch_town(), PAGE, pitch=PITCH)
    app.text_input(key="uw_naam").set_value("Anna").run()
    next(one for one in app.text_input if one.label == "Uren 1").set_value("1.000")
    next(one for one in app.selectbox if one.label == "Effect 2").set_value("")
    next(one for one in app.text_input if one.label == "Nog een activiteit 3").set_value("Spreekuur")
    shown = html(confirm(app))
    held = ledger().confirmed()[PITCH]
    assert (held.decided_by, held.count("kept"), held.count("changed"), held.count("removed"), held.count("added")) == (
        "Anna", 7, 1, 1, 1,
    )  # fmt: skip
    assert "Bevestigd door Anna op" in shown
    assert '<td class="getal">1.000</td>' in shown
    assert words.READ_BY_COMPUTER not in shown
    assert "7 beloften gehouden zoals gelezen, 1 veranderd, 1 weggelaten en 1 toegevoegd" in shown


def test_without_a_name_nothing_is_booked(open_app: Open):
    app = confirm(open_app(pitch_town(), PAGE, pitch=PITCH))
    assert desk_words.NAME_FIRST in [one.value for one in app.error]
    assert ledger().confirmed() == {}


@pytest.mark.parametrize(("label", "text"), [("Uren 1", "veel"), ("Uren 1", "-5"), ("Uren 3", "12")])
def test_what_is_no_number_or_has_no_name_is_said(open_app: Open, label: str, text: str):
    app = open_app(pitch_town(), PAGE, pitch=PITCH)
    app.text_input(key="uw_naam").set_value("Anna").run()
    next(one for one in app.text_input if one.label == label).set_value(text)
    app = confirm(app)
    assert len(app.error) == 1
    assert ledger().confirmed() == {}


def test_a_confirmation_can_be_taken_back(open_app: Open):
    app = open_app(pitch_town(), PAGE, pitch=PITCH)
    ledger().confirm(PITCH, [kept(promise("effect", "meedoen"))], "Bram")
    app.text_input(key="uw_naam").set_value("Anna").run()
    assert "Bevestigd door Bram" in html(app)
    shown = html(app.button(key="neem_terug").click().run())
    assert words.READ_BY_COMPUTER in shown
    assert "teruggenomen door Anna" in shown


def test_another_reading_overwrites_nothing_and_is_told(open_app: Open):
    app = open_app(pitch_town(), PAGE, pitch=PITCH)
    hours = promise("hours", "Huisbezoeken", 900.0, read_as=f"{PITCH} hours Huisbezoeken")
    ledger().confirm(PITCH, [kept(hours), Judged(promise("activity", "Weg"), promise("activity", "Weg"))], "Bram")
    shown = html(app.run())
    assert words.DIFFERS in shown
    assert "Anders gelezen: uren 1.200 uur (Huisbezoeken), was 900 uur (Huisbezoeken)" in shown
    assert "Niet meer gelezen: activiteit Weg" in shown
    assert "Nieuw gelezen: geld € 56.830 (hele pitch)" in shown
    assert '<td class="getal">900</td>' in part(shown, words.WORK_NAME)
    assert "bevestigd, anders gelezen" in html(open_app(None, PAGE))


@pytest.mark.parametrize("asked", ["weg", "warm_q1", ""])
def test_a_pitch_that_is_not_there(open_app: Open, asked: str):
    shown = html(open_app(pitch_town(), PAGE, pitch=asked))
    assert (words.GONE_TITLE in shown) is bool(asked)


def test_what_was_sent_back_is_no_pitch_any_more(open_app: Open, tmp_path):
    Inbox(tmp_path / DECISIONS).decide(PITCH, "returned", "Anna", "Onleesbaar")
    assert words.GONE_TITLE in html(open_app(pitch_town(), PAGE, pitch=PITCH))


def test_a_report_can_be_made_a_pitch_and_has_nothing_read_yet(open_app: Open, tmp_path):
    Decisions(tmp_path / DECISIONS).correct(Correction("taal_2025", "kind", "pitch", "Anna", "Het is een plan"))
    shown = html(open_app(pitch_town(), PAGE, pitch="taal_2025"))
    assert words.NOTHING_READ in shown


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"organisation": None}, words.NO_ORGANISATION),
        ({"period_start": None, "period_end": None}, words.TIMINGS["unknown"]),
        ({"period_start": date(2025, 12, 31), "period_end": date(2025, 1, 1)}, words.TIMINGS["unknown"]),
    ],
    ids=["no organisation", "no period", "a period that ends before it begins"],
)
def test_what_is_not_known_of_a_pitch_is_said(open_app: Open, change: dict, said: str):
    rows = pitch_town()
    rows.held["documents"][0].update(change)
    assert said in html(open_app(rows, PAGE, pitch=PITCH))


def test_the_chair_looks_and_does_not_confirm(open_whole: Open):
    app = open_whole(pitch_town(), "start", rol="Voorzitter")
    app = app.switch_page("pages/pitches.py").run()
    app.query_params["pitch"] = PITCH
    app.run()
    assert words.NOT_YOURS in html(app)
    assert all(one.label != words.CONFIRM for one in app.button)


def test_the_agenda_of_a_review_leads_to_confirmed_pitches_and_counts_the_others(open_app: Open):
    shown = html(open_app(pitch_town(), "effectgesprek", periode="1e kwartaal 2025"))
    assert "1 pitch is nog door niemand bevestigd." in shown
    effect = promise("effect", "wonen_leefomgeving", read_as=f"{PITCH} effect wonen_leefomgeving")
    ledger().confirm(PITCH, [kept(effect)], "Anna")
    shown = html(open_app(None, "effectgesprek", periode="1e kwartaal 2025"))
    assert "4 stemmen: 3 zien verbetering en 1 ziet verslechtering." in part(shown, "Wat er beloofd was")
    assert "pitches?periode=1e+kwartaal+2025&amp;pitch=pitch_warm" in shown
    assert "nog door niemand bevestigd" not in shown


def test_the_ledger_of_an_earlier_version_gets_its_tables(open_app: Open, tmp_path):
    with Ledger(tmp_path / DECISIONS)._open() as connection:
        connection.execute("drop table pitch_promises")
        connection.execute("pragma user_version = 1")
    assert words.READ_BY_COMPUTER in html(open_app(pitch_town(), PAGE, pitch=PITCH))
