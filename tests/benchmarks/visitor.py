"""A visitor without a browser: speaks to the server as Streamlit's page does, and times what it does.

The page opens a WebSocket at /_stcore/stream (subprotocol "streamlit") and sends BackMsg; the server answers with
ForwardMsg until `script_finished`. What was sent before and is large, is sent as a reference to it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 60.0
"""Seconds after which an answer counts as an error."""
_WELL = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one act: seconds until the script had finished, bytes received, and what was wrong, if anything."""

    seconds: float
    size: int
    wrong: str | None


@dataclass(slots=True)
class Visitor:
    """One session. `widgets` are the widgets on screen by the key that the code gives them, `pages` address → hash."""

    port: int
    address: str = ""
    query: str = ""
    widgets: dict[str, Any] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    _socket: ClientConnection | None = None
    _held: dict[str, ForwardMsg] = field(default_factory=dict)
    _states: dict[str, WidgetState] = field(default_factory=dict)

    async def __aenter__(self) -> Self:
        self._socket = await connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream", subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=f"http://127.0.0.1:{self.port}", max_size=None, compression=None,  # type: ignore[arg-type]
        )  # fmt: skip
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._socket is not None
        await self._socket.close()

    async def open(self, address: str, query: str = "") -> Answer:
        """Go to a page; `query` is what stands in its address."""
        self.address, self.query = address, query
        self._states = {}
        return await self._run()

    async def choose(self, key: str, place: int) -> Answer:
        """Choose an option of a selectbox, by its place; -1 for none."""
        box = self.widgets[key]
        state = WidgetState(id=box.id)
        if place >= 0:
            state.string_value = box.options[place % len(box.options)]
        self._states[box.id] = state
        return await self._run()

    async def write(self, key: str, text: str) -> Answer:
        """Write something in a text field."""
        self._states[self.widgets[key].id] = WidgetState(id=self.widgets[key].id, string_value=text)
        return await self._run()

    async def press(self, key: str) -> Answer:
        """Press a button."""
        return await self._run(WidgetState(id=self.widgets[key].id, trigger_value=True))

    async def forget(self) -> None:
        """Let the server forget what it holds in its caches, for all visitors."""
        await self._send(BackMsg(clear_cache=True))

    async def _send(self, message: BackMsg) -> None:
        assert self._socket is not None
        await self._socket.send(message.SerializeToString())

    async def _run(self, *pressed: WidgetState) -> Answer:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = self.query
        asked.page_script_hash = self.pages.get(self.address, "")
        if not self.pages:
            asked.page_name = self.address
        asked.widget_states.widgets.extend([*self._states.values(), *pressed])
        asked.cached_message_hashes.extend(self._held)
        begun = time.perf_counter()
        await self._send(message)
        try:
            size, wrong = await asyncio.wait_for(self._finished(), PATIENCE)
        except TimeoutError:
            size, wrong = 0, "no answer"
        return Answer(time.perf_counter() - begun, size, wrong)

    async def _finished(self) -> tuple[int, str | None]:
        """Take in what the server sends, until the script has run."""
        assert self._socket is not None
        seen: list[Any] = []
        size, wrong = 0, None
        async for data in self._socket:
            assert isinstance(data, bytes)
            size += len(data)
            message = self._whole(ForwardMsg.FromString(data))
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                self.widgets = dict(_widgets(seen))
                return size, wrong if message.script_finished in _WELL else "script failed"
            wrong = self._take(kind, message, seen) or wrong
        return size, "connection closed"

    def _take(self, kind: str | None, message: ForwardMsg, seen: list[Any]) -> str | None:
        """Keep what is of use; gives what is wrong, if anything."""
        if kind == "navigation":
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "page_not_found":
            return "page not found"
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            seen.append(element)
            if element.WhichOneof("type") == "exception":
                return f"exception: {element.exception.message}"
        return None

    def _whole(self, message: ForwardMsg) -> ForwardMsg:
        """The message itself, or the one that it refers to."""
        if message.WhichOneof("type") == "ref_hash":
            return self._held[message.ref_hash]
        if message.metadata.cacheable:
            self._held[message.hash] = message
        return message


def _widgets(seen: list[Any]) -> Iterator[tuple[str, Any]]:
    """The widgets that have a key; an id is '$$ID-', a hash and the key."""
    for element in seen:
        kind = element.WhichOneof("type")
        widget = getattr(element, kind) if kind else None
        name = getattr(widget, "id", "")
        if isinstance(name, str) and name.startswith("$$ID-"):
            yield name.split("-", 2)[2], widget
