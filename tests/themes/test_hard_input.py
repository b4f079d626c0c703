"""Hard reports and stories through the whole journey, with the shipped models: sensible, and nothing invented."""

import tomllib
from pathlib import Path

import polars as pl
import pytest

from pipeline import process
from pipeline.ingest import Limits
from pipeline.settings import Settings
from pipeline.tables import Tables

DOCUMENTS = tomllib.loads(Path(__file__).with_name("hard_input.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def models():
    return process.load_models(Settings())


@pytest.fixture(scope="module")
def read(models):
    def reading(text: str) -> Tables:
        raw = process.read(text.strip().encode(), "tekst.md", Limits())
        return process.compare(process.connect(process.analyse(raw, models), models.scorer))

    return reading


def directions(tables: Tables) -> set[tuple[str, str]]:
    return set(tables.claims.select("theme", "direction").iter_rows())


def quoted(tables: Tables, theme: str | None = None) -> list[str]:
    """The quotations of all claims, or those of one theme, in the order of showing."""
    claims = tables.claims if theme is None else tables.claims.filter(pl.col("theme") == theme)
    shown = tables.claim_evidence.join(claims, on="claim_id", how="semi").sort("position")
    return shown.join(tables.sentences.select("sentence_id", "text"), on="sentence_id", maintain_order="left")[
        "text"
    ].to_list()


def test_a_report_of_one_sentence_is_weak_evidence(read):
    made = read(DOCUMENTS["one_sentence"])
    assert ("sociaal_netwerk", "vooruitgang") in directions(made)
    assert {direction for _, direction in directions(made)} == {"vooruitgang"}
    assert set(made.claims["strength"]) == {"weak"}
    assert set(made.claims["sources"]) == {1}


def test_a_table_claims_nothing_and_is_asked_nothing(read):
    made = read(DOCUMENTS["only_a_table"])
    assert made.claims.is_empty()
    assert set(made.telling["account"]) == {"nothing"}
    assert "no_outcome" not in made.issues["code"].to_list()


def test_a_report_without_any_effect_is_asked_for_one_and_claims_nothing(read):
    made = read(DOCUMENTS["no_effect"])
    assert made.claims.is_empty()
    assert set(made.telling["account"]) == {"activity_only"}
    assert set(made.questions["code"]) == {"hours_without_effect"}
    assert "no_outcome" in made.issues["code"].to_list()


def test_a_goal_is_no_effect(read):
    assert read(DOCUMENTS["only_a_goal"]).claims.is_empty()


def test_a_story_of_twenty_pages_is_one_voice(read):
    made = read("# Het verhaal van Riet\n\n" + DOCUMENTS["part_of_a_long_story"] * 110)
    assert made.claims.height
    assert set(made.claims["sources"]) == {1}
    assert set(made.claims["strength"]) == {"weak"}


def test_contradictory_stories_are_said_to_be_mixed_and_both_are_shown(read):
    made = read(DOCUMENTS["contradictory"])
    found = made.claims.filter(pl.col("theme") == "sociaal_netwerk").row(0, named=True)
    assert (found["direction"], found["improved"], found["worsened"]) == ("gemengd", 1, 1)
    rows = made.claim_evidence.filter(pl.col("claim_id") == found["claim_id"])
    assert set(rows.filter(pl.col("position") <= 3)["stance"]) == {"supporting", "contradicting"}


def test_sarcasm_proves_little(read):
    assert set(read(DOCUMENTS["sarcasm"]).claims["strength"]) <= {"weak"}


def test_a_quotation_within_a_quotation_is_one_source(read):
    made = read(DOCUMENTS["quoted_in_a_quotation"])
    assert set(made.claims["sources"]) == {1}
    assert set(made.claims["residents"]) == {1}


def test_another_language_is_not_claimed_from_and_not_quoted(read):
    found = quoted(read(DOCUMENTS["two_languages"]))
    assert any("taalles" in text for text in found)
    assert not any("friends" in text for text in found)


def test_fragments_of_a_list_are_not_quoted_first(read):
    assert quoted(read(DOCUMENTS["fragments"]), "sociaal_netwerk")[0].startswith("Door de eettafel")
