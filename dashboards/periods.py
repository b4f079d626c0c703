"""Quarters: the periods one can choose, and which documents report on them."""

from __future__ import annotations

from pipeline.periods import MOST_YEARS, Quarter, quarters, reports_on

__all__ = ["MOST_YEARS", "Quarter", "quarters", "reports_on"]
