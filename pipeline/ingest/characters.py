"""Characters made plain: one form for each letter, no invisible signs, bullets taken off."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from importlib import resources

PATTERNS: dict[str, str] = tomllib.loads(
    resources.files("pipeline.ingest").joinpath("patterns.toml").read_text("utf-8")
)

_PLAIN = str.maketrans(
    {
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ",
        "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
        "\u0133": "ij", "\u0132": "IJ",
        "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\u0085": "\n", "\u2010": "-", "\u2011": "-",
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffe\uffff"),
    }
)  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_BULLET = re.compile(
    rf"^\s*(?:[{re.escape(PATTERNS['bullet_signs'])}]\s*|(?:[{re.escape(PATTERNS['dash_signs'])}]{{1,2}}|o)\s+(?=\S))"
)
_NOTE_SIGN = re.compile(r"\s*\(?\d{1,2}(?:,\s?\d{1,2})*\)?\s*")
_UNIT_OF_LENGTH = re.compile(r"(?:^|[\W\d])[cdk]?m$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", ", ")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")


def plain(text: str) -> str:
    """The text in composed Unicode without invisible, control and private-use signs; line breaks stay as they are."""
    text = unicodedata.normalize("NFC", text.translate(_PLAIN)).replace("\r\n", "\n").replace("\r", "\n")
    return _PRIVATE.sub("", _CONTROL.sub("", text))


def one_line(text: str) -> str:
    """The text made plain on one line, with single spaces."""
    return " ".join(plain(text).split())


_AMOUNT = re.compile(r"\s*(?:€\s*)?\d[\d.,]*(?:,-)?\s*")


def cell_text(text: str) -> str:
    """The text of a cell made plain: single spaces, one line for each paragraph, no empty lines."""
    return "\n".join(line for line in (" ".join(line.split()) for line in plain(text).split("\n")) if line)


def raised(text: str, before: str = "") -> str:
    """Raised text as the sign of a note, that no figure or word it stands against can be taken with: '84', '1' → '¹'.

    The power of a unit ('m', '2') and anything but a short number stay as they are.
    """
    if not _NOTE_SIGN.fullmatch(text) or _UNIT_OF_LENGTH.search(before):
        return text
    return text.strip(" ()").translate(_RAISED)


def without_bullet(line: str) -> str | None:
    """The line without its bullet sign, or None where it has none. 'Ruimte: - 5', '-5' and '- 226' have none."""
    found = _BULLET.match(line)
    if not found or not line[found.end() :].strip() or _AMOUNT.fullmatch(line[found.end() :]):
        return None
    return line[found.end() :]
