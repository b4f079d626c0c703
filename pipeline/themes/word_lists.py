"""Lists of Dutch patterns that are data: files in models/themes, compiled once."""

from __future__ import annotations

import re
from functools import cache

from pipeline.model_files import damaged, read_toml
from pipeline.settings import ROOT

FOLDER = ROOT / "models" / "themes"


@cache
def patterns(file: str, *names: str) -> re.Pattern[str]:
    """The patterns of the named lists in models/themes/`file`, as one that starts at a word.

    Meant for text in small letters without accents, see `wording.plain`. Raises ModelError, naming the file, when it
    is missing or a pattern in it is wrong, and KeyError for a list that it does not have.
    """
    lists = read_toml(FOLDER / file)
    try:
        return re.compile(r"(?<!\w)(?:" + "|".join(word for name in names for word in lists[name]) + ")")
    except re.error as error:
        raise damaged(FOLDER / file, f"geen goed patroon: {error.pattern!s:.60}") from error
