"""One object for a zip or mail: what its files agree on, and what one of them leaves out taken from the others."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from pipeline import ingest, process
from pipeline.extract import as_contracts, as_one

LETTER = "Stichting Wijkhuis De Linde\n\nHalfjaarverslag\nVerslagperiode: 1 januari t/m 30 juni 2023\n"
COUNTS = "Aanbod;gepland;gerealiseerd;eenheid\nKookles;20;18;lessen\nFietsclub;12;15;ritten\n"


@pytest.fixture
def delivered(tmp_path):
    def read(**files: str) -> dict[str, Any]:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, text in files.items():
                archive.writestr(name.replace("__", "."), text)
        path = tmp_path / "levering.zip"
        path.write_bytes(stream.getvalue())
        unpacked = process.unpack_file(path, ingest.Limits())
        return as_one(path, unpacked, as_contracts(process.read_members("zip", unpacked, ingest.Limits())))

    return read


def test_a_file_that_does_not_say_whose_it_is_or_when_takes_it_from_the_others(delivered):
    found = delivered(brief__txt=LETTER, cijfers__csv=COUNTS)
    half = {"start": "2023-01-01", "end": "2023-06-30"}
    document = found["document"]
    assert (document["organisation"], document["period"]) == ("Stichting Wijkhuis De Linde", half)
    assert [one["organisation"] for one in document["members"]] == ["Stichting Wijkhuis De Linde"] * 2
    assert [one["period"] for one in found["activities"]] == [half, half]
    assert not {"no_organisation", "no_period"} & {one["code"] for one in found["issues"]}


def test_files_that_differ_leave_it_open(delivered):
    other = LETTER.replace("De Linde", "De Beuk").replace("30 juni", "31 maart")
    found = delivered(brief__txt=LETTER, ander__txt=other, cijfers__csv=COUNTS)
    assert (found["document"]["organisation"], found["document"]["period"]["start"]) == (None, None)
    assert [one["period"]["start"] for one in found["activities"]] == [None, None]
    assert {"no_organisation", "no_period"} <= {one["code"] for one in found["issues"]}


def test_the_short_form_of_a_name_is_no_other_name(delivered):
    found = delivered(brief__txt=LETTER, uren__txt=LETTER.replace("Stichting Wijkhuis De Linde", "Wijkhuis De Linde"))
    assert found["document"]["organisation"] == "Stichting Wijkhuis De Linde"
