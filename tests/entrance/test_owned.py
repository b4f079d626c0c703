"""Streamlit's sessions and files belong to who signed in; fails where another Streamlit works otherwise."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from streamlit.runtime import Runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from dashboards.entrance.building import SCRIPT
from dashboards.entrance.owned import OwnedApp, OwnedMedia, file_of
from dashboards.entrance.owners import MOST, Owners
from pipeline.accounts.sessions import key_of

ANNA, BO = key_of("token van anna"), key_of("token van bo")


@pytest.fixture
def owners() -> Owners:
    owners = Owners()
    owners.claim("pagina van anna", ANNA)
    owners.claim("pagina van bo", BO)
    return owners


def test_a_file_opens_for_whom_it_was_made_and_also_when_two_made_the_same(owners):
    owners.give("pagina van anna", "bestand")
    assert owners.owns_file(ANNA, "bestand")
    assert not owners.owns_file(BO, "bestand")
    owners.give("pagina van bo", "bestand")
    assert owners.owns_file(BO, "bestand")
    assert not owners.owns_file(BO, "onbekend")


def test_only_so_many_are_remembered_and_the_oldest_are_refused(owners):
    for number in range(MOST):
        owners.claim(f"pagina {number}", BO)
    assert not owners.owns_page(ANNA, "pagina van anna")
    assert owners.owns_page(BO, f"pagina {MOST - 1}")


def test_a_file_that_is_made_at_a_click_is_of_the_page_with_the_button(owners):
    media = OwnedMedia(MediaFileManager(MemoryMediaFileStorage("/media")), owners)
    placeholder = media.add_deferred(lambda: b"a;b", "text/csv", "1.0", "x.csv")
    media._deferred_callables[placeholder]["session_id"] = "pagina van anna"
    address = media.execute_deferred(placeholder)
    assert owners.owns_file(ANNA, file_of(address))
    assert not owners.owns_file(BO, file_of(address))


def test_the_id_of_a_file_in_its_address():
    assert file_of("/media/0a1b.csv") == file_of("/media/0a1b") == "0a1b"


@pytest.fixture
def runtime(owners, monkeypatch):
    asked = []

    def connect(self, client, user_info, existing_session_id=None, session_id_override=None):
        asked.append(existing_session_id)
        return existing_session_id or "nieuwe pagina"

    monkeypatch.setattr(Runtime, "connect_session", connect)
    runtime = OwnedApp(SCRIPT, owners=owners, cookie="verhaal")._create_runtime()
    yield runtime, asked
    Runtime._instance = None


def client(token: str):
    return SimpleNamespace(client_context=SimpleNamespace(cookies={"verhaal": token}))


@pytest.mark.parametrize(
    ("token", "given"), [("token van anna", "pagina van anna"), ("token van bo", None), ("", None)]
)
def test_a_page_goes_on_for_whom_it_is_only(runtime, owners, token, given):
    running, asked = runtime
    page = running.connect_session(client(token), {}, existing_session_id="pagina van anna")
    assert asked == [given]
    assert owners.owns_page(key_of(token), page)
    assert isinstance(running.media_file_mgr, OwnedMedia)
