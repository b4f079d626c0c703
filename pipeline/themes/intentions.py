"""Whether a sentence states an intention: a goal, plan, hope, expectation or promise of what is yet to happen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.themes.word_lists import patterns
from pipeline.themes.wording import plain

_FILE = "intentions.toml"
_OWN_WISH = re.compile(r"(?<!\w)ik (?:\S+ ){0,2}?(?:wil|wilde|hoop|zou|ga|droom|zal)(?!\w)")
_SPEAKS = re.compile(r"[\"“„«].*?(?:[\"”»]|$)")


def intends(texts: Sequence[str]) -> list[bool]:
    """For each sentence of kind other, whether it states an intention of who reports: 'Doel is minder eenzaamheid.'

    What a resident wishes for their own life ("Ik wil weer werken") belongs to the story, and is none; neither is
    what stands only between quotation marks. A question asks, and intends nothing.
    """
    return [_intends(text) for text in texts]


def _intends(text: str) -> bool:
    own = plain(_SPEAKS.sub(" ", text))
    if own.rstrip().endswith("?") or patterns(_FILE, "done").search(own):
        return False
    return bool(patterns(_FILE, "plan", "goal", "hope", "expectation", "promise").search(_OWN_WISH.sub(" ", own)))
