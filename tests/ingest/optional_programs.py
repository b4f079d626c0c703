"""Tests that need a program which an installation may lack; on CI tesseract must be there."""

import os

import pytest

from pipeline.ingest import office, tesseract

needs_tesseract = pytest.mark.skipif(
    not tesseract.is_available() and os.environ.get("CI") != "true", reason="needs tesseract with Dutch data"
)
needs_office = pytest.mark.skipif(office.program() is None, reason="needs LibreOffice")
