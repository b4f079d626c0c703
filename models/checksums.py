"""Write or verify models/checksums.toml: size and sha256 of every model file that the release holds.

    python models/checksums.py write     # after training a model, or taking over another
    python models/checksums.py verify

Listed are files that a program made and nobody edits by hand, and the lexicon that the theme heads were trained with.
Word lists that an operator may extend (headers/, the goal tree) are not.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.model_files import MANIFEST, faults, sha256

HERE = Path(__file__).parent
LISTED = (
    "e5-nl/**/*.json", "e5-nl/*.safetensors", "names/*.tsv", "names/*.txt",
    "nl_verhaal/pipeline/**/*", "personal_data/*.safetensors", "personal_data/*.json",
    "themes/lexicon.toml", "themes/examples.*", "themes/model/*",
)  # fmt: skip
NO_MODEL = {".md", ".py", ".pyc"}


def write(models: Path) -> None:
    """List the files of LISTED as they are now."""
    found = sorted({path for pattern in LISTED for path in models.glob(pattern) if _is_model(path)})
    entries = (
        f'["{path.relative_to(models).as_posix()}"]\nsize = {path.stat().st_size}\nsha256 = "{sha256(path)}"\n'
        for path in found
    )
    text = "# Size and sha256 of each model file. Made by checksums.py; do not edit.\n\n" + "\n".join(entries)
    (models / MANIFEST).write_text(text, encoding="utf-8", newline="\n")


def verify(models: Path) -> int:
    """Print what is wrong; the number of faults."""
    wrong = list(faults(path for path in models.iterdir() if path.is_dir()))
    print("\n".join(map(str, wrong)) or "Alle modelbestanden kloppen.")
    return len(wrong)


def _is_model(path: Path) -> bool:
    return path.is_file() and path.suffix not in NO_MODEL and not path.name.startswith(".")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write"]:
            write(HERE)
        case ["verify"]:
            sys.exit(bool(verify(HERE)))
        case _:
            sys.exit(__doc__)
