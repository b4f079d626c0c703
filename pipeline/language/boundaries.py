"""Where sentences end in Dutch report prose: rules for marks and abbreviations, the model's vote where marks fail."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

_MARK = re.compile(r"(?P<mark>[.!?…]+)(?P<close>[”’\"'»)\]]*)(?P<gap>\s+|(?=[A-ZÀ-Þ][a-zà-ÿ]{2,}\s)|$)")
_BULLET_LINE = re.compile(r"[^\S\n]*(?:[•●▪◦‣∙■□➢➤✓✔→]|[*–—-](?=\s)|\(?\d{1,2}[.)](?=\s)|[a-z]\)(?=\s))")
_INLINE_BULLET = re.compile(r"\s+(?=[•●▪◦‣■□➢➤✓✔]\s)")
_HEADING_END = re.compile(r"(?:(?<![\w.])[a-zà-ÿ]{3,}|\d\)?|[a-z]\))\s+$")
_OPENING = "“„‘\"'«([-–•*"
_LIST_NUMBER = re.compile(
    r"(?:(?P<before>^|\n|[:;]|\S*[.!?])\s*[(\[•–-]?\s*)(?<!\S)(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[ivxIVX]{1,4})$"
)
_PARAGRAPH = re.compile(r"\n\s*\n|\r\n\s*\r\n")


def sentence_spans(text: str, votes: Collection[int] = ()) -> list[tuple[int, int]]:
    """Start and end of each sentence, without the white space around it; nothing but white space is left out.

    `votes` are characters where a model would start a sentence; they decide where a writer uses no capitals or where
    a heading runs into the text.
    """
    cuts = sorted(_line_cuts(text) | _mark_cuts(text, frozenset(votes)) | _bullet_cuts(text) | _voted_cuts(text, votes))
    edges = [0, *[cut for cut in cuts if 0 < cut < len(text)], len(text)]
    spans = (_trimmed(text, start, end) for start, end in pairwise(edges))
    return _with_stray_marks([span for span in spans if span[0] < span[1]], text)


def _mark_cuts(text: str, votes: frozenset[int]) -> set[int]:
    return {match.end() for match in _MARK.finditer(text) if _ends_sentence(text, match, votes)}


def _ends_sentence(text: str, match: re.Match[str], votes: frozenset[int]) -> bool:
    after = text[match.end() : match.end() + 40]
    if not after:
        return False
    before = text[max(0, match.start() - 25) : match.end("mark")]
    if match["mark"] == ".":
        if _is_abbreviation(before):
            return False
        if _is_initial(before) or _is_list_number(text, match.start()):
            return False
    return _can_start(after, match, text, votes)


def _can_start(after: str, match: re.Match[str], text: str, votes: frozenset[int]) -> bool:
    """Whether what follows the mark can begin a sentence."""
    first = after.lstrip(_OPENING)[:1]
    if first.isupper() or first in "[￼" or _is_symbol(after[:1]):
        return not (match["close"].endswith(")") and "(" not in text[: match.start()])
    if _may_end(text[max(0, match.start() - 12) : match.end("mark")]) or not match["gap"]:
        return False
    if first.isdigit():
        return match["mark"] != "." or not re.match(r"[\d.,]+\)?(?:\s|$)", after) or len(_last_word(text, match)) > 3
    if not first.islower():
        return match["mark"] != "…"
    return _lower_case_start(text, match, votes)


def _lower_case_start(text: str, match: re.Match[str], votes: frozenset[int]) -> bool:
    """People who write without capitals: a full stop after a real word counts, unless a quotation closed there."""
    if match["close"] or match["mark"] in ("…", "...", "..") or "…" in match["mark"]:
        return False
    if match["mark"] == ".":
        return len(_last_word(text, match)) > 2 and _last_word(text, match).islower()
    return match.end() in votes


def _voted_cuts(text: str, votes: Collection[int]) -> set[int]:
    """Votes where a capital follows a word without one: "Onze aanpak in het kort Wij begeleiden mensen"."""
    return {
        vote
        for vote in votes
        if text[vote : vote + 1].isupper() and _HEADING_END.search(text[max(0, vote - 30) : vote])
    }


def _last_word(text: str, match: re.Match[str]) -> str:
    return (re.split(r"[\s(“‘\"]", text[max(0, match.start() - 40) : match.start()]) or [""])[-1]


def _is_symbol(character: str) -> bool:
    return bool(character) and not character.isalnum() and not character.isspace() and ord(character) > 0x2190


def _is_abbreviation(before: str) -> bool:
    word = re.split(r"[\s(“‘\"/]", before)[-1].lower()
    return word in _list("abbreviations") and word not in _list("may_end")


def _may_end(before: str) -> bool:
    return re.split(r"[\s(“‘\"/]", before)[-1].lower() in _list("may_end")


def _is_initial(before: str) -> bool:
    return re.search(r"(?:^|[\s(.“‘])[A-ZÀ-Þ]\.$", before) is not None


def _is_list_number(text: str, dot: int) -> bool:
    """A number or letter that opens a point of a list: "2. Samen koken"."""
    found = _LIST_NUMBER.search(text[max(0, dot - 40) : dot])
    return found is not None and not (found["before"].endswith(".") and _is_abbreviation(found["before"]))


def _line_cuts(text: str) -> set[int]:
    """Empty lines end a sentence; line ends do when a mark stands before or a bullet behind them."""
    cuts = {match.end() for match in _PARAGRAPH.finditer(text)}
    for match in re.finditer(r"\n", text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].rstrip()
        follows = text[match.end() :][:80]
        if (
            _BULLET_LINE.match(follows)
            or _BULLET_LINE.match(line)
            or line.endswith((":", ";"))
            or _is_heading(line, follows)
        ):
            cuts.add(match.end())
    return cuts


def _is_heading(line: str, follows: str) -> bool:
    return 0 < len(line) < 60 and not line.endswith((",", "-")) and follows[:1].isupper() and line[:1].isupper()


def _bullet_cuts(text: str) -> set[int]:
    return {match.end() for match in _INLINE_BULLET.finditer(text)}


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, start + max(left, len(piece.rstrip()))


def _with_stray_marks(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """A piece without a letter or digit, such as a lone quotation mark, goes with the sentence before it."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        bare = not any(character.isalnum() or _is_symbol(character) for character in text[start:end])
        if bare and joined and "\n" not in text[joined[-1][1] : start]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


@cache
def rules() -> dict[str, Any]:
    """The lists of sentences.toml."""
    return tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(rules()[name])
