"""Words that were marked as a name go, wherever and however they stand, and only where it was asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.erasure import Words, holds, without_words
from pipeline.tables import DOCUMENTS, PASSAGES, Tables, conform

PEPPER = b"secret"


def tables(**texts):
    return Tables(
        documents=conform([{"document": name, "filename": f"{name}.txt"} for name in texts], DOCUMENTS),
        passages=conform(
            [
                {"passage_id": f"{name}-1", "document": name, "position": 1, "text": text}
                for name, text in texts.items()
            ],
            PASSAGES,
        ),
    )


def left(raw, *marks):
    return without_words(raw, PEPPER, marks).passages["text"].to_list()


@pytest.mark.parametrize(
    ("written", "text", "expected", "why"),
    [
        ("Roos", "Gisteren kwam Roos langs.", "Gisteren kwam [verwijderd] langs.", "one word"),
        ("roos", "ROOS en roos", "[verwijderd] en [verwijderd]", "capitals make no difference"),
        ("Zoë", "Zoe zingt", "[verwijderd] zingt", "nor do accents"),
        ("de Wit", "Mevrouw de  Wit en witte kat", "Mevrouw [verwijderd] en witte kat", "words that stand together"),
        ("Roos", "Roosmarijn en Rozen", "Roosmarijn en Rozen", "no part of a word"),
        ("Fatima", "Fatimas fiets, Fatima's tas", "[verwijderd] fiets, [verwijderd]'s tas", "of somebody"),
        ("Jan de Wit", "jan_de_wit.docx", "[verwijderd].docx", "in the name of a file"),
        ("Roos", "", "", "nothing"),
    ],
)  # fmt: skip
def test_marked_words_go(written, text, expected, why):
    assert left(tables(a=text), Words(written).mark(PEPPER, None)) == [expected], why
    assert Words(written).out_of(text) == expected, why


def test_a_mark_of_one_document_leaves_others_as_they_are():
    assert left(tables(a="Roos belt."), Words("Roos").mark(PEPPER, "a")) == ["[verwijderd] belt."]
    assert left(tables(b="De roos bloeit."), Words("Roos").mark(PEPPER, "a")) == ["De roos bloeit."]


def test_a_mark_tells_nothing_without_the_secret():
    mark = Words("Roos").mark(PEPPER, None)
    assert "oos" not in mark
    assert left(tables(a="Roos"), Words("Roos").mark(b"other", None)) == ["Roos"]


@pytest.mark.parametrize("written", ["", " ", "a", "[PERSOON 1]", "een twee drie vier vijf zes", "..."])
def test_what_cannot_be_marked(written):
    with pytest.raises(ValueError, match="one to five words"):
        Words(written)


def test_which_documents_hold_them():
    assert holds(tables(a="Roos belt.", b="Niemand belt."), Words("roos")) == {"a"}


@given(st.text(alphabet="abcdeR .,-'", max_size=40), st.sampled_from(["ab", "cde", "ab cde"]))
def test_nothing_is_left_after(text, written):
    said = Words(written)
    assert not said.is_in(said.out_of(text))
