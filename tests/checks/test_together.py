import tomllib
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from pipeline.activity_names import core, is_same
from pipeline.checks import check_together
from pipeline.tables import PASSAGES, Tables, conform
from pipeline.tables import STORIES as STORIES_TABLE
from tests import builders as ordinary
from tests.checks import builders

CASES = tomllib.loads(Path(__file__).with_name("together.toml").read_text("utf-8"))["case"]
STORIES = ("hours_without_story", "story_without_hours", "no_stories", "no_hours")
"""Looked at on their own, below."""


def tables(case):
    made = []
    for number, told in enumerate(case["documents"], start=1):
        one = builders.document(told["lines"], document=f"doc-{number}", period=told["period"])
        owner = pl.lit(told.get("organisation", "De Brug")).alias("organisation")
        made.append(replace(one, documents=one.documents.with_columns(owner)))
    return Tables.concat(made)


def codes(found):
    return [(document, issue.code) for document, issue in found if issue.code not in STORIES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_codes_that_documents_give_together(case):
    found = codes(check_together(tables(case)))
    wanted = {(f"doc-{number}", code) for number, held in enumerate(case["codes"], 1) for code in held}
    assert set(found) == wanted
    assert len(found) == case.get("count", len(wanted))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_order_of_documents_does_not_matter(case):
    held = tables(case)
    turned = replace(held, documents=held.documents.reverse(), activities=held.activities.reverse())
    assert check_together(turned) == check_together(held)


def test_a_double_names_the_other_file_and_how_much_is_the_same():
    case = next(case for case in CASES if case["why"] == "the same report twice")
    (_, first), (_, second) = [one for one in check_together(tables(case)) if one[1].code == "double_report"]
    assert (first.location, second.location) == ("bestand doc-2.docx", "bestand doc-1.docx")
    assert "5 van de 5 cijfers" in first.message
    assert first.stage == "together"


LONG = (
    "Mevrouw kwam elke week naar de huiskamer en vertelde daar over haar kinderen en haar werk in de fabriek vroeger. "
)


@pytest.mark.parametrize(
    ("texts", "double"),
    [
        ([LONG * 2 + " ".join(f"woord{n}" for n in range(90))] * 2, True),
        ([" ".join(f"woord{n}" for n in range(90)), " ".join(f"anders{n}" for n in range(90))], False),
        (["Zij kwam elke week."] * 2, False),
        ([LONG + " ".join(f"woord{n}" for n in range(90)), LONG + " ".join(f"anders{n}" for n in range(90))], False),
    ],
    ids=["the same text", "other text", "too short to tell", "the same opening"],
)
def test_the_same_text_twice(texts, double):
    found = check_together(Tables.concat([builders.stories(f"doc-{n}", [text]) for n, text in enumerate(texts)]))
    assert [code for _, code in codes(found)] == (["double_text"] * 2 if double else [])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Huiskamer van de Wijk Havenhoek", "Huiskamer Havenhoek", True),
        ("Huiskamer van de Wijk Havenhoek", "Huiskamer Kolkwijk", False),
        ("Eén-op-één coaching", "Een op een coaching", True),
        ("Mantelmakelaar", "Inzet mantelmakelaar", True),
        ("Wandelgroep Havenhoek", "Wandelgroep Kolkwijk", False),
        ("Groep 1", "Groep 2", False),
        ("Taalcafé ochtend", "Taalcafé avond", False),
        ("Sociaal spreekuur", "Sociaal spreekuurr", True),
        ("Budgetcursus", "Budgetcoaching", False),
    ],
)
def test_names_of_one_activity(one, other, same):
    assert is_same(core(one), core(other)) is same


HOURS = ["Inloop | hours 208 200", "Coaching | hours 100 95", "Vrijwilligersuren | hours - 900", "Kamp | hours 9 8"]


def silent(linked):
    report = builders.document(HOURS)
    texts = builders.stories("doc-2", ["Over iets.", "Over iets anders."], linked)
    return [
        (document, issue.code, issue.location) for document, issue in check_together(Tables.concat([report, texts]))
    ]


def test_hours_and_stories_that_nothing_links():
    activity = builders.rows(HOURS)[0]["activity_id"]
    assert silent({0: activity}) == [
        ("doc-1", "hours_without_story", "tabel 1, rij 3, kolom 3"),
        ("doc-2", "story_without_hours", "verhaal 2"),
    ]


def test_hours_and_stories_that_are_all_linked():
    inloop, coaching = (row["activity_id"] for row in builders.rows(HOURS)[:2])
    assert silent({0: inloop, 1: coaching}) == []


def test_what_a_report_and_its_annex_both_name_is_said_once():
    texts = builders.stories("doc-3", ["Over iets heel anders."])
    both = Tables.concat([builders.document(HOURS), builders.document(HOURS, document="doc-2"), texts])
    (found,) = [(one, issue) for one, issue in check_together(both) if issue.code == "hours_without_story"]
    assert found[0] == "doc-1"
    assert found[1].message.startswith("Voor 2 activiteiten")


def test_who_delivered_only_hours_or_only_stories_is_asked_for_the_rest():
    hours, texts = builders.document(HOURS), builders.stories("doc-2", ["Over iets."])
    assert [issue.code for _, issue in check_together(hours)] == ["no_stories"]
    assert [issue.code for _, issue in check_together(texts)] == ["no_hours"]


def test_of_a_document_without_organisation_nobody_knows_what_came_beside_it():
    hours = builders.document(HOURS)
    unknown = replace(hours, documents=hours.documents.with_columns(pl.lit(None, pl.String).alias("organisation")))
    assert check_together(unknown) == []


def test_what_is_gone_is_named_where_it_stood():
    case = next(case for case in CASES if case["why"] == "one came, one went")
    gone = next(issue for _, issue in check_together(tables(case)) if issue.code == "activity_gone")
    assert gone.location == "bestand doc-1.docx, tabel 1, rij 6, kolom 3"
    assert (gone.table, gone.cell) == (None, None)


@pytest.mark.parametrize(("table", "codes_"), [(1, []), (2, ["activity_gone"])], ids=["a column each", "a sheet each"])
def test_a_blank_in_a_table_with_a_column_for_each_quarter_is_no_news(table, codes_):
    lines = ["Inloop | hours 208 200", "Coaching | hours 100 95", "Kamp | hours 90 84", "Tafel | hours 60 66"]
    now = [line.replace("208 200", "208 211") for line in lines]
    quarters = [
        builders.document([*lines, "Klus | hours 20 22"], period="Q1", sheet="Uren"),
        builders.document(now, period="Q2", sheet="Uren", table=table),
    ]
    held = Tables(documents=quarters[0].documents, activities=pl.concat([quarter.activities for quarter in quarters]))
    assert [code for _, code in codes(check_together(held))] == codes_


SHARED = (
    "Sinds de zomer kom ik elke dinsdag in de moestuin. Ik ken nu alle buren bij naam en ik slaap weer door. "
    "Mijn dochter zegt dat ik vrolijker ben geworden, en dat klopt. Volgend jaar wil ik zelf de groep leiden."
)


def with_stories(number, *texts):
    document = f"doc-{number}"
    rows = [{"story_id": f"{document}-s{at}", "document": document, "position": at} for at in range(1, len(texts) + 1)]
    told = [
        {
            "passage_id": f"{row['story_id']}-p",
            "document": document,
            "position": at,
            "story_id": row["story_id"],
            "text": text,
        }
        for at, (row, text) in enumerate(zip(rows, texts, strict=True), start=1)
    ]
    made = builders.document([], document=document, period="2025")
    return replace(made, stories=conform(rows, STORIES_TABLE), passages=conform(told, PASSAGES))


@pytest.mark.parametrize(
    ("other", "places", "why"),
    [
        (SHARED.replace("dinsdag", "woensdag"), ["verhaal 1, ook in bestand doc-2.docx"], "one word changed"),
        ("Ik kom nooit buiten en dat wil ik zo houden, want de straat is druk en ik ben bang.", [], "another story"),
    ],
)
def test_a_story_in_two_documents_is_named_in_both(other, places, why):
    found = check_together(Tables.concat([with_stories(1, SHARED), with_stories(2, other)]))
    said = [issue.location for document, issue in found if issue.code == "story_elsewhere" and document == "doc-1"]
    assert said == places, why


@pytest.mark.parametrize(
    ("kinds", "document", "asked", "why"),
    [
        (["output"] * 12, {}, True, "twelve sentences on what was done"),
        (["output"] * 11 + ["outcome"], {}, False, "one effect is enough"),
        (["output"] * 12, {"kind": "pitch"}, False, "a pitch promises"),
        (["output"] * 12, {"kind": "stories"}, False, "stories are asked nothing"),
        (["output"] * 3, {}, False, "too short to ask"),
        (["other"] * 12, {"language": "en"}, False, "no effect is sought in English"),
    ],
)
def test_a_report_without_any_effect(kinds, document, asked, why):
    rows = [{"sentence_id": f"s{n}", "position": n, "text": "Wij hielden elke week een inloop in het buurthuis."}
            for n, _ in enumerate(kinds)]  # fmt: skip
    language = document.pop("language", "nl")
    held = Tables(
        documents=ordinary.documents(document),
        sentences=ordinary.sentences(*({**row, "language": language, "passage_id": "p1"} for row in rows)),
        labels=ordinary.labels(*(
            {"sentence_id": row["sentence_id"], "kind": kind} for row, kind in zip(rows, kinds, strict=True)
        )),
    )  # fmt: skip
    found = [issue for _, issue in check_together(held) if issue.code == "no_outcome"]
    assert bool(found) is asked
    assert all(issue.proposal for issue in found)
