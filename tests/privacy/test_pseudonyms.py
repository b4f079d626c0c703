"""Names become numbers; the same person keeps one number in a document."""

from __future__ import annotations

import re

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.known_words import known_words
from pipeline.privacy import pseudonymise
from pipeline.privacy.cast import number_persons
from pipeline.settings import NAME_LISTS
from pipeline.tables import ACTIVITIES, DOCUMENTS, PASSAGES, STORIES, Tables, conform

KNOWN = (
    "Samira El Idrissi",
    "Samira",
    "Kees Mulder",
    "Ria Smit",
    "Willem Hendriks",
    "Bilal",
    "Piet Blom",
    "Roos",
    "De Boer",
)


def known_names(texts):
    """A finder that knows a few names: what the real one finds is tested in the language room."""
    return [[match.span() for match in re.finditer("|".join(KNOWN), text)] for text in texts]


def tables(*texts, activities=(), filename="verslag.docx", organisation=None, title=None, document="d"):
    passages = [
        {"passage_id": f"{document}-{n}", "document": document, "position": n, "text": text,
         "story_id": f"{document}-s" if title else None}
        for n, text in enumerate(texts, 1)
    ]  # fmt: skip
    rows = [
        {"activity_id": f"{document}-{n}", "document": document, "position": n, "activity": label}
        for n, label in enumerate(activities, 1)
    ]
    about = {"document": document, "filename": filename, "organisation": organisation}
    stories = [{"story_id": f"{document}-s", "document": document, "position": 1, "title": title}] if title else []
    return Tables(
        documents=conform([about], DOCUMENTS),
        activities=conform(rows, ACTIVITIES),
        passages=conform(passages, PASSAGES),
        stories=conform(stories, STORIES),
    )


def pseudonymised(*texts, **given):
    return pseudonymise(tables(*texts, **given), known_names).passages["text"].to_list()


@pytest.mark.parametrize(
    ("mentions", "numbers", "why"),
    [
        (
            ["Samira El Idrissi", "Samira", "mevrouw El Idrissi", "samira"],
            [1, 1, 1, 1],
            "short forms follow the full name",
        ),
        (["Samira", "Kees", "Samira El Idrissi"], [1, 2, 1], "the full name may come later"),
        (["S. El Idrissi", "Samira El Idrissi"], [1, 1], "initials fit a first name"),
        (["K. Mulder", "Ria Mulder"], [1, 2], "other initials, other person"),
        (["Kees Mulder", "Ria Mulder", "Ria", "Kees"], [1, 2, 2, 1], "a family has one surname"),
        (["Ahmed", "Ahmeds", "Ahmed's"], [1, 1, 1], "genitives"),
        (["Willem Hendriks", "WH"], [1, 1], "initials as a label, when the full name is known"),
        (["Anna de Haan", "AdH"], [1, 1], "small letters of particles"),
        (["WH", "NG", "WH"], [1, 2, 1], "labels without a full name"),
        (["Ayşe Yılmaz", "Ayse Yilmaz"], [1, 1], "accents differ from page to page"),
        (["Jan Bakker", "Jan Smit", "Jan"], [1, 2, 2], "a first name of two people: the one mentioned last"),
    ],
)
def test_who_is_who(mentions, numbers, why):
    assert number_persons(mentions) == numbers, why


def test_numbers_in_order_of_first_appearance():
    assert pseudonymised("Kees Mulder belt Ria Smit.", "Smit en Mulder lachen.") == [
        "[PERSOON 1] belt [PERSOON 2].", "[PERSOON 2] en [PERSOON 1] lachen."]  # fmt: skip


def test_overlooked_names_go_too():
    (_, second) = pseudonymised("Kees Mulder komt.", "KEES MULDER en Mulders fiets.")
    assert second == "[PERSOON 1] en [PERSOON 1] fiets."


def test_initials_before_a_quotation_are_somebody():
    assert pseudonymised("WH: “Ik durf weer.” NG: 'Ik ook.'") == ["[PERSOON 1]: “Ik durf weer.” [PERSOON 2]: 'Ik ook.'"]


@pytest.mark.parametrize("text", ["NB: “let op”", "Wmo: “wet”", "KPI: “80%”", "V: “Wat is er?”"])
def test_other_letters_before_a_quotation_stay(text):
    assert pseudonymised(text) == [text]


@pytest.mark.parametrize(
    "text", ["Stichting Piet Blom", "Piet Blom Fonds", "Piet Blomschool", "de Piet Blomstraat", "Huize Piet Blom"]
)
def test_names_of_organisations_and_streets_stay(text):
    assert pseudonymised(text) == [text]


def test_an_everyday_word_is_not_replaced_at_the_start_of_a_sentence():
    assert pseudonymised("Toen kwam Roos.", "De roos bloeit. Roos en tulp. Ik zag Roos.")[1].count("[PERSOON 1]") <= 2
    assert "De roos bloeit." in pseudonymised("Toen kwam Roos.", "De roos bloeit.")[1]


def test_labels_of_activities_keep_single_words_unless_the_text_knows_them():
    after = pseudonymise(
        tables("Kees Mulder was er.", activities=["Roos", "Ria Smit", "Inloop Kerkstraat"]), known_names
    )
    assert after.activities["activity"].to_list() == ["Roos", "[PERSOON 2]", "Inloop Kerkstraat"]


def test_file_names_lose_full_names_of_the_text_only():
    before = tables(
        "Samira El Idrissi, Bilal", filename="verhaal_samira-el-idrissi_bilal.docx", organisation="Stichting Piet Blom"
    )
    after = pseudonymise(before, known_names).documents
    assert after["filename"].to_list() == ["verhaal_[PERSOON 1]_bilal.docx"]
    assert after["organisation"].to_list() == ["Stichting Piet Blom"]


def test_titles_of_stories_come_first():
    after = pseudonymise(tables("Kees Mulder kent Samira.", title="Samira, 43 jaar"), known_names)
    assert after.stories["title"].to_list() == ["[PERSOON 1], 43 jaar"]
    assert after.passages["text"].to_list() == ["[PERSOON 2] kent [PERSOON 1]."]


def test_each_document_counts_for_itself():
    both = Tables.concat([tables("Kees Mulder belt Bilal."), tables("Bilal belt.", document="e")])
    assert pseudonymise(both, known_names).passages["text"].to_list() == [
        "[PERSOON 1] belt [PERSOON 2].", "[PERSOON 1] belt."]  # fmt: skip


def test_the_finder_is_called_once_with_each_different_text():
    calls = []

    def finder(texts):
        calls.append(texts)
        return known_names(texts)

    pseudonymise(tables("Bilal komt.", "Bilal komt.", "Dag."), finder)
    assert len(calls) == 1
    assert sorted(calls[0]) == ["Bilal komt.", "Dag."]


def test_empty_tables_stay_empty():
    assert pseudonymise(Tables(), known_names).passages.is_empty()


def test_nulls_and_schema_stay():
    before = tables("Bilal komt.", activities=[None])
    after = pseudonymise(before, known_names)
    for table in (DOCUMENTS, ACTIVITIES, PASSAGES, STORIES):
        assert getattr(after, table.name).schema == table.schema
    assert after.activities["activity"].to_list() == [None]


PIECES = st.lists(
    st.sampled_from(
        [*KNOWN, "kwam bij", "06-12345678", "BSN 123456782", "de Kerkstraat 12", "WH: “Dag”", ".", "zei", "Smit"]
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=4))
def test_twice_is_once_and_no_name_survives(parts):
    before = tables(*(" ".join(part) for part in parts))
    once = pseudonymise(before, known_names)
    assert pseudonymise(once, known_names).passages.equals(once.passages)
    text = " ".join(once.passages["text"].drop_nulls().to_list())
    assert not re.search("06-12345678|123456782|Kerkstraat 12|Samira|Bilal|Kees Mulder|El Idrissi", text)
    assert not re.search(r"\[[^\]]*\[", text)
    assert isinstance(once.passages, pl.DataFrame)


def bundle(*stories, report=()):
    """Two or more stories in one document, each a list of sentences, and a report around them."""
    rows = [
        {"passage_id": f"d-{number}-{place}", "document": "d", "story_id": f"d-s{number}", "text": text}
        for number, texts in enumerate(stories, 1)
        for place, text in enumerate(texts, 1)
    ]
    rows += [{"passage_id": f"d-r-{place}", "document": "d", "text": text} for place, text in enumerate(report, 1)]
    titles = [
        {"story_id": f"d-s{number}", "document": "d", "position": number} for number in range(1, len(stories) + 1)
    ]
    passages = [{**row, "position": position} for position, row in enumerate(rows, 1)]
    return Tables(
        documents=conform([{"document": "d", "filename": "bundel.docx"}], DOCUMENTS),
        passages=conform(passages, PASSAGES),
        stories=conform(titles, STORIES),
    )


def test_numbers_begin_anew_in_each_story():
    after = pseudonymise(
        bundle(["Kees Mulder belt Samira."], ["Samira lacht.", "Ria Smit ook."], report=["Kees Mulder was er."]),
        known_names,
    )
    assert after.passages["text"].to_list() == [
        "[PERSOON 1] belt [PERSOON 2].", "[PERSOON 1] lacht.", "[PERSOON 2] ook.", "[PERSOON 1] was er."]  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from(["Samira", "Bilal", "Kees Mulder", "Ria Smit"]), min_size=1, max_size=5),
    st.permutations(["Samira", "Bilal", "Kees Mulder", "Ria Smit"]),
)
def test_who_is_in_one_story_changes_nothing_in_another(names, others):
    """A story tells nothing of who is in the next: give everybody there another name, and nothing differs."""
    swap = dict(zip(["Samira", "Bilal", "Kees Mulder", "Ria Smit"], others, strict=True))
    first = ["Bilal komt langs bij Kees Mulder.", "Bilal kookt."]
    told = [bundle(first, [f"{name} zong." for name in given], report=["Ria Smit schreef dit."])
            for given in (names, [swap[name] for name in names])]  # fmt: skip
    before, after = (pseudonymise(one, known_names).passages["text"].to_list() for one in told)
    assert before == after


@pytest.mark.parametrize(
    ("filename", "expected", "why"),
    [
        ("Verhaal Fatima Zwaluwveld.txt", "Verhaal [PERSOON 1].txt", "a first name with a surname"),
        ("brief_Samira_el_Zwaluwveld_def.docx", "brief_[PERSOON 1]_def.docx", "with underscores and a particle"),
        ("mail mevrouw Zwaluwveld.eml", "mail mevrouw [PERSOON 1].eml", "a title"),
        ("Verhalenbundel Taalhuis De Kade.pdf", "Verhalenbundel Taalhuis De Kade.pdf", "a programme"),
        ("De Stoep kwartaalcijfers DEF (2).xlsx", "De Stoep kwartaalcijfers DEF (2).xlsx", "no name"),
    ],
)
def test_names_of_files_lose_names_that_their_text_does_not_have(filename, expected, why):
    known = known_words(NAME_LISTS)
    after = pseudonymise(tables("Er stond niets in.", filename=filename), lambda texts: [[] for _ in texts], known)
    assert after.documents["filename"].to_list() == [expected], why
