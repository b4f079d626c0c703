"""The names on a cover: short lines above the text, taken apart into what each part is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pipeline.documents import Block, Document
from pipeline.parse.facts import is_fact
from pipeline.parse.periods import find_periods, without_periods
from pipeline.parse.words import fold, word_list

_PARTS = re.compile(r"\s*[|·•;()]\s*|\?\s+|\s+[–—-]\s+|,\s+|:\s+")
_PROJECTS = ("project_quoted", "title_quoted", "plan_prefix", "plan_name", "project_word", "project_prefix")
_MOST_LINES = 8
_LONGEST = 150
_SENTENCE = 14


@dataclass(frozen=True, slots=True)
class Name:
    """A name on the cover: its line (from 0), whether it stands alone there, beside a grant number or a period,
    whether it was left over from a line that names a report, and whether 'project' or the like stands before it.
    """

    text: str
    line: int
    alone: bool = False
    by_number: bool = False
    by_period: bool = False
    of_report: bool = False
    project: bool = False

    @property
    def of_organisation(self) -> bool:
        """Whether it holds a word that organisations are called by."""
        return len(self.text.split()) > 1 and bool(_expression("organisation_words").search(self.text))

    @property
    def is_phrase(self) -> bool:
        """Whether only its first word has a capital, as in the title of a story."""
        words = self.text.split()
        return len(words) > 2 and not any(word[:1].isupper() for word in words[1:])


def cover_names(document: Document) -> list[Name]:
    """The names in the short lines at the start of a document, in order."""
    lines = cover_lines(document)
    names = [name for index, line in enumerate(lines) for name in _names(line, index)]
    numbered = {index for index, line in enumerate(lines) if grant_number_in(line)}
    # the number of the decision often stands on the line under the programme it is for
    return [replace(name, by_number=True) if name.alone and name.line + 1 in numbered else name for name in names]


def names_in(line: str) -> list[Name]:
    """The names in one line: a title, a running head."""
    return list(_names(line, 0))


def cover_lines(document: Document) -> list[str]:
    """The short lines before the first real paragraph; for a workbook the lines above its first tables."""
    lines: list[str] = []
    for part in document.parts:
        if not isinstance(part, Block):
            if len(lines) >= 2:
                break
            continue
        if _is_told(part) or len(lines) >= _MOST_LINES or part.kind == "list_item":
            break
        lines.append(part.text)
    return lines


def _is_told(block: Block) -> bool:
    """Whether a block is running text: long, or a sentence of some length."""
    sentence = block.text.endswith((".", "!")) and len(block.text.split()) > _SENTENCE and not is_fact(block.text)
    return len(block.text) > _LONGEST or (block.kind != "heading" and sentence)


def says_report(document: Document) -> bool:
    """Whether a line on the cover is the name of a report or form."""
    return any(_expression("report_names").search(line) for line in cover_lines(document))


def grant_number_in(text: str) -> str | None:
    """The number of a grant decision anywhere in a text: 'SUB-2023-0142', 'BSK 25.0092', '2025/SD/1183'."""
    found = next((match for pattern in _grants() if (match := pattern.search(text))), None)
    if not found:
        return None
    behind = re.match(r"(?:[-/.][A-Z0-9]{1,8})+(?!\w)", text[found.end() :])
    before = re.search(r"(?<!\w)(?:[A-Z0-9]{1,8}[-/.])+$", text[: found.start()])
    return (before.group() if before else "") + found.group() + (behind.group() if behind else "")


def project_in(text: str) -> re.Match[str] | None:
    """Where a line names a project or programme as such, its name in the group 'name': 'project Grip op je Geld'."""
    found = (match for entry in _PROJECTS if (match := _expression(entry).search(text)))
    return next((match for match in found if not re.match(r"(?:van|voor|in|op) ", match["name"])), None)


def maker_in(text: str) -> str | None:
    """Who a line says it was written or drawn up by: 'Opgetekend door Budgetmaten Grienmonde, mei 2024'."""
    found = _expression("made_by").search(text)
    return trimmed_name(found["name"]) if found else None


@cache
def _grants() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(words) for words in word_list("metadata")["patterns"]["grant"])


@cache
def _expression(entry: str) -> re.Pattern[str]:
    name = word_list("metadata")["patterns"]["name"]
    return re.compile(word_list("metadata")["cover"][entry].replace("NAME", name))


def _names(line: str, index: int) -> Iterator[Name]:
    if is_fact(line):
        return
    project = project_in(line)
    if project:
        yield Name(trimmed_name(project["name"]), index, project=True)
    maker = maker_in(line)
    if maker:
        yield Name(maker, index)
        return
    number = grant_number_in(line)
    parts = [part for part in _PARTS.split(line.replace(number, " ") if number else line) if part and part.strip()]
    periods = bool(find_periods(line))
    beside = any(is_plain_word(part) for part in parts)
    label = re.match(r"([\w-]+):\s", line)
    if label and re.fullmatch(word_list("metadata")["cover"]["source"], fold(label[1])):
        return
    if label and not _expression("report_names").search(line):
        parts = [part for part in parts if part != label[1]]
    for part in parts:
        left = _left_over(part)
        if left and not (project and project["name"] in left):
            of_report = left != part.strip() or beside
            yield Name(left, index, len(parts) == 1 and not of_report, bool(number), periods, of_report)


def _left_over(part: str) -> str | None:
    """A part without words of reports and periods, where a name is left; None for contacts, facts and sentences."""
    if re.search(r"@|\d{4,}[- ]?\d{4,}|www\.|\d{4}\s?[A-Z]{2}\b|[!?]$", part) and not part.endswith("!"):
        return None
    bare = re.sub(r"^(?:van|door|namens) (?=[A-ZÀ-Þ])", "", part.strip())
    if re.search(r"(?<![A-Z])\.$|:$", bare) or len(bare.split()) > 9:
        return None
    if _expression("report_names").search(bare) or find_periods(bare):
        kept = [word for word in bare.split() if not _drops(word)]
        bare = _between_capitals(bare, kept)
    if not bare or not bare[0].isupper() or len(bare.split()) > 7:
        return None
    return trimmed_name(bare) if re.search(r"[^\W\d_]{3}", bare) and not is_plain_word(bare) else None


def _drops(word: str) -> bool:
    return bool(
        _expression("report_words").fullmatch(word.strip(",.:()")) or not without_periods(word, 2000).strip(" .,")
    )


def _between_capitals(text: str, kept: list[str]) -> str:
    """A text from its first kept capitalised word to its last: 'Jaarverslag 2025 De Stoep' → 'De Stoep'."""
    first = next((word for word in kept if word[:1].isupper()), None)
    if first is None:
        return ""
    start = text.index(first)
    before = re.search(r"((?:De|Het|Een|\w*team|\w*huis|\w*groep|\w*werk)\s+)$", text[:start])
    stretch = text[before.start() if before else start :]
    end = max((stretch.rfind(word) + len(word) for word in kept), default=len(stretch))
    return stretch[:end].strip(" ,.-–")


def is_plain_word(text: str) -> bool:
    """Whether a part is a single everyday word such as 'Inleiding' or 'Contact' and no name."""
    folded = fold(text)
    if re.fullmatch(rf"(?:{'|'.join(word_list('metadata')['patterns']['grant_word'])})(?: nr| nummer)?\W*", folded):
        return True
    plain = "|".join(word_list("metadata")["cover"]["plain"])
    return bool(re.fullmatch(plain, folded)) or all(
        _expression("report_words").fullmatch(word) for word in text.split()
    )


def trimmed_name(text: str) -> str:
    """A name without quotation marks, signs, and a year or number of a grant behind it."""
    bare = re.sub(
        r"\s+(?:19|20)\d\d$|\s+(?:[Kk]enmerk|[Dd]ossier|[Bb]eschikking|[Ss]ubsidie|[Zz]aak)\w*.*$", "", text.strip()
    )
    bare = re.sub(r"\s+(?:in|over)$", "", bare.strip(" ,-–“”\"'‘’"))
    return bare if re.search(r"(?:[A-Z]\.){2}$", bare) else bare.strip(" .")
