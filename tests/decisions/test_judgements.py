"""Judgements of people: append-only, never lost, and which of them is in force."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.decisions import Judgements, Queue
from pipeline.decisions import queue as queue_module
from pipeline.decisions.judgements import Label, Sentence, Shown, rejected
from pipeline.decisions.matching import as_judgements, loose
from tests import builders

BETTER = Label("outcome", "vooruitgang", "bewoner", ("sociaal_netwerk",))
WORSE = Label("outcome", "achteruitgang", "bewoner", ("sociaal_netwerk", "meedoen"))
TEXT = "Sinds de kookgroep spreek ik [PERSOON 2] elke week, en dat doet me goed."


def sentence(key: str = "key-1", text: str = TEXT, context: str = "Ik was vaak alleen.", document: str = "doc-1"):
    return Sentence(document, key, text, context)


@pytest.fixture
def ledger(tmp_path):
    return Judgements(tmp_path / "decisions.sqlite")


def judge(ledger, label=BETTER, by="Anna", shown=BETTER, **values):
    return ledger.judge(values.pop("sentence", sentence()), label, by, Shown(shown, "model-1"), **values)


def labels(ledger):
    return {one.sentence.content_key: (one.label, one.verdict) for one in ledger.held()}


def test_the_model_s_label_is_kept_as_it_was_shown(ledger):
    judge(ledger, WORSE, reason="Ze komt juist minder.")
    (one,) = ledger.judgements()
    assert (one.shown, one.label, one.verdict) == (Shown(BETTER, "model-1"), WORSE, "corrected")
    assert (one.sentence, one.decided_by, one.reason) == (sentence(), "Anna", "Ze komt juist minder.")


def test_the_newest_that_stands_is_in_force(ledger):
    judge(ledger)
    second = judge(ledger, WORSE, "Bram")
    assert labels(ledger) == {"key-1": (WORSE, "corrected")}
    ledger.withdraw("judgements", second, "Bram")
    assert labels(ledger) == {"key-1": (BETTER, "accepted")}


def test_a_rejected_label_leaves_no_theme_and_no_effect():
    assert rejected(WORSE) == Label("other", "onveranderd", "bewoner", ())


def test_a_settlement_is_over_everything_until_it_is_taken_back(ledger):
    judge(ledger)
    number = ledger.settle(sentence(), WORSE, "Anna en Bram", "Zie de richtlijn, punt 4.")
    judge(ledger, BETTER, "Carla")
    assert labels(ledger) == {"key-1": (WORSE, "settled")}
    ledger.withdraw("settlements", number, "Anna")
    assert labels(ledger) == {"key-1": (BETTER, "accepted")}


def test_a_settlement_needs_a_motivation(ledger):
    with pytest.raises(ValueError, match="motivation"):
        ledger.settle(sentence(), WORSE, "Anna", " ")


def test_of_a_blind_sample_nothing_is_in_force_until_two_agree(ledger):
    judge(ledger, WORSE, "Anna", round=1)
    assert labels(ledger) == {}
    changed = judge(ledger, BETTER, "Bram", round=1)
    assert labels(ledger) == {}, "they differ"
    ledger.withdraw("judgements", changed, "Bram")
    judge(ledger, WORSE, "bram", round=1)
    assert labels(ledger) == {"key-1": (WORSE, "corrected")}


def test_one_coder_twice_is_not_two(ledger):
    judge(ledger, WORSE, "Anna", round=1)
    judge(ledger, WORSE, "anna", round=1)
    assert labels(ledger) == {}


@pytest.mark.parametrize("table", ["judgements", "settlements"])
@pytest.mark.parametrize("change", ["delete from {}", "update {} set kind = 'other'"])
def test_nothing_booked_can_be_changed(ledger, table, change):
    judge(ledger)
    ledger.settle(sentence(), WORSE, "Anna", "Samen besproken.")
    with closing(sqlite3.connect(ledger.path)) as connection, pytest.raises(sqlite3.IntegrityError, match="append"):
        connection.execute(change.format(table))


@pytest.mark.parametrize(("kind", "direction"), [("effect", "onveranderd"), ("other", "vooruitgang")])
def test_a_label_that_does_not_exist_is_refused(kind, direction):
    with pytest.raises(ValueError, match=r"label|direction"):
        Label(kind, direction, "bewoner", ())


def test_a_file_of_an_earlier_version_gets_the_new_tables(tmp_path):
    path = tmp_path / "decisions.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table watched (path text primary key)")
    judge(Judgements(path))
    assert len(Judgements(path).held()) == 1


# --- the sentences of today


def today(*rows):
    ordinary = {"passage_id": "p1", "text": TEXT, "context": "Ik was vaak alleen.", "content_key": "key-1"}
    return builders.sentences(
        *({**ordinary, "sentence_id": f"s{at}", "position": at, **row} for at, row in enumerate(rows, start=1))
    )


def found(ledger, *rows):
    return as_judgements(today(*rows), ledger.held()).select("sentence_id", "themes").rows()


NOW = {
    "the same content": ({}, True),
    "the same content in a later delivery": ({"document": "doc-2"}, True),
    "a person numbered anew": ({"content_key": "new", "text": TEXT.replace("2", "7")}, True),
    "split a little otherwise": ({"content_key": "new", "text": TEXT.removesuffix(".")}, True),
    "another context": ({"content_key": "new", "context": ""}, True),
    "the same words elsewhere, read in another context": ({"content_key": "new", "document": "doc-2"}, False),
    "a denial more": ({"content_key": "new", "text": TEXT.replace("doet me goed", "doet me niet goed")}, False),
    "another sentence": ({"content_key": "new", "text": "De keuken ging in maart open."}, False),
}


@pytest.mark.parametrize(("row", "expected"), NOW.values(), ids=NOW)
def test_a_label_finds_its_sentence_or_is_loose(ledger, row, expected):
    judge(ledger)
    assert found(ledger, row) == ([("s1", "sociaal_netwerk")] if expected else [])
    assert (loose(today(row), ledger.held()) == []) == expected


def test_a_short_sentence_is_known_by_what_stands_before_it(ledger):
    judge(ledger, sentence=sentence("old", "Ja, gelukkig wel.", "Voelt u zich beter?"))
    rows = [
        {"content_key": "a", "text": "Ja, gelukkig wel.", "context": "Woont u hier al lang?"},
        {"content_key": "b", "text": "Ja, gelukkig wel.", "context": "Voelt u zich  beter?"},
    ]
    assert found(ledger, *rows) == [("s2", "sociaal_netwerk")]


def test_numbers_tell_sentences_of_a_template_apart(ledger):
    text = "In totaal bezochten {} mensen de inloop in de wijk."
    judge(ledger, sentence=sentence("old", text.format(40)))
    assert found(ledger, {"content_key": "a", "text": text.format(45)}) == []


def test_the_word_on_the_own_document_comes_before_that_on_another(ledger):
    judge(ledger)
    judge(ledger, WORSE, sentence=sentence(document="doc-2"))
    assert found(ledger, {}, {"document": "doc-2"}) == [("s1", "sociaal_netwerk"), ("s2", "meedoen sociaal_netwerk")]


@given(st.permutations(range(4)))
def test_the_order_of_sentences_makes_no_difference(tmp_path_factory, order):
    ledger = Judgements(tmp_path_factory.mktemp("order") / "decisions.sqlite")
    judge(ledger)
    judge(ledger, WORSE, sentence=sentence("old", TEXT.replace("elke week", "iedere week")))
    rows = today({}, {"content_key": "x"}, {"content_key": "y", "text": TEXT.replace("week", "weken")}, {})
    assert as_judgements(rows[list(order)], ledger.held()).equals(as_judgements(rows, ledger.held()))


# --- the queue


def test_judgements_are_gathered_and_read_nothing_anew(tmp_path, monkeypatch):
    queue = Queue(tmp_path / "decisions.sqlite")
    for document in ("doc-1", "doc-2", "doc-1"):
        queue.add(document, "judged")
    assert queue.take() is None, "more may follow"
    monkeypatch.setattr(queue_module, "_GATHER", -queue_module._GATHER)
    job = queue.take()
    assert job is not None
    assert (job.document, job.reason) == ("doc-1", "judged")
    assert [other.document for other in queue.take_judged()] == ["doc-2"]
    queue.add("doc-1", "judged")
    queue.finish("doc-1", "done")
    again = queue.take()
    assert again is not None, "it was judged while it was refreshed"
    assert again.document == "doc-1"


@pytest.mark.parametrize("order", [("delivered", "judged"), ("judged", "corrected")])
def test_what_is_to_be_read_is_read_also_when_it_is_judged(tmp_path, order):
    queue = Queue(tmp_path / "decisions.sqlite")
    for reason in order:
        queue.add("doc-1", reason)
    job = queue.take()
    assert job is not None
    assert job.reason != "judged"
    queue.add("doc-1", "judged")
    assert queue.jobs()["doc-1"].reason != "judged", "a program that stops now must read it still"
