"""A hundred kills at random moments of each kind of work; figures in docs/reliability.md."""

import os
import subprocess
import sys

import pytest

from pipeline.settings import ROOT
from tests.slow.killing.workloads import WORKLOADS

KILLS, SEED = "100", "8"


@pytest.mark.slow
@pytest.mark.parametrize("workload", WORKLOADS)
def test_kills_at_random_moments_lose_nothing(workload, tmp_path):
    command = [sys.executable, "-m", "tests.slow.killing", "--kills", KILLS, "--seed", SEED, workload]
    said = subprocess.run(
        [*command, "--folder", str(tmp_path)], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True,
        capture_output=True, check=False,
    )  # fmt: skip
    print(said.stdout)
    assert said.returncode == 0, said.stdout + said.stderr
