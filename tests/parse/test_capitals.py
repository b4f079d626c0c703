"""Names in capitals in the letters that Dutch writes them with."""

from __future__ import annotations

import pytest

from pipeline.parse.capitals import in_small_letters

NAMES = [
    ("STICHTING ROOD NAAR ZWART", "Stichting Rood naar Zwart", "a preposition is small"),
    ("BUURTHUIS DE SCHEVE SCHUIT", "Buurthuis De Scheve Schuit", "an article opens a name"),
    ("STICHTING VRIENDEN VAN DE WIJK", "Stichting Vrienden van de Wijk", "but not behind a preposition"),
    ("DORPSBELANG ELSLO-ZUID", "Dorpsbelang Elslo-Zuid", "a place in two halves"),
    ("RE-INTEGRATIEBEDRIJF OPNIEUW BV", "Re-integratiebedrijf Opnieuw BV", "a prefix and a legal form"),
    ("COÖPERATIE ÉÉN WMO-LOKET", "Coöperatie Één WMO-Loket", "accents and abbreviations"),
    ("SWZ WELZIJN", "SWZ Welzijn", "letters without a vowel are an abbreviation"),
    ("WIJDOEN", "WIJDOEN", "one word can be written so on purpose"),
    ("COC MEE", "COC MEE", "abbreviations only"),
    ("Stichting WMO-raad", "Stichting WMO-raad", "not all in capitals"),
]


@pytest.mark.parametrize(("name", "expected", "why"), NAMES)
def test_a_name_in_capitals_is_written_as_usual(name, expected, why):
    assert in_small_letters(name, []) == expected, why


def test_a_name_is_written_as_the_text_does():
    texts = ["STICHTING ONS ERF", "Bij Stichting Ons erf kan iedereen terecht."]
    assert in_small_letters("STICHTING ONS ERF", texts) == "Stichting Ons erf"
