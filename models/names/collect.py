"""Make the lists in this folder anew: own names plus the Faker package's (MIT), and Dutch words (OpenTaal, BSD).

Usage: python models/names/collect.py /usr/share/dict/dutch
The argument is OpenTaal's word list (Debian package wdutch); names that are also words become ambiguous.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
LATIN = re.compile(r"[A-Za-zÀ-ɏ'’\- ]{2,30}")
WORD = re.compile(r"[a-zà-ÿ]{2,12}")
"""Longer words are compounds, which no list holds anyway."""
FIRST_NAME_LOCALES = {
    "nl": ("nl_NL", "nl_BE"), "tr": ("tr_TR",), "ma": ("fr_DZ",), "pl": ("pl_PL",), "in": ("en_IN", "en_PK"),
    "africa": ("en_KE", "en_NG", "yo_NG"), "id": ("id_ID",), "ro": ("ro_RO",), "es": ("es_ES",), "pt": ("pt_PT",),
    "de": ("de_DE",), "en": ("en_GB",), "balkan": ("hr_HR",), "fr": ("fr_FR",), "it": ("it_IT",),
}  # fmt: skip
SURNAME_LOCALES = {
    "nl": ("nl_NL", "nl_BE"), "tr": ("tr_TR",), "ma": ("fr_DZ",), "in": ("en_IN",),
    "id": ("id_ID",), "es": ("es_ES",),
}  # fmt: skip
FIRST_NAME_FIELDS = ("first_names", "first_names_male", "first_names_female")


def main(words: Path) -> None:
    """Write the three lists next to this file."""
    own = tomllib.loads((HERE / "own.toml").read_text(encoding="utf-8"))
    first_names = gather(FIRST_NAME_LOCALES, FIRST_NAME_FIELDS, own["first_names"])
    surnames = gather(SURNAME_LOCALES, ("last_names",), own["surnames"])
    write(HERE / "first_names.tsv", first_names)
    write(HERE / "surnames.tsv", surnames)
    dictionary = {line for line in words.read_text(encoding="utf-8").splitlines() if line.islower()}
    both = {name.lower() for name in (*first_names, *surnames)} & dictionary
    cities = import_module("faker.providers.address.nl_NL").Provider.cities
    write_lines(HERE / "ambiguous.txt", both)
    write_lines(HERE / "places.txt", cities)
    write_lines(HERE / "words.txt", (word for word in dictionary if WORD.fullmatch(word)))


def gather(locales: dict[str, tuple[str, ...]], fields: tuple[str, ...], own: dict[str, str]) -> dict[str, set[str]]:
    """Each name in Latin script with the origins it is listed under."""
    names: dict[str, set[str]] = defaultdict(set)
    for origin, codes in locales.items():
        for name in faker_names(codes, fields):
            names[name].add(origin)
    for origin, text in own.items():
        for name in text.split():
            names[name].add(origin)
    return {name: origins for name, origins in names.items() if LATIN.fullmatch(name)}


def faker_names(codes: tuple[str, ...], fields: tuple[str, ...]) -> Iterable[str]:
    """The names that Faker holds for these locales."""
    for code in codes:
        provider = import_module(f"faker.providers.person.{code}").Provider
        for field in fields:
            held = getattr(provider, field, ())
            yield from held if isinstance(held, (dict, tuple, list, set)) else ()


def write(path: Path, names: dict[str, set[str]]) -> None:
    """One name a line, with its origins."""
    lines = (f"{name}\t{','.join(sorted(names[name]))}" for name in sorted(names))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """One entry a line, sorted."""
    path.write_text("\n".join(sorted(set(lines))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
