"""The panel that chooses among stories."""

from __future__ import annotations

from dashboards.parts.panel.page import show_panels

show_panels()
