"""`python -m tests.slow.killing --kills 100 --seed 8 ingest upload`: one line of JSON for each workload."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from tests.slow.killing.nursery import Nursery
from tests.slow.killing.trials import try_out
from tests.slow.killing.workloads import WORKLOADS


def main() -> int:
    """Exit 1 when anything was wrong; the folders of those trials are left."""
    asked = argparse.ArgumentParser()
    asked.add_argument("workloads", nargs="*", default=list(WORKLOADS))
    asked.add_argument("--kills", type=int, default=100)
    asked.add_argument("--seed", type=int, default=8)
    asked.add_argument("--folder", type=Path, default=None)
    given = asked.parse_args()
    folder, nursery, wrong = given.folder or Path(tempfile.mkdtemp(prefix="killing-")), Nursery(), 0
    for workload in given.workloads:
        began = time.monotonic()
        outcome = try_out(nursery, workload, given.kills, given.seed, folder / workload)
        wrong += len(outcome.wrong)
        said = {
            "workload": workload, "seed": given.seed, "kills": len(outcome.moments), "too_late": outcome.too_late,
            "seconds_unkilled": round(outcome.seconds, 2), "seconds": round(time.monotonic() - began),
            "wrong": {round(moment, 3): faults for moment, faults in outcome.wrong.items()},
        }  # fmt: skip
        print(json.dumps(said), flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
