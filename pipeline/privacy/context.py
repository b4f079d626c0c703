"""Names that only their surroundings give away: titles, labels of forms, lists, ages, "zo heet hij", broken lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.privacy import patterns
from pipeline.privacy.known import Known
from pipeline.privacy.nobody import BOARDS

Span = tuple[int, int]
_LONG = 12
"""Letters from which an unknown word with a capital is rather an institution: "Mantelzorgsteunpunt"."""


_GREETINGS = frozenset(
    {"groet", "groeten", "groetjes", "liefs", "kus", "mvg", "hoogachtend", "beste", "hoi", "dag", "hallo", "bedankt"}
)
_PART = re.compile(r"(?:(?!\s(?:en|&)\s)[^,&+(])+(?:\([^)]*\))?")
"""A part of a list of names: "Ria Smit (vz)"."""


def named_by_context(text: str, known: Known) -> list[Span]:
    """Where names stand that titles, labels, lists, ages or words such as "heet" point at; may overlap.

    `named_by_context("mijn buurvrouw Fatima", known)` gives the place of "Fatima", on a list or not.
    """
    spans: set[Span] = set()
    for find in _FINDERS:
        spans |= {span for span in find(text, known) if _may_be(text, span)}
    return sorted(spans)


def joined(text: str, spans: list[Span], known: Known) -> list[Span]:
    """Names that a comma or "en" joins to the names in `spans`; between two names any word with a capital is one."""
    found: list[Span] = []
    ends, starts = {end for _, end in spans}, {start for start, _ in spans}
    for match in patterns.beside().finditer(text):
        start, end = match.span("name")
        before = match.start() in ends and match.start() < start
        after = _next_name(text, end) in starts
        sure = (before and after) or ((before or after) and _is_new(match["name"], known))
        if sure and start not in starts and _may_be(text, (start, end)):
            found.append((start, end))
            ends.add(end)
            starts.add(start)
    return found


def _is_new(name: str, known: Known) -> bool:
    """Whether no word of it is in the dictionary, and none has the capitals of an abbreviation."""
    parts = re.split(r"[\s-]", name)
    listed = known.is_first_name(parts[0]) and not known.is_plain(parts[0])
    odd = any(part[1:] != part[1:].lower() for part in parts)
    return listed or not (odd or any(known.is_plain(part) for part in parts))


def _next_name(text: str, end: int) -> int:
    link = re.match(r"(?:,\s(?:en\s)?|\s(?:en|&|\+)\s)", text[end : end + 6])
    return end + link.end() if link else -1


def _patterned(text: str, known: Known) -> Iterator[Span]:
    for pattern in _SURE:
        for match in pattern().finditer(text):
            start, end = match.span("name")
            if match["name"].isupper() and " " in match["name"]:
                continue
            yield start, end if _may_be(text, (start, end)) else start + len(match["name"].split()[0])


def _in_capitals(text: str, known: Known) -> Iterator[Span]:
    for match in patterns.titled_in_capitals().finditer(text):
        last = match["name"].split()[-1].lower()
        if not known.is_plain(last) or last in known.surnames:
            yield match.span("name")


def _related(text: str, known: Known) -> Iterator[Span]:
    for match in patterns.related().finditer(text):
        if not match["name"].isupper() and (_is_somebody(match["name"], known) or match["whose"]):
            yield match.span("name")


def _amid(text: str, known: Known) -> Iterator[Span]:
    """A listed first name with a capital behind "met" or "aan"."""
    for match in patterns.amid().finditer(text):
        if known.is_first_name(match["name"]) and not match["name"].isupper():
            yield match.span("name")


def _listed(text: str, known: Known) -> Iterator[Span]:
    """ "Amrani, L.", "Abbink G H" and "Ooms, Huibrecht" at the start of a line or cell."""
    for match in patterns.surname_first().finditer(text):
        first = match["first"]
        family = re.split(r"[\s,-]", match["name"])[0]
        if family.lower() in _GREETINGS:
            continue
        if first is None or (
            (known.is_first_name(first) or (known.words and not known.is_plain(first) and not known.is_plain(family)))
            and not known.is_first_name(family)
        ):
            yield match.span("name")


def _labelled(text: str, known: Known) -> Iterator[Span]:
    """What stands behind "Naam:" or "Aanwezig:": every part between commas that can be a name."""
    for label in patterns.label().finditer(text):
        start = label.end()
        line = re.match(r"[^\n;|.:]{0,300}(?:\.[^\n;|:]{0,300})?", text[start:])
        for part in _PART.finditer(line[0] if line else ""):
            bare = _before_label(part[0], text[start + part.end() : start + part.end() + 1])
            name = patterns.whole_name().match(bare)
            if name and _fits_label(name["name"], known):
                yield start + part.start() + name.start("name"), start + part.start() + name.end("name")


def _fits_label(name: str, known: Known) -> bool:
    return _is_listed(name, known) if name.isupper() else _is_somebody(name, known)


def _before_label(part: str, following: str) -> str:
    """Without the word that is the next label: "MARIA ROEPNAAM:"."""
    return part.rsplit(" ", 1)[0] if following == ":" and " " in part.strip() else part


def _is_listed(name: str, known: Known) -> bool:
    return any(word.lower() in known.first_names or word.lower() in known.surnames for word in re.split(r"[\s-]", name))


def _aged(text: str, known: Known) -> Iterator[Span]:
    """ "Daan (9)", "Amparo, 29,"."""
    for match in patterns.age().finditer(text):
        if _is_somebody(match["name"], known):
            yield match.span("name")
    for match in patterns.age_in_lower_case().finditer(text):
        if known.is_first_name(match["name"]) or (known.words and not known.is_plain(match["name"])):
            yield match.span("name")


def _acting(text: str, known: Known) -> Iterator[Span]:
    """A word with a capital that is in no dictionary, before what people do: "Shanaya zegt"; not "het Steunpunt"."""
    for match in patterns.actor().finditer(text):
        spoken = match["says"] and known.is_first_name(match["name"])
        if known.words and (spoken or (not known.is_plain(match["name"]) and len(match["name"]) < _LONG)):
            yield match.span("name")


def _broken(text: str, known: Known) -> Iterator[Span]:
    """Names that the end of a line broke: "Abdul- wahid Noorzai"."""
    for match in patterns.broken_name().finditer(text):
        whole = (match["left"] + match["right"]).lower()
        named = whole in known.first_names or whole in known.surnames or known.is_first_name(match["left"])
        if named or (whole not in known.words and (match["right"][0].isupper() or match["more"] or match["before"])):
            first = match["before"].split()[0] if match["before"] else match["left"]
            yield match.start() if _is_somebody(first, known) else match.start("left"), match.end()


def _initialled(text: str, known: Known) -> Iterator[Span]:
    for match in patterns.initials_and_surname().finditer(text):
        name = match["name"]
        surname = name.rsplit(maxsplit=1)[-1] if " " in name else name
        numbered = (
            re.match(r"[A-Z]\.\s\S+$", name) and known.is_plain(surname) and surname.lower() not in known.surnames
        )
        if not (numbered or (name.isupper() and len(surname) > 1)):
            yield match.span("name")


def _in_initials(text: str, known: Known) -> Iterator[Span]:
    for match in patterns.in_initials().finditer(text):
        if match[0] not in BOARDS:
            yield match.span("name" if match["name"] else "aged")


def _spaced_out(text: str, known: Known) -> Iterator[Span]:
    for match in patterns.spaced_out().finditer(text):
        whole = match["name"].replace(" ", "").lower()
        if whole in known.first_names or whole in known.surnames or (known.words and not known.is_plain(whole)):
            yield match.span("name")


def _is_somebody(name: str, known: Known) -> bool:
    """Whether the first word of the name is listed or in no dictionary."""
    first = re.split(r"[\s-]", name)[0]
    return known.is_first_name(first) or not known.is_plain(first) or bool(re.match(r"[A-Z]\.", name))


def _may_be(text: str, span: Span) -> bool:
    name = text[span[0] : span[1]]
    first = re.split(r"[\s.,]", name)[0].lower()
    alone = " " not in name.strip()
    last = name.rsplit(maxsplit=1)[-1].lower() if name.strip() else ""
    if not name.strip() or (first in patterns.words("never") and (alone or first not in patterns.words("particles"))):
        return False
    return not (len(last) > 6 and last.endswith(patterns.words("endings"))) and any(letter.isalpha() for letter in name)


_SURE = (
    patterns.titled,
    patterns.named,
    patterns.said_behind,
    patterns.chat,
    patterns.closing,
    patterns.beside_identifier,
    patterns.signed_off,
)
_FINDERS = (
    _patterned,
    _in_capitals,
    _related,
    _amid,
    _listed,
    _labelled,
    _aged,
    _acting,
    _broken,
    _initialled,
    _in_initials,
    _spaced_out,
)
