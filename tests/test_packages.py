"""What is locked may be used: licences that fit EUPL-1.2; and a check on vulnerabilities that is no silent pass."""

from __future__ import annotations

import importlib.util
import re
from datetime import date
from importlib.metadata import PackageNotFoundError, distribution

import pytest

from pipeline.settings import ROOT

FREE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software|MPL|Mozilla|LGPL|Lesser General|Unlicense|Zlib|0BSD|OFL|HPND|CC0"
)
"""Permissive, or binding only for changes in the library itself: LGPL and MPL packages are imported as they are, OFL is
for a font."""
BINDING = re.compile(r"(?<!L)A?GPL|(?<!Lesser )General Public", re.IGNORECASE)
READ_BY_HAND: dict[str, str] = {}
"""Packages that do not say their licence where it can be read, with what their licence file says."""


def names() -> list[str]:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    return [line.split("==")[0] for line in lines if line.strip() and not line.startswith("#")]


def licence(name: str) -> str:
    """What a package says of its licence: the expression, else its classifiers, else the first line of the text."""
    held = distribution(name).metadata
    kinds = [one.split("::")[-1] for one in held.get_all("Classifier") or [] if one.startswith("License ::")]
    return READ_BY_HAND.get(name) or held.get("License-Expression") or "; ".join(kinds) or (
        held.get("License") or "").split("\n")[0]  # fmt: skip


@pytest.mark.parametrize("name", names())
def test_a_locked_package_has_a_licence_that_fits(name):
    try:
        said = licence(name)
    except PackageNotFoundError:
        pytest.skip("not for this system")
    choices = re.split(r"\s+OR\s+", said)
    assert any(FREE.search(one) and not BINDING.search(one) for one in choices), said


def test_every_package_is_locked_to_one_version():
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.strip() and not line.startswith("#") and "==" not in line] == []


@pytest.fixture(scope="module")
def audit():
    spec = importlib.util.spec_from_file_location("audit", ROOT / ".ci" / "audit.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CLEAN = {"name": "a", "version": "1", "vulns": []}
UNKNOWN = {"name": "b", "version": "1", "skip_reason": "not found"}
FLAWED = {"name": "c", "version": "1", "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["2"]}]}


@pytest.mark.parametrize(
    ("dependencies", "code", "said"),
    [
        ([CLEAN], 0, "No known vulnerability in 1 packages"),
        ([CLEAN, UNKNOWN], 3, "NOT CHECKED: 1 of 2"),
        ([], 3, ""),
        ([CLEAN, UNKNOWN, FLAWED], 1, "c 1: PYSEC-1, solved in 2"),
    ],
)
def test_what_could_not_be_looked_up_is_never_a_pass(audit, dependencies, code, said):
    found, lines = audit.verdict(dependencies, date(2026, 1, 1))
    assert found == code
    assert said in "\n".join(lines)


def test_an_accepted_vulnerability_counts_again_after_its_day(audit, monkeypatch):
    monkeypatch.setattr(audit, "ACCEPTED", {"CVE-1": ("not reachable", date(2026, 6, 1))})
    assert audit.verdict([FLAWED], date(2026, 5, 1))[0] == 0
    assert audit.verdict([FLAWED], date(2026, 6, 1))[0] == 1


def test_a_service_that_does_not_answer_is_said(audit, monkeypatch, capsys):
    monkeypatch.setattr(audit, "COMMAND", ["python", "-c", "import sys; sys.exit('no route')"])
    assert audit.main() == 3
    assert "NOT CHECKED" in capsys.readouterr().out


def test_accepted_vulnerabilities_have_a_reason_and_a_day(audit):
    assert all(reason and until for reason, until in audit.ACCEPTED.values())
