"""What is deployed: the recipe of the container and the systemd units hold together, with few rights and no secret."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.settings import ROOT, load_settings

CONTAINERFILE = (ROOT / "Containerfile").read_text(encoding="utf-8")
UNITS = sorted((ROOT / "deploy").glob("*.service"))
SECRET = re.compile(r"(?i)(password|secret|token|vault_key)\s*=\s*\S")
PUBLIC = {"docker.io", "download.pytorch.org", "127.0.0.1"}


def instructions() -> list[tuple[str, str]]:
    """Each instruction with what follows it; lines that go on are one."""
    whole = re.sub(r"\\\n\s*", " ", re.sub(r"(?m)^#.*\n", "", CONTAINERFILE))
    return [(name, rest) for name, rest in (line.split(maxsplit=1) for line in whole.splitlines() if line.strip())]


def of(kind: str) -> list[str]:
    return [rest for name, rest in instructions() if name == kind]


def test_only_known_instructions():
    known = {"ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "RUN", "STOPSIGNAL", "USER",
             "VOLUME", "WORKDIR"}  # fmt: skip
    assert {name for name, _ in instructions()} <= known


def test_everything_that_is_copied_is_there_and_not_kept_out():
    kept = {line[1:] for line in (ROOT / ".containerignore").read_text().splitlines() if line.startswith("!")}
    for rest in of("COPY"):
        if not rest.startswith("--from="):
            for source in rest.split()[:-1]:
                assert (ROOT / source).exists(), source
                assert source.removeprefix("./") in kept, source


def test_it_runs_as_a_user_without_rights_who_owns_what_is_written():
    assert of("USER") == ["10001:10001"]
    assert of("VOLUME") == ['["/data", "/backup"]']
    last = [name for name, _ in instructions()].index("USER")
    assert not [name for name, _ in instructions()[last:] if name in ("RUN", "COPY")]


def test_versions_are_those_of_the_lock():
    assert any("--constraint requirements.lock" in rest for rest in of("RUN"))
    assert all("latest" not in rest for rest in of("FROM") + of("ARG"))


def test_the_scans_of_dutch_reports_can_be_read():
    assert any("tesseract-ocr-nld" in rest for rest in of("RUN"))


def test_it_tells_whether_it_is_well():
    assert "/gezond'" in of("HEALTHCHECK")[0]


@pytest.mark.parametrize(
    "path", [ROOT / "Containerfile", *sorted((ROOT / "deploy").iterdir())], ids=lambda one: one.name
)
def test_no_secret_and_no_address_of_somebodys_own(path):
    text = path.read_text(encoding="utf-8")
    assert not SECRET.search(text)
    hosts = set(re.findall(r"\b(?:[a-z0-9-]+\.)+(?:io|org|com|nl|net|local|internal)\b", text)) | set(
        re.findall(r"https?://([^/:\s'\"]+)", text)
    )
    assert {host for host in hosts if not host.endswith(".example")} <= PUBLIC


def unit(path: Path) -> dict[str, list[str]]:
    """The [Service] part: each key with its values."""
    read = configparser.RawConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read_string(path.read_text(encoding="utf-8"))
    lines = path.read_text(encoding="utf-8").split("[Service]")[1].split("\n[")[0].splitlines()
    found: dict[str, list[str]] = {}
    for key, value in (line.split("=", 1) for line in lines if line and not line.startswith("#")):
        found.setdefault(key, []).append(value)
    return found


@pytest.mark.parametrize("path", UNITS, ids=lambda one: one.name)
def test_a_unit_may_do_no_more_than_it_needs(path):
    held = unit(path)
    for key, value in {
        "NoNewPrivileges": "yes", "ProtectSystem": "strict", "ProtectHome": "yes", "PrivateTmp": "yes",
        "PrivateDevices": "yes", "CapabilityBoundingSet": "", "UMask": "0077", "LimitCORE": "0", "User": "verhaal",
    }.items():  # fmt: skip
        assert held[key] == [value], key
    assert set(" ".join(held["ReadWritePaths"]).split()) <= {"/var/lib/verhaal", "/backup"}
    assert not any("@resources" in one and one.startswith("~") for one in held["SystemCallFilter"]), (
        "the worker that reads documents sets its own limits (setrlimit)"
    )


@pytest.mark.parametrize("path", UNITS, ids=lambda one: one.name)
def test_a_unit_calls_commands_that_exist(path):
    from typer.testing import CliRunner

    from pipeline.cli import app

    for line in unit(path)["ExecStart"]:
        program, command, *options = line.split()
        assert program.endswith("/.venv/bin/verhaal")
        shown = CliRunner().invoke(app, [command, "--help"]).stdout
        for option in (one for one in options if one.startswith("--")):
            assert option in shown, option


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
@pytest.mark.parametrize("path", UNITS, ids=lambda one: one.name)
def test_systemd_finds_little_to_expose(path):
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", path],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-300:] + done.stderr


def test_the_example_of_settings_is_read_and_safe_to_listen_with():
    settings = load_settings(ROOT / "deploy" / "settings.toml")
    assert settings.access.address.startswith("https://")
    assert settings.access.trusted_proxies
    assert settings.backup.days
