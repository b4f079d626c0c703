"""Hours, people and money: of the whole pitch, and of each activity."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dutch import number
from tests.pitches.builders import pitch, promised, row, say, whole


@pytest.mark.parametrize(
    ("text", "asked", "why"),
    [
        ("Wij vragen de gemeente € 25.000.", (25_000, True), "plainly"),
        ("Gevraagd: € 38.000 en één vasthoudende ambtenaar.", (38_000, True), "a label"),
        ("Voor het overige bedrag, zevenduizend vijfhonderd euro, kloppen wij bij u aan.", (7_500, True), "in words"),
        ("Gemeente: € 89k", (89_000, True), "thousands"),
        ("Voor drie ton helpen we vijftig jongeren.", (300_000, False), "a ton, and not whose"),
        ("Met € 15.000 willen we naar drie wijken.", (15_000, False), "what is done with it, and not whose"),
        ("Het kost € 34.130; daarvan vragen wij € 25.000 aan de gemeente.", (25_000, True), "a part of the costs"),
        ("Gevraagd wordt € 10.000 (2026) en € 12.000 (2027), derhalve € 22.000.", (22_000, True), "the sum"),
        ("Wij vragen € 2.400 per maand voor heel 2026.", (28_800, False), "twelve times"),
        ("Wij vragen € 9.000 per jaar, drie jaar lang.", (27_000, False), "three times"),
        ("Wij vragen € 38.000 tot € 42.000.", (38_000, True), "the lower end"),
        ("Gemeente: € 12.5k", (12_500, True), "a point before a k"),
        ("Voor mensen met schulden vragen wij € 9.000.", (9_000, True), "debts are what it is about"),
        ("Een bezoek scheelt gemiddeld 25 euro per maand.", None, "a saving of residents"),
        ("De Rotary betaalde € 2.500.", None, "money of others"),
        ("Het gereedschap is betaald, € 2.500, dus daar vraag ik niks voor.", None, "not asked"),
        ("Wij vragen € 20.000, waarvan € 5.000 eigen bijdrage.", (20_000, True), "a part that is not asked"),
        ("Een training kost € 50 per deelnemer.", None, "a price"),
        ("Wij vragen uw steun.", None, "no amount"),
    ],
)
def test_money_that_is_asked(text, asked, why):
    assert whole(pitch(say(text)), "money") == asked


def test_a_row_that_says_what_is_asked_wins_over_the_total():
    rows = [
        row("Personeel", "euro", 30_000), row("Totaal", "euro", 34_130, 2, row_kind="total"),
        row("Gevraagde bijdrage gemeente", "euro", 25_000, 3), row("Rotaryclub", "euro", 9_130, 4),
    ]  # fmt: skip
    assert whole(pitch(rows=rows), "money") == (25_000, True)


def test_what_others_pay_is_taken_off_the_total_where_nothing_says_what_is_asked():
    rows = [
        row("Totaal", "euro", 12_840, row_kind="total"), row("Fonds Samen", "euro", 2_500, 2),
        row("Eigen bijdrage", "euro", 1_000, 3),
    ]  # fmt: skip
    assert whole(pitch(rows=rows), "money") == (9_340, False)


def test_the_word_of_a_person_wins_and_a_label_goes_before_a_sentence():
    read = {
        "document": "d",
        "field": "amount",
        "rank": 1,
        "value": "5000.0",
        "written": "€ 5.000",
        "location": "alinea 3",
    }
    said = say("Wij vragen € 7.000.")
    for ground, asked in (("text", 7_000), ("label", 5_000)):
        fact = read | {"ground": ground}
        assert whole(pitch(said, document={"amount": 5_000.0}, facts=[fact]), "money") == (asked, True)
        assert whole(pitch(said, document={"amount": 6_000.0}, facts=[fact]), "money") == (6_000, True)


@pytest.mark.parametrize(
    ("text", "kind", "found", "why"),
    [
        ("Dat is bij elkaar 700 uur.", "hours", (700, True), "the whole"),
        ("Twee coaches acht uur per week gedurende 40 weken.", "hours", (640, False), "worked out"),
        ("Twee coaches werken 8 uur per week.", "hours", None, "nothing says how many weeks"),
        ("De cursus heeft tien lessen van 2,5 uur.", "hours", (25, False), "meetings of so many hours"),
        ("Wij zijn open tot 17 uur.", "hours", None, "a time of day"),
        ("We bellen binnen 48 uur terug.", "hours", None, "how soon"),
        ("Daarnaast maken vrijwilligers samen 1.600 uur.", "volunteer_hours", (1_600, True), "of volunteers"),
        ("Inzet: 4 vrijwilligers x 40 lessen x 3 uur = 480.", "volunteer_hours", (480, True), "a sum written out"),
        ("In totaal bereiken we 290 verschillende mensen.", "participants", (290, True), "the whole"),
        ("Wij hopen op 70 bezoekers.", "participants", (70, False), "hoped for"),
        ("Er maken 20 tot 25 gezinnen gebruik van.", "participants", (20, False), "the lower end"),
        ("Per keer schuiven gemiddeld 18 mensen aan.", "participants", None, "of one occasion"),
        ("In onze stad wonen 2.100 ouderen.", "participants", None, "the town"),
        ("Twintig vrijwilligers helpen mee.", "participants", None, "who do the work"),
    ],
)
def test_hours_and_people_in_a_sentence(text, kind, found, why):
    assert whole(pitch(say(text)), kind) == found


@pytest.mark.parametrize("section", ["Het probleem", "Wat we al weten"])
def test_people_in_the_problem_or_a_trial_are_not_promised(section):
    assert whole(pitch(say("We zagen in totaal 54 huishoudens.", section)), "participants") is None


def test_a_written_total_wins_and_is_not_added_to_its_rows():
    rows = [
        row("Inloop", "hours", 100),
        row("Cursus", "hours", 50, 2),
        row("Totaal", "hours", 150, 3, row_kind="total"),
    ]
    assert promised(pitch(rows=rows), "hours") == [(None, 150, True), ("Inloop", 100, True), ("Cursus", 50, True)]


def test_rows_without_a_total_are_added_up_and_not_sure():
    rows = [row("Inloop", "hours", 100), row("Cursus", "hours", 50, 2)]
    assert whole(pitch(rows=rows), "hours") == (150, False)


def test_people_are_not_added_up_over_activities():
    rows = [row("Inloop", "unique_participants", 100), row("Cursus", "unique_participants", 50, 2)]
    assert whole(pitch(rows=rows), "participants") is None
    assert whole(pitch(rows=rows[:1]), "participants") == (100, False)


def test_a_last_row_that_is_the_sum_is_a_total_whatever_it_is_called():
    rows = [
        row(name, "hours", hours, at) for at, (name, hours) in enumerate([("A-team", 90), ("Bus", 60), ("Les", 40)])
    ]
    assert whole(pitch(rows=[*rows, row("Les", "hours", 190, 4)]), "hours") == (190, True)


def test_years_before_the_pitch_are_left_out():
    years = [row("Inloop", "hours", 10.0 * year, period_start=date(year, 1, 1)) for year in (2024, 2025, 2026)]
    assert whole(pitch(rows=years), "hours") == (20_260, False)


def test_a_plan_that_was_read_as_a_result_counts_too():
    assert whole(pitch(rows=[row("Inloop", "hours", 0) | {"planned": None, "realised": 80.0}]), "hours") == (80, False)


def test_a_form_without_figures():
    texts = [("Doelgroep", "ouderen"), ("Aantal deelnemers", "45"), ("Aantal vrijwilligersuren", "900")]
    cells = [
        {"document": "d", "table": 1, "row": at, "column": column, "text": text}
        for at, pair in enumerate(texts) for column, text in enumerate(pair, start=1)
    ]  # fmt: skip
    tables = pitch(cells=cells)
    assert (whole(tables, "participants"), whole(tables, "volunteer_hours")) == ((45, True), (900, True))


@given(st.integers(1, 9_999))
def test_any_number_of_hours_is_read_as_it_is_written(hours):
    assert whole(pitch(say(f"De inzet is in totaal {number(hours)} uur.")), "hours") == (hours, True)


@given(st.integers(1, 90_000))
def test_any_amount_is_read_as_it_is_written(euros):
    assert whole(pitch(say(f"Wij vragen € {number(euros)} aan de gemeente.")), "money") == (euros, True)
