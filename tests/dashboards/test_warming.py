"""What the server makes ready beside answering."""

from __future__ import annotations

from threading import Event, Thread
from time import sleep

import pytest

from dashboards import searching, warming
from pipeline.model_files import ModelError
from tests.dashboards.builders import published, small_town


@pytest.fixture
def prepared(tmp_path, monkeypatch):
    """The states of the store that the search was made ready for, with a store in place and no time to wait."""
    monkeypatch.setenv("VERHAAL_DATA", str(published(small_town(), tmp_path)))
    monkeypatch.setattr(warming, "_AFTER_START", 0.0)
    monkeypatch.setattr(warming, "_EVERY", 0.01)
    monkeypatch.setattr(warming, "_settle", lambda: None)
    made: list[str] = []
    monkeypatch.setattr(searching, "prepare", lambda state: made.append(state.version))
    return made


def until(reached, stop: Event) -> None:
    """Keep warm until something is reached, five seconds at most."""
    keeper = Thread(target=warming.keep_warm, args=(stop,))
    keeper.start()
    for _ in range(500):
        if reached():
            break
        sleep(0.01)
    stop.set()
    keeper.join()


def test_each_published_state_is_made_ready_once(prepared, tmp_path):
    published_again = []

    def reached() -> bool:
        if len(prepared) == 1 and not published_again:
            published_again.append(small_town().publish(tmp_path))
        return len(prepared) == 2

    until(reached, Event())
    assert len(prepared) == len(set(prepared)) == 2


def test_without_its_models_the_rest_is_made_ready_all_the_same(prepared, monkeypatch):
    def refused(state):
        prepared.append(state.version)
        raise ModelError("er is geen model")

    monkeypatch.setattr(searching, "prepare", refused)
    until(lambda: prepared, Event())
    assert len(prepared) == 1
