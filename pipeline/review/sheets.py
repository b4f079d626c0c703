"""The material of a year as an Excel workbook, with what every column means: for who writes the other reports."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import xlsxwriter

from pipeline.dutch import day
from pipeline.review import annex, effects_text, survey_text
from pipeline.review import wording as words
from pipeline.review.content import Quotation, Review, Source
from pipeline.review.errors import FormError
from pipeline.review.front import rests_on
from pipeline.review.when import in_words
from pipeline.review.year import Block, Effect, Grant, Yearly

_BOOK = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""Text of a report never becomes a formula or a link."""
_MOMENT = datetime(2000, 1, 1)
"""What stands in the file as the time of making: always the same, since the date stands on the last sheet."""
_WIDTH = 24

Cell = str | float | None
Columns = Mapping[str, str]
"""What each column of a sheet means, by its heading."""

_EFFECTS: Columns = {
    "Beoogd effect": "thema van de doelenboom",
    "Uren": "uren van professionals bij activiteiten waarover dit verteld is",
    "Uren van vrijwilligers": "idem, van vrijwilligers", "Activiteiten": "aantal activiteiten met die uren",
    "Stemmen": "stemmen die los van elkaar staan", "Beter": "stemmen die verbetering zien",
    "Gemengd of gelijk": "stemmen die beide zien, of geen verschil", "Minder": "stemmen die verslechtering zien",
    "Bewoners": "stemmen waarin een bewoner spreekt", "Naasten": "stemmen waarin een naaste spreekt",
    "Professionals": "stemmen waarin een professional spreekt", "Sterk bewijs": "uitspraken die daarop rusten",
    "Redelijk bewijs": "idem", "Zwak bewijs": "idem",
    "Stemmen, langer": "stemmen over een langere periode; tellen niet mee",
    "Genoeg bekend?": "volgt een vaste regel, zie het verslag",
    "Geen bewoner zelf": "organisaties die erover vertellen zonder woord van een bewoner",
}  # fmt: skip
_GRANTS: Columns = {
    "Organisatie": "wie verslag doet", "Nummer van de subsidie": "zoals in het verslag",
    "Bedrag": "in euro, zoals in het verslag; leeg als geen verslag het noemt",
    "Uren in het jaar": "alle uren van de organisatie, niet per subsidie",
}  # fmt: skip
_PARTS: Columns = {
    "Onderdeel": "van het cliëntervaringsonderzoek",
    "Thema’s": "van de doelenboom die erbij horen; leeg: niets gemeten",
    "Stemmen": "bewoners en naasten, ieder één keer", "Beter": "vertellen alleen dat het beter gaat",
    "Gemengd of gelijk": "vertellen van allebei, of van geen verschil",
    "Minder": "vertellen alleen dat het minder gaat",
    "Bewoners": "van deze stemmen", "Naasten": "van deze stemmen", "Niet te tonen": "van deze stemmen",
    "Niet gehoord": "organisaties die erover vertellen zonder bewoner of naaste",
}  # fmt: skip
_QUOTES: Columns = {
    "Hoofdstuk": "waar het citaat staat", "Onderwerp": "effect of onderdeel", "Citaat": "namen zijn vervangen",
    "Wie spreekt": "bewoner, naaste, professional of onbekend", "Richting": "wat het citaat vertelt",
    "Zeker": "nee: de computer twijfelt, lees het na", "Bron": "nummer in het verslag",
    "Organisatie": "wie verslag doet",
    "Document": "bestand", "Plaats": "waar in het document",
}  # fmt: skip


def to_xlsx(review: Review) -> bytes:
    """The workbook of a year. The same review gives the same bytes. Raises FormError for a quarter."""
    held = review.yearly
    if held is None:
        raise FormError("Een Excel-bestand is er alleen van een heel jaar. Kies een jaar, of een andere vorm.")
    sheets: dict[str, tuple[Columns, Iterable[Iterable[Cell]]]] = {
        "Effecten": (_EFFECTS, map(_effect, held.effects)), "Subsidies": (_GRANTS, _grants(held.grants)),
        "Onderdelen Wmo": (_PARTS, map(_part, held.survey.blocks)), "Citaten": (_QUOTES, _quotes(held, review.sources)),
    }  # fmt: skip
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, _BOOK) as book:
        book.set_properties({"title": f"Effectgesprek {in_words(review.scope.when)}", "created": _MOMENT})
        for name, (columns, rows) in sheets.items():
            _write(book, name, [tuple(columns), *rows])
        meanings = ((name, head, said) for name, (columns, _) in sheets.items() for head, said in columns.items())
        _write(book, "Uitleg", [("Blad", "Kolom", "Betekenis"), *meanings, *_provenance(review)])
    return made.getvalue()


def _write(book: xlsxwriter.Workbook, name: str, rows: list[Any]) -> None:
    sheet, bold = book.add_worksheet(name), book.add_format({"bold": True, "text_wrap": True})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(rows[0]) - 1, _WIDTH)
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, ["" if cell is None else cell for cell in row], None if at else bold)


def _effect(one: Effect) -> tuple[Cell, ...]:
    voices = one.voices
    return (
        one.name, one.hours.realised, one.volunteer_hours, one.hours.activities, voices.sources, voices.improved,
        voices.unchanged, voices.worsened, voices.residents, voices.relatives, voices.professionals, one.strong,
        one.fair, one.weak, one.longer, effects_text.VERDICTS[one.verdict], "; ".join(one.without_residents),
    )  # fmt: skip


def _grants(grants: Iterable[Grant]) -> Iterator[tuple[Cell, ...]]:
    """A row for each amount, since reports of one grant can differ."""
    for one in grants:
        for amount in one.amounts or (None,):
            yield one.organisation or words.UNKNOWN_ORGANISATION, one.number, amount, one.hours


def _part(one: Block) -> tuple[Cell, ...]:
    held = one.heard
    counts = (held.voices, held.improved, held.unchanged, held.worsened, held.residents, held.relatives, held.withheld)
    measured = counts if one.themes else (None,) * len(counts)
    return (one.name, "; ".join(one.themes), *measured, "; ".join(one.unheard))


def _quotes(held: Yearly, sources: Iterable[Source]) -> Iterator[tuple[Cell, ...]]:
    places = {one.number: one for one in sources}
    for effect in held.effects:
        for one in (*effect.better, *effect.against):
            yield (effects_text.HEADING, effect.name, *_quote(one, places[one.source]))
    for block in held.survey.blocks:
        for one in (*block.better, *block.other):
            yield (survey_text.HEADING, block.name, *_quote(one, places[one.source]))


def _quote(one: Quotation, source: Source) -> tuple[Cell, ...]:
    return (
        one.text, words.VOICES[one.voice], words.DIRECTIONS[one.direction], "ja" if one.sure else "nee", one.source,
        source.organisation or words.UNKNOWN_ORGANISATION, source.filename, words.place(source),
    )  # fmt: skip


def _provenance(review: Review) -> Iterator[tuple[Cell, ...]]:
    scope = review.scope
    yield "", "", ""
    yield "Verslag", "Periode", in_words(scope.when)
    yield "Verslag", "Organisatie", scope.organisation or "alle"
    yield "Verslag", "Programma", scope.programme or "alle"
    yield "Verslag", "Gemaakt op", day(review.made_on)
    yield "Verslag", "Rust op", rests_on(review)
    for line in annex.method(review):
        yield "Verslag", "Werkwijze", line
    for name in sorted({one.filename for one in review.sources}, key=str.casefold):
        yield "Verslag", "Document", name
