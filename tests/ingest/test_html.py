"""Web pages and what office programs save as one: blocks, tables, what is not shown, encodings."""

import pytest

from tests.ingest.builders import codes, lines_of, outline, read

TABLE = "<table><tr><th>Wat<th>Uren<tr><td>Eetclub<td>10</table>"
PAGES = [
    (
        "<p>Naailes<sup>1</sup> in 30 m<sup>2</sup></p><table><tr><th>Wat<th>Aantal"
        "<tr><td>Ruilbeurs<sup><a href=#n>2</a></sup><td>48<sup>3</sup></table>",
        ["Naailes¹ in 30 m2", "| Wat | Aantal |", "| Ruilbeurs² | 48³ |"],
        "raised numbers of notes",
    ),
    (
        "<h1>Verslag</h1><p>In het <b>buurt</b>huis\n komen &eacute;n koken&nbsp;bewoners.<br>Elke week.</p>"
        "<h3>Kop</h3>tekst",
        ["# Verslag", "In het buurthuis komen én koken bewoners.", "Elke week.", "### Kop", "tekst"],
        "headings, running text, entities, a break",
    ),
    (
        "<ul><li>een<ul><li>twee</li></ul><li><p>drie</p><p>uitleg</p></ul><ol><li>vier</ol>",
        ["- een", "- twee", "- drie", "uitleg", "- vier"],
        "lists in lists, a paragraph behind an item",
    ),
    (
        "<dl><dt>Organisatie<dd>De Brug<dt>Los</dl><p>tekst</p>",
        ["Organisatie: De Brug", "Los", "tekst"],
        "terms with and without description",
    ),
    ("<p><strong>Ontmoeten</strong></p><p>tekst</p>", ["## Ontmoeten", "tekst"], "a heading made by hand"),
    ("<pre>regel een\nregel twee</pre>", ["regel een", "regel twee"], "lines kept"),
    (
        "<style>p{}</style><script>var x = '<p>nee</p>'</script><p hidden>nee</p><p style='DISPLAY: none'>nee</p>"
        "<template>nee</template><!-- nee --><nav>menu</nav><p>ja</p>",
        ["ja"],
        "what a reader does not see",
    ),
    (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>punt</p><p class=MsoTitle>Titel</p>",
        ["- punt", "# Titel"],
        "lists and titles of Word",
    ),
    (
        "<table><tr><th rowspan=2>Activiteit<th colspan=2>Uren<tr><th>plan<th>werkelijk"
        "<tr><td>Eetclub<td>10<td>12</table>",
        ["| Activiteit | Uren | Uren° |", "| Activiteit° | plan | werkelijk |", "| Eetclub | 10 | 12 |"],
        "merged cells are filled and marked",
    ),
    (
        "<table><tfoot><tr><td>Totaal<td>1</tfoot><thead><tr><th>Wat<th>Uren</thead><tbody><tr><td>Sport<td>1</table>",
        ["| Wat | Uren |", "| Sport | 1 |", "| Totaal | 1 |"],
        "the foot of a table comes last",
    ),
    (
        f"<table><tr><td><h2>Links</h2><p>tekst</p></td><td>{TABLE}</td></tr></table><p>na</p>",
        ["## Links", "tekst", "| Wat | Uren |", "| Eetclub | 10 |", "na"],
        "a table that only sets out the page",
    ),
    (
        "<table><tr><td><img src=logo.png></td><td>Jaarverslag</td></tr></table>",
        ["Jaarverslag"],
        "one row is layout",
    ),
    (
        f"<table><tr><th>A<th>B<tr><td>zie onder<td>x{TABLE}</table>",
        ["| A | B |", "| zie onder | x |", "| Wat | Uren |", "| Eetclub | 10 |"],
        "a table in a table of data comes after it",
    ),
    (
        "<table><tr><td colspan=9>Titel<tr><td>Wat<td>Uren<tr><td>Sport<td>2</table>",
        ["| Titel | Titel° |", "| Wat | Uren |", "| Sport | 2 |"],
        "a span wider than the table makes no columns",
    ),
    (
        "<table><tr><td>Wat<td>Uren<tr style='display:none'><td>weg<td>9<tr><td>Sport<td><ul><li>2</ul></table>",
        ["| Wat | Uren |", "| Sport | 2 |"],
        "hidden rows, a list in a cell",
    ),
]


@pytest.mark.parametrize(("body", "expected", "why"), PAGES, ids=[why for _, _, why in PAGES])
def test_a_page_is_read_as_it_is_shown(body, expected, why):
    assert lines_of(f"<!DOCTYPE html><html><body>{body}</body></html>".encode()) == expected, why


EXCEL = (
    "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head><meta charset=windows-1252></head><body><table>"
    "<tr><td colspan=3>Stichting De Brug</td></tr><tr><td></td></tr><tr><td>Activiteit<td>Gepland<td>Werkelijk</tr>"
    "<tr><td>Caf\u00e9<td x:num='10.5'>10,5<td x:num>12</tr><tr><td>Sport<td x:num=0.855>85,5%<td>-</tr></table>"
    "</body></html>"
).encode("cp1252")


def test_a_sheet_that_is_a_web_page_is_read_as_a_sheet():
    document = read(EXCEL, "export.xls")
    assert outline(document) == [
        "## Stichting De Brug", "| Activiteit | Gepland | Werkelijk |", "| Café | 10,5 | 12 |", "| Sport | 85,5% | - |",
    ]  # fmt: skip
    (grid,) = document.grids()
    assert [cell.value for cell in grid.rows[1]] == [None, 10.5, None]
    assert codes(document) == [("wrong_extension", None)]
    assert document.media_type == "text/html"


LIBREOFFICE = b"""<!DOCTYPE html><html><head><title>Uren</title></head><body><hr>
<p><center><h1>Overview</h1><A HREF="#table0">Q1</A><br><A HREF="#table1">Q2</A><br></center></p><hr>
<A NAME="table0"><h1>Sheet 1: <em>Q1</em></h1></A><table><tr><td>Wat</td><td>Uren</td></tr>
<tr><td>Sport</td><td sdval="1402" sdnum="1033;0;#,##0">1,402</td></tr>
<tr><td>Klus</td><td sdval="1.51041666666667" sdnum="1043;0;[UU]:MM">36:15</td></tr></table>
<A NAME="table1"><h1>Sheet 2: <em>Q2</em></h1></A><table><tr><td>Wat</td><td>Uren</td></tr>
<tr><td>Sport</td><td sdval="45780" sdnum="1043;0;DD-MM-JJJJ">03-05-2025</td></tr></table></body></html>"""


def test_a_workbook_that_is_one_page_keeps_its_sheets_and_numbers():
    document = read(LIBREOFFICE)
    grids = list(document.grids())
    assert [grid.sheet for grid in grids] == ["Q1", "Q2"]
    assert not list(document.blocks()), "the list of sheets and their names are no text"
    assert [cell.value for grid in grids for cell in (row[1] for row in grid.rows[1:])] == [1402, None, None]


def test_a_page_saved_as_one_file_gives_each_of_its_sheets():
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    sheets = "".join(
        f"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>blad {number}</p>\r\n" for number in (1, 2)
    )
    document = read((head + sheets + "--x--\r\n").encode(), "verslag.mht")
    assert outline(document) == ["blad 1", "blad 2"]
    assert codes(document) == []


STARTS = [
    ("<p>café</p>", "no doctype"),
    ("\ufeff<html><p>café</p>", "a byte order mark"),
    ("<?xml version='1.0' encoding='utf-8'?>\n<html xmlns='http://www.w3.org/1999/xhtml'><p>café</p></html>", "XHTML"),
    ("<!-- gemaakt -->\n<div>café</div>", "a remark first"),
    ("<table><tr><td>café</td></tr></table>", "a bare table"),
]


@pytest.mark.parametrize(("page", "why"), STARTS)
def test_a_page_is_known_by_its_content(page, why):
    document = read(page.encode(), "pagina")
    assert (outline(document), document.media_type) == (["café"], "text/html"), why


ENCODINGS = [
    ("<meta charset=utf-8><p>café €</p>".encode(), "declared"),
    ("<meta charset='iso-8859-1'><p>café €</p>".encode("cp1252"), "Latin 1 means Windows-1252"),
    ("<meta charset=utf-8><p>café €</p>".encode("cp1252"), "declared wrongly"),
    ("<p>café €</p>".encode("cp1252"), "not declared"),
    ("<p>café €</p>".encode("utf-16"), "two bytes a sign"),
    ("<meta charset=bestaatniet><p>café €</p>".encode(), "an encoding that does not exist"),
]


@pytest.mark.parametrize(("page", "why"), ENCODINGS)
def test_the_encoding_is_found(page, why):
    assert lines_of(page) == ["café €"], why


def test_title_and_author_are_properties():
    page = b"<html><head><title>Jaarverslag 2023</title><meta name=Author content='De Brug'></head><p>tekst</p></html>"
    assert read(page).properties == {"title": "Jaarverslag 2023", "author": "De Brug"}


def test_prose_about_tags_is_no_page():
    assert read(b"Wij gebruiken <p> en <table> in onze brief.").media_type == "text/plain"
