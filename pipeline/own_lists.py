"""A list that a municipality maintains in one TOML file of its own: its entries, with mistakes named."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


class ListError(Exception):
    """A list cannot be used; the message names the mistake and the cure."""


def read_entries(path: Path, table: str, error: type[ListError]) -> list[dict[str, Any]]:
    """What stands under each [[table]] of a file, in its order; none for an empty file.

    Raises `error` for a file that is absent or no TOML, and for anything but [[table]].
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as cause:
        raise error(f"{path} does not exist. Make it (it may be empty), or name another in the settings.") from cause
    except tomllib.TOMLDecodeError as cause:
        raise error(f"{path} is not valid TOML: {cause}") from cause
    strange = sorted(set(content) - {table})
    if strange:
        raise error(f"{path} has unknown table {', '.join(strange)}. Use [[{table}]] only.")
    entries = content.get(table, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise error(f"{path}: write each {table} under [[{table}]], with two brackets.")
    return entries


def checked_name(
    entry: Mapping[str, Any], keys: Iterable[str], where: str, purpose: str, error: type[ListError]
) -> str:
    """The name of an entry. Raises `error` for a key that is not among `keys`, and for an entry without a name."""
    unknown = sorted(set(entry) - set(keys))
    if unknown:
        raise error(f"{where} has unknown key {', '.join(unknown)}. Choose from: {', '.join(keys)}.")
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip():
        raise error(f"{where} has no name. Give the name that {purpose}.")
    return name.strip()


def texts(entry: Mapping[str, Any], key: str, where: str, error: type[ListError]) -> tuple[str, ...]:
    """The texts under a key, none where it is absent. Raises `error` for what is no list of texts."""
    values = entry.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
        raise error(f"{where}: {key} must be a list of texts, not {values!r}.")
    return tuple(value.strip() for value in values)


def refuse_doubles(owned: Iterable[tuple[str, str]], path: Path, what: str, error: type[ListError]) -> None:
    """Raise `error` where a text, in any capitals, is given twice; `owned` gives each with the entry it is of."""
    seen: dict[str, str] = {}
    doubles = []
    for owner, text in owned:
        key = " ".join(text.casefold().split())
        if key in seen:
            doubles.append(f"{text!r} (at {seen[key]!r} and {owner!r})")
        seen[key] = owner
    if doubles:
        raise error(f"{path} has doubles: {', '.join(doubles)}. Leave each {what} once.")
