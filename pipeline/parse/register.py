"""A name as a report writes it beside the register of organisations: the same, like it, or unknown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from pipeline.documents import Document
from pipeline.guidance import Organisation
from pipeline.parse.candidates import Candidate, ranked
from pipeline.parse.letters import domains, located_texts
from pipeline.parse.names import plain_name
from pipeline.parse.titles import located_titles, name_words
from pipeline.parse.words import fold

# chosen on the first half of tests/parse/cases/register.toml, reported on the second (models/register/README.md)
_NEAR = 82.0
_LEAST_LETTERS = 12
_LEAST_WORD = 6
_WITH_EVIDENCE = 70.0
_KNOWN, _MENTIONED = 0.9, 0.66


@dataclass(frozen=True, slots=True)
class Match:
    """An organisation of the register that a name could be: certain, or no more than like it; `score` is 0-100."""

    organisation: Organisation
    certain: bool
    score: float


def find_organisation(name: str, register: Sequence[Organisation], known: Sequence[Organisation] = ()) -> list[Match]:
    """The organisations that a written name is (one match, certain) or is like (best first); empty for an unknown name.

    `known` are those whose trade register number or domain stands in the document: likeness is then enough.
    """
    written = _without_place(name)
    scored = [
        Match(one, False, max(_likeness(written, plain_name(called)) for called in _names(one))) for one in register
    ]
    same = [
        match for match in scored if any(_is_same(written, plain_name(called)) for called in _names(match.organisation))
    ]
    if not same:
        same = [match for match in scored if match.organisation in known and match.score >= _WITH_EVIDENCE]
    if not same:
        same = [match for match in scored if _is_slip(written, match.organisation)]
    if len(same) == 1:
        return [replace(same[0], certain=True)]
    near = same or [match for match in scored if match.score >= _NEAR or _is_abbreviation(name, match.organisation)]
    return sorted(near, key=lambda match: -match.score)


def with_register(
    document: Document, candidates: Sequence[Candidate], register: Sequence[Organisation]
) -> tuple[list[Candidate], list[Match]]:
    """Candidates for the organisation under the names of the register, ranked anew, and what the first one is like.

    A name that the register knows is surer for it. A first name that it does not know stays as it is; what it is like
    comes behind it, on the ground 'register'.
    """
    if not register:
        return list(candidates), []
    evident = _evident(document, register)
    known = [_known(candidate, find_organisation(str(candidate.value), register, evident)) for candidate in candidates]
    mentioned = [one for one in _mentioned(document, register) if not known or known[0].confidence < 0.97]
    order = ranked([*known, *mentioned], lambda value: plain_name(str(value)))
    if not order:
        return [_by_evidence(one) for one in evident[:1]], []
    matches = find_organisation(str(order[0].value), register, evident)
    if matches and matches[0].certain:
        return order, matches
    held = {str(candidate.value) for candidate in order}
    near = [
        Candidate(match.organisation.name, order[0].written, "register", round(match.score / 200, 3), order[0].location)
        for match in matches if match.organisation.name not in held
    ]  # fmt: skip
    return [order[0], *sorted([*order[1:], *near], key=lambda one: -one.confidence)], matches


def _known(candidate: Candidate, matches: Sequence[Match]) -> Candidate:
    if not (matches and matches[0].certain):
        return candidate
    doubt = (1 - candidate.confidence) * (1 - 0.5 * _KNOWN)
    return replace(candidate, value=matches[0].organisation.name, confidence=round(1 - doubt, 3))


def _by_evidence(organisation: Organisation) -> Candidate:
    place = "KvK-nummer of e-mailadres"
    return Candidate(organisation.name, organisation.number or organisation.domains[0], "register", 0.7, place)


def _names(organisation: Organisation) -> tuple[str, ...]:
    return (organisation.name, *organisation.aliases)


def _without_place(name: str) -> str:
    """A written name, plain, without abbreviation in brackets, 'te Grienmonde' and 'locatie Noord'."""
    bare = re.sub(r"\s*\([^)]*\)", " ", name)
    bare = re.split(r",?\s+(?:te|locatie|vestiging|afdeling|gevestigd)\s+|\s+[–—-]\s+", bare)[0]
    return plain_name(bare or name)


def _is_same(written: str, called: str) -> bool:
    squeezed = [re.sub(r"[^\w]", "", text) for text in (written, called)]
    return written == called or (squeezed[0] == squeezed[1] and len(squeezed[0]) >= 10)


def _is_slip(written: str, organisation: Organisation) -> bool:
    """Whether a long name differs by a letter left out, doubled or swapped, inside one long word.

    Another letter in its place makes another name as often as not ('Molenwijk', 'Molendijk'), and so does a letter more
    or less at the end of a word ('Buur', 'Buurt').
    """
    return any(_slips(written, plain_name(called)) for called in _names(organisation))


def _slips(written: str, called: str) -> bool:
    own, other = written.split(), called.split()
    if len(own) != len(other) or len(called) < _LEAST_LETTERS:
        return False
    different = [(left, right) for left, right in zip(own, other, strict=True) if left != right]
    if len(different) != 1:
        return False
    left, right = different[0]
    if min(len(left), len(right)) < _LEAST_WORD or OSA.distance(left, right) != 1:
        return False
    swapped = len(left) == len(right) and sorted(left) == sorted(right)
    doubled = _undoubled(left) == _undoubled(right)
    return (swapped or doubled or len(left) != len(right)) and left[0] == right[0] and left[-1] == right[-1]


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


def _likeness(written: str, called: str) -> float:
    """How alike two plain names are, 0-100; a name that holds the whole of the other counts as like it."""
    own, other = set(written.split()), set(called.split())
    held = (own <= other or other <= own) and max((len(word) for word in own & other), default=0) >= 4
    return max(fuzz.ratio(written, called), fuzz.token_sort_ratio(written, called), 84.0 if held else 0.0)


def _is_abbreviation(name: str, organisation: Organisation) -> bool:
    """Whether a name in capitals is made of the first letters: 'SWG' for Stichting Welzijn Grienmonde."""
    bare = name.replace(".", "").strip()
    letters = "".join(word[0] for word in re.findall(r"[^\W\d_]+", organisation.name) if word[0].isupper())
    return bare.isupper() and len(bare) >= 3 and bare == letters.upper()


def _evident(document: Document, register: Sequence[Organisation]) -> list[Organisation]:
    """Organisations whose number in the trade register or whose domain stands in the document."""
    sites = domains(document)
    texts = [*(text for text, _ in located_texts(document)), *document.properties.values()]
    numbers = {
        re.sub(r"\D", "", found) for text in texts if re.search(r"\bkvk|kamer van koophandel", fold(text))
        for found in re.findall(r"\d[\d. ]{6,9}\d", text)
    }  # fmt: skip
    return [
        one for one in register
        if one.number in numbers
        or any(site == own or site.endswith(f".{own}") for site in sites for own in one.domains)
    ]  # fmt: skip


def _mentioned(document: Document, register: Sequence[Organisation]) -> list[Candidate]:
    """Names and aliases of the register in titles, page header and footer, and file name, letter for letter."""
    places = [
        *located_titles(document), (document.properties.get("header", ""), "koptekst"),
        (document.properties.get("footer", ""), "voettekst"), (name_words(document.filename), "bestandsnaam"),
    ]  # fmt: skip
    found = []
    for one in register:
        for called in _names(one):
            pattern = re.compile(rf"(?<![\w-]){re.escape(called)}(?![\w-]| (?:Noord|Zuid|Oost|West|Centrum)\b)")
            where = next((location for text, location in places if pattern.search(text)), None)
            if where:
                found.append(Candidate(one.name, called, "register", _MENTIONED, where))
    return found
