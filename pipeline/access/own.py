"""Which documents are an organisation's own: the ones that say so, and what it handed in that says nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import polars as pl

from pipeline.owners import owner


def own_documents(
    documents: pl.DataFrame, delivered: Collection[str], organisation: str | None, names: Iterable[str] = ()
) -> frozenset[str]:
    """The hashes of an organisation's own documents; none for nobody's.

    `documents` are rows of DOCUMENTS with what people corrected in force, so that a report that the municipality put
    under another organisation is that one's. `delivered` are hashes of files that the organisation handed in itself:
    they are its own only as long as nothing says whose they are. `names` are what else the organisation is called.
    """
    called = [clean for name in (organisation, *names) if name and (clean := _clean(name))]
    if not organisation or not called:
        return frozenset()
    nameless = pl.col("organisation").fill_null("").str.strip_chars() == ""
    is_own = (~nameless & owner().is_in(called)) | (nameless & pl.col("document").is_in(list(delivered)))
    return frozenset(documents.filter(is_own)["document"])


def names_of(organisation: str | None, register: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """What an organisation is called in the register, by its name and aliases; nothing where it is not there."""
    for called in register:
        if organisation and _clean(organisation) in map(_clean, called):
            return called
    return ()


def signature(name: str, organisation: str | None) -> str:
    """What is booked as who handed a file in: Jan de Wit (Buurthuis De Linde)."""
    return f"{name} ({organisation})" if organisation else name


def is_signed_for(signed: str | None, organisation: str | None) -> bool:
    """Whether a file was handed in for an organisation."""
    return bool(signed and organisation) and str(signed).casefold().endswith(f" ({organisation})".casefold())


def _clean(name: str) -> str:
    return name.strip().lower()
