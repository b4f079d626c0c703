"""The register of organisations that a municipality maintains: one TOML file, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.guidance import Organisation

_KEYS = ("name", "aliases", "kvk", "domains")


class RegisterError(Exception):
    """The register cannot be used; the message names the mistake and the cure."""


def load_register(path: Path) -> tuple[Organisation, ...]:
    """The organisations of a register, in the order of the file; none for an empty file.

    Raises RegisterError for a file that is absent or no TOML, a key that does not exist, a value that cannot be one,
    and a name or alias that stands there twice.
    """
    entries = _entries(path)
    organisations = tuple(_organisation(entry, f"{path}, organisation {n}") for n, entry in enumerate(entries, start=1))
    _refuse_doubles(organisations, path)
    return organisations


def _entries(path: Path) -> list[dict[str, Any]]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise RegisterError(
            f"{path} does not exist. Make it (it may be empty), or name another in the settings."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise RegisterError(f"{path} is not valid TOML: {error}") from error
    strange = sorted(set(content) - {"organisation"})
    if strange:
        raise RegisterError(f"{path} has unknown table {', '.join(strange)}. Use [[organisation]] only.")
    entries = content.get("organisation", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise RegisterError(f"{path}: write each organisation under [[organisation]], with two brackets.")
    return entries


def _organisation(entry: dict[str, Any], where: str) -> Organisation:
    unknown = sorted(set(entry) - set(_KEYS))
    if unknown:
        raise RegisterError(f"{where} has unknown key {', '.join(unknown)}. Choose from: {', '.join(_KEYS)}.")
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip():
        raise RegisterError(f"{where} has no name. Give the name that reports should go under.")
    number = entry.get("kvk")
    if number is not None and not (isinstance(number, str) and re.fullmatch(r"\d{8}", number)):
        raise RegisterError(f"{where} ({name}): kvk must be a text of eight digits, not {number!r}.")
    domains = tuple(domain.lower() for domain in _texts(entry, "domains", where))
    return Organisation(name.strip(), _texts(entry, "aliases", where), number, domains)


def _texts(entry: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    values = entry.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
        raise RegisterError(f"{where}: {key} must be a list of texts, not {values!r}.")
    return tuple(value.strip() for value in values)


def _refuse_doubles(organisations: Sequence[Organisation], path: Path) -> None:
    seen: dict[str, str] = {}
    doubles = []
    for organisation in organisations:
        own = [organisation.name, *organisation.aliases, *organisation.domains]
        for text in [*own, *([organisation.number] if organisation.number else [])]:
            key = " ".join(text.casefold().split())
            if key in seen:
                doubles.append(f"{text!r} (at {seen[key]!r} and {organisation.name!r})")
            seen[key] = organisation.name
    if doubles:
        raise RegisterError(f"{path} has doubles: {', '.join(doubles)}. Leave each name, alias, kvk and domain once.")
