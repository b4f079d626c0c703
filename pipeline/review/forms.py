"""The forms that a review can take, and the file that it becomes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from pipeline.review.content import Review, Scope
from pipeline.review.when import written
from pipeline.review.writing import document
from pipeline.review.written import Written
from pipeline.settings import ROOT

Form = Literal["docx", "pdf", "html", "odt", "xlsx"]
"""A workbook (xlsx) holds the material of a year, and no review."""
FOLDER = ROOT / "models" / "review"
"""Where the templates are."""


def make(review: Review, form: Form, template: Path) -> bytes:
    """The file. `template` is the Word file that Word and ODT are written into. Raises FormError.

    The same review and template give the same bytes.
    """
    if form == "xlsx":
        from pipeline.review.sheets import to_xlsx

        return to_xlsx(review)
    return _WRITERS[form](document(review), template)


def check(form: Form, template: Path) -> None:
    """See beforehand whether a form can be made of any review.

    Raises FormError where the template or a program stands in the way.
    """
    from pipeline.review import odt, word

    if form == "odt":
        odt.check()
    if form in ("docx", "odt"):
        word.check(template)


def filename(scope: Scope, form: Form) -> str:
    """What the file is called: effectgesprek_2025-Q4_taalhuis-de-kade.docx."""
    parts = [_plain(name) for name in (scope.organisation, scope.programme) if name]
    return "_".join(["effectgesprek", written(scope.when), *parts]) + f".{form}"


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60]


def _html(review: Written, _: Path) -> bytes:
    from pipeline.review.page import to_html

    return to_html(review, FOLDER)


def _pdf(review: Written, _: Path) -> bytes:
    from pipeline.review.pdf import to_pdf

    return to_pdf(review, FOLDER)


def _docx(review: Written, template: Path) -> bytes:
    from pipeline.review.word import to_docx

    return to_docx(review, template)


def _odt(review: Written, template: Path) -> bytes:
    from pipeline.review.odt import to_odt

    return to_odt(_docx(review, template))


_WRITERS: dict[str, Callable[[Written, Path], bytes]] = {"docx": _docx, "pdf": _pdf, "html": _html, "odt": _odt}
