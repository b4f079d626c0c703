"""How well scans are read: the sample reports printed, scanned badly, and read again by recognising their text.

Run as a module it prints the table: python -m tests.evaluation.scans. Needs tesseract with Dutch data.
"""

from __future__ import annotations

import io
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from pipeline.documents import Block, Document
from pipeline.extract import as_contract
from pipeline.ingest import Limits, parse_bytes
from pipeline.ingest.lines import FIGURE
from pipeline.parse import parse
from tests.evaluation.extraction import EXPECTED, match

ALL_TIME = Limits(seconds=3600)


@dataclass(frozen=True, slots=True)
class Scanner:
    """How a page is scanned: dots per inch, how crooked (degrees), grain, JPEG quality, how grey the paper."""

    name: str
    dpi: int
    degrees: float = 0.0
    grain: float = 0.0
    quality: int = 90
    grey: int = 0


SCANNERS = (
    Scanner("new, 300 dpi", 300, quality=95),
    Scanner("office, 200 dpi", 200, 0.4, 4, 85),
    Scanner("crooked, 300 dpi", 300, 1.5, 8, 70, 25),
    Scanner("poor, 200 dpi", 200, -1.2, 14, 45, 50),
)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts on one scan: words, figures in tables with their row's label, and items of the golden expectation."""

    words: tuple[int, int]
    figures: tuple[int, int, int]
    silent: int
    """Figures that are wrong and not marked as in doubt."""
    items: tuple[int, int, int]


def scanned(data: bytes, scanner: Scanner, seed: int = 1) -> bytes:
    """A PDF as it comes back from a scanner, as a PDF of pictures."""
    random = np.random.default_rng(seed)
    pages = [_page(page, scanner, random, number) for number, page in enumerate(pypdfium2.PdfDocument(data))]
    stream = io.BytesIO()
    pages[0].save(
        stream, "PDF", save_all=True, append_images=pages[1:], resolution=scanner.dpi, quality=scanner.quality
    )
    return stream.getvalue()


def _page(page: pypdfium2.PdfPage, scanner: Scanner, random: np.random.Generator, number: int) -> Image.Image:
    picture = page.render(scale=scanner.dpi / 72).to_pil().convert("L")
    turn = scanner.degrees * (1 if number % 2 == 0 else -0.7)
    picture = picture.rotate(turn, Image.Resampling.BICUBIC, fillcolor=255)
    if scanner.grain:
        picture = picture.filter(ImageFilter.GaussianBlur(scanner.dpi / 500))
    shade = 255 - scanner.grey * np.linspace(0.3, 1, picture.width)[None, :]
    pixels = np.asarray(picture, dtype=np.float32) * shade / 255 + random.normal(0, scanner.grain, picture.size[::-1])
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def compare(original: Document, scan: Document, expected: Path) -> Score:
    """Hold a scan against the reading of its original, and against the golden expectation where there is one."""
    wanted, found = _words(original), _words(scan)
    sought, seen = Counter(figure for figure, _ in _figures(original)), Counter(figure for figure, _ in _figures(scan))
    sure = Counter(figure for figure, doubt in _figures(scan) if not doubt)
    items = (0, 0, 0)
    if expected.exists():
        golden, rows = json.loads(expected.read_text("utf-8")), as_contract(parse(scan))["activities"]
        items = match(golden["activities"], rows, golden.get("period"))[0], len(rows), len(golden["activities"])
    return Score(
        ((wanted & found).total(), wanted.total()),
        ((sought & seen).total(), seen.total(), sought.total()),
        (sure - sought).total(),
        items,
    )


def _words(document: Document) -> Counter[str]:
    texts = [part.text for part in document.parts if isinstance(part, Block)]
    texts += [cell.text for grid in document.grids() for row in grid.rows for cell in row if not cell.merged]
    return Counter(re.findall(r"[\w]+(?:[.,]\d+)*", " ".join(texts)))


def _figures(document: Document) -> Iterator[tuple[tuple[str, str], bool]]:
    """Each figure of the tables with the first letters of its row: a figure in another row is wrong."""
    for grid in document.grids():
        for row in grid.rows:
            label = "".join(re.findall(r"[^\W\d_]", row[0].text.lower()))[:6]
            for cell in row[1:]:
                if cell.text and not cell.merged and FIGURE.match(cell.text):
                    yield (label, re.sub(r"\s", "", cell.text)), cell.doubt


def main() -> None:
    """Print a row for each PDF (sample reports, or the files named) and scanner, and with -v what differs."""
    samples = Path(__file__).parents[2] / "sample_reports"
    paths = [Path(name) for name in sys.argv[1:] if not name.startswith("-")] or sorted(samples.glob("*.pdf"))
    print(f"{'':46} {'scanner':18} {'words':>6} {'figures P':>9} {'R':>6} silent {'items P':>8} {'R':>6} s/page")
    totals = {scanner.name: [0] * 9 for scanner in SCANNERS}
    for path in paths:
        original = parse_bytes(path.read_bytes(), path.name, ALL_TIME)
        expected = EXPECTED / f"{path.name}.json"
        for scanner in SCANNERS:
            begin = time.monotonic()
            scan = parse_bytes(scanned(path.read_bytes(), scanner), path.name, ALL_TIME)
            spent = (time.monotonic() - begin) / (scan.pages or 1)
            score = compare(original, scan, expected)
            counts = [*score.words, *score.figures, score.silent, *score.items]
            totals[scanner.name] = [sum(pair) for pair in zip(totals[scanner.name], counts, strict=True)]
            print(_line(path.stem[:46], scanner.name, counts, spent))
            if "-v" in sys.argv:
                print("   missed", sorted((_counted(original) - _counted(scan)).elements()))
                print("   extra ", sorted((_counted(scan) - _counted(original)).elements()))
    for name, counts in totals.items():
        print(_line("all", name, counts, 0.0))


def _counted(document: Document) -> Counter[tuple[str, str]]:
    return Counter(figure for figure, _ in _figures(document))


def _line(name: str, scanner: str, counts: list[int], spent: float) -> str:
    words, of_words, right, seen, sought, silent, items, found, wanted = counts
    return (
        f"{name:46} {scanner:18} {_share(words, of_words):>6} {_share(right, seen):>9} {_share(right, sought):>6} "
        f"{silent:>6} {_share(items, found):>8} {_share(items, wanted):>6} {spent:6.1f}"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


if __name__ == "__main__":
    main()
