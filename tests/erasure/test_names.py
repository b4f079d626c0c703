"""A name is found in every way of writing it, as whole words, and goes without leaving a letter of it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.erasure import Person

FATIMA = Person(("Fatima el Amrani", "mevrouw El Amrani", "Fatima"))


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Fatima el Amrani vertelt", "[verwijderd] vertelt"),
        ("FATIMA EL AMRANI", "[verwijderd]"),
        ("Verhaal_Fatima_el_Amrani.docx", "Verhaal_[verwijderd].docx"),
        ("el amrani, fatima", "el amrani, [verwijderd]"),
        ("Fatima's dochter", "[verwijderd] dochter"),
        ("Fátima el  Amrani", "[verwijderd]"),
        (unicodedata.normalize("NFD", "mevrouw El Amráni en ik"), "[verwijderd] en ik"),
        ("Mevrouw el\nAmrani kwam", "[verwijderd] kwam"),
        ("Fatimastraat en Sfatima", "Fatimastraat en Sfatima"),
        ("niemand", "niemand"),
    ],
)
def test_what_becomes_of_a_text(text, becomes):
    assert FATIMA.out_of(text) == becomes
    assert FATIMA.is_in(text) == (becomes != text)


@given(st.text(max_size=40), st.sampled_from(FATIMA.forms), st.text(max_size=40))
def test_after_it_nothing_is_found_whatever_stands_around(before, form, after):
    assert not FATIMA.is_in(FATIMA.out_of(f"{before}{form}{after}"))


@pytest.mark.parametrize("forms", [(), ("",), ("X",), (" . ",)])
def test_what_is_no_name_is_refused(forms):
    with pytest.raises(ValueError, match="name"):
        Person(forms)
