import polars as pl
import pytest

from pipeline.issues import CATALOGUE, issue
from pipeline.tables import (
    ACTIVITIES,
    ALL,
    CANDIDATE_MEMBERS,
    CANDIDATES,
    DERIVED,
    DOCUMENTS,
    JUDGEMENTS,
    REASONS,
    SENTENCES,
    Tables,
    conform,
)


def test_conform_adds_order_and_types():
    frame = conform([{"status": "ok", "document": "a", "pages": 3}], DOCUMENTS)
    assert frame.schema == DOCUMENTS.schema
    assert frame["filename"].item() is None


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"document": "a", "sumary": "x"}, "no column sumary"),
        ({"filename": "x"}, "document is null"),
        ({"document": "a", "status": "fine"}, "cannot be"),
    ],
)
def test_conform_refuses_what_is_a_bug(row, said):
    with pytest.raises(ValueError, match=said):
        conform([row], DOCUMENTS)


def test_no_rows_is_the_empty_table():
    assert conform([], ACTIVITIES).schema == ACTIVITIES.schema


def test_free_text_columns_are_all_behind_the_privacy_door():
    """A new text column must choose: an identifier, a closed choice, or text that privacy cleans."""
    known_clean = {
        "document", "activity_id", "passage_id", "story_id", "sentence_id", "media_type",
        "planned_cell", "realised_cell",
        "cell", "theme", "model_version", "content_key", "language", "code", "stage", "message", "grant_number",
        "proposal", "container",
    }  # fmt: skip
    after_privacy = {table.name for table in (SENTENCES, REASONS, JUDGEMENTS, CANDIDATES, CANDIDATE_MEMBERS, *DERIVED)}
    open_columns = {
        f"{table.name}.{column.name}"
        for table in ALL
        if table.name not in after_privacy
        for column in table.columns
        if column.dtype == pl.String
        and not column.choices
        and column.privacy == "none"
        and column.name not in known_clean
    }
    assert open_columns == set()


def test_concat_keeps_all_rows_in_order():
    one, two = (Tables(documents=conform([{"document": name}], DOCUMENTS)) for name in "ab")
    assert Tables.concat([one, two]).documents["document"].to_list() == ["a", "b"]
    assert Tables.concat([]).documents.is_empty()


def test_every_message_says_what_next_and_names_no_text():
    assert all(kind.message.endswith(".") for kind in CATALOGUE.values())
    with pytest.raises(KeyError):
        issue("no_such_code", "ingest")
