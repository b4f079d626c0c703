"""The districts (wijken) that a municipality maintains: one TOML file, read once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.guidance import District
from pipeline.own_lists import ListError, checked_name, read_entries, refuse_doubles, texts

_KEYS = ("name", "aliases", "neighbourhoods")


class DistrictsError(ListError):
    """The list of districts cannot be used; the message names the mistake and the cure."""


def load_districts(path: Path) -> tuple[District, ...]:
    """The districts of a list, in the order of the file; none for an empty file.

    Raises DistrictsError for a file that is absent or no TOML, a key that does not exist, a value that cannot be one,
    and a name that stands there twice.
    """
    entries = read_entries(path, "district", DistrictsError)
    districts = tuple(_district(entry, f"{path}, district {n}") for n, entry in enumerate(entries, start=1))
    refuse_doubles(_owned(districts), path, "name, alias and neighbourhood", DistrictsError)
    return districts


def _district(entry: dict[str, Any], where: str) -> District:
    name = checked_name(entry, _KEYS, where, "the dashboard should show", DistrictsError)
    return District(
        name,
        texts(entry, "aliases", where, DistrictsError),
        texts(entry, "neighbourhoods", where, DistrictsError),
    )


def _owned(districts: Sequence[District]) -> Iterator[tuple[str, str]]:
    for district in districts:
        yield from ((district.name, text) for text in (district.name, *district.aliases, *district.neighbourhoods))
