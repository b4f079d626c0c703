"""The accessibility statement."""

from __future__ import annotations

from dashboards.parts.guide.page import show_accessibility

show_accessibility()
