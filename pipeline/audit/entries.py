"""A row of the audit log, and how it is chained to the one before.

What a row says is digested with random bytes of its own (HMAC-SHA-256), and the chain runs over the digests. So what
an old row says can be destroyed, with those bytes, while the chain stays whole; nobody can then find out by trying
what stood there. Digests are taken over canonical JSON as in RFC 8785: keys in order, no spaces, UTF-8. As all values
are strings and whole numbers and all keys ASCII, Python's own writer gives that exactly.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

VERSION = 1
"""How a row is hashed; stands in each row, so that old rows can still be checked when this changes."""
FIRST = hashlib.sha256(b"verhaal audit log").hexdigest()
"""What the first row is chained to."""
DONE, BEGUN, REFUSED, FAILED = "done", "begun", "refused", "failed"
EARLIER = "earlier"
"""Decided before there was an audit log."""
FOUND = "found"
"""Put in the decisions by something else than this program."""
SAID = ("at", "who", "role", "action", "kind", "object_id", "outcome")
"""The parts of a row that say something."""
_HEAD = re.compile(r"(?:(?P<number>\d+):)?(?P<hash>[0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Booking:
    """What is to be booked: who, as which role, did what, with which object, and how that ended.

    `object_id` is a number or a hash; never a file name or text. The hash can be of a document that was erased since:
    it says nothing of what stood in it.
    """

    who: str
    role: str
    action: str
    kind: str
    object_id: str
    outcome: str = DONE


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the audit log; what it says is None where it was destroyed after its term. `at` is UTC, ISO 8601."""

    number: int
    version: int
    at: str | None
    who: str | None
    role: str | None
    action: str | None
    kind: str | None
    object_id: str | None
    outcome: str | None
    salt: str | None
    digest: str
    hash: str

    @property
    def blank(self) -> bool:
        """Whether nothing of what it said is left."""
        return self.salt is None and all(getattr(self, name) is None for name in SAID)

    @property
    def said(self) -> dict[str, str | None]:
        """What it says."""
        return {name: getattr(self, name) for name in SAID}


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of a log at some moment: who knows it can tell later whether that row is still there, unchanged.

    Number 0 stands for a log without rows; None where somebody gave the hash alone.
    """

    number: int | None
    hash: str

    def __str__(self) -> str:
        """'1532:9f86d0…', as it is printed and read."""
        return self.hash if self.number is None else f"{self.number}:{self.hash}"

    @staticmethod
    def read(written: str) -> Head | None:
        """A head as somebody wrote it down; None when it is none."""
        found = _HEAD.fullmatch(written.strip().lower())
        return found and Head(int(found["number"]) if found["number"] else None, found["hash"])


def digest_of(said: Mapping[str, str | None], salt: str) -> str:
    """What stands for the words of a row."""
    return hmac.new(bytes.fromhex(salt), _canonical(said), hashlib.sha256).hexdigest()


def hash_of(number: int, version: int, digest: str, previous: str) -> str:
    """What chains a row to the one before."""
    parts = {"digest": digest, "number": number, "previous": previous, "version": version}
    return hashlib.sha256(_canonical(parts)).hexdigest()


def _canonical(values: Mapping[str, object]) -> bytes:
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
