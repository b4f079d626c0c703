"""A zip and a mail are unpacked, and what is in them is read as if it was delivered by itself."""

from __future__ import annotations

import io
import threading
import time
import zipfile
from email.message import EmailMessage

import pytest

from pipeline.decisions import Inbox, Queue
from pipeline.desk import work
from pipeline.journey import Journey
from pipeline.run import ingest_files, rebuild
from pipeline.settings import Settings
from pipeline.store import open_snapshot
from tests.journey.conftest import SAMPLES

HOURS = "mantelkring_uren_tm_september.csv"
STORY = "verhaal_mevrouw_S.txt"
DELIVERED = ("levering.eml", "halve.zip", "leeg.zip")


def packed(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def mailed(body: str, name: str, data: bytes) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Cijfers", "info@voorbeeld.nl"
    mail.set_content(body)
    mail.add_attachment(data, maintype="application", subtype="zip", filename=name)
    return mail.as_bytes()


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("containers")
    inner = packed(**{f"map/{HOURS}": (SAMPLES / HOURS).read_bytes(), "__MACOSX/._x": b"x"})
    (folder / "levering.eml").write_bytes(mailed("Hierbij.", "uren.zip", inner))
    (folder / "halve.zip").write_bytes(
        packed(**{STORY: (SAMPLES / STORY).read_bytes(), "kapot.zip": b"PK\x03\x04 kapot"})
    )
    (folder / "leeg.zip").write_bytes(packed(**{"__MACOSX/._x": b"x"}))
    settings = Settings(data=folder / "data")
    ingest_files([folder / name for name in DELIVERED], settings, lambda *step: None)
    return settings


def documents(settings):
    return {row["filename"]: row for row in open_snapshot(settings.store).table("documents").to_dicts()}


def test_what_is_inside_is_read_and_says_what_it_came_in(settings):
    held = documents(settings)
    assert held[HOURS]["organisation"] == "Mantelkring Grienmonde"
    assert held[HOURS]["container"]
    assert not {"levering.eml", "halve.zip"} & set(held), "what was unpacked without trouble is no document itself"


def test_a_broken_file_inside_says_so_and_the_others_are_read(settings):
    held = documents(settings)
    assert (held["kapot.zip"]["status"], held[STORY]["status"]) == ("unreadable", "ok")
    assert held["kapot.zip"]["container"] == held[STORY]["container"]


def test_a_container_with_nothing_in_it_is_listed_with_the_reason(settings):
    held = documents(settings)["leeg.zip"]
    issues = open_snapshot(settings.store).table("issues").to_dicts()
    assert held["status"] == "unreadable"
    assert [one["code"] for one in issues if one["document"] == held["document"]] == ["no_content"]


def test_a_file_that_does_not_say_whose_it_is_takes_it_from_what_it_came_with(tmp_path):
    letter = "Stichting Wijkhuis De Linde\n\nHalfjaarverslag\nVerslagperiode: 1 januari t/m 30 juni 2023\n"
    counts = "Aanbod;gepland;gerealiseerd;eenheid\nKookles;20;18;lessen\nFietsclub;12;15;ritten\n"
    (tmp_path / "levering.zip").write_bytes(packed(**{"brief.txt": letter.encode(), "cijfers.csv": counts.encode()}))
    settings = Settings(data=tmp_path / "data")
    ingest_files([tmp_path / "levering.zip"], settings, lambda *step: None)
    held = documents(settings)["cijfers.csv"]
    assert (held["organisation"], str(held["period_end"])) == ("Stichting Wijkhuis De Linde", "2023-06-30")
    facts = open_snapshot(settings.store).table("facts").to_dicts()
    grounds = {one["field"]: one["ground"] for one in facts if one["document"] == held["document"]}
    assert (grounds["organisation"], grounds["period"]) == ("container", "container")
    Queue(Journey(settings).decided).add(held["document"], "corrected")
    worked(settings, held["document"])
    assert documents(settings)["cijfers.csv"] == held, "read anew by itself it would not know"


def worked(settings: Settings, document: str) -> None:
    """Let the worker read what waits."""
    stop, queue = threading.Event(), Queue(Journey(settings).decided)
    worker = threading.Thread(target=work, args=(settings, stop))
    worker.start()
    for _ in range(600):
        if queue.jobs()[document].state == "done":
            break
        time.sleep(0.1)
    stop.set()
    worker.join(timeout=30)
    assert queue.jobs()[document].state == "done"


def test_each_file_is_in_the_vault_with_its_way_in(settings):
    vault = Journey(settings).vault
    for row in documents(settings).values():
        assert vault.fetch(row["document"])
    [receipt] = vault.receipts(documents(settings)[HOURS]["document"])
    assert (receipt.filename, receipt.channel) == (HOURS, "container")


def test_the_same_delivery_again_changes_nothing_and_a_rebuild_gives_the_same(settings):
    before = documents(settings)
    folder = settings.data.parent
    summary = ingest_files([folder / name for name in DELIVERED], settings, lambda *step: None)
    assert (summary.read, summary.partial, summary.refused) == (0, 0, 0)
    rebuild(settings, lambda *step: None)
    assert documents(settings) == before
    assert len(Inbox(Journey(settings).decided).deliveries()) == len(before)
