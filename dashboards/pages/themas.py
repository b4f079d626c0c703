"""The goal tree with its claims; which theme or claim is open stands in the address."""

from __future__ import annotations

from dashboards.parts.claims.page import show_themes

show_themes()
