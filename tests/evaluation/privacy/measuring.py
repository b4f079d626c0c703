"""How much personal data leaves a text, and how much of the rest stays: marked texts through the real stages.

Run as a module it prints the table: python -m tests.evaluation.privacy.measuring -v [--set unseen]; with --write all
sets are measured and kept in models/evaluation/privacy.json, which the accountability papers read. A marked span is
found when no word of it is left at its place in any table; other words are kept when they stand there unchanged.
RARE is flagged, not removed: its words are other words.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import polars as pl

from pipeline import language, privacy
from pipeline.ingest import Limits, parse_bytes
from pipeline.known_words import known_words
from pipeline.language import load_language
from pipeline.parse import parse
from pipeline.privacy.identifiers import PLACEHOLDER
from pipeline.settings import NAME_LISTS
from pipeline.tables import Tables

HERE = Path(__file__).parent
SETS = ("development", "second", "third", "fourth", "unseen", "unseen2")
"""By seven writers; rules and weights were made on the first four, and on nothing of the others."""
PUBLISHED = {"development": SETS[:4], "unseen": SETS[4:]}
"""What figures are published of: texts that were looked at, and texts that were not."""
MEASURED = Path(__file__).parents[3] / "models" / "evaluation" / "privacy.json"
MODEL = Path(__file__).parents[3] / "models" / "nl_verhaal" / "pipeline"
MARK = re.compile(r"\[\[([A-Z_]+)\|([^\[\]]*?)\]\]")
_WORD = re.compile(r"\w+")
FindPersons = Callable[[list[str]], list[list[tuple[int, int]]]]
_FEW = 3
_CELL_END = re.compile(r"(?:^|[|;\t\n]|\s\s)\s*$")
_CELL_START = re.compile(r"\s*(?:[|;\t\n]|$|\s\s)")
_PARTS = ("passages", "stories", "activities", "columns", "cells", "facts", "issues", "documents")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, and what was marked: kind, first and last character."""

    name: str
    text: str
    spans: tuple[tuple[str, int, int], ...]

    def words(self) -> list[tuple[int, int]]:
        """Where the words of the text stand."""
        return [match.span() for match in _WORD.finditer(self.text)]


@dataclass(slots=True)
class Score:
    """Counts over texts: marked spans by kind and found ones, other words and kept ones; `errors` tell which not."""

    marked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    others: int = 0
    kept: int = 0
    errors: list[str] = field(default_factory=list)

    def recall(self, *kinds: str) -> float:
        """Share of the marked spans of these kinds that were found; of all to be removed when none is named."""
        chosen = kinds or tuple(kind for kind in self.marked if kind != "RARE")
        return sum(self.found[kind] for kind in chosen) / max(1, sum(self.marked[kind] for kind in chosen))

    @property
    def share_kept(self) -> float:
        """Share of the other words that stayed."""
        return self.kept / max(1, self.others)


def read_set(name: str) -> list[Marked]:
    """The texts of a set, in order of their names."""
    return [_read(path) for path in sorted((HERE / name).glob("*.txt"))]


def read_sets(names: Iterable[str]) -> list[Marked]:
    """The texts of several sets."""
    return [marked for name in names for marked in read_set(name)]


@dataclass(frozen=True, slots=True)
class Finders:
    """What the stage is given: who finds names, who notices everything, and the word lists."""

    persons: FindPersons
    personal: privacy.FindPersonal | None
    known: privacy.Known


def shipped_finders() -> Finders:
    """The finders as they are shipped."""
    nlp = load_language(MODEL)
    return Finders(
        lambda texts: language.find_persons(texts, nlp), privacy.load_network().find, known_words(NAME_LISTS)
    )


def measure(texts: list[Marked], finders: Finders) -> Score:
    """What the pipeline's own stages leave of each text, read as a .txt file."""
    score = Score()
    for marked in texts:
        raw = parse(parse_bytes(marked.text.encode(), f"{marked.name}.txt", Limits()))
        after = privacy.pseudonymise(raw, finders.persons, finders.known, finders.personal)
        count(score, marked, _left(marked, _changes(raw, after)), privacy.find_rare(marked.text))
    return score


def count(score: Score, marked: Marked, left: dict[int, bool], flagged: Iterable[tuple[int, int]] = ()) -> None:
    """Add one text: `left` says of the words that came out anywhere, by number, whether they are still there."""
    words, flags, taken = marked.words(), list(flagged), set[int]()
    for kind, start, end in marked.spans:
        inside = [number for number, word in enumerate(words) if word[0] < end and start < word[1]]
        score.marked[kind] += 1
        if kind == "RARE":
            missed = not any(start < flag[1] and flag[0] < end for flag in flags)
        else:
            # a possessive s sticks to the name: "Ahmeds"
            taken.update(inside)
            missed = any(left.get(number) for number in inside)
        score.found[kind] += not missed
        if missed:
            score.errors.append(f"missed {kind}: {_line(marked.text, start, end)}  ({marked.name})")
    others = [number for number in range(len(words)) if number not in taken and number in left]
    score.others += len(others)
    score.kept += sum(left[number] for number in others)
    for number in others:
        if not left[number]:
            score.errors.append(f"lost: {_line(marked.text, *words[number])}  ({marked.name})")


def _read(path: Path) -> Marked:
    text, spans, position = "", [], 0
    source = path.read_text(encoding="utf-8")
    for match in MARK.finditer(source):
        text += source[position : match.start()]
        spans.append((match[1], len(text), len(text) + len(match[2])))
        text, position = text + match[2], match.end()
    return Marked(path.stem, text + source[position:], tuple(spans))


def _changes(before: Tables, after: Tables) -> Iterator[tuple[str, str]]:
    """Every different text of the tables with what became of it."""
    seen: set[tuple[str, str]] = set()
    for name in _PARTS:
        old, new = getattr(before, name), getattr(after, name)
        for column in [name for name, kind in old.schema.items() if kind == pl.String]:
            pairs = zip(old[column].to_list(), new[column].to_list() if len(new) == len(old) else [], strict=False)
            seen.update((one, other) for one, other in pairs if one and other is not None)
    yield from sorted(seen)


def _left(marked: Marked, changes: Iterable[tuple[str, str]]) -> dict[int, bool]:
    """For each word of the text that came into a table whether it is still there; left anywhere is left."""
    left: dict[int, bool] = {}
    for before, after in changes:
        stays = _stays(before, after)
        for number, place in _aligned([word for word, _ in stays], before, marked):
            left[number] = left.get(number, False) or stays[place][1]
    return left


def _aligned(texts: list[str], before: str, marked: Marked) -> Iterator[tuple[int, int]]:
    """Pairs of a word of the marked text and one of a text in a table: where it stands as it is, else its parts."""
    starts = {start: number for number, (start, _) in enumerate(marked.words())}
    found = [starts[place] for place in _places(texts, before, marked.text) if place in starts]
    for first in found:
        yield from ((first + place, place) for place in range(len(texts)))
    if texts and not found:
        words = [marked.text[start:end] for start, end in marked.words()]
        for block in SequenceMatcher(None, texts, words, autojunk=False).get_matching_blocks():
            if block.size > 2:
                yield from ((block.b + step, block.a + step) for step in range(block.size))


def _places(texts: list[str], before: str, text: str) -> list[int]:
    """Where a text of a table stands; one of a few words that recurs only where something like a cell ends."""
    if not texts:
        return []
    pattern = r"\s+".join(map(re.escape, before.split()))
    pattern = r"(?<!\w)" + pattern + r"(?!\w)"
    found = list(re.finditer(pattern, text))
    if len(found) > 1 and len(texts) <= _FEW:
        cells = [one for one in found if _CELL_END.search(text[: one.start()]) and _CELL_START.match(text[one.end() :])]
        found = cells or found[:1]
    return [one.start() + first.start() for one in found if (first := _WORD.search(one[0]))]


def _stays(before: str, after: str) -> list[tuple[str, bool]]:
    """The words of a text, and whether each is wholly there after placeholders came in."""
    kept = [True] * len(before)
    chunks = PLACEHOLDER.split(after)
    pattern = "(.+?)".join(f"({re.escape(chunk)})" for chunk in chunks)
    match = re.fullmatch(pattern, before, re.DOTALL)
    if match is None:
        kept = [False] * len(before)
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for block in matcher.get_matching_blocks():
            kept[block.a : block.a + block.size] = [True] * block.size
    else:
        for group in range(2, 2 * len(chunks), 2):
            start, end = match.span(group)
            kept[start:end] = [False] * (end - start)
    return [(word[0], any(kept[slice(*word.span())])) for word in _WORD.finditer(before)]


def _line(text: str, start: int, end: int) -> str:
    shown = f"{text[max(0, start - 40) : start]}⟦{text[start:end]}⟧{text[end : end + 30]}"
    return shown.replace("\n", "⏎")


def report(score: Score) -> str:
    """The table of one measurement: recall by kind, names together, and the share of other words kept."""
    lines = [f"{kind:16}{score.recall(kind):.3f}  n={score.marked[kind]}" for kind in sorted(score.marked)]
    names = score.recall("PERSON", "PROFESSIONAL")
    kept = f"other words kept {score.share_kept:.4f}  n={score.others}"
    return "\n".join([*lines, f"names           {names:.3f}", f"all             {score.recall():.4f}", kept])


def published(scores: dict[str, Score], measured_on: date) -> dict[str, Any]:
    """What is kept of a measurement: of each set the texts, recall in all and by kind, and the share of words kept."""
    return {
        "measured_on": measured_on.isoformat(),
        "sets": {name: _published(name, one) for name, one in scores.items()},
    }


def _published(name: str, score: Score) -> dict[str, Any]:
    kinds = {kind: {"recall": round(score.recall(kind), 3), "n": score.marked[kind]} for kind in sorted(score.marked)}
    spans = sum(n for kind, n in score.marked.items() if kind != "RARE")
    held = {"texts": len(read_sets(PUBLISHED[name])), "spans": spans, "recall": round(score.recall(), 3)}
    return {**held, "other_words_kept": round(score.share_kept, 3), "kinds": kinds}


def main() -> None:
    """Print the measurement of a set."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--set", default="development", choices=SETS)
    arguments.add_argument("--write", action="store_true", help="measure all sets and keep the figures")
    arguments.add_argument("-v", "--verbose", action="store_true", help="list what was missed or lost")
    chosen = arguments.parse_args()
    finders, started = shipped_finders(), time.perf_counter()
    if chosen.write:
        scores = {name: measure(read_sets(held), finders) for name, held in PUBLISHED.items()}
        MEASURED.write_text(json.dumps(published(scores, date.today()), indent=1) + "\n", encoding="utf-8")
        return
    score = measure(read_set(chosen.set), finders)
    if chosen.verbose:
        print("\n".join(score.errors))
    print(report(score))
    print(f"{time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
