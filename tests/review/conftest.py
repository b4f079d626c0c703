from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.review.content import Review, Scope
from tests.review.builders import QUARTER, review_of, review_town, talked


@pytest.fixture(scope="session")
def review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """The review of the fourth quarter of the small town, with what was agreed and noted."""
    folder: Path = tmp_path_factory.mktemp("review")
    talked(folder)
    return review_of(review_town(), folder)


@pytest.fixture(scope="session")
def of_one(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """The review of one organisation of that town."""
    folder: Path = tmp_path_factory.mktemp("review_of_one")
    talked(folder)
    return review_of(review_town(), folder, Scope(QUARTER, "Buurthuis De Linde"))
