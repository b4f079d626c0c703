"""Passwords: which are good enough, and how they are kept (argon2id, RFC 9106).

By NIST SP 800-63B (5.1.1.2) and BIO2: a least length, no rules on kinds of signs, no yearly change; refused is what
everybody guesses first: common passwords, and names that belong to the account or to this program.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST, MOST = 12, 256
"""Signs; the most keeps a request from costing more than a password is worth."""
Why = Literal["short", "long", "common", "name", "repeated"]
_PRODUCT = ("verhaal", "gemeente", "subsidie", "wachtwoord", "password", "welkom")
_LEAST_OF_NAME = 4
_LEAST_OF_WORD = 6
_HASHER = PasswordHasher()


class PasswordRefused(ValueError):
    """A password is not good enough; `why` says what is the matter."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def check(password: str, *names: str | None) -> None:
    """Raise PasswordRefused for a password that is guessed easily; `names` are those of its account."""
    whole = _normal(password)
    if len(whole) < LEAST:
        raise PasswordRefused("short")
    if len(whole) > MOST:
        raise PasswordRefused("long")
    if len(set(whole)) <= 3:
        raise PasswordRefused("repeated")
    bare = _bare(whole)
    if whole.casefold() in _common() or bare in _common():
        raise PasswordRefused("common")
    if _mostly_a_name(bare, names):
        raise PasswordRefused("name")


def hashed(password: str) -> str:
    """The argon2id hash that is kept, with its parameters and salt."""
    return _HASHER.hash(_normal(password))


def is_right(held: str | None, password: str) -> bool:
    """Whether a password fits; takes as long where there is none to fit, so that names cannot be tried out."""
    try:
        fits = _HASHER.verify(held or _dummy(), _normal(password[: 4 * MOST]))
    except (VerificationError, InvalidHashError):
        return False
    return fits and bool(held)


def is_outdated(held: str) -> bool:
    """Whether a hash was made with other parameters than those of today, so that it is to be made anew."""
    return _HASHER.check_needs_rehash(held)


def _normal(password: str) -> str:
    """The same signs typed on another keyboard are the same password (NIST SP 800-63B, 5.1.1.2)."""
    return unicodedata.normalize("NFKC", password)


def _bare(text: str) -> str:
    """A text without capitals and without what people add to a word to make it longer: digits and signs around it."""
    return "".join(sign for sign in text.casefold() if sign.isalpha())


def _mostly_a_name(bare: str, names: tuple[str | None, ...]) -> bool:
    """Whether a password says little more than a name: less than eight other letters are left without it."""
    parts = {_bare(part) for name in names if name for part in name.replace("@", " ").replace(".", " ").split()}
    known = {part for part in parts if len(part) >= _LEAST_OF_NAME} | set(_PRODUCT)
    left = bare
    for part in sorted(known, key=len, reverse=True):
        left = left.replace(part, "")
    return left != bare and len(left) < 8


@cache
def _common() -> frozenset[str]:
    """The passwords of 12 signs and more that head public lists, with their Dutch kin; also without their digits."""
    listed = (Path(__file__).parent / "common_passwords.txt").read_text(encoding="utf-8").split()
    return frozenset(listed) | {_bare(one) for one in listed if len(_bare(one)) >= _LEAST_OF_WORD}


@cache
def _dummy() -> str:
    return _HASHER.hash("een wachtwoord dat van niemand is")
