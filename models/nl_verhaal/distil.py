"""What the small pipeline learns from the teacher: word vectors, and our own sentences with grammar labels.

Usage: python distil.py vectors TEACHER.pt TRAIN.spacy OUT_FOLDER --frequent words.txt
       python distil.py labels TEACHER.pt TRAIN.spacy OUT.spacy --preferred GOLD.spacy --lemmas-by PIPELINE
`words.txt` holds Dutch words, most frequent first, one a line; it only chooses which words get a vector. PIPELINE gives
lemmas, which pipeline/language/lemmas.py mends. GOLD is put in twice.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import spacy
import torch
from numpy.typing import NDArray
from recipe import lemma_forms
from spacy.tokens import Doc, DocBin
from spacy.vectors import Vectors
from teacher import Sentence, Teacher, load, make_batch, predict

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ROOT / "models" / "themes" / "training"
WORDS, WIDTH = 50_000, 96
WORD = re.compile(r"[a-zà-ÿ][\w'-]*")
LOWER_CASED = 0.12
LONGEST = 55


def word_vectors(teacher: Teacher, words: list[str]) -> NDArray[np.float32]:
    """What the teacher sees of each word on its own, for tagging and parsing, in its main directions.

    [words, WIDTH]; directions are halfway to equal spread (square root of the deviation), the whole has deviation 1.
    """
    seen = np.concatenate(list(_states(teacher, words)))
    seen -= seen.mean(0)
    seen /= seen.std()
    spread, directions = np.linalg.eigh(seen.T @ seen / len(seen))
    best = spread.argsort()[::-1][:WIDTH]
    vectors = seen @ directions[:, best] / spread[best] ** 0.25
    return (vectors / vectors.std()).astype(np.float32)


def vocabulary(train_set: list[Doc], frequent: Path) -> list[str]:
    """Words of the treebanks, of our own texts, and the most frequent others."""
    nlp = spacy.blank("nl")
    known = dict.fromkeys(token.lower_ for doc in train_set for token in doc)
    known |= dict.fromkeys(token.lower_ for text in own_texts() for token in nlp.make_doc(text))
    others = filter(WORD.fullmatch, frequent.read_text(encoding="utf-8").split())
    return list(known | dict.fromkeys(others))[:WORDS]


def write_vectors(words: list[str], vectors: NDArray[np.float32], folder: Path) -> None:
    """A blank pipeline with the vectors; a word with and without a capital shares one."""
    nlp = spacy.blank("nl")
    table = Vectors(strings=nlp.vocab.strings, shape=vectors.shape, name="nl_verhaal")
    table.data = vectors
    for row, word in enumerate(words):
        for form in {word, word[0].upper() + word[1:]}:
            table.add(nlp.vocab.strings.add(form), row=row)
    nlp.vocab.vectors = table
    nlp.to_disk(folder)


def own_texts() -> list[str]:
    """The sentences of the themes' training texts, each once."""
    lines = (line for path in sorted(TEXTS.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines())
    return list(dict.fromkeys(json.loads(line)["text"].strip() for line in lines))


def labelled_texts(teacher: Teacher, pipeline: Path, train_set: list[Doc], chance: random.Random) -> Iterator[Doc]:
    """Our own sentences with the teacher's labels, one to ten in a document; some without capitals."""
    nlp = spacy.load(pipeline)
    texts = [doc for doc in map(nlp.make_doc, own_texts()) if 3 <= len(doc) <= LONGEST]
    labels = predict(teacher, [[token.text for token in doc] for doc in texts])
    ready = list(zip(texts, labels, strict=True))
    mend = _mender(train_set)
    while ready:
        size = chance.choice((1, 3, 6, 10))
        doc, ready = _document(ready[:size], nlp), ready[size:]
        with_lemmas = mend(_with_lemmas(doc, nlp))
        yield _lower(with_lemmas) if chance.random() < LOWER_CASED else with_lemmas


def _states(teacher: Teacher, words: list[str]) -> Iterator[NDArray[np.float32]]:
    with torch.no_grad():
        for first in range(0, len(words), 512):
            for_tags, for_arcs = teacher.states(make_batch([[word] for word in words[first : first + 512]]))
            yield torch.cat([for_tags[:, 1], for_arcs[:, 1]], -1).numpy()


def _document(parts: list[tuple[Doc, Sentence]], nlp: spacy.Language) -> Doc:
    words, spaces, tags, heads, relations = [], [], [], [], []
    for doc, labels in parts:
        start = len(words)
        words += labels.words
        spaces += [bool(token.whitespace_) for token in doc[:-1]] + [True]
        tags += [tag.split("|", 1) for tag in labels.tags]
        heads += [start + place if head == 0 else start + head - 1 for place, head in enumerate(labels.heads)]
        relations += labels.relations
    classes, features = map(list, zip(*tags, strict=True))
    return Doc(nlp.vocab, words, spaces, pos=classes, morphs=features, heads=heads, deps=relations)


def _with_lemmas(doc: Doc, nlp: spacy.Language) -> Doc:
    bare = Doc(nlp.vocab, [token.text for token in doc], [bool(token.whitespace_) for token in doc])
    for token, found in zip(doc, nlp.get_pipe("trainable_lemmatizer")(nlp.get_pipe("tok2vec")(bare)), strict=True):
        token.lemma_ = found.lemma_
    return doc


def _lower(doc: Doc) -> Doc:
    return Doc(
        doc.vocab, [token.lower_ for token in doc], [bool(token.whitespace_) for token in doc],
        pos=[token.pos_ for token in doc], morphs=[str(token.morph) for token in doc],
        lemmas=[token.lemma_.lower() for token in doc], heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
    )  # fmt: skip


def _mender(train_set: list[Doc]):  # noqa: ANN202 - the pipeline is imported late
    sys.path.insert(0, str(ROOT))
    from pipeline.language.lemmas import Lemmas
    from pipeline.language.lists import name_lists

    return Lemmas(name_lists(ROOT / "models" / "names").words, lemma_forms(train_set))


def _docs(path: Path) -> list[Doc]:
    return list(DocBin().from_disk(path).get_docs(spacy.blank("nl").vocab))


def main(given: argparse.Namespace) -> None:
    """Make one of the two."""
    teacher, train_set = load(given.teacher), _docs(given.train)
    if given.what == "vectors":
        words = vocabulary(train_set, given.frequent)
        write_vectors(words, word_vectors(teacher, words), given.out)
        return
    chance = random.Random(5)
    docs = train_set + _docs(given.preferred) + list(labelled_texts(teacher, given.lemmas_by, train_set, chance))
    chance.shuffle(docs)
    DocBin(docs=docs).to_disk(given.out)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("what", choices=["vectors", "labels"])
    options.add_argument("teacher", type=Path)
    options.add_argument("train", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--frequent", type=Path)
    options.add_argument("--preferred", type=Path)
    options.add_argument("--lemmas-by", type=Path)
    main(options.parse_args())
