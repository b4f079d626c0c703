"""Where the names of one document stand: as found, as labels before a quotation, and wherever they come again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.privacy.context import joined, named_by_context
from pipeline.privacy.edges import grown, trimmed
from pipeline.privacy.identifiers import mask_placeholders
from pipeline.privacy.known import NOTHING, Known, is_kept, kept_spans
from pipeline.privacy.mentions import Name, fold, read_name
from pipeline.privacy.nobody import is_nobody
from pipeline.privacy.occurrence import Occurrence
from pipeline.privacy.words import word_set, words

_SPEAKER = re.compile(
    r"(?:^|(?<=[\n”’\"'.!?…]\s)|(?<=\n)|(?<=[•*–-]\s))(?P<label>(?:[A-Z]\.?){1,4}|[A-Z][a-z]{0,2}[A-Z]\.?|[A-Z](?:[a-z]{1,2})?[A-Z][a-z]?)"
    r"(?:,\s\w+(?:\s\w+)?)?\s?:\s{0,2}(?=[“\"‘„'«”’])"
)
_LIST_MARK = re.compile(r"\s*[A-Z][.)]\s+[A-Z0-9]")
"""A letter before a heading or an item of a list: "C. Individueel"."""
_WORD_END = r"(?![A-Za-zÀ-ɏ0-9])"
_WORD_START = r"(?<![A-Za-zÀ-ɏ0-9])"
_SEPARATOR = r"[\s_\-.]+"


def body_occurrences(
    body: list[str], labels: list[str], found: dict[str, list[tuple[int, int]]], known: Known = NOTHING,
    activities: Iterable[str] = (),
) -> list[Occurrence]:  # fmt: skip
    """The names that were found, those that their surroundings give away, and initials before a quotation.

    In labels of activities a single word counts only when the running text has it as a name: labels are shown. What one
    of the `activities` is called is no name, unless it is on a list of names.
    """
    occurrences: list[Occurrence] = []
    counted = frozenset(map(fold, activities)) - known.first_names - known.surnames
    for text in body:
        occurrences += _in_text(text, found.get(text, []), known, counted)
    names = {fold(one.name) for one in occurrences}
    for text in labels:
        kept = [one for one in _in_label(text, found.get(text, []), known) if _tells(one) or fold(one.name) in names]
        occurrences += _without_overlap(kept)
    return occurrences


def _in_text(
    text: str, spans: list[tuple[int, int]], known: Known, counted: frozenset[str] = frozenset()
) -> list[Occurrence]:
    masked = mask_placeholders(text)
    told = [_untitled(text, *span) for span in named_by_context(masked, known) if "￼" not in masked[slice(*span)]]
    spans = [span for span in spans if fold(text[slice(*span)]) not in counted]
    sure = _without_kept(text, _speakers(text) + _found(text, spans) + told, known)
    more = joined(masked, [(one.start, one.end) for one in sure], known)
    named = _without_overlap(sure + _without_kept(text, [_untitled(text, *span) for span in more], known))
    return _without_overlap([grown(trimmed(one, known)) for one in named])


def _in_label(text: str, spans: list[tuple[int, int]], known: Known) -> list[Occurrence]:
    masked = mask_placeholders(text)
    told = [_untitled(text, *span) for span in named_by_context(masked, known) if "￼" not in masked[slice(*span)]]
    return _without_kept(text, _without_overlap(_found(text, spans) + told), known)


def _without_kept(text: str, occurrences: list[Occurrence], known: Known) -> list[Occurrence]:
    """Without districts and organisations of the municipality's own lists; who has a title before it is somebody."""
    if not occurrences:
        return []
    spans = kept_spans(text, known)
    return [one for one in occurrences if _is_titled(one) or not _is_not_one(one, spans, known)]


def _is_titled(one: Occurrence) -> bool:
    return bool(read_name(one.name).surname) and one.name != one.text[one.start : one.end]


def _is_not_one(one: Occurrence, spans: list[tuple[int, int]], known: Known) -> bool:
    place = (one.text, one.start, one.end)
    if one.end - one.start == 1 and not one.text[: one.start].strip() and _LIST_MARK.match(one.text):
        return True
    return is_nobody(*place, known) or bool(spans and is_kept(*place, spans, known))


def repeated(occurrences: list[Occurrence], texts: list[str], known: Known = NOTHING) -> list[Occurrence]:
    """The same names where they were overlooked: full names in any case, single words with a capital."""
    pattern = _again(frozenset(one.name for one in occurrences))
    if pattern is None:
        return []
    held: dict[str, list[Occurrence]] = {}
    for one in occurrences:
        held.setdefault(one.text, []).append(one)
    again: list[Occurrence] = []
    for text in texts:
        for match in pattern.finditer(mask_placeholders(text)):
            clear = all(match.end() <= one.start or match.start() >= one.end for one in held.get(text, []))
            if clear and not _everyday_at_start(text, match) and not belongs_to_organisation(text, *match.span()):
                again += _without_kept(text, [Occurrence(text, *match.span(), match[0])], known)
    return again


def full_names(numbered: list[tuple[Occurrence, int]]) -> dict[str, str]:
    """Names of two or more words, with the placeholder that each got."""
    names: dict[str, str] = {}
    for one, number in numbered:
        name = read_name(one.name)
        if name.surname and (name.first or name.initials):
            names.setdefault(one.text[one.start : one.end], f"[PERSOON {number}]")
    return names


def in_file_name(text: str, names: dict[str, str]) -> str:
    """A file name or an organisation's name without the full names that the document has."""
    for name, placeholder in sorted(names.items(), key=lambda item: -len(item[0])):
        pattern = _WORD_START + _SEPARATOR.join(map(re.escape, re.split(r"[\s.]+", name.strip(" .")))) + _WORD_END
        for match in reversed(list(re.finditer(pattern, text, re.IGNORECASE))):
            if not belongs_to_organisation(text, *match.span()):
                text = text[: match.start()] + placeholder + text[match.end() :]
    return text


def belongs_to_organisation(text: str, start: int, end: int) -> bool:
    """Whether the name is part of a street, a school, a foundation: "Stichting Piet Blom", "Anne Frankschool"."""
    if re.search(_before(), text[max(0, start - 60) : start]) or re.match(_after(), text[end : end + 60]):
        return True
    last = fold(text[start:end].rsplit(maxsplit=1)[-1]) if text[start:end].split() else ""
    return any(last.endswith(ending) and len(last) > len(ending) + 2 for ending in words("endings"))


def _speakers(text: str) -> list[Occurrence]:
    return [
        Occurrence(text, *match.span("label"), match["label"])
        for match in _SPEAKER.finditer(mask_placeholders(text))
        if match["label"].replace(".", "").casefold() not in word_set("not_initials")
    ]


def _found(text: str, spans: list[tuple[int, int]]) -> list[Occurrence]:
    masked = mask_placeholders(text)
    kept = []
    for start, end in spans:
        name = masked[start:end]
        if "￼" in name or not any(letter.isalpha() for letter in name) or belongs_to_organisation(text, start, end):
            continue
        kept.append(_untitled(text, start, end))
    return kept


def _untitled(text: str, start: int, end: int) -> Occurrence:
    """The span without the title in front; the name keeps it, because it tells that a surname follows."""
    before = text[max(0, start - 12) : start]
    title = re.search(_titles() + r"\s$", before, re.IGNORECASE)
    inside = re.match(rf"(?:{_titles()}\s)+", text[start:end], re.IGNORECASE)
    name = (title[0] if title else "") + text[start:end]
    if inside and inside.end() < end - start:
        start += inside.end()
    return Occurrence(text, start, end, name)


def _tells(one: Occurrence) -> bool:
    name = read_name(one.name)
    return bool(name.surname)


def _without_overlap(occurrences: list[Occurrence]) -> list[Occurrence]:
    kept: list[Occurrence] = []
    for one in sorted(occurrences, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


@cache
def _again(names: frozenset[str]) -> re.Pattern[str] | None:
    alternatives: set[str] = set()
    for written in names:
        alternatives |= _alternatives(written, read_name(written))
    if not alternatives:
        return None
    longest_first = sorted(alternatives, key=lambda pattern: (-len(pattern), pattern))
    return re.compile(f"{_WORD_START}(?:{'|'.join(longest_first)})(?:[’']s|s)?{_WORD_END}")


def _alternatives(written: str, name: Name) -> set[str]:
    """Patterns for a name: in full in any case; first name and surname apart only with a capital."""
    tokens = [token for token in re.split(r"\s+", written.strip(" ,.")) if fold(token)]
    patterns = set()
    if name.surname and (name.first or name.initials):
        patterns.add("(?i:" + r"\s+".join(map(re.escape, tokens)) + ")")
    singles = {name.single, *name.first[:1]} if not name.initials else set()
    last = name.surname[-1:] if name.surname else ()
    for token in tokens:
        if fold(token) in {*singles, *last} and _may_repeat(token):
            patterns.add(re.escape(token[0].upper() + token[1:]))
    return patterns


def _may_repeat(token: str) -> bool:
    bare = re.sub(r"[’'`]s?$", "", token)
    return len(bare) > 1 and fold(bare) not in word_set("months") and fold(bare) not in word_set("particles")


def _everyday_at_start(text: str, match: re.Match[str]) -> bool:
    """A capital says nothing at the start of a sentence: "Bakker worden was zijn droom"."""
    everyday = fold(match[0]) in word_set("everyday")
    return everyday and re.search(r"[a-zà-ÿ,;]\s$", text[: match.start()]) is None


@cache
def _titles() -> str:
    return f"(?<![A-Za-zÀ-ɏ])(?:{'|'.join(map(re.escape, words('titles')))})"


@cache
def _before() -> str:
    nouns = "|".join(re.escape(word[0].upper() + word[1:]) for word in words("organisations_before"))
    small = "stichting|vereniging|basisschool|buurthuis|wijkcentrum"
    between = r"(?:(?:[A-ZÀ-Þ]\S*|van|de|der|den|het|voor)\s){0,3}"
    return rf"(?<![A-Za-zÀ-ɏ])(?:{nouns}|{small})\.?\s{between}$"


@cache
def _after() -> str:
    nouns = "|".join(re.escape(word[0].upper() + word[1:]) for word in words("organisations_after"))
    building = rf"[A-ZÀ-Þ][\w’'-]+(?:{'|'.join(map(re.escape, words('endings')))})"
    glued = rf"-?\w*(?:{'|'.join(map(re.escape, words('endings')))})"
    behind = rf"\s(?:{nouns}|BV|VOF|{building}){_WORD_END}"
    further = rf"(?:\s(?:van|de|der|den|te|ten|ter|a)){{1,3}}\s{building}{_WORD_END}"
    return rf"[’']?s?(?:{glued}|{behind}|{further})"
