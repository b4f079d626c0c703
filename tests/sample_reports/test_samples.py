"""The sample reports are complete, reproducible, invented, and their expectations agree with the texts."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from python_calamine import load_workbook
from stdnum import iban
from stdnum.nl import bsn

from pipeline import tables
from pipeline.issues import CATALOGUE

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_reports"
RECIPE = ROOT / "sample_recipe"
ENTRIES = tomllib.loads((RECIPE / "source" / "documents.toml").read_text("utf-8"))["document"]
FILES = [entry["file"] for entry in ENTRIES]
SOURCES = {entry["file"]: entry.get("source", "") for entry in ENTRIES}
GRIENMONDE = ("Grienmonde", "Havenhoek", "De Strengen", "Kolkwijk", "Vogelgaarde", "Oud-Grien", "Aalveen")
CLOCK = re.compile(r"(\d+):(\d\d)")
FIGURE = re.compile(r"\d[\d.]*(?:,\d+)?")


def expected(name: str) -> dict[str, Any]:
    return json.loads((RECIPE / "expected" / f"{name}.json").read_text("utf-8"))


def source(name: str) -> str:
    return (RECIPE / "source" / SOURCES[name]).read_text("utf-8") if SOURCES[name] else ""


def numbers(text: str) -> set[float]:
    """Every number that stands in a Dutch text, clock times as hours."""
    clocks = {int(hours) + int(minutes) / 60 for hours, minutes in CLOCK.findall(text)}
    return clocks | {float(found.rstrip(".").replace(".", "").replace(",", ".")) for found in FIGURE.findall(text)}


def content(path: Path) -> object:
    """What a file holds, apart from how a library's version packs it."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path, password="geheim") as file:
            return [page.get_textpage().get_text_range() for page in file]
    if zipfile.is_zipfile(path):
        wanted = re.compile(r"word/document\.xml|content\.xml|xl/(worksheets/.*|sharedStrings)\.xml")
        with zipfile.ZipFile(path) as file:
            return {name: file.read(name) for name in file.namelist() if wanted.fullmatch(name)}
    return None if path.name == "halve_upload.docx" else path.read_bytes()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    for library in ("docx", "fpdf", "odfdo", "xlsxwriter"):
        pytest.importorskip(library)
    folder = tmp_path_factory.mktemp("samples")
    subprocess.run([sys.executable, RECIPE / "make.py", folder], check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("name", FILES)
def test_the_files_here_are_the_ones_that_the_script_makes(name: str, made: Path) -> None:
    assert content(made / "sample_reports" / name) == content(SAMPLES / name)
    assert json.loads((made / "sample_recipe" / "expected" / f"{name}.json").read_text("utf-8")) == expected(name)


def made_bytes(folder: Path, name: str) -> bytes:
    return (folder / "sample_reports" / name).read_bytes()


def test_two_runs_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, RECIPE / "make.py", tmp_path], check=True, capture_output=True)
    assert [name for name in FILES if made_bytes(made, name) != made_bytes(tmp_path, name)] == []


def test_each_file_is_in_the_readme_and_has_an_expectation_and_nothing_else_lies_there() -> None:
    listed = re.findall(r"^\| `(.+?)` \|", (RECIPE / "README.md").read_text("utf-8"), re.MULTILINE)
    here = {path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*") if path.is_file()}
    awaited = {path.relative_to(RECIPE / "expected").as_posix() for path in (RECIPE / "expected").rglob("*.json")}
    assert sorted(listed) == sorted(FILES)
    assert here == set(FILES)
    assert awaited == {f"{name}.json" for name in FILES}


def test_all_files_together_stay_small() -> None:
    assert sum((SAMPLES / name).stat().st_size for name in FILES) < 4_000_000


@pytest.mark.parametrize("name", FILES)
def test_expectations_use_the_words_of_the_contract(name: str) -> None:
    wanted = expected(name)
    assert wanted["status"] in tables.STATUSES
    assert wanted["kind"] in tables.DOCUMENT_KINDS
    assert set(wanted["issues"]) <= set(CATALOGUE)
    assert {item["measure"] for item in wanted["activities"]} <= set(tables.MEASURES)
    assert {item["row_kind"] for item in wanted["activities"]} <= set(tables.ROW_KINDS)
    assert {item["qualifier"] for item in wanted["activities"] if "qualifier" in item} <= set(tables.QUALIFIERS)
    assert {story["consent"] for story in wanted["stories"]} <= set(tables.CONSENTS)


@pytest.mark.parametrize("name", FILES)
def test_status_follows_from_the_severity_of_the_issues(name: str) -> None:
    wanted = expected(name)
    severities = {CATALOGUE[code].severity for code in wanted["issues"]}
    worst = "unreadable" if "error" in severities else "partial" if "warning" in severities else "ok"
    assert wanted["status"] == worst


@pytest.mark.parametrize("name", FILES)
def test_a_refusal_is_reported_exactly_where_a_story_may_not_be_used(name: str) -> None:
    wanted = expected(name)
    refused = any(story["consent"] == "no" for story in wanted["stories"])
    assert ("no_consent" in wanted["issues"]) == refused


@pytest.mark.parametrize("name", FILES)
def test_every_expected_word_and_figure_stands_in_the_text(name: str) -> None:
    wanted, text = expected(name), source(name)
    figures = numbers(text)
    words = [wanted[key] for key in ("organisation", "programme", "grant_number")]
    words += [item["activity"] for item in wanted["activities"]]
    words += [item.get("section") for item in wanted["activities"]] + [story["title"] for story in wanted["stories"]]
    values = [item[side] for item in wanted["activities"] for side in ("planned", "realised")]
    assert [word for word in words if word and word not in text] == []
    assert [value for value in values if value is not None and value not in figures] == []


def sums(items: list[dict[str, Any]]) -> list[tuple[str, str, float, float]]:
    """Each subtotal and total that differs from its rows: label, side, sum, stated."""
    wrong, running = [], defaultdict(lambda: [0.0, 0.0])
    for item in items:
        column = (item["measure"], str(item.get("period")))
        for side in ("planned", "realised"):
            value = item[side]
            section = running[(*column, side)]
            if value is None:
                continue
            if item["row_kind"] == "data":
                section[0] += value
                section[1] += value
                continue
            added = section[0 if item["row_kind"] == "subtotal" else 1]
            section[0] = 0.0
            if round(added, 2) != round(value, 2):
                wrong.append((item["activity"], side, added, value))
    return wrong


@pytest.mark.parametrize("name", FILES)
def test_totals_add_up_but_for_the_one_that_is_wrong_on_purpose(name: str) -> None:
    planted = [("Totaal", "realised", 1400.5, 1450.5)] if name.startswith("SWG_uren") else []
    assert sums(expected(name)["activities"]) == planted


def test_the_form_has_one_expected_story_for_each_line_that_tells_something() -> None:
    name = "formulier_reacties_deelnemers.csv"
    lines = (SAMPLES / name).read_text("cp1252").splitlines()[1:]
    consents = {"ja": "yes", "ja, anoniem": "anonymous", "nee": "no"}
    stories = expected(name)["stories"]
    telling = [line for line in lines if ";Goed.;Niks;Niks;" not in line]
    assert len(telling) == len(lines) - 1
    assert [consents[line.rsplit(";", 1)[1]] for line in telling] == [story["consent"] for story in stories]


def test_invented_numbers_pass_their_check_digits() -> None:
    text = "\n".join(source(name) for name in FILES)
    citizens = re.findall(r"(?:BSN|reg\.) (\d{9})", text)
    accounts = re.findall(r"NL\d\d [A-Z]{4} [\d ]{12}", text)
    assert len(set(citizens)) >= 3
    assert len(set(accounts)) >= 2
    assert all(bsn.is_valid(number) for number in citizens)
    assert all(iban.is_valid(number) for number in accounts)


def test_addresses_lead_nowhere() -> None:
    text = "\n".join(source(name) for name in FILES)
    domains = re.findall(r"[\w.]+@([\w.]+\w)", text)
    assert len(set(domains)) >= 3
    assert [domain for domain in domains if not domain.endswith(".example")] == []


def test_grienmonde_and_its_districts_are_no_real_places() -> None:
    faker = pytest.importorskip("faker.providers.address.nl_NL")
    assert set(GRIENMONDE) & set(faker.Provider.cities) == set()


class TestBrokenFiles:
    folder = SAMPLES / "kapot"

    def test_empty(self) -> None:
        assert (self.folder / "leeg.docx").stat().st_size == 0

    def test_cut_off(self) -> None:
        content = (self.folder / "halve_upload.docx").read_bytes()
        assert content.startswith(b"PK")
        with pytest.raises(zipfile.BadZipFile):
            zipfile.ZipFile(io.BytesIO(content))

    def test_password(self) -> None:
        with pytest.raises(pypdfium2.PdfiumError, match=r"[Pp]assword"):
            pypdfium2.PdfDocument(self.folder / "met_wachtwoord.pdf")

    def test_no_text_layer(self) -> None:
        with pypdfium2.PdfDocument(self.folder / "scan_zonder_tekst.pdf") as file:
            assert [page.get_textpage().get_text_range() for page in file] == [""]

    def test_wrong_extension(self) -> None:
        book = load_workbook(io.BytesIO((self.folder / "rekenblad_als_word.docx").read_bytes()))
        assert book.sheet_names == ["Financieel", "Uren"]

    def test_unknown_format(self) -> None:
        content = (self.folder / "verslag_van_mac.pages").read_bytes()
        assert len(content) > 1000
        assert not content.startswith((b"PK", b"%PDF", b"\xd0\xcf"))
