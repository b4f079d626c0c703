"""Text, markdown and CSV: encodings, separators, wrapped lines."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.lines import join_wrapped, looks_like_heading
from tests.ingest.builders import SENTENCE, codes, lines_of, outline, read

WRAPPED = "\n".join(
    [
        "Ontmoeten in de wijk",
        "",
        "In het buurthuis komen elke week bewoners samen om te koken en daarna samen te",
        "eten. Zij leren elkaar kennen en gaan daarna ook buiten de eetclub met el-",
        "kaar om.",
        "De meesten kwamen eerst bijna niet de deur uit en zijn nu iedere week weer van",
        "de partij.",
        "",
        "- eerste punt",
        "- tweede punt dat zo lang is dat het over meer dan een enkele regel van de tekst",
        "  doorloopt",
    ]
)
TEXTS = [
    (
        WRAPPED,
        [
            "## Ontmoeten in de wijk",
            "In het buurthuis komen elke week bewoners samen om te koken en daarna samen te eten. Zij leren elkaar "
            "kennen en gaan daarna ook buiten de eetclub met elkaar om.",
            "De meesten kwamen eerst bijna niet de deur uit en zijn nu iedere week weer van de partij.",
            "- eerste punt",
            "- tweede punt dat zo lang is dat het over meer dan een enkele regel van de tekst doorloopt",
        ],
        "lines wrapped by hand are joined, a short last line ends a paragraph",
    ),
    (
        f"# Titel\n\n{SENTENCE}\n\n### Kop drie\n* punt\n",
        ["# Titel", SENTENCE.strip(), "### Kop drie", "- punt"],
        "markdown",
    ),
    (f"Onderstreept\n============\n{SENTENCE}\n", ["# Onderstreept", SENTENCE.strip()], "underlined heading"),
    (f"2.1 Jongeren\n\n{SENTENCE}\n", ["## 2.1 Jongeren", SENTENCE.strip()], "the level of a number"),
    (
        f"Aantal gasten: 12\n\n{SENTENCE}\n",
        ["Aantal gasten: 12", SENTENCE.strip()],
        "a label with a value is no heading",
    ),
    (f"{SENTENCE * 3}\n{SENTENCE * 3}", [(SENTENCE * 3).strip()] * 2, "long lines are paragraphs of their own"),
    (
        "Uren\n\n| Wat | Uren |\n|---|---|\n| Eetclub | 10 |\n",
        ["## Uren", "| Wat | Uren |", "| Eetclub | 10 |"],
        "pipes",
    ),
    (
        "Activiteit      gepland   werkelijk\nEetclub voor ons     10        12\nSport               1.200     1.150\n",
        ["| Activiteit | gepland | werkelijk |", "| Eetclub voor ons | 10 | 12 |", "| Sport | 1.200 | 1.150 |"],
        "columns set with spaces",
    ),
    (
        "Activiteit      gepland   werkelijk\n-----------------------------------\nEetclub voor ons     10        12\n"
        "Sport               1.200     1.150\n-----------------------------------\n"
        "Totaal              1.210     1.162\n",
        [
            "| Activiteit | gepland | werkelijk |",
            "| Eetclub voor ons | 10 | 12 |",
            "| Sport | 1.200 | 1.150 |",
            "| Totaal | 1.210 | 1.162 |",
        ],
        "rulers under a header and over a total are no rows",
    ),
    (
        "wat\tplan\techt\nEetclub voor ons allen\t10\t12\nSport\t1.200\t1.150\n",
        ["| wat | plan | echt |", "| Eetclub voor ons allen | 10 | 12 |", "| Sport | 1.200 | 1.150 |"],
        "cells pasted with tabs, whatever column the tabs come out at",
    ),
    (
        "BIJLAGE\n\nWat; plan; echt\nEetclub; 10; 12\nSport; 1.200; 1.150\n",
        ["## BIJLAGE", "| Wat | plan | echt |", "| Eetclub | 10 | 12 |", "| Sport | 1.200 | 1.150 |"],
        "cells with semicolons in the midst of text",
    ),
    (
        "+--------+-----+-----+\n| Wat    | dit | dat |\n+--------+-----+-----+\n"
        "| Sport  |  10 |  12 |\n+--------+-----+-----+\n",
        ["| Wat | dit | dat |", "| Sport | 10 | 12 |"],
        "a box drawn with signs",
    ),
    (
        "Activiteit  gepland  werkelijk\nEetclub voor ons allemaal  10  12\nSport  1.200  1.150\n",
        [
            "| Activiteit | gepland | werkelijk |",
            "| Eetclub voor ons allemaal | 10 | 12 |",
            "| Sport | 1.200 | 1.150 |",
        ],
        "as many cells in each row, wherever they stand",
    ),
    (
        "Activiteit        gepland   werkelijk\n\n"
        "Eetclub voor ons      10 uur    12 uur\nSport                  8 uur     7 uur\n",
        ["| Activiteit | gepland | werkelijk |", "| Eetclub voor ons | 10 uur | 12 uur |", "| Sport | 8 uur | 7 uur |"],
        "a header that stands apart, and figures with their unit",
    ),
    (
        f"INZET\n  Eetclub aan huis: gepland 1.400 uur, gerealiseerd 1.522 uur\n"
        f"  Thuisadministratie: gepland 300 uur, gerealiseerd 344 uur\n\n{SENTENCE}\n",
        [
            "## INZET",
            "Eetclub aan huis: gepland 1.400 uur, gerealiseerd 1.522 uur",
            "Thuisadministratie: gepland 300 uur, gerealiseerd 344 uur",
            SENTENCE.strip(),
        ],
        "lines that each open with a label and count are not one paragraph, however long",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), TEXTS)
def test_text_is_read_as_its_writer_meant(text, expected, why):
    assert lines_of(text.encode()) == expected, why


BROKEN = [
    ("begelei-", "ding", "begeleiding", "a syllable"),
    ("zorg-", "en welzijn", "zorg- en welzijn", "a hanging hyphen"),
    ("Wmo-", "loket", "Wmo-loket", "a name keeps its hyphen"),
    ("65-", "plussers", "65-plussers", "a number too"),
    ("e-", "mail", "e-mail", "one letter too"),
    ("Noord-", "Holland", "Noord-Holland", "a capital follows"),
    ("gewone", "regel", "gewone regel", "no hyphen"),
]


@pytest.mark.parametrize(("first", "second", "expected", "why"), BROKEN)
def test_words_broken_over_lines_are_made_whole(first, second, expected, why):
    assert join_wrapped(first, second) == expected, why


HEADINGS = [
    ("Sociaal netwerk", True, "short and capitalised"),
    ("3. Werk en meedoen", True, "numbered"),
    ("Verslag over 2023", True, "a year is no value"),
    ("Het was fijn.", False, "a sentence"),
    ("Uitgestroomd naar werk 12", False, "a label with a figure"),
    ("Naam: De Brug", False, "a label with a value"),
    ("en verder", False, "no capital"),
    ("“Ik durf weer naar buiten”", False, "a quotation"),
]


@pytest.mark.parametrize(("text", "expected", "why"), HEADINGS)
def test_what_reads_as_a_heading(text, expected, why):
    assert looks_like_heading(text) is expected, why


TABLE = 'Activiteit;Gepland\r\n"Eetclub\nvoor iedereen";"1.200,5"\r\nCafé;10\r\n'
GRID = ["| Activiteit | Gepland |", "| Eetclub\nvoor iedereen | 1.200,5 |", "| Café | 10 |"]
ENCODINGS = [
    ("utf-8", None),
    ("utf-8-sig", None),
    ("utf-16", None),
    ("utf-16-le", None),
    ("cp1252", "encoding_guessed"),
]


@pytest.mark.parametrize(("encoding", "code"), ENCODINGS)
@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_csv_of_any_encoding_and_separator(encoding, code, sign):
    document = read(TABLE.replace(";", sign).encode(encoding))
    assert outline(document) == GRID
    assert document.media_type == "text/csv"
    expected = "encoding_guessed" if code or encoding == "utf-16-le" else None
    assert [found for found, _ in codes(document)] == ([expected] if expected else [])


def test_commas_in_a_story_do_not_make_it_a_table():
    story = "Ik was alleen, bang, en moe.\nToen kwam mijn maatje, en dat hielp.\nNu ga ik, elke week, naar het café.\n"
    assert read(story.encode()).media_type == "text/plain"


def test_a_title_above_and_a_remark_below_a_csv_table_are_text():
    data = "Uren 2023;;\n;;\nActiviteit;Gepland;Werkelijk\nEetclub;10;12\n;;\nBron: eigen administratie van ons;;\n"
    document = read(data.encode())
    assert outline(document) == [
        "## Uren 2023",
        "| Activiteit | Gepland | Werkelijk |",
        "| Eetclub | 10 | 12 |",
        "Bron: eigen administratie van ons",
    ]
    assert next(document.grids()).first_row == 3


words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=30)


@given(st.lists(words.filter(lambda word: word.strip()), min_size=1, max_size=20))
def test_any_text_is_read_without_failing_and_twice_the_same(lines):
    data = ("Verslag van de wijk.\n" + "\n".join(lines)).encode()
    assert read(data) == read(data)


MARKDOWN = [
    (
        "---\ntitle: Verslag\nauthor: De Brug\n---\n# Titel\n\nEen *schuin* en **vet** [woord](http://x.nl) `x`.\n",
        ["# Titel", "Een schuin en vet woord x."],
        "front matter, emphasis, links",
    ),
    (
        "# T\n\n- een\n  - twee\n    loopt door\n- drie\n\n  uitleg\n\n1. vier\n",
        ["# T", "- een", "- twee loopt door", "- drie", "uitleg", "- vier"],
        "nested lists",
    ),
    (
        "| Wat | Uren |\n|:----|-----:|\n| Eet\\|club | **10** |\n| Sport<br>buiten | |\n",
        ["| Wat | Uren |", "| Eet|club | 10 |", "| Sport\nbuiten |  |"],
        "a table with its rule, emphasis and breaks in cells",
    ),
    (
        "**Ontmoeten**\n\nOrganisatie: De Brug\nPeriode: 2023\n\n> citaat van een bewoner\n",
        ["## Ontmoeten", "Organisatie: De Brug", "Periode: 2023", "citaat van een bewoner"],
        "a bold heading, lines that stay apart, a quotation",
    ),
    (
        "# T\n\n    ingesprongen tekst\n\n<table><tr><td>a<td>1<tr><td>b<td>2</table>\n",
        ["# T", "ingesprongen tekst", "| a | 1 |", "| b | 2 |"],
        "an indent is no code, a table of a web page is a table",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), MARKDOWN)
def test_markdown_is_read_without_its_signs(text, expected, why):
    document = read(text.encode(), "verslag.md")
    assert (outline(document), document.media_type) == (expected, "text/markdown"), why


KINDS = [
    ("# Kop\n\nTekst met **vet**.", "verslag.txt", "text/markdown", "two signs say it under any name"),
    ("# Kop\n\nTekst.", "verslag.md", "text/markdown", "one sign and the name"),
    ("# Kop\n\nTekst.", "verslag.txt", "text/plain", "one sign alone is not enough"),
    ("Gewone tekst.", "verslag.md", "text/plain", "no sign at all"),
]


@pytest.mark.parametrize(("text", "name", "expected", "why"), KINDS)
def test_markdown_is_known_by_content_and_name(text, name, expected, why):
    assert read(text.encode(), name).media_type == expected, why
    assert codes(read(text.encode(), name)) == []


def test_reading_a_small_file_leaves_other_readers_of_the_process_their_room():
    before = csv.field_size_limit()
    read(b"Wat;Uren\nEetclub;10\n", "uren.csv")
    assert csv.field_size_limit() >= before
