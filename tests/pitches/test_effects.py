"""Which sentences of a pitch say what is to change for people."""

import pytest

from pipeline.pitches import build_promises
from pipeline.pitches.lines import role_of
from tests.pitches.builders import READERS, pitch, promised, say, values

NET, MONEY, WORK = "sociaal_netwerk", "financien", "werk_dagbesteding"


@pytest.mark.parametrize(
    ("role", "headings"),
    [
        ("goal", ["2. Beoogde effecten", "Wat levert het op?", "Doel", "Wat wilt u bereiken?", "Resultaat eind 2026"]),
        ("goal", ["Wat merken bewoners ervan?", "Doelen en indicatoren", "Waar u ons op mag afrekenen"]),
        ("people", ["Doelgroep", "Voor wie?", "6. In welke wijk(en)?"]),
        ("problem", ["Het probleem", "Waarom dit nodig is", "1. Aanleiding en probleemanalyse"]),
        ("past", ["Wat we al weten", "Resultaten van de proef", "Pilot 2025", "Wat was de tussenstand"]),
        ("self", ["Waarom wij", "Samenwerking en partners", "Risico's"]),
        ("money", ["Begroting", "Wat vragen wij?", "Welk bedrag vraagt u aan?"]),
        ("plan", ["Ons voorstel", "Wat gaan we doen", "3. Aanpak"]),
        (None, ["Huisbezoeken", "", None]),
    ],
)  # fmt: skip
def test_what_a_heading_announces(role, headings):
    assert {heading: role_of(heading) for heading in headings} == dict.fromkeys(headings, role)


OUTRIGHT, IMPLIED = True, False


@pytest.mark.parametrize(
    ("sentence", "sure", "why"),
    [
        (say("Wij willen bereiken dat gezinnen weer meedoen.", "Ons voorstel", NET), OUTRIGHT, "an aim in the plan"),
        (say("Mensen kennen hun buren.", "Beoogde effecten", NET), OUTRIGHT, "under a heading that says so"),
        (say("Mensen kennen hun buren.", None, NET, question="Wat wilt u bereiken?"), OUTRIGHT, "the answer to it"),
        (say("Minder schulden is ons doel.", None, MONEY), OUTRIGHT, "no headings"),
        (say("Wij willen dat niemand alleen is.", "Het probleem", NET), OUTRIGHT, "a wish after the problem"),
        (say("We bellen, zodat niemand alleen is.", "Aanpak", NET, kind="output"), IMPLIED, "what comes of it"),
        (say("We doen 40 bezoeken.", "Doel", NET, kind="output"), IMPLIED, "an activity called a goal"),
    ],
)  # fmt: skip
def test_an_intended_effect(sentence, sure, why):
    assert promised(pitch(sentence), "effect") == [(sentence["themes"][0], None, sure)]


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        (say("Veel ouderen zijn alleen.", "Het probleem", NET), "the problem"),
        (say("In de proef leerden acht mensen hun buren kennen.", "Wat we al weten", NET, kind="outcome"), "a trial"),
        (say("Mensen hadden minder schulden.", "Pilot", MONEY, kind="outcome"), "what was seen"),
        (say("In 2024 vonden acht mensen werk.", None, WORK, kind="outcome"), "a year before"),
        (say("We koken elke week samen.", "Aanpak", NET, kind="output"), "an activity"),
        (say("Ik wil weer onder de mensen komen.", "Doel", NET, voice="bewoner"), "somebody's own wish"),
        (say("Wilt u ook dat niemand alleen is?", None, NET), "a question"),
        (say("Het is niet ons doel om schulden op te lossen.", "Doel", MONEY), "no aim"),
        (say("We want fewer people to be lonely.", "Goal", NET, language="en"), "not Dutch"),
        (say("We willen volgend jaar een tweede bus kopen.", "Aanpak"), "no theme"),
    ],
)  # fmt: skip
def test_no_intended_effect(sentence, why):
    assert promised(pitch(sentence), "effect") == []


def test_each_theme_once_with_its_plainest_sentence():
    tables = pitch(
        say("We koken samen, zodat mensen elkaar kennen.", "Aanpak", NET, kind="output"),
        say("Ons doel is dat niemand meer alleen eet.", "Aanpak", NET),
        say("Wij verwachten dat mensen elkaar opzoeken.", "Aanpak", NET, score=0.6),
    )
    found = build_promises(tables, READERS).row(0, named=True)
    assert (found["sentence_id"], found["sure"], found["location"]) == ("s1", True, "kopje Aanpak")
    assert found["written"] == "Ons doel is dat niemand meer alleen eet."


def test_a_sentence_after_it_can_say_that_it_is_the_aim():
    first = say("Wie hier komt, heeft weer een reden om op te staan.", None, WORK, passage="p")
    assert values(pitch(first, say("Daar doen we het voor.", passage="p")), "effect") == {WORK}
    assert values(pitch(first, say("De deur is altijd open.", passage="p")), "effect") == set()


def test_what_follows_a_trial_in_its_passage_is_of_the_trial():
    rest = say("Overlast liep terug, zodat mensen weer buren groeten.", "Aanpak", NET, passage="p")
    trial = say("In 2024 is een proef gehouden.", "Aanpak", passage="p")
    assert values(pitch(trial, rest), "effect") == set()
    assert values(pitch(rest), "effect") == {NET}


def test_what_a_pitch_is_mostly_about_is_promised_but_not_for_sure():
    about = [say("Ouderen zitten alleen thuis.", "Het probleem", NET), say("We eten samen.", None, NET, kind="output")]
    assert promised(pitch(*about), "effect") == [(NET, None, False)]
    assert promised(pitch(about[0], about[0]), "effect") == [], "in the problem alone"


def test_a_theme_that_is_hardly_there_is_not_promised_beside_a_clear_one():
    sentence = say("Ons doel is dat mensen elkaar kennen.", None, NET)
    tables = pitch(sentence | {"themes": (NET,)}, say("Ons doel is rust.", None, WORK, score=0.3))
    assert promised(tables, "effect") == [(NET, None, True), (WORK, None, False)]
