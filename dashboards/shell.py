"""The layer around Streamlit: a Dutch page."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboards.labels.chrome import SCRIPTS, dutch_words

_INLINE = re.compile(r"<script>\s*window\.prerenderReady = false\s*</script>|<link rel=\"service-desc\"[^>]*>")
"""For search engines and programs, which have no business here; the content policy allows no script in a page."""
_CONDITIONAL = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
"""Taken off requests for what is rewritten: a compressed or unchanged answer could not be."""
_BODY_BOUND = {b"content-length", b"etag", b"last-modified", b"accept-ranges"}


class DutchShell:
    """ASGI middleware: makes Streamlit's page Dutch, with its own title."""

    def __init__(self, app: ASGIApp, title: str) -> None:
        self.app = app
        self.title = escape(title)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asks_page = b"text/html" in dict(scope["headers"]).get(b"accept", b"")
        is_script = bool(SCRIPTS.search(scope["path"]))
        headers = [pair for pair in scope["headers"] if not ((asks_page or is_script) and pair[0] in _CONDITIONAL)]
        rewrite = dutch_words if is_script else self.dutch
        await self.app({**scope, "headers": headers}, receive, _Answer(rewrite, is_script, send))

    def dutch(self, body: bytes) -> bytes:
        """Streamlit's page with the language and title of this product."""
        page = _INLINE.sub("", body.decode("utf-8"))
        page = page.replace('<html lang="en">', '<html lang="nl">', 1)
        return page.replace("<title>Streamlit</title>", f"<title>{self.title}</title>", 1).encode("utf-8")


class _Answer:
    """The sending side of one answer; holds a page or script back until it is whole."""

    def __init__(self, rewrite: Callable[[bytes], bytes], is_script: bool, send: Send) -> None:
        self.rewrite = rewrite
        self.is_script = is_script
        self.send = send
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and self._is_rewritten(message):
            self.start = message
            return
        if self.start is not None and message["type"] == "http.response.body":
            await self._page(self.start, message)
            return
        await self.send(message)

    def _is_rewritten(self, message: Message) -> bool:
        return _is_page(message) or (self.is_script and message["status"] == 200)

    async def _page(self, start: Message, message: Message) -> None:
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = self.rewrite(self.body)
        length = (b"content-length", str(len(body)).encode())
        await self.send({**start, "headers": [*_without(start["headers"], _BODY_BOUND), length]})
        await self.send({"type": "http.response.body", "body": body})


def _is_page(message: Message) -> bool:
    headers = dict(message["headers"])
    return headers.get(b"content-type", b"").startswith(b"text/html") and b"content-encoding" not in headers


def _without(headers: list[tuple[bytes, bytes]], names: set[bytes]) -> list[tuple[bytes, bytes]]:
    return [pair for pair in headers if pair[0].lower() not in names]
