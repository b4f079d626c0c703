"""Search in all passages, by words and by meaning; the query stands in the address."""

from __future__ import annotations

from dashboards.parts.search.page import show_search

show_search()
