"""The goal with what is told this quarter, what changed, and what waits."""

from __future__ import annotations

from dashboards.parts.overview.page import show_overview

show_overview()
