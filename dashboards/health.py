"""What a monitor asks: is the server up (for anybody), and can it do its work (for who has the token)."""

from __future__ import annotations

import hmac
import logging
import os
from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from pipeline.journal import note
from pipeline.readiness import look
from pipeline.settings import Settings

LIVE, READY = "/gezond", "/gezond/gereed"
WITHOUT_SIGN_IN = frozenset({LIVE, READY})
"""A gate lets these through: the first says nothing, the second asks for a token of its own."""
TOKEN = "VERHAAL_HEALTH_TOKEN"  # nosec B105  # the name of the variable
_UNCACHED = {"cache-control": "no-store"}


def routes(settings: Settings) -> list[Route]:
    """Both addresses, for the server to answer before Streamlit does."""
    return [Route(LIVE, live, methods=["GET"]), Route(READY, _ready(settings), methods=["GET"])]


async def live(request: Request) -> JSONResponse:
    """That the server answers."""
    return JSONResponse({"status": "ok"}, headers=_UNCACHED)


def _ready(settings: Settings) -> Callable[[Request], Awaitable[JSONResponse]]:
    async def answer(request: Request) -> JSONResponse:
        wanted = os.environ.get(TOKEN, "")
        if not wanted:
            return JSONResponse({"status": "off"}, status_code=404, headers=_UNCACHED)
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(given.encode(), wanted.encode()):
            return JSONResponse({"status": "unknown"}, status_code=401, headers=_UNCACHED)
        found = await run_in_threadpool(look, settings)
        for name, well in found.checks.items():
            if not well:
                note("not_ready", logging.WARNING, check=name)
        said = {"status": "ok" if found.ready else "trouble", "checks": found.checks, "numbers": found.numbers}
        return JSONResponse(said, status_code=200 if found.ready else 503, headers=_UNCACHED)

    return answer
