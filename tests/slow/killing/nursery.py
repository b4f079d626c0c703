"""Runs work in a process that is forked from one with the models loaded, and kills it when told.

Loading the models takes longer than the work and writes nothing, so leaving it out lets more kills fall in the work.
This process uses no table and opens no database itself: those start threads, which do not survive a fork.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pipeline import desk, process, tending
from pipeline.decisions import queue
from pipeline.settings import Settings

_DONE, _WENT_WRONG = 0, 3
_PATIENCE = 120.0


class WentWrong(Exception):
    """The work itself failed; what it said stands on standard error."""


@dataclass(frozen=True, slots=True)
class Run:
    """How a run ended, and after how many seconds."""

    killed: bool
    seconds: float


class Nursery:
    """The process with the models."""

    def __init__(self) -> None:
        models = process.load_models(Settings(threads=1))
        process.load_models = lambda settings: models
        desk._PAUSE = 0.05
        # nobody waits for other judgements, and grouping for new themes needs more than a few sentences
        queue._GATHER *= 0
        tending.discovering.stale = lambda settings: False

    def run(self, work: Callable[[], object], kill_after: float | None = None) -> Run:
        """Run to the end, or until it is killed after so many seconds. Raises WentWrong."""
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            _be_child(work)
        ended = _wait(child, began + (kill_after if kill_after is not None else _PATIENCE))
        if ended is None:
            os.kill(child, signal.SIGKILL)
            _, ended = os.waitpid(child, 0)
            if kill_after is None:
                raise WentWrong("it did not end")
        if not os.WIFSIGNALED(ended) and os.waitstatus_to_exitcode(ended) != _DONE:
            raise WentWrong("see above")
        return Run(os.WIFSIGNALED(ended), time.monotonic() - began)

    def ask(self, question: Callable[[], Any]) -> Any:
        """What a question gives, asked in a process of its own; it goes through JSON. Raises WentWrong."""
        receive, send = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(receive)
            _be_child(lambda: os.fdopen(send, "w", encoding="utf-8").write(json.dumps(question())))
        os.close(send)
        with os.fdopen(receive, encoding="utf-8") as file:
            answer = file.read()
        os.waitpid(child, 0)
        if not answer:
            raise WentWrong("no answer")
        return json.loads(answer)


def _be_child(work: Callable[[], object]) -> None:
    code = _WENT_WRONG
    try:
        work()
        code = _DONE
    except BaseException:  # noqa: BLE001 - whatever it is, this process ends here and never goes on as its parent
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _wait(child: int, until: float) -> int | None:
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status
        time.sleep(0.002)
    return None
