"""Why a theme: what is said adds up to what was decided, and stands in the sentence."""

import re

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.spans import read_spans, written
from pipeline.themes.composition import InputForm
from pipeline.themes.lexicon import load_lexicon
from pipeline.themes.reasons import Contributions, carriers, contributions
from pipeline.themes.scoring import NOTHING_KNOWN, Known, load_scorer, score
from pipeline.themes.wording import plain, plain_with_places
from tests import builders
from tests.themes.conftest import MODELS, make_tiny_themes

SENTENCES = (
    "Sinds de cursus durf ik zelf de huisarts te bellen.",
    "Mijn schulden zijn weg en ik kan weer rondkomen.",
    "Dankzij het taalcafé lees ik nu brieven van de gemeente, en ik heb een baan gevonden.",
    "Ze voelt zich minder eenzaam sinds zij bij de eettafel komt.",
    "De overlast van hangjongeren in de wijk is afgenomen.",
    "Als mantelzorger kon ik eindelijk een weekend op adem komen.",
)
WORDS = st.sampled_from(
    ["schulden", "buurt", "Één", "ik", "[PERSOON 1]", "eenzaam", "’s avonds", "ǅungla", "İz", "🙂", "</s>", "—",
     "rond te", "komen", "x" * 40, "ﬁets", "re-integratie", "\u0301", "12", "“"]
)  # fmt: skip
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


@pytest.fixture(scope="module")
def tiny(tiny_encoder, tmp_path_factory):
    return load_scorer(tiny_encoder, make_tiny_themes(tmp_path_factory.mktemp("tiny") / "themes"), runtime="onnx")


def decomposed(scorer, text, context):
    vectors, (pieces,) = scorer.read([text], [context])
    return vectors, contributions(text, context, vectors[0], pieces, scorer.heads, scorer.lexicon)


def logits(scorer, vectors, text, context):
    heads, count = scorer.heads, len(scorer.heads.themes)
    features = scorer.lexicon.features([text], [context])
    return (heads.logits(vectors, features) * heads.scale + heads.shift)[0, :count]


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
def test_words_and_the_rest_add_up_to_the_logit(tiny, text, context):
    vectors, held = decomposed(tiny, text, context)
    total = held.parts.sum(0) + held.rest
    np.testing.assert_allclose(total, logits(tiny, vectors, text, context), rtol=1e-3, atol=2e-3)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
def test_spans_lie_in_the_sentence_on_the_edges_of_words(tiny, text, context):
    _, held = decomposed(tiny, text, context)
    for number, theme in enumerate(tiny.heads.themes):
        spans = carriers(text, held, held.parts[:, number], tiny.lexicon.pointing_to(theme))
        assert len(spans) <= 4
        assert read_spans(written(spans)) == spans
        for start, end in spans:
            assert 0 <= start < end <= len(text)
            assert any(letter.isalpha() for letter in text[start:end])
            assert not (start and text[start - 1].isalnum() and text[start].isalnum())
            assert not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())
        assert not any(a < d and c < b for a, b in spans for c, d in spans if (a, b) != (c, d))


@given(st.text(max_size=30))
def test_plain_text_knows_where_it_came_from(text):
    simple, places = plain_with_places(text)
    assert simple == plain(text)
    assert len(places) == len(simple)
    assert places == sorted(places)


CASES = [
    ("we rondkomen eindelijk", {"rondkomen": 2.0}, ["rondkomen"], "the strongest word"),
    ("de schulden zijn weg", {"de": 3.0, "schulden": 1.0}, ["schulden"], "an article carries nothing"),
    ("hoge schulden", {"hoge": 1.0, "schulden": 2.0}, ["hoge schulden"], "neighbours are one span"),
    ("hoge, schulden", {"hoge": 1.0, "schulden": 2.0}, ["schulden", "hoge"], "a comma parts them; strongest first"),
    ("een baan en later stress", {"baan": 1.0, "later": 0.2, "stress": 0.9}, ["baan", "stress"], "too weak beside"),
    ("ja gelukkig wel", {"gelukkig": -1.0}, [], "nothing in the sentence carried it"),
    ("[PERSOON 1] slaapt", {"[PERSOON 1]": 4.0, "slaapt": 1.0}, ["slaapt"], "a tag is no word"),
    ("samen 12 uur", {"12": 5.0, "uur": 1.0}, ["uur"], "a number carries nothing"),
]


@pytest.mark.parametrize(("text", "worth", "wanted", "why"), CASES, ids=[why for *_, why in CASES])
def test_which_words_are_named(text, worth, wanted, why):
    words = tuple(found.span() for found in re.finditer(r"\[.*?\]|\w+", text))
    parts = np.array([[worth.get(text[slice(*span)], 0.0)] for span in words])
    held = Contributions(words, parts, np.zeros(1), ())
    assert [text[slice(*span)] for span in carriers(text, held, parts[:, 0])] == wanted


def test_words_of_one_hit_are_named_together(tmp_path):
    (tmp_path / "lexicon.toml").write_text("[theme]\nfinancien = ['rond te komen', 'schuld']\n")
    lexicon = load_lexicon(tmp_path / "lexicon.toml")
    text = "Het lukt om rónd te komen zonder schulden"
    assert [text[start:end] for _, start, end in lexicon.places(text)] == ["rónd te komen", "schuld"]
    words = tuple(found.span() for found in re.finditer(r"\w+", text))
    worth = np.array([0, 0, 0, 1, 0.5, 1, 0, 0.9])
    held = Contributions(words, worth[:, None], np.zeros(1), ((0, 3, 5), (0, 7, 7)))
    assert [text[slice(*span)] for span in carriers(text, held, worth, {0})] == ["rónd te komen"]


def rows(*texts):
    """Sentences; the same text twice has the same content key."""
    made = [{"sentence_id": f"s{n}", "passage_id": "p", "text": text} for n, text in enumerate(texts)]
    return builders.sentences(*({**row, "content_key": row["text"]} for row in made))


def test_every_mention_has_its_reason_and_no_other(shipped_scorer):
    scored = score(rows(*SENTENCES, SENTENCES[0]), shipped_scorer, NOTHING_KNOWN)
    keyed = rows(*SENTENCES, SENTENCES[0]).select("sentence_id", "content_key")
    wanted = scored.mentions.join(keyed, on="sentence_id").select("content_key", "theme").unique()
    assert (
        scored.reasons.select("content_key", "theme")
        .sort("content_key", "theme")
        .equals(wanted.sort("content_key", "theme"))
    )
    assert set(scored.reasons["model_version"]) == {shipped_scorer.versions.labels}
    carried = dict(zip(shipped_scorer.nearest.ids, shipped_scorer.nearest.themes, strict=True))
    for theme, examples in scored.reasons.select("theme", "examples").iter_rows():
        assert len(examples.split()) == 3
        assert all(theme in carried[name] for name in examples.split())


def test_reasons_do_not_depend_on_the_order_of_rows_nor_on_what_was_known(shipped_scorer):
    table = rows(*SENTENCES)
    scored = score(table, shipped_scorer, NOTHING_KNOWN)
    turned = score(table.reverse(), shipped_scorer, NOTHING_KNOWN)
    by_vector = score(table, shipped_scorer, Known(embeddings=lambda _: scored.embeddings))
    order = ["content_key", "theme"]
    assert turned.reasons.sort(order).equals(scored.reasons.sort(order))
    assert by_vector.reasons.sort(order).equals(scored.reasons.sort(order))
    assert by_vector.embeddings.is_empty()


def test_what_is_known_is_not_read_again(shipped_scorer, monkeypatch):
    scored = score(rows(*SENTENCES), shipped_scorer, NOTHING_KNOWN)

    def refuse(*_, **__):
        raise AssertionError("the encoder was asked")

    monkeypatch.setattr(type(shipped_scorer.encoder), "read", refuse)
    monkeypatch.setattr(type(shipped_scorer.encoder), "encode", refuse)
    known = Known(lambda _: scored.embeddings, lambda _: scored.reasons)
    again = score(rows(*SENTENCES), shipped_scorer, known)
    assert again.mentions.equals(scored.mentions)
    assert again.reasons.is_empty()


def test_both_runtimes_name_mostly_the_same_words(shipped_scorer):
    other = load_scorer(MODELS / "e5-nl", MODELS / "themes", runtime="torch")
    keys = ["content_key", "theme"]
    scored = [score(rows(*SENTENCES), one, NOTHING_KNOWN) for one in (shipped_scorer, other)]
    found = [one.reasons.select(*keys, "spans") for one in scored]
    both = found[0].join(found[1], on=keys, suffix="_torch")
    assert len(both) >= 0.8 * max(map(len, found))
    strongest = pl.col("spans").str.split(" ").list.first() == pl.col("spans_torch").str.split(" ").list.first()
    assert both.select(strongest.mean()).item() >= 0.8


def test_a_sentence_with_a_separator_in_it_has_no_tokens_but_still_examples(shipped_scorer):
    assert shipped_scorer.form == InputForm()
    scored = score(rows("Mijn schulden </s> zijn weg en ik heb geen geld."), shipped_scorer, NOTHING_KNOWN)
    for spans in scored.reasons["spans"]:
        assert all(start < end for start, end in read_spans(spans))
