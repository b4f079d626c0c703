"""Corrections of figures, what columns mean, reviews, the queue, and taking things back."""

from __future__ import annotations

import sqlite3

import pytest

from pipeline.decisions import FigureCorrection, FigureCorrections, History, Inbox, Queue, Teaching
from pipeline.decisions.figures import apply_figure_corrections, figure_place
from pipeline.decisions.watched import Watched
from pipeline.guidance import ColumnMeaning, Organisation
from pipeline.tables import ACTIVITIES, conform


@pytest.fixture
def path(tmp_path):
    return tmp_path / "decisions.sqlite"


def activities(**changes):
    row = {
        "activity_id": "doc-1-a1", "document": "doc-1", "position": 1, "activity": "Inloop", "measure": "hours",
        "planned": 10.0, "realised": 8.0, "row_kind": "data", "table": 1, "row": 2, "planned_cell": "B2",
        "realised_cell": "C2",
    }  # fmt: skip
    return conform([{**row, **changes}], ACTIVITIES)


def corrected(path, frame, field, value):
    row = frame.row(0, named=True)
    corrections = FigureCorrections(path)
    corrections.correct(FigureCorrection("doc-1", figure_place(row, field), field, value, "Anna"))
    return apply_figure_corrections(frame, corrections.held())


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [("realised", "9.5", 9.5), ("realised", None, None), ("activity", "Inloop West", "Inloop West"),
     ("row_kind", "total", "total"), ("measure", "count", "count")],
)  # fmt: skip
def test_a_figure_shows_what_a_person_made_of_it(path, field, value, expected):
    frame = activities()
    assert corrected(path, frame, field, value)[field].item() == expected
    assert frame.equals(activities()), "the caller's rows stay as they are"


def test_what_is_no_figure_is_left_out(path):
    assert corrected(path, activities(), "row_kind", "removed").is_empty()


def test_a_correction_stays_with_its_cell_when_the_row_gets_another_number(path):
    corrected(path, activities(), "realised", "9.5")
    later = activities(activity_id="doc-1-a7", position=7, activity="Inloop (nieuw gelezen)")
    assert apply_figure_corrections(later, FigureCorrections(path).held())["realised"].item() == 9.5


def test_a_figure_in_running_text_is_found_by_its_label(path):
    text = activities(table=None, row=None, planned_cell=None, realised_cell=None, page=3)
    assert corrected(path, text, "realised", "9.5")["realised"].item() == 9.5


@pytest.mark.parametrize(
    ("field", "value"),
    [("section", "x"), ("realised", "veel"), ("row_kind", "soms"), ("measure", "kilo")],
)
def test_a_correction_that_makes_no_sense_is_refused(field, value):
    with pytest.raises(ValueError):  # noqa: PT011 - the message is Python's own for numbers
        FigureCorrection("doc-1", "table 1/B2", field, value, "Anna")


def test_a_column_is_learned_for_the_document_and_for_its_organisation(path):
    teaching = Teaching(path)
    teaching.column("doc-1", ColumnMeaning("Inzet", "realised", "hours", organisation="De Brug"), "Anna")
    teaching.column("doc-2", ColumnMeaning("Inzet", "planned", "hours"), "Anna")
    learned = {(one.document, one.organisation): one.meaning for one in teaching.guidance().columns}
    assert learned == {("doc-2", None): "planned", ("doc-1", None): "realised", (None, "De Brug"): "realised"}


def test_another_name_joins_the_organisation_in_the_register(path):
    teaching = Teaching(path)
    teaching.alias("doc-1", "WZG", "Stichting Welzijn Grienmonde", "Anna")
    teaching.alias("doc-1", "Buurtzorg Noord", "Buurtzorg", "Anna")
    register = (Organisation("Stichting Welzijn Grienmonde", ("Welzijn Grienmonde",), "12345678"),)
    assert teaching.guidance(register).organisations == (
        Organisation("Stichting Welzijn Grienmonde", ("Welzijn Grienmonde", "WZG"), "12345678"),
        Organisation("Buurtzorg", ("Buurtzorg Noord",)),
    )


def test_what_is_taken_back_counts_no_more_and_stays_in_the_books(path):
    inbox, history = Inbox(path), History(path)
    first = inbox.decide("doc-1", "returned", "Anna", "De totalen kloppen niet.")
    second = inbox.decide("doc-1", "confirmed", "Anna")
    assert [one.number for one in history.of("doc-1")] == [second, first]
    inbox.withdraw("reviews", second, "Anna")
    assert inbox.reviews()["doc-1"].verdict == "returned"
    inbox.withdraw("reviews", first, "Anna")
    assert (inbox.reviews(), history.of("doc-1")) == ({}, [])
    with sqlite3.connect(path) as connection:
        assert connection.execute("select count(*) from reviews").fetchone() == (2,)
    connection.close()


def test_a_document_is_sent_back_with_a_reason_only(path):
    with pytest.raises(ValueError, match="reason"):
        Inbox(path).decide("doc-1", "returned", "Anna", "  ")


def test_the_queue_gives_the_oldest_first_and_each_document_once(path):
    queue = Queue(path)
    for document in ("b", "a", "b"):
        queue.add(document, "delivered")
    taken = [queue.take(), queue.take(), queue.take()]
    assert [job and job.document for job in taken] == ["b", "a", None]
    queue.report("b", "read")
    queue.finish("b", "done")
    assert (queue.jobs()["b"].state, queue.jobs()["a"].state) == ("done", "reading")


def test_what_was_being_read_waits_again_after_a_stop_but_not_for_ever(path):
    queue = Queue(path)
    queue.add("a", "delivered")
    for _ in range(3):
        assert queue.take() is not None
        queue.resume()
    assert queue.take() is None
    assert queue.jobs()["a"].state == "failed"


def test_a_document_corrected_while_it_is_read_is_read_once_more(path):
    queue = Queue(path)
    queue.add("a", "delivered")
    queue.take()
    queue.add("a", "corrected")
    queue.finish("a", "done")
    assert queue.jobs()["a"].state == "waiting"


def test_a_delivery_is_listed_as_it_came_in_first(path):
    inbox = Inbox(path)
    inbox.deliver("doc-1", "verslag.docx", "Anna", "desk")
    inbox.deliver("doc-1", "verslag (2).docx", "Bram", "folder")
    inbox.deliver("doc-1", "verslag.docx", "Anna", "desk")
    [delivery] = inbox.deliveries()
    assert (delivery.filename, delivery.delivered_by, delivery.channel) == ("verslag.docx", "Anna", "desk")


def test_a_file_of_an_earlier_version_gets_the_columns_it_lacks(path):
    with sqlite3.connect(path) as connection:
        connection.execute(
            "create table deliveries (id integer primary key, document text not null, filename text not null, "
            "delivered_at text not null)"
        )
        connection.execute("insert into deliveries values (1, 'doc-1', 'verslag.docx', '2026-01-01')")
    connection.close()
    [delivery] = Inbox(path).deliveries()
    assert (delivery.document, delivery.delivered_by) == ("doc-1", None)


def test_a_watched_file_is_new_until_it_is_noted_and_again_when_it_changes(path, tmp_path):
    watched, file = Watched(path), tmp_path / "verslag.csv"
    assert watched.is_new(file, 10, 1.5)
    watched.note(file, 10, 1.5, "doc-1")
    assert not watched.is_new(file, 10, 1.5)
    assert watched.is_new(file, 11, 1.5)


def test_what_came_in_one_mail_is_found_together_and_alone_what_came_alone(path):
    inbox = Inbox(path)
    inbox.deliver("brief", "brief.docx", "Anna", "container", "mail")
    inbox.deliver("los", "los.docx", "Anna", "desk")
    inbox.deliver("cijfers", "cijfers.csv", "Anna", "container", "mail")
    assert inbox.together("cijfers") == ["brief", "cijfers"]
    assert inbox.together("los") == ["los"]
    assert inbox.together("nooit gezien") == ["nooit gezien"]
    assert [inbox.holds(document) for document in ("los", "nooit gezien")] == [True, False]
