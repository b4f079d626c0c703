"""What the network notices, and what becomes of it in tables."""

from __future__ import annotations

import shutil
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import Limits, parse_bytes
from pipeline.model_files import ModelError
from pipeline.parse import parse
from pipeline.privacy import load_network, pseudonymise
from pipeline.privacy.identifiers import PLACEHOLDER
from pipeline.privacy.network import LONGEST_PART, NETWORK, Noticed, parts
from pipeline.privacy.noticed import DOUBTFUL, moved
from pipeline.tables import Tables

NOTICED = [
    ("toen kwam fatima langs en die zei dat het wel goed kwam", "fatima", "name"),
    (
        "Mijn moeder is van negen maart negentienachtendertig, dus reken maar uit.",
        "negentienachtendertig",
        "birth_date",
    ),
    ("Bij de gemeente ken ik mijn nummer wel: zaak 2025/WMO/04418-b, die staat op elke brief.", "04418", "reference"),
]
LEFT = [
    "In het tweede kwartaal waren er 24 bijeenkomsten in wijkcentrum De Brug, met 312 bezoekers.",
    "De gemeente stelde op 12 maart 2024 de subsidie vast op € 41.250 (artikel 4:46 Awb).",
]


@pytest.fixture(scope="module")
def network():
    return load_network()


def words(text, noticed, least=0.5):
    return {text[one.start : one.end]: one.kind for one in noticed if one.chance >= least}


@pytest.mark.parametrize(("text", "word", "kind"), NOTICED)
def test_what_no_list_knows_is_noticed(network, text, word, kind):
    assert words(text, network.find([text])[0]).get(word) == kind


@pytest.mark.parametrize("text", LEFT)
def test_figures_and_dates_of_a_report_are_nobodys(network, text):
    assert not words(text, network.find([text])[0])


def test_a_text_gets_the_same_among_others(network):
    texts = [text for text, _, _ in NOTICED] + LEFT
    alone = [network.find([text])[0] for text in texts]
    for one, other in zip(alone, network.find(texts), strict=True):
        assert [(word.start, word.kind) for word in one if word.chance > 0.05] == [
            (word.start, word.kind) for word in other if word.chance > 0.05
        ]


def test_words_stand_where_they_are_said_to(network):
    text = "Dag. " * 150 + "Ik heet Fatima el Amrani." + "\n\nZij heet Jantje Visser."
    found = [one for one in network.find([text])[0] if one.chance > 0.5]
    assert [text[one.start : one.end] for one in found] == ["Fatima", "el", "Amrani", "Jantje", "Visser"]


@given(st.text(alphabet="ab .\n!é", max_size=1500))
def test_parts_hold_everything_once_and_in_order(text):
    found = parts(text)
    assert all(end - start <= LONGEST_PART for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert "".join("".join(text[start:end] for start, end in found).split()) == "".join(text.split())


@given(st.lists(st.tuples(st.text("abc ", min_size=1, max_size=6), st.sampled_from(["", "[BSN]", "[KENMERK]"]))))
def test_spans_are_followed_through_placeholders(pieces):
    before = "".join(f"{text}{'#12345' if placeholder else ''}" for text, placeholder in pieces)
    after = "".join(f"{text}{placeholder}" for text, placeholder in pieces)
    words = [(at, at + 1) for at, sign in enumerate(before) if sign in "abc"]
    there = [after[start:end] for start, end in moved(words, before, after)]
    assert there == [before[start:end] for start, end in words]
    assert not PLACEHOLDER.search("".join(there))


def test_a_span_that_became_part_of_a_placeholder_is_gone():
    assert moved([(0, 3), (4, 9)], "Ria 12345", "Ria [KENMERK]") == [(0, 3)]


def read(*lines):
    return parse(parse_bytes("\n\n".join(lines).encode(), "brief.txt", Limits()))


def noticing(**kinds):
    """A network that knows these words, and is sure of them."""

    def find(texts):
        return [sorted(_known(text, kinds), key=lambda one: one.start) for text in texts]

    return find


def _known(text, kinds):
    return [Noticed(text.find(word), text.find(word) + len(word), kinds[word], 0.9) for word in kinds if word in text]


def nobody(texts):
    return [[] for _ in texts]


def test_what_is_noticed_goes_and_its_number_again_elsewhere():
    raw = read("Ze schreven over zaak A1b2c3 aan roos.", "Over A1b2c3 hoorde roos niets meer van hen.")
    after = pseudonymise(raw, nobody, find_personal=noticing(A1b2c3="reference", roos="name"))
    told = " ".join(after.passages["text"])
    assert "A1b2c3" not in told
    assert "roos" not in told
    assert told.count("[KENMERK]") == 2
    assert told.count("[PERSOON 1]") == 2


def test_a_name_that_only_the_recogniser_sees_stays_where_the_network_sees_nobody():
    text = "Wij werken samen met Doenja aan een buurttuin."
    start = text.index("Doenja")
    found = lambda texts: [[(start, start + 6)] if one == text else [] for one in texts]  # noqa: E731
    assert pseudonymise(read(text), found, find_personal=nobody).passages["text"].to_list() == [text]
    doubt = lambda texts: [[Noticed(start, start + 6, "name", DOUBTFUL)] for _ in texts]  # noqa: E731
    assert "[PERSOON 1]" in pseudonymise(read(text), found, find_personal=doubt).passages["text"].to_list()[0]


def test_a_damaged_network_says_what_to_do(tmp_path):
    folder = tmp_path / "network"
    shutil.copytree(NETWORK, folder)
    (folder / "head.safetensors").write_bytes(b"niets")
    with pytest.raises(ModelError, match=r"head\.safetensors"):
        load_network(folder)


def test_what_is_beside_a_document_changes_nothing_in_it():
    """A cell counts by the rows that it stands in: those of its own document."""
    find = noticing(Kadeklas="name")
    table = "naam;aantekening;dag\n" + "\n".join(f"Kadeklas;kwam laat {n};ma" for n in range(3)) + "\n"
    one = parse(parse_bytes(table.encode(), "een.csv", Limits()))
    other = parse(parse_bytes(table.replace("Kadeklas", "Iets").encode(), "twee.csv", Limits()))
    together = pseudonymise(Tables.concat([one, other]), nobody, find_personal=find)
    alone = pseudonymise(one, nobody, find_personal=find)
    document = one.documents["document"][0]
    assert together.cells.filter(document=document).equals(alone.cells)
