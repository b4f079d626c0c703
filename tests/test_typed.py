"""What people type: numbers go, names are pointed out."""

from __future__ import annotations

import pytest

from pipeline.typed import possible_names, without_identifiers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fatima durft weer te bellen.", ("Fatima",)),
        ("Mooi dat mevrouw Jansen er was.", ("Jansen",)),
        ("Meneer van den Berg en Emma praten weer.", ("Berg", "Emma")),
        ("De verteller durft weer te bellen.", ()),
        ("Bij de Huiskamer in Dordrecht praten mensen weer met elkaar.", ()),
        ("Iedereen koos dit. Zij, hij en ik ook.", ()),
        ("", ()),
    ],
    ids=["a first name", "after a title", "both in order", "nobody", "a place", "words of a sentence", "nothing"],
)
def test_words_that_may_be_names(text: str, expected: tuple[str, ...]):
    assert possible_names(text) == expected


def test_numbers_that_point_to_one_person_are_taken_out():
    assert without_identifiers(" Bel 06-12345678 of mail a@b.nl. ") == "Bel [TELEFOON] of mail [E-MAIL]."
