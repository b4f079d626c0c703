import pytest

from pipeline.themes.wording import content_words, plain, shares_word


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("Huiskamer van de Wijk", ("huiskamer", "wijk"), "small words say nothing"),
        ("Aantal deelnemers in begeleiding", ("begeleid",), "counting words do not tell activities apart"),
        ("maaltijden", ("maaltijd",), "plural and singular are one"),
        ("", (), "nothing in, nothing out"),
        ("12 × 4", (), "figures are no words"),
    ],
)
def test_content_words(text, words, why):
    assert content_words(text) == words


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        ("maaltijd", "maaltijdproject", True, "a compound begins with it"),
        ("spreekur", "taalspreekur", True, "a compound ends with it"),
        ("taal", "maaltaal", False, "short words hide in too many others"),
        ("huiskamer", "huiswerk", False, "a shared beginning is not enough"),
    ],
)
def test_shares_word(one, other, same, why):
    assert shares_word(one, other) is same


def test_plain_drops_accents_and_case():
    assert plain("Één Café") == "een cafe"
