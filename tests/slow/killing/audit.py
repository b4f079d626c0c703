"""What is wrong in a data folder after a trial: lost, doubled, left by half, or other than without a kill."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from pipeline.decisions import Erasures, Inbox, Queue
from pipeline.store import Store, open_snapshot
from pipeline.store.damage import is_whole
from pipeline.tables import ALL
from pipeline.vault import Vault, check, keys
from tests.slow.killing.places import FILES, Place, digest
from tests.slow.killing.workloads import STEPS

_OF_THE_RUN = {"decided_at", "model_version"}
"""Columns that say when something was made."""
_DIGITS = 3
"""Scores are compared to so many: what is read together with other sentences is rounded a little otherwise."""


def contents(place: Place) -> dict[str, list[str]]:
    """All rows of the store and of the inbox, to compare: sorted, without times."""
    state = open_snapshot(place.settings.store)
    held = {table.name: _rows(state.table(table.name).to_dicts()) for table in ALL} if state else {}
    inbox = [(one.document, one.filename, one.delivered_by, one.container)
             for one in Inbox(place.settings.decisions).deliveries()]  # fmt: skip
    return {**held, "deliveries": sorted(map(repr, inbox))}


def faults(place: Place, workload: str, expected: dict[str, list[str]]) -> list[str]:
    """Everything that is wrong, in words; empty where nothing is."""
    more = {"review": _of_decisions, "forgetting": _of_erasures}.get(workload, lambda place: iter(()))
    return [*_of_results(place, expected), *_of_files(place), *_of_documents(place, workload), *more(place)]


def _rows(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(repr([_plain(value) for name, value in row.items() if name not in _OF_THE_RUN]) for row in rows)


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DIGITS)
    return "vector" if hasattr(value, "__len__") and not isinstance(value, str) else value


def _of_results(place: Place, expected: dict[str, list[str]]) -> Iterator[str]:
    found = contents(place)
    for name, rows in expected.items():
        more, less = Counter(found.get(name, [])) - Counter(rows), Counter(rows) - Counter(found.get(name, []))
        if more or less:
            yield f"{name}: {sum(more.values())} rows too many, {sum(less.values())} too few, {[*more, *less][:2]}"


def _of_files(place: Place) -> Iterator[str]:
    for path in place.settings.data.rglob("*"):
        if ".partial" in path.name or path.name == "fresh.duckdb":
            yield f"{path.name} was left behind"
    wrong = check(Vault(place.settings.vault))
    yield from (f"vault: {name}: {said}" for name, said in wrong.items())
    if not is_whole(Store(place.settings.store).main):
        yield "the store is not whole"
    if Store(place.settings.store).unconnected():
        yield "documents were left unconnected"


def _of_documents(place: Place, workload: str) -> Iterator[str]:
    gone = {digest("verhaal_brug.txt")} if workload == "forgetting" else set()
    state, vault = open_snapshot(place.settings.store), Vault(place.settings.vault)
    read = Counter(state.table("documents")["document"].to_list() if state else [])
    inbox = Counter(one.document for one in Inbox(place.settings.decisions).deliveries())
    for name, document in _delivered():
        times = (int(vault.holds(document)), read[document], inbox[document], len(vault.receipts(document)))
        if times != ((0, 0, 0, 0) if document in gone else (1, 1, 1, 1)):
            yield f"{name} is in vault, store, inbox and receipts {times} times"
    ends = {job.state for job in Queue(place.settings.decisions).jobs().values()}
    if ends - {"done"}:
        yield f"jobs are {sorted(ends)}"


def _delivered() -> Iterator[tuple[str, str]]:
    for name, content in FILES.items():
        if name.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for member in archive.namelist():
                    yield member, sha256(archive.read(member)).hexdigest()
        else:
            yield name, digest(name)


def _of_decisions(place: Place) -> Iterator[str]:
    for step in STEPS:
        if (times := step.count(place)) != 1:
            yield f"{step.name} is booked {times} times"
    if not zipfile.is_zipfile(place.review):
        yield "the review is no document"


def _of_erasures(place: Place) -> Iterator[str]:
    erasures = Erasures(place.settings.decisions).all()
    if len(erasures) != 1 or erasures[0].certificate is None:
        yield f"{len(erasures)} erasures are booked, {sum(one.certificate is not None for one in erasures)} proven"
    if Vault(place.settings.vault).task() is not None:
        yield "the erasure is still under way"
    if len(keys.load(place.settings.vault)) != 1:
        yield "an old key was left"
