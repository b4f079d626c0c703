"""The entry of the algorithm register keeps to the standard, and says no more than it can."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from pipeline.papers import Organisation, OrganisationError, gather, make
from pipeline.papers.register import FIELDS, SCHEMA
from tests.papers.builders import DAY, TERMS, WHOLE, papers_of, settings_in, text_of

STANDARD = json.loads(SCHEMA.read_text(encoding="utf-8"))


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(STANDARD)


def test_a_whole_entry_is_what_the_standard_asks(tmp_path):
    made = json.loads(text_of(papers_of(settings_in(tmp_path), "register"), "algoritmeregister.json"))
    Draft202012Validator(STANDARD).validate(made)
    assert list(made) == [key for key in STANDARD["properties"] if key in made]
    assert set(STANDARD["properties"]) - set(made) == {"source_data_grouping"}  # no source that can be linked to


def test_an_entry_that_is_not_filled_in_lacks_only_what_the_municipality_must_say(tmp_path):
    made = papers_of(settings_in(tmp_path), "register", organisation=Organisation())
    found = json.loads(text_of(made, "algoritmeregister.json"))
    missing = [error for error in Draft202012Validator(STANDARD).iter_errors(found)]
    assert {error.validator for error in missing} == {"required"}
    assert set(STANDARD["required"]) - set(found) == {
        "organization", "status", "contact_email", "publication_category",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("register.status", "Bijna klaar", "kies uit: In ontwikkeling"),
        ("register.begin_date", "2026-13", "heeft niet de goede vorm"),
        ("organisation.contact", "bel ons", "heeft niet de goede vorm"),
        ("organisation.name", "Gemeente " + "x" * 100, "er mogen er 100 zijn"),
    ],
)
def test_what_the_register_would_not_take_is_said_with_its_place(tmp_path, key, value, said):
    wrong = replace(WHOLE, values={**WHOLE.values, key: value})
    with pytest.raises(OrganisationError, match=said) as raised:
        make(gather(settings_in(tmp_path), DAY), wrong, ["register"], "md")
    assert key in str(raised.value)


def test_every_field_that_is_written_is_one_of_the_standard():
    import tomllib

    assert set(tomllib.loads(FIELDS.read_text(encoding="utf-8"))["field"]) < set(STANDARD["properties"])


def test_the_row_of_the_register_of_processing_has_all_parts_of_article_30(tmp_path):
    made = text_of(papers_of(settings_in(tmp_path, retention=TERMS), "processing"), "verwerkingsregister.csv")
    headings, row = csv.reader(io.StringIO(made), delimiter=";")
    assert [heading[-2] for heading in headings[1:]] == list("abcdefg")
    assert len(headings) == len(row)
    assert all(row)
