"""A store of an earlier version is made anew by itself, one of a later version is refused; a vault just opens."""

from __future__ import annotations

import threading

import duckdb
import pytest
from typer.testing import CliRunner

from pipeline import desk
from pipeline.cli import app
from pipeline.journey import Journey
from pipeline.newer import NewerData
from pipeline.run import complete, ingest_files, rebuild
from pipeline.settings import ROOT
from pipeline.store import of_later_layout, of_other_layout, open_snapshot
from pipeline.store.schema import SCHEMA_VERSION
from pipeline.vault import Vault, check, rekey
from tests.migrations.conftest import STORED, unpacked

SAMPLES = ROOT / "sample_reports"
FILES = {"verhaal_mevrouw_S.txt", "mantelkring_uren_tm_september.csv"}
ONE_EACH = list({path.name.split("-")[1]: path for path in STORED}.values())
"""The last of each layout of the store."""
OLD = [path for path in STORED if f"-v{SCHEMA_VERSION}-" not in path.name]


def silent(*_):
    pass


def test_every_layout_of_the_store_is_here():
    assert {path.name.split("-")[1] for path in STORED} == {f"v{number}" for number in range(1, SCHEMA_VERSION + 1)}


def test_every_original_opens_and_is_what_its_name_says(settings):
    vault = Vault(settings.vault)
    assert len(vault.digests()) == len(FILES)
    assert check(vault) == {}


def test_a_vault_of_before_gets_a_new_key(settings):
    vault = Vault(settings.vault)
    before = {digest: vault.fetch(digest) for digest in vault.digests()}
    assert rekey(vault).dropped
    assert {digest: vault.fetch(digest) for digest in vault.digests()} == before


def test_a_store_of_before_is_told_apart(settings):
    other = settings.data.joinpath("store/CURRENT").read_text().split("-")[1] != f"v{SCHEMA_VERSION}"
    assert of_other_layout(settings.store) is other
    assert (open_snapshot(settings.store) is None) is other
    assert not of_later_layout(settings.store)


@pytest.mark.parametrize("archive", ONE_EACH, ids=lambda path: path.name.split(".")[0])
def test_it_is_made_anew_with_everything_in_it(archive, tmp_path, models):
    settings = unpacked(archive, tmp_path / "data")
    journey = Journey(settings, models)
    complete(journey, silent)
    held = open_snapshot(settings.store)
    assert set(held.table("documents")["filename"]) == FILES
    assert set(held.table("documents")["status"]) == {"ok"}
    assert not held.table("activities").is_empty()
    assert not held.table("sentences").is_empty()
    assert complete(journey, silent) is None, "and only once"


@pytest.mark.parametrize("archive", OLD[:1] + OLD[-1:], ids=lambda path: path.name.split(".")[0])
def test_reading_one_new_file_brings_the_rest_along(archive, tmp_path):
    settings = unpacked(archive, tmp_path / "data")
    ingest_files([SAMPLES / "verslag_buurttafel.txt"], settings, silent)
    assert set(open_snapshot(settings.store).table("documents")["filename"]) == {*FILES, "verslag_buurttafel.txt"}


def test_the_worker_does_it_when_it_starts(tmp_path):
    settings, stop = unpacked(OLD[0], tmp_path / "data"), threading.Event()
    work = threading.Thread(target=desk.work, args=(settings, stop))
    work.start()
    for _ in range(600):
        if (state := open_snapshot(settings.store)) and len(state.table("documents")) == len(FILES):
            break
        stop.wait(0.1)
    stop.set()
    work.join()
    assert set(open_snapshot(settings.store).table("documents")["filename"]) == FILES


def test_making_it_anew_goes_on_where_it_was_stopped(tmp_path, models):
    settings = unpacked(OLD[0], tmp_path / "data")
    journey = Journey(settings, models)
    journey.settings = type(settings)(data=settings.data, batch_documents=1)
    seen = []

    def killed(step, done, total):
        seen.append(step)
        if step == "understand" and done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        complete(journey, killed)
    assert len(open_snapshot(settings.store).table("documents")) == 1
    complete(journey, silent)
    assert len(open_snapshot(settings.store).table("documents")) == len(FILES)


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x" * 100)])
def test_an_original_that_is_lost_keeps_nobody_from_reading_the_rest(tmp_path, models, harm):
    settings = unpacked(OLD[-1], tmp_path / "data")
    journey = Journey(settings, models)
    lost = journey.vault.digests()[0]
    harm(journey.vault.folder / lost[:2] / lost)
    complete(journey, silent)
    assert len(open_snapshot(settings.store).table("documents")) == len(FILES) - 1
    assert complete(journey, silent) is None
    troubled = [message for _, _, message, _ in rebuild(settings, silent).troubled]
    assert [message for message in troubled if "kluis" in message]


@pytest.fixture
def later(tmp_path):
    settings = unpacked(STORED[-1], tmp_path / "data")
    pointer = settings.store / "CURRENT"
    name = pointer.read_text().replace(f"-v{SCHEMA_VERSION}-", f"-v{SCHEMA_VERSION + 1}-")
    (settings.store / pointer.read_text()).rename(settings.store / name)
    pointer.write_text(name)
    with duckdb.connect(settings.store / "main.duckdb") as connection:
        connection.execute("update store_version set version = version + 1")
    return settings


@pytest.mark.parametrize(
    "act",
    [
        lambda settings: complete(Journey(settings), silent),
        lambda settings: ingest_files([SAMPLES / "verslag_buurttafel.txt"], settings, silent),
        lambda settings: rebuild(settings, silent),
        lambda settings: Journey(settings).store.renew_candidates(None, None, None),
    ],
)
def test_a_store_of_a_later_version_is_refused_and_left_as_it_is(later, act):
    before = (later.store / "main.duckdb").stat().st_size
    assert of_later_layout(later.store)
    with pytest.raises(NewerData, match="Werk het programma bij"):
        act(later)
    assert (later.store / "main.duckdb").stat().st_size == before


def test_the_command_says_so(later):
    done = CliRunner().invoke(app, ["rebuild"], env={"VERHAAL_DATA": str(later.data)})
    assert done.exit_code == 2
    assert "nieuwere versie" in done.stderr
