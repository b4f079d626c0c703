"""A name at its place in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name in a text: characters `start` to `end`; `name` is what stands there, with its title if it has one."""

    text: str
    start: int
    end: int
    name: str
