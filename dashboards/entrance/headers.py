"""What every answer tells the browser to be careful with.

The policy for content is as strict as Streamlit works with: its styles are written by script, and its pictures of
charts are data and blob addresses. No text is run as a script (its charts use an interpreter, not eval), but for those
of our own in dashboards/scripts.py.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboards.scripts import hashes

_POLICY = {
    "default-src": "'none'",
    "script-src": " ".join(("'self'", *hashes())),
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "media-src": "'self'",
    "worker-src": "'self' blob:",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'self'",
}
_UNUSED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "geolocation",
    "gyroscope", "magnetometer", "microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock",
    "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
CAREFUL = {
    "content-security-policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": ", ".join(f"{name}=()" for name in _UNUSED),
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-permitted-cross-domain-policies": "none",
}
HSTS = {"strict-transport-security": "max-age=31536000"}
_KEPT = "/static/"
"""Streamlit's own scripts and styles, which hold nothing of anybody: browsers may keep them."""
_OPEN = {b"access-control-allow-origin", b"access-control-allow-credentials", b"access-control-allow-headers",
         b"access-control-allow-methods", b"server"}  # fmt: skip
"""Taken off: nothing here is for another site."""


class CarefulHeaders:
    """ASGI middleware: adds the headers to every answer, and keeps pages and files out of the browser's store."""

    def __init__(self, app: ASGIApp, is_https: bool = False) -> None:
        self.app = app
        held = {**CAREFUL, **(HSTS if is_https else {})}
        self.headers = [(name.encode(), value.encode()) for name, value in held.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        added = self.headers
        replaced = {name for name, _ in added} | _OPEN
        if not scope["path"].startswith(_KEPT):
            added = [*added, (b"cache-control", b"no-store")]
            replaced |= {b"cache-control"}

        async def careful(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message["headers"] if pair[0].lower() not in replaced]
                message = {**message, "headers": [*kept, *added]}
            await send(message)

        await self.app(scope, receive, careful)
