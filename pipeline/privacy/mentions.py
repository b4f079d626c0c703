"""How one person is written in different ways, and which of these belong together."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from pipeline.privacy.words import words

_INITIALS = r"(?:[A-ZÀ-Þ][a-z]{0,2}\.-?)+|[A-ZÀ-Þ]\.?|[A-Z]{2,3}|[A-Z][a-z]{1,2}[A-Z]"


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: first names and surname without accents or capitals, initials as letters.

    A single word is in `single`: it can be a first name or a surname, unless a title told which.
    """

    first: tuple[str, ...] = ()
    initials: str = ""
    surname: tuple[str, ...] = ()
    single: str = ""

    @property
    def weight(self) -> int:
        """How much the name tells: full names gather the shorter ones."""
        return 4 * bool(self.first and self.surname) + 2 * bool(self.initials and self.surname) + bool(self.surname)


@cache
def read_name(text: str) -> Name:
    """Take a name apart; titles in front are dropped.

    `read_name("mevrouw F. el Amrani")` has initials "f" and surname ("el", "amrani").
    """
    titled, bare = _without_title(text)
    tokens = [token for token in re.split(r"[\s_]+", bare.strip(" ,;:()\"'“”‘’")) if token]
    initials, rest = _leading_initials(tokens)
    folded = tuple(fold(token) for token in rest)
    if initials:
        return Name(initials=initials, surname=folded) if folded else Name(initials=initials)
    if not folded:
        return Name()
    if len(folded) == 1:
        return Name(surname=folded) if titled else Name(single=folded[0])
    return _first_and_surname(folded, titled)


def fold(text: str) -> str:
    """A word for comparing: lower case, without accents, dots and genitive apostrophe."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ł", "l").replace("Ł", "L").replace("ø", "o"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[’'`]s?$", "", letters.casefold().strip(".,;:"))


def same_person(short: Name, full: Name) -> bool:
    """Whether a shorter (or equal) name can mean the person with the fuller name."""
    if short.single:
        return short.single in _whole(full) or _genitive(short.single) in _whole(full)
    if not short.surname:
        return bool(short.initials) and short.initials in {_letters(full), _letters(full, particles=False)}
    if _surname(short) != _surname(full):
        return False
    return _compatible(short, full)


def _compatible(short: Name, full: Name) -> bool:
    if not short.first and not short.initials:
        return True
    if short.first and full.first:
        return short.first[0] == full.first[0]
    letter = short.initials[:1] or short.first[0][:1]
    known = full.initials[:1] or (full.first[0][:1] if full.first else letter)
    return letter == known


def _genitive(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


@cache
def _whole(name: Name) -> set[str]:
    forms = {name.single, *name.first[:1], " ".join(name.surname), *name.surname[-1:], _surname(name)}
    return {form for form in forms if form}


@cache
def _surname(name: Name) -> str:
    """The word that two ways of writing a surname share: the last one, before a hyphen, particles left out."""
    core = [word for word in name.surname if word not in words("particles")] or list(name.surname) or [""]
    return core[-1].split("-")[0]


def _letters(name: Name, particles: bool = True) -> str:
    parts = (*name.first, *name.surname) if name.first else ()
    letters = "".join(part[:1] for part in parts if particles or part not in words("particles"))
    return letters or name.initials + "".join(part[:1] for part in name.surname)


def _without_title(text: str) -> tuple[bool, str]:
    titled, rest = False, text.strip()
    while True:
        title = next((title for title in words("titles") if rest.casefold().startswith(title + " ")), None)
        if title is None:
            return titled, rest
        titled, rest = True, rest[len(title) :].strip()


def _leading_initials(tokens: list[str]) -> tuple[str, list[str]]:
    letters = ""
    while tokens and re.fullmatch(_INITIALS, tokens[0]):
        if letters and not re.fullmatch(r"(?:[A-ZÀ-Þ]\.?)+", tokens[0]):
            break
        letters += "".join(re.findall(r"[A-Za-zÀ-ÿ]", tokens[0])).casefold()
        tokens = tokens[1:]
    return letters, tokens


def _first_and_surname(folded: tuple[str, ...], titled: bool) -> Name:
    if folded[0] in words("particles"):
        return Name(surname=folded)
    if len(folded[-1]) == 1:
        return Name(first=folded[:-1], surname=folded[-1:])
    return Name(first=folded[:1], surname=folded[1:])
