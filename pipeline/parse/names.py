"""Names of organisations: their legal form, what is left without it, and what tells them from other names."""

from __future__ import annotations

import re
from functools import cache

from pipeline.parse.words import fold, word_list
from pipeline.settings import NAME_LISTS

_LEGAL = re.compile(
    r"\b(?:stichting|stg\.?|st\.|vereniging|ver\.|(?:zorg)?cooperatie(?:ve)?|cooperatieve vereniging|b\.?v\.?|n\.?v\.?"
    r"|u\.?a\.?|v\.?o\.?f\.?|i\.?o\.?|de stichting)(?!\w)"
)


def legal_form(name: str) -> bool:
    """Whether a name starts with a legal form: 'Stichting', 'Vereniging', 'Coöperatie', 'Stg.'."""
    return bool(
        re.match(r"(?:Stichting|STICHTING|\w*[Vv]ereniging|VERENIGING|\w*[Cc]o[oö]peratie(?:ve)?|Stg)\b", name.strip())
    )


def plain_name(name: str) -> str:
    """A name folded, without legal form, article and signs: 'Stichting De Brug' → 'brug'."""
    bare = _LEGAL.sub(" ", fold(name))
    bare = re.sub(r"[^\w&+]+", " ", bare.replace("'s", "s"))
    bare = re.sub(r"^\s*(?:de|het|een|t)\s+(?=\w)", "", f" {bare}".replace(" & ", " en ").strip())
    return " ".join(bare.split()) or fold(name)


def is_organisation_name(text: str) -> bool:
    """Whether a text is a name with a legal form or a word that organisations in this field go by."""
    bare = text.strip()
    if not bare or len(bare) > 80 or (bare.endswith((".", "?", "!", ":")) and not bare.endswith((".V.", ".A."))):
        return False
    words = bare.split()
    return bare[0].isupper() and ((legal_form(bare) and len(words) > 1) or (len(words) > 1 and _in_field(bare)))


def looks_like_person(text: str) -> bool:
    """Whether a text reads as a person's name: 'Jan de Vries', 'mevr. A. Bakker'; no word of organisations in it."""
    bare = re.sub(r"^(?:dhr|mw|mevr|mevrouw|de heer|meneer|drs|ir|dr)\.?\s+", "", text.strip(), flags=re.IGNORECASE)
    shape = (
        r"(?:[A-Z]\.\s?)*(?:[A-Z][\w’'-]+)?(?:\s+(?:van|de|der|den|el|ten|ter|het|'t)){0,3}(?:\s+[A-Z][\w’'-]+){1,2}"
    )
    first = fold(bare.split()[0]) if bare else ""
    return bool(re.fullmatch(shape, bare)) and not _in_field(bare) and ("." in bare or first in _first_names())


def is_first_name(text: str) -> bool:
    """Whether a text is one first name, as the list of names has it."""
    return text[:1].isupper() and fold(text) in _first_names()


@cache
def organisation_patterns(name: str) -> tuple[re.Pattern[str], ...]:
    lists = word_list("metadata")["patterns"]
    return tuple(re.compile(text.replace("NAME", lists["name"])) for text in lists[name])


def around_report_word(text: str) -> str | None:
    for pattern in organisation_patterns("title"):
        found = pattern.match(text.strip())
        if found and re.search(r"[^\W\d_]{3}", found["name"]) and not _is_report_word(found["name"]):
            return found["name"]
    return None


def _is_report_word(name: str) -> bool:
    return bool(re.search(word_list("metadata")["patterns"]["report_word"], fold(name)))


def tidy_name(written: str) -> str:
    """A name without article before a legal form, heading words glued to it, and a year behind it."""
    bare = re.sub(r"^(?:de|het)\s+(?=Stichting|Vereniging)", "", " ".join(written.split()))
    bare = re.sub(r"^[Nn]amens\s+(?:het bestuur van\s+|de\s+|het\s+)?(?=[A-ZÀ-Þ])", "", _glued().sub("", bare))
    bare = re.split(r",\s+(?:locatie|vestiging|regio|afdeling)\b", bare)[0]
    bare = re.split(r",?\s+(?:statutair|gevestigd|hierna|verder te noemen|KvK|kvk|K\.v\.K)\b", bare)[0]
    return re.sub(r"\s+(?:19|20)\d\d$", "", bare).rstrip(" ,-") if bare.endswith((".V.", ".A.")) else _cut(bare)


def _cut(name: str) -> str:
    return re.sub(r"\s+(?:19|20)\d\d$", "", name).rstrip(" .,-")


@cache
def _first_names() -> frozenset[str]:
    lines = (NAME_LISTS / "first_names.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(line.split("\t")[0]) for line in lines if line and not line.startswith("#"))


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(word_list("metadata")["patterns"]["glued"][0])


@cache
def _words() -> re.Pattern[str]:
    return re.compile(word_list("metadata")["cover"]["organisation_words"])


def _in_field(text: str) -> bool:
    return bool(_words().search(text))
