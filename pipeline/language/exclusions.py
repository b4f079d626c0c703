"""What looks like a person and is none: streets, schools, foundations, months, and ordinary words."""

from __future__ import annotations

import re
from functools import cache

from pipeline.language.lists import NameLists, cues

_WORD = re.compile(r"[^\W\d_]+")
_NUMERAL = re.compile(r"\s(?:I{2,3}|IV|VI{1,3}|IX|XI{0,3}|XIV|XVI?)(?!\w|\.\s?[A-Z][a-z])")
"""Behind the name of a king, and of what bears his name: "Willem II"."""


def is_person(text: str, start: int, end: int) -> bool:
    """Whether nothing around the name, nor the name itself, says that it is something else."""
    name = text[start:end].lower().strip()
    words = _WORD.findall(name)
    if any(sign.isdigit() for sign in name) or _NUMERAL.search(text[start : end + 5]):
        return False
    if not words or all(_is_no_name(word) for word in words) or name in cues("places"):
        return False
    return not (is_month(text, start, end) or belongs_to_organisation(text, start, end))


def _is_no_name(word: str) -> bool:
    return word in cues("never") or (word in cues("particles") and word not in cues("nouns"))


def is_ordinary(name: str, lists: NameLists) -> bool:
    """Whether a span that only the model took for a name holds only words and places, as far as lists know."""
    if _double_surname(name.lower(), lists):
        return False
    words = [word for word in re.split(r"[\s.,/•#()-]+", name) if word]
    lower = [word.lower() for word in words]
    if not words or "/" in name or any(_odd(word) for word in words) or " ".join(lower) in lists.places:
        return True
    if lower[0] in cues("never") and not any(word[:1].isupper() for word in words[1:]):
        return True  # "Dan lever", at the start of a sentence
    if lower[0] in lists.first_names or any(lists.listed(word) and word not in lists.ambiguous for word in lower):
        return False
    known = [word in lists.words or word in lists.places or word in cues("never") for word in lower]
    if len(words) == 1:
        return known[0] or lower[0] in cues("organisations") or _is_compound(lower[0], lists.words)
    return (known[-1] and any(known[:-1])) or not words[-1][:1].isupper()


def fits_label(name: str, lists: NameLists) -> bool:
    """Whether a span in a label ("Eettafel Wilhelmina") is a name by the lists too: labels are shown, so be strict."""
    words = [word for word in name.lower().split() if word not in cues("particles")]
    if not words or words[0] not in lists.first_names or words[0] in cues("organisations_before"):
        return False
    return all(word in lists.surnames or word in lists.first_names or word not in lists.words for word in words[1:])


def _double_surname(name: str, lists: NameLists) -> bool:
    halves = name.split("-")
    return len(halves) == 2 and all(half in lists.surnames for half in halves)


def _is_compound(word: str, words: frozenset[str]) -> bool:
    """Long words of two words: "gezondheidsproblematiek". Short ones can be surnames: "Bergkamp"."""
    if len(word) < 12:
        return False
    halves = ((word[:cut], word[cut:]) for cut in range(4, len(word) - 3))
    return any((left in words or left.removesuffix("s") in words) and right in words for left, right in halves)


def is_odd(name: str) -> bool:
    """Whether a word in it has capitals where names have none: "JobGroup", "FProfs", "UWV"."""
    return any(_odd(word) for word in name.split())


def _odd(word: str) -> bool:
    inside = re.search(r"[a-zà-ÿ]{2}[A-Z]|^[A-Z]{2,}[a-z]", word)
    prefixed = re.match(r"(?:Mc|Mac|De|Van|El|Al|La|Den)[A-Z]", word)
    return bool(inside and not prefixed) or (len(word) > 2 and word.isupper() and "." not in word)


def belongs_to_organisation(text: str, start: int, end: int) -> bool:
    """Whether a street, a school or a foundation bears the name: "Stichting Piet Blom", "Anne Frankschool"."""
    last = text[start:end].rsplit(maxsplit=1)[-1].lower()
    if last in cues("organisations_after") and " " in text[start:end]:
        return True
    if any(last.endswith(ending) and len(last) > len(ending) + 2 for ending in cues("endings")):
        return True
    return bool(_before().search(text[max(0, start - 60) : start]) or _after().match(text[end : end + 60]))


def is_month(text: str, start: int, end: int) -> bool:
    """Whether it is "Jan 2023", "12 mei" or "jan-mrt"; "Jan 2023 Appels" is a month with what follows."""
    month, _, rest = text[start:end].strip(" .").lower().partition(" ")
    if month not in cues("months"):
        return False
    if rest:
        return bool(re.match(r"['’]?\d{2,4}\b", rest))
    before = re.search(r"\d\.?\s?$|[-–/]\s?$", text[:start])
    after = re.match(r"\.?\s?['’]?\d|\s?[-–/]|\s?(?:t/m|tot)\s", text[end:])
    return bool(before or after)


@cache
def _before() -> re.Pattern[str]:
    nouns = "|".join(re.escape(word[0].upper() + word[1:]) for word in cues("organisations_before"))
    small = "stichting|vereniging|basisschool|buurthuis|wijkcentrum"
    between = r"(?:(?:[A-ZÀ-Þ]\S*|van|de|der|den|het|voor)\s){0,3}"
    return re.compile(rf"(?<![A-Za-zÀ-ɏ])(?:{nouns}|{small})\s{between}$")


@cache
def either(name: str) -> str:
    """The words of a list as one pattern, longest first."""
    return "|".join(re.escape(word) for word in sorted(cues(name), key=len, reverse=True))


@cache
def _after() -> re.Pattern[str]:
    nouns = "|".join(re.escape(word[0].upper() + word[1:]) for word in cues("organisations_after"))
    return re.compile(
        rf"-?\w*(?:{either('endings')})\b(?<!’s)|\s(?:{nouns}|BV|VOF|[A-ZÀ-Þ][\w’'-]+(?:{either('endings')}))(?![\w])"
        rf"|(?:\s(?:van|de|der|den|te|ten|ter|a)){{1,3}}\s[A-ZÀ-Þ][\w’'-]+(?:{either('endings')})(?![\w])"
    )
