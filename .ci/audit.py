"""Look for known vulnerabilities in requirements.lock; never says "none found" where nothing could be looked up.

Exit 0: looked up and clean. 1: something was found. 3: the service with vulnerabilities did not answer for any or some
packages, which are named. Exceptions stand in ACCEPTED, with the reason and until when.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import Any

ACCEPTED: dict[str, tuple[str, date]] = {}
"""Id of a vulnerability → why it does no harm here, and the day from which it counts again."""
CLEAN, FOUND, UNKNOWN = 0, 1, 3
COMMAND = [
    sys.executable, "-m", "pip_audit", "--requirement", "requirements.lock", "--no-deps", "--disable-pip",
    "--format", "json", "--progress-spinner", "off",
]  # fmt: skip


def verdict(dependencies: list[dict[str, Any]], today: date) -> tuple[int, list[str]]:
    """What came of it, and what to say."""
    known = {name for name, (_, until) in ACCEPTED.items() if today < until}
    found = [
        f"{one['name']} {one['version']}: {flaw['id']}, solved in {', '.join(flaw['fix_versions']) or 'no version yet'}"
        for one in dependencies
        for flaw in one.get("vulns", ())
        if known.isdisjoint({flaw["id"], *flaw.get("aliases", ())})
    ]
    unknown = sorted(one["name"] for one in dependencies if "skip_reason" in one)
    said = [f"VULNERABLE: {one}" for one in found]
    if unknown:
        said.append(f"NOT CHECKED: {len(unknown)} of {len(dependencies)} packages: {', '.join(unknown[:8])} …")
    if not found and not unknown:
        said.append(f"No known vulnerability in {len(dependencies)} packages.")
    return FOUND if found else UNKNOWN if unknown or not dependencies else CLEAN, said


def main() -> int:
    """Ask, and say what came of it."""
    done = subprocess.run(COMMAND, capture_output=True, text=True, check=False)
    try:
        dependencies = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        last = done.stderr.strip().splitlines()[-1:] or ["no answer"]
        print(f"NOT CHECKED: the service with known vulnerabilities could not be asked ({last[0][:200]}).")
        return UNKNOWN
    code, said = verdict(dependencies, date.today())
    print("\n".join(said))
    return code


if __name__ == "__main__":
    sys.exit(main())
