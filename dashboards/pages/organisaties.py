"""Organisations by the alphabet with what is covered, or one in full; which one is open stands in the address."""

from __future__ import annotations

from dashboards.parts.organisations.page import show_organisations

show_organisations()
