"""LibreOffice, when this machine has it, turning one file into another format.

It runs beside the reading process, not in it: that process may write no file at all, and LibreOffice cannot do
without. It gets limits of its own, a profile and folder of its own in memory where the machine has room for that, no
macros and no network; the folder is removed however it ends. What it makes is read under the usual limits.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal

from pipeline.ingest.limits import Limits
from pipeline.issues import Unreadable, issue

Target = Literal["docx", "pdf"]
_IN_MEMORY = Path("/dev/shm")  # nosec B108  # a folder of its own is made in it, for the owner only
_PREFIX = "verhaal-office-"
_NOWHERE = "http://127.0.0.1:9"
_PROXIES = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


@cache
def program() -> str | None:
    """Where LibreOffice is; None when this machine does not have it. Looked up once for each process."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(data: bytes, suffix: str, target: Target, limits: Limits) -> bytes:
    """The content of a file as Word or PDF; `suffix` is that of its own format ('doc').

    Raises Unreadable: too_slow, or corrupt where LibreOffice can make nothing of it. Call only when `program` is there.
    """
    with _folder() as folder:
        (folder / f"in.{suffix}").write_bytes(data)
        _write_profile(folder / "profile")
        _run(_command(folder, suffix, target, limits), folder, limits.seconds)
        made = folder / "out" / f"in.{target}"
        if not made.is_file():
            raise Unreadable(issue("corrupt", "ingest"))
        return made.read_bytes()


def clear_left() -> None:
    """Remove the folders of programs that were killed in the middle: what they were turning is raw text."""
    for left in _place().glob(f"{_PREFIX}*"):
        owner = left.name.removeprefix(_PREFIX).split("-")[0]
        if owner.isdigit() and not _is_alive(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def _place() -> Path:
    return _IN_MEMORY if os.access(_IN_MEMORY, os.W_OK) else Path(tempfile.gettempdir())


@contextmanager
def _folder() -> Iterator[Path]:
    """A private folder, gone afterwards; those of programs that were killed are cleared away first."""
    clear_left()
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=_place()))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _write_profile(profile: Path) -> None:
    """Settings that forbid macros, links to other places and the network."""
    (profile / "user").mkdir(parents=True)
    settings = resources.files("pipeline.ingest").joinpath("office_settings.xcu").read_bytes()
    (profile / "user" / "registrymodifications.xcu").write_bytes(settings)


def _command(folder: Path, suffix: str, target: Target, limits: Limits) -> list[str]:
    bounds = [str(limits.memory_bytes), str(limits.max_unpacked_bytes), str(limits.seconds)]
    return [
        sys.executable, str(Path(__file__).with_name("office_process.py")), *bounds, str(program()),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", target, "--outdir", str(folder / "out"), str(folder / f"in.{suffix}"),
    ]  # fmt: skip


def _run(command: list[str], folder: Path, seconds: float) -> None:
    """Run in a session of its own, so that everything it starts ends with it. Raises Unreadable (too_slow)."""
    proxies = dict.fromkeys(_PROXIES, _NOWHERE)
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder,
        start_new_session=True, env={**os.environ, **proxies, "HOME": str(folder), "TMPDIR": str(folder)},
    )  # fmt: skip
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(issue("too_slow", "ingest", seconds=round(seconds))) from error
    finally:
        end_group(process.pid)
        process.wait()


def end_group(leader: int) -> None:
    """End a process that leads a group, and all that it started."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return
