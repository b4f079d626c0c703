"""What only the municipality can say of its use of the program, from one TOML file of its own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipeline.own_lists import ListError
from pipeline.wording_papers import FILLED, LINKED

Values = Mapping[str, str]


class OrganisationError(ListError):
    """The municipality's file cannot be used; the message, in Dutch, names the mistake and the cure."""


@dataclass(frozen=True, slots=True)
class Link:
    """A law, assessment or page, and where it can be read; an empty link where that is not public."""

    title: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """What was filled in, by "section.key" as `wording_papers.FILLED` and `LINKED` name them; the rest is absent."""

    values: Values = field(default_factory=lambda: MappingProxyType({}))
    links: Mapping[str, tuple[Link, ...]] = field(default_factory=lambda: MappingProxyType({}))


def read_organisation(path: Path | None) -> Organisation:
    """What a municipality filled in; nothing without a file. Raises OrganisationError for what does not belong there.

    Empty texts count as not filled in. models/papers/organisatie.toml shows all keys.
    """
    if path is None:
        return Organisation()
    flat = {
        f"{section}.{key}": value
        for section, entries in _sections(path).items()
        for key, value in _entries(entries, section, path).items()
    }
    strange = sorted(set(flat) - {*FILLED, *LINKED})
    if strange:
        raise OrganisationError(f"{path}: {strange[0]} bestaat niet. Kies uit: {', '.join([*FILLED, *LINKED])}.")
    values = {key: _text(value, key, path) for key, value in flat.items() if key in FILLED}
    links = {key: _links(value, key, path) for key, value in flat.items() if key in LINKED}
    return Organisation({key: value for key, value in values.items() if value}, links)


def _sections(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise OrganisationError(f"{path} is niet te lezen ({error.strerror}). Controleer organisation.") from error
    except ValueError as error:  # no TOML, or wrong UTF-8
        raise OrganisationError(f"{path} is geen goede TOML: {error}") from error


def _entries(entries: object, section: str, path: Path) -> dict[str, Any]:
    if not isinstance(entries, dict):
        raise OrganisationError(
            f"{path}: {section} staat buiten een [kopje]. Kijk naar models/papers/organisatie.toml."
        )
    return entries


def _text(value: object, key: str, path: Path) -> str:
    if not isinstance(value, str):
        raise OrganisationError(f'{path}: {key} is geen tekst. Schrijf {key.split(".")[1]} = "…".')
    return value.strip()


def _links(value: object, key: str, path: Path) -> tuple[Link, ...]:
    wrong = OrganisationError(f'{path}: {key} is geen lijst van {{ title = "…", link = "https://…" }}.')
    if not isinstance(value, list):
        raise wrong
    found = []
    for entry in value:
        if not isinstance(entry, dict) or not {"title"} <= set(entry) <= {"title", "link"}:
            raise wrong
        if not all(isinstance(text, str) for text in entry.values()):
            raise wrong
        found.append(Link(**entry))
    return tuple(found)
