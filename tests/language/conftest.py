"""The committed pipeline, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.language import load_language

MODELS = Path(__file__).parents[2] / "models"


@pytest.fixture(scope="session")
def nlp():
    return load_language(MODELS / "nl_verhaal" / "pipeline")
