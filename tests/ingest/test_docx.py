"""Word files: what a reader sees, in order, and nothing twice."""

import pytest

from tests.ingest.builders import (
    SENTENCE,
    cell,
    codes,
    lines_of,
    paragraph,
    plain_table,
    read,
    repacked,
    run,
    table,
    word,
)  # fmt: skip


def box(text: str) -> str:
    """A text box as Word stores it: once for new readers and once for old ones."""
    content = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        f"<w:p>{run('Alinea met kader.')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{content}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


RAISED = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>{}</w:t></w:r>"
PARAGRAPHS = [
    (
        f"<w:p>{run('Weggeefwinkel')}{RAISED.format(2)}{run(' 40')}{RAISED.format('3)')}{run(', zaal 60 m')}"
        f"{RAISED.format(2)}{run(', de 3')}{RAISED.format('e')}{run(' keer')}</w:p>",
        ["Weggeefwinkel² 40³, zaal 60 m2, de 3e keer"],
        "numbers of notes typed by hand are no part of the word or figure before them",
    ),
    (
        f"<w:sdt><w:sdtContent>{paragraph('In een besturingselement.')}</w:sdtContent></w:sdt>",
        ["In een besturingselement."],
        "forms are content controls; python-docx skips them",
    ),
    (
        f"<w:p>{run('Er kwamen ')}<w:ins>{run('twaalf ')}</w:ins>{run('gasten.')}</w:p>",
        ["Er kwamen twaalf gasten."],
        "insertions",
    ),
    (
        "<w:p><w:del><w:r><w:delText>weg</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>weg</w:t></w:r></w:moveFrom>"
        f"{run('Blijft staan.')}</w:p>",
        ["Blijft staan."],
        "deleted and moved text is gone",
    ),
    (box("Tekst in het kader."), ["Alinea met kader.", "Tekst in het kader."], "a text box is stored twice"),
    (
        "<w:p><w:r><w:t>Eerste regel.</w:t><w:br/><w:t>Tweede regel.</w:t></w:r></w:p>",
        ["Eerste regel.", "Tweede regel."],
        "breaks",
    ),
    (
        "<w:p><w:hyperlink><w:r><w:t>Onze site</w:t></w:r></w:hyperlink></w:p>",
        ["Onze site"],
        "the text of a link, not its address",
    ),
    (
        "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r><w:r><w:t> ja</w:t></w:r></w:p>",
        ["☒ ja"],
        "ticked boxes carry consent",
    ),
    (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        f"{run('Zie boven.')}</w:p>",
        ["Zie boven."],
        "field codes are not text",
    ),
    (
        "<w:p><w:r><w:t>soft\u00adhyphen en vaste\u00a0spatie</w:t></w:r></w:p>",
        ["softhyphen en vaste spatie"],
        "invisible signs",
    ),
]


@pytest.mark.parametrize(("xml", "expected", "why"), PARAGRAPHS)
def test_a_paragraph_is_what_a_reader_sees(xml, expected, why):
    assert lines_of(word(xml)) == expected, why


def test_headings_and_lists_come_from_styles_and_the_contents_page_is_left_out():
    def write(document):
        document.add_heading("Jaarverslag", 0)
        document.styles.add_style("toc 1", 1)
        document.add_paragraph("Ontmoeten 3", style="toc 1")
        document.add_heading("Ontmoeten", 1)
        document.add_paragraph("Tekst.")
        document.add_heading("Eetclub", 2)
        document.add_paragraph("koken", style="List Bullet")
        document.add_paragraph("eten", style="List Number")

    assert lines_of(word(add=write)) == ["# Jaarverslag", "# Ontmoeten", "Tekst.", "## Eetclub", "- koken", "- eten"]


def test_headings_made_by_hand_are_found():
    body = [
        paragraph("Ontmoeten", bold=True),
        paragraph(SENTENCE),
        "<w:p/>",
        paragraph("Resultaten"),
        paragraph(SENTENCE * 2),
    ]
    assert lines_of(word(*body))[::2] == ["## Ontmoeten", "## Resultaten"]


def test_a_bold_sentence_or_a_label_is_no_heading():
    body = [paragraph("Wij zijn trots op dit resultaat.", bold=True), paragraph("Aantal gasten: 12", bold=True)]
    assert lines_of(word(*body)) == ["Wij zijn trots op dit resultaat.", "Aantal gasten: 12"]


def test_tables_keep_their_place_and_fill_merged_cells():
    wide = [cell(paragraph("Uren"), settings='<w:gridSpan w:val="2"/>')]
    rows = table(
        [cell(paragraph("Activiteit"), settings='<w:vMerge w:val="restart"/>'), *wide],
        [cell(settings="<w:vMerge/>"), cell(paragraph("gepland")), cell(paragraph("werkelijk"))],
        [cell(paragraph("Eetclub")), cell(paragraph("10")), cell(paragraph("12"))],
    )
    assert lines_of(word(paragraph("Voor."), rows, paragraph("Na."))) == [
        "Voor.",
        "| Activiteit | Uren | Uren° |",
        "| Activiteit° | gepland | werkelijk |",
        "| Eetclub | 10 | 12 |",
        "Na.",
    ]


def test_a_table_inside_a_cell_comes_after_its_table_and_only_there():
    inner = plain_table(["a", "b"], ["c", "d"])
    outer = table(
        [cell(paragraph("links")), cell(paragraph("rechts"), inner, "<w:p/>")],
        [cell(paragraph("x")), cell(paragraph("y"))],
    )
    assert lines_of(word(outer)) == ["| links | rechts |", "| x | y |", "| a | b |", "| c | d |"]


def test_a_table_of_one_cell_is_a_frame_around_text():
    assert lines_of(word(table([cell(paragraph("Kader."), paragraph("Tweede."))]))) == ["Kader.", "Tweede."]


def test_paragraphs_in_a_cell_stay_apart():
    grid = next(
        read(word(table([cell(paragraph("een"), paragraph("twee")), cell(paragraph("b"))], [cell(), cell()]))).grids()
    )
    assert grid.rows[0][0].text == "een\ntwee"


def test_lines_set_with_tabs_become_a_table_with_the_sub_items_marked():
    body = [
        paragraph("Naam\t\t:\tStichting Voorbeeld"),
        paragraph("\t\t\t\t\tRealisatie\tBegroting"),
        paragraph("Lasten"),
        paragraph("Huur van de zaal\t\t\t1200\t\t1300"),
        paragraph("Vrijwilligers\t\t\t\t800\t\t750"),
        "<w:p/>",
        paragraph("Totaal lasten\t\t\t\t2000\t\t2050"),
        paragraph("Dat is minder dan gedacht."),
    ]
    assert lines_of(word(*body)) == [
        "Naam: Stichting Voorbeeld",
        "|  | Realisatie | Begroting |",
        "| Lasten |  |  |",
        "| Huur van de zaal | 1200 | 1300 |",
        "| Vrijwilligers | 800 | 750 |",
        "| Totaal lasten | 2000 | 2050 |",
        "Dat is minder dan gedacht.",
    ]


def test_page_headers_are_a_property_not_text():
    def write(document):
        document.sections[0].header.paragraphs[0].text = "Stichting Voorbeeld"
        document.core_properties.title = "Verslag"
        document.add_paragraph("Tekst.")

    document = read(word(add=write))
    assert [part.text for part in document.parts] == ["Tekst."]
    assert (document.properties["header"], document.properties["title"]) == ("Stichting Voorbeeld", "Verslag")


def test_entities_in_the_xml_are_never_expanded():
    def attack(name, content):
        if name != "word/document.xml":
            return content
        head, rest = content.split(b"?>", 1)
        entity = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "GEHEIM">]>'
        return head + b"?>" + entity + rest.replace(b"Begin.", b"Begin.&x;&y;")

    assert lines_of(repacked(word(paragraph("Begin.")), attack)) == ["Begin."]


def test_reading_stops_at_the_most_parts_with_a_warning():
    document = read(word(*[paragraph(f"Alinea {number}.") for number in range(30)]), max_parts=10)
    assert (len(document.parts), codes(document)) == (10, [("truncated", None)])
