"""Search: what words find, what meaning finds, and what is never found."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.themes.search import Index, build_index, search
from pipeline.themes.search_meaning import even_space, index_meaning
from pipeline.themes.search_words import index_words, spans_of, stems_of

TEXTS = {
    "p1": "De schuldhulpverlening kreeg meer vragen. Het was druk.",
    "p2": "Mijn schulden zijn weg.",
    "p3": "Ik voel me minder eenzaam sinds de wandelclub.",
    "p4": "Beschikking SUB-2025-00417 van de gemeente.",
    "p5": "De moestuin stond vol met boerenkool.",
}
WIDTH = 384


def vector(*weights: float) -> list[float]:
    made = np.zeros(WIDTH, dtype=np.float32)
    made[: len(weights)] = weights
    return (made / np.linalg.norm(made)).tolist()


DIRECTIONS = {
    "p1": vector(1, 0.2), "p2": vector(1, 0.1), "p3": vector(0, 0, 1), "p4": vector(0.2, 0, 0, 1), "p5": vector(0, 1),
}  # fmt: skip
VECTORS = pl.DataFrame(
    {"content_key": list(DIRECTIONS), "vector": list(DIRECTIONS.values())},
    {"content_key": pl.String(), "vector": pl.Array(pl.Float32(), WIDTH)},
)
PASSAGES = dict.fromkeys(("passage_id", "document", "section", "title", "question", "text"), pl.String())
SENTENCES = {
    "sentence_id": pl.String(), "passage_id": pl.String(), "start": pl.Int32(), "end": pl.Int32(), "text": pl.String(),
    "content_key": pl.String(),
}  # fmt: skip


def index(texts: dict[str, str] = TEXTS, reverse: bool = False) -> Index:
    passages = [
        {**dict.fromkeys(PASSAGES), "passage_id": name, "document": "doc", "text": text} for name, text in texts.items()
    ]
    sentences = [
        {"sentence_id": f"{name}-{place}", "passage_id": name, "start": start, "end": start + len(text), "text": text,
         "content_key": name}
        for name, whole in texts.items()
        for place, (start, text) in enumerate(split(whole))
    ]  # fmt: skip
    order = -1 if reverse else 1
    return build_index(
        pl.DataFrame(passages[::order], PASSAGES), pl.DataFrame(sentences[::order], SENTENCES), lambda: [VECTORS]
    )


def split(text: str) -> list[tuple[int, str]]:
    first, dot, rest = text.partition(". ")
    return [(0, first + dot.strip()), (len(first) + 2, rest)] if rest else [(0, text)]


def found(query: str, *weights: float, **asked: object) -> list[str]:
    return search(index(), query, np.array(vector(*weights)), **asked).hits["passage_id"].to_list()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "first", "reason"),
    [
        ("schulden", "p2", "the word itself comes first"),
        ("SUB-2025-00417", "p4", "a code is one word"),
        ("00417", "p4", "and so is each of its parts"),
        ("boerekool", "p5", "a typing error"),
        ("BOERENKOOL", "p5", "capitals do not matter"),
        ("wandelen in een club", "p3", "a part of a compound that was asked for"),
    ],
)
def test_words_find(query: str, first: str, reason: str):
    assert index_words(pl.Series(TEXTS.values())).scores(query).score.argmax() == list(TEXTS).index(first), reason


def test_a_word_finds_the_compounds_it_begins_and_ends():
    near = index_words(pl.Series(["schuldhulpverlening", "huurschulden"])).near("schulden")
    assert all(worth < 1 for worth in near.values())
    assert stems_of("schuldhulpverlening")[0] in near


def test_a_short_word_is_not_sought_inside_others():
    assert index_words(pl.Series(["totaal kapitaal"])).near("taal") == {}


def test_words_that_stand_nowhere_are_named_as_typed():
    assert search(index(), "Parkeervergunning en schulden", np.array(vector(1))).missing == ("Parkeervergunning",)


def test_words_of_grammar_are_never_missed_and_find_nothing():
    scores = index_words(pl.Series(TEXTS.values())).scores("weer onder de mensen")
    assert (scores.asked, scores.missing, scores.score.max()) == (0, (), 0)


@pytest.mark.parametrize(
    ("query", "written", "finds", "reason"),
    [
        ("wet", "wit", False, "a short word is soon another word"),
        ("keren", "heren", False, "five letters are few"),
        ("moestuin", "moestiun", True, "two letters swapped are one error"),
        ("moestuin", "moostian", False, "two errors in eight letters"),
        ("boerenkool", "boernkol", True, "two errors in ten letters"),
    ],
)
def test_typing_errors_are_sought_in_long_words(query: str, written: str, finds: bool, reason: str):
    assert bool(index_words(pl.Series([written])).near(query)) == finds, reason


LINES = {
    "name": "([PERSOON 9])", "greeting": "Met vriendelijke groet van ons allemaal en tot ziens,", "short": "Groetjes!",
    "cover": "Ingevuld door [PERSOON 1] en de andere coaches van het project.", "heading": "Verslag tweede halfjaar",
}  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_no_name_greeting_cover_or_heading_is_found_by_meaning(line: str, monkeypatch: pytest.MonkeyPatch):
    vectors = pl.concat([VECTORS, VECTORS.filter(pl.col("content_key") == "p3").with_columns(content_key=pl.lit(line))])
    monkeypatch.setattr("tests.themes.test_search.VECTORS", vectors)
    hits = search(index({**TEXTS, line: LINES[line]}), "alleen zijn", np.array(vector(0, 0, 1))).hits
    assert hits["passage_id"].to_list()[:1] == ["p3"]
    assert line not in hits["passage_id"]


def test_of_what_is_not_sure_only_the_best_are_given():
    texts = {f"p{at}": f"Nummer {at} gaat over de tuin en over nog wat anders." for at in range(20)}
    many = index({**texts, "q": "De auto van de buren is stuk en staat al weken stil."})
    assert len(search(many, "tuin auto fiets wandeling", np.array(vector(1))).hits.filter(~pl.col("sure"))) <= 5


def test_one_word_of_a_saying_is_not_surely_what_was_asked():
    hits = search(index(), "er weer druk mee zijn en toch", np.array(vector(*([0] * 300), 1))).hits
    assert hits["passage_id"].to_list() == ["p1"]
    assert hits["sure"].to_list() == [False]


def test_meaning_finds_what_no_word_does():
    hit = search(index(), "alleen zijn", np.array(vector(0, 0, 1))).hits.row(0, named=True)
    assert (hit["passage_id"], hit["ground"], hit["spans"]) == ("p3", "meaning", [])


def test_the_best_sentence_holds_the_words():
    hit = search(index(), "druk", np.array(vector(1, 0.2))).hits.filter(pl.col("passage_id") == "p1").row(0, named=True)
    assert hit["text"] == "Het was druk."
    assert TEXTS["p1"][hit["spans"][0][0] : hit["spans"][0][1]] == "druk"


@pytest.mark.parametrize("query", ["", "   ", "?!", "de het een", "qwx"])
def test_nothing_is_found_for_nothing(query: str):
    assert found(query, *([0] * 300), 1) == []


def test_only_passages_that_may_be_found_are():
    assert found("schulden", 1, 0.1, among=["p1"]) == ["p1"]
    assert found("schulden", 1, 0.1, among=[]) == []


def test_an_empty_store_finds_nothing():
    assert search(index({}), "schulden", np.array(vector(1))).hits.is_empty()


def test_one_passage_is_found_by_its_words():
    one = index({"p2": TEXTS["p2"]})
    assert search(one, "schulden", np.array(vector(1, 0.1))).hits["passage_id"].to_list() == ["p2"]


def test_text_without_vectors_is_found_by_its_words():
    english = index({**TEXTS, "p9": "Families found a better house."})
    hit = search(english, "house", np.array(vector(*([0] * 300), 1))).hits.row(0, named=True)
    assert (hit["passage_id"], hit["text"]) == ("p9", "Families found a better house.")


def test_the_order_of_rows_does_not_matter():
    one, other = (search(index(reverse=turn), "schulden", np.array(vector(1, 0.1))) for turn in (False, True))
    assert one.hits.equals(other.hits)


@given(st.text(max_size=80))
def test_any_query_is_answered(query: str):
    answer = search(index(), query, np.array(vector(1)))
    assert answer.hits["passage_id"].is_unique().all()
    for hit in answer.hits.to_dicts():
        assert all(0 <= start < end <= len(TEXTS[hit["passage_id"]]) for start, end in hit["spans"])


def test_marks_stand_on_whole_words():
    text = "Schulden, schuldhulp; en géén geld"
    stems = frozenset(stems_of("schulden schuldhulp"))
    assert [text[start:end] for start, end in spans_of(text, stems)] == ["Schulden", "schuldhulp"]


def test_closeness_in_meaning_is_a_cosine():
    vectors = np.array([vector(1, x / 7, -x / 3) for x in range(12)])
    numbers = np.arange(13)
    scores = index_meaning(even_space(vectors), [(numbers[:12], vectors)], numbers, 13).scores(vectors[4])
    assert scores.sentences.argmax() == 4
    assert scores.sentences[4] == pytest.approx(1, abs=0.01)
    assert np.abs(scores.sentences).max() <= 1.01
    assert scores.passages[12] == -1


def test_parts_give_the_same_index_as_the_whole():
    vectors = np.array([vector(1, x / 7, -x / 3) for x in range(12)])
    space, numbers = even_space(vectors), np.arange(12)
    whole = index_meaning(space, [(numbers, vectors)], numbers, 12)
    parts = index_meaning(space, [(numbers[6:], vectors[6:]), (numbers[:6], vectors[:6])], numbers, 12)
    assert np.array_equal(whole.rows, parts.rows)
