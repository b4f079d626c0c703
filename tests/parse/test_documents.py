"""Whole documents: facts, figures in text, stories, passages, issues."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.documents import Block
from pipeline.issues import issue
from pipeline.parse import parse, refused
from pipeline.tables import Tables
from tests.parse.evaluation.table_score import make_document, make_grid


def heading(text: str, level: int = 2) -> Block:
    return Block("heading", text, level)


def line(text: str) -> Block:
    return Block("paragraph", text)


def item(text: str) -> Block:
    return Block("list_item", text)


def facts(tables: Tables) -> dict[str, Any]:
    return tables.documents.to_dicts()[0]


def figures(tables: Tables) -> list[tuple[Any, ...]]:
    return list(tables.activities.select("activity", "measure", "planned", "realised").iter_rows())


COVER = [
    line("Eindverantwoording 2023"),
    line("Organisatie: Stichting De Lantaarn"),
    line("Project: Samen Sterk"),
    line("Beschikkingsnummer: SUB-2023-0142"),
    line("Verslagperiode: 1 januari t/m 30 juni 2023"),
]
STORY = (
    "Ik woon hier al tien jaar en kende niemand. Nu fiets ik elke week met de groep en ik heb vrienden gemaakt. "
    "Dat had ik nooit gedacht, want ik durfde de deur niet uit. Mijn dochter zegt dat ik weer lach."
)
OTHER = (
    "Mijn buurman haalde mij over om mee te gaan naar de werkplaats. Ik kon met mijn handen weer iets maken en kreeg "
    "ritme in mijn week. Aan de tafel daar heb ik leren praten over wat er gebeurd was, en dat lucht mij op."
)
CARER = (
    "Ik zorg voor mijn moeder, die niet meer alleen kan zijn. Elke nacht sta ik twee keer op en ik was aan het eind. "
    "De vrijwilliger die op maandag komt, geeft mij een ochtend terug. Dan loop ik door het bos en denk ik aan niets."
)


def test_facts_from_labelled_lines():
    found = facts(parse(make_document(*COVER)))
    assert found["organisation"] == "Stichting De Lantaarn"
    assert found["programme"] == "Samen Sterk"
    assert found["grant_number"] == "SUB-2023-0142"
    assert (found["period_start"], found["period_end"]) == (date(2023, 1, 1), date(2023, 6, 30))
    assert found["kind"] == "report"
    assert found["status"] == "ok"


def test_facts_from_a_cover_table_are_no_activities():
    cover = make_grid([["Naam instelling", "Vereniging Ons Huis"], ["Zaaknummer", "Z23-004512"], ["Jaar", "2023"]])
    tables = parse(make_document(cover))
    assert facts(tables)["organisation"] == "Vereniging Ons Huis"
    assert facts(tables)["grant_number"] == "Z23-004512"
    assert tables.activities.is_empty()


@pytest.mark.parametrize(
    ("lines", "organisation"),
    [
        (["Stichting Het Kompas – Jaarverslag 2022"], "Stichting Het Kompas"),
        (["Jaarverslag 2022 Welzijn Oosterveld"], "Welzijn Oosterveld"),
        (["De Wasserij is een project van Stichting Zorgzaam"], "Stichting Zorgzaam"),
        (["Taalhuis Zuiderdok", "Kwartaalrapportage Q2 2024"], "Taalhuis Zuiderdok"),
        (["Wij zijn te vinden op www.buurtkamer-oost.nl"], None),
    ],
)
def test_organisation_without_a_label(lines, organisation):
    assert facts(parse(make_document(*map(line, lines), filename="stuk.docx")))["organisation"] == organisation


def test_what_is_missing_is_an_issue():
    tables = parse(make_document(line("Zomaar een tekst."), filename="stuk.txt"))
    assert tables.issues["code"].to_list() == ["no_organisation", "no_period"]
    assert facts(tables)["status"] == "partial"


def test_issues_of_reading_come_first():
    tables = parse(make_document(*COVER, issues=(issue("hidden_sheet", "ingest", "blad 2"),)))
    assert tables.issues.select("code", "position", "stage").row(0) == ("hidden_sheet", 1, "ingest")
    assert facts(tables)["status"] == "partial"


def test_figures_in_bullets_and_boxes():
    tables = parse(
        make_document(
            heading("In cijfers 2023"),
            item("36 workshops netwerken (waarvan 14 online)"),
            item("13 1-op-1 trajecten gestart (en 29 begeleid)"),
            item("ca. 40 vrijwilligers actief"),
            line("Aantal maatjes 22 personen"),
            line("Vrijwilligersuren: 1.250 uur"),
            line("Maaltijden: 900 (gepland was 1.000)"),
            line("WERK: 13"),
            line("WWB: 15"),
            line("NUG: 33"),
            line("KvK-nummer: 12345678"),
            line("In 2023 hebben 120 inwoners meegedaan aan de wandelgroep."),
        )
    )
    assert figures(tables) == [
        ("workshops netwerken", "count", None, 36.0),
        ("waarvan online", "count", None, 14.0),
        ("1-op-1 trajecten gestart", "count", None, 13.0),
        ("1-op-1 trajecten begeleid", "count", None, 29.0),
        ("vrijwilligers actief", "count", None, 40.0),
        ("Aantal maatjes", "unique_participants", None, 22.0),
        ("Vrijwilligersuren", "volunteer_hours", None, 1250.0),
        ("Maaltijden", "count", 1000.0, 900.0),
        ("WERK", "other", None, 13.0),
        ("WWB", "other", None, 15.0),
        ("NUG", "other", None, 33.0),
    ]
    assert tables.activities["table"].null_count() == 11
    assert tables.activities["note"][0] == "waarvan 14 online"
    assert tables.activities["qualifier"][4] == "circa"
    assert tables.passages["text"].to_list() == ["In 2023 hebben 120 inwoners meegedaan aan de wandelgroep."]


def test_rows_of_a_table_that_lost_its_grid():
    tables = parse(
        make_document(
            heading("Doelen"), line("begroting realisatie realisatie"), line("2021 2021 2020"),
            item("Aantal deelnemers: 95 102 92"), item("Aantal groepen: 4 5 4"),
        )
    )  # fmt: skip
    assert figures(tables) == [
        ("Aantal deelnemers", "unique_participants", 95.0, 102.0),
        ("Aantal deelnemers", "unique_participants", None, 92.0),
        ("Aantal groepen", "count", 4.0, 5.0),
        ("Aantal groepen", "count", None, 4.0),
    ]
    assert tables.activities["period_start"].to_list() == [date(2021, 1, 1), date(2020, 1, 1)] * 2


def test_figures_of_a_pitch_are_plans():
    plan = make_grid([["Onderdeel", "Aantal", "Uren", "Begroting (€)"], ["Huisbezoeken", "400", "1.200", "18.000"]])
    tables = parse(make_document(heading("Pitch: Warm wonen", 1), plan, filename="pitch.docx"))
    assert figures(tables) == [
        ("Huisbezoeken", "count", 400.0, None),
        ("Huisbezoeken", "hours", 1200.0, None),
        ("Huisbezoeken", "euro", 18000.0, None),
    ]  # fmt: skip
    assert facts(tables)["kind"] == "pitch"


def test_a_bundle_of_stories_with_consent():
    tables = parse(
        make_document(
            heading("Verhalenbundel 2023", 1),
            line("Opgetekend door studenten."),
            heading("Verhaal 1: De fiets"), line("Toestemming: ja"), line(STORY),
            heading("Verhaal 2: Stil"), line("Toestemming: nee"), line(OTHER),
            heading("Wachten"), line(CARER), line("Toestemming is nog niet gevraagd"),
            heading("Conclusie"), line("Ontmoeting helpt."),
        )
    )  # fmt: skip
    assert list(tables.stories.select("title", "consent", "voice_hint").iter_rows()) == [
        ("Verhaal 1: De fiets", "yes", "bewoner"),
        ("Verhaal 2: Stil", "no", "bewoner"),
        ("Wachten", "unknown", "naaste"),
    ]
    told = tables.passages.filter(tables.passages["story_id"].is_not_null())
    assert told["story_id"].to_list() == [f"{'ab' * 8}-s01"]
    assert STORY not in tables.passages.filter(tables.passages["story_id"].is_null())["text"].to_list()
    assert tables.issues.filter(tables.issues["code"] == "no_consent")["message"][0].startswith("Van 2 verhalen")
    assert facts(tables)["kind"] == "stories"


def test_a_form_of_one_row_a_story():
    form = make_grid(
        [
            [
                "Naam",
                "Wat is er veranderd in uw leven?",
                "Wat heeft u daarbij geholpen?",
                "Mogen wij uw verhaal gebruiken?",
            ],
            ["Anna", "Ik kan nu zelf naar de dokter.", "De juf van de taalles.", "ja"],
            ["Bob", "Niets veranderd eigenlijk.", "", "nee"],
            ["Cem", "Ik heb vrienden gemaakt bij de inloop.", "De koffie en de mensen.", "anoniem"],
        ]
    )
    tables = parse(make_document(form, filename="reacties.xlsx"))
    assert tables.stories["consent"].to_list() == ["yes", "no", "anonymous"]
    assert tables.passages.select("story_id", "question", "cell", "voice_hint", "text").row(0) == (
        f"{'ab' * 8}-s01",
        "Wat is er veranderd in uw leven?",
        "rij 2, kolom 2",
        "bewoner",
        "Ik kan nu zelf naar de dokter.",
    )  # fmt: skip
    assert "Niets veranderd eigenlijk." not in tables.passages["text"].to_list()
    assert tables.activities.is_empty()


def test_a_text_that_is_one_story_without_question_of_consent_is_shown():
    tables = parse(make_document(line("Het verhaal van Saskia"), line(STORY), filename="verhaal.txt"))
    assert list(tables.stories.select("title", "consent").iter_rows()) == [("Het verhaal van Saskia", "unknown")]
    assert tables.passages["text"].to_list() == [STORY]


def test_passages_know_their_place():
    tables = parse(
        make_document(
            *COVER,
            Block("heading", "Inloop", 2, page=2),
            Block("paragraph", "WH: “Ik durf nu weer te bellen.”", page=2),
            make_grid(
                [["Doel", "Wat merkten bewoners?"], ["Meedoen", "Bewoners vertellen dat zij vaker buiten komen."]]
            ),
        )
    )
    rows = tables.passages.select("section", "page", "cell", "voice_hint", "text").to_dicts()
    quotation, cell = rows[1:]
    assert quotation == {
        "section": "Inloop",
        "page": 2,
        "cell": None,
        "voice_hint": "bewoner",
        "text": "WH: “Ik durf nu weer te bellen.”",
    }
    assert (cell["section"], cell["cell"], cell["text"]) == (
        "Inloop",
        "rij 2, kolom 2",
        "Bewoners vertellen dat zij vaker buiten komen.",
    )


def test_a_file_that_could_not_be_read():
    tables = refused("cd" * 32, "kapot.docx", "application/zip", [issue("corrupt", "ingest")])
    assert facts(tables)["status"] == "unreadable"
    assert tables.issues["code"].to_list() == ["corrupt"]


def test_the_same_document_gives_the_same_tables():
    document = make_document(*COVER, make_grid([["Activiteit", "Uren"], ["Inloop", "10"]]))
    assert parse(document).activities.equals(parse(document).activities)
