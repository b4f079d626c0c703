"""A review as a tagged PDF (PDF/UA-1), set by typst from the template document.typ."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from pipeline.review.charts import font_folder, svg
from pipeline.review.errors import FormError
from pipeline.review.phrases import HEADINGS, PHRASES
from pipeline.review.written import Written

STANDARD: Literal["ua-1"] = "ua-1"
"""typst refuses a document that lacks what this standard asks: a title, a language, alternative texts."""
_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
"""What stands in the file as the time of making: always the same, since the date stands on the first page."""


def to_pdf(review: Written, folder: Path) -> bytes:
    """The PDF, from the template in a folder. The same review gives the same bytes. Raises FormError."""
    data = {"review": _with_charts(review), "headings": HEADINGS, "phrases": PHRASES}
    try:
        made = typst.compile(
            (folder / "document.typ").read_bytes(), format="pdf", pdf_standards=STANDARD, timestamp=_MOMENT,
            font_paths=_fonts(),
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )  # fmt: skip
    except typst.TypstError as error:
        raise FormError(
            f"De PDF kan niet worden gemaakt: er is een fout in {folder / 'document.typ'}. {error.message}"
        ) from error
    return bytes(made)


@cache
def _fonts() -> typst.Fonts:
    """Only letters that go with the program, so that every machine sets the same pages."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(font_folder())])


def _with_charts(review: Written) -> dict[str, Any]:
    themes = [
        asdict(theme) | ({"chart": asdict(theme.chart) | {"svg": svg(theme.chart)}} if theme.chart else {})
        for theme in review.themes
    ]
    return asdict(review) | {"themes": themes}
