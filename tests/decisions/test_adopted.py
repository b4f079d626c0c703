"""What people made of candidates: kept, taken back, and recognised when it is offered again."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.decisions import Adopted
from pipeline.decisions.adopted import is_decided

EXAMPLES = ("Ik mis haar.", "Het graf is mooi.", "Samen rouwen helpt.")


def adopted(folder: Path) -> Adopted:
    decided = Adopted(folder / "decisions.sqlite")
    decided.adopt("rouw", "Rouw", "Leven met verlies.", EXAMPLES, {"a", "b"}, "Anna")
    return decided


def test_an_adopted_theme_is_kept_with_its_examples(tmp_path):
    (kept,) = adopted(tmp_path).adoptions()
    assert (kept.theme, kept.name, kept.examples, kept.decided_by) == ("rouw", "Rouw", EXAMPLES, "Anna")


def test_a_theme_that_was_taken_back_counts_no_more_and_can_be_adopted_again(tmp_path):
    decided = adopted(tmp_path)
    decided.withdraw("adopted_themes", decided.adoptions()[0].number, "Bea")
    assert decided.adoptions() == ()
    assert decided.decided() == ()
    decided.adopt("rouw", "Rouw", "Leven met verlies.", EXAMPLES, {"a"}, "Bea")
    assert len(decided.adoptions()) == 1


def test_a_theme_is_adopted_once(tmp_path):
    with pytest.raises(ValueError, match="al overgenomen"):
        adopted(tmp_path).adopt("rouw", "Anders", "Iets.", EXAMPLES, {"c"}, "Bea")


def test_nothing_is_made_by_looking(tmp_path):
    decided = Adopted(tmp_path / "decisions.sqlite")
    assert (decided.adoptions(), decided.decided(), decided.path.exists()) == ((), (), False)


@pytest.mark.parametrize(
    ("members", "again"),
    [
        ("abcdefghij", True),
        ("abcdefghxy", True),
        ("abcdefgxyz", False),
        ("abcdefghijklm", False),
        ("abcd", True),
        ("", False),
    ],
)
def test_a_rejected_candidate_is_known_by_four_fifths_of_its_passages(tmp_path, members, again):
    decided = Adopted(tmp_path / "decisions.sqlite")
    decided.reject("formulier e-mail", set("abcdefghij"), "Anna", "gaat over de post")
    assert is_decided(set(members), decided.decided()) is again
