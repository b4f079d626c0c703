"""Where a quotation opens, goes on and closes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.themes.quoting import WIDTH, quoting

CASES = [
    ("Ik durf weer.", "Ze zegt: “Het gaat beter.", [1, 1, 0], "a quotation goes on that opened in the context"),
    ("En dat blijft zo”, zegt ze.", "Ze zegt: “Het gaat beter.", [1, 0, 1], "it ends here"),
    ("“Ik durf weer.”", "Ze kwam binnen.", [0, 0, 0], "a whole quotation by itself"),
    ('"Ik durf weer.', "", [0, 1, 0], "straight marks, left open"),
    ("Hij komt 's ochtends.", "", [0, 0, 0], "an apostrophe opens nothing"),
    ("Ze deed mee.", "‘Fijn’, zei hij.", [0, 0, 0], "closed in the context"),
]


@pytest.mark.parametrize(("text", "context", "expected", "why"), CASES)
def test_quotations_are_followed_from_context_into_the_sentence(text, context, expected, why):
    assert quoting(text, context)[:3] == expected, why


@given(st.text(), st.text())
def test_any_text_gives_features_between_0_and_1(text, context):
    found = quoting(text, context)
    assert len(found) == WIDTH
    assert all(0 <= value <= 1 for value in found)
