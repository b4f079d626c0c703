"""Make weights.tsv: sentences with invented names, and the weight of each feature by logistic regression.

Usage, from the root: python -m models.likely_names.recipe [--out FOLDER] [--folds 5]
With --folds the marked texts are left out in turn, and what is found in them is printed; nothing is written.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from pipeline.known_words import known_words
from pipeline.privacy.known import Known
from pipeline.privacy.likely import WEIGHTS, candidates, features, probability, read_words
from pipeline.settings import NAME_LISTS

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "models" / "nl_verhaal"))
from carriers import SOMEBODY  # noqa: E402
from names_data import Names, fill  # noqa: E402

HERE = Path(__file__).parent
MARKED = ROOT / "tests" / "evaluation" / "privacy"
SETS = ("development", "second")
THEMES = ROOT / "models" / "themes" / "training"
_MARK = re.compile(r"\[\[([A-Z_]+)\|([^\[\]]*?)\]\]")
_PLACEHOLDER = re.compile(r"\[PERSOON (\d+)\]")
_PERSONS = ("PERSON", "PROFESSIONAL")
LEFT_OUT = 0.25
"""Share of the names that the lists are made to miss, so that words around a name learn to tell it."""
COPIES = 25
"""How often a marked text is used, each time with other names."""
FEWEST, LEAST = 3, 0.02
"""A feature counts from so many words on, and is kept from this weight."""
Example = tuple[str, list[tuple[int, int]]]


def marked_texts() -> dict[str, str]:
    """The marked texts that rules may be made on, by name."""
    return {
        f"{name}/{path.stem}": path.read_text(encoding="utf-8")
        for name in SETS
        for path in sorted((MARKED / name).glob("*.txt"))
    }


def read_marked(source: str, swap: Swap | None = None) -> Example:
    """A marked text without its marks, and where names stand; `swap` puts other names there."""
    text, spans, upto = "", [], 0
    for mark in _MARK.finditer(source):
        text += source[upto : mark.start()]
        held = mark[2]
        if mark[1] in _PERSONS:
            held = swap(held) if swap else held
            spans.append((len(text), len(text) + len(held)))
        text, upto = text + held, mark.end()
    return text + source[upto:], spans


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


def disturbed(example: Example, chance: random.Random) -> Example:
    """Now and then without capitals, in capitals, with a line end in it, or as a scan reads it."""
    text, spans = example
    luck = chance.random()
    if luck < 0.18:
        text = _same_length(text, text.lower())
    elif luck < 0.28:
        for start, end in spans:
            text = text[:start] + _same_length(text[start:end], text[start:end].lower()) + text[end:]
    elif luck < 0.31:
        text = _same_length(text, text.upper())
    elif luck < 0.37:
        text = re.sub(" ", lambda _: "\n" if chance.random() < 0.12 else " ", text)
    elif luck < 0.41:
        text = "".join(_misread(sign, chance) for sign in text)
    elif luck < 0.46:
        text = re.sub(r"[,.!?]", lambda found: " " if chance.random() < 0.7 else found[0], text)
    return text, spans


def _same_length(text: str, other: str) -> str:
    return other if len(other) == len(text) else text


def _misread(sign: str, chance: random.Random) -> str:
    alike = {"o": "0", "l": "1", "B": "8", "e": "c", "i": "l", "S": "5", "O": "0", "I": "l", "h": "b"}
    return alike[sign] if sign in alike and chance.random() < 0.06 else sign


def rows_of(example: Example, known: Known) -> Iterator[tuple[list[str], bool]]:
    """The features of each candidate word of a text, and whether it is part of a name."""
    text, spans = example
    read = read_words(text, known)
    for place in candidates(read):
        word = read[place]
        named = any(start <= word.start < end or word.start <= start < word.end for start, end in spans)
        yield list(features(read, place)), named


def fit(rows: Sequence[tuple[list[str], bool]], weights: Sequence[float]) -> dict[str, float]:
    """The weight of each feature; "" is the constant."""
    counts = Counter(name for told, _ in rows for name in set(told))
    columns = {name: number for number, name in enumerate(sorted(n for n, count in counts.items() if count >= FEWEST))}
    indices = [[columns[name] for name in dict.fromkeys(told) if name in columns] for told, _ in rows]
    ends = np.cumsum([0, *(len(row) for row in indices)])
    flat = np.concatenate([np.array(row, dtype=np.int32) for row in indices])
    held = csr_matrix((np.ones(len(flat), dtype=np.float32), flat, ends), shape=(len(rows), len(columns)))
    made = LogisticRegression(C=0.6, max_iter=120, tol=1e-3)
    made.fit(held, np.array([named for _, named in rows]), sample_weight=np.array(weights, dtype=np.float32))
    found = {name: float(made.coef_[0][number]) for name, number in columns.items()}
    return {"": float(made.intercept_[0])} | {name: value for name, value in found.items() if abs(value) >= LEAST}


def training(texts: dict[str, str], known: Known, seed: int, scale: float = 1.0) -> tuple[list, list]:
    """The rows to learn from, and what each counts for."""
    chance = random.Random(seed)
    names = Names(chance, set())
    fewer = _with_fewer_names(known, chance)
    made = [disturbed(one, chance) for one in from_templates(names, int(9000 * scale))]
    made += [disturbed(one, chance) for one in from_sentences(names, int(12000 * scale))]
    made += [disturbed(one, chance) for one in from_themes(names)][:: max(1, round(1 / scale))]
    rows = [row for one in made for row in rows_of(one, fewer)]
    weights = [1.0] * len(rows)
    for source in texts.values():
        for copy in range(int(COPIES * scale) or 1):
            one = read_marked(source, Swap(names) if copy else None)
            told = list(rows_of(disturbed(one, chance) if copy > 1 else one, fewer))
            rows += told
            weights += [0.7] * len(told)
    return rows, weights


def _with_fewer_names(known: Known, chance: random.Random) -> Known:
    keep = lambda held: frozenset(name for name in sorted(held) if chance.random() > LEFT_OUT)  # noqa: E731
    return replace(known, first_names=keep(known.first_names), surnames=keep(known.surnames))


def judged(texts: dict[str, str], weights: dict[str, float], known: Known, least: float) -> Counter[str]:
    """Words of marked texts by whether they are of a name and whether they were found."""
    held: Counter[str] = Counter()
    for source in texts.values():
        text, spans = read_marked(source)
        read = read_words(text, known)
        sure = {place for place in candidates(read) if probability(features(read, place), weights) >= least}
        for place, word in enumerate(read):
            named = any(start <= word.start < end for start, end in spans)
            held[f"{'name' if named else 'other'} {'found' if place in sure else 'not'}"] += 1
    return held


def main() -> None:
    """Learn and write, or measure on texts left out."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--out", type=Path, default=WEIGHTS)
    arguments.add_argument("--folds", type=int, default=0)
    arguments.add_argument("--scale", type=float, default=1.0)
    chosen = arguments.parse_args()
    known, texts = known_words(NAME_LISTS), marked_texts()
    if chosen.folds:
        totals = {least: Counter() for least in (0.2, 0.35, 0.5, 0.7, 0.9)}
        for fold in range(chosen.folds):
            left = {name: text for number, (name, text) in enumerate(texts.items()) if number % chosen.folds == fold}
            learnt = fit(*training({n: t for n, t in texts.items() if n not in left}, known, fold, chosen.scale))
            for least, total in totals.items():
                total.update(judged(left, learnt, known, least))
        for least, total in totals.items():
            print(least, dict(total))
        return
    learnt = fit(*training(texts, known, 8, chosen.scale))
    lines = [f"{name}\t{value:.3f}" for name, value in sorted(learnt.items())]
    chosen.out.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(len(lines), "features")


if __name__ == "__main__":
    main()
