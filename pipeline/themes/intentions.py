"""Whether a sentence tells of a goal, plan or hope: what is meant to happen, not what did."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.themes.wording import plain

_INTENDS = re.compile(r"\b(?:doel|stre(?:ven|eft)|beoog\w*|ambitie|voornemens?|hopen we|willen we|we willen)\b")


def intends(texts: Sequence[str]) -> list[bool]:
    """For each text whether it tells of an intention."""
    return [bool(_INTENDS.search(plain(text))) for text in texts]
