"""Measure the pipeline: grammar on the UD test files, persons on sentences with their names marked.

Usage: python evaluate.py PIPELINE [--ud ud_test.spacy] [--persons MARKED.txt ...]
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.training import Example

ROOT = Path(__file__).resolve().parents[2]
GRAMMAR = {
    "pos": "pos_acc", "morph": "morph_acc", "lemma": "lemma_acc", "uas": "dep_uas", "las": "dep_las",
    "sentences": "sents_f",
}  # fmt: skip
MARKED = re.compile(r"\[\[(.+?)\]\]")
Spans = list[tuple[int, int]]


def grammar_figures(nlp: Language, ud_test: Path) -> dict[str, float]:
    """Accuracies in 0..1 on a DocBin of UD sentences, read as running text.

    Keys: pos, morph, lemma, uas, las, sentences (F of sentence starts) as `spacy evaluate` has them; the same names
    with "gold tokens " in front, on the words of the corpus; "lemma without case"; n, the number of words.
    """
    gold = list(_docs(ud_test, nlp))
    raw = _scores(nlp, gold, given_words=False)
    words = {f"gold tokens {name}": value for name, value in _scores(nlp, gold, given_words=True).items()}
    return {**raw, **words, "n": float(sum(len(doc) for doc in gold))}


def person_figures(nlp: Language, marked: Path) -> dict[str, float]:
    """How well `find_persons` finds the names that stand between [[ and ]] in `marked`, one text a line.

    recall: names of which every letter is covered; precision: found spans that touch a name; n: names; found: spans.
    Empty lines and those that start with # are left out.
    """
    texts, gold = zip(*map(_unmarked, marked_lines(marked)), strict=True)
    found = _find_persons(list(texts), nlp)
    n, spans = sum(map(len, gold)), sum(map(len, found))
    covered = sum(_covered(name, spots) for names, spots in zip(gold, found, strict=True) for name in names)
    right = sum(_touches(spot, names) for names, spots in zip(gold, found, strict=True) for spot in spots)
    return {"recall": covered / max(n, 1), "precision": right / max(spans, 1), "n": float(n), "found": float(spans)}


def marked_lines(path: Path) -> list[str]:
    """The texts of a file with marked names."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def mistakes(nlp: Language, marked: Path) -> Iterator[tuple[str, str, str]]:
    """("missed" or "wrong", the words, the text) for each name not wholly found and each span that is none."""
    for line in marked_lines(marked):
        text, names = _unmarked(line)
        (spots,) = _find_persons([text], nlp)
        yield from (("missed", text[slice(*name)], text) for name in names if not _covered(name, spots))
        yield from (("wrong", text[slice(*spot)], text) for spot in spots if not _touches(spot, names))


def _scores(nlp: Language, gold: list[Doc], *, given_words: bool) -> dict[str, float]:
    from spacy.scorer import Scorer
    from spacy.tokens import Doc
    from spacy.training import Example

    blank = (
        Doc(nlp.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
        if given_words
        else nlp.make_doc(doc.text)
        for doc in gold
    )
    examples = [Example(found, doc) for found, doc in zip(nlp.pipe(blank), gold, strict=True)]
    scores = Scorer(nlp).score(examples)
    figures = {name: float(scores[key]) for name, key in GRAMMAR.items()}
    return {**figures, "lemma without case": _lemmas_without_case(examples)}


def _lemmas_without_case(examples: list[Example]) -> float:
    pairs = [
        (token.lemma_.lower(), lemma.lower())
        for example in examples
        for token, lemma in zip(example.predicted, example.get_aligned("LEMMA", as_string=True), strict=True)
        if lemma
    ]
    return sum(found == lemma for found, lemma in pairs) / max(len(pairs), 1)


def _docs(path: Path, nlp: Language) -> Iterator[Doc]:
    from spacy.tokens import DocBin

    return DocBin().from_disk(path).get_docs(nlp.vocab)


def _find_persons(texts: list[str], nlp: Language) -> list[Spans]:
    sys.path.insert(0, str(ROOT))
    from pipeline.language import find_persons

    sys.path.remove(str(ROOT))
    return find_persons(texts, nlp)


def _unmarked(line: str) -> tuple[str, Spans]:
    """The text without marks, and where the names stand in it."""
    text, names, upto = "", [], 0
    for mark in MARKED.finditer(line):
        text += line[upto : mark.start()]
        names.append((len(text), len(text) + len(mark[1])))
        text, upto = text + mark[1], mark.end()
    return text + line[upto:], names


def _covered(name: tuple[int, int], spots: Spans) -> bool:
    return any(start <= name[0] and name[1] <= end for start, end in spots)


def _touches(spot: tuple[int, int], names: Spans) -> bool:
    return any(start < spot[1] and spot[0] < end for start, end in names)


def main(pipeline: Path, ud_test: Path | None, marked: list[Path]) -> None:
    """Print the figures."""
    sys.path.insert(0, str(ROOT))
    from pipeline.language import load_language

    nlp = load_language(pipeline, ROOT / "models" / "names")
    if ud_test:
        for name, value in grammar_figures(nlp, ud_test).items():
            print(f"{name:<28}{value:.3f}")
    for path in marked:
        print(path.name, {name: round(value, 3) for name, value in person_figures(nlp, path).items()})
        for kind, words, text in mistakes(nlp, path):
            print(f"  {kind}: {words} | {text}")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("pipeline", type=Path)
    options.add_argument("--ud", type=Path)
    options.add_argument("--persons", type=Path, nargs="*", default=[])
    given = options.parse_args()
    main(given.pipeline, given.ud, given.persons)
