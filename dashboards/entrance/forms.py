"""Forms that only the page itself can send, and addresses to go on to that stay here."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from dashboards.entrance.door import Door

FIELD = "formulier"
"""The hidden field with the token."""
_LASTS = 8 * 3600
_LOCAL_PATH = re.compile(r"/(?![/\\])[^\\\s\x00-\x1f\x7f]*")
ENTRANCE = ("/aanmelden", "/afmelden", "/eerste-keer", "/uitnodiging", "/wachtwoord")


def token(door: Door, purpose: str, bound: str) -> str:
    """What a form must send back: signed, for one purpose, bound to one session or browser."""
    return str(URLSafeTimedSerializer(door.secret, salt=purpose).dumps(bound))


def nonce(door: Door, cookies: Mapping[str, str]) -> str:
    """What binds the forms of a browser in which nobody is signed in."""
    return cookies.get(_nonce_cookie(door)) or secrets.token_urlsafe(24)


def keep_nonce(door: Door, response: Response, value: str) -> None:
    """Let the browser hold it; no other site can have it sent along."""
    response.set_cookie(_nonce_cookie(door), value, path="/", httponly=True, samesite="strict", secure=door.is_https)


def is_ours(door: Door, purpose: str, sent: str, cookies: Mapping[str, str], session_key: str | None = None) -> bool:
    """Whether a form was sent by a page of ours, in this browser."""
    try:
        bound = URLSafeTimedSerializer(door.secret, salt=purpose).loads(sent, max_age=_LASTS)
    except BadSignature:
        return False
    held = session_key or cookies.get(_nonce_cookie(door))
    return bool(held) and secrets.compare_digest(str(bound).encode(), str(held).encode())


def safe_path(asked: str | None) -> str:
    """An address on this site to go on to; the start for anything else, and for the entrance itself."""
    if not asked or len(asked) > 2000 or not _LOCAL_PATH.fullmatch(asked):
        return "/"
    return "/" if asked.split("?", 1)[0].rstrip("/").startswith(ENTRANCE) else asked


def same_origin(request: Request) -> bool:
    """Whether what changes something was asked by a page of this site (OWASP: verify the origin)."""
    origin = request.headers.get("origin")
    if origin is None:
        return request.headers.get("sec-fetch-site") == "same-origin"
    return origin.split("://", 1)[-1] == request.headers.get("host")


def _nonce_cookie(door: Door) -> str:
    return "__Host-verhaal_formulier" if door.is_https else "verhaal_formulier"
