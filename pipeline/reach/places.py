"""Districts in a text: by the municipality's own list, else by clear forms such as 'in de wijk Oost'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.folded import composed, fold
from pipeline.guidance import District
from pipeline.reach.gazetteer import SHORT, Gazetteer, gazetteer, is_abbreviation, is_ordinary, key
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

_NAME = r"(?:(?:[Dd]e|[Hh]et|'t|[Dd]en|[Tt]er|[Tt]en) )?[A-Z][\w'-]*(?: [A-Z][\w'-]*)?"
_LONGEST = 4
"""Words in the name of a district that no list has."""
_JOINING = r"(?:(?:de|het|wijk|wijken)\s+)*(?:[^.;()]*?(?:,|\ben\b)\s*)?$"


@lru_cache(maxsize=16_384)
def find_districts(text: str, use: Use, districts: tuple[District, ...]) -> tuple[Found, ...]:
    """The districts that a text names, each once, as they come; those in no list are not sure.

    A text that names all of them gives the one value for the whole municipality.
    """
    text = composed(text)
    folded = fold(text)
    named = [span for span in _named(text, folded, use, gazetteer(districts)) if not _is_excepted(folded, span)]
    told = [span for span in named if use not in ("told", "planned") or _is_told(folded, span, use)]
    if named:
        return _once(Found(span.value, text[span.start : span.end]) for span in told)
    return _once(Found(_as_name(name), name, sure=False) for name in _unlisted(text, use))


def _named(text: str, folded: str, use: Use, names: Gazetteer) -> Iterator[Span]:
    whole = tuple(word_list("places")["whole_words"])
    yield from spans(expression(whole), folded, word_list("places")["whole"])
    if use == "cell" and re.match(r"[Hh]eel [A-Z]", text):
        yield Span(word_list("places")["whole"], 0, len(text))
    for found in names.pattern.finditer(folded):
        name = key(found[0])
        if _counts(text, folded, found, names, use):
            yield Span(names.districts[name], *found.span())


def _counts(text: str, folded: str, found: re.Match[str], names: Gazetteer, use: Use) -> bool:
    """Whether a match is of the district, and not of an ordinary word or abbreviation that looks like it."""
    start, end = found.span()
    name = names.written[key(found[0])]
    if is_abbreviation(name):
        return text[start:end] == name
    if not is_ordinary(name) or _is_listed(text, name, names, use):
        return True
    capital = text[start].isupper() and "-" not in (text[start - 1 : start], text[end : end + 1])
    return capital and _stands_alone(text, folded, start, end)


def _is_listed(text: str, name: str, names: Gazetteer, use: Use) -> bool:
    """Whether a name is one of a list: in a cell or field, or in a heading that holds nothing but districts."""
    parts = [key(part) for part in parts_of(text)]
    only_districts = all(part in names.districts for part in parts)
    return key(name) in parts and (use == "cell" or (use == "label" and only_districts))


def _stands_alone(text: str, folded: str, start: int, end: int) -> bool:
    words = word_list("places")
    before, after = folded[:start].rstrip(), folded[end:].lstrip()
    if re.search(rf"(?<!\w)(?:{_any('before', 'centres')})(?: de| het)?$", before):
        return True
    if text[start:end].isupper() and text.isupper():
        return False
    first = not before or before[-1] in ".!?:;|"
    misleading = _ends_with(before, words["not_after"]) or _starts_with(after, words["not_before"])
    return not misleading and not (first and after)


def _is_excepted(folded: str, span: Span) -> bool:
    """Whether it stands in what is left out: 'alle wijken behalve Centrum', 'uitje naar Lage Linden'."""
    excepted = _any("except")
    is_whole = span.value == word_list("places")["whole"]
    if is_whole and re.match(rf"\s*,?\s*(?:{excepted})(?!\w)", folded[span.end :]):
        return True
    return bool(re.search(rf"(?<!\w)(?:{excepted})\s+{_JOINING}", folded[: span.start]))


def _is_told(folded: str, span: Span, use: Use) -> bool:
    """Whether running text says that it is there: 'in Oost', not 'een vrouw uit Oost'."""
    start, end = next((start, end) for start, end in sentences(folded) if start <= span.start < end)
    before = folded[start : span.start]
    listed = r"(?:[^.;()]*(?:,|\ben\b)(?: in)?(?: de)?)?"
    near = re.search(rf"(?<!\w)(?:{_any('place_cues')}){listed}\s*$", before)
    return bool(near) and (use == "planned" or not is_denied(folded[start:end]))


def _unlisted(text: str, use: Use) -> Iterator[str]:
    plain = text.replace("’", "'")
    if use == "cell":
        yield from (part for part in parts_of(plain) if _may_be_district(part))
    for start, end in sentences(plain):
        if use != "told" or not is_denied(fold(plain[start:end])):
            yield from (found[1] for found in _forms().finditer(plain[start:end]) if _is_name(found[1]))


@cache
def _forms() -> re.Pattern[str]:
    """'wijk Oost', 'buurthuis De Klomp in Oost'."""
    inside = rf"(?:{_any('centres')})\s+(?:[\w'-]+\s+){{0,3}}?in"
    return re.compile(rf"(?<!\w)(?i:{_any('before')}|{inside})\s+({_NAME})")


def _is_name(name: str) -> bool:
    return not is_ordinary(name) or key(name) in word_list("places")["also_districts"]


def _may_be_district(part: str) -> bool:
    words = part.split()
    if key(part) in word_list("places")["also_districts"]:
        return True
    shaped = (
        len(words) <= _LONGEST and re.fullmatch(rf"{_NAME}(?: [\w'-]+)*", part) and not re.search(r"[\d\[\]]", part)
    )
    return bool(shaped) and not any(is_one_of(word, word_list("places")["no_district"]) for word in (*words, part))


def _as_name(name: str) -> str:
    name = name.title() if name.isupper() and len(name) > SHORT else name
    return name[0].upper() + name[1:]


def _once(found: Iterator[Found]) -> tuple[Found, ...]:
    first: dict[str, Found] = {}
    for one in found:
        first.setdefault(one.value, one)
    return tuple(first.values())


@cache
def _any(*names: str) -> str:
    words = (word for name in names for word in word_list("places")[name])
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _ends_with(before: str, words: list[str]) -> bool:
    return bool(re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})$", before))


def _starts_with(after: str, words: list[str]) -> bool:
    return bool(re.match(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)", after))
