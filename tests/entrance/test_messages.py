"""What a page sends over its socket: passed on while its session lasts, drawn anew afterwards."""

from __future__ import annotations

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboards.entrance.messages import read_message
from pipeline.accounts import Sessions
from tests.accounts.people import Clock, person


def pressed(auto: bool = False) -> BackMsg:
    message = BackMsg()
    message.rerun_script.page_script_hash = "bladzijde"
    message.rerun_script.query_string = "zoek=naam"
    message.rerun_script.fragment_id = "deel"
    message.rerun_script.is_auto_rerun = auto
    message.rerun_script.widget_states.widgets.add(id="knop", trigger_value=True)
    return message


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessions(tmp_path, clock) -> Sessions:
    return Sessions(tmp_path / "accounts.sqlite", 1800, 36000, clock)


@pytest.fixture
def token(sessions) -> str:
    return sessions.begin(person(sessions.path))


def test_with_a_session_a_message_passes_as_it_is(sessions, token):
    raw = pressed().SerializeToString()
    assert read_message(sessions, token, raw) == raw


@pytest.mark.parametrize("who", [None, "", "vals"])
def test_without_one_a_press_becomes_a_page_that_is_drawn_anew(sessions, token, who):
    passed = BackMsg.FromString(read_message(sessions, who, pressed().SerializeToString()))
    run = passed.rerun_script
    assert run.page_script_hash == "bladzijde"
    assert (run.fragment_id, run.query_string, len(run.widget_states.widgets)) == ("", "", 0)


@pytest.mark.parametrize("change", [
    lambda message: setattr(message, "clear_cache", True),
    lambda message: message.file_urls_request.file_names.append("x"),
    lambda message: setattr(message, "load_git_info", True),
])  # fmt: skip
def test_without_one_nothing_else_passes(sessions, change):
    message = BackMsg()
    change(message)
    assert read_message(sessions, None, message.SerializeToString()) is None


def test_what_is_no_message_does_not_pass(sessions, token):
    assert read_message(sessions, token, b"\xff\xff\xff") is None


@pytest.mark.parametrize(("auto", "lasts"), [(False, True), (True, False)], ids=["pressed", "by itself"])
def test_what_a_page_sends_by_itself_keeps_no_session_from_ending(sessions, token, clock, auto, lasts):
    for _ in range(4):
        clock.now += 600
        read_message(sessions, token, pressed(auto).SerializeToString())
    assert (sessions.of(token) is not None) is lasts
