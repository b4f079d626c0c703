"""People's word on what the computer made of sentences: one by one, doubly by two colleagues, and what came of it."""

from __future__ import annotations

from dashboards.parts.review.page import show_review_page

show_review_page()
