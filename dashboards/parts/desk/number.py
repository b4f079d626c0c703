"""Numbers as officers write them."""

from __future__ import annotations

import re

_WHOLE = r"\d{1,3}(?:\.\d{3})+|\d+"
_NUMBER = re.compile(rf"-?(?:{_WHOLE})(?:,\d+)?|-?\d+\.\d{{1,2}}")
_LARGEST = 1e12


def read_number(text: str) -> float | None:
    """A number as an officer writes it: '1.240' → 1240, '12,5' → 12.5, '12.50' → 12.5, '' → None.

    Raises ValueError for text that is no number, or that can be read in two ways, such as '1.2.3' or '1.2345'.
    """
    bare = re.sub(r"[\s€%]", "", text).removesuffix(",-").removesuffix(".-")
    if not bare:
        return None
    if not _NUMBER.fullmatch(bare):
        raise ValueError(text)
    english = bare.count(".") == 1 and re.search(r"\.\d{1,2}$", bare)
    value = float(bare if english else bare.replace(".", "").replace(",", "."))
    if abs(value) > _LARGEST:
        raise ValueError(text)
    return value
