"""What people taught the reader: what a column means, and which name an organisation goes by."""

from __future__ import annotations

from pipeline.decisions.ledger import Ledger, now, standing
from pipeline.guidance import ColumnMeaning, Guidance, Organisation
from pipeline.tables import MEANINGS, MEASURES


class Teaching(Ledger):
    """Meanings of columns and other names of organisations; the newest word holds."""

    def column(self, document: str, meaning: ColumnMeaning, decided_by: str, reason: str = "") -> int:
        """Add what a column of `document` means: for its organisation when `meaning` names one, else for it alone.

        Gives the number, to take it back by. Raises ValueError for a meaning or measure that does not exist.
        """
        if meaning.meaning not in MEANINGS:
            raise ValueError(f"a column cannot be {meaning.meaning}; choose from {', '.join(MEANINGS)}")
        if meaning.measure not in (None, *MEASURES):
            raise ValueError(f"a column cannot measure {meaning.measure}; choose from {', '.join(MEASURES)}")
        return self._add(
            "column_meanings", document=document, organisation=meaning.organisation, heading=meaning.heading,
            meaning=meaning.meaning, measure=meaning.measure, unit=meaning.unit,
            decided_by=decided_by, decided_at=now(), reason=reason,
        )  # fmt: skip

    def alias(self, document: str, written: str, name: str, decided_by: str, decided_at: str | None = None) -> int:
        """Add that reports which say `written` are of the organisation `name`. Gives the number."""
        return self._add(
            "aliases", document=document, written=written, name=name, decided_by=decided_by,
            decided_at=decided_at or now(), reason="",
        )  # fmt: skip

    def guidance(self, register: tuple[Organisation, ...] = ()) -> Guidance:
        """All that holds now, with the register's organisations first; newer meanings of a column stand first."""
        with self._open() as connection:
            columns = connection.execute(
                "select document, organisation, heading, meaning, measure, unit from column_meanings "
                f"where {standing('column_meanings')} order by id desc"
            ).fetchall()
            aliases = connection.execute(
                f"select written, name from aliases where {standing('aliases')} order by id"
            ).fetchall()
        return Guidance(_with_aliases(register, dict(aliases)), tuple(_meanings(columns)))


def _meanings(rows: list[tuple[str, str | None, str, str, str | None, str | None]]) -> list[ColumnMeaning]:
    found = []
    for document, organisation, heading, meaning, measure, unit in rows:
        found.append(ColumnMeaning(heading, meaning, measure, unit, document))
        if organisation:
            found.append(ColumnMeaning(heading, meaning, measure, unit, organisation=organisation))
    return found


def _with_aliases(register: tuple[Organisation, ...], aliases: dict[str, str]) -> tuple[Organisation, ...]:
    known = {organisation.name: organisation for organisation in register}
    for written, name in aliases.items():
        held = known.get(name, Organisation(name))
        if written != name and written not in held.aliases:
            held = Organisation(held.name, (*held.aliases, written), held.number, held.domains)
        known[name] = held
    return tuple(known.values())
