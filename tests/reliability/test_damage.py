"""Damaged and vanished files: found, told with what to do, put back where that can be, never lost in silence."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.decisions import Decisions, Inbox
from pipeline.decisions.soundness import DecisionsDamaged, check_decisions
from pipeline.journey import Journey
from pipeline.run import rebuild
from pipeline.store import StoreDamaged, StoreUnreadable
from pipeline.vault import Vault, VaultError, check
from tests.reliability.conftest import ingest
from tests.slow.killing.audit import contents
from tests.slow.killing.places import FILES, digest


def flip(path, start, count=4096):
    data = bytearray(path.read_bytes())
    data[start : start + count] = bytes(byte ^ 0xFF for byte in data[start : start + count])
    path.write_bytes(data)


def flip_throughout(path):
    """A few bytes in every block but the first, where the file begins as it should."""
    for start in range(3 * 4096, path.stat().st_size, 16 * 4096):
        flip(path, start, 64)


def half(path):
    os.truncate(path, path.stat().st_size // 2)


DAMAGES = {
    "cut in half": half,
    "emptied": lambda path: os.truncate(path, 0),
    "first bytes flipped": lambda path: flip(path, 0),
    "many parts flipped": flip_throughout,
    "something else": lambda path: path.write_bytes(b"geen database" * 1000),
    "gone": Path.unlink,
}


def whole_copy(path):
    """The file with decisions without the log beside it, as after an orderly stop."""
    with sqlite3.connect(path) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")


@pytest.mark.parametrize("damage", DAMAGES)
def test_decisions_that_are_damaged_or_gone_are_never_made_anew(damage, place):
    path = place.settings.decisions
    whole_copy(path)
    DAMAGES[damage](path)
    left = path.read_bytes() if path.exists() else None
    for command in (["ingest", str(place.delivered)], ["rebuild"], ["work"], ["dashboard", "--no-open"]):
        said = CliRunner().invoke(app, command, env={"VERHAAL_DATA": str(place.settings.data)})
        assert (said.exit_code, "verhaal restore" in said.stderr) == (2, True), command
    assert (path.read_bytes() if path.exists() else None) == left


def test_damage_is_told_wherever_it_is_met(place):
    path = place.settings.decisions
    whole_copy(path)
    flip(path, 0)
    with pytest.raises(DecisionsDamaged, match="verhaal restore"):
        Decisions(path).corrections()


def test_whole_decisions_pass_and_a_new_folder_needs_none(place, tmp_path):
    check_decisions(place.settings.decisions, expected=True)
    check_decisions(tmp_path / "none.sqlite", expected=False)
    assert len(Inbox(place.settings.decisions).deliveries()) == 5


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_database_goes_back_to_the_last_snapshot_by_itself(damage, place, read):
    DAMAGES[damage](Journey(place.settings).store.main)
    Journey(place.settings).settle()
    ingest(place)
    assert contents(place) == contents(read)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_snapshot_is_made_anew_by_the_next_program_that_starts(damage, place, read):
    store = Journey(place.settings).store
    DAMAGES[damage](store.snapshot().path)
    with pytest.raises(StoreUnreadable):
        store.snapshot().table("documents")
    Journey(place.settings).settle()
    assert contents(place) == contents(read)


def test_damage_inside_is_met_when_it_is_read_and_rebuild_mends_it(place, read):
    store = Journey(place.settings).store
    for path in (store.main, store.snapshot().path):
        flip_throughout(path)
    with pytest.raises(StoreUnreadable):
        contents(place)
    rebuild(place.settings, lambda *_: None)
    assert contents(place) == contents(read)


def test_without_a_whole_snapshot_the_store_says_rebuild(place, read):
    store = Journey(place.settings).store
    half(store.main)
    half(store.snapshot().path)
    with pytest.raises(StoreDamaged, match="verhaal rebuild"):
        ingest(place)
    rebuild(place.settings, lambda *_: None)
    assert contents(place) == contents(read)


@pytest.mark.parametrize("suffix", ["", ".receipts"])
@pytest.mark.parametrize("damage", ["cut in half", "emptied", "first bytes flipped"])
def test_a_damaged_record_of_the_vault_is_named(damage, suffix, place):
    document = digest("uren_brug.csv")
    DAMAGES[damage](place.settings.vault / document[:2] / f"{document}{suffix}")
    assert list(check(Vault(place.settings.vault))) == [f"{document}{suffix}"]


def test_an_original_that_is_damaged_is_put_right_by_the_same_file(place):
    vault, document = Vault(place.settings.vault), digest("uren_brug.csv")
    flip(vault.folder / document[:2] / document, 40, 8)
    with pytest.raises(VaultError, match="lever het opnieuw aan"):
        vault.fetch(document)
    vault.keep(FILES["uren_brug.csv"])
    assert (vault.fetch(document), check(vault)) == (FILES["uren_brug.csv"], {})
