"""What pitches promised, beside what became visible."""

from __future__ import annotations

from dashboards.parts.pitches.page import show_pitches

show_pitches()
