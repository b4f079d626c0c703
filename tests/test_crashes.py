"""A mistake tells where it happened and repeats no text; the system's own words are told."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.crashes import told

JANSEN = "mevrouw Jansen, 06-12345678"


def raised(act):
    try:
        act()
    except Exception as error:  # noqa: BLE001 - any kind is told alike
        return error


def wrapped():
    try:
        float(JANSEN)
    except ValueError as error:
        raise KeyError(JANSEN) from error


@pytest.mark.parametrize("act", [lambda: float(JANSEN), wrapped, lambda: {}[JANSEN], lambda: Path(JANSEN).read_text()])
def test_a_message_is_not_repeated_also_not_of_what_caused_it(act):
    said = told(raised(act))
    assert "Jansen" not in said
    assert "test_crashes.py" in said


def test_the_system_may_say_what_it_could_not_do():
    assert os.strerror(errno.ENOENT) in told(FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), JANSEN))


@pytest.mark.parametrize(
    "way", ["raise ValueError('Jansen')", "threading.Thread(target=float, args=['Jansen']).start()"]
)
def test_a_program_that_ends_by_a_mistake_is_silent_about_it(way):
    code = f"import threading\nfrom pipeline.crashes import keep_silent\nkeep_silent()\nname = 'Jan' + 'sen'\n{way}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "Error" in done.stderr
    assert "Jansen" not in done.stderr
