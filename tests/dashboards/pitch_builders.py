"""A town with pitches: one with a report since, one that only begins later, and an organisation that reports alone."""

from __future__ import annotations

from datetime import date

from tests.dashboards.builders import Rows

WARM, LINDE, TAAL = "Stichting Warm Wonen", "Buurthuis De Linde", "Taalhuis Zuid"
YEAR = {"period_start": date(2025, 1, 1), "period_end": date(2025, 12, 31)}
FIRST = {"period_start": date(2025, 1, 1), "period_end": date(2025, 3, 31)}


def pitch_town() -> Rows:
    rows = Rows()
    _pitch(rows)
    _report(rows)
    _others(rows)
    return rows


def _pitch(rows: Rows) -> None:
    name = rows.document("pitch_warm", WARM, kind="pitch", programme="Warm de winter door", **YEAR)
    visits = rows.figure(name, "Huisbezoeken", planned=1200.0, realised=None, realised_text=None)
    said = rows.passage(name, "Wij willen bereiken dat <b>gezinnen</b> hun huis weer kunnen gebruiken.")
    rows.promise(
        name, "effect", "wonen_leefomgeving", sentence_id=said[0],
        written="dat <b>gezinnen</b> hun huis weer kunnen gebruiken",
    )  # fmt: skip
    rows.promise(name, "effect", "financien", sure=False)
    rows.promise(name, "target_group", "gezinnen")
    rows.promise(name, "district", "Oost")
    rows.promise(name, "activity", "Huisbezoeken", activity_id=visits)
    rows.promise(name, "hours", "Huisbezoeken", amount=1200.0, activity_id=visits, location="tabel 1, rij 3")
    rows.promise(name, "hours", "Opleiding energiefixers", amount=240.0)
    rows.promise(name, "participants", "Huisbezoeken", amount=400.0)
    rows.promise(name, "money", None, amount=56830.0)


def _report(rows: Rows) -> None:
    """What Warm Wonen reports of the first quarter."""
    name = rows.document("warm_q1", WARM, programme="Warm de winter door", amount=50000.0, **FIRST)
    visits = rows.figure(name, "Huisbezoeken", planned=300.0, realised=280.0, **FIRST)
    rows.figure(name, "Huisbezoeken", "unique_participants", planned=None, realised=3.0, **FIRST)
    good = rows.passage(name, "Het is nu warm in de kamer.", "De kinderen spelen weer boven.")
    worse = rows.passage(name, "De tochtstrip liet na een week <i>los</i>.")
    loose = rows.passage(name, "Ik ken de buren nu.")
    secret = rows.passage(name, "Dit wil ik niet in de krant.", story_id=rows.story(name, "no", "Geheime titel"))
    for sentence in (*good, *secret):
        rows.label(sentence, "wonen_leefomgeving")
    rows.label(worse[0], "wonen_leefomgeving", direction="achteruitgang")
    rows.label(loose[0], "sociaal_netwerk")
    told = {"supporting": good, "contradicting": worse, "withheld": secret}
    rows.claim(name, "wonen_leefomgeving", None, **told)
    rows.claim(name, "wonen_leefomgeving", visits, **told)
    rows.claim(name, "sociaal_netwerk", None, loose, strength="weak")
    before = rows.document("warm_2024", WARM, period_start=date(2024, 1, 1), period_end=date(2024, 12, 31))
    earlier = rows.passage(before, "Vorig jaar was het ook al beter.")
    rows.claim(before, "financien", None, [rows.label(earlier[0], "financien")])
    rows.reach(name, visits, "target_group", "gezinnen")


def _others(rows: Rows) -> None:
    """A pitch for the same effect and group, and an organisation that is at work on it."""
    later = {"period_start": date(2099, 1, 1), "period_end": date(2099, 12, 31)}
    linde = rows.document("pitch_linde", LINDE, kind="pitch", programme="Samen klussen", **later)
    rows.promise(linde, "effect", "wonen_leefomgeving")
    rows.promise(linde, "target_group", "gezinnen")
    rows.promise(linde, "activity", "Klusdagen")
    taal = rows.document("taal_2025", TAAL, **YEAR)
    lessons = rows.figure(taal, "Woontaal", **YEAR)
    said = rows.passage(taal, "Ik begrijp de brief van de verhuurder.")
    rows.claim(taal, "wonen_leefomgeving", lessons, [rows.label(said[0], "wonen_leefomgeving")])
    rows.claim(taal, "wonen_leefomgeving", None, said)
    rows.reach(taal, lessons, "target_group", "gezinnen")
    rows.reach(taal, lessons, "district", "Noord")
