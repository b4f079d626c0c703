"""One theme in words: hours beside what changed, over four quarters, with quotations of both sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.agreed import Note
from pipeline.dutch import how_many, listed, number, period
from pipeline.periods import Period, When, days_of
from pipeline.review import wording as words
from pipeline.review.content import ActivityLine, Claim, Quotation, ThemePart, TrendPoint
from pipeline.review.question_text import question
from pipeline.review.when import in_words, read_when, this, written
from pipeline.review.written import Bar, Chart, Quote, Table, Theme, Told

TOLD_HERE = "Uren van activiteiten waarover {this} iets verteld is bij"
TOLD_LONGER = "Uren van activiteiten waarover een verslag over een langere periode iets vertelt bij"
_LEAST_QUARTERS = 2
"""With anything known of fewer quarters there is no course to show."""
_MARKS = (("“", "”"), ("‘", "’"), ('"', '"'), ("„", "”"))
DECIDED = "Besluit: "
LEGEND = "Staaf: uren gemaakt. Streep: uren gepland."
SOURCE = "Bron"
"""Heading of the column with numbers of sources."""
HOUR_HEADS = ("Activiteit", "Organisatie", "Gepland", "Gemaakt", "Verschil", "Deelnemers", "Verslag vertelt", SOURCE)
HOUR_NUMERIC = (False, False, True, True, True, True, False, False)


def theme_text(part: ThemePart, names: Mapping[str, str], least: int, when: When) -> Theme:
    """A theme in words; `names` are those of all themes, for questions, `least` and `when` as in `hours`."""
    return Theme(
        part.theme, part.name, part.definition,
        _lead(part, when),
        hours(part.lines, f"{TOLD_HERE.format(this=this(when))} ‘{part.name}’", least, when),
        hours(part.longer_lines, f"{TOLD_LONGER} ‘{part.name}’", least, when),
        hours_note(part.longer_lines, when), _chart(part), _trend(part), _trend_note(part), _years(part),
        tuple(_told(one) for one in part.claims), tuple(_told(one) for one in part.signals),
        tuple(question(one, names.get(one.theme or ""), when) for one in part.questions),
        notes(part.notes, when),
    )  # fmt: skip


def _lead(part: ThemePart, when: When) -> tuple[str, ...]:
    """Figures first, then who tells what, then who was not heard."""
    figures = words.hours_of_theme(part.hours, when)
    told = words.voices_of_theme(part.voices, part.longer_voices, when)
    return (*((figures,) if figures else ()), *told, *words.silence(part.silence))


def hours(lines: Sequence[ActivityLine], caption: str, least: int, when: When) -> Table | None:
    """Activities with their hours, what is told of them and the source; None without any.

    Fewer people than `least` are not given as a number. What is of a longer time than `when` says of which.
    """
    rows = tuple(hour_row(line, least, days_of(when)) for line in lines)
    return Table(caption, HOUR_HEADS, rows, HOUR_NUMERIC) if rows else None


def hour_row(line: ActivityLine, least: int, within: Period) -> tuple[str, ...]:
    """The cells of one activity under HOUR_HEADS."""
    longer = "" if _is_within(line, within) else f" ({period(line.start, line.end)})"
    both = line.planned is not None and line.realised is not None
    difference = _signed((line.realised or 0) - (line.planned or 0)) if both else ""
    return (
        words.activity(line) + longer, line.organisation or words.UNKNOWN_ORGANISATION, words.hours(line.planned),
        _realised(line), difference,
        words.people(line, least), words.ACCOUNTS[line.account or "nothing"], _numbers(line.sources),
    )  # fmt: skip


def _is_within(line: ActivityLine, within: Period) -> bool:
    return within.holds(Period(line.start, line.end))


def _signed(value: float) -> str:
    written = number(abs(value))
    return written if not value else f"{'+' if value > 0 else '−'}{written}"


def _realised(line: ActivityLine) -> str:
    marks = (line.circa, "ca."), (not line.complete and line.realised is not None, "deel van de periode"), (
        line.differs, "ander document geeft andere uren",
    )  # fmt: skip
    said = [word for holds, word in marks if holds]
    return words.hours(line.realised) + (f" ({', '.join(said)})" if said else "")


def _numbers(sources: Sequence[int]) -> str:
    return ", ".join(map(str, sources))


def hours_note(lines: Sequence[ActivityLine], when: When) -> tuple[str, ...]:
    """That some hours are of a longer time, where they are."""
    longer = [line for line in lines if not _is_within(line, days_of(when))]
    if not longer:
        return ()
    return (
        "Bij een activiteit met een andere periode achter de naam zijn alleen uren over die langere periode bekend. "
        f"Die uren tellen niet mee in het totaal van {this(when)}.",
    )


def _chart(part: ThemePart) -> Chart | None:
    known = [point for point in part.trend if point.hours.realised is not None]
    if len(known) < _LEAST_QUARTERS:
        return None
    bars = tuple(_bar(point) for point in part.trend)
    finding = words.trend(part.trend)
    each = listed([f"{bar.name}: {bar.label}" for bar in bars])
    alt = f"Staafgrafiek van de uren bij ‘{part.name}’. {finding} {each}. De tabel eronder geeft dezelfde cijfers."
    return Chart(alt, bars, LEGEND)


def _bar(point: TrendPoint) -> Bar:
    made, planned = point.hours.realised, point.hours.planned
    of = "" if planned is None else f" van {number(planned)} gepland"
    return Bar(in_words(point.when), made, planned, f"{words.hours(made)}{of}")


def _trend(part: ThemePart) -> Table | None:
    return _course(part.trend, f"‘{part.name}’ over vier kwartalen", "Per kwartaal")


def _years(part: ThemePart) -> Table | None:
    """The year beside the one before; None where nothing is known of that."""
    if len(part.years) < _LEAST_QUARTERS:
        return None
    return _course(part.years, f"‘{part.name}’ over twee hele jaren", "Per jaar")


def _course(points: Sequence[TrendPoint], caption: str, head: str) -> Table | None:
    known = [point for point in points if point.hours.realised is not None or point.voices.sources]
    if len(known) < _LEAST_QUARTERS:
        return None
    hours_ = (
        ("Uren gepland", *(words.hours(point.hours.planned) for point in points)),
        ("Uren gemaakt", *(words.hours(point.hours.realised) for point in points)),
    )
    rows = (
        *(hours_ if any(point.hours.realised is not None for point in points) else ()),
        ("Stemmen over verbetering", *(number(point.voices.improved) for point in points)),
        ("Stemmen over verslechtering", *(number(point.voices.worsened) for point in points)),
        ("Stemmen: gemengd of gelijk", *(number(point.voices.unchanged) for point in points)),
    )
    heads = (head, *(in_words(point.when) for point in points))
    return Table(caption, heads, rows, (False, *(True for _ in points)))


def _trend_note(part: ThemePart) -> tuple[str, ...]:
    """The finding of the chart, what the quarters do not add up to, and the voices that stand in none."""
    longer = part.longer_voices.sources
    verb, stand = ("vertelt", "staat") if longer == 1 else ("vertellen", "staan")
    rest = f"{how_many(longer, 'stem', 'stemmen')} {verb} over een langere periode en {stand} niet in deze tabel."
    finding = words.trend(part.trend)
    return (*((finding,) if finding else ()), *_beside_quarters(part), *((rest,) if longer else ()))


def _beside_quarters(part: ThemePart) -> Iterator[str]:
    """What a year has that stands in none of its quarters; nothing in the review of a quarter."""
    if not part.years:
        return
    made, apart = part.years[-1].hours.realised, sum(point.hours.realised or 0 for point in part.trend)
    if made is not None and round(made - apart, 2):
        yield (
            f"Over heel {part.years[-1].when} zijn het {number(made)} uur. Dat is iets anders dan de som van de "
            "kwartalen: niet alle uren zijn per kwartaal gemeld, of een jaarcijfer wijkt af."
        )
    voices = part.voices.sources - sum(point.voices.sources for point in part.trend)
    if voices:
        verb = "staat" if voices == 1 else "staan"
        yield (
            f"{how_many(voices, 'stem', 'stemmen')} van dit jaar {verb} in een verslag over meer dan een kwartaal, en "
            "dus niet in deze tabel."
        )


def _told(claim: Claim) -> Told:
    heading = f"{claim.organisation or words.UNKNOWN_ORGANISATION}, {period(claim.start, claim.end)}"
    extra = (words.claim_activities(claim), words.claim_more(claim))
    shown = tuple(map(quote, claim.supporting)), tuple(map(quote, claim.contradicting))
    empty = "" if any(shown) else "Er is geen citaat dat hier mag staan."
    return Told(heading, (words.claim_sentence(claim), *(one for one in extra if one)), *shown, empty)


def quote(one: Quotation) -> Quote:
    """A quotation with who says it, and that the computer doubts where it does."""
    doubt = "" if one.sure else " (onzeker)"
    return Quote(_without_loose_marks(one.text), f"{words.VOICES[one.voice]}{doubt}", one.source)


def _without_loose_marks(text: str) -> str:
    """A sentence out of a longer quotation without the mark that has no other: “Ik kom weer buiten."""
    for first, last in _MARKS:
        if text.startswith(first) and last not in text[1:]:
            text = text[1:]
        elif text.endswith(last) and first not in text[:-1]:
            text = text[:-1]
    return text


def notes(taken: Sequence[Note], when: When) -> tuple[str, ...]:
    """What was noted at the table, by whom, and at which review where that was another than this."""
    return tuple(f"{DECIDED if note.decision else ''}{_noted(note, when)}" for note in taken)


def decided(taken: Sequence[Note], names: Mapping[str, str], when: When) -> tuple[str, ...]:
    """What was decided at the review before, each with its theme; `names` are those of the themes."""
    about = [f"{names[note.theme]}: " if note.theme and note.theme in names else "" for note in taken]
    return tuple(theme + _noted(note, when) for theme, note in zip(about, taken, strict=True))


def _noted(note: Note, when: When) -> str:
    return f"{note.text} ({note.decided_by}{_at_other(note, when)})"


def _at_other(note: Note, when: When) -> str:
    return "" if note.quarter == written(when) else f", {in_words(read_when(note.quarter))}"
