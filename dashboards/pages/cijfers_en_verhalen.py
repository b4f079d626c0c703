"""Figures and stories side by side."""

from __future__ import annotations

from dashboards.parts.activities.page import show_figures_and_stories

show_figures_and_stories()
