"""How much of what a careful reader finds in the sample reports the reader and parser find too.

Run as a module it prints the table: python -m tests.evaluation.extraction
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import ingest, process
from pipeline.extract import as_contract

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_reports"
EXPECTED = ROOT / "sample_recipe" / "expected"
_SIDES = ("activity", "section", "measure", "planned", "realised", "row_kind")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One document: items found right, found, and expected; metadata that differs; stories and issues that differ."""

    name: str
    right: int
    found: int
    expected: int
    wrong: list[str]
    differences: list[str]

    @property
    def precision(self) -> float:
        """Share of the found items that are right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the expected items that were found; 1 where nothing is expected."""
        return self.right / self.expected if self.expected else 1.0


def names() -> list[str]:
    """Every sample that has an expectation."""
    return sorted(path.relative_to(EXPECTED).as_posix().removesuffix(".json") for path in EXPECTED.rglob("*.json"))


def compare(name: str) -> Comparison:
    """Read one sample and hold it against its expectation. A key that the expectation leaves out is not checked."""
    wanted = json.loads((EXPECTED / f"{name}.json").read_text("utf-8"))
    path = SAMPLES / name
    found = as_contract(process.read(path.read_bytes(), path.name, ingest.Limits(ocr_pages=0)))
    right, wrong = match(wanted["activities"], found["activities"], wanted.get("period"))
    return Comparison(
        name, right, len(found["activities"]), len(wanted["activities"]), wrong, _differences(wanted, found)
    )


def match(wanted: list[dict[str, Any]], found: list[dict[str, Any]], period: object) -> tuple[int, list[str]]:
    """How many wanted items were found, and lines on what is missing and what is extra."""
    left, missed = list(found), []
    for item in wanted:
        hit = next((one for one in left if fits(item, one, period)), None)
        if hit is None:
            missed.append("missing " + _line(item))
        else:
            left.remove(hit)
    return len(wanted) - len(missed), missed + ["extra   " + _line(one) for one in left]


def fits(item: dict[str, Any], found: dict[str, Any], period: object) -> bool:
    """Whether a found item is the wanted one, on the keys that the wanted one has."""
    same = all(item[side] == found[side] for side in _SIDES if side in item)
    return same and found["period"] == item.get("period", period)


def _line(item: dict[str, Any]) -> str:
    return " | ".join(str(item.get(side)) for side in (*_SIDES, "period"))


def _differences(wanted: dict[str, Any], found: dict[str, Any]) -> list[str]:
    document = found["document"]
    keys = ("status", "kind", "organisation", "programme", "grant_number", "period")
    said = [f"{key}: {document[key]} ≠ {wanted[key]}" for key in keys if key in wanted and document[key] != wanted[key]]
    absent = set(wanted["issues"]) - {issue["code"] for issue in found["issues"]}
    loud = {issue["code"] for issue in found["issues"] if issue["severity"] != "info"} - set(wanted["issues"])
    consents = [Counter(story["consent"] for story in side["stories"]) for side in (wanted, found)]
    said += [f"issue missing: {code}" for code in sorted(absent)] + [f"issue extra: {code}" for code in sorted(loud)]
    return said + ([f"stories: {dict(consents[1])} ≠ {dict(consents[0])}"] if consents[0] != consents[1] else [])


def main() -> None:
    """Print a row for each sample, and with -v what differs."""
    compared = [compare(name) for name in names()]
    for one in compared:
        print(f"{one.name:62} P {one.precision:.3f} R {one.recall:.3f} ({one.expected}) {'; '.join(one.differences)}")
        for line in one.wrong if "-v" in sys.argv else []:
            print("    ", line)
    right, found, expected = (sum(getattr(one, part) for one in compared) for part in ("right", "found", "expected"))
    print(f"all: precision {right / found:.3f}, recall {right / expected:.3f}, n = {expected}")


if __name__ == "__main__":
    main()
