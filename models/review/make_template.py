"""Makes template.docx, the Word file that reviews are written into: python -m models.review.make_template

Headings, styles and words in it are a municipality's to change; what stands between {{ }} and {% %} names parts of a
review (docs/effectgesprek.md).
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from models.review.template_page import Template
from pipeline.review.packing import packed
from pipeline.review.phrases import HEADINGS, PHRASES

FILE = Path(__file__).with_name("template.docx")
_HOURS = (36, 31, 17, 18, 17, 24, 22, 11)
_OVERVIEW = (58, 18, 20, 18, 24, 18, 20)
_TREND = (50,)
_TRENDS = (38, 26)
_AGREEMENTS = (45, 28, 26, 27, 50)
_DOCUMENTS = (14, 100, 62)
_SOURCES = (12, 20, 50)
_OVERLAP = (48, 24, 104)
_ACTIVITIES = (34, 32, 17, 19, 17, 23, 23, 11)
_QUESTIONS = (46, 130)
_CLAIMS = (28, 36, 24, 74, 14)
_YEARS = (60, 40, 40)
_CHAPTER = (45, 22, 21, 19, 26, 20, 23)
_DETAILS = (60, 44, 40, 32)
_PROMISED = (66, 92, 18)


def essence(to: Template) -> None:
    to.head("{{ title }}", 1)
    about = to.say("{{ subtitle }} ")
    about.add_run("{{ made }}", "Terzijde")
    to.head(HEADINGS["essence"], 2)
    to.say(f"{HEADINGS['goal']}: {{{{ goal }}}}").runs[0].bold = True
    to.head(HEADINGS["seen"], 3)
    to.say("{{ seen|join(' ') }}")
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


def reading(to: Template) -> None:
    """How to read it: on a page of its own with what follows, so that the first page can be handed out alone."""
    to.head(HEADINGS["guide"], 2)
    to.document.paragraphs[-1].paragraph_format.page_break_before = True
    to.each("guide")


def sides(to: Template, of: str = "one") -> None:
    """Quotations of both sides."""
    to.command(f"for side in {of}.supporting")
    to.quote("side")
    to.command("endfor")
    to.command(f"if {of}.contradicting")
    heading = to.say(HEADINGS["contradicting"])
    heading.runs[0].bold, heading.paragraph_format.keep_with_next = True, True
    to.command(f"for side in {of}.contradicting")
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
    to.say("{{ theme.definition }}", "Bijzin").paragraph_format.keep_with_next = True
    to.each("theme.lead", "Normal")
    figures(to)
    to.table("theme.years", _YEARS, (1, 2))
    to.command("if theme.told")
    to.head(HEADINGS["told"], 3)
    told(to, "theme.told")
    to.command("if theme.more")
    to.say("{{ theme.more }}")
    to.command("endif")
    to.command("endif")
    to.command("if theme.signals")
    to.head(HEADINGS["signals"], 3)
    to.say(PHRASES["signals_intro"], "Bijzin")
    told(to, "theme.signals")
    to.command("endif")
    to.some("theme.questions", HEADINGS["theme_questions"])
    to.some("theme.notes", HEADINGS["notes"])
    to.room(2)
    to.command("endfor")


def figures(to: Template) -> None:
    """What was done for a theme: in words, as tables of hours, and over four quarters."""
    to.command("if theme.work or (theme.chart and not theme.trend)")
    to.head(HEADINGS["hours"], 3)
    to.each("theme.work")
    to.command("if theme.chart")
    picture(to)
    to.each("theme.trend_note", "Normal")
    to.command("endif")
    to.command("endif")
    to.command("if theme.hours or theme.longer_hours")
    to.head(HEADINGS["hours"], 3)
    to.table("theme.hours", _HOURS, (2, 3, 4, 5))
    to.table("theme.longer_hours", _HOURS, (2, 3, 4, 5))
    to.each("theme.hours_note", "Bijzin")
    to.command("endif")
    to.command("if theme.trend")
    to.head(HEADINGS["trend"], 3)
    to.command("if theme.chart")
    picture(to)
    to.command("endif")
    to.wide_table("theme.trend", _TREND, 31)
    to.each("theme.trend_note", "Normal")
    to.command("endif")


def picture(to: Template) -> None:
    """The chart with what its bars and lines are."""
    to.say("{{ chart(theme.chart) }}").paragraph_format.keep_with_next = True
    to.say("{{ theme.chart.legend }}", "Bijzin")


def together(to: Template) -> None:
    to.head(HEADINGS["together"], 2)
    to.head(HEADINGS["overlap"], 3)
    to.command("if overlap or overlap_table")
    to.say(PHRASES["overlap_intro"])
    to.table("overlap_table", _OVERLAP, (1,))
    to.command("for one in overlap")
    to.head("{{ one.name }}", 4)
    to.each("one.lines")
    to.command("endfor")
    to.command("else")
    to.say("{{ no_overlap }}")
    to.command("endif")
    to.head(HEADINGS["gaps"], 3)
    to.either("gaps", PHRASES["no_gaps"])
    to.command("if loose")
    to.head(HEADINGS["loose"], 3)
    to.table("loose", _HOURS, (2, 3, 4, 5))
    to.each("loose_note", "Bijzin")
    to.command("endif")
    pitches(to)
    panel(to)
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
    sides(to, "effect")
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
    to.room(6)
    to.head(HEADINGS["annex"], 2)
    to.document.paragraphs[-1].paragraph_format.page_break_before = True
    for name in ("method", "reliability"):
        to.head(HEADINGS[name], 3)
        to.each(name, "Normal")
    to.command("if activities or other_claims or other_questions or trends or annex_note")
    to.head(HEADINGS["annex_tables"], 3)
    to.table("activities", _ACTIVITIES, (2, 3, 4, 5))
    to.each("annex_note", "Bijzin")
    to.table("other_claims", _CLAIMS, ())
    to.table("other_questions", _QUESTIONS, ())
    to.wide_table("trends", _TRENDS, 28)
    to.command("endif")
    to.head(HEADINGS["sources"], 3)
    to.table("documents", _DOCUMENTS, ())
    to.columns(2)
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
    for part in (essence, reading, chapters, theme, together, closing):
        part(to)
    made = io.BytesIO()
    to.document.save(made)
    return packed(made.getvalue())


if __name__ == "__main__":
    FILE.write_bytes(make())
