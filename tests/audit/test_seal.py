"""The seal in the vault: what somebody can do who has the database and not the key, and what is then found."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import audited
from pipeline.audit import Audit, Event, Head
from pipeline.audited import book, seal, seal_anew, verify
from pipeline.settings import Settings
from pipeline.vault import Vault, rekey
from pipeline.vault import check as vault_check
from tests.audit.conftest import tamper


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A data folder with a vault and three rows, sealed."""
    chosen = Settings(data=tmp_path)
    Vault(chosen.vault).keep(b"een verslag")
    for number in range(3):
        book(chosen, Event.JUDGED, "judgements", str(number))
    return chosen


def test_what_is_booked_is_sealed(settings: Settings):
    found = verify(settings)
    assert found.well
    assert found.sealed == found.checked.head == Audit(settings.audit).head()


def test_a_tail_that_was_cut_off_is_found_and_stays_found(settings: Settings):
    tamper(Audit(settings.audit), "delete from entries where number = 3")
    assert verify(settings).checked.broken
    seal(settings)
    book(settings, Event.JUDGED, "judgements", "9")
    broken = verify(settings).checked.broken
    assert broken is not None, "going on does not hide it"
    assert (broken.number, broken.fault) == (3, "head")


def test_a_log_that_was_thrown_away_is_found(settings: Settings):
    settings.audit.unlink()
    book(settings, Event.JUDGED, "judgements", "0")
    assert not verify(settings).well


def test_rows_after_the_seal_are_no_break(settings: Settings):
    Audit(settings.audit).book("Anna", "medewerker", Event.JUDGED, "judgements", "4")
    found = verify(settings)
    assert found.well
    assert found.sealed is not None
    assert found.checked.head.number == 4 == (found.sealed.number or 0) + 1


def test_the_seal_lies_sealed_and_survives_a_new_key(settings: Settings):
    [path] = [path for path in settings.vault.iterdir() if path.name == "audit-head"]
    head = Audit(settings.audit).head()
    assert head.hash.encode() not in path.read_bytes()
    rekey(Vault(settings.vault))
    assert vault_check(Vault(settings.vault)) == {}
    assert audited.sealed_head(settings) == head


def test_a_seal_of_another_key_is_said(settings: Settings):
    path = settings.vault / "audit-head"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    found = verify(settings)
    assert found.unsealable
    assert not found.well


def test_a_restored_log_is_sealed_anew_and_that_is_booked(settings: Settings):
    tamper(Audit(settings.audit), "delete from entries where number = 3")
    before = audited.sealed_head(settings)
    head = seal_anew(settings)
    assert verify(settings).well
    *_, last = Audit(settings.audit).entries()
    assert (last.action, last.object_id, Head(last.number, last.hash)) == (Event.RESTORED, before.hash, head)  # type: ignore[union-attr]


def test_without_a_vault_nothing_is_made(tmp_path: Path):
    chosen = Settings(data=tmp_path)
    book(chosen, Event.JUDGED, "judgements", "1")
    assert not chosen.vault.exists()
    assert verify(chosen).well


@pytest.mark.parametrize("fails", [False, True])
def test_large_work_is_booked_when_it_begins_and_when_it_ends(settings: Settings, fails: bool):
    try:
        with audited.booked(settings, Event.REKEYED, "vault"):
            if fails:
                raise RuntimeError
    except RuntimeError:
        pass
    assert [entry.outcome for entry in Audit(settings.audit).entries()][-2:] == ["begun", "failed" if fails else "done"]
