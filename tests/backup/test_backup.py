"""A backup is whole or not there; what is put back is what was, and what was forgotten since stays forgotten."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import threading
from contextlib import closing

import pytest
from filelock import FileLock

from pipeline.audit import Audit, Event
from pipeline.backup import BackupError, Wanted, contents, examine, keeping, make, manifest, newest, restore, restoring
from pipeline.decisions import Correction, Decisions, Erasures, Inbox
from pipeline.newer import NewerData
from pipeline.vault import Vault, rekey
from pipeline.vault.sealing import Key
from tests.backup import builders
from tests.backup.builders import HOURS, STORY, deliver, folder, held, rows


@pytest.fixture
def settings(tmp_path):
    return folder(tmp_path / "data")


@pytest.fixture
def target(tmp_path):
    return tmp_path / "copies"


def back(settings, target, **options):
    return restore(Wanted(target, settings.data, settings.vault, **options))


def test_what_is_put_back_is_what_was(settings, target, tmp_path):
    before = rows(settings.decisions), held(settings)
    make(settings, target)
    elsewhere = type(settings)(data=tmp_path / "elsewhere")
    restore(Wanted(target, elsewhere.data, settings.vault))
    assert (rows(elsewhere.decisions), held(elsewhere)) == before
    assert (elsewhere.data / "models/abc/heads.json").exists()
    assert not elsewhere.store.exists(), "the store is derived: it is made anew"


def test_the_key_is_not_in_a_backup_unless_asked(settings, target):
    secret = (settings.vault / "key").read_bytes().strip()
    assert not any(secret in path.read_bytes() for path in make(settings, target).folder.rglob("*") if path.is_file())
    made = make(settings, target, with_key=True)
    assert (made.folder / contents.KEY).read_bytes().strip() == secret
    assert made.manifest.with_key


def test_a_backup_says_which_key_it_needs_and_opens_with_no_other(settings, target, tmp_path, monkeypatch):
    made = make(settings, target)
    assert list(made.manifest.keys) == [Key.read((settings.vault / "key").read_text()).id.hex()]
    monkeypatch.setenv("VERHAAL_VAULT_KEY", Key.new().written)
    with pytest.raises(BackupError, match=next(iter(made.manifest.keys))):
        restore(Wanted(target, tmp_path / "elsewhere", tmp_path / "elsewhere/vault"))
    assert not (tmp_path / "elsewhere").exists()


def test_a_backup_with_its_key_restores_on_a_bare_machine(settings, target, tmp_path):
    make(settings, target, with_key=True)
    bare = type(settings)(data=tmp_path / "bare")
    restore(Wanted(target, bare.data, bare.vault))
    assert held(bare) == held(settings)


def test_after_rekeying_the_key_of_then_is_needed(settings, target):
    make(settings, target)
    rekey(Vault(settings.vault))
    with pytest.raises(BackupError, match="sleutel"):
        back(settings, target, replace=True)


def test_what_did_not_change_takes_no_room(settings, target):
    first, second = make(settings, target), make(settings, target)
    record = next(one.path for one in first.manifest.files if one.path.startswith("vault/"))
    assert (first.folder / record).stat().st_ino == (second.folder / record).stat().st_ino
    assert second.shared == len(second.manifest.files) - 2, "only the databases are copied anew"


def test_a_disk_without_hard_links_gets_copies(settings, target, monkeypatch):
    make(settings, target)
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError(errno.EPERM, "no links here")))
    made = make(settings, target)
    assert made.shared == 0
    assert not list(made.manifest.faults(made.folder))


def test_the_oldest_go_and_the_rest_stay_whole(settings, target):
    made = [make(settings, target, keep=2) for _ in range(4)]
    assert keeping.whole_backups(target) == [one.folder for one in made[2:]]
    assert all(examine(one.folder, contents.keys_at_hand(settings.vault)).sound for one in made[2:])


def test_older_copies_stay_while_an_original_is_absent(settings, target):
    make(settings, target)
    Vault(settings.vault).remove(Inbox(settings.decisions).deliveries()[0].document)
    made = make(settings, target, keep=1)
    assert len(made.manifest.absent) == 1
    assert len(keeping.whole_backups(target)) == 2
    assert not examine(target, contents.keys_at_hand(settings.vault)).sound


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda made: made.joinpath("manifest.json").write_text("{"), "niet te lezen"),
        (lambda made: made.joinpath("manifest.json").unlink(), "geen reservekopie"),
        (lambda made: builders.change(made / "manifest.json", made_at="2020-01-01"), "veranderd"),
        (lambda made: next(made.glob("vault/??/*")).unlink(), "ontbreekt"),
        (lambda made: next(made.glob("vault/??/*")).write_bytes(b"x"), "beschadigd"),
        (lambda made: made.joinpath("decisions.sqlite").write_bytes(b"x" * 100), "beschadigd"),
        (lambda made: shutil.rmtree(made / "vault"), "ontbreekt"),
    ],
)
def test_a_backup_that_is_not_whole_is_not_put_back(settings, target, harm, said):
    before = rows(settings.decisions)
    harm(make(settings, target).folder)
    with pytest.raises(BackupError, match=said):
        back(settings, target, replace=True)
    assert rows(settings.decisions) == before


@pytest.mark.parametrize("path", ["../outside", "/etc/outside", "vault/../../outside"])
def test_a_manifest_can_name_no_file_outside(settings, target, path):
    made = make(settings, target).folder
    known = manifest.read(made)
    type(known)(**{**{name: getattr(known, name) for name in known.__slots__}, "files": (
        manifest.Entry(path, 1, "0" * 64),)}).write(made)  # fmt: skip
    with pytest.raises(BackupError, match="vertrouwen"):
        back(settings, target, replace=True)


def test_nothing_is_put_over_data_that_is_there(settings, target):
    make(settings, target)
    with pytest.raises(BackupError, match="--replace"):
        back(settings, target)


def test_what_was_there_is_kept_apart(settings, target):
    make(settings, target)
    Decisions(settings.decisions).correct(Correction("0" * 64, "programme", "Later", "Anna", ""))
    later = rows(settings.decisions)
    done = back(settings, target, replace=True)
    assert rows(done.apart / "decisions.sqlite") == later
    assert not settings.store.exists()
    assert not restoring.unfinished(settings.data)


def test_nothing_is_put_back_while_a_worker_is_at_it(settings, target):
    make(settings, target)
    with FileLock(settings.data / "desk.lock"), pytest.raises(BackupError, match="Stop die eerst"):
        back(settings, target, replace=True)


def test_a_later_layout_is_not_put_back(settings, target):
    with closing(sqlite3.connect(settings.decisions)) as connection:
        connection.execute("pragma application_id")
    made = make(settings, target).folder
    known = manifest.read(made)
    values = {name: getattr(known, name) for name in known.__slots__}
    type(known)(**{**values, "layouts": {"decisions.sqlite": 99}}).write(made)
    with pytest.raises(NewerData, match="nieuwere versie"):
        back(settings, target, replace=True)


class Killed(BaseException):
    """The program ends here."""


@pytest.mark.parametrize("act", [make, lambda settings, target: back(settings, target, replace=True)])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), Killed()])
def test_a_full_disk_or_a_kill_leaves_all_as_it_was(settings, target, monkeypatch, act, error):
    make(settings, target)
    before, copies = (rows(settings.decisions), held(settings)), keeping.whole_backups(target)
    deliver(settings, b"nieuw", "nieuw.txt")
    after = rows(settings.decisions), held(settings)
    steps = iter(range(100))

    def stopped(*arguments, **options):
        if next(steps) == 1:
            raise error
        return copied(*arguments, **options)

    copied = shutil.copyfile
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfile", stopped)
        with pytest.raises((BackupError, Killed)):
            act(settings, target)
    assert (rows(settings.decisions), held(settings)) == after
    assert keeping.whole_backups(target) == copies
    back(settings, target, replace=True)
    assert (rows(settings.decisions), held(settings)) == before


def test_what_a_killed_backup_left_goes_with_the_next(settings, target):
    target.mkdir()
    (target / ".verhaal-20200101T000000000000Z.partial" / "vault").mkdir(parents=True)
    make(settings, target)
    assert not list(target.glob(".verhaal-*"))


def test_a_damaged_database_is_not_copied_and_no_older_copy_goes(settings, target):
    make(settings, target)
    with settings.decisions.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 8192)
    for rest in settings.data.glob("decisions.sqlite-*"):
        rest.unlink()
    with pytest.raises(BackupError, match="beschadigd"):
        make(settings, target, keep=1)
    assert len(keeping.whole_backups(target)) == 1
    back(settings, target, replace=True)
    assert Inbox(settings.decisions).deliveries()


def test_a_backup_does_not_stand_in_the_data_itself(settings):
    with pytest.raises(BackupError, match="niet in de map"):
        make(settings, settings.data / "copies")


def test_a_backup_while_others_write_has_every_original_of_what_it_says(settings, target):
    stop, count = threading.Event(), iter(range(10_000))

    def keep_on():
        while not stop.is_set():
            deliver(settings, f"verhaal {next(count)}".encode(), "v.txt")

    writer = threading.Thread(target=keep_on)
    writer.start()
    try:
        made = [make(settings, target) for _ in range(5)]
    finally:
        stop.set()
        writer.join()
    assert not any(one.manifest.absent for one in made)
    assert all(examine(one.folder, contents.keys_at_hand(settings.vault)).sound for one in made)


def forget(settings, document, text=None):
    """What pipeline.forgetting leaves of a document: out of the vault, or a reading of it, and booked."""
    erasures, vault = Erasures(settings.decisions), Vault(settings.vault)
    number = erasures.begin("document", "Archivaris", "verzoek")
    if text is None:
        erasures.keep_out(number, "document", [document])
        erasures.redact_document(number, document)
        vault.remove(document)
    else:
        vault.keep_reading(document, text)
        erasures.redact_everywhere(number, lambda said: said.replace("Goed", "[verwijderd]"))
    key = "documents_cut" if text else "documents_removed"
    erasures.certify(number, {"number": number, key: [document]})


@pytest.mark.parametrize("knows", ["the data that is replaced", "a later backup", "a folder that is named"])
def test_what_was_forgotten_since_is_forgotten_again(settings, target, tmp_path, knows):
    story, hours = (one.document for one in Inbox(settings.decisions).deliveries())
    first = make(settings, target).folder
    forget(settings, story)
    forget(settings, hours, text=b"wat ervan mag")
    expected = rows(settings.decisions), held(settings)
    options = {"replace": True}
    if knows != "the data that is replaced":
        if knows == "a later backup":
            make(settings, target)
        else:
            shutil.copytree(settings.data, tmp_path / "known")
            options["knowing"] = (tmp_path / "known",)
        for name in ("decisions.sqlite", "decisions.sqlite-wal", "decisions.sqlite-shm"):
            (settings.data / name).unlink(missing_ok=True)
    done = back(settings, first, **options)
    assert [one.kind for one in done.forgotten] == ["document", "document"]
    assert held(settings) == expected[1]
    assert STORY not in held(settings).values()
    assert HOURS not in held(settings).values()
    for table, before in expected[0].items():
        assert rows(settings.decisions)[table] == before, table
    assert b"Goed gesprek" not in settings.decisions.read_bytes()


def test_what_was_being_forgotten_goes_on_after(settings, target):
    make(settings, target)
    Vault(settings.vault).note_task(b"wens")
    Erasures(settings.decisions).begin("story", "Archivaris", "verzoek")
    back(settings, target, replace=True)
    assert Vault(settings.vault).task() == b"wens"
    assert [one.certificate for one in Erasures(settings.decisions).all()] == [None]


def test_lists_of_the_municipality_itself_go_along(settings, target, tmp_path):
    (tmp_path / "wijken.toml").write_text("# wijken")
    made = make(type(settings)(data=settings.data, districts=tmp_path / "wijken.toml"), target)
    assert (made.folder / "settings" / "districts.toml").read_text() == "# wijken"


def test_only_the_owner_can_read_a_backup(settings, target):
    made = make(settings, target).folder
    assert not target.stat().st_mode & 0o077
    assert not any(path.stat().st_mode & 0o077 for path in made.rglob("*") if path.suffix != ".json" and path.is_file())
    back(settings, target, replace=True)
    assert not any(path.stat().st_mode & 0o077 for path in settings.vault.rglob("*"))


def test_the_age_of_the_last_is_known(settings, target):
    assert keeping.age(target) is None
    make(settings, target)
    assert keeping.age(target).total_seconds() < 3600
    assert newest(target) is not None


def book(settings, number):
    Audit(settings.audit).book("Anna", "medewerker", Event.DELIVERED, "deliveries", str(number))


def cut_off(settings, before):
    for path in settings.data.glob("audit.sqlite*"):
        path.unlink()
    settings.audit.write_bytes(before)


def another(settings, before):
    cut_off(settings, before)
    settings.audit.unlink()
    for number in range(20):
        book(settings, number)


@pytest.mark.parametrize(
    ("since", "stays"),
    [
        (lambda settings, before: book(settings, 7), True),
        (lambda settings, before: None, True),
        (cut_off, False),
        (another, False),
    ],
)
def test_an_audit_log_that_goes_on_stays(settings, target, since, stays):
    before = settings.audit.read_bytes()
    book(settings, 1)
    made, held = make(settings, target), Audit(settings.audit).head()
    assert made.manifest.audit == {"rows": held.number, "head": held.hash}
    since(settings, before)
    last = Audit(settings.audit).head()
    done = back(settings, target, replace=True)
    assert Audit(settings.audit).head() == (last if stays else held)
    assert (done.apart / "audit.sqlite").exists() is not stays


def test_an_audit_log_from_after_the_backup_stays(settings, target):
    before = settings.audit.read_bytes()
    for path in settings.data.glob("audit.sqlite*"):
        path.unlink()
    make(settings, target)
    settings.audit.write_bytes(before)
    held = Audit(settings.audit).head()
    back(settings, target, replace=True)
    assert Audit(settings.audit).head() == held


def test_nobody_is_signed_in_after(settings, target):
    with closing(sqlite3.connect(settings.accounts)) as connection, connection:
        for table in ("accounts", "sessions", "links"):
            connection.execute(f"create table {table} (key text)")
            connection.execute(f"insert into {table} values ('x')")
    make(settings, target)
    back(settings, target, replace=True)
    found = rows(settings.accounts)
    assert (found["accounts"], found["sessions"], found["links"]) == ([("x",)], [], [])
