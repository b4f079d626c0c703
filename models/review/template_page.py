"""The Word template while it is written: paragraphs, tables and commands, in the styles that it has."""

from __future__ import annotations

from copy import deepcopy

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

from models.review.word_xml import LINE, border, field, language, letter, only_lines_across, whole_row
from pipeline.review.phrases import PHRASES

BRAND, INK, SOFT = RGBColor(0x1B, 0x4F, 0x72), RGBColor(0x1F, 0x29, 0x33), RGBColor(0x52, 0x60, 0x6D)
_SIZES = {1: 20, 2: 15, 3: 11.5, 4: 10}
_ABOVE = {1: 0, 2: 12, 3: 8, 4: 5}
"""Points above a heading of each level."""


class Template:
    """The document while it is written."""

    def __init__(self) -> None:
        self.document = Document()
        self._styles()
        self._page()

    def say(self, text: str, style: str | None = None) -> Paragraph:
        """A paragraph in a style."""
        return self.document.add_paragraph(text, style)

    def head(self, text: str, level: int) -> None:
        """A heading that readers find their way by."""
        self.document.add_heading(text, level)

    def command(self, text: str) -> None:
        """A command of a paragraph of its own, of which nothing stays in the document."""
        self.say(f"{{%p {text} %}}")

    def each(self, items: str, style: str = "List Bullet") -> None:
        """A paragraph for each of some lines."""
        self.command(f"for line in {items}")
        self.say("{{ line }}", style)
        self.command("endfor")

    def some(self, items: str, heading: str, level: int = 3) -> None:
        """A heading with a list, where there is anything in it."""
        self.command(f"if {items}")
        self.head(heading, level)
        self.each(items)
        self.command("endif")

    def either(self, items: str, otherwise: str) -> None:
        """A list, or a sentence where it is empty."""
        self.command(f"if {items}")
        self.each(items)
        self.command("else")
        self.say(otherwise)
        self.command("endif")

    def table(self, name: str, widths: tuple[int, ...], numeric: tuple[int, ...]) -> None:
        """The table that a name stands for: its caption, a row of headers that is repeated, and its rows."""
        self.command(f"if {name}")
        caption = self.say(f"{{{{ {name}.caption }}}}", "Caption")
        caption.paragraph_format.keep_with_next = True
        made = self.document.add_table(rows=4, cols=len(widths), style="Table Grid")
        made.autofit = False
        only_lines_across(made)
        for row, texts in enumerate((
            [f"{{{{ {name}.heads[{at}] }}}}" for at in range(len(widths))],
            [f"{{%tr for row in {name}.rows %}}"], [f"{{{{ row[{at}] }}}}" for at in range(len(widths))],
            ["{%tr endfor %}"],
        )):  # fmt: skip
            self._cells(made, row, texts, numeric)
        for at, width in enumerate(widths):
            made.columns[at].width = Mm(width)
            for cell in made.columns[at].cells:
                cell.width = Mm(width)
        self.command("endif")

    def _cells(self, made: Table, row: int, texts: list[str], numeric: tuple[int, ...]) -> None:
        for at, text in enumerate(texts):
            paragraph = made.cell(row, at).paragraphs[0]
            paragraph.text, paragraph.style = text, "Tabelkop" if row == 0 else "Tabel"
            if at in numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        whole_row(made.rows[row], header=row == 0)

    def wide_table(self, name: str, first: tuple[int, ...], rest: int) -> None:
        """A table with `first` columns of their own width, and as many numeric ones as there are of `rest` together."""
        self.command(f"if {name}")
        self.say(f"{{{{ {name}.caption }}}}", "Caption").paragraph_format.keep_with_next = True
        made = self.document.add_table(rows=4, cols=len(first) + 3, style="Table Grid")
        made.autofit = False
        only_lines_across(made)
        fixed = len(first)
        for row, texts in enumerate((
            [*(f"{{{{ {name}.heads[{at}] }}}}" for at in range(fixed)),
             f"{{%tc for head in {name}.heads[{fixed}:] %}}", "{{ head }}", "{%tc endfor %}"],
            [f"{{%tr for row in {name}.rows %}}"],
            [*(f"{{{{ row[{at}] }}}}" for at in range(fixed)),
             f"{{%tc for cell in row[{fixed}:] %}}", "{{ cell }}", "{%tc endfor %}"],
            ["{%tr endfor %}"],
        )):  # fmt: skip
            self._cells(made, row, texts, tuple(range(fixed, fixed + 3)))
        for at, width in enumerate((*first, *(rest,) * 3)):
            for cell in made.columns[at].cells:
                cell.width = Mm(width)
        self.command("endif")

    def room(self, count: int) -> None:
        """Lines to write on."""
        self.say(PHRASES["room"], "Bijzin").paragraph_format.keep_with_next = True
        for at in range(count):
            line = self.say("", "Schrijflijn")
            line.paragraph_format.keep_with_next = at < count - 1

    def columns(self, count: int) -> None:
        """What follows stands in so many columns, with the foot of the first page."""
        first = self.document.sections[0]._sectPr.find(qn("w:footerReference"))
        properties = self.document.add_section(WD_SECTION.CONTINUOUS)._sectPr
        properties.insert(0, deepcopy(first))
        properties.find(qn("w:cols")).set(qn("w:num"), str(count))

    def quote(self, name: str) -> None:
        """What somebody said, and behind it who and where."""
        said = self.say(f"{{{{ {name}.text }}}} ", "Citaat")
        said.add_run(f" {{{{ {name}.who }}}}, {PHRASES['source']} {{{{ {name}.source }}}}", "Terzijde")

    def _page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(17)
        section.top_margin = section.bottom_margin = Mm(15)
        section.footer_distance = Mm(7)
        footer = section.footer.paragraphs[0]
        footer.style = "Bijzin"
        footer.add_run("{{ title }}, {{ subtitle }} · ")
        field(footer.add_run(), "PAGE")

    def _styles(self) -> None:
        styles = self.document.styles
        normal = styles["Normal"]
        letter(normal, 10, INK)
        normal.paragraph_format.space_before, normal.paragraph_format.space_after = Pt(0), Pt(4)
        language(normal)
        for level, size in _SIZES.items():
            held = styles[f"Heading {level}"]
            letter(held, size, BRAND if level == 2 else INK, bold=True)
            held.paragraph_format.space_before, held.paragraph_format.space_after = Pt(_ABOVE[level]), Pt(3)
            held.paragraph_format.keep_with_next = True
        for kept in ("List Bullet", "Caption"):
            styles[kept].paragraph_format.space_before, styles[kept].paragraph_format.space_after = Pt(0), Pt(2)
        letter(styles["Caption"], 9, SOFT)
        letter(styles.add_style("Terzijde", WD_STYLE_TYPE.CHARACTER), 9, SOFT)
        for name, size, colour in (
            ("Bijzin", 9, SOFT), ("Tabel", 8.5, INK), ("Tabelkop", 8.5, SOFT), ("Citaat", 10.5, INK),
            ("Spreker", 9, SOFT), ("Schrijflijn", 10, INK),
        ):  # fmt: skip
            made = styles.add_style(name, 1)
            made.base_style = normal
            letter(made, size, colour, bold=name == "Tabelkop")
        for name in ("Tabel", "Tabelkop"):
            styles[name].paragraph_format.space_before, styles[name].paragraph_format.space_after = Pt(1), Pt(1)
        for name in ("Citaat", "Spreker"):
            styles[name].paragraph_format.left_indent = Mm(5)
        styles["Citaat"].paragraph_format.keep_together = True
        styles["Schrijflijn"].paragraph_format.space_before = Pt(7)
        border(styles["Schrijflijn"], LINE, "bottom", "between")
        for name in ("Citaat", "Spreker"):
            border(styles[name], "1B4F72", "left")
