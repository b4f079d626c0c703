"""What people do, as programs that can be killed and started again: they do what was not acknowledged yet.

A person who got no answer looks whether it happened before doing it again; so do these.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from pipeline import desk
from pipeline.agreed import Subject, Terms
from pipeline.decisions import Agreements, Correction, Decisions, FigureCorrections, Inbox, Judgements, Queue
from pipeline.decisions.figures import FigureCorrection, figure_place
from pipeline.decisions.judgements import Label, Sentence
from pipeline.decisions.ledger import one_act
from pipeline.delivery import deliver
from pipeline.disk import write_in_one_step
from pipeline.forgetting import Wish, finish, forget, look, unfinished
from pipeline.journey import Journey
from pipeline.review.content import Scope
from pipeline.review.forms import make
from pipeline.review.when import read_when
from pipeline.reviewing import make_review
from pipeline.run import ingest_files
from pipeline.vault import rekey
from tests.slow.killing.places import FILES, Place, digest

Workload = Callable[[Place], None]
_BY = "Anna"
_LABEL = Label("outcome", "vooruitgang", "bewoner", ("sociaal_netwerk",))


def ingest(place: Place) -> None:
    """`verhaal ingest` on a folder, in three batches."""
    ingest_files([place.delivered], place.settings, lambda *_: None)
    place.journal.acknowledge("ingest")


def upload(place: Place) -> None:
    """An officer hands in one file after another, while the worker reads."""
    with _worker(place):
        for name, content in FILES.items():
            if name not in place.journal.steps():
                deliver(place.settings.data, content, name, _BY, "desk")
                place.journal.acknowledge(name)
        _until_read(place)


def review(place: Place) -> None:
    """People correct, confirm, judge and agree, while the worker takes that up; then the review is made."""
    with _worker(place):
        for step in STEPS:
            if step.name not in place.journal.steps():
                if not step.count(place):
                    step.act(place)
                place.journal.acknowledge(step.name)
        _until_read(place)
    made = make_review(place.settings, Scope(read_when("2025-Q1"), None, None), date(2025, 4, 10))
    write_in_one_step(place.review, make(made, "docx", place.settings.review_template))
    place.journal.acknowledge("review")


def forgetting(place: Place) -> None:
    """A new key for the vault, a document is forgotten on request, and a new key again."""
    journey = Journey(place.settings)
    journey.settle()
    _once(place, "rekey", lambda: rekey(journey.vault))
    _once(place, "forget", lambda: _forget(journey))
    _once(place, "rekey again", lambda: rekey(journey.vault))


WORKLOADS: dict[str, Workload] = {"ingest": ingest, "upload": upload, "review": review, "forgetting": forgetting}
PREPARED = ("review", "forgetting")
"""What begins with a data folder in which everything was read."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a person: how it is done, and how many times it is in the ledger."""

    name: str
    act: Callable[[Place], object]
    count: Callable[[Place], int]


def _correct(place: Place) -> None:
    """Both days of the period and the wish to read again: one act, as the desk books it."""
    document, at = digest("uren_brug.csv"), "2025-04-01T09:00:00.000+00:00"
    with one_act(place.settings.decisions):
        for field, value in (("period_start", "2025-01-02"), ("period_end", "2025-03-30")):
            Decisions(place.settings.decisions).correct(Correction(document, field, value, _BY, "stap 1", at))
        Queue(place.settings.decisions).add(document, "corrected")


def _correct_figure(place: Place) -> None:
    state = Journey(place.settings).store.snapshot()
    row = state.of_documents([digest("uren_brug.csv")]).activities.to_dicts()[0]
    held = FigureCorrections(place.settings.decisions)
    key = figure_place(row, "realised", held.held())
    held.correct(FigureCorrection(row["document"], key, "realised", "45", _BY, "stap 2"))


def _confirm(place: Place) -> None:
    document = digest("uren_brug.csv")
    with one_act(place.settings.decisions):
        Inbox(place.settings.decisions).decide(document, "confirmed", _BY, "stap 3")
        Queue(place.settings.decisions).add(document, "corrected")


def _judge(place: Place) -> None:
    """A judgement on the first sentence of a story, with the wish to let it count."""
    state = Journey(place.settings).store.snapshot()
    document = digest("verhaal_brug.txt")
    row = state.of_documents([document]).sentences.sort("sentence_id").to_dicts()[0]
    with one_act(place.settings.decisions):
        sentence = Sentence(document, row["content_key"], row["text"], row["context"] or "")
        Judgements(place.settings.decisions).judge(sentence, _LABEL, _BY, None, reason="stap 4")
        Queue(place.settings.decisions).add(document, "judged")


def _agree(place: Place, number: int) -> None:
    terms = Terms(f"afspraak {number}", _BY, date(2025, 6, 1), "te weinig uren", Subject())
    Agreements(place.settings.decisions).agree(terms, "2025-Q1", _BY)


def _put_off(place: Place) -> None:
    held = Agreements(place.settings.decisions)
    first = next(one for one in held.all() if one.terms.what == "afspraak 1")
    held.change(first.number, _BY, due=date(2025, 9, 1), reason="stap 7")


def _take_back(place: Place) -> None:
    held = Decisions(place.settings.decisions)
    with held._open() as connection:
        number = connection.execute("select min(id) from corrections where reason = 'stap 8'").fetchone()[0]
    if number is None:
        number = held.correct(Correction(digest("verhaal_brug.txt"), "programme", "Vergissing", _BY, "stap 8"))
    held.withdraw("corrections", number, _BY)


def _rows(sql: str) -> Callable[[Place], int]:
    def count(place: Place) -> int:
        with Decisions(place.settings.decisions)._open() as connection:
            return int(connection.execute(sql).fetchone()[0])

    return count


STEPS = (
    Step("correct", _correct, _rows("select count(distinct decided_at) from corrections where reason = 'stap 1'")),
    Step("correct figure", _correct_figure, _rows("select count(*) from figure_corrections where reason = 'stap 2'")),
    Step("confirm", _confirm, _rows("select count(*) from reviews where reason = 'stap 3'")),
    Step("judge", _judge, _rows("select count(*) from judgements where reason = 'stap 4'")),
    Step("agree", lambda place: _agree(place, 1), _rows("select count(*) from agreements where what = 'afspraak 1'")),
    Step("agree too", lambda place: _agree(place, 2), _rows("select count(*) from agreements where what like '%k 2'")),
    Step("put off", _put_off, _rows("select count(*) from agreement_changes where reason = 'stap 7'")),
    Step("take back", _take_back, _rows("select count(*) from withdrawals")),
)


def _forget(journey: Journey) -> None:
    if unfinished(journey) is not None:
        finish(journey)
        return
    document = digest("verhaal_brug.txt")
    if document in journey.vault.digests():
        wish = Wish("document", (document,))
        forget(journey, wish, look(journey, wish), _BY, "verzoek van de bewoner")


def _once(place: Place, step: str, act: Callable[[], object]) -> None:
    if step not in place.journal.steps():
        act()
        place.journal.acknowledge(step)


@contextmanager
def _worker(place: Place) -> Iterator[None]:
    stop = threading.Event()
    worker = threading.Thread(target=desk.work, args=(place.settings, stop), daemon=True)
    worker.start()
    yield
    stop.set()
    worker.join()


def _until_read(place: Place) -> None:
    busy = ("waiting", "reading")
    queue, pause = Queue(place.settings.decisions), threading.Event()
    while any(job.state in busy for job in queue.jobs().values()):
        pause.wait(0.05)
