"""Makes template.docx, the Word file that reviews are written into: python -m models.review.make_template

Headings, styles and words in it are a municipality's to change; what stands between {{ }} and {% %} names parts of a
review (docs/effectgesprek.md).
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from models.review.word_xml import LINE, border, field, language, letter, only_lines_across, whole_row
from pipeline.review.packing import packed
from pipeline.review.phrases import HEADINGS, PHRASES

FILE = Path(__file__).with_name("template.docx")
BRAND, INK, SOFT = RGBColor(0x1B, 0x4F, 0x72), RGBColor(0x1F, 0x29, 0x33), RGBColor(0x52, 0x60, 0x6D)
_SIZES = {1: 20, 2: 15, 3: 12, 4: 10.5}
_HOURS = (36, 31, 17, 18, 17, 24, 22, 11)
_OVERVIEW = (44, 20, 20, 20, 28, 20, 24)
_TREND = (50, 31, 31, 31, 31)
_YEARS = (60, 40, 40)
_CHAPTER = (45, 22, 21, 19, 26, 20, 23)
_DETAILS = (60, 44, 40, 32)
_AGREEMENTS = (45, 28, 26, 27, 50)
_SOURCES = (18, 45, 70, 43)
_PROMISED = (66, 92, 18)


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
            for at, text in enumerate(texts):
                paragraph = made.cell(row, at).paragraphs[0]
                paragraph.text, paragraph.style = text, "Tabelkop" if row == 0 else "Tabel"
                if at in numeric:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            whole_row(made.rows[row], header=row == 0)
        for at, width in enumerate(widths):
            made.columns[at].width = Mm(width)
            for cell in made.columns[at].cells:
                cell.width = Mm(width)
        self.command("endif")

    def room(self) -> None:
        """Lines to write on."""
        self.say(PHRASES["room"], "Bijzin")
        for _ in range(4):
            self.say("", "Schrijflijn")

    def quote(self, name: str) -> None:
        """What somebody said, and under it who and where."""
        self.say(f"{{{{ {name}.text }}}}", "Citaat")
        self.say(f"{{{{ {name}.who }}}}, {PHRASES['source']} {{{{ {name}.source }}}}", "Spreker")

    def _page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(17)
        section.top_margin = section.bottom_margin = Mm(18)
        footer = section.footer.paragraphs[0]
        footer.style = "Bijzin"
        footer.add_run("{{ title }}, {{ subtitle }} · ")
        field(footer.add_run(), "PAGE")

    def _styles(self) -> None:
        styles = self.document.styles
        normal = styles["Normal"]
        letter(normal, 10.5, INK)
        normal.paragraph_format.space_before, normal.paragraph_format.space_after = Pt(2), Pt(4)
        language(normal)
        for level, size in _SIZES.items():
            held = styles[f"Heading {level}"]
            letter(held, size, BRAND if level == 2 else INK, bold=True)
            held.paragraph_format.space_before, held.paragraph_format.space_after = Pt(12), Pt(4)
            held.paragraph_format.keep_with_next = True
        letter(styles["Caption"], 9.5, SOFT)
        for name, size, colour in (
            ("Bijzin", 9.5, SOFT), ("Tabel", 8.5, INK), ("Tabelkop", 8.5, SOFT), ("Citaat", 11, INK),
            ("Spreker", 9.5, SOFT), ("Schrijflijn", 10.5, INK),
        ):  # fmt: skip
            made = styles.add_style(name, 1)
            made.base_style = normal
            letter(made, size, colour, bold=name == "Tabelkop")
        for name in ("Tabel", "Tabelkop"):
            styles[name].paragraph_format.space_before, styles[name].paragraph_format.space_after = Pt(1), Pt(1)
        for name in ("Citaat", "Spreker"):
            styles[name].paragraph_format.left_indent = Mm(5)
        styles["Citaat"].paragraph_format.keep_with_next = True
        styles["Citaat"].paragraph_format.space_after = Pt(0)
        styles["Schrijflijn"].paragraph_format.space_before = Pt(10)
        border(styles["Schrijflijn"], LINE, "bottom", "between")
        for name in ("Citaat", "Spreker"):
            border(styles[name], "1B4F72", "left")


def essence(to: Template) -> None:
    to.head("{{ title }}", 1)
    to.say("{{ subtitle }}")
    to.say("{{ made }}", "Bijzin")
    to.head(HEADINGS["essence"], 2)
    to.say(f"{HEADINGS['goal']}: {{{{ goal }}}}").runs[0].bold = True
    to.head(HEADINGS["seen"], 3)
    to.each("seen", "Normal")
    to.table("overview", _OVERVIEW, (1, 2, 3, 4, 5, 6))
    to.each("overview_note", "Bijzin")
    for name in ("better", "worse"):
        to.command(f"if {name}")
        to.head(HEADINGS[name], 3)
        to.command(f"for one in {name}")
        to.say("{{ one.sentence }}", "List Bullet")
        to.command("if one.quote")
        source = f"{PHRASES['source']} {{{{ one.quote.source }}}}"
        to.say(f"“{{{{ one.quote.text }}}}” {{{{ one.quote.who }}}}, {source}", "Spreker")
        to.command("endif")
        to.command("endfor")
        to.command("endif")
    to.some("not_heard", HEADINGS["not_heard"])
    to.head(HEADINGS["questions"], 3)
    to.either("first_questions", PHRASES["no_questions"])
    to.head(HEADINGS["waiting"], 3)
    to.either("waiting", PHRASES["nothing_waits"])


def sides(to: Template) -> None:
    """Quotations of both sides."""
    to.command("for side in one.supporting")
    to.quote("side")
    to.command("endfor")
    to.command("if one.contradicting")
    heading = to.say(HEADINGS["contradicting"])
    heading.runs[0].bold, heading.paragraph_format.keep_with_next = True, True
    to.command("for side in one.contradicting")
    to.quote("side")
    to.command("endfor")
    to.command("endif")


def told(to: Template, items: str) -> None:
    to.command(f"for one in {items}")
    to.head("{{ one.heading }}", 4)
    to.each("one.sentences", "Normal")
    sides(to)
    to.command("if one.only_withheld")
    to.say("{{ one.only_withheld }}", "Bijzin")
    to.command("endif")
    to.command("endfor")


def panel(to: Template) -> None:
    to.command("if panels")
    to.head(HEADINGS["panels"], 2)
    to.command("for panel in panels")
    to.each("panel.intro", "Normal")
    to.command("for one in panel.choices")
    to.head("{{ one.heading }}", 3)
    to.command("if one.instead")
    to.say("{{ one.instead }}")
    to.command("endif")
    to.command("if one.text")
    to.say("{{ one.text }}", "Citaat")
    to.say(f"{PHRASES['source']} {{{{ one.source }}}}", "Spreker")
    to.command("endif")
    to.command("if one.status")
    to.say("{{ one.status }}", "Bijzin")
    to.command("endif")
    to.each("one.why", "Normal")
    to.command("endfor")
    to.say("{{ panel.note }}", "Bijzin")
    to.command("endfor")
    to.command("endif")


def theme(to: Template) -> None:
    to.command("for theme in themes")
    to.head(f"{HEADINGS['theme']}: {{{{ theme.name }}}}", 2)
    to.document.paragraphs[-1].paragraph_format.page_break_before = True
    to.say("{{ theme.definition }}", "Bijzin")
    to.each("theme.lead", "Normal")
    to.command("if theme.hours or theme.longer_hours")
    to.head(HEADINGS["hours"], 3)
    to.table("theme.hours", _HOURS, (2, 3, 4, 5))
    to.table("theme.longer_hours", _HOURS, (2, 3, 4, 5))
    to.each("theme.hours_note", "Bijzin")
    to.command("endif")
    to.command("if theme.trend")
    to.head(HEADINGS["trend"], 3)
    to.command("if theme.chart")
    to.say("{{ chart(theme.chart) }}")
    to.say("{{ theme.chart.legend }}", "Bijzin")
    to.command("endif")
    to.table("theme.trend", _TREND, (1, 2, 3, 4))
    to.each("theme.trend_note", "Normal")
    to.command("endif")
    to.table("theme.years", _YEARS, (1, 2))
    to.command("if theme.told")
    to.head(HEADINGS["told"], 3)
    told(to, "theme.told")
    to.command("endif")
    to.command("if theme.signals")
    to.head(HEADINGS["signals"], 3)
    to.say(PHRASES["signals_intro"], "Bijzin")
    told(to, "theme.signals")
    to.command("endif")
    to.some("theme.questions", HEADINGS["theme_questions"])
    to.some("theme.notes", HEADINGS["notes"])
    to.room()
    to.command("endfor")


def together(to: Template) -> None:
    to.head(HEADINGS["together"], 2)
    to.document.paragraphs[-1].paragraph_format.page_break_before = True
    to.head(HEADINGS["overlap"], 3)
    to.command("if overlap")
    to.say(PHRASES["overlap_intro"])
    to.command("for one in overlap")
    to.head("{{ one.name }}", 4)
    to.each("one.lines")
    to.command("endfor")
    to.command("else")
    to.say(PHRASES["no_overlap"])
    to.command("endif")
    to.head(HEADINGS["gaps"], 3)
    to.either("gaps", PHRASES["no_gaps"])
    to.command("if loose")
    to.head(HEADINGS["loose"], 3)
    to.table("loose", _HOURS, (2, 3, 4, 5))
    to.each("loose_note", "Bijzin")
    to.command("endif")
    pitches(to)
    to.head(HEADINGS["unheard"], 2)
    to.say(PHRASES["unheard_intro"])
    to.either("unheard", PHRASES["all_heard"])
    to.some("silent", HEADINGS["silent"])


def pitches(to: Template) -> None:
    to.command("if promised or promised_note")
    to.head(HEADINGS["promised"], 2)
    to.each("promised_note", "Normal")
    to.command("for one in promised")
    to.head("{{ one.heading }}", 3)
    to.each("one.lines", "Normal")
    to.table("one.table", _PROMISED, (2,))
    to.command("for effect in one.effects")
    to.head("{{ effect.name }}", 4)
    to.command("for side in effect.better")
    to.quote("side")
    to.command("endfor")
    to.command("if effect.otherwise")
    heading = to.say(HEADINGS["contradicting"])
    heading.runs[0].bold, heading.paragraph_format.keep_with_next = True, True
    to.command("for side in effect.otherwise")
    to.quote("side")
    to.command("endfor")
    to.command("endif")
    to.command("endfor")
    to.some("one.unseen", HEADINGS["not_yet"], 4)
    to.command("endfor")
    to.command("endif")


def closing(to: Template) -> None:
    to.head(HEADINGS["questions"], 2)
    to.either("questions", PHRASES["no_questions"])
    to.head(HEADINGS["agreements"], 2)
    to.command("if agreements_note")
    to.say("{{ agreements_note }}")
    to.command("endif")
    to.command("if agreements")
    to.table("agreements", _AGREEMENTS, ())
    to.command("else")
    to.say("{{ no_agreements }}")
    to.command("endif")
    to.some("decided", HEADINGS["decided"])
    to.some("notes", HEADINGS["notes"])
    to.room()
    to.head(HEADINGS["annex"], 2)
    to.document.paragraphs[-1].paragraph_format.page_break_before = True
    for name in ("method", "reliability"):
        to.head(HEADINGS[name], 3)
        to.each(name, "Normal")
    to.head(HEADINGS["sources"], 3)
    to.table("sources", _SOURCES, (0,))


def chapters(to: Template) -> None:
    """The chapters of a year, for other reports; none in the review of a quarter."""
    to.command("for chapter in chapters")
    to.head("{{ chapter.heading }}", 2)
    to.document.paragraphs[-1].paragraph_format.page_break_before = True
    to.each("chapter.intro", "Normal")
    to.table("chapter.overview", _CHAPTER, (1, 2, 3, 4, 5, 6))
    to.each("chapter.overview_note", "Bijzin")
    to.table("chapter.details", _DETAILS, (2, 3))
    to.each("chapter.details_note", "Bijzin")
    to.command("if chapter.sections")
    to.head("{{ chapter.sections_heading }}", 3)
    to.command("for one in chapter.sections")
    to.head("{{ one.heading }}", 4)
    to.command("for point in one.points")
    to.say("{{ point.label }}: ").runs[0].bold = True
    to.document.paragraphs[-1].add_run("{{ point.text }}")
    to.command("endfor")
    sides(to)
    to.command("endfor")
    to.command("endif")
    to.each("chapter.closing", "Normal")
    to.command("endfor")


def make() -> bytes:
    """The template. Made again it is the same file."""
    to = Template()
    properties = to.document.core_properties
    properties.title, properties.author, properties.language = "{{ title }}, {{ subtitle }}", "Verhaal", "nl-NL"
    properties.comments, properties.last_modified_by = "", "Verhaal"
    properties.created = properties.modified = datetime(2000, 1, 1, tzinfo=UTC)
    for part in (essence, panel, chapters, theme, together, closing):
        part(to)
    made = io.BytesIO()
    to.document.save(made)
    return packed(made.getvalue())


if __name__ == "__main__":
    FILE.write_bytes(make())
