"""Every door through which something is decided, read in the original or taken along, books it, or says why not."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from pipeline.audit import Audit, Event
from pipeline.cli import app
from pipeline.originals import fetch
from pipeline.settings import ROOT, Settings
from pipeline.vault import Vault

SHOWS = "shows what a screen shows too; nothing leaves and nothing changes"
COMMANDS: dict[str, Event | str] = {
    "accounts block": Event.ACCOUNT_CHANGED,
    "accounts invite": Event.ACCOUNT_MADE,
    "accounts list": SHOWS,
    "accounts reset": Event.ACCOUNT_CHANGED,
    "audit expire": Event.RETENTION_DESTROYED,
    "audit export": Event.READ_AUDIT,
    "audit reseal": Event.RESTORED,
    "audit show": "for who has the file itself",
    "audit verify": "changes nothing but the seal",
    "correct": Event.CORRECTED,
    "dashboard": "what is done in it is booked there",
    "doctor": "changes nothing",
    "export": Event.EXPORTED,
    "extract": "reads a file of one's own, which is kept nowhere",
    "forget consent": Event.ERASED,
    "forget document": Event.ERASED,
    "forget list": SHOWS,
    "forget person": Event.ERASED,
    "forget resume": Event.ERASED,
    "forget story": Event.ERASED,
    "ingest": Event.INGESTED,
    "label": "reads sentences of one's own, which are kept nowhere",
    "papers": Event.PAPERS_MADE,
    "rebuild": Event.REBUILT,
    "retention": Event.RETENTION_DESTROYED,
    "review": Event.EXPORTED,
    "search": SHOWS,
    "themes adopt": Event.ADOPTED,
    "themes candidates": SHOWS,
    "themes check": "changes nothing",
    "themes list": SHOWS,
    "themes models": SHOWS,
    "themes reject": Event.ADOPTED,
    "themes retrain": Event.RETRAINED,
    "themes use": Event.ADOPTED,
    "themes withdraw": Event.TAKEN_BACK,
    "vault check": "opens everything and shows nothing of it",
    "vault new-key": "changes nothing",
    "vault rekey": Event.REKEYED,
    "watch": Event.DELIVERED,
    "work": "what it books was done by who delivered",
}
"""What each command books, or why it books nothing. A new command has to say."""
OPENERS = {
    "pipeline/arrivals.py": "reads files into the store",
    "pipeline/forgetting_search.py": "looks for what is to be forgotten; shows numbers",
    "pipeline/originals.py": Event.READ_ORIGINAL,
    "pipeline/vault/rekeying.py": "checks the hashes",
}
"""The modules that open originals."""
HANDING_OUT = {
    "dashboards/parts/downloads.py": Event.EXPORTED,
    "dashboards/parts/desk/original.py": Event.READ_ORIGINAL,
}
"""The modules with a button that gives a file."""


def commands() -> set[str]:
    """The full name of every command."""
    found: set[str] = set()

    def walk(command: object, name: str) -> None:
        inner = getattr(command, "commands", None)
        if inner is None:
            found.add(name)
        for part, one in (inner or {}).items():
            walk(one, f"{name} {part}".strip())

    walk(typer.main.get_command(app), "")
    return found


def test_every_command_says_what_it_books():
    assert commands() == set(COMMANDS)


def calls(attribute: str, *folders: str) -> set[str]:
    """The modules that name an attribute: a call, or a function that is passed on."""
    return {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == attribute and _of_vault(node)
    }


def _of_vault(node: ast.Attribute) -> bool:
    return node.attr != "fetch" or "vault" in ast.unparse(node.value).casefold()


def test_originals_are_opened_nowhere_else():
    assert calls("fetch", "pipeline", "dashboards") == set(OPENERS)


def test_files_are_handed_out_nowhere_else():
    assert calls("download_button", "dashboards") == set(HANDING_OUT)


def test_reading_an_original_is_booked_before_it_is_opened(tmp_path: Path):
    settings = Settings(data=tmp_path)
    document = Vault(settings.vault).keep(b"een verslag")
    fetch(settings, document, "Anna")
    with pytest.raises(Exception, match="kluis"):
        fetch(settings, "ab" * 32, "Bram")
    assert [(entry.who, entry.action, entry.object_id, entry.outcome) for entry in Audit(settings.audit).entries()] == [
        ("Anna", Event.READ_ORIGINAL, f"1/{document}", "whole"),
        ("Bram", Event.READ_ORIGINAL, f"2/{'ab' * 32}", "whole"),
    ]


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    return result.exit_code, result.output


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("VERHAAL_DATA", str(tmp_path))
    monkeypatch.setenv("LOGNAME", "beheer1")
    return Settings(data=tmp_path)


def test_a_command_books_the_user_of_the_system(data: Settings):
    Vault(data.vault).keep(b"een verslag")
    assert run("vault", "rekey")[0] == 0
    code, _ = run("correct", "ab" * 32, "organisation", "Taalhuis", "--by", "Anna", "--reason", "Stond er niet")
    assert code == 0
    assert [(entry.who, entry.role, entry.action, entry.outcome) for entry in Audit(data.audit).entries()] == [
        ("beheer1", "beheerder", Event.REKEYED, "begun"), ("beheer1", "beheerder", Event.REKEYED, "done"),
        ("beheer1", "beheerder", Event.CORRECTED, "done"),
    ]  # fmt: skip


def test_verify_says_it_is_whole_and_gives_a_head_that_can_be_given_back(data: Settings):
    run("correct", "ab" * 32, "organisation", "Taalhuis", "--by", "Anna", "--reason", "x")
    code, said = run("audit", "verify")
    head = str(Audit(data.audit).head())
    assert (code, "Het logboek klopt: 1 regel." in said, head in said) == (0, True, True)
    assert run("audit", "verify", "--head", head)[0] == 0
    assert run("audit", "verify", "--head", head.split(":")[1])[0] == 0
    code, said = run("audit", "verify", "--head", "1:" + "0" * 64)
    assert (code, "herschreven" in said) == (1, True)
    assert run("audit", "verify", "--head", "9:" + "0" * 64)[0] == 1
    assert run("audit", "verify", "--head", "onzin")[0] == 2


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "cef"])
def test_an_export_has_every_row_and_is_booked_itself(data: Settings, form: str, tmp_path: Path):
    run("correct", "ab" * 32, "organisation", "Fatima Jansen", "--by", "Anna", "--reason", "Stond er niet")
    code, said = run("audit", "export", "--to", form)
    assert code == 0
    assert all(word in said for word in ("beheer1", "corrected", "ab" * 32, "read_audit"))
    assert "Fatima" not in said
    out = tmp_path / "logboek"
    assert run("audit", "export", "--to", form, "--out", str(out))[0] == 0
    assert out.read_text(encoding="utf-8").count("read_audit") >= 2
    if form == "json":
        assert [row["number"] for row in json.loads(said)] == [1, 2]


def test_an_export_can_be_of_some_days_and_of_one_person(data: Settings):
    run("correct", "ab" * 32, "organisation", "Taalhuis", "--by", "Anna", "--reason", "x")
    assert run("audit", "export", "--to", "jsonl", "--until", "2020-01-01")[1] == ""
    assert run("audit", "export", "--to", "jsonl", "--since", "2020-01-01", "--who", "Bram")[1] == ""
    assert len(run("audit", "export", "--to", "jsonl", "--who", "beheer1")[1].splitlines()) == 4
    assert run("audit", "export", "--since", "gisteren")[0] == 2
    assert run("audit", "export", "--to", "xls")[0] == 2


def test_a_name_that_excel_would_run_is_made_harmless_and_cef_keeps_its_parts(data: Settings):
    Audit(data.audit).book("=1+1|x", "rol=\\", Event.SIGNED_IN, "account", "1")
    assert "'=1+1|x" in run("audit", "export", "--to", "csv")[1]
    assert r"suser=\=1+1|x spriv=rol\=\\ " in run("audit", "export", "--to", "cef")[1]


def test_rows_are_emptied_only_where_a_term_is_set(data: Settings, tmp_path: Path):
    run("correct", "ab" * 32, "organisation", "Taalhuis", "--by", "Anna", "--reason", "x")
    assert run("audit", "expire", "--yes")[0] == 1
    file = tmp_path / "settings.toml"
    file.write_text("[retention]\naudit_years = 5\n")
    code, said = run("audit", "expire", "--yes", "--settings", str(file))
    assert (code, "geen regels van vóór" in said) == (0, True)


def test_show_gives_the_last_rows_in_words(data: Settings):
    assert "nog niets" in run("audit", "show")[1]
    run("correct", "ab" * 32, "organisation", "Taalhuis", "--by", "Anna", "--reason", "x")
    assert "beheer1 (beheerder): verbeterd wat gelezen is" in run("audit", "show", "--last", "1")[1]
