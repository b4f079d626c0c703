"""The grant that a document accounts for: the number of its decision, and its amount."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.documents import Document
from pipeline.parse.candidates import Candidate, Value, ranked
from pipeline.parse.cover import cover_lines, grant_number_in
from pipeline.parse.facts import Labelled, fact_kind
from pipeline.parse.letters import located_texts
from pipeline.parse.numbers import read_number
from pipeline.parse.periods import find_period, without_periods
from pipeline.parse.places import located_cells, place
from pipeline.parse.spots import Spot
from pipeline.parse.words import fold, word_list

LABELLED, WEAKLY_LABELLED = 0.97, 0.88
IN_FORM, NEAR_WORD, IN_CELL, IN_MARGIN = 0.8, 0.74, 0.7, 0.66
IN_SENTENCE, IN_ROW = 0.76, 0.7


_TOP_ROWS = 100
"""A number of a grant stands above a table or on each of its rows: further down there is nothing new."""


_ACCOUNT = re.compile(r"\bNL\d\d ?[A-Z]{4}[ \d]{10,14}|\b0\d{1,3}[- ]\d{6,8}\b|\b06[- ]?\d{8}\b|\b\d{4} ?[A-Z]{2}\b")
_LONGEST = 400
_NEAR = 40
"""How many signs may stand between 'beschikking' and its number."""


def grant_numbers(document: Document, labelled: Sequence[Labelled]) -> list[Candidate]:
    """What the number of the decision could be, the surest first."""
    found = [*_labelled_numbers(labelled), *_in_form(document), *_near_word(document)]
    order = ranked(found, _signs)
    # what is only a part of a surer number is no other number
    return [one for i, one in enumerate(order) if not any(_signs(one.value) in _signs(two.value) for two in order[:i])]


def _signs(value: Value) -> str:
    return re.sub(r"\W", "", fold(str(value)))


def amounts(document: Document, labelled: Sequence[Labelled]) -> list[Candidate]:
    """What the grant could be in euro, the surest first: labelled, in a sentence about it, or in a row of a table."""
    return ranked([*_labelled_amounts(labelled), *_in_sentences(document), *_in_rows(document)])


def _labelled_numbers(labelled: Sequence[Labelled]) -> Iterator[Candidate]:
    weaker = "|".join(word_list("metadata")["weaker"]["grant_number"])
    for fact in labelled:
        if fact.kind == "grant_number" and (number := _number_in(fact.value)):
            sure = WEAKLY_LABELLED if re.fullmatch(weaker, fact.label) else LABELLED
            yield Candidate(number, fact.value, "label", sure, fact.location)


def _number_in(value: str) -> str | None:
    """The number in a labelled value: 'SUB-2023-0142 d.d. 12 januari 2023' → 'SUB-2023-0142'; None without digits."""
    named = re.search(r"\b(?:nummer|nr\.?|kenmerk)\s*:?\s*(?P<rest>\S.*)$", value, re.IGNORECASE)
    rest = named["rest"] if named else value
    first = re.split(r"\s+(?:d\.?d\.?|van|dd|met|voor)\s+|\s*\(|[,;]\s+|\s+[–—-]\s+", rest)[0].strip(" .,;")
    return first if re.search(r"\d{2}", first) and not _is_other(first) and len(first.split()) <= 4 else None


def _is_other(number: str) -> bool:
    """Whether it is a date, a bank account, a telephone number or a postcode."""
    day = find_period(number)
    only_day = day is not None and not re.search(r"[A-Za-z]", without_periods(number))
    return bool(_ACCOUNT.fullmatch(number)) or only_day


def _in_form(document: Document) -> Iterator[Candidate]:
    """A number that has the form of one, on the cover, in the text or in a cell."""
    for text, location in located_texts(document):
        if (number := grant_number_in(text)) and not _belongs_elsewhere(text, number):
            yield Candidate(number, number, "text", IN_FORM, location)
    for text, location, grid in located_cells(document, rows=_TOP_ROWS):
        if (number := grant_number_in(text)) and not _belongs_elsewhere(text, number):
            yield Candidate(number, number, "sheet" if grid.sheet else "text", IN_CELL, location)
    for part, location in (("header", "koptekst"), ("footer", "voettekst")):
        if number := grant_number_in(document.properties.get(part, "")):
            yield Candidate(number, number, "header", IN_MARGIN, location)


def _belongs_elsewhere(text: str, number: str) -> bool:
    """Whether the words before a number say that it is of an invoice, a payment or the like."""
    words = "|".join(word_list("metadata")["patterns"]["no_grant"])
    before = fold(text[: text.find(number)])
    return bool(re.search(rf"(?:{words})\w*[\s.:-]*(?:met |onder )?(?:nr|nummer|kenmerk)?[\s.:]*$", before))


@cache
def _grant_words() -> re.Pattern[str]:
    words = "|".join(word_list("metadata")["patterns"]["grant_word"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _near_word(document: Document) -> Iterator[Candidate]:
    """A number close behind 'beschikking', 'kenmerk', 'zaak' and the like."""
    cover = set(cover_lines(document))
    texts = [line for line in located_texts(document) if len(line[0]) < _LONGEST]
    for text, location in sorted(texts, key=lambda line: line[0] not in cover):
        near = _grant_words().finditer(text)
        number = next((number for word in near if (number := _first_number(text[word.end() :]))), None)
        if number:
            yield Candidate(number, number, "text", NEAR_WORD, location)
            return


def _first_number(rest: str) -> str | None:
    rest = _ACCOUNT.sub(" ", rest)
    for words in word_list("metadata")["patterns"]["grant_near"]:
        found = re.search(words, rest)
        number = found.group().strip() if found and found.start() < _NEAR else ""
        before = rest[: found.start()] if found else ""
        named = re.search(r"(?:nr\.?|nummer|kenmerk)\s*:?\s*$", before, re.IGNORECASE) and re.search(r"\d{4}", number)
        fits = bool(named) or _can_be_number(number)
        if number and fits and "€" not in before and not _belongs_elsewhere(rest, number):
            return number
    return None


def _can_be_number(number: str) -> bool:
    """Whether it has the digits of a number of a decision, and not the form of an amount, time, range or account."""
    digits = re.sub(r"\D", "", number)
    enough = len(digits) >= 5 or (len(digits) >= 3 and bool(re.search(r"[A-Za-z]", number)))
    return enough and not re.fullmatch(r"\d{1,3}(?:\.\d{3})+", number) and not _is_other(number)


def _euros(written: str) -> float | None:
    reading = read_number(written.strip())
    return reading.value if reading.kind == "number" and reading.value and reading.value >= 50 else None


def _labelled_amounts(labelled: Sequence[Labelled]) -> Iterator[Candidate]:
    weaker = "|".join(word_list("metadata")["weaker"]["amount"])
    for fact in labelled:
        money = re.search(r"\d[\d.,]*(?:,-)?", fact.value)
        if fact.kind == "amount" and money and (euros := _euros(money.group().rstrip("."))):
            sure = WEAKLY_LABELLED if re.fullmatch(weaker, fact.label) else LABELLED
            yield Candidate(euros, fact.value, "label", sure, fact.location)


def _in_sentences(document: Document) -> Iterator[Candidate]:
    for text, location in located_texts(document):
        for words in _amount_sentences():
            found = words.search(text)
            if found and (euros := _euros(found["amount"].rstrip(".,"))):
                yield Candidate(euros, found.group(), "text", IN_SENTENCE, location)


@cache
def _amount_sentences() -> tuple[re.Pattern[str], ...]:
    money = r"(?:€|eur(?:o)?)\s?(?P<amount>\d[\d.,]*(?:,-)?)"
    lists = word_list("metadata")["patterns"]["amount"]
    return tuple(re.compile(text.replace("MONEY", money), re.IGNORECASE) for text in lists)


def _in_rows(document: Document) -> Iterator[Candidate]:
    """The first number of a row such as 'Verleende subsidie | € 45.000'."""
    for grid in document.grids():
        for i, row in enumerate(grid.rows):
            if row and fact_kind(row[0].text) == "amount":
                numbers = [(j, cell) for j, cell in enumerate(row[1:], start=1) if _euros(cell.text)]
                for j, cell in numbers[:1]:
                    ground = "sheet" if grid.sheet else "text"
                    euros = _euros(cell.text) or 0.0
                    yield Candidate(euros, cell.text, ground, IN_ROW, place(grid, Spot(cell, i, j)))
