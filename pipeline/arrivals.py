"""Files as they come in: kept in the vault first, then taken apart where they hold others, in batches to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from pipeline import ingest
from pipeline.decisions.ledger import now
from pipeline.documents import Channel
from pipeline.leaving_out import LeftOut
from pipeline.vault import Receipt, Vault


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: its hash, how it came in, its bytes on demand, and what went wrong when it was unpacked.

    A zip or mail with such issues is a document of its own, beside the files that were in it.
    """

    document: str
    receipt: Receipt
    fetch: Callable[[], bytes]
    unpacked: ingest.Unpacked | None = None


def candidates(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read in files and folders, in order of name. Raises FileNotFoundError."""
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(path)
        if path.is_file():
            yield path
        else:
            yield from (found for found in sorted(path.rglob("*")) if found.is_file() and ingest.is_candidate(found))


def keep(path: Path, vault: Vault, channel: Channel, by: str | None = None) -> File:
    """Put a file in the vault, with who delivered it."""
    receipt = Receipt(path.name, by, now(), channel)
    document = vault.keep(path.read_bytes())
    vault.book(document, receipt)
    return File(document, receipt, partial(vault.fetch, document))


def kept(document: str, vault: Vault) -> File:
    """A file that is in the vault, as it came in first."""
    return File(document, vault.receipts(document)[0], partial(vault.fetch, document))


def opened(file: File, out: LeftOut, limits: ingest.Limits) -> Iterator[File]:
    """The file itself, or those in a zip or mail: each is kept in the vault, with what it came in.

    A zip or mail that holds an erased file does not stay: what else was in it is kept by itself.
    """
    whole = out.vault.has_reading(file.document) or file.document in out.documents
    unpacked = None if whole else ingest.unpack(file.fetch(), file.receipt.filename, limits)
    if unpacked is None:
        yield file
        return
    if unpacked.issues:
        yield replace(file, unpacked=unpacked)
    for member in unpacked.members:
        yield _member(member, file, out)
    if any(sha256(member.data).hexdigest() in out.documents for member in unpacked.members):
        out.vault.remove(file.document)


def _member(member: ingest.Member, file: File, out: LeftOut) -> File:
    document = sha256(member.data).hexdigest()
    if document == file.document:
        return file
    receipt = replace(file.receipt, filename=member.filename, channel="container", container=file.document)
    if document not in out.documents:
        out.vault.keep(member.data)
        out.vault.book(document, receipt)
    return File(document, receipt, partial(out.vault.fetch, document))


def batches(files: list[File], size: int) -> Iterator[list[File]]:
    """The files in batches of `size`; those of one zip or mail stay together, since they tell of each other."""
    batch: list[File] = []
    for file in files:
        container = file.receipt.container
        if len(batch) >= size and (container is None or batch[-1].receipt.container != container):
            yield batch
            batch = []
        batch.append(file)
    if batch:
        yield batch
