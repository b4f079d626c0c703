"""What a pitch will do, and for whom and where."""

import pytest

from tests.pitches.builders import pitch, promised, row, say, values


def test_rows_with_hours_are_activities_with_their_own_amounts():
    rows = [row("Huisbezoeken", "hours", 1_200), row("Huisbezoeken", "euro", 18_000), row("Materiaal", "euro", 500, 2)]
    tables = pitch(rows=rows)
    assert promised(tables, "activity") == [("Huisbezoeken", None, True)]
    assert ("Huisbezoeken", 18_000, True) in promised(tables, "money")


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        (["Taalcafé.", "Elke week in de bibliotheek."], "Taalcafé", "words that work as a heading"),
        (["Gebarencafé, elke vrijdag in het wijkhuis."], "Gebarencafé", "an item of a list"),
        (["Eettafel (elke woensdag, 280 uur)."], "Eettafel", "with brackets"),
    ],
)
def test_an_activity_in_the_text_of_the_plan(text, name, why):
    said = [say(one, "Aanpak", passage="p") for one in text]
    other = [say("Buurtmaatjes.", "Aanpak", passage="q"), say("Ze gaan samen op pad.", "Aanpak", passage="q")]
    assert values(pitch(*said, *other), "activity") == {name, "Buurtmaatjes"}


@pytest.mark.parametrize(
    "text",
    ["De bus is op.", "Hoe werkt het?", "Uurtarief € 75.", "Geachte leden,", "Wij koken elke week.", "40 vrouwen."],
)
def test_what_is_no_name_of_an_activity(text):
    assert (
        values(pitch(say(text, "Aanpak", passage="p"), say("Zo is het.", "Aanpak", passage="p")), "activity") == set()
    )


def test_activities_that_running_text_announces():
    letter = ["In de eerste plaats het bezoekwerk, met zestig ouderen.", "Nieuw is de oppasdienst."]
    tables = pitch(*(say(one, None, passage="p") for one in letter))
    assert promised(tables, "activity") == [("bezoekwerk", None, False), ("oppasdienst", None, False)]
    assert ("bezoekwerk", 60, False) in promised(tables, "participants")


def test_amounts_of_an_activity_in_the_text():
    said = [
        say(one, "Aanpak", passage="p") for one in ("Straatrondes.", "10 uur in de week, 44 weken.", "Met 30 jongeren.")
    ]
    tables = pitch(*said)
    assert ("Straatrondes", 440, False) in promised(tables, "hours")
    assert ("Straatrondes", 30, True) in promised(tables, "participants")


def test_who_pays_and_what_is_aimed_at_are_no_activities():
    rows = [row("Gemeente Stad (gevraagd)", "hours", 10), row("Uren coördinator", "hours", 10, 2)]
    goals = [row("jongeren aan het werk", "unique_participants", 50, 3, table=None, section="Impact")]
    assert values(pitch(rows=[*rows, *goals]), "activity") == set()


def test_a_table_without_figures():
    heads = {"Activiteit": "label", "Doelgroep": "ignored", "Wijk": "ignored"}
    columns = [
        {
            "document": "d",
            "table": 1,
            "segment": 1,
            "column": at,
            "heading": head,
            "meaning": meaning,
            "origin": "rules",
        }
        for at, (head, meaning) in enumerate(heads.items(), start=1)
    ]
    cells = [
        {"document": "d", "table": 1, "row": at, "column": column, "text": text}
        for at, texts in enumerate([tuple(heads), ("Huiskamer", "75-plussers", "Oost")], start=1)
        for column, text in enumerate(texts, start=1)
    ]
    tables = pitch(columns=columns, cells=cells)
    found = [values(tables, kind) for kind in ("activity", "target_group", "district")]
    assert found == [{"Huiskamer"}, {"ouderen"}, {"Oost"}]


@pytest.mark.parametrize(
    ("sentence", "group", "why"),
    [
        (say("Wij beginnen voor alleenstaande ouders.", "Ons voorstel"), ("ouders en gezinnen", None, True), "for"),
        (say("Ouderen kennen hun buren.", "Doel"), ("ouderen", None, False), "named in the aim"),
        (say("Mantelzorgers uit Oost", "Doelgroep"), ("mantelzorgers", None, True), "under a heading that says so"),
    ],
)  # fmt: skip
def test_for_whom(sentence, group, why):
    assert promised(pitch(sentence), "target_group") == [group]


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        (say("Veel ouderen zijn alleen.", "Het probleem"), "the problem"),
        (say("In 2024 kwamen er ouderen.", "Aanpak"), "a year before"),
        (say("Mijn kinderen doen mee.", "Doel", voice="bewoner"), "somebody's own"),
    ],
)
def test_not_for_whom(sentence, why):
    assert promised(pitch(sentence), "target_group") == []


def test_reach_is_a_promise_and_a_name_of_the_organisation_is_not_sure():
    said = {"document": "d", "kind": "district", "location": None, "written": "Oost"}
    reach = [
        {**said, "reach_id": "1", "value": "Oost", "ground": "field", "sure": True},
        {**said, "reach_id": "2", "value": "De Vliet", "ground": "organisation", "sure": True},
    ]
    assert promised(pitch(reach=reach), "district") == [("Oost", None, True), ("De Vliet", None, False)]
