"""What people decide on candidates for new themes, booked."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards import data
from dashboards.permission import guarded, require_all_organisations
from pipeline import candidates
from pipeline.access import Action
from pipeline.candidates import Candidate
from pipeline.decisions import Adopted
from pipeline.decisions.adopted import Adoption


@guarded(Action.ADOPT)
def adopt(candidate: Candidate, theme: str, name: str, definition: str, by: str, examples: Sequence[str]) -> None:
    """Make a theme of a candidate. Raises GoalTreeError and ValueError, in Dutch."""
    candidates.adopt(data.settings(), candidate, theme, name, definition, by, examples)


@guarded(Action.ADOPT)
def reject(candidate: Candidate, by: str, reason: str) -> None:
    """Book that a candidate is no theme."""
    candidates.reject(data.settings(), candidate, by, reason)


@guarded(Action.ADOPT)
def take_back(adoption: Adoption, by: str) -> None:
    """Take an adopted theme back."""
    Adopted(data.settings().decisions).withdraw("adopted_themes", adoption.number, by)


def adoptions() -> tuple[Adoption, ...]:
    """The themes that were made of candidates. Raises NotAllowed."""
    require_all_organisations()
    return tuple(Adopted(data.settings().decisions).adoptions())
