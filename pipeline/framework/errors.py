"""What is said when a goal tree cannot be used."""

from __future__ import annotations


class GoalTreeError(Exception):
    """A goal tree cannot be used; the message, in Dutch, names the file, the place, the mistake and the cure."""
