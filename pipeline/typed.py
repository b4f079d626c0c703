"""What people type in a field that others will read: numbers and addresses are taken out, and names are pointed out.

The stages that read reports know names from their context; here it is one person who types, and can be asked.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.privacy.identifiers import replace_identifiers
from pipeline.settings import NAME_LISTS

_TITLED = re.compile(
    r"\b(?:[Mm]evrouw|[Mm]eneer|[Dd]e heer|[Mm]evr\.?|[Dd]hr\.?|[Mm]w\.?)\s+(?:(?:van|de|der|den|ter|ten)\s+)*"
    r"([A-ZÀ-Þ][\w’'-]+)"
)
_WORD = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?\b")


def without_identifiers(text: str) -> str:
    """The text with a placeholder for each telephone number, e-mail address, citizen number and the like."""
    return replace_identifiers(text.strip())


def possible_names(text: str) -> tuple[str, ...]:
    """The words that may be a person's name, in order: after 'mevrouw' and the like, or a first name on the lists.

    Names that are words or places too are left alone, so it misses some.
    """
    titled = {found[1]: found.start(1) for found in _TITLED.finditer(text)}
    listed = {found[0]: found.start() for found in _WORD.finditer(text) if found[0].casefold() in _first_names()}
    return tuple(sorted({**listed, **titled}, key=lambda name: {**listed, **titled}[name]))


@cache
def _first_names() -> frozenset[str]:
    lines = (NAME_LISTS / "first_names.tsv").read_text(encoding="utf-8").splitlines()
    names = {line.split("\t")[0].casefold() for line in lines if line and not line.startswith("#")}
    return frozenset(names - _listed("ambiguous.txt") - _listed("places.txt") - _listed("words.txt"))


def _listed(file: str) -> set[str]:
    return {line.casefold() for line in (NAME_LISTS / file).read_text(encoding="utf-8").splitlines()}
