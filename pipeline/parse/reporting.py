"""Which period a document reports on: not the date of signing, a comparison year, or a year that is still to come."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from pipeline.documents import Document
from pipeline.parse.candidates import Candidate, ranked
from pipeline.parse.cover import cover_lines, says_report
from pipeline.parse.facts import Labelled
from pipeline.parse.letters import closing_lines, is_signing, located_texts, signing_dates
from pipeline.parse.period_order import (
    GRANT_PERIOD,
    NAMES_OF_SHEETS,
    SHEET_NAMES,
    finer_first,
    without_double_years,
    without_parts,
)  # fmt: skip
from pipeline.parse.periods import Find, find_period, find_periods, without_periods
from pipeline.parse.places import located_cells
from pipeline.parse.titles import announces, file_titles, located_titles, names_kind, titles
from pipeline.parse.words import fold, word_list
from pipeline.periods import Period, of_year

LABELLED, FROM_DAYS = 0.97, 0.9
TITLE, TITLE_YEAR, COVER = 0.86, 0.8, 0.78
HEADER, FILENAME, PROPERTIES, LAST_LINE = 0.7, 0.68, 0.66, 0.62
SHEETS, CELLS, TEXT, SIGNED = 0.66, 0.58, 0.52, 0.45
_SAMPLE = 5
"""How many cells of a column are tried before it is read as one of periods."""
_VAGUE = 0.3
"""How much less sure a season of the year is ('zomer 2024') than months or days."""
_ALONE, _CHAPTER = 0.04, 0.15
_WITH_YEAR_LABEL = re.compile(
    r"(?:school|cursus|studie)jaar|seizoen|kwartaal|halfjaar|(?:betreft|rapportage) ?kwartaal"
)


def period_candidates(document: Document, labelled: Sequence[Labelled]) -> list[Candidate]:
    """What the period could be, the surest first; a part of a year that the cover names goes before the year."""
    year = _year_said(document, labelled)
    found = [
        *_labelled(labelled, year), *_from_days(labelled), *_in_titles(document, year), *_on_cover(document),
        *_in_margins(document, year), *_in_file_titles(document, year), *_in_sheets(document, year),
        *_in_cells(document), *_in_text(document), *_year_before_signing(document),
    ]  # fmt: skip
    return finer_first(ranked(without_parts(without_double_years(found))))


def _labelled(labelled: Sequence[Labelled], year: int | None) -> Iterator[Candidate]:
    weaker = "|".join(word_list("metadata")["weaker"]["period"])
    for fact in labelled:
        if fact.kind != "period":
            continue
        with_label = f"{fact.label} {fact.value}" if _WITH_YEAR_LABEL.fullmatch(fact.label) else fact.value
        period = find_period(with_label, year) or find_period(fact.value, year)
        if period:
            sure = GRANT_PERIOD if re.fullmatch(weaker, fact.label) else LABELLED
            yield Candidate(period, fact.value, "label", sure, fact.location)


def _from_days(labelled: Sequence[Labelled]) -> Iterator[Candidate]:
    """'Startdatum: 8 juli 2024' and 'Einddatum: 30 augustus 2024' together."""
    days = {fact.kind: find_period(fact.value) for fact in reversed(labelled) if fact.kind in ("start", "end")}
    first, last = days.get("start"), days.get("end")
    if first and last and first.start <= last.end:
        location = next(fact.location for fact in labelled if fact.kind == "start")
        period = Period(first.start, last.end)
        yield Candidate(period, f"{first.start} - {last.end}", "label", FROM_DAYS, location)


def _in_titles(document: Document, year: int | None) -> Iterator[Candidate]:
    """Periods in lines of the title; a month counts beside the name of a report."""
    for text, location in located_titles(document):
        report = any(names_kind(text, kind) for kind in ("report", "figures", "stories"))
        for start, end, period in _reported(text, year if report else None):
            if _is_long(period) or (report and (period.end - period.start).days >= 6):
                whole = period == of_year(period.start.year)
                sure = (TITLE_YEAR if whole else TITLE) - 0.06 * (not report) - _VAGUE * _is_vague(text, start, end)
                sure = (
                    sure
                    - _VAGUE * _is_of_programme(period)
                    - _CHAPTER * bool(re.match(r"\d+[.)] ", text))
                    + _ALONE * _is_alone(text)
                )
                yield Candidate(period, fold(text)[start:end], "title", sure, location)


def _on_cover(document: Document) -> Iterator[Candidate]:
    """Periods on the lines above the text that are more precise than a year."""
    texts = located_texts(document)
    for index, text in enumerate(cover_lines(document)):
        for start, end, period in _reported(text):
            if _is_long(period) and period != of_year(period.start.year):
                sure = COVER - _VAGUE * _is_vague(text, start, end)
                yield Candidate(period, fold(text)[start:end], "cover", sure, texts[index][1])


def _in_margins(document: Document, year: int | None) -> Iterator[Candidate]:
    for part, location in (("header", "koptekst"), ("footer", "voettekst")):
        yield from _first_long(document.properties.get(part, ""), year, "header", HEADER, location)


def _in_file_titles(document: Document, year: int | None) -> Iterator[Candidate]:
    title, name = file_titles(document)
    yield from _first_long(title, year, "properties", PROPERTIES, "eigenschappen van het bestand")
    yield from _first_long(name, year, "filename", FILENAME, "bestandsnaam")
    texts = located_texts(document)
    for text, location in texts[-2:] if len(texts) > 6 else []:
        if len(text) <= 60:
            yield from _first_long(text, None, "text", LAST_LINE, location)


def _first_long(text: str, year: int | None, ground: str, sure: float, location: str) -> Iterator[Candidate]:
    for start, end, period in _reported(text, year):
        monthly = names_kind(text, "report") and (period.end - period.start).days >= 27
        if _is_long(period) or monthly:
            yield Candidate(
                period, fold(text)[start:end], ground, sure - _VAGUE * _is_vague(text, start, end), location
            )
            return


def _in_sheets(document: Document, year: int | None) -> Iterator[Candidate]:
    """The stretch that the names of the sheets, or the cells of a column of periods, cover together."""
    sheets = [grid.sheet for grid in document.grids() if grid.sheet and not grid.hidden]
    named = _together([found for sheet in dict.fromkeys(sheets) if (found := find_period(sheet, year))])
    if named:
        yield Candidate(named, ", ".join(dict.fromkeys(sheets)), "sheet", SHEET_NAMES, NAMES_OF_SHEETS)
    for grid in document.grids():
        for column in zip(*grid.rows, strict=True):
            texts = [cell.text for cell in column[1:] if cell.text and len(cell.text) < 40 and not cell.merged]
            if not any(find_period(text, year) for text in texts[:_SAMPLE]):
                continue
            periods = [period for text in texts if (period := find_period(text, year)) and _is_long_month(period)]
            covered = _together(periods) if len(periods) >= 0.8 * len(texts) else None
            if covered and len(set(periods)) > 1 and _is_long(covered):
                location = f"tabel {grid.number}" if not grid.sheet else f"blad {grid.sheet}"
                yield Candidate(covered, "kolom van de tabel", "sheet", SHEETS, location)


def _in_cells(document: Document) -> Iterator[Candidate]:
    """The period that the first rows of tables name most."""
    cells = [(text, where) for text, where, _ in located_cells(document, rows=3) if len(text) < 80]
    yield from _most_named(cells, days=False, sure=CELLS, ground="sheet")


def _in_text(document: Document) -> Iterator[Candidate]:
    # a year that a news item or essay happens to name is not what it reports on
    kinds = ("report", "figures", "pitch")
    if announces(document, kinds) or any((says_report(document), *document.grids(), *closing_lines(document))):
        lines = [line for line in located_texts(document) if not is_signing(line[0])]
        yield from _most_named(lines, days=True, sure=TEXT, ground="text")


def _most_named(lines: Iterable[tuple[str, str]], days: bool, sure: float, ground: str) -> Iterator[Candidate]:
    """The period named most; with `days` the years of days and months where there is none."""
    to_come = re.compile(word_list("metadata")["others"]["to_come"])
    found = [
        (period, location) for text, location in lines for _, end, period in _reported(text)
        if not to_come.match(fold(text)[end:])
    ] or [(period, location) for text, location in lines for _, _, period in _reported(text)]  # fmt: skip
    named = [one for one in found if _is_long(one[0])]
    # days and months are events: they say the year only where nothing else does
    if days and not named:
        named = [(of_year(period.start.year), location) for period, location in found]
    counts = Counter(period for period, _ in named)
    where = dict(reversed(named))
    best = max(counts, key=lambda period: (counts[period], period.end), default=None)
    if best:
        yield Candidate(best, "", ground, sure, where[best])


def _year_before_signing(document: Document) -> Iterator[Candidate]:
    """'Het afgelopen jaar' in a report signed early in a year is the year before it; late in a year it is that year."""
    said = next((line for line in located_texts(document) if _past_year().search(fold(line[0]))), None)
    signed = max(signing_dates(document), default=None)
    if signed and (said or says_report(document)):
        year = signed.year - (signed.month <= 8)
        sure = SIGNED + 0.17 * (said is not None)
        yield Candidate(of_year(year), "het afgelopen jaar", "signature", sure, said[1] if said else "ondertekening")


@cache
def _past_year() -> re.Pattern[str]:
    return re.compile(r"\b(?:afgelopen|voorbije|vorig) (?:kalender|boek|verslag)?jaar\b")


def _year_said(document: Document, labelled: Sequence[Labelled]) -> int | None:
    """The year that a label, the title, file name or header names, for '3e kwartaal' without one; else of signing."""
    places = [*titles(document), document.properties.get("header", ""), document.properties.get("footer", "")]
    values = [fact.value for fact in labelled if fact.kind == "period"]
    texts = [
        *values,
        *(text for text in places if not is_signing(text)),
        *(text for text, _ in located_texts(document)[:12]),
    ]
    for text in texts:
        for _, _, period in _reported(text):
            if period.start.year == period.end.year:
                return period.start.year
    signed = max(signing_dates(document), default=None)
    return signed.year if signed else None


def _reported(text: str, year: int | None = None) -> list[Find]:
    """The periods in a text that it can report on: no dates of signing, no plans, no years compared with."""
    if is_signing(text) and not any(_is_long(period) for _, _, period in find_periods(text)):
        return []
    folded = fold(text)
    return [find for find in find_periods(text, year) if not _before().search(folded[: find[0]])]


@cache
def _before() -> re.Pattern[str]:
    words = "|".join(word_list("metadata")["others"]["not_this_period"])
    return re.compile(rf"(?<!\w)(?:{words})\s*(?:(?:het|de|jaar|in)\s*)?\(?$")


def _is_of_programme(period: Period) -> bool:
    """Whether a stretch is longer than anyone reports on at once: 'Kansen voor Kinderen 2022-2026'."""
    return (period.end - period.start).days > 3 * 366


def _is_alone(text: str) -> bool:
    """Whether a line names a period and nothing else: 'Schooljaar 2023/2024', 'Verslagperiode mei - juli 2024'."""
    return not re.sub(r"\W|(?:verslag|rapportage)?periode|over|van|betreft", "", without_periods(text))


def _is_vague(text: str, start: int, end: int) -> bool:
    return bool(re.match(r"(?:voorjaar|zomer|najaar|herfst|winter|lente)", fold(text)[start:end]))


def _is_long(period: Period) -> bool:
    return (period.end - period.start).days > 80


def _is_long_month(period: Period) -> bool:
    return (period.end - period.start).days >= 27


def _together(periods: Sequence[Period]) -> Period | None:
    """From the first to the last of periods that follow on each other within two years; None with a longer gap."""
    ordered = sorted(set(periods))
    if not ordered:
        return None
    gaps = [(after.start - before.end).days for before, after in pairwise(ordered)]
    whole = Period(ordered[0].start, max(period.end for period in ordered))
    return whole if all(gap <= 100 for gap in gaps) and (whole.end - whole.start).days <= 731 else None
