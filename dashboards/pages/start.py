"""Where one begins."""

from __future__ import annotations

from dashboards.parts.start.page import show_start

show_start()
