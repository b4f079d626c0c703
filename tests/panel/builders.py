"""A town with stories that a panel can choose from, and panels that chose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pipeline.decisions import Panels
from pipeline.panel.events import Chosen, Group, Laid, Plan, Seat, Taken
from pipeline.periods import Period
from tests.dashboards.builders import Rows

QUARTER = Period(date(2025, 10, 1), date(2025, 12, 31))
DAYS = {"period_start": QUARTER.start, "period_end": QUARTER.end}
QUESTION = "Welke verandering is voor u het belangrijkst, en waarom?"
SEATS = (Seat("resident", 2), Seat("municipality", 1))
PLAN = Plan(QUARTER, QUESTION, SEATS)
MOTIVATION = "Omdat de verteller weer <b>durft</b> te bellen."
VALUED = (("linde_q4-v2", "Elke dag naar buiten is veel."),)
DISSENT = "Iemand vond de tuin belangrijker."
COOK, WALK = "linde_q4-v1", "linde_q4-v2"
READ, CALL = "taalhuis_q4-v1", "taalhuis_q4-v2"
GARDEN = "tuin_los-v1"
ALL = (COOK, WALK, READ, CALL, GARDEN)
TEXTS = {
    COOK: ("Ik at altijd alleen.", "Nu kook ik met <b>anderen</b>.", "Ik slaap weer.", "De vierde zin."),
    WALK: ("Ik loop elke dag een rondje.",), READ: ("Ik lees mijn brieven zelf.",), CALL: ("Ik bel nu zelf op.",),
    GARDEN: ("In de tuin vergeet ik mijn zorgen.",),
}  # fmt: skip
ORGANISATIONS = ("Buurthuis De Linde", "Taalhuis Zuid", "Tuin van Oost")


def story_town() -> Rows:
    """Three organisations with five stories that may be shown, one that may not, and one of an earlier quarter."""
    rows = Rows()
    rows.document("linde_q4", "Buurthuis De Linde", **DAYS)
    rows.document("taalhuis_q4", "Taalhuis Zuid", filename="taalhuis vierde kwartaal.docx", **DAYS)
    rows.document("tuin_los", "Tuin van Oost", period_start=None, period_end=None)
    rows.document("linde_q1", "Buurthuis De Linde", period_start=date(2025, 1, 1), period_end=date(2025, 3, 31))
    for document, consent, title in (
        ("linde_q4", "yes", "2. Samen aan tafel"), ("linde_q4", "anonymous", "Het rondje"),
        ("taalhuis_q4", "yes", "De brief"), ("taalhuis_q4", "yes", "<script>alert(1)</script>"),
        ("tuin_los", "unknown", "De tuin"), ("linde_q4", "no", "Geheime titel"), ("linde_q1", "yes", "Van eerder"),
    ):  # fmt: skip
        story = rows.story(document, consent, title)
        texts = TEXTS.get(story, ("Dit wil ik niet in de krant.",) if consent == "no" else ("Dat was in de winter.",))
        sentences = rows.passage(document, *texts, story_id=story)
        for sentence in sentences:
            rows.label(sentence, "sociaal_netwerk" if story in (COOK, WALK) else "taal_digitaal")
    return rows


def begun(folder: Path, *groups: Sequence[str], plan: Plan = PLAN) -> Panels:
    """A panel whose first round has these groups; only its stories are picked without groups."""
    panels = Panels(folder / "decisions.sqlite")
    number = panels.begin(plan, "Anna")
    panels.book(number, Taken(ALL), "Anna")
    if groups:
        laid = tuple(Group(f"Tafel {at}", tuple(group)) for at, group in enumerate(groups, start=1))
        panels.book(number, Laid(1, laid), "Anna")
    return panels


def chose(panels: Panels, round_: int, group: int, story: str | None, motivation: str = MOTIVATION) -> None:
    """What a group chose, in the panel that began last."""
    outcome = "chosen" if story else "none"
    event = Chosen(round_, group, outcome, story, motivation, "talk", DISSENT, (2,) if story == COOK else (), VALUED)
    panels.book(panels.all()[-1].number, event, "Anna")


def finished(folder: Path, winner: str = COOK) -> Panels:
    """A panel of one round with one group that chose."""
    panels = begun(folder, ALL)
    chose(panels, 1, 1, winner)
    return panels
