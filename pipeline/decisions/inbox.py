"""Who delivered which file and when, and what became of it: confirmed, sent back with reasons, or waiting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from pipeline.decisions.ledger import Ledger, now, standing
from pipeline.documents import Channel

Verdict = Literal["confirmed", "returned"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file that came in; `filename` without names of persons, `container` the e-mail or zip it came in."""

    document: str
    filename: str
    delivered_at: str
    delivered_by: str | None
    channel: str | None
    container: str | None


@dataclass(frozen=True, slots=True)
class Review:
    """What a person decided about a document: its number, the verdict, who, when (ISO, UTC), and why."""

    number: int
    document: str
    verdict: Verdict
    decided_by: str
    decided_at: str
    reason: str


class Inbox(Ledger):
    """Deliveries and what was decided about them."""

    def deliver(
        self, document: str, filename: str, by: str | None = None, channel: Channel = "command",
        container: str | None = None,
    ) -> None:  # fmt: skip
        """Book a delivery; the same file by the same person is booked once."""
        with self._open() as connection:
            connection.execute(
                "insert into deliveries (document, filename, delivered_at, delivered_by, channel, container) "
                "select ?, ?, ?, ?, ?, ? where not exists "
                "(select 1 from deliveries where document = ? and filename = ? and delivered_by is ?)",
                [document, filename, now(), by, channel, container, document, filename, by],
            )

    def deliveries(self) -> list[Delivery]:
        """Every document delivered, as it was delivered first, oldest first."""
        with self._open() as connection:
            rows = connection.execute(
                "select document, filename, delivered_at, delivered_by, channel, container, min(id) as first "
                "from deliveries group by document order by first"
            )
            return [Delivery(*row[:-1]) for row in rows]

    def handed_in(self) -> list[tuple[str, str]]:
        """Every document with each who handed it in, in order."""
        with self._open() as connection:
            rows = connection.execute(
                "select distinct document, delivered_by from deliveries where delivered_by is not null order by 1, 2"
            )
            return [(document, by) for document, by in rows]

    def holds(self, document: str) -> bool:
        """Whether a document was delivered and read."""
        with self._open() as connection:
            return connection.execute("select 1 from deliveries where document = ?", [document]).fetchone() is not None

    def together(self, document: str) -> list[str]:
        """The document, and what came with it in one zip or mail, in the order of delivery."""
        with self._open() as connection:
            rows = connection.execute(
                "select document, min(id) as first from deliveries where document = ?1 or container = "
                "(select container from deliveries where document = ?1 order by id limit 1) "
                "group by document order by first",
                [document],
            )
            return [row[0] for row in rows] or [document]

    def decide(self, document: str, verdict: Verdict, decided_by: str, reason: str = "") -> int:
        """Confirm a document or send it back; gives the number, to take it back by.

        Raises ValueError for another verdict, or a document that is sent back without a reason.
        """
        if verdict not in get_args(Verdict):
            raise ValueError(f"a document cannot be {verdict}; choose from {', '.join(get_args(Verdict))}")
        if verdict == "returned" and not reason.strip():
            raise ValueError("a document is sent back with a reason")
        return self._add(
            "reviews", document=document, decision=verdict, decided_by=decided_by, decided_at=now(), reason=reason
        )

    def reviews(self) -> dict[str, Review]:
        """The decision that holds now for each document that has one."""
        with self._open() as connection:
            rows = connection.execute(
                "select id, document, decision, decided_by, decided_at, reason from reviews "
                f"where {standing('reviews')} order by id"
            )
            return {row[1]: Review(*row) for row in rows}

    def returned(self) -> list[str]:
        """The documents that were sent back, for which a new version is asked: they do not count."""
        held = self.reviews().values() if self.path.exists() else ()
        return [review.document for review in held if review.verdict == "returned"]

    def view(self, document: str, page: int, viewed_by: str) -> None:
        """Book that somebody looked at a page of an original."""
        self._add("viewings", document=document, page=page, viewed_by=viewed_by, viewed_at=now())
