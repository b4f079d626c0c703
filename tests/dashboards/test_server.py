"""The layer around Streamlit: language, title, headers, and a port that is free."""

from __future__ import annotations

import asyncio
import re
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import streamlit

from dashboards.labels.chrome import SCRIPTS, WORDS
from dashboards.server import HOST, listen
from dashboards.shell import DutchShell

PAGE = [b'<!DOCTYPE html>\n<html lang="en"><head><title>Stre', b"amlit</title></head><body>\xe2\x82\xac</body></html>"]


def answer(
    headers: list[tuple[bytes, bytes]], parts: list[bytes], accept: bytes = b"text/html", path: str = "/"
) -> tuple[Any, ...]:
    """What a browser gets, and what the app behind the layer was asked, for an answer in parts."""
    sent: list[dict[str, Any]] = []
    asked: list[dict[str, Any]] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        asked.append(scope)
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for at, part in enumerate(parts):
            await send({"type": "http.response.body", "body": part, "more_body": at < len(parts) - 1})

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    request = {
        "type": "http",
        "path": path,
        "headers": [(b"accept", accept), (b"accept-encoding", b"gzip"), (b"if-none-match", b"x")],
    }
    with ThreadPoolExecutor(1) as apart:  # the browser tests' own event loop may be running in this thread
        apart.submit(lambda: asyncio.run(DutchShell(app, "Verhaal & co")(request, None, send))).result()
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return dict(sent[0]["headers"]), body, dict(asked[0]["headers"])


def test_a_page_becomes_dutch_even_when_it_comes_in_parts():
    headers, body, asked = answer([(b"content-type", b"text/html"), (b"content-length", b"9"), (b"etag", b"1")], PAGE)
    assert b'<html lang="nl">' in body
    assert b"<title>Verhaal &amp; co</title>" in body
    assert headers[b"content-length"] == str(len(body)).encode()
    assert b"etag" not in headers
    assert b"accept-encoding" not in asked


def test_a_page_holds_no_script_of_its_own():
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()
    _, body, _ = answer([(b"content-type", b"text/html")], [page])
    assert not re.search(rb"<script(?![^>]*\bsrc=)", body)
    assert b"service-desc" not in body


def test_other_answers_pass_as_they_are():
    headers, body, asked = answer([(b"content-type", b"text/css"), (b"etag", b"1")], PAGE, accept=b"text/css")
    assert body == b"".join(PAGE)
    assert headers[b"etag"] == b"1"
    assert asked[b"accept-encoding"] == b"gzip"


def test_a_taken_port_is_passed_over_and_only_this_computer_may_knock():
    with listen(18950) as first, listen(18950) as second:
        assert first.getsockname()[0] == second.getsockname()[0] == HOST == "127.0.0.1"
        assert second.getsockname()[1] > first.getsockname()[1]


def test_what_a_visitor_gets_is_sent_without_waiting_for_more():
    with listen(18950) as listener, socket.create_connection(listener.getsockname()):
        visitor, _ = listener.accept()
        with visitor:
            assert visitor.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def scripts_of_streamlit() -> dict[str, bytes]:
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    return {path.name: path.read_bytes() for path in folder.glob("*.js") if SCRIPTS.search(f"/static/js/{path.name}")}


def test_every_word_is_still_there_in_the_streamlit_that_is_installed():
    """Guards the patterns: another Streamlit may word things otherwise, and would speak English again."""
    bodies = scripts_of_streamlit().values()
    lost = [pattern.pattern for pattern, _ in WORDS if not any(pattern.search(body) for body in bodies)]
    assert lost == []


def test_scripts_are_given_in_dutch():
    for name, script in scripts_of_streamlit().items():
        sent = [(b"content-type", b"text/javascript")], [script], b"*/*", f"/static/js/{name}"
        _, body, asked = answer(*sent)
        assert not any(pattern.search(body) for pattern, _ in WORDS)
        assert b"accept-encoding" not in asked
