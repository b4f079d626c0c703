"""The web server: Streamlit under an ASGI layer that makes its page Dutch and its answers safe.

Streamlit writes `<html lang="en">` and its own title into its page; WCAG 3.1.1 asks for the language of the words.
"""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from streamlit import App, config
from streamlit.elements import exception
from streamlit.runtime.pages_manager import PagesManager

from dashboards import logs
from dashboards.entrance.building import build
from dashboards.entrance.door import Door, stand_at
from dashboards.labels import states
from dashboards.palette import DARK, LIGHT, Palette
from pipeline.journal import note
from pipeline.settings import Settings

HOST = "127.0.0.1"
PORTS_TRIED = 50
EDGE = "#7b8a99"
"""Around fields, 3:1 on either ground."""


def _theme(name: str, colours: Palette) -> dict[str, str]:
    """Streamlit's options for one theme; the browser's own preference chooses between the two."""
    values = {
        "primaryColor": colours.brand, "backgroundColor": colours.ground, "secondaryBackgroundColor": colours.panel,
        "textColor": colours.ink, "linkColor": colours.brand, "borderColor": EDGE,
    }  # fmt: skip
    return {f"theme.{name}.{option}": value for option, value in values.items()}


OPTIONS: dict[str, Any] = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "logger.level": "error",
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,
    "server.allowedHosts": ["127.0.0.1", "localhost"],
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.showEmailPrompt": False,
    **_theme("light", LIGHT),
    **_theme("dark", DARK),
    "theme.linkUnderline": True,
    "theme.baseRadius": "0.375rem",
    "theme.showWidgetBorder": True,
    "theme.headingFontWeights": [700, 650, 600],
}
"""No telemetry, no prompts, no toolbar; only this computer may knock; text colours reach at least 4.5:1.

Streamlit collects garbage after every run, which takes far longer than most pages do; Python's own rhythm is enough.
"""

config.get_config_options(force_reparse=True, options_from_flags=OPTIONS)
# until st.navigation has run once, Streamlit takes pages/ for its older kind of pages and shows the first visitor who
# asks for one of them that script alone, without navigation and style
PagesManager.uses_pages_directory = False
# what visitors see of a mistake in the program; Streamlit has no setting for it, and says it in English
vars(exception)["_GENERIC_UNCAUGHT_EXCEPTION_TEXT"] = states.WENT_WRONG


def serve(
    settings: Settings, port: int = 8501, open_browser: bool = True, announce: Callable[[str], None] | None = None,
    door: Door | None = None, first: str = "",
) -> None:  # fmt: skip
    """Serve the screen behind a door until it is stopped (Ctrl-C); without a door all is open, which is for tests.

    Takes the first free port from `port` on; `announce` is called with the address when it is known. `first` is the
    path that the browser opens. Raises OSError when no port is free.
    """
    # after the options are set, so that making the caches finds them
    from dashboards.data import serve_with
    from dashboards.warming import keep_warm

    # first, since it refuses settings that cannot be
    app = build(settings, door)
    serve_with(settings)
    stand_at(door)
    logs.begin(settings)
    config.set_option("server.maxUploadSize", settings.reading.max_megabytes)
    host = settings.access.host if door else HOST
    listener = listen(port, host)
    address = f"http://{host}:{listener.getsockname()[1]}"
    if announce:
        announce(address)
    if open_browser:
        threading.Timer(1.0, webbrowser.open, [address + first]).start()
    threading.Thread(target=keep_warm, args=(threading.Event(),), daemon=True).start()
    with listener:
        note("started", port=listener.getsockname()[1])
        uvicorn.Server(_config(app, settings)).run(sockets=[listener])
    note("stopped")


def _config(app: App, settings: Settings) -> uvicorn.Config:
    """How the web server runs; what a proxy says of a visitor is believed only of the proxies that are set."""
    proxies = settings.access.trusted_proxies
    if own := urlsplit(settings.access.address).hostname:
        config.set_option("server.allowedHosts", [*OPTIONS["server.allowedHosts"], own])
    return uvicorn.Config(
        app, log_level="warning", log_config=None, server_header=False, proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies or None,
    )  # fmt: skip


def listen(port: int, host: str = HOST) -> socket.socket:
    """A socket on the first free port from `port` on; raises OSError when there is none near."""
    for candidate in range(port, port + PORTS_TRIED):
        try:
            listener = socket.create_server((host, candidate))
        except OSError as error:
            taken = error
        else:
            # visitors' connections inherit it; without it the end of a page waits 40 ms for the browser to confirm
            # its beginning, since asyncio sees no TCP in a socket that was made like this
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return listener
    raise taken
