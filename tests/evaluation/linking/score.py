"""How often a passage is linked to the right activity, on passages that one person labelled without seeing the linker.

labels.jsonl has a passage a line: its file, the beginning of its (pseudonymised) text, the activities it is about as
[file, section, label], whether the labeller was sure, whether it tells of an effect, and whether its file was seen:
used to make and fit the linker (models/linking/fit.py). The errors in the other half were never read. The files are
those in sample_reports and in tests/evaluation/reading/documents, and those of tests/evaluation/claims by three
writers; a and b are hard on purpose: they hardly ever name an activity by its name.

Run as a module it reads all files and prints the table: python -m tests.evaluation.linking.score
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from pipeline import process
from pipeline.disk import digest
from pipeline.settings import ROOT, Settings
from pipeline.tables import Tables

HERE = Path(__file__).parent
SAMPLES = ROOT / "sample_reports"
DOCUMENTS = HERE.parent / "reading" / "documents"
HARD = HERE.parent / "claims" / "documents"
Name = tuple[str, str | None, str]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage with the activities it is about, none where it is about none; `seen` when used to make the linker."""

    filename: str
    text: str
    activities: frozenset[Name]
    sure: bool
    effect: bool
    seen: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of passages by what became of them."""

    right: int = 0
    rightly_none: int = 0
    false: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def passages(self) -> int:
        """All of them."""
        return self.right + self.rightly_none + self.false + self.missed + self.wrong

    @property
    def accuracy(self) -> float:
        """Share with a right first link, or rightly none."""
        return (self.right + self.rightly_none) / max(self.passages, 1)

    @property
    def precision(self) -> float:
        """Share of the linked passages of which the first link is right."""
        return self.right / max(self.right + self.false + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Share of the passages about an activity of which the first link is right."""
        return self.right / max(self.right + self.missed + self.wrong, 1)


def labels() -> list[Labelled]:
    """All labelled passages, in the order of the file."""
    lines = (json.loads(line) for line in (HERE / "labels.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        Labelled(
            row["filename"], row["text"], frozenset((one[0], one[1], one[2]) for one in row["activities"]),
            row["sure"], row["effect"], row["seen"],
        )
        for row in lines
    ]  # fmt: skip


def read(
    folders: Iterable[Path], models: process.Models, settings: Settings, names: Collection[str] | None = None
) -> Tables:
    """The tables of all documents in `folders`, or of those called `names`, each document once, linked."""
    return process.connect(unlinked(folders, models, settings, names), models.scorer)


def unlinked(
    folders: Iterable[Path], models: process.Models, settings: Settings, names: Collection[str] | None = None
) -> Tables:
    """The same before linking."""
    limits, guidance = process.reading_limits(settings), process.load_guidance(settings)
    found = [
        process.analyse(_raw(path, limits, guidance), models)
        for folder in folders
        for path in sorted(folder.iterdir())
        if path.is_file() and path.suffix not in (".py", ".json") and (names is None or path.name in names)
    ]
    tables = Tables.concat(found)
    return replace(
        tables,
        documents=tables.documents.unique("document", maintain_order=True),
        embeddings=tables.embeddings.unique(["content_key", "model_version"], maintain_order=True),
    )


def outcomes(tables: Tables, labelled: Iterable[Labelled]) -> Iterator[tuple[Labelled, str]]:
    """What became of each labelled passage that is in `tables`, as a field of Score."""
    names = dict(tables.documents.select("document", "filename").iter_rows())
    found = _found(tables, names)
    passages: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for document, passage, text in tables.passages.select("document", "passage_id", "text").iter_rows():
        passages[names[document]].append((passage, text))
    for one in labelled:
        begin = _unnumbered(one.text)
        passage = next((key for key, text in passages[one.filename] if _unnumbered(text).startswith(begin)), None)
        if passage is not None:
            yield one, _outcome(one.activities, found.get(passage, []))


def _unnumbered(text: str) -> str:
    """A text without the numbers of its persons: a label was given when these were other ones."""
    return re.sub(r"\[PERSOON(?: \d*)?(?:\]|$)", "[PERSOON]", text)


def score(judged: Iterable[tuple[Labelled, str]]) -> Score:
    """The counts of `outcomes` together."""
    return Score(**Counter(outcome for _, outcome in judged))


def _raw(path: Path, limits: process.ingest.Limits, guidance: process.Guidance) -> Tables:
    unpacked = process.unpack_file(path, limits)
    if unpacked:
        return process.read_members(digest(path), unpacked, limits, guidance)
    return process.read_file(path, limits, guidance)


def _found(tables: Tables, names: dict[str, str]) -> dict[str, list[Name]]:
    key = tables.activities.select("activity_id", "section", "activity", owner="document")
    rows = tables.links.with_row_index().join(key, on="activity_id").sort(["score", "index"], descending=[True, False])
    found: dict[str, list[Name]] = defaultdict(list)
    for row in rows.select("passage_id", pl.col("owner").replace_strict(names), "section", "activity").iter_rows():
        found[row[0]].append((row[1], row[2], row[3]))
    return found


def _outcome(wanted: frozenset[Name], found: list[Name]) -> str:
    if not wanted:
        return "false" if found else "rightly_none"
    if not found:
        return "missed"
    return "right" if found[0] in wanted else "wrong"


def main() -> None:
    """Read all files and print the table."""
    settings = Settings()
    judged = list(outcomes(read((SAMPLES, DOCUMENTS, HARD), process.load_models(settings), settings), labels()))
    print("| files | passages | n | accuracy | precision | recall |\n|---|---|---|---|---|---|")
    for name in ("ordinary, used to make it", "ordinary, not seen", "writer a, used", "writer b", "writer c"):
        chosen = [one for one in judged if _files(one[0]) == name]
        _print(name, "all", chosen)
        _print(name, "sure", [one for one in chosen if one[0].sure])
        _print(name, "sure, telling of an effect", [one for one in chosen if one[0].sure and one[0].effect])


def _files(one: Labelled) -> str:
    if (HARD / one.filename).exists():
        return f"writer {one.filename[0]}" + (", used" if one.seen else "")
    return "ordinary, used to make it" if one.seen else "ordinary, not seen"


def _print(files: str, passages: str, judged: list[tuple[Labelled, str]]) -> None:
    it = score(judged)
    print(f"| {files} | {passages} | {it.passages} | {it.accuracy:.2f} | {it.precision:.2f} | {it.recall:.2f} |")


if __name__ == "__main__":
    main()
