"""How much one request may send: a file as much as may be read of one, anything else little."""

from __future__ import annotations

from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboards.labels import entrance as words

UPLOADS = "/_stcore/upload_file/"
LEAST = 64 * 1024
"""Bytes of a form, which holds a few words."""
AROUND_A_FILE = 64 * 1024
"""Bytes that a browser sends around the file itself."""


class TooMuch(HTTPException):
    """A request sends more than it may; whoever reads it answers so."""

    def __init__(self) -> None:
        super().__init__(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, words.TOO_LARGE)


class Limits:
    """ASGI middleware: refuses a request that says it is too large, and breaks off one that turns out to be."""

    def __init__(self, app: ASGIApp, megabytes: int) -> None:
        self.app = app
        self.most = megabytes * 2**20 + AROUND_A_FILE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = self.most if scope["path"].startswith(UPLOADS) else LEAST
        said = Headers(scope=scope).get("content-length", "0")
        if not said.isdecimal() or int(said) > most:
            await _refuse(scope, receive, send)
            return
        counted = _Counted(receive, send, most)
        try:
            await self.app(scope, counted.receive, counted.send)
        except TooMuch:
            if not counted.has_begun:
                await _refuse(scope, receive, send)


class _Counted:
    """One request whose bytes are counted."""

    def __init__(self, receive: Receive, send: Send, most: int) -> None:
        self._receive, self._send, self._left = receive, send, most
        self.has_begun = False

    async def receive(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise TooMuch
        return message

    async def send(self, message: Message) -> None:
        self.has_begun = True
        await self._send(message)


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    answer = PlainTextResponse(words.TOO_LARGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {"connection": "close"})
    await answer(scope, receive, send)
