"""The gate: nobody reaches Streamlit without a session, over HTTP or WebSocket, and nobody reaches another's files."""

from __future__ import annotations

import re
from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboards.entrance.door import Door
from dashboards.entrance.forms import same_origin
from dashboards.entrance.messages import read_message
from dashboards.entrance.owned import file_of
from dashboards.labels import entrance as words
from pipeline.accounts import Session

PUBLIC = frozenset({"/_stcore/health"})
"""Open to all: says only whether the server is up."""
CLOSED = ("/_stcore/agent", "/_stcore/metrics", "/_stcore/script-health-check", "/auth", "/oauth2callback")
"""Streamlit's own doors that nobody here uses: closed for everybody."""
_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+")
_SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
_REFUSED = 1008


class Gate:
    """ASGI middleware: `entrance` answers its own addresses, `app` everything else, for who has a session."""

    def __init__(self, app: ASGIApp, door: Door, entrance: ASGIApp, paths: frozenset[str]) -> None:
        self.app, self.door, self.entrance, self.paths = app, door, entrance, paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request or connection."""
        if scope["type"] == "http":
            answer = await self._http(Request(scope), scope)
            await answer(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _http(self, request: Request, scope: Scope) -> ASGIApp:
        if not self.door.knows(request.headers.get("host", "")):
            return _told(HTTPStatus.MISDIRECTED_REQUEST, words.UNKNOWN_HOST)
        if request.method not in _SAFE_METHODS and not same_origin(request):
            return _told(HTTPStatus.FORBIDDEN, words.OTHER_SITE)
        if scope["path"] in self.paths:
            return self.entrance
        return self.app if scope["path"] in PUBLIC else await self._inside(request, scope["path"])

    async def _inside(self, request: Request, path: str) -> ASGIApp:
        session = await run_in_threadpool(self.door.entered, request.cookies)
        if session is None:
            return _to_sign_in(request) if _asks_page(request) else _told(HTTPStatus.UNAUTHORIZED, words.SIGNED_OUT)
        if not self._may_have(session, path):
            return _told(HTTPStatus.NOT_FOUND, words.NOT_THERE)
        if _asks_page(request):
            await run_in_threadpool(self.door.sessions.see, session)
        return self.app

    def _may_have(self, session: Session, path: str) -> bool:
        if path.startswith(CLOSED):
            return False
        if path.startswith("/media/"):
            return self.door.owners.owns_file(session.key, file_of(path))
        upload = _UPLOAD.fullmatch(path)
        return upload is None or self.door.owners.owns_page(session.key, upload[1])

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection = HTTPConnection(scope)
        session = await run_in_threadpool(self.door.entered, connection.cookies)
        if session is None or not self._is_own(connection.headers):
            await receive()
            await send({"type": "websocket.close", "code": _REFUSED})
            return
        token = connection.cookies.get(self.door.cookie)

        async def checked() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive" or message.get("bytes") is None:
                    return message
                passed = await run_in_threadpool(read_message, self.door.sessions, token, message["bytes"])
                if passed is not None:
                    return {**message, "bytes": passed}

        await self.app(scope, checked, send)

    def _is_own(self, headers: Headers) -> bool:
        """Whether a page of this site opens the connection: browsers let any site try (cross-site hijacking)."""
        host, origin = headers.get("host", ""), headers.get("origin", "")
        return self.door.knows(host) and bool(host) and urlsplit(origin).netloc == host


def _asks_page(request: Request) -> bool:
    return request.method in {"GET", "HEAD"} and "text/html" in request.headers.get("accept", "")


def _to_sign_in(request: Request) -> Response:
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse("/aanmelden" if asked == "/" else f"/aanmelden?{urlencode({'naar': asked})}", 303)


def _told(status: HTTPStatus, said: str) -> Response:
    return PlainTextResponse(said, status)
