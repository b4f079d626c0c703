"""The register of organisations that a municipality maintains: one TOML file, read once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.guidance import Organisation
from pipeline.own_lists import ListError, checked_name, read_entries, refuse_doubles, texts

_KEYS = ("name", "aliases", "kvk", "domains")


class RegisterError(ListError):
    """The register cannot be used; the message names the mistake and the cure."""


def load_register(path: Path) -> tuple[Organisation, ...]:
    """The organisations of a register, in the order of the file; none for an empty file.

    Raises RegisterError for a file that is absent or no TOML, a key that does not exist, a value that cannot be one,
    and a name or alias that stands there twice.
    """
    entries = read_entries(path, "organisation", RegisterError)
    organisations = tuple(_organisation(entry, f"{path}, organisation {n}") for n, entry in enumerate(entries, start=1))
    refuse_doubles(_owned(organisations), path, "name, alias, kvk and domain", RegisterError)
    return organisations


def _organisation(entry: dict[str, Any], where: str) -> Organisation:
    name = checked_name(entry, _KEYS, where, "reports should go under", RegisterError)
    number = entry.get("kvk")
    if number is not None and not (isinstance(number, str) and re.fullmatch(r"\d{8}", number)):
        raise RegisterError(f"{where} ({name}): kvk must be a text of eight digits, not {number!r}.")
    domains = tuple(domain.lower() for domain in texts(entry, "domains", where, RegisterError))
    return Organisation(name, texts(entry, "aliases", where, RegisterError), number, domains)


def _owned(organisations: Sequence[Organisation]) -> Iterator[tuple[str, str]]:
    for organisation in organisations:
        own = (organisation.name, *organisation.aliases, *organisation.domains)
        yield from ((organisation.name, text) for text in own)
        if organisation.number:
            yield organisation.name, organisation.number
