"""How often the computer is right, how often two people agree, and a check on the municipality's own sample."""

from __future__ import annotations

from dashboards.parts.reliability.page import show_reliability

show_reliability()
