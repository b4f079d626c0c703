"""A document as it was read; which one, and the place in it, stand in the address."""

from __future__ import annotations

from dashboards.parts.document.page import show_document

show_document()
