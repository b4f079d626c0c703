"""A data folder as a municipality has it, with nothing read in it: originals, decisions, agreements, heads."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from pipeline.agreed import Terms
from pipeline.decisions import Agreements, Correction, Decisions, Inbox, Notes
from pipeline.settings import Settings
from pipeline.vault import Receipt, Vault

STORY, HOURS = b"Mevrouw Jansen komt weer buiten.", b"uren;12"


def folder(path: Path) -> Settings:
    """A data folder with two delivered files, a correction, an agreement, a note and heads of its own."""
    settings = Settings(data=path)
    story, hours = deliver(settings, STORY, "verhaal.txt"), deliver(settings, HOURS, "uren.csv")
    Decisions(settings.decisions).correct(Correction(story, "programme", "Samen Sterk", "Anna", "nagevraagd"))
    terms = Terms("Navragen", "Anna", date(2026, 2, 1), "De uren kloppen niet")
    Agreements(settings.decisions).agree(terms, "2025-Q4", "Anna")
    Notes(settings.decisions).note("2025-Q4", None, "Goed gesprek", "Anna")
    (path / "models" / "abc").mkdir(parents=True)
    (path / "models" / "abc" / "heads.json").write_text("{}")
    (path / "store").mkdir()
    (path / "store" / "main.duckdb").write_text("derived")
    assert hours
    return settings


def deliver(settings: Settings, data: bytes, name: str) -> str:
    """Keep a file and book that it was delivered and read."""
    vault = Vault(settings.vault)
    document = vault.keep(data)
    vault.book(document, Receipt(name, "Anna", "2026-01-01T00:00:00+00:00", "desk"))
    Inbox(settings.decisions).deliver(document, name, "Anna", "desk")
    return document


def rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        names = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table' order by 1")]
        return {name: connection.execute(f"select * from {name}").fetchall() for name in names}


def held(settings: Settings) -> dict[str, bytes]:
    """Every original, receipt and reading in the vault, opened."""
    vault = Vault(settings.vault)
    return {path.name: vault.read_record(path) for path in vault.records()}


def change(path: Path, **values: object) -> None:
    """Change a JSON file."""
    path.write_text(json.dumps({**json.loads(path.read_text()), **values}))
