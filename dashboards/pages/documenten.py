"""Every document that was delivered, what was noticed while reading it, and a form to put it right."""

from __future__ import annotations

from dashboards.parts.document_list import show_documents

show_documents()
