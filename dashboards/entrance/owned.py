"""Streamlit, told whose sessions and files are whose: the one place that reaches into its runtime.

tests/entrance/test_owned.py fails where another Streamlit works otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.runtime import Runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboards.entrance.owners import Owners
from pipeline.accounts.sessions import key_of


class OwnedMedia(MediaFileManager):
    """Notes for which Streamlit session each file is made, also one that is made when its button is clicked."""

    def __init__(self, media: MediaFileManager, owners: Owners) -> None:
        super().__init__(media._storage)
        self._owners = owners

    def add(self, *given: Any, **named: Any) -> str:  # noqa: ANN401 - Streamlit's own
        """As Streamlit's, and noted."""
        address = super().add(*given, **named)
        context = get_script_run_ctx()
        return self._noted(context.session_id if context else "", address)

    def execute_deferred(self, file_id: str) -> str:
        """As Streamlit's, and noted."""
        entry = self._deferred_callables.get(file_id)
        return self._noted(entry["session_id"] if entry else "", super().execute_deferred(file_id))

    def _noted(self, page: str, address: str) -> str:
        self._owners.give(page, file_of(address))
        return address


class OwnedApp(st.App):
    """Streamlit's app whose sessions and files belong to who signed in; `cookie` holds the token."""

    def __init__(self, *given: Any, owners: Owners, cookie: str, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        self._owners = owners
        self._cookie = cookie

    def _create_runtime(self) -> Runtime:
        runtime = super()._create_runtime()
        runtime._media_file_mgr = OwnedMedia(runtime._media_file_mgr, self._owners)
        vars(runtime)["connect_session"] = self._claiming(runtime.connect_session)
        return runtime

    def _claiming(self, connect: Callable[..., str]) -> Callable[..., str]:
        def connected(client: Any, user_info: Any, existing_session_id: str | None = None, **named: Any) -> str:  # noqa: ANN401
            key = key_of(client.client_context.cookies.get(self._cookie, ""))
            known = existing_session_id if self._owners.owns_page(key, existing_session_id or "") else None
            page = connect(client=client, user_info=user_info, existing_session_id=known, **named)
            self._owners.claim(page, key)
            return page

        return connected


def file_of(address: str) -> str:
    """The id of a file in its address (/media/<id>.<ending>)."""
    return address.rsplit("/", 1)[-1].split(".", 1)[0]
