"""The program that recognises text in pictures, when this machine has it: tesseract with its Dutch data."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from PIL.Image import Image

_LANGUAGE = "nld"
_WORD_LEVEL = "5"
Layout = Literal["3", "4", "6"]
"""How a picture is cut into lines (`--psm`): by columns that tesseract finds, as one column, as one block."""
COLUMNS: Layout = "3"
ONE_COLUMN: Layout = "4"
"""Finds the figures of tables without lines best: 0.99 of them, where 3 finds 0.65, 6 0.93, and 11 and 12 0.88."""
ONE_BLOCK: Layout = "6"
_ORIENTATION = "0"


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One recognised word: its box in pixels, how sure tesseract is (0-100), and the text line it belongs to."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: tuple[str, str, str]
    """Block, paragraph and line: equal for words of one line."""
    sure: bool | None = None
    """Whether a second reading gave the same; None where there was none."""


@cache
def is_available() -> bool:
    """Whether this machine has tesseract with Dutch data. Looked up once for each process."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=30, check=False)
    return _LANGUAGE in listed.stdout.decode(errors="replace").split()


def recognise(picture: Image, dpi: int, seconds: float, layout: Layout = ONE_COLUMN) -> list[Glyphs]:
    """The words in a grey picture, in tesseract's reading order; none where it fails or takes longer than `seconds`."""
    answer = _ask(picture, ["-l", _LANGUAGE, "--psm", layout, "--dpi", str(dpi), "tsv"], seconds)
    rows = csv.DictReader(io.StringIO(answer), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [_glyphs(row) for row in rows if row["level"] == _WORD_LEVEL and row["text"].strip()]


def quarter_turns(picture: Image, dpi: int, seconds: float) -> int:
    """How many times the picture must be turned a quarter, clockwise, before its text stands upright."""
    answer = _ask(picture, ["--psm", _ORIENTATION, "--dpi", str(dpi)], seconds)
    found = dict(line.split(": ", 1) for line in answer.splitlines() if ": " in line)
    return int(found.get("Rotate", "0")) // 90


def _glyphs(row: dict[str, str]) -> Glyphs:
    left, top = int(row["left"]), int(row["top"])
    right, bottom = left + int(row["width"]), top + int(row["height"])
    line = row["block_num"], row["par_num"], row["line_num"]
    return Glyphs(row["text"].strip(), left, top, right, bottom, float(row["conf"]), line)


def _ask(picture: Image, options: list[str], seconds: float) -> str:
    """Picture in, answer out, through pipes: a page never reaches the disk."""
    stream = io.BytesIO()
    picture.save(stream, "PPM")
    try:
        done = subprocess.run(  # nosec B607  # where tesseract is differs by system; PATH is the administrator's
            ["tesseract", "stdin", "stdout", *options], input=stream.getvalue(), capture_output=True,
            timeout=max(seconds, 0.1), check=False, env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", errors="replace")
