"""What the network learns from: marked texts, each time with other names and numbers, and made sentences with names."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from models.personal_data import made
from pipeline.privacy import find_identifiers

ROOT = Path(__file__).resolve().parents[2]
MARKED = ROOT / "tests" / "evaluation" / "privacy"
KINDS = ("none", "name", "birth_date", "reference", "address", "username", "number")
OF_MARK = {
    "PERSON": 1, "PROFESSIONAL": 1, "BIRTHDATE": 2, "CASE_NUMBER": 3, "ADDRESS": 4, "POSTCODE": 4, "USERNAME": 5,
    "URL_PERSON": 5, "PHONE": 6, "EMAIL": 6, "IBAN": 6, "BSN": 6, "LICENCE_PLATE": 6,
}  # fmt: skip
"""Which kind (its place in KINDS) each mark is; RARE is none, since it stays."""
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_MARK = re.compile(r"\[\[([A-Z_]+)\|([^\[\]]*?)\]\]")
_MONTH = re.compile("|".join(MONTHS))
_RULED = 0.5
"""How often the rules on identifiers go first, as they do in the pipeline."""
Example = tuple[str, list[tuple[int, int, int]]]
"""A text, and its spans: first and last character, and kind."""


def marked_texts(sets: list[str]) -> list[str]:
    """The marked texts of these sets."""
    return [path.read_text(encoding="utf-8") for name in sets for path in sorted((MARKED / name).glob("*.txt"))]


def read_marked(source: str, names: made.Names | None = None) -> Example:
    """A marked text without its marks; with `names` other names and numbers stand in it."""
    text, spans, upto = "", [], 0
    swap = made.Swap(names) if names else None
    for mark in _MARK.finditer(source):
        text += source[upto : mark.start()]
        kind, held = OF_MARK.get(mark[1], 0), mark[2]
        if swap and names and kind:
            held = swap(held) if kind == 1 else _otherwise(mark[1], held, names.chance)
        if kind:
            spans.append((len(text), len(text) + len(held), kind))
        text, upto = text + held, mark.end()
    return text + source[upto:], spans


def varied(source: str, names: made.Names) -> Example:
    """A marked text as it can come: with other names and numbers, disturbed, and often without what rules find."""
    example = disturbed(read_marked(source, names), names.chance)
    return without_ruled(example) if names.chance.random() < _RULED else example


def sentences_with_names(names: made.Names, count: int) -> list[Example]:
    """Made sentences and runs of sentences of the themes' texts, in which only names are marked."""
    found = [*made.from_templates(names, count), *made.from_sentences(names, count)]
    found += names.chance.sample(list(made.from_themes(names)), 2 * count)
    return [(text, [(start, end, 1) for start, end in spans]) for text, spans in found]


def without_ruled(example: Example) -> Example:
    """The example with placeholders for what the rules on identifiers find; what they leave of a span stays marked."""
    text, spans = example
    for ruled in reversed(find_identifiers(text)):
        text = text[: ruled.start] + ruled.placeholder + text[ruled.end :]
        more = len(ruled.placeholder) - (ruled.end - ruled.start)
        left = [(start, min(end, ruled.start), kind) for start, end, kind in spans if start < ruled.start]
        right = [(max(start, ruled.end) + more, end + more, kind) for start, end, kind in spans if end > ruled.end]
        spans = [*left, *right]
    return text, spans


def disturbed(example: Example, chance: random.Random) -> Example:
    """Now and then without capitals, in capitals, with line ends in it, or as a scan reads it."""
    text, spans = example
    luck = chance.random()
    if luck < 0.18:
        text = made.same_length(text, text.lower())
    elif luck < 0.26:
        for start, end, _ in spans:
            text = text[:start] + made.same_length(text[start:end], text[start:end].lower()) + text[end:]
    elif luck < 0.30:
        text = made.same_length(text, text.upper())
    elif luck < 0.35:
        text = re.sub(" ", lambda _: "\n" if chance.random() < 0.1 else " ", text)
    elif luck < 0.38:
        text = "".join(made.misread(sign, chance) for sign in text)
    elif luck < 0.43:
        text = re.sub(r"[,.!?]", lambda found: " " if chance.random() < 0.7 else found[0], text)
    return text, spans


def _otherwise(mark: str, held: str, chance: random.Random) -> str:
    """Another of the same form."""
    if chance.random() < 0.15 or mark in ("URL_PERSON", "EMAIL"):
        return held
    if mark == "BIRTHDATE":
        held = re.sub(r"\d+", lambda found: _other_date_part(found[0], chance), held)
        return _MONTH.sub(lambda _: chance.choice(MONTHS), held)
    held = re.sub(r"[1-9]", lambda _: chance.choice("123456789"), held)
    if mark in ("CASE_NUMBER", "LICENCE_PLATE"):
        letters = "ABCDEFGHIJKLMNOPRSTUVWZ"
        held = re.sub("[A-Z]", lambda found: chance.choice(letters) if chance.random() < 0.2 else found[0], held)
    return held


def _other_date_part(held: str, chance: random.Random) -> str:
    if len(held) == 4:
        return str(chance.randint(1925, 2022))
    if len(held) > 2:
        return "".join(chance.choice("0123456789") for _ in held)
    return f"{chance.randint(1, 28):02d}" if len(held) == 2 else str(chance.randint(1, 9))


def batches(rows: list, most: int, chance: random.Random) -> Iterator[list]:
    """Rows (tokens, kinds) of like length together, `most` tokens at once, in random order."""
    rows = sorted(rows, key=lambda row: len(row[0]) + chance.random() * 8)
    groups: list[list] = [[]]
    for row in rows:
        if groups[-1] and (len(groups[-1]) + 1) * len(row[0]) > most:
            groups.append([])
        groups[-1].append(row)
    chance.shuffle(groups)
    yield from groups
