"""Choose labelled sentences to explain labels with, and write them with their vectors.

    python models/themes/examples.py [--encoder FOLDER]

Writes examples.jsonl and examples.safetensors (8 bits, a scale a row). Run it after training; train.py does so itself.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from itertools import zip_longest
from pathlib import Path
from typing import Any

from evaluate import read_labelled, read_training
from safetensors.numpy import save_file

from pipeline.encoder.layers import to_rows
from pipeline.examples import NAME
from pipeline.themes.composition import compose
from pipeline.themes.encoding import load_encoder
from pipeline.themes.lexicon import Lexicon, load_lexicon
from pipeline.themes.nearest import VECTORS
from pipeline.themes.versions import tuned_layers, vectors_made_by

HERE = Path(__file__).parent
EVALUATION = HERE.parents[1] / "tests" / "evaluation"
MOST = 3000
_WORDS = range(4, 36)
"""Words of a sentence that says something by itself and can be read at a glance."""
Row = dict[str, Any]


def choose(rows: list[Row], unseen: set[str], lexicon: Lexicon, most: int = MOST) -> list[Row]:
    """At most `most` rows in turn from every group of theme (or none) and kind; the same whatever the order of `rows`.

    No text that is in `unseen`, and none twice. A sentence stands for a theme only where a word of the lexicon names
    it: one that has its theme from the sentence before it explains nothing by itself.
    """
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in sorted(rows, key=_by_chance):
        if row["text"] not in unseen and len(row["text"].split()) in _WORDS:
            for theme in _named(row, lexicon) if row["themes"] else [""]:
                groups[theme, row["kind"]].append(row)
    chosen: dict[str, Row] = {}
    turns = zip_longest(*(_varied(groups[key]) for key in sorted(groups)))
    for row in (row for turn in turns for row in turn if row is not None):
        if len(chosen) < most:
            chosen.setdefault(row["text"], row)
    return sorted(chosen.values(), key=lambda row: (row["doc"], row["n"]))


def write(rows: list[Row], encoder: Path, folder: Path = HERE) -> None:
    """Write the chosen rows and their vectors by `encoder` with the layers of the theme model in `folder`."""
    loaded, form = load_encoder(encoder, tuned_layers(folder), "onnx")
    texts = [compose(row["text"], row["context"], form) for row in rows]
    numbers, scale = to_rows(loaded.encode(texts, batch_size=64, normalize_embeddings=True))
    made = {"made_by": vectors_made_by(encoder, folder)}
    save_file({"vectors": numbers, "scale": scale}, folder / VECTORS, metadata=made)
    lines = (json.dumps(_example(row), ensure_ascii=False) + "\n" for row in rows)
    (folder / NAME).write_text("".join(lines), encoding="utf-8")
    for name in (NAME, VECTORS):
        (folder / name).chmod(0o644)


def evaluation_texts() -> set[str]:
    """The sentences that the model is measured on; none where there are no such files."""
    paths = [EVALUATION / "sentences.jsonl", EVALUATION / "residents.jsonl"]
    return {row["text"] for path in paths if path.exists() for row in read_labelled(path)}


def _example(row: Row) -> Row:
    names = ("text", "context", "themes", "kind", "direction", "voice")
    return {"id": f"{row['doc']}#{row['n']}", **{name: row[name] for name in names}}


def _named(row: Row, lexicon: Lexicon) -> list[str]:
    hits = {lexicon.names[number] for number, _, _ in lexicon.places(row["text"])}
    return [theme for theme in row["themes"] if theme in hits]


def _by_chance(row: Row) -> str:
    return hashlib.sha256(f"{row['doc']}#{row['n']}".encode()).hexdigest()


def _varied(rows: list[Row]) -> list[Row]:
    """The first of each document, then the second of each, so that many hands are heard."""
    seen: defaultdict[str, int] = defaultdict(int)
    turns = []
    for row in rows:
        turns.append(seen[row["doc"]])
        seen[row["doc"]] += 1
    return [row for _, row in sorted(zip(turns, rows, strict=True), key=lambda held: held[0])]


def main() -> None:
    """Choose from the training sentences and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--encoder", type=Path, default=HERE.parent / "e5-nl", help="a sentence-transformers folder")
    rows = choose(read_training(HERE / "training"), evaluation_texts(), load_lexicon(HERE / "lexicon.toml"))
    write(rows, parser.parse_args().encoder)
    print(f"{len(rows)} examples written")


if __name__ == "__main__":
    main()
