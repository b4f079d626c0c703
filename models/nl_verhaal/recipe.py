"""Put the trained parts together as one pipeline that can be committed.

Usage: python recipe.py GRAMMAR NAMES OUT
GRAMMAR and NAMES are folders that `spacy train` wrote with grammar.cfg and names.cfg (its model-best).
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy

META = {
    "lang": "nl",
    "name": "verhaal",
    "version": "0.1.0",
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
        {"name": "Templates and name lists of Verhaal", "license": "EUPL-1.2"},
        {"name": "Faker name lists", "license": "MIT", "url": "https://github.com/joke2k/faker"},
    ],
}


def combine(grammar: Path, names: Path, out: Path) -> None:
    """One pipeline: grammar with its own encoder, the name recogniser with a copy of the one it was trained with."""
    nlp, recogniser = spacy.load(grammar), spacy.load(names)
    recogniser.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=recogniser, name="ner")
    nlp.meta.update(META)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # where the data lay is nobody's business
    nlp.to_disk(out)


if __name__ == "__main__":
    combine(*map(Path, sys.argv[1:4]))
