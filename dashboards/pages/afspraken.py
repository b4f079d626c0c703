"""All agreements, as a list of reminders."""

from __future__ import annotations

from dashboards.parts.agreements.page import show_all

show_all()
