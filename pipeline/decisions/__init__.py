"""What people decided: append-only, in SQLite, input of every run."""

from pipeline.decisions.corrections import Correction, Decisions

__all__ = ["Correction", "Decisions"]
