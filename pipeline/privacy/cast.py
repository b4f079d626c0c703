"""Who is who in one document: every way of writing a person gets the same number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.privacy.mentions import Name, read_name, same_person


@dataclass(slots=True)
class _Person:
    names: list[Name] = field(default_factory=list)
    last_seen: int = -1
    number: int = 0

    def can_be(self, name: Name) -> bool:
        return any(name == known or same_person(name, known) for known in self.names)


def number_persons(mentions: Sequence[str], first_number: int = 1) -> list[int]:
    """A number for each mention, in order of first appearance.

    The mentions stand in reading order. A short form ("Samira", "mevrouw Jansen", "WH") goes to the person whose
    fuller name it fits, the one mentioned last where it fits several.
    """
    names = [read_name(mention) for mention in mentions]
    persons = _persons(names)
    candidates = {name: _fitting(name, persons) for name in set(names)}
    numbers, following = [], first_number
    for place, name in enumerate(names):
        person = max(candidates[name], key=lambda candidate: candidate.last_seen)
        if not person.number:
            person.number = following
            following += 1
        person.last_seen = place
        numbers.append(person.number)
    return numbers


def _persons(names: list[Name]) -> list[_Person]:
    """Fullest names first, so that shorter ones find the person they belong to."""
    persons: list[_Person] = []
    distinct = sorted(dict.fromkeys(names), key=lambda name: (-name.weight, len(name.single)))
    for name in distinct:
        fitting = [person for person in persons if person.can_be(name)]
        if not fitting:
            persons.append(_Person([name]))
        elif len(fitting) == 1:
            fitting[0].names.append(name)
    return persons


def _fitting(name: Name, persons: list[_Person]) -> list[_Person]:
    exact = [person for person in persons if name in person.names]
    return exact or [person for person in persons if person.can_be(name)]
