"""Make the sample reports and what is expected of them: `python sample_recipe/make.py [FOLDER]`.

Everything is written from the texts in source/. Two runs with the same libraries give the same bytes. Needs the
`samples` extra.
"""

from __future__ import annotations

import json
import random
import sys
import tomllib
from pathlib import Path

from expected import expectation
from pages import pdf, scan
from sheets import xlsx
from words import docx, odt

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "source"
WRITERS = {".docx": docx, ".odt": odt, ".pdf": pdf, ".xlsx": xlsx}


def make(folder: Path) -> list[Path]:
    """Write the samples to `folder`/sample_reports, what is expected of them to `folder`/sample_recipe/expected."""
    entries = tomllib.loads((SOURCE / "documents.toml").read_text("utf-8"))["document"]
    return [_sample(folder, about) for about in entries]


def _sample(folder: Path, about: dict[str, str]) -> Path:
    path = folder / "sample_reports" / about["file"]
    _write(path, _content(about))
    wanted = expectation((SOURCE / "expected" / f"{about['file']}.txt").read_text("utf-8"))
    _write(
        folder / HERE.name / "expected" / f"{about['file']}.json",
        (json.dumps(wanted, ensure_ascii=False, indent=1) + "\n").encode(),
    )
    return path


def _content(about: dict[str, str]) -> bytes:
    source = (SOURCE / about["source"]).read_text("utf-8") if "source" in about else ""
    if "damage" in about:
        return _damaged(source, about)
    writer = WRITERS.get(Path(about["file"]).suffix)
    if writer:
        return writer(source, about)
    return source.replace("\n", "\r\n").encode(about.get("encoding", "utf-8"))


def _damaged(source: str, about: dict[str, str]) -> bytes:
    match about["damage"]:
        case "empty":
            return b""
        case "cut":
            whole = docx(source, about)
            return whole[: len(whole) * 6 // 10]
        case "locked":
            return pdf(source, about, password="geheim")
        case "renamed":
            return xlsx(source, about)
        case "scanned":
            return scan(source, about)
        case "noise":
            return random.Random(2025).randbytes(6000)
    raise ValueError(f"{about['file']}: unknown damage {about['damage']}")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    for made in make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent):
        print(made)
