"""Sentences of the themes' training texts as carriers of names: "Hij durft weer" becomes "Yusuf durft weer".

Real contexts vary more than templates do. Words for people give way to a name or get one behind them; places and
organisations are labelled by an earlier pipeline, and sentences in which it sees a person stay out.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ROOT / "models" / "themes" / "training"
PEOPLE = (
    "buurvrouw|buurman|begeleider|begeleidster|deelnemer|deelneemster|vrijwilliger|vrijwilligster|coach|moeder|vader|"
    "zoon|dochter|zus|zusje|broer|broertje|oma|opa|vriendin|vriend|maatje|taalmaatje|man|vrouw|docent|cliënt|bewoner|"
    "bewoonster|jongen|meisje|juf|leerling|collega|mantelzorger|bezoeker|buurtbewoner|jongere|partner|kleinzoon"
)
SOMEBODY = re.compile(
    r"(?<![\w\[])(?:(?P<whole>[Hh]ij|(?<=\bmet )hem|(?<=\baan )hem|(?<=\bvan )hem|(?<=\bbij )hem)"
    rf"|(?P<noun>(?:[Dd]e|[Ee]en|[Mm]ijn|[Oo]nze|[Hh]aar|[Zz]ijn|[Dd]eze) (?:{PEOPLE})))(?![\w\]-])"
)
Marked = tuple[str, list[tuple[int, int, str]]]


def carriers(pipeline: Path, draw: Callable[[], str], chance: random.Random) -> Iterator[Marked]:
    """Each training text with labels; most of those that speak of somebody get names, in two ways."""
    for text, labels in labelled(pipeline):
        yield text, labels
        for _ in range(2 if SOMEBODY.search(text) else 0):
            yield named(text, labels, draw, chance)


def named(text: str, labels: list[tuple[int, int, str]], draw: Callable[[], str], chance: random.Random) -> Marked:
    """The text with names in place of, or behind, words for people."""
    out, spans, upto, shift = "", [], 0, []
    for match in SOMEBODY.finditer(text):
        if chance.random() < 0.25:
            continue
        keep = f"{match[0]} " if match["noun"] and chance.random() < 0.5 else ""
        name = draw()
        out += text[upto : match.start()] + keep
        spans.append((len(out), len(out) + len(name), "PERSON"))
        out, upto = out + name, match.end()
        shift.append((upto, len(out) - upto))
    moved = [
        (start + by, end + by, label)
        for start, end, label in labels
        if not SOMEBODY.search(text[start:end])
        for by in [next((by for place, by in reversed(shift) if place <= start), 0)]
    ]
    return out + text[upto:], sorted(spans + moved)


def labelled(pipeline: Path) -> Iterator[Marked]:
    """Texts without persons, with the places and organisations that the pipeline sees."""
    sys.path.insert(0, str(ROOT))
    from pipeline.language import find_persons, load_language

    nlp = load_language(pipeline, ROOT / "models" / "names")
    texts = sorted({text for path in sorted(TEXTS.glob("*.jsonl")) for text in _texts(path)})
    free = [text for text, persons in zip(texts, find_persons(texts, nlp), strict=True) if not persons]
    with nlp.select_pipes(enable=["ner"]):
        for doc in nlp.pipe(free):
            if not any(entity.label_ == "PERSON" for entity in doc.ents):
                yield doc.text, [(e.start_char, e.end_char, e.label_) for e in doc.ents]


def _texts(path: Path) -> Iterator[str]:
    return (json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines())
