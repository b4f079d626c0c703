"""Views that people keep by name: kept with who and when, renamed and deleted with their history."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pipeline.decisions.views import LONGEST_NAME, ViewRefusedError, Views

QUERY = "organisatie=Buurthuis+De+Linde&periode=2025"


def views(folder: Path) -> Views:
    return Views(folder / "decisions.sqlite")


def test_a_view_is_kept_with_its_page_choices_and_who_saved_it(tmp_path):
    number = views(tmp_path).save("  Linde \n 2025 ", "cijfers_en_verhalen", QUERY, "Anna")
    (kept,) = views(tmp_path).held()
    assert (kept.number, kept.name, kept.page, kept.query, kept.decided_by) == (
        number, "Linde 2025", "cijfers_en_verhalen", QUERY, "Anna",
    )  # fmt: skip


def test_views_stand_by_the_alphabet(tmp_path):
    for name in ("zuid", "Alles", "eerste kwartaal"):
        views(tmp_path).save(name, "themas", "", "Anna")
    assert [view.name for view in views(tmp_path).held()] == ["Alles", "eerste kwartaal", "zuid"]


def test_a_view_keeps_its_choices_under_a_new_name(tmp_path):
    renamed = views(tmp_path).rename(views(tmp_path).save("Linde", "themas", QUERY, "Anna"), "De Linde", "Bea")
    (kept,) = views(tmp_path).held()
    assert (kept.number, kept.name, kept.query, kept.decided_by) == (renamed, "De Linde", QUERY, "Bea")


def test_only_the_case_of_a_name_can_be_changed(tmp_path):
    views(tmp_path).rename(views(tmp_path).save("linde", "themas", "", "Anna"), "Linde", "Anna")
    assert [view.name for view in views(tmp_path).held()] == ["Linde"]


@pytest.mark.parametrize(
    ("name", "why"), [(" ", "no_name"), ("x" * (LONGEST_NAME + 1), "too_long"), ("LINDE", "taken")],
    ids=["nothing", "too long", "taken, in other capitals"],
)  # fmt: skip
def test_a_name_that_does_not_do_is_refused(tmp_path, name, why):
    views(tmp_path).save("Linde", "themas", "", "Anna")
    with pytest.raises(ViewRefusedError) as refused:
        views(tmp_path).save(name, "themas", "", "Bea")
    assert refused.value.why == why
    assert len(views(tmp_path).held()) == 1


def test_a_view_that_a_colleague_deleted_meanwhile_cannot_be_renamed(tmp_path):
    number = views(tmp_path).save("Linde", "themas", "", "Anna")
    views(tmp_path).delete(number, "Bea")
    with pytest.raises(ViewRefusedError, match="gone"):
        views(tmp_path).rename(number, "Anders", "Anna")
    assert views(tmp_path).held() == ()


def test_who_deleted_a_view_stays_known_and_the_row_cannot_be_changed(tmp_path):
    views(tmp_path).delete(views(tmp_path).save("Linde", "themas", "", "Anna"), "Bea")
    with sqlite3.connect(tmp_path / "decisions.sqlite") as connection:
        assert connection.execute("select decided_by from withdrawals where kept = 'views'").fetchone() == ("Bea",)
        with pytest.raises(sqlite3.DatabaseError):
            connection.execute("update views set name = 'x'")


def test_looking_makes_no_file(tmp_path):
    assert views(tmp_path).held() == ()
    assert not list(tmp_path.iterdir())
