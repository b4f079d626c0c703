"""Names that go on in the next line, where each line is a text of its own: "Noor-" and "zai"."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from pipeline.privacy.context import Span, named_by_context
from pipeline.privacy.identifiers import mask_placeholders
from pipeline.privacy.known import Known

_BROKEN = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+-$")


def across_lines(texts: list[str], known: Known) -> dict[str, list[Span]]:
    """The halves of names that a hyphen at the end of a text breaks, by text; `texts` stand in reading order."""
    found: dict[str, list[Span]] = defaultdict(list)
    for text, following in pairwise(texts):
        if not _BROKEN.search(text):
            continue
        for start, end in named_by_context(mask_placeholders(f"{text} {following}"), known):
            if start < len(text) < end - 1:
                found[text].append((start, len(text)))
                found[following].append((0, end - len(text) - 1))
    return found
