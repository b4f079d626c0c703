"""What each kind of evidence weighs, as fitted by models/linking/fit.py on labelled passages."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.themes.link_again import AGAIN
from pipeline.themes.link_chain import STEPS
from pipeline.themes.link_evidence import KINDS, NO_TOPIC


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of one reading in the order of KINDS, AGAIN and NO_TOPIC, and of each step by name."""

    evidence: np.ndarray
    again: np.ndarray
    none: np.ndarray
    steps: dict[str, float]


@cache
def load_weights() -> tuple[Weights, Weights]:
    """The weights that the package brings, of the first and the second reading.

    Raises KeyError for a kind of evidence without one.
    """
    data = tomllib.loads(Path(__file__).with_name("link_weights.toml").read_text(encoding="utf-8"))
    return _weights(data["first"], ()), _weights(data["second"], AGAIN)


def _weights(data: dict[str, Any], again: tuple[str, ...]) -> Weights:
    return Weights(
        np.asarray([data["evidence"][kind] for kind in KINDS]),
        np.asarray([data["again"][kind] for kind in again]),
        np.asarray([data["none"][kind] for kind in NO_TOPIC]),
        {step: float(data["steps"][step]) for step in STEPS},
    )
