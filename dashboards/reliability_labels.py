"""Every Dutch word on the page about how reliable the computer is, in plain B1 Dutch."""

from __future__ import annotations

RELIABILITY = "Hoe betrouwbaar is dit?"
