import sqlite3
from datetime import date

import pytest

from pipeline.decisions import Correction, Decisions
from pipeline.decisions.corrections import apply_corrections
from tests import builders


def correction(field="organisation", value="Stichting Thuis", document="doc-1"):
    return Correction(document, field, value, "Anna", "stond er niet in")


def test_the_newest_correction_of_a_field_holds(tmp_path):
    decisions = Decisions(tmp_path / "decisions.sqlite")
    decisions.correct(correction(value="Stichting Tuis"))
    decisions.correct(correction(value="Stichting Thuis"))
    decisions.correct(correction(field="period_start", value="2025-04-01"))
    assert decisions.corrections() == {"doc-1": {"organisation": "Stichting Thuis", "period_start": "2025-04-01"}}


def test_corrections_replace_what_was_read_and_leave_the_rest():
    documents = builders.documents({}, {"document": "doc-2"})
    corrected = apply_corrections(
        documents, {"doc-1": {"organisation": "Stichting Thuis", "period_start": "2025-04-01"}}
    )
    assert corrected["organisation"].to_list() == ["Stichting Thuis", "Stichting De Brug"]
    assert corrected["period_start"].to_list() == [date(2025, 4, 1), date(2025, 1, 1)]
    assert documents["organisation"].to_list() == ["Stichting De Brug", "Stichting De Brug"]


@pytest.mark.parametrize(("field", "value"), [("realised", "12"), ("period_end", "31 maart")])
def test_what_cannot_be_corrected_is_refused(field, value):
    with pytest.raises(ValueError):  # noqa: PT011 - the message is Python's own for dates
        correction(field=field, value=value)


def test_history_cannot_be_changed(tmp_path):
    path = tmp_path / "decisions.sqlite"
    Decisions(path).correct(correction())
    with sqlite3.connect(path) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute("update corrections set value = 'x'")
    connection.close()
