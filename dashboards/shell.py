"""The layer around Streamlit: a Dutch page, and headers that keep browsers careful."""

from __future__ import annotations

from html import escape

from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"content-security-policy", b"frame-ancestors 'none'; object-src 'none'; base-uri 'self'"),
]
_CONDITIONAL = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
"""Taken off requests for a page: a compressed or unchanged answer could not be rewritten."""
_BODY_BOUND = {b"content-length", b"etag", b"last-modified", b"accept-ranges"}


class DutchShell:
    """ASGI middleware: rewrites Streamlit's page to Dutch with its own title, and adds safe headers to every answer."""

    def __init__(self, app: ASGIApp, title: str) -> None:
        self.app = app
        self.title = escape(title)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asks_page = b"text/html" in dict(scope["headers"]).get(b"accept", b"")
        headers = [pair for pair in scope["headers"] if not (asks_page and pair[0] in _CONDITIONAL)]
        await self.app({**scope, "headers": headers}, receive, _Answer(self, send))

    def dutch(self, body: bytes) -> bytes:
        """Streamlit's page with the language and title of this product."""
        page = body.decode("utf-8")
        page = page.replace('<html lang="en">', '<html lang="nl">', 1)
        return page.replace("<title>Streamlit</title>", f"<title>{self.title}</title>", 1).encode("utf-8")


class _Answer:
    """The sending side of one answer; holds a page back until it is whole."""

    def __init__(self, shell: DutchShell, send: Send) -> None:
        self.shell = shell
        self.send = send
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*_without(message["headers"], {b"server"}), *SAFE_HEADERS]}
            if _is_page(message):
                self.start = message
                return
        if self.start is not None and message["type"] == "http.response.body":
            await self._page(self.start, message)
            return
        await self.send(message)

    async def _page(self, start: Message, message: Message) -> None:
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = self.shell.dutch(self.body)
        length = (b"content-length", str(len(body)).encode())
        await self.send({**start, "headers": [*_without(start["headers"], _BODY_BOUND), length]})
        await self.send({"type": "http.response.body", "body": body})


def _is_page(message: Message) -> bool:
    headers = dict(message["headers"])
    return headers.get(b"content-type", b"").startswith(b"text/html") and b"content-encoding" not in headers


def _without(headers: list[tuple[bytes, bytes]], names: set[bytes]) -> list[tuple[bytes, bytes]]:
    return [pair for pair in headers if pair[0].lower() not in names]
