"""Put the trained parts together as one pipeline that can be committed.

Usage: python recipe.py GRAMMAR NAMES TRAIN.spacy OUT
GRAMMAR and NAMES are folders that `spacy train` wrote with grammar.cfg and names.cfg (its model-best); the words of
TRAIN become the look-up table of lemmas.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Token

META = {
    "lang": "nl",
    "name": "verhaal",
    "version": "0.2.0",
    "license": "CC BY-SA 4.0",
    "author": "Verhaal",
    "url": "",
    "email": "",
    "description": "Dutch sentences, word classes, lemmas, syntax (UD) and names of persons, places and organisations "
    "for reports and stories in the social domain. See CARD.md.",
    "sources": [
        {
            "name": "UD Dutch LassySmall and Alpino",
            "license": "CC BY-SA 4.0",
            "url": "https://universaldependencies.org",
        },
        {"name": "Sentences, templates and name lists of Verhaal", "license": "EUPL-1.2"},
        {
            "name": "multilingual-e5-small, as the teacher",
            "license": "MIT",
            "url": "https://huggingface.co/intfloat/multilingual-e5-small",
        },
        {"name": "Faker name lists", "license": "MIT", "url": "https://github.com/joke2k/faker"},
    ],
}
NO_LEMMA_OF_ITS_OWN = frozenset({"PROPN", "X", "SYM", "PUNCT", "NUM", "SPACE"})


def combine(grammar: Path, names: Path, train_set: Path, out: Path) -> None:
    """One pipeline: two encoders on the same word vectors, one for the grammar and one within the name recogniser."""
    nlp, recogniser = spacy.load(grammar), spacy.load(names)
    recogniser.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=recogniser, name="ner")
    docs = DocBin().from_disk(train_set).get_docs(nlp.vocab)
    nlp.vocab.lookups.add_table("lemma_forms", lemma_forms(docs))
    nlp.meta.update(META)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # where the data lay is nobody's business
    nlp.to_disk(out)


def lemma_forms(docs: Iterable[Doc]) -> dict[str, str]:
    """The commonest lemma of each "word|CLASS" in the treebanks; of separable verbs without the particle."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for doc in docs:
        for token in doc:
            if token.pos_ not in NO_LEMMA_OF_ITS_OWN or (token.pos_ == "PROPN" and "Plur" in str(token.morph)):
                counts[f"{token.lower_}|{token.pos_}"][_without_particle(token)] += 1
    return {form: lemmas.most_common(1)[0][0] for form, lemmas in counts.items()}


def _without_particle(token: Token) -> str:
    particles = (child.lower_ for child in token.children if child.dep_ == "compound:prt")
    lemma = str(token.lemma_)
    for particle in particles:
        lemma = lemma.removeprefix(particle)
    return lemma


if __name__ == "__main__":
    combine(*map(Path, sys.argv[1:5]))
