"""Make the training data of the name recogniser: prepared sentences, the same with other names, and our templates.

Usage: python names_data.py PREPARED.spacy OUT.spacy [--held-out TEST.txt ...] [--carriers PIPELINE] [--count 9000]
PIPELINE is an earlier pipeline that labels the carriers (carriers.py). PREPARED holds sentences with PER, LOC and ORG
marked (silver labels and synthetic ones, without CoNLL-2002). Names in [[..]] in TEST are left out everywhere, so that
the test measures names that training never saw.
"""

from __future__ import annotations

import argparse
import random
import re
import tomllib
from pathlib import Path

import spacy
from carriers import carriers
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import filter_spans

HERE = Path(__file__).parent
NAMES = HERE.parent / "names"
LABELS = {"PER": "PERSON", "PERSON": "PERSON", "LOC": "LOC", "ORG": "ORG"}
PARTICLES = ("van", "de", "van de", "van der", "van den", "ter", "ten", "van 't", "den", "el", "in 't", "op de", "te")
ORIGINS = {"nl": 30, "ma": 14, "tr": 12, "su": 8, "an": 3, "pl": 9, "sy": 8, "er": 5, "so": 3, "ua": 4, "other": 8,
           "in": 3, "africa": 4, "id": 3, "ro": 2, "es": 2, "en": 3}  # fmt: skip
LABEL_LETTERS = "ABCDEFGHIJKLMNOPRSTVWYZ"
LOWER_CASED = 0.35
Marked = tuple[str, list[tuple[int, int, str]]]


class Names:
    """Draws names as people write them."""

    def __init__(self, chance: random.Random, held_out: set[str]) -> None:
        self.chance = chance
        self.first = _by_origin(NAMES / "first_names.tsv", held_out)
        self.last = _by_origin(NAMES / "surnames.tsv", held_out)
        self.vocabulary = tomllib.loads((HERE / "templates.toml").read_text(encoding="utf-8"))
        self.words = sorted(_lines(NAMES / "words.txt") - set(self.first["all"]) - set(self.last["all"]))
        self.places = sorted(_lines(NAMES / "places.txt"))

    def draw(self, form: str) -> str:
        """A name in one of the forms F, L, FL, IL, FI, LABEL or P (any of these)."""
        if form == "P":
            form = self.chance.choices(("F", "FL", "IL", "FI"), (50, 38, 7, 5))[0]
        origin = self.chance.choices(list(ORIGINS), list(ORIGINS.values()))[0]
        first, last = self._first(origin), self._last(origin)
        match form:
            case "F":
                return first
            case "L":
                return last[0].upper() + last[1:] if self.chance.random() < 0.8 else last
            case "FL":
                return f"{first} {last}"
            case "IL":
                return f"{self._initials()} {last}"
            case "FI":
                return f"{first} {self.chance.choice(LABEL_LETTERS)}."
        return "".join(self.chance.choices(LABEL_LETTERS, k=self.chance.choice((1, 2, 2, 3))))

    def _first(self, origin: str) -> str:
        names = self.first.get(origin) or self.first["nl"]
        second = "-" + self.chance.choice(names) if self.chance.random() < 0.03 else ""
        return self.chance.choice(names) + second

    def _last(self, origin: str) -> str:
        name = self.chance.choice(self.last.get(origin) or self.last["nl"])
        if origin == "nl" and self.chance.random() < 0.35 and " " not in name:
            name = f"{self.chance.choice(PARTICLES)} {name}"
        if origin == "ma" and self.chance.random() < 0.4 and " " not in name:
            name = f"{self.chance.choice(('El', 'el', 'Ait', 'Ben', 'Al'))} {name}"
        if self.chance.random() < 0.05:
            name = f"{name}-{self.chance.choice(self.last['nl']).split()[-1]}"
        return name

    def _initials(self) -> str:
        letters = self.chance.choices(LABEL_LETTERS, k=self.chance.choice((1, 1, 2, 2, 3)))
        return "".join(f"{letter}." for letter in letters)


def fill(template: str, names: Names) -> Marked:
    """The template as text, and where its names stand."""
    text, spans, upto = "", [], 0
    for slot in re.finditer(r"\{(\w+)\}", template):
        text += template[upto : slot.start()]
        upto = slot.end()
        value, label = _value(slot[1], names)
        if not text and value[:1].islower() and names.chance.random() < 0.85:
            value = value[0].upper() + value[1:]
        if label:
            spans.append((len(text), len(text) + len(value), label))
        text += value
    return text + template[upto:], spans


def _value(slot: str, names: Names) -> tuple[str, str | None]:
    held = names.vocabulary
    marked = {
        "ORG": (held["organisations"]["name"], "ORG"), "CITY": (held["places"]["city"], "LOC"),
        "STREET": (held["places"]["street"], "LOC"), "PLACE": (held["places"]["place"], "LOC"),
    }  # fmt: skip
    if slot == "CITY" and names.chance.random() < 0.6:
        return names.chance.choice(names.places), "LOC"
    if slot in marked:
        return names.chance.choice(marked[slot][0]), marked[slot][1]
    if slot in ("Word", "word"):
        word = names.chance.choice(names.words)
        return (word.capitalize() if slot == "Word" else word), None
    if slot == "LABEL2":
        return "".join(names.chance.choices(LABEL_LETTERS, k=names.chance.choice((2, 3, 3, 4)))), "ORG"
    if slot.isupper():
        return names.draw(slot), "PERSON"
    return names.chance.choice(held["words"].get(slot) or held["words"]["hard"][slot]), None


def lower_some(marked: Marked, chance: random.Random) -> Marked:
    """Now and then the names, or all of it, without capitals."""
    text, spans = marked
    if chance.random() > LOWER_CASED:
        return marked
    if chance.random() < 0.4:
        return (text.lower(), spans) if len(text.lower()) == len(text) else marked
    for start, end, label in spans:
        name = text[start:end]
        if label == "PERSON" and not name.isupper() and len(name.lower()) == len(name):
            text = text[:start] + name.lower() + text[end:]
    return text, spans


def other_names(doc: Doc, names: Names) -> Marked:
    """The same sentence with another name for each person."""
    text, spans, upto = "", [], 0
    for span in doc.ents:
        text += doc.text[upto : span.start_char]
        upto = span.end_char
        label = LABELS.get(span.label_)
        words = len(span)
        value = names.draw("FL" if words > 1 else "F") if label == "PERSON" else span.text
        if label:
            spans.append((len(text), len(text) + len(value), label))
        text += value
    return text + doc.text[upto:], spans


def to_doc(marked: Marked, nlp: Language) -> Doc:
    """Text with marks as a Doc."""
    text, spans = marked
    doc = nlp.make_doc(text)
    found = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in spans)
    doc.ents = filter_spans([span for span in found if span is not None])
    return doc


def relabelled(doc: Doc) -> Marked:
    """A prepared sentence with our labels."""
    return doc.text, [(e.start_char, e.end_char, LABELS[e.label_]) for e in doc.ents if e.label_ in LABELS]


def build(prepared: Path, held_out: set[str], pipeline: Path | None, count: int, seed: int) -> DocBin:
    """All training sentences, shuffled."""
    chance, nlp = random.Random(seed), spacy.blank("nl")
    names = Names(chance, held_out)
    docs = list(DocBin().from_disk(prepared).get_docs(nlp.vocab))
    marked = [relabelled(doc) for doc in docs]
    with_persons = [doc for doc in docs if any(LABELS.get(e.label_) == "PERSON" for e in doc.ents)]
    marked += [lower_some(other_names(doc, names), chance) for doc in with_persons if len(doc) > 8]
    marked += [lower_some(_paragraph(names, chance), chance) for _ in range(count)]
    if pipeline:
        marked += [lower_some(item, chance) for item in carriers(pipeline, lambda: names.draw("P"), chance)]
    chance.shuffle(marked)
    return DocBin(docs=[to_doc(item, nlp) for item in marked if item[0].strip()], store_user_data=False)


def _paragraph(names: Names, chance: random.Random) -> Marked:
    persons, nobody = (names.vocabulary["sentences"][kind].strip().splitlines() for kind in ("persons", "nobody"))
    text, spans = "", []
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        sentence, found = fill(chance.choice(persons if chance.random() < 0.62 else nobody), names)
        glue = "" if not text else " "
        spans += [(start + len(text + glue), end + len(text + glue), label) for start, end, label in found]
        text += glue + sentence
    return text, spans


def _by_origin(path: Path, held_out: set[str]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {"all": []}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, origins = line.split("\t")
        names["all"].append(name.lower())
        if not held_out & set(re.split(r"[\s-]+", name.lower())):
            for origin in origins.split(","):
                names.setdefault(origin, []).append(name)
    return names


def _lines(path: Path) -> set[str]:
    return set(path.read_text(encoding="utf-8").splitlines())


def _held_out(paths: list[Path]) -> set[str]:
    marks = [mark for path in paths for mark in re.findall(r"\[\[(.*?)\]\]", path.read_text(encoding="utf-8"))]
    words = {word.lower() for mark in marks for word in re.split(r"[\s.-]+", mark)}
    return words - {"van", "de", "den", "der", "ter", "el", "jan", "'t", ""}


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("prepared", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--held-out", type=Path, nargs="*", default=[])
    options.add_argument("--carriers", type=Path)
    options.add_argument("--count", type=int, default=9000)
    options.add_argument("--seed", type=int, default=20)
    given = options.parse_args()
    build(given.prepared, _held_out(given.held_out), given.carriers, given.count, given.seed).to_disk(given.out)
