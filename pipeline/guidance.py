"""What people taught the reader: which organisations and districts there are, and what a column means."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that the municipality knows: the name it goes by here, and what else reports call it."""

    name: str
    aliases: tuple[str, ...] = ()
    number: str | None = None
    """Number in the trade register (KvK), eight digits."""
    domains: tuple[str, ...] = ()
    """Domains of its e-mail addresses and site."""


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """What a person says a column means: one of MEANINGS, with measure and unit for columns of values.

    It goes for columns with this header in one document, or in every document of an organisation (as DOCUMENTS has
    its name); headers are compared without capitals, accents and footnote signs.
    """

    heading: str
    meaning: str
    measure: str | None = None
    unit: str | None = None
    document: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class District:
    """A district (wijk) of the municipality: its name here, what else reports call it, and the parts it has."""

    name: str
    aliases: tuple[str, ...] = ()
    neighbourhoods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guidance:
    """All that a run is told by people before it reads; the same guidance and file give the same rows."""

    organisations: tuple[Organisation, ...] = ()
    columns: tuple[ColumnMeaning, ...] = ()
    districts: tuple[District, ...] = ()


NO_GUIDANCE = Guidance()
