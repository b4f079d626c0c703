"""Target groups in a text, by the words in models/reach/target_groups.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from pipeline.folded import composed, fold
from pipeline.reach.ages import are_of, find_ages
from pipeline.reach.words import (
    Found,
    Span,
    Use,
    expression,
    is_denied,
    is_one_of,
    parts_of,
    sentences,
    spans,
    word_list,
)  # fmt: skip


@lru_cache(maxsize=16_384)
def find_groups(text: str, use: Use) -> tuple[Found, ...]:
    """The target groups that a text names, each once, in the order of the list."""
    text = composed(text)
    folded = _without(fold(text), tuple(word_list("target_groups")["ignored"]))
    named = [*_alone(text), *_named(folded, use)] if use == "cell" else [*_named(folded, use)]
    found = [span for span in named if use not in ("told", "planned") or _is_told(folded, span, use)]
    return tuple(Found(span.value, text[span.start : span.end]) for span in _once(found))


@cache
def _groups() -> tuple[dict[str, Any], ...]:
    return tuple(word_list("target_groups")["group"])


def _named(folded: str, use: Use) -> Iterator[Span]:
    for group in _groups():
        yield from spans(expression(tuple(group["words"])), folded, group["name"])
    for ages in find_ages(folded, use):
        for group in _groups():
            if "ages" in group and are_of(ages, *group["ages"]):
                yield Span(group["name"], ages.start, ages.end)


def _alone(text: str) -> Iterator[Span]:
    for part in parts_of(text):
        for group in _groups():
            if is_one_of(part, group.get("alone", ())):
                start = text.index(part)
                yield Span(group["name"], start, start + len(part))


def _is_told(folded: str, span: Span, use: Use) -> bool:
    """Whether running text says that it is for these people, not only that they are there."""
    start, end = next((start, end) for start, end in sentences(folded) if start <= span.start < end)
    before = folded[start : span.start]
    near = _cue().search(before) or (folded.startswith("met ", span.start) and _people().search(before))
    return bool(near) and (use == "planned" or not is_denied(folded[start:end]))


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either('cues')})(?:\s+[\w'-]+){{0,4}}\s*$")


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either('people')})\s+$")


def _either(name: str) -> str:
    return "|".join(re.escape(word) for word in word_list("places")[name])


def _without(folded: str, ignored: tuple[str, ...]) -> str:
    """The text with dots over words that only look like a group, as long as it was."""
    return expression(ignored).sub(lambda found: "." * len(found[0]), folded)


def _once(found: list[Span]) -> list[Span]:
    first: dict[str, Span] = {}
    for span in found:
        first.setdefault(span.value, span)
    return [first[group["name"]] for group in _groups() if group["name"] in first]
