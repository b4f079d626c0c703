"""Tables that leave the screen: each row that is on it, nothing that may not be read, and the same numbers."""

from __future__ import annotations

import io

import polars as pl
import pytest
from python_calamine import CalamineWorkbook

from dashboards import claims, data
from dashboards.exporting import as_workbook
from dashboards.filters import Filters
from dashboards.labels import WITHHELD
from dashboards.parts.review.history import judged_table
from dashboards.provenance import Source
from dashboards.selection import Selection
from dashboards.tables import activity_table, claim_table, document_table, hit_table, quotation_table
from pipeline.decisions.judgements import Judgement, Label, Sentence
from pipeline.settings import Settings
from pipeline.store import Snapshot, open_snapshot
from tests.dashboards.builders import told_town

SECRET = "niet in de krant"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder = tmp_path_factory.mktemp("town")
    told_town().publish(folder)
    data.serve_with(Settings(data=folder))
    state = open_snapshot(folder / "store")
    assert state is not None
    yield state
    data._served.clear()


def chosen(state: Snapshot, activities: frozenset[str] | None = None, **filters: object) -> Selection:
    documents = data.in_force(state)
    return Selection(
        state, {row["document"]: row for row in documents.to_dicts()}, documents, Filters(**filters), activities
    )


def test_each_figure_of_an_activity_is_a_row_and_totals_are_left_out(town):
    table = activity_table(chosen(town))
    assert table.height == 9
    assert "Totaal uren" not in table["Activiteit"].to_list()
    cooking = table.row(
        by_predicate=(pl.col("Activiteit") == "Samen koken") & (pl.col("Wat is geteld") == "Uren"), named=True
    )
    assert (cooking["Gepland"], cooking["Gerealiseerd"]) == (1200.0, 1312.5)
    assert cooking["Wat er verteld wordt"].startswith("Contact en steun: verbetering, sterk bewijs,")


def test_rows_stand_by_the_alphabet_of_organisations(town):
    names = activity_table(chosen(town))["Organisatie"].to_list()
    assert names == sorted(names, key=str.casefold)


def test_uncertain_and_absent_figures_say_so(town):
    table = activity_table(chosen(town))
    assert set(table["Opmerking"].drop_nulls()) == {"ongeveer", "niet van toepassing"}


def test_the_table_holds_the_activities_that_were_chosen(town):
    table = activity_table(chosen(town, frozenset({"jaarverslag_linde-a1"})))
    assert set(table["Activiteit"]) == {"Samen koken"}
    assert table.height == 3


def test_what_is_told_is_of_the_theme_that_was_chosen(town):
    table = activity_table(chosen(town, theme="financien"))
    assert set(table["Activiteit"]) == {"Wandelgroep"}
    assert all(told.startswith("Geld en schulden") for told in table["Wat er verteld wordt"])


def test_a_claim_is_one_row_with_its_voices(town):
    found = claims.claims(town, chosen(town).ids).filter(pl.col("theme") == "sociaal_netwerk").to_dicts()
    table = claim_table(found, "Contact en steun")
    assert table.height == 2
    sides = pl.sum_horizontal("Over verbetering", "Over verslechtering", "Gelijk of beide kanten op")
    assert table.filter(sides != pl.col("Stemmen")).is_empty()


def test_a_quotation_without_consent_counts_without_its_words(town):
    ids = [f"jaarverslag_linde-s{at}" for at in (4, 7)]
    table = quotation_table(data.quotations(town, ids), chosen(town).known, data.theme_names())
    assert table["Citaat"].to_list() == ["Sinds de kookgroep heb ik mensen met wie ik praat.", WITHHELD]
    assert "Kant" not in table.columns


def test_a_document_has_a_row_for_each_issue_and_one_without_any(town):
    table = document_table(data.documents(town), data.issues(town))
    assert table.height == 4
    assert table.filter(pl.col("Wat viel op").is_null())["Bestand"].to_list() == ["uren taalhuis.xlsx"]
    assert set(table["Gelezen"]) == {"gelezen", "gelezen met opmerkingen", "niet te lezen"}


def test_a_hit_is_the_sentence_that_fits_best(town):
    hit = {"document": "uren_taalhuis", "passage": "Een. Twee.", "start": 5, "end": 10, "sure": False,
           "ground": "words", "themes": ["meedoen"], "voice": None}  # fmt: skip
    table = hit_table([hit, hit | {"start": None, "end": None}], chosen(town).known, {"meedoen": "Meedoen"})
    assert table["Gevonden tekst"].to_list() == ["Twee.", "Een. Twee."]
    assert table["Zeker"].to_list() == ["misschien", "misschien"]


def test_a_judged_sentence_that_may_not_be_read_is_left_out():
    sentence, label = Sentence("d", "k", f"Dit wil ik {SECRET}.", ""), Label("other", "onveranderd", "bewoner", ())
    said = Judgement(1, sentence, None, label, "accepted", None, "Anna", "2026-01-05T09:00:00+00:00", "")
    assert SECRET in str(judged_table([said], {}, {("d", "k")}).to_dicts())
    assert SECRET not in str(judged_table([said], {}, set()).to_dicts())


@pytest.mark.parametrize(
    ("page", "query", "key"),
    [("cijfers_en_verhalen", {}, "activiteiten"), ("documenten", {}, "documenten"),
     ("zoeken", {"zoek": "kookgroep"}, "treffers"), ("themas", {"thema": "sociaal_netwerk"}, "bevindingen"),
     ("themas", {"bevinding": "jaarverslag_linde-sociaal_netwerk-geheel"}, "citaten")],
)  # fmt: skip
def test_every_table_on_screen_can_be_taken_along_and_says_what_it_counts(open_app, page, query, key):
    app = open_app(told_town(), page, **query)
    (excel,) = [button for button in app.get("download_button") if button.key == f"{key}_xlsx"]
    assert SECRET not in str(excel)


def test_a_table_that_is_made_on_asking_is_the_one_on_screen(town):
    table = activity_table(chosen(town))
    written = as_workbook(table, "Activiteiten", Source("x"))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(written)).get_sheet_by_name("Gegevens").to_python()
    assert len(rows) == table.height + 1
    assert SECRET not in str(rows)
