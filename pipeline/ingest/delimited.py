"""CSV and TSV: encoding, separator and quoting found from the content."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from pipeline.documents import Cell
from pipeline.ingest.characters import cell_text
from pipeline.ingest.draft import Draft
from pipeline.ingest.regions import add_region
from pipeline.issues import Unreadable, issue

BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SEPARATORS = ";\t|,"
_SAMPLE = 65_536
_MARKDOWN_RULE = re.compile(r"^\|?(?:\s*:?-{3,}:?\s*\|)+", re.MULTILINE)
_TEXT_CONTROLS = frozenset(b"\t\n\r\x0b\x0c\x1a\x1b")


def decode(data: bytes, draft: Draft) -> str:
    """The text of a file, line ends as '\\n'; an encoding that is not certain gives the issue `encoding_guessed`.

    Raises Unreadable (unknown_format) for bytes that are no text in any encoding.
    """
    text, encoding = decoded(data)
    if encoding not in ("utf-8", "utf-8-sig", "utf-16"):
        draft.warn("encoding_guessed", encoding={"cp1252": "Windows-1252"}.get(encoding, encoding))
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a")


def looks_like_text(data: bytes) -> bool:
    """Whether the bytes read as text rather than as an unknown binary format."""
    sample = data[:_SAMPLE]
    if sample.startswith(tuple(BYTE_ORDER_MARKS)) or _utf16_without_mark(sample):
        return True
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in sample)
    return controls <= len(sample) // 1000


def separator(text: str) -> str | None:
    """The sign between the fields, or None where the text is not a table.

    A table has a sign that stands equally often (at least once) in most of its records, also when read with quotes.
    """
    sample = text[:_SAMPLE] if len(text) <= _SAMPLE else text[:_SAMPLE].rpartition("\n")[0]
    sample = sample.removeprefix("sep=;\n").removeprefix("sep=,\n")
    if _MARKDOWN_RULE.search(sample):
        return None
    best = max(_SEPARATORS, key=lambda sign: _regularity(sample, sign))
    return best if _regularity(sample, best) >= 0.7 else None


def read_delimited(data: bytes, draft: Draft) -> None:
    """Fill the draft with one grid; lines above or below it that hold one field become paragraphs."""
    text = decode(data, draft)
    sign = separator(text) or ";"
    rows = [[Cell(cell_text(field)) for field in record] for record in _records(text, sign)]
    if rows and rows[0] and rows[0][0].text.casefold() == "sep=":
        rows = rows[1:]
    limit = draft.limits.max_sheet_cells // max(map(len, rows), default=1)
    if len(rows) > limit:
        draft.warn("truncated", limit=f"{limit} regels")
        rows = rows[:limit]
    add_region(rows, draft)


def _records(text: str, sign: str) -> list[list[str]]:
    # the limit is one for the whole process: it is raised, never lowered
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))


def _regularity(sample: str, sign: str) -> float:
    """The share of records with the commonest number of fields; 0 for fewer than two records with two fields."""
    counts = [len(record) for record in _records(sample, sign) if any(record)]
    wide = Counter(count for count in counts if count > 1)
    if not wide or sum(wide.values()) < 2:
        return 0.0
    fields, records = wide.most_common(1)[0]
    if sign == "," and _is_prose(sample, fields):
        return 0.0
    return records / len(counts) * (1 + fields / 1000)


def _is_prose(sample: str, fields: int) -> bool:
    """Commas also stand in running text: a comma followed by a space, or few fields in long lines."""
    return sample.count(", ") > 0.5 * sample.count(",") and fields < 4


def _utf16_without_mark(sample: bytes) -> str | None:
    zeros = sample[:400].count(0)
    if len(sample) < 4 or zeros < len(sample[:400]) * 0.3:
        return None
    return "utf-16-le" if sample[1] == 0 else "utf-16-be"


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding. Raises Unreadable (unknown_format)."""
    marked = next((name for mark, name in BYTE_ORDER_MARKS.items() if data.startswith(mark)), None)
    for encoding in filter(None, (marked, _utf16_without_mark(data), "utf-8", _western(data))):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return _guessed(data)


def decoded_anyhow(data: bytes) -> str:
    """The text of a part of a file that is known to hold text, whatever it takes."""
    try:
        return decoded(data)[0]
    except Unreadable:
        return data.decode("cp1252", "replace")


def _western(data: bytes) -> str | None:
    """Windows-1252 when the high bytes are letters and signs that Dutch uses; most Dutch exports are."""
    common = frozenset("éëèêïíöóüúáàäçñÉËÈÏÖÜ€‘’“”–—•…²³½°§´`· \xa0¹±«»".encode("cp1252"))
    high = [byte for byte in data if byte > 127]
    return "cp1252" if sum(byte in common for byte in high) >= 0.9 * len(high) else None


def _guessed(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    try:
        if best is not None:
            return data.decode(best.encoding), best.encoding
    except UnicodeDecodeError:
        pass
    if looks_like_text(data):
        return data.decode("cp1252", errors="replace"), "cp1252"
    raise Unreadable(issue("unknown_format", "ingest"))


def sample_text(data: bytes) -> str:
    """The first part of a text file, decoded as well as can be, to judge it by."""
    sample = data if len(data) <= _SAMPLE else data[:_SAMPLE].rpartition(b"\n")[0] or data[:_SAMPLE]
    return decoded(sample)[0].replace("\r\n", "\n")
