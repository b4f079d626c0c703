"""Same data, same document, byte for byte but for the date: in another process, and whatever came in first."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from pipeline.review.content import Review
from pipeline.review.forms import Form, make
from pipeline.settings import ROOT, Settings
from tests.dashboards.builders import Rows
from tests.review.builders import TODAY, review_of, review_town

TEMPLATE = Settings().review_template
FORMS: tuple[Form, ...] = ("html", "docx", "pdf")
_FORMS = (*FORMS, *(("odt",) if shutil.which("soffice") else ()))
_HASHES = """
import hashlib
from pipeline.review.forms import make
from pipeline.settings import Settings
from tests.review.large import Size, large
held = large(Size(organisations=5, themes=3, questions=6, agreements=2))
for form in {forms!r}:
    print(form, hashlib.sha256(make(held, form, Settings().review_template)).hexdigest())
"""


def hashes(seed: str) -> str:
    """What the forms come to in a process of their own, where sets and dicts of text have another order."""
    program = [sys.executable, "-c", _HASHES.format(forms=_FORMS)]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    return subprocess.run(program, capture_output=True, text=True, check=True, cwd=ROOT, env=environment).stdout


def test_every_process_writes_the_same():
    assert hashes("1") == hashes("2")


def in_other_order(rows: Rows) -> Rows:
    """The same rows of every table, the last read first."""
    return Rows({name: held[::-1] for name, held in rows.held.items()})


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> tuple[Review, Review]:
    first, last = (tmp_path_factory.mktemp("order") for _ in range(2))
    return review_of(review_town(), first), review_of(in_other_order(review_town()), last)


@pytest.mark.parametrize("form", FORMS)
def test_the_order_of_reading_makes_no_difference(again: tuple[Review, Review], form: Form):
    one, other = (hashlib.sha256(make(review, form, TEMPLATE)).hexdigest() for review in again)
    assert one == other


@pytest.mark.parametrize("form", FORMS)
def test_only_the_date_differs(tmp_path: Path, form: Form):
    rows, other_day = review_town(), date(2026, 1, 16)
    made = [make(review_of(rows, tmp_path, today=day), form, TEMPLATE) for day in (TODAY, TODAY, other_day)]
    assert made[0] == made[1]
    assert made[0] != made[2]
    if form == "html":
        assert made[0].replace(b"15 januari 2026", b"16 januari 2026") == made[2]
