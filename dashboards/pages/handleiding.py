"""The user guide."""

from __future__ import annotations

from dashboards.parts.guide.page import show_guide

show_guide()
