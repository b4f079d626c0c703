"""Groups of texts that fit no theme, for people to make themes of."""

from __future__ import annotations

from dashboards.parts.discovery.page import show_discovery

show_discovery()
