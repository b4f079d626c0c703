"""The papers follow the configuration: what is set is what they say, and nothing that nobody said is in them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType

import pytest

from pipeline import papers
from pipeline.access import ACTIONS, Action, Role
from pipeline.ingest import tesseract
from pipeline.papers import facts as facts_of_papers
from pipeline.papers import gather, make
from pipeline.papers.filling import MARK
from pipeline.settings import ROOT, Access, Backup, Models, Oidc, Reading, Retention, Settings
from pipeline.tables import DOCUMENT_KINDS
from pipeline.wording_papers import DOCUMENTS, FILLED, KINDS, LINKED, TEXT_NAMES
from tests.papers.builders import DAY, TERMS, papers_of, settings_in, text_of

Change = Callable[[Settings, pytest.MonkeyPatch], Settings]
CHANGES: list[tuple[str, Change, str, str, str]] = [
    (
        "terms",
        lambda settings, _: replace(settings, retention=replace(TERMS, stories_years=6)),
        "bijlage_dpia.md", "| verhalen | 9 jaar |", "| verhalen | 6 jaar |",
    ),
    (
        "terms in the register of processing",
        lambda settings, _: replace(settings, retention=replace(TERMS, report_years=12)),
        "verwerkingsregister.csv", "verslagen: 9 jaar", "verslagen: 12 jaar",
    ),
    (
        "backups",
        lambda settings, _: replace(settings, retention=replace(TERMS, backup_days=0)),
        "bijlage_dpia.md", "ten hoogste 30 dagen", "nog invullen: na hoeveel dagen",
    ),
    (
        "the least number that is published",
        lambda settings, _: replace(settings, least_for_publishing=10),
        "algoritmeregister.json", "Aantallen onder 5 mensen", "Aantallen onder 10 mensen",
    ),
    (
        "scans switched off",
        lambda settings, _: replace(settings, reading=Reading(ocr_pages=0)),
        "bijlage_dpia.md", "worden gelezen, tot 100 per bestand", "dat is uitgezet in de instellingen",
    ),
    (
        "no program for scans",
        lambda settings, patch: patch.setattr(tesseract, "is_available", lambda: False) or settings,
        "bijlage_dpia.md", "worden gelezen, tot 100 per bestand", "(tesseract) is niet geïnstalleerd",
    ),
    (
        "where backups go",
        lambda settings, _: replace(settings, backup=Backup(folder=Path("/backup"))),
        "bio2_maatregelen.md", "geen map voor reservekopieën", "",
    ),
    (
        "how long a session lasts",
        lambda settings, _: replace(settings, access=Access(idle_minutes=10)),
        "bijlage_dpia.md", "stopt na 30 minuten", "stopt na 10 minuten",
    ),
    (
        "signing in at the municipality",
        lambda settings, _: replace(settings, access=Access(oidc=Oidc(discovery="https://x.example/.well-known"))),
        "bijlage_dpia.md", "(OpenID Connect): uit", "(OpenID Connect): aan",
    ),
    (
        "the runtime, which is part of the version of labels",
        lambda settings, _: replace(settings, models=Models(runtime="torch")),
        "algoritmeregister.json", "Uitvoering: onnx", "Uitvoering: torch",
    ),
    (
        "the key of the vault elsewhere",
        lambda settings, patch: patch.setenv("VERHAAL_VAULT_KEY_FILE", "/etc/verhaal/key") or settings,
        "bio2_maatregelen.md", "De sleutel van de kluis staat naast de gegevens", "",
    ),
]  # fmt: skip


@pytest.fixture(autouse=True)
def with_scans(monkeypatch):
    monkeypatch.setattr(tesseract, "is_available", lambda: True)
    monkeypatch.delenv("VERHAAL_VAULT_KEY_FILE", raising=False)
    monkeypatch.delenv("VERHAAL_VAULT_KEY", raising=False)


@pytest.fixture(scope="module")
def nothing(tmp_path_factory) -> papers.Papers:
    """The papers where nobody filled in anything."""
    return papers_of(settings_in(tmp_path_factory.mktemp("nothing")), organisation=papers.Organisation())


@pytest.mark.parametrize(("why", "change", "file", "before", "after"), CHANGES, ids=[change[0] for change in CHANGES])
def test_a_setting_that_changes_changes_the_paper(why, change, file, before, after, tmp_path, monkeypatch):
    usual = settings_in(tmp_path, retention=TERMS)
    assert before in text_of(papers_of(usual), file)
    said = text_of(papers_of(change(usual, monkeypatch)), file)
    assert before not in said
    assert after in said


POLICY = next((one for one in fields(Settings) if one.name == "privacy"), None)


@pytest.mark.skipif(POLICY is None, reason="this version has no policy on names of professionals")
def test_the_policy_on_names_of_professionals_is_said(tmp_path):
    kept = settings_in(tmp_path, privacy=replace(Settings().privacy, keep_professionals=True))  # type: ignore[attr-defined]
    assert "Ook namen van beroepskrachten worden vervangen" in text_of(
        papers_of(settings_in(tmp_path), "dpia"), "bijlage_dpia.md"
    )
    assert "Namen van beroepskrachten blijven staan" in text_of(papers_of(kept, "dpia"), "bijlage_dpia.md")


def test_roles_and_what_they_may_do_are_those_of_the_program(tmp_path, monkeypatch):
    settings = settings_in(tmp_path)
    before = text_of(papers_of(settings, "ai"), "ai_verordening.md")
    for role in set(Role) - {Role.ADMIN}:
        able = ", ".join(action.value.replace("_", " ") for action, held in ACTIONS.items() if role in held)
        assert f"| {role.value} | {able or 'niets'} |" in before
    only = MappingProxyType({Action.JUDGE: frozenset({Role.CHAIR})})
    monkeypatch.setattr(facts_of_papers, "ACTIONS", only)
    after = text_of(papers_of(settings, "ai"), "ai_verordening.md")
    assert "| voorzitter | beoordelen |" in after
    assert "| beoordelaar | niets |" in after


def test_a_model_of_ones_own_is_said_with_its_thresholds_and_that_the_figures_are_not_of_it(tmp_path):
    folder = Path(tmp_path) / "themes"
    shipped = Models().themes
    folder.mkdir()
    for path in shipped.rglob("*"):
        if path.is_file() and "training" not in path.parts:
            (folder / path.relative_to(shipped)).parent.mkdir(parents=True, exist_ok=True)
            (folder / path.relative_to(shipped)).write_bytes(path.read_bytes())
    heads = folder / "model" / "heads.json"
    said = json.loads(heads.read_text())
    heads.write_text(json.dumps({**said, "thresholds": [0.31] * len(said["thresholds"]), "outcome_from": 0.45}))
    made = papers_of(settings_in(tmp_path, models=Models(themes=folder)))
    entry = json.loads(text_of(made, "algoritmeregister.json"))
    assert "vanaf een kans van 0,31, een effect vanaf 0,45" in entry["methods_and_models"]
    assert "gelden dus niet voor wat nu in gebruik is" in text_of(made, "modelkaarten.md")
    assert "geldt voor het meegeleverde model" in text_of(made, "modelkaarten/themas.md")


def test_what_was_measured_stands_in_the_dpia_with_a_plain_warning(tmp_path):
    measured = facts_of_papers.read_measured().privacy["sets"]["unseen"]
    said = text_of(papers_of(settings_in(tmp_path), "dpia"), "bijlage_dpia.md")
    assert "**Namen kunnen worden gemist.**" in said
    assert f"{round(100 * measured['recall'], 1):.1f} %".replace(".", ",") in said
    assert f"{measured['spans']} plekken" in said


def test_what_nobody_filled_in_is_marked_and_listed_and_in_no_json(nothing):
    marks = {mark for file in nothing.files for mark in MARK.findall(file.content.decode("utf-8-sig"))}
    assert {f"[nog invullen: {what}]" for _, what, _ in nothing.asked} >= marks
    assert "nog invullen" not in text_of(nothing, "algoritmeregister.json")
    assert not {"organization", "status", "contact_email"} & set(json.loads(text_of(nothing, "algoritmeregister.json")))


def test_a_municipality_that_filled_in_everything_has_nothing_left(tmp_path):
    made = papers_of(settings_in(tmp_path, retention=TERMS))
    assert made.asked == []
    assert not [file.path for file in made.files if MARK.search(file.content.decode("utf-8-sig"))]


def test_everything_that_can_be_filled_in_is_somewhere_in_the_papers(tmp_path):
    made = papers_of(settings_in(tmp_path, retention=TERMS))
    text = " ".join(file.content.decode("utf-8-sig") for file in made.files)
    free = [key for key in FILLED if not key.startswith("register.") and f"waarde van {key}" not in text]
    assert free == ["organisation.name", "organisation.contact", "organisation.website"]  # given otherwise: see WHOLE


def test_no_paper_tells_where_the_program_and_its_data_lie(tmp_path, nothing):
    for text in (file.content.decode("utf-8-sig") for file in nothing.files):
        assert str(ROOT) not in text
        assert str(tmp_path.parent) not in text
        assert str(Path.home()) not in text


def test_only_the_papers_that_were_asked_for(tmp_path):
    made = papers_of(settings_in(tmp_path), "bio2", "ai")
    assert [file.path for file in made.files] == ["00_leeswijzer.md", "bio2_maatregelen.md", "ai_verordening.md"]


@pytest.mark.parametrize("shape", ["docx", "html", "md"])
def test_the_same_facts_give_the_same_files(tmp_path, shape):
    facts = gather(settings_in(tmp_path), DAY)
    first, second = (make(facts, papers.Organisation(), ["dpia"], shape).files for _ in range(2))
    assert [_inside(one.content) for one in first] == [_inside(one.content) for one in second]


def test_a_word_file_opens_and_its_marks_stand_out(tmp_path):
    facts = gather(settings_in(tmp_path), DAY)
    made = make(facts, papers.Organisation(), ["dpia"], "docx").files[1]
    inside = zipfile.ZipFile(io.BytesIO(made.content)).read("word/document.xml").decode()
    assert "w:highlight" in inside
    assert inside.count("<w:tbl>") == 9
    assert "**" not in inside


def test_a_web_page_shows_no_markup_of_the_municipality(tmp_path):
    evil = papers.Organisation({"organisation.department": "<script>alert(1)</script>"})
    made = make(gather(settings_in(tmp_path), DAY), evil, ["dpia"], "html").files[1].content.decode()
    assert "<script>" not in made
    assert "&lt;script&gt;" in made


def test_every_kind_of_data_and_of_document_has_a_dutch_name(tmp_path):
    facts = gather(settings_in(tmp_path), DAY)
    assert {one.name for one in facts.replaced} == set(KINDS.values())
    assert set(DOCUMENTS) >= set(DOCUMENT_KINDS)


def test_every_paper_has_a_name_and_every_term_a_setting(tmp_path):
    assert set(TEXT_NAMES) == set(papers.PAPERS)
    facts = gather(settings_in(tmp_path, retention=Retention(report_years=3)), DAY)
    assert [(term.name, term.years) for term in facts.terms if term.years] == [("verslagen", 3)]
    assert set(LINKED) == {"law.links", "assessments.done"}


def _inside(content: bytes) -> object:
    """The parts of a Word file: its container also holds the time at which it was made."""
    if not content.startswith(b"PK"):
        return content
    held = zipfile.ZipFile(io.BytesIO(content))
    return {name: held.read(name) for name in held.namelist()}
