"""Figures and stories side by side."""

from __future__ import annotations

from dashboards.parts.overview import show_overview

show_overview()
