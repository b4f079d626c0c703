"""Names of paid workers in their function, which a municipality may choose to keep: "jongerenwerker Karin de Vries".

Only a function directly beside the name counts, and only one that people are paid for. Anything less certain is a
resident: a coach can be a volunteer, a former nurse lives in the neighbourhood.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.privacy.patterns import words

_NOT_IN_FUNCTION = re.compile(
    r"(?:vrijwillig\w*|oud|voormalig\w*|gepensioneerd\w*|ex|aankomend|toekomstig\w*|als|was|werd|geen|stagiaire?|haar|"
    r"zijn|hun|man|vrouw|vader|moeder|zoon|dochter|opgeleid\w*|studeert|wil)[\s-]$",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r"\s(?:geweest|af\b|in\sruste|b\.d\.|wordt|worden|wilde|was\b|van\s(?:vroeger|toen))", re.IGNORECASE
)


def in_function(text: str, start: int, end: int) -> bool:
    """Whether the function of a paid worker stands directly before or behind a name."""
    before = _before().search(text[max(0, start - 60) : start])
    if before:
        return _NOT_IN_FUNCTION.search(text[max(0, start - 60) : start][: before.start("role")]) is None
    after = _behind().match(text[end : end + 60])
    return after is not None and _FOLLOWED.match(text[end : end + 80], after.end()) is None


def _roles() -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words("paid"))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?P<role>(?i:{_roles()}))[,:]?\s$")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?:,\s|\s\()(?i:{_roles()})(?![^\W_])(?:\s(?:bij|van)\s[^,.;)\n]{{2,40}})?(?=[),.;\n]|$)")
