"""A review as one web page that needs nothing else: style and charts are in it."""

from __future__ import annotations

import base64
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.review.charts import svg
from pipeline.review.phrases import HEADINGS, PHRASES
from pipeline.review.written import Chart, Written


def to_html(review: Written, folder: Path) -> bytes:
    """The page, from the template in a folder. The same review gives the same bytes."""
    environment = Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    style = Markup((folder / "page.css").read_text(encoding="utf-8"))  # nosec B704  # our own file, no text of a report
    page = environment.get_template("page.html").render(
        review=review, headings=HEADINGS, phrases=PHRASES, style=style, chart=_data_address
    )
    return page.encode("utf-8")


def _data_address(chart: Chart) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg(chart).encode()).decode()}"
