"""Streamlit's own logging and the web server's, as lines of the journal: without what they say."""

from __future__ import annotations

import logging

from streamlit import logger

from pipeline import journal
from pipeline.settings import Settings


def begin(settings: Settings) -> None:
    """Log as JSON from now on. Streamlit gives each of its loggers a handler of its own: they hand on instead."""
    journal.begin(settings.log.file, settings.log.level)
    vars(logger)["setup_formatter"] = _hand_on
    logger.update_formatter()
    for name in ("uvicorn", "uvicorn.access", "uvicorn.error", "uvicorn.asgi", "websockets"):
        _hand_on(logging.getLogger(name))


def _hand_on(one: logging.Logger) -> None:
    one.handlers.clear()
    one.propagate = True
