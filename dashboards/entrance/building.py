"""The whole web application: headers, limits and the gate around Streamlit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboards import health, labels
from dashboards.entrance import elsewhere
from dashboards.entrance.door import Door
from dashboards.entrance.first_time import FirstTime
from dashboards.entrance.gate import Gate
from dashboards.entrance.headers import CarefulHeaders
from dashboards.entrance.limits import Limits
from dashboards.entrance.owned import OwnedApp
from dashboards.entrance.pages import Pages
from dashboards.entrance.practice import Practice
from dashboards.shell import DutchShell
from pipeline.settings import Settings

FOLDER = Path(__file__).parent
SCRIPT = FOLDER.parent / "app.py"
_BOTH = ["GET", "POST"]
_TEN_MINUTES = 600


def build(settings: Settings, door: Door | None) -> st.App:
    """Streamlit behind `door`; without one everything is open, as tests have it."""
    limits = Middleware(Limits, megabytes=settings.reading.max_megabytes)
    shell = Middleware(DutchShell, title=labels.PRODUCT)
    if door is None:
        return st.App(SCRIPT, routes=health.routes(settings), middleware=[Middleware(CarefulHeaders), limits, shell])
    routes = _routes(door)
    gate = Middleware(Gate, door=door, entrance=_entrance(door, routes), paths=frozenset(one.path for one in routes))
    headers = Middleware(CarefulHeaders, is_https=door.is_https)
    return OwnedApp(SCRIPT, owners=door.owners, cookie=door.cookie, middleware=[headers, limits, gate, shell])


def _routes(door: Door) -> list[Route]:
    pages, first = Pages(door), FirstTime(door)
    always = [
        Route("/entree.css", _file("entrance.css", "text/css")),
        Route("/merk.svg", _file("../icon.svg", "image/svg+xml")),
        Route("/afmelden", pages.sign_out, methods=_BOTH),
        *health.routes(door.settings),
    ]
    if door.mode == "demo":
        return [*always, Route("/aanmelden", Practice(door).sign_in, methods=_BOTH)]
    return [
        *always,
        Route("/aanmelden", pages.sign_in, methods=_BOTH),
        Route("/wachtwoord", pages.password, methods=_BOTH),
        Route("/eerste-keer", first.first, methods=_BOTH),
        Route("/uitnodiging", first.invited, methods=_BOTH),
        *_elsewhere(door),
    ]


def _elsewhere(door: Door) -> list[Route]:
    oidc = door.settings.access.oidc
    if not oidc.discovery:
        return []
    pages = elsewhere.Elsewhere(door, elsewhere.client(oidc))
    return [Route("/aanmelden/extern", pages.begin), Route(elsewhere.BACK, pages.end)]


def _entrance(door: Door, routes: list[Route]) -> Starlette:
    """The pages of the entrance; its own short-lived cookie holds what was asked of another server."""
    kept = Middleware(
        SessionMiddleware, secret_key=door.secret.hex(), session_cookie=f"{door.cookie}_extern", max_age=_TEN_MINUTES,
        same_site="lax", https_only=door.is_https,
    )  # fmt: skip
    return Starlette(routes=routes, middleware=[kept])


def _file(name: str, kind: str) -> Any:  # noqa: ANN401 - an endpoint
    content = (FOLDER / name).read_bytes()

    def answer(request: Request) -> Response:
        return Response(content, media_type=kind)

    return answer
