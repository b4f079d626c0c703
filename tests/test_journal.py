"""A line of the journal has the fields that it may have, and never what somebody wrote."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import journal

CANARY = "mevrouw Jansen, Kerkstraat 12, 06-12345678"
DOCUMENT = "ab" * 32


@pytest.fixture
def lines(tmp_path):
    file = tmp_path / "log.jsonl"
    before = logging.root.handlers[:], logging.root.level, sys.excepthook
    journal.begin(file)
    yield lambda: [json.loads(line) for line in file.read_text().splitlines()]
    logging.root.handlers[0].close()
    logging.root.handlers[:], sys.excepthook = before[0], before[2]
    logging.root.setLevel(before[1])
    logging.captureWarnings(capture=False)


def test_a_line_says_when_what_which_and_how_long(lines):
    with journal.timed("read", document=DOCUMENT, reason="delivered", attempts=1) as told:
        told["outcome"] = "done"
    line = lines()[0]
    assert line["time"].endswith("+00:00")
    assert line.keys() - {"time", "process", "seconds"} == {
        "level", "event", "document", "reason", "attempts", "outcome"
    }  # fmt: skip
    assert line["seconds"] >= 0


@pytest.mark.parametrize(
    "fields",
    [
        {"filename": "Jansen.docx"}, {"text": CANARY}, {"document": "Jansen"}, {"reason": CANARY}, {"step": "Jansen A"},
        {"outcome": "verslag_Jansen.docx"}, {"number": "Jansen"}, {"where": "/home/Jansen A/x.py:1"}, {"who": "jansen"},
        {"document": DOCUMENT + "Jansen"}, {"reason": ["Jansen"]}, {"reason": None}, {"port": "8501 Jansen"},
    ],
)  # fmt: skip
def test_what_is_no_such_field_or_value_is_left_out(lines, fields):
    journal.note("read", **fields)
    assert lines()[0].keys() == {"time", "level", "event", "process"}


@given(st.dictionaries(st.text(), st.one_of(st.text(), st.integers(), st.none(), st.lists(st.text()))), st.text())
def test_nothing_that_is_put_in_comes_out_in_another_shape(fields, event):
    record = logging.LogRecord("verhaal", logging.INFO, "x.py", 1, event, (), None)
    record.verhaal_fields = fields
    line = json.loads(journal.JsonLines().format(record))
    assert line.keys() <= {"time", "level", "event", "process", *journal.FIELDS}
    for name in line.keys() & journal.FIELDS.keys():
        assert journal._ALLOWED[name].fullmatch(str(line[name]))


@pytest.mark.parametrize(
    "speak",
    [
        lambda: logging.getLogger("some.library").error(CANARY),
        lambda: logging.getLogger("another").warning("bad %s", CANARY),
        lambda: logging.getLogger(CANARY).error("x"),
        lambda: warned(),  # noqa: PLW0108 - defined below
        lambda: logging.getLogger("verhaal").error(CANARY),
        lambda: logging.getLogger("asyncio").error("x", exc_info=raised()),
        lambda: journal.note(CANARY),
    ],
)
def test_what_a_library_says_is_not_repeated(lines, speak):
    speak()
    said = lines()
    assert said
    assert "Jansen" not in json.dumps(said)
    assert {line["event"] for line in said} <= {"library", "unknown"}


def warned():
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(CANARY, UserWarning, stacklevel=1)


def raised():
    try:
        float(CANARY)
    except ValueError as error:
        return (type(error), error, error.__traceback__)


def test_a_mistake_says_its_kind_and_place(lines):
    with pytest.raises(ValueError, match="Jansen"), journal.timed("read", document=DOCUMENT):
        float(CANARY)
    line = lines()[0]
    assert (line["outcome"], line["error"], line["level"]) == ("failed", "builtins.ValueError", "error")


def test_a_program_that_crashes_leaves_one_line():
    code = "from pipeline.journal import begin\nbegin()\nfloat('Jan' + 'sen')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    line = json.loads(done.stderr)
    assert line["error"] == "builtins.ValueError"
    assert line["places"] == ["<string>:3"] or not line["places"]
    assert "Jansen" not in done.stderr


def test_before_it_begins_nothing_is_said():
    code = "from pipeline.journal import note\nnote('failed', 40)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stderr == b""
