"""A real OpenID Connect server on this computer, in a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest


@contextmanager
def provider() -> Iterator[str]:
    """The address of the server, until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "oidc_provider_mock", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/.well-known/openid-configuration")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def user(server: str, subject: str, **claims: object) -> None:
    """Somebody whose ID token holds these claims, over whatever the server would say itself."""
    httpx.put(f"{server}/users/{subject}", json=claims).raise_for_status()


def _wait_for(address: str) -> None:
    for _ in range(120):
        try:
            httpx.get(address, timeout=5)
        except httpx.HTTPError:
            time.sleep(0.25)
        else:
            return
    pytest.fail(f"{address} does not answer")
