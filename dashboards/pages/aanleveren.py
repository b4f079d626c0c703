"""The upload desk: deliver files, look at what was read of each beside the file, and confirm it or send it back."""

from __future__ import annotations

from dashboards.parts.desk.page import show_desk

show_desk()
