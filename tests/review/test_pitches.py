"""What a review says of pitches: promised beside figures and stories, only what was confirmed, and never a verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.decisions import Pitches
from pipeline.pitched import Judged, pitches
from pipeline.review.content import Review, Scope
from pipeline.review.forms import make
from pipeline.review.writing import write
from pipeline.review.written import PitchText, Written
from pipeline.settings import Settings
from pipeline.tables import DOCUMENTS, PROMISES, conform
from tests.dashboards.builders import Rows
from tests.dashboards.pitch_builders import LINDE, TAAL, WARM, pitch_town
from tests.review.builders import review_of
from tests.review.reading import text_of_docx, text_of_html

FIRST, SECOND = (2025, 1), (2025, 2)
TEMPLATE = Settings().review_template


def confirm_all(rows: Rows, folder: Path, name: str = "pitch_warm") -> None:
    """Confirm a pitch as it was read."""
    documents, promises = conform(rows.held["documents"], DOCUMENTS), conform(rows.held["promises"], PROMISES)
    (held,) = (one for one in pitches(documents, promises, {}) if one.document == name)
    Pitches(folder / "decisions.sqlite").confirm(name, [Judged(one, one) for one in held.reading], "Anna")


def review(folder: Path, scope: Scope | None = None, confirmed: bool = True, rows: Rows | None = None) -> Review:
    town = rows or pitch_town()
    if confirmed:
        confirm_all(town, folder)
    return review_of(town, folder, scope or Scope(FIRST))


@pytest.fixture
def text(tmp_path: Path) -> Written:
    return write(review(tmp_path))


@pytest.fixture
def warm(text: Written) -> PitchText:
    (one,) = text.promised
    return one


def test_promised_beside_figures_and_voices(warm: PitchText):
    assert warm.heading == f"Warm de winter door, {WARM}"
    assert warm.lines[:2] == (
        "Looptijd: 2025.",
        "De pitch liep nog aan het eind van deze periode: te vroeg om te zeggen wat ervan uitkomt.",
    )
    assert warm.table is not None
    rows = {row[0]: row[1] for row in warm.table.rows}
    assert rows["Wonen en buurt"] == (
        "4 stemmen: 3 zien verbetering en 1 ziet verslechtering. Redelijk bewijs. Verteld bij: Huisbezoeken."
    )
    assert rows["Geld en schulden"] == "nog niet gezien"
    assert rows["1.200 uur (Huisbezoeken)"] == "280 uur (1e kwartaal 2025, een deel van de looptijd)"
    assert rows["240 uur (Opleiding energiefixers)"] == "nog geen uren gemeld"
    assert rows["400 deelnemers (Huisbezoeken)"] == "minder dan 5 deelnemers"
    assert rows["€ 56.830 gevraagd"] == "verslagen noemen als subsidie € 50.000"


def test_a_story_for_and_one_against_each_with_its_source(tmp_path: Path):
    held = review(tmp_path)
    (effect,) = write(held).promised[0].effects
    assert [one.text for one in effect.supporting] == ["Het is nu warm in de kamer."]
    assert [one.text for one in effect.contradicting] == ["De tochtstrip liet na een week <i>los</i>."]
    numbers = {source.number: source for source in held.sources}
    assert list(numbers) == list(range(1, len(numbers) + 1))
    assert numbers[effect.supporting[0].source].filename == "warm_q1.docx"
    assert held.pitched is not None
    assert numbers[held.pitched.parts[0].source].filename == "pitch_warm.docx"
    table = write(held).promised[0].table
    assert table is not None
    (row,) = (row for row in table.rows if row[0] == "1.200 uur (Huisbezoeken)")
    assert [numbers[int(one)].filename for one in row[2].split(", ")] == ["pitch_warm.docx", "warm_q1.docx"]
    promise = numbers[held.pitched.parts[0].effects[0].source]
    assert (promise.sentence, promise.document) == (1, "pitch_warm")
    assert len({replace(one, number=0) for one in held.sources}) == len(held.sources)


def test_what_was_not_seen_yet(warm: PitchText):
    assert warm.unseen == (
        "Nog niemand vertelt over: Geld en schulden.", "Nog geen cijfers van: Opleiding energiefixers.",
        "Geen verslag noemt als wijk: Oost.",
    )  # fmt: skip
    assert warm.lines[-1] == "Wel gezien, niet beloofd: Contact en steun."


def test_those_who_could_meet_stand_with_what_overlaps(text: Written):
    (met,) = (one for one in text.overlap if one.name == "Pitches op hetzelfde effect")
    (line,) = met.lines
    assert line.startswith("Wonen en buurt, voor gezinnen: ")
    assert line.index(LINDE) < line.index(WARM) < line.index(TAAL)


def test_what_nobody_confirmed_is_counted_and_not_shown(tmp_path: Path):
    text = write(review(tmp_path, confirmed=False))
    assert text.promised == ()
    assert text.promised_note == (
        "1 pitch is nog door niemand bevestigd. Wat daarin beloofd is, staat hier daarom niet.",
    )


SCOPES = {
    "its organisation": (Scope(FIRST, WARM), True),
    "its programme": (Scope(FIRST, None, "Warm de winter door"), True),
    "another organisation": (Scope(FIRST, TAAL), False),
    "another programme": (Scope(FIRST, None, "Samen in de wijk"), False),
}


@pytest.mark.parametrize(("scope", "is_there"), SCOPES.values(), ids=SCOPES)
def test_a_review_holds_the_pitches_of_its_scope(tmp_path: Path, scope: Scope, is_there: bool):
    text = write(review(tmp_path, scope))
    assert bool(text.promised) is is_there


def test_a_pitch_that_only_begins_later_is_not_there_yet(tmp_path: Path):
    rows = pitch_town()
    confirm_all(rows, tmp_path, "pitch_linde")
    text = write(review(tmp_path, rows=rows))
    assert [one.heading for one in text.promised] == [f"Warm de winter door, {WARM}"]


def test_what_came_after_the_quarter_does_not_count_in_it(tmp_path: Path):
    rows = pitch_town()
    later = rows.document(
        "warm_q2", WARM, programme="Warm de winter door", period_start=date(2025, 4, 1), period_end=date(2025, 6, 30)
    )
    rows.figure(later, "Huisbezoeken", planned=None, realised=100.0)
    said = rows.passage(later, "Ik betaal minder.")
    rows.claim(later, "financien", None, [rows.label(said[0], "financien")])
    first = write(review(tmp_path, rows=rows)).promised[0]
    second = write(review_of(rows, tmp_path, Scope(SECOND))).promised[0]
    assert first.table is not None
    assert second.table is not None
    assert dict(row[:2] for row in first.table.rows)["Geld en schulden"] == "nog niet gezien"
    assert dict(row[:2] for row in second.table.rows)["Geld en schulden"].startswith("1 stem: die ziet verbetering")
    hours = dict(row[:2] for row in second.table.rows)["1.200 uur (Huisbezoeken)"]
    assert hours == "380 uur (1e halfjaar 2025, een deel van de looptijd)"


@pytest.mark.parametrize(("form", "read"), [("html", text_of_html), ("docx", text_of_docx)])
def test_every_form_of_the_document_has_it(tmp_path: Path, form: str, read: object):
    made = read(make(review(tmp_path), form, TEMPLATE))  # type: ignore[operator, arg-type]
    for said in ("Wat er beloofd was", "1.200 uur (Huisbezoeken)", "Het is nu warm in de kamer.", "Nog niet gezien"):
        assert said in made, said
    assert "niet in de krant" not in made
    assert "Vorig jaar was het ook al beter" not in made


def test_the_pdf_has_it_too(tmp_path: Path):
    assert make(review(tmp_path), "pdf", TEMPLATE).startswith(b"%PDF")
