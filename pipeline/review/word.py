"""A review as a Word file, written into a template that a municipality can change (docxtpl).

The template is data of a user: it is run in a sandbox, and every name that it uses is held to what a review has.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import fields
from html import escape
from pathlib import Path
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from pipeline.review.charts import png
from pipeline.review.errors import FormError
from pipeline.review.example import EXAMPLES
from pipeline.review.packing import packed
from pipeline.review.template_faults import ERRORS, Faults
from pipeline.review.written import Chart, Written

NAMES = tuple(part.name for part in fields(Written))
NEEDED = ("title", "subtitle", "seen", "themes", "not_heard", "sources")
"""What a template may not leave out: without it a review says too little, or cannot be checked."""
_CHART_WIDTH = Mm(88)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class _Picture(InlineImage):  # type: ignore[misc]
    """A picture with an alternative text."""

    def __init__(self, template: DocxTemplate, chart: Chart) -> None:
        super().__init__(template, io.BytesIO(png(chart)), width=_CHART_WIDTH)
        self.alt = chart.alt

    def _insert_image(self) -> str:
        return str(super()._insert_image()).replace("<wp:docPr ", f'<wp:docPr descr="{escape(self.alt)}" ', 1)


def to_docx(review: Written, template: Path) -> bytes:
    """The Word file. The same review and template give the same bytes.

    Raises FormError where the template is absent, is no Word file, uses names that do not exist, leaves out what a
    review cannot do without, or has a mistake in its commands.
    """
    document = _opened(template)
    environment, faults = _checked(document.docx, template)
    try:
        names = _names(review) | {"chart": _pictures(review, document).__getitem__}
        document.render(names, environment, autoescape=True)
    except ERRORS as error:
        raise faults.of(error) from error
    made = io.BytesIO()
    document.save(made)
    return packed(made.getvalue())


def check(template: Path) -> None:
    """See whether a template works for any review: its commands, filled with all there can be and with nothing.

    Raises FormError as `to_docx` does. Only the words of the template are filled, which takes a tenth of the time of
    filling Word's own file, and shows what one review would not come to.
    """
    environment, faults = _checked(_opened(template).docx, template)
    try:
        plain = environment.from_string(faults.plain)
        for example in EXAMPLES:
            plain.render(_names(example) | {"chart": _picture_of})
    except ERRORS as error:
        raise faults.of(error) from error


def _picture_of(chart: Chart) -> str:
    """No picture, which takes the longest; but of a chart only."""
    return chart.alt


def _checked(document: Any, template: Path) -> tuple[SandboxedEnvironment, Faults]:  # noqa: ANN401 - docxtpl is untyped
    """What fills a template, and what knows its words; its commands and names are seen to be right."""
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_printable)
    faults = Faults(document, template)
    faults.check_commands(environment)
    faults.check_names(environment, (*NAMES, "chart"), NEEDED)
    return environment, faults


def _opened(template: Path) -> DocxTemplate:
    if not template.is_file():
        raise FormError(f"Het Word-sjabloon {template} bestaat niet. Kijk bij review_template in de instellingen.")
    try:
        opened = DocxTemplate(str(template))
        opened.init_docx()
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise FormError(
            f"Het Word-sjabloon {template} is geen Word-bestand (.docx). Sla het op als Word-document."
        ) from error
    except OSError as error:
        raise FormError(
            f"Het Word-sjabloon {template} kan niet worden gelezen ({error.strerror}). Sluit het in Word, of vraag de "
            "beheerder of u erbij mag."
        ) from error
    return opened


def _names(review: Written) -> dict[str, Any]:
    return {name: getattr(review, name) for name in NAMES}


def _pictures(review: Written, document: DocxTemplate) -> dict[Chart, _Picture]:
    return {theme.chart: _Picture(document, theme.chart) for theme in review.themes if theme.chart}


def _printable(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    """Text without signs that Word refuses."""
    return _CONTROL.sub("", value) if isinstance(value, str) else value
