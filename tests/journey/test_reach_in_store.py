"""Districts and target groups from file to filter."""

from dataclasses import replace

import polars as pl
import pytest

from pipeline.run import ingest_files
from pipeline.settings import Settings
from pipeline.store import open_snapshot

REPORT = (
    "Verslag 2025;;;\nBuurthuis De Linde;;;\n;;;\n"
    "Wijk;Activiteit;Uren gepland;Uren gerealiseerd\nHoog;Seniorensoos;10;12\nLaag;Inloop;20;18\n"
)


@pytest.fixture
def settings(tmp_path) -> Settings:
    (tmp_path / "verslag.csv").write_text(REPORT, encoding="utf-8")
    (tmp_path / "districts.toml").write_text('[[district]]\nname = "Hoog"\n')
    return replace(Settings(), data=tmp_path / "data", districts=tmp_path / "districts.toml")


def said(settings: Settings) -> set[tuple[str, bool]]:
    held = open_snapshot(settings.store).table("reach").filter(pl.col("activity_id").is_not_null())
    return set(held.select("value", "sure").iter_rows())


def test_a_change_in_the_list_of_districts_is_noticed_at_the_next_run(settings, tmp_path):
    report = [tmp_path / "verslag.csv"]
    ingest_files(report, settings, lambda *step: None)
    assert said(settings) == {("Hoog", True), ("Laag", False), ("ouderen", True)}
    settings.districts.write_text('[[district]]\nname = "Hoog"\n[[district]]\nname = "Onder"\naliases = ["Laag"]\n')
    summary = ingest_files(report, settings, lambda *step: None)
    assert summary.unchanged == 0
    assert said(settings) == {("Hoog", True), ("Onder", True), ("ouderen", True)}
