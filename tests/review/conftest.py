from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.review.content import Review
from tests.review.builders import review_of, review_town, talked


@pytest.fixture(scope="session")
def review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """The review of the fourth quarter of the small town, with what was agreed and noted."""
    folder: Path = tmp_path_factory.mktemp("review")
    talked(folder)
    return review_of(review_town(), folder)
