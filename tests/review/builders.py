"""A small fixed town with a quarter to talk about: one organisation with stories, one with a report over a year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipeline.agreed import Subject, Terms
from pipeline.decisions import Agreements, Notes
from pipeline.periods import Quarter
from pipeline.review.content import Review, Scope
from pipeline.reviewing import make_review
from pipeline.settings import Settings
from tests.dashboards.builders import Rows

QUARTER: Quarter = (2025, 4)
TODAY = date(2026, 1, 15)
FOURTH = {"period_start": date(2025, 10, 1), "period_end": date(2025, 12, 31)}
THIRD = {"period_start": date(2025, 7, 1), "period_end": date(2025, 9, 30)}
LINDE, TAAL = "linde_q4", "taalhuis_2025"


def review_town() -> Rows:
    rows = Rows()
    _third_quarter(rows)
    _linde(rows)
    _taal(rows)
    rows.document("scan", None, filename="scan003.pdf", status="unreadable", period_start=None, period_end=None)
    rows.document("los_formulier", "Taalhuis Zuid", filename="formulier.csv", period_start=None, period_end=None)
    rows.document("pitch", "Warm Huis", filename="pitch.docx", kind="pitch", **FOURTH)
    return rows


def _third_quarter(rows: Rows) -> None:
    rows.document("linde_q3", filename="linde 3e kwartaal.docx", **THIRD)
    rows.figure("linde_q3", "Samen koken", planned=120.0, realised=130.0, **THIRD)


def _linde(rows: Rows) -> None:
    rows.document(LINDE, filename="linde 4e kwartaal.docx", **FOURTH)
    cooking = rows.figure(LINDE, "Samen koken", planned=120.0, realised=110.5, **FOURTH)
    rows.figure(LINDE, "Samen koken", "unique_participants", planned=None, realised=3.0, **FOURTH)
    walking = rows.figure(LINDE, "Wandelgroep", planned=40.0, realised=10.0, **FOURTH)
    rows.figure(LINDE, "Totaal", planned=160.0, realised=120.5, row_kind="total", **FOURTH)
    helpers = rows.figure(LINDE, "Hulp bij het koken", "volunteer_hours", planned=None, realised=60.0, **FOURTH)
    good = rows.passage(LINDE, "Sinds de kookgroep heb ik mensen met wie ik praat.", "Ik bel ze ook <b>zo maar</b> op.")
    worse = rows.passage(LINDE, "Voor mevrouw [PERSOON-1] werd de trap te zwaar.")
    secret = rows.passage(LINDE, "Dit wil ik niet in de krant.", story_id=rows.story(LINDE, "no", "Geheime titel"))
    loose = rows.passage(LINDE, "Het is nu rustiger in de straat.")
    rows.story(LINDE)
    for sentence in good:
        rows.label(sentence, "sociaal_netwerk")
    rows.label(worse[0], "sociaal_netwerk", direction="achteruitgang", voice="professional")
    rows.label(secret[0], "financien")
    rows.label(loose[0])
    told = {"supporting": good, "contradicting": worse, "stories": 1}
    rows.claim(LINDE, "sociaal_netwerk", None, **told)
    rows.claim(LINDE, "sociaal_netwerk", cooking, **told)
    rows.claim(LINDE, "financien", None, withheld=secret, strength="weak", points=1, residents=1)
    rows.telling(cooking, "effect", outcomes=3, sentences=4)
    rows.telling(walking, "nothing")
    rows.telling(helpers, "activity_only", outputs=1, sentences=1)
    rows.question(LINDE, "hours_without_effect", walking, hours=10.0)


def _taal(rows: Rows) -> None:
    year = {"period_start": date(2025, 1, 1), "period_end": date(2025, 12, 31)}
    rows.document(TAAL, "Taalhuis Zuid", programme="Taal voor iedereen", filename="taalhuis jaarverslag.pdf", **year)
    lessons = rows.figure(TAAL, "Taalles voor ouders", planned=400.0, realised=420.0, page=4, **year)
    said = rows.passage(TAAL, "De docent ziet dat ouders nu zelf naar de juf stappen.", page=6)
    rows.label(said[0], "taal_digitaal", voice="professional")
    told = {"supporting": said, "residents": 0, "professionals": 1, "strength": "weak", "points": 2}
    rows.claim(TAAL, "taal_digitaal", None, **told)
    rows.claim(TAAL, "taal_digitaal", lessons, **told)
    rows.telling(lessons, "effect", outcomes=1, sentences=1)


def year_town() -> Rows:
    """The same town with what a year is for: grants, an effect well told of, and a resident without a period."""
    rows = review_town()
    third = {"grant_number": "SUB-1", "amount": 40000.0, **THIRD}
    rows.document("plein", "Stichting Het Plein", filename="plein 3e kwartaal.docx", **third)
    rows.document("plein_brief", "Stichting Het Plein", filename="brief.docx", **{**third, "amount": 41000.0})
    table = rows.figure("plein", "Eettafel", planned=200.0, realised=210.0, **THIRD)
    said = [
        rows.passage("plein", text)[0]
        for text in ("Ik heb weer aanspraak.", "Mijn moeder heeft nu een vriendin.", "Ik zie ze elke week.",
                     "Ik ken nu de hele flat.")
    ]  # fmt: skip
    against = rows.passage("plein", "Ik voel me er niet welkom.")
    for at, sentence in enumerate(said):
        rows.label(sentence, "sociaal_netwerk", voice="naaste" if at == 1 else "bewoner")
    rows.label(against[0], "sociaal_netwerk", direction="achteruitgang")
    told = {"supporting": said, "contradicting": against, "strength": "strong", "residents": 4, "relatives": 1,
            "professionals": 0, "sources": 5}  # fmt: skip
    rows.claim("plein", "sociaal_netwerk", None, **told)
    rows.claim("plein", "sociaal_netwerk", table, **told)
    loose = rows.passage("los_formulier", "Ik durf nu te bellen.")
    rows.label(loose[0], "taal_digitaal")
    rows.claim("los_formulier", "taal_digitaal", None, loose)
    return rows


def town_with_little() -> Rows:
    """One report of which only a figure could be read."""
    rows = Rows()
    rows.document("taal_q4", "Taalhuis Zuid", filename="taalhuis 4e kwartaal.xlsx", **FOURTH)
    rows.figure("taal_q4", "Taalles voor ouders", planned=None, realised=12.0, **FOURTH)
    return rows


def talked(folder: Path) -> None:
    """What was agreed and noted in this town."""
    agreements = Agreements(folder / "decisions.sqlite")
    about = Subject("Meedoen", "Buurthuis De Linde", "Wandelgroep")
    agreements.agree(
        Terms("Vraag wandelaars wat zij merken", "De Linde", date(2026, 1, 10), "Stilte", about), "2025-Q3", "Anna"
    )
    agreements.agree(Terms("Plan een zaal", "Bram", date(2026, 3, 1), "Volgend gesprek"), "2025-Q4", "Anna")
    Notes(agreements.path).note("2025-Q4", "sociaal_netwerk", "De trap komt terug bij wonen.", "Anna")


def review_of(rows: Rows, folder: Path, scope: Scope | None = None, today: date = TODAY) -> Review:
    rows.publish(folder)
    return make_review(Settings(data=folder), scope or Scope(QUARTER), today)
