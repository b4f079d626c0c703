"""New themes: which passages are grouped, into what, under which name, and that order does not matter."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from sklearn.metrics import adjusted_rand_score

from pipeline.tables import STORIES, conform
from pipeline.themes.discovery import LEAST_PASSAGES, content_key, discover, loose_passages
from pipeline.themes.naming import name_groups
from tests.builders import documents, labels, mentions, passages, sentences

WIDTH = 384
SAID = {
    "koor": "Het koor zong een lied en het publiek zong mee, nummer {}.",
    "hond": "De hond liep mee naar de dierenarts en kreeg een prik, nummer {}.",
    "kerk": "In de kerk werd gebeden voor vrede en geluk, nummer {}.",
}


def loose(count: int = 12) -> pl.DataFrame:
    rows = [
        {"passage_id": f"{topic}-{at:02}", "document": f"doc-{at % 4}", "organisation": f"org-{at % 2}",
         "text": text.format(at), "told": topic == "koor" or at % 2 == 0}
        for topic, text in SAID.items() for at in range(count)
    ]  # fmt: skip
    keyed = [{**row, "content_key": content_key(str(row["text"]))} for row in rows]
    return pl.DataFrame(keyed).sort("content_key", "passage_id")


def vectors(held: pl.DataFrame, noise: float = 0.6) -> pl.DataFrame:
    """Around one direction for each topic, the same for the same text."""
    made = []
    for key, passage in held.select("content_key", "passage_id").iter_rows():
        drawn = np.random.default_rng(int(key, 16) % 2**32).normal(size=WIDTH) * noise / WIDTH**0.5
        drawn[list(SAID).index(passage[:4])] += 1
        made.append(drawn / np.linalg.norm(drawn))
    columns = {"content_key": held["content_key"], "vector": np.array(made)}
    return pl.DataFrame(columns, schema_overrides={"vector": pl.Array(pl.Float32, WIDTH)})


def test_topics_become_candidates_with_numbers_and_names():
    held = loose()
    found = discover(held, vectors(held))
    assert found.candidates["passages"].to_list() == [12, 12, 12]
    assert found.candidates["documents"].to_list() == [4, 4, 4]
    assert found.candidates["organisations"].to_list() == [2, 2, 2]
    assert found.candidates["told"].to_list() == [12, 6, 6]
    assert "koor" in found.candidates["words"][0].split()
    topics = found.members.with_columns(topic=pl.col("passage_id").str.head(4)).group_by("candidate_id").agg(
        pl.col("topic").n_unique()
    )  # fmt: skip
    assert topics["topic"].to_list() == [1, 1, 1]


@pytest.mark.parametrize("seed", range(10))
def test_order_does_not_matter(seed: int):
    held = loose()
    made, one = vectors(held), discover(held, vectors(held))
    other = discover(held.sample(fraction=1, shuffle=True, seed=seed), made.sample(fraction=1, shuffle=True, seed=seed))
    assert one.candidates.equals(other.candidates)
    assert one.members.equals(other.members)


def test_with_less_the_groups_stay():
    held = loose()
    made = vectors(held)
    whole = dict(discover(held, made).members.select("passage_id", "candidate_id").iter_rows())
    part = dict(
        discover(held, made.sample(fraction=0.9, seed=1)).members.select("passage_id", "candidate_id").iter_rows()
    )
    shared = sorted(part)
    assert adjusted_rand_score([whole[one] for one in shared], [part[one] for one in shared]) > 0.95


@pytest.mark.parametrize("count", [0, 1, LEAST_PASSAGES - 1])
def test_a_few_passages_are_not_grouped(count: int):
    held = loose().head(count)
    found = discover(held, vectors(held)) if count else discover(held, vectors(loose()).clear())
    assert (found.candidates.height, found.passages) == (0, count)


def test_the_same_text_counts_once_for_the_groups_and_is_in_them_each_time():
    held = loose()
    twice = pl.concat([held, held.with_columns(passage_id=pl.col("passage_id") + "-again")]).sort(
        "content_key", "passage_id"
    )
    one, two = discover(held, vectors(held)), discover(twice, vectors(held))
    assert one.candidates["candidate_id"].to_list() == two.candidates["candidate_id"].to_list()
    assert two.candidates["passages"].to_list() == [24, 24, 24]


def test_a_group_without_a_shared_word_is_no_candidate():
    held = loose().with_columns(text=pl.col("content_key").str.replace_all(r"\d", "x"))
    assert discover(held, vectors(held)).candidates.is_empty()


def test_a_group_in_which_hardly_anything_is_told_of_people_is_no_candidate():
    held = loose().with_columns(told=pl.col("passage_id").str.starts_with("koor"))
    assert discover(held, vectors(held)).candidates["passages"].to_list() == [12]


def test_a_group_from_one_document_is_no_candidate():
    held = loose().with_columns(document=pl.lit("doc-1"))
    assert discover(held, vectors(held)).candidates.is_empty()


def test_only_what_fits_no_theme_and_may_be_shown_is_grouped():
    text = "Dit is een zin van meer dan acht gewone woorden."
    ids = ("themed", "refused", "short", "foreign", "loose", "cover", "account", "spoken")
    texts = {
        **dict.fromkeys(ids, text), "short": "Open tot vijf uur.",
        "cover": "Beschikking SUB-2025-00417 van de gemeente, voor alle activiteiten samen.",
    }  # fmt: skip
    story = conform([{"story_id": "s1", "document": "doc-1", "position": 1, "consent": "no"}], STORIES)
    found = loose_passages(
        documents({}),
        passages(*(
            {"passage_id": one, "text": texts[one], "story_id": "s1" if one == "refused" else None} for one in ids
        )),
        story,
        sentences(*(
            {"sentence_id": f"{one}-1", "passage_id": one, "text": texts[one], "content_key": one,
             "language": "en" if one == "foreign" else "nl"} for one in ids
        )),
        labels(*(
            {"sentence_id": f"{one}-1", "kind": "other" if one in ("account", "spoken") else "output",
             "voice": "bewoner" if one == "spoken" else "onbekend"} for one in ids
        )),
        mentions({"sentence_id": "themed-1"}),
    )  # fmt: skip
    assert dict(found.select("passage_id", "told").iter_rows()) == {"loose": False, "spoken": True}


def test_names_are_words_as_people_write_them():
    names = name_groups({
        "a": ["De honden blaffen.", "Mijn hond en de honden van de buren.", "Honden mogen mee."],
        "b": ["Het koor zingt.", "Zingen in een koor.", "Ons koor oefent."],
    })  # fmt: skip
    assert names["a"].words[0] == "honden"
    assert names["b"].words[0] == "koor"
    assert names["b"].coverage == 1


def test_groups_without_words_have_no_name():
    assert name_groups({"a": ["12 34", "!"]})["a"].words == ()
