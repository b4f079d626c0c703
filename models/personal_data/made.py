"""Sentences with invented names to learn from, and other names for those in a text."""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "models" / "nl_verhaal"))
from carriers import SOMEBODY  # noqa: E402
from names_data import Names, fill  # noqa: E402

HERE = Path(__file__).parent
THEMES = ROOT / "models" / "themes" / "training"
_PLACEHOLDER = re.compile(r"\[PERSOON (\d+)\]")
Example = tuple[str, list[tuple[int, int]]]
"""A text, and where names stand in it."""


class Swap:
    """Another name of the same form for each name, the same one throughout a text."""

    def __init__(self, names: Names) -> None:
        self.names, self.given = names, {}

    def __call__(self, name: str) -> str:
        """The name that stands for this one, in the same capitals."""
        key = name.casefold()
        if key not in self.given:
            self.given[key] = _of_form(name, self.names)
        drawn = self.given[key]
        return drawn.lower() if name.islower() else drawn.upper() if name.isupper() and len(name) > 3 else drawn


def _of_form(name: str, names: Names) -> str:
    if names.chance.random() < 0.15 or re.search(r"[\d\n\"'’‘(-]", name):
        return name
    parts = name.split()
    if "." in name:
        return names.draw("IL") if len(parts) > 1 and not parts[-1].endswith(".") else name
    if len(name) < 3 or (name.isupper() and len(name) < 4):
        return name
    return names.draw("F" if len(parts) == 1 else "L" if parts[0].islower() and parts[0] != name else "FL")


def from_themes(names: Names) -> Iterator[Example]:
    """Runs of sentences of the themes' texts with names for placeholders, and for words for people."""
    for sentences in _theme_texts().values():
        place = 0
        while place < len(sentences):
            size = names.chance.choice((1, 2, 3, 4))
            text, place = " ".join(sentences[place : place + size]), place + size
            yield _filled(text, names)


def _theme_texts() -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for path in sorted(THEMES.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            texts.setdefault(row["doc"], []).append(row["text"])
    return texts


def _filled(source: str, names: Names) -> Example:
    """The text with a name for each placeholder, and for some words for people."""
    text, spans, upto = "", [], 0
    given: dict[str, str] = {}
    some = re.compile(f"{_PLACEHOLDER.pattern}|{SOMEBODY.pattern}")
    for match in some.finditer(source):
        if match.start() < upto or (match[1] is None and names.chance.random() < 0.6):
            continue
        noun = match.groupdict().get("noun")
        keep = f"{match[0]} " if noun and names.chance.random() < 0.5 else ""
        name = given.setdefault(match[1], names.draw("P")) if match[1] else names.draw("P")
        text += source[upto : match.start()] + keep
        spans.append((len(text), len(text) + len(name)))
        text, upto = text + name, match.end()
    return text + source[upto:], spans


def from_templates(names: Names, count: int) -> Iterator[Example]:
    """Paragraphs of the name recogniser's templates."""
    kinds = {kind: names.vocabulary["sentences"][kind].strip().splitlines() for kind in ("persons", "nobody")}
    for _ in range(count):
        text, spans = "", []
        for _ in range(names.chance.choice((1, 1, 2, 3))):
            kind = "persons" if names.chance.random() < 0.62 else "nobody"
            sentence, found = fill(names.chance.choice(kinds[kind]), names)
            glue = names.chance.choice((" ", " ", "\n")) if text else ""
            at = len(text + glue)
            spans += [(start + at, end + at) for start, end, label in found if label == "PERSON"]
            text += glue + sentence
        yield text, spans


def from_sentences(names: Names, count: int) -> Iterator[Example]:
    """Our sentences, now and then two or three together."""
    lines = [
        line.replace("¶", "\n")
        for line in (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    for _ in range(count):
        text, spans = "", []
        for _ in range(names.chance.choice((1, 1, 2, 3))):
            sentence, found = fill(names.chance.choice(lines).removeprefix("- "), names)
            glue = names.chance.choice((" ", " ", "\n")) if text else ""
            at = len(text + glue)
            spans += [(start + at, end + at) for start, end, label in found if label == "PERSON"]
            text += glue + sentence
        yield text, spans


def same_length(text: str, other: str) -> str:
    """The other text where it is equally long, so that spans stay right; else the text itself."""
    return other if len(other) == len(text) else text


def misread(sign: str, chance: random.Random) -> str:
    """A sign as a scan may read it."""
    alike = {"o": "0", "l": "1", "B": "8", "e": "c", "i": "l", "S": "5", "O": "0", "I": "l", "h": "b"}
    return alike[sign] if sign in alike and chance.random() < 0.06 else sign
