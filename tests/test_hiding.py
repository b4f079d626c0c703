"""A name that was left standing is marked: it is nowhere after, and stays out."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.decisions import Erasures, Inbox
from pipeline.delivery import deliver
from pipeline.desk import read_waiting
from pipeline.hiding import mark, unsettled
from pipeline.journey import Journey
from pipeline.settings import Settings

NAME = "zwaluwbaksveld"
TEXT = f"Verslag van het inloophuis.\n\nHet was gezellig bij {NAME} thuis, zeggen de buren in de straat.\n"
OTHER = f"Een heel ander verslag.\n\nDe {NAME} is een boom die hier in het park staat en bloeit in mei.\n"


@pytest.fixture(scope="module")
def journey(tmp_path_factory):
    made = Journey(Settings(data=tmp_path_factory.mktemp("data")))
    for name, text in (("een.txt", TEXT), ("twee.txt", OTHER)):
        deliver(made.settings.data, text.encode(), name, "Anna", "desk")
    read_waiting(made, lambda done, total: None)
    return made


def text_of(journey, document):
    state = journey.store.snapshot()
    return " ".join(state.of_documents([document]).passages["text"].to_list())


def first(journey):
    state = journey.store.snapshot()
    return next(one for one in state.table("documents")["document"] if "gezellig" in text_of(journey, one))


def files_holding(journey, word):
    """The files of the data folder, but the originals, in which the word stands as it is."""
    folder = Path(journey.settings.data)
    held = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [path for path in held if word in path.read_bytes().decode("utf-8", "ignore").lower()]


def test_marking_takes_a_name_out_of_everything_and_it_stays_out(journey):
    document = first(journey)
    assert NAME in text_of(journey, document)
    Inbox(journey.decided).decide(document, "returned", "Anna", f"Wat doet {NAME} hier?")
    state = journey.store.snapshot()
    touched = mark(journey.decided, journey.vault, state, NAME, document, "Anna")
    assert touched == (document,)
    assert len(unsettled(journey.decided)) == 1
    read_waiting(journey, lambda done, total: None)
    assert not unsettled(journey.decided)
    assert NAME not in text_of(journey, document)
    assert "[verwijderd]" in text_of(journey, document)
    assert not any(NAME in said for said in Erasures(journey.decided).texts())
    (other,) = set(journey.store.snapshot().table("documents")["document"]) - {document}
    assert NAME in text_of(journey, other), "an ordinary word elsewhere stays"

    # everywhere, when that is asked
    assert mark(journey.decided, journey.vault, journey.store.snapshot(), NAME, None, "Anna") == (other,)
    read_waiting(journey, lambda done, total: None)
    assert files_holding(journey, NAME) == []

    # what comes in later comes in without it
    again = f"Nieuw.\n\n{NAME} was er weer bij en lachte hard.\n".encode()
    later = deliver(journey.settings.data, again, "drie.txt", "Anna", "desk")
    read_waiting(journey, lambda done, total: None)
    assert NAME not in text_of(journey, later)
    assert files_holding(journey, NAME) == []
