"""Quotations that are shown as sure show what they are quoted for, by the judgement of a reader."""

from pipeline.process import load_shipped_scorer
from pipeline.settings import Settings
from pipeline.themes.quotations import FLOOR
from tests.evaluation.quotations.score import by, judged, precision


def test_sure_quotations_show_their_theme_and_direction():
    right, n = precision(by(load_shipped_scorer(Settings()), judged()), FLOOR)
    assert n >= 40
    assert right / n >= 0.85
