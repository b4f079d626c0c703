"""Many programs book at once, and one that is killed leaves a whole chain with all that it said was booked."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from pipeline.audit import Audit
from pipeline.audit.checking import check

WRITER = """
import sys
from pathlib import Path
from pipeline.audit import Audit, Event
audit, name, many = Audit(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
for number in range(many):
    audit.book(name, "medewerker", Event.JUDGED, "judgements", str(number))
    print(number, flush=True)
"""


def writer(path: Path, name: str, many: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(many)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_four_programs_at_once_make_one_chain(tmp_path: Path):
    audit = Audit(tmp_path / "audit.sqlite")
    running = [writer(audit.path, f"schrijver {number}", 40) for number in range(4)]
    assert [one.wait(120) for one in running if one.communicate()] == [0] * 4
    found = check(audit)
    assert found.whole
    assert found.head.number == 160
    for number in range(4):
        own = [entry.object_id for entry in audit.entries() if entry.who == f"schrijver {number}"]
        assert own == [str(each) for each in range(40)], "each in the order in which it booked"


def test_a_program_that_is_killed_leaves_a_whole_chain_with_all_that_it_booked(tmp_path: Path):
    audit, random_ = Audit(tmp_path / "audit.sqlite"), random.Random(7)
    for round in range(8):
        with writer(audit.path, f"ronde {round}", 100_000) as one:
            assert one.stdout is not None
            one.stdout.readline()
            time.sleep(random_.random() / 10)
            one.send_signal(signal.SIGKILL)
            said = 1 + len(one.stdout.readlines())
        assert check(audit).whole
        booked = sum(entry.who == f"ronde {round}" for entry in audit.entries())
        assert said <= booked <= said + 1, "one can have been on its way"
