"""Checks on what was read: contradictions, likely mistakes and what deserves a question, for people to judge."""

from pipeline.checks.document import check_document
from pipeline.checks.together import check_together

__all__ = ["check_document", "check_together"]
