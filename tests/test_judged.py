"""The same sentences are in force whether the store answers or a stage works on the frames."""

import polars as pl

from pipeline.judged import labels_in_force, mentions_in_force
from pipeline.store import Store
from pipeline.tables import JUDGEMENTS, Tables, conform
from tests import builders
from tests.builders import RUN

LABELS = builders.labels(
    {"sentence_id": "s1", "kind": "other", "direction": "onveranderd", "intention": True},
    {"sentence_id": "s2", "kind_score": 0.6, "intention": False},
)
MENTIONS = builders.mentions({"sentence_id": "s1", "theme": "financien"}, {"sentence_id": "s2", "theme": "meedoen"})


def judged(**row):
    return conform([{"document": "doc-1", "verdict": "corrected", **row}], JUDGEMENTS)


def test_a_person_s_word_is_in_force_and_the_rest_stays():
    said = judged(
        sentence_id="s1", kind="outcome", direction="achteruitgang", voice="naaste", themes="wonen veiligheid"
    )
    labels = {row["sentence_id"]: row for row in labels_in_force(LABELS, said).to_dicts()}
    assert (labels["s1"]["kind"], labels["s1"]["direction"], labels["s1"]["kind_score"]) == (
        "outcome", "achteruitgang", 1.0,
    )  # fmt: skip
    assert not labels["s1"]["intention"]
    assert labels["s2"] == LABELS.to_dicts()[1]
    mentions = mentions_in_force(MENTIONS, said).select("sentence_id", "theme", "score").rows()
    assert sorted(mentions) == [("s1", "veiligheid", 1.0), ("s1", "wonen", 1.0), ("s2", "meedoen", 0.95)]


def test_a_person_can_take_every_theme_away():
    said = judged(sentence_id="s2", kind="other", direction="onveranderd", voice="bewoner", themes="")
    assert mentions_in_force(MENTIONS, said)["sentence_id"].to_list() == ["s1"]


def test_the_store_says_the_same(tmp_path):
    said = judged(sentence_id="s1", kind="output", direction="onveranderd", voice="professional", themes="wonen")
    store = Store(tmp_path)
    store.append(Tables(documents=builders.documents({}), labels=LABELS, mentions=MENTIONS, judgements=said), RUN)
    store.publish()
    asked = ", ".join(LABELS.columns)
    held = store.snapshot().query(f"select {asked} from labels_in_force order by sentence_id").cast(LABELS.schema)
    assert held.equals(labels_in_force(LABELS, said).sort("sentence_id"))
    found = store.snapshot().query("select sentence_id, document, theme, score from mentions_in_force").sort(pl.all())
    assert found.equals(mentions_in_force(MENTIONS, said).sort(pl.all()))
