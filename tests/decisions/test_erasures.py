"""Personal data goes out of the decisions by a redaction that is booked, and in no other way."""

from __future__ import annotations

import json
import sqlite3
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.decisions import Correction, Decisions, Erasures, Inbox, Judgements, Notes, StoryChecks, Views
from pipeline.decisions.free_text import FREE_TEXT
from pipeline.decisions.judgements import Label, Sentence
from pipeline.erasure import Person
from pipeline.panel.checks import Check

DOCUMENT = "a" * 64
FATIMA = Person(("Fatima el Amrani",))
NAMED = "Volgens Fatima el Amrani klopt het"
LABEL = Label("outcome", "vooruitgang", "bewoner", ())


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "decisions.sqlite"
    Decisions(path).correct(Correction(DOCUMENT, "organisation", "De Brug", "Anna", NAMED))
    Notes(path).note("2025-Q1", None, f"{NAMED}; navragen", "Anna")
    Views(path).save("Fatima el Amrani", "zoeken", "q=Fatima+el+Amrani", "Anna")
    Judgements(path).judge(Sentence(DOCUMENT, "k1", "Ik kom weer buiten.", ""), LABEL, "Anna", None)
    Judgements(path).judge(Sentence("b" * 64, "k2", "Nu wel.", "Eerst niet."), LABEL, "Anna", None)
    StoryChecks(path).book(Check(f"{DOCUMENT[:16]}-s01", "confirmed", "professional", NAMED), "Anna")
    Inbox(path).deliver(DOCUMENT, "Fatima_el_Amrani.docx", "Bram")
    return path


def bytes_of(path):
    return b"".join(one.read_bytes() for one in path.parent.glob("decisions.sqlite*"))


def test_a_person_goes_from_every_field_and_every_byte_of_the_file(path):
    erasures = Erasures(path)
    number = erasures.begin("person", "Anna", "verzoek")
    assert erasures.redact_everywhere(number, FATIMA.out_of) == 6
    erasures.leave_no_trace()
    assert not any(map(FATIMA.is_in, erasures.texts()))
    assert b"Fatima" not in bytes_of(path)
    assert Notes(path).of("2025-Q1")[0].text == "Volgens [verwijderd] klopt het; navragen"
    assert erasures.redact_everywhere(number, FATIMA.out_of) == 0, "doing it again changes nothing"


def test_what_was_said_of_a_document_goes_with_it_and_of_others_stays(path):
    erasures = Erasures(path)
    number = erasures.begin("document", "Anna", "verzoek")
    assert erasures.redact_document(number, DOCUMENT) > 0
    assert [one.sentence.text for one in Judgements(path).held()] == ["Nu wel."], "a redacted one counts no more"
    assert not Inbox(path).holds(DOCUMENT)


@pytest.mark.parametrize("table", [name for name in FREE_TEXT if name != "deliveries"])
@pytest.mark.parametrize("change", ["update {table} set {field} = 'anders'", "delete from {table}"])
def test_without_a_redaction_nothing_changes(path, table, change):
    columns = FREE_TEXT[table]
    with sqlite3.connect(path) as connection:
        names = [row[1] for row in connection.execute(f"pragma table_info({table})")]
        kept = [name for name in names if name != "id"]
        connection.execute(f"insert into {table} ({', '.join(kept)}) values ({', '.join('9' * len(kept))})")
    with sqlite3.connect(path) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(change.format(table=table, field=columns[0]))


@settings(max_examples=30)
@given(st.text(max_size=20), st.text(max_size=20))
def test_a_redaction_lets_that_one_change_through_and_no_other(tmp_path_factory, allowed, tried):
    path = tmp_path_factory.mktemp("ledger") / "decisions.sqlite"
    notes, erasures = Notes(path), Erasures(path)
    first, second = notes.note("2025-Q1", None, "een", "Anna"), notes.note("2025-Q1", None, "twee", "Anna")
    number = erasures.begin("person", "Anna", "")
    with sqlite3.connect(path) as connection:
        connection.execute(
            "insert into redactions (erasure, kept, row, field, became) values (?, 'review_notes', ?, 'text', ?)",
            [number, first, allowed],
        )

    def succeeds(field, row, value):
        try:
            with sqlite3.connect(path) as connection:
                connection.execute(f"update review_notes set {field} = ? where id = ?", [value, row])
        except sqlite3.IntegrityError:
            return False
        return True

    assert succeeds("text", first, tried) == (tried in (allowed, "een"))
    assert succeeds("text", first, allowed)
    assert succeeds("text", second, allowed) == (allowed == "twee")
    assert not succeeds("decided_by", first, "Iemand anders")


def test_what_stays_out_is_remembered_and_an_erasure_is_finished_by_its_certificate(path):
    erasures = Erasures(path)
    number = erasures.begin("document", "Anna", "verzoek")
    erasures.keep_out(number, "document", [DOCUMENT, DOCUMENT])
    erasures.keep_out(number, "document", [DOCUMENT])
    assert erasures.marks("document") == {DOCUMENT}
    assert erasures.all()[0].certificate is None
    erasures.certify(number, {"number": number})
    assert erasures.all()[0].certificate == {"number": number}
    with pytest.raises(ValueError, match="who"):
        erasures.begin("document", " ", "")


def test_a_name_that_stands_escaped_in_json_goes_too(tmp_path):
    path = tmp_path / "decisions.sqlite"
    Erasures(path).begin("document", "Anna", "")
    with sqlite3.connect(path) as connection:
        connection.execute(
            "insert into panel_events (panel, kind, body, decided_by, decided_at) values (1, 'ended', ?, 'A', '')",
            [json.dumps({"reason": "Zoë Jansen zei het", "stories": ["x"]})],
        )
    Erasures(path).redact_everywhere(1, Person(("Zoë Jansen",)).out_of)
    assert [json.loads(text) for text in Erasures(path).texts()] == [
        {"reason": "[verwijderd] zei het", "stories": ["x"]}
    ]


def test_many_who_open_a_new_file_at_once_all_get_their_word_in(tmp_path):
    path, failed = tmp_path / "decisions.sqlite", []

    def note(number):
        try:
            Notes(path).note("2025-Q1", None, f"regel {number}", "Anna")
        except sqlite3.Error as error:
            failed.append(error)

    threads = [threading.Thread(target=note, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(Notes(path).of("2025-Q1")) == 8
