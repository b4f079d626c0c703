"""Other readings of a training sentence: a name for a placeholder, no context."""

from __future__ import annotations

import random
import re
from typing import Any

_NAMES = (
    "Fatima", "Henk", "Marieke", "Yusuf", "Bep", "Kevin", "Olena", "Sjaan", "Tesfay", "Noor", "Piet", "Agnieszka",
    "Samira", "Joost", "Gerda", "Ahmed", "mevrouw De Wit", "meneer Bakker",
)  # fmt: skip
_PLACEHOLDER = re.compile(r"\[PERSOON \d+\]")
_NAMED, _ALONE = 0.6, 0.15


def varied(row: dict[str, Any], chance: random.Random) -> tuple[str, str]:
    """Text and context of a row: often with names in place of "[PERSOON 1]", now and then without context."""
    text, context = row["text"], row["context"]
    if chance.random() < _NAMED:
        names = {found: chance.choice(_NAMES) for found in sorted(set(_PLACEHOLDER.findall(context + text)))}
        for found, name in names.items():
            text, context = text.replace(found, name), context.replace(found, name)
    return text, "" if chance.random() < _ALONE else context
