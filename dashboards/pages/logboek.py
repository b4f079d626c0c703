"""Who did what: the audit log, for the administrator."""

from __future__ import annotations

from dashboards.parts.audit.page import show_audit

show_audit()
