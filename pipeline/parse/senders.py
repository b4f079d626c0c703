"""Who sent a document, by what stands around its text: page header, letterhead, signature, file and site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.documents import Document
from pipeline.parse.candidates import Candidate
from pipeline.parse.cover import maker_in, names_in
from pipeline.parse.letters import closing_lines, is_address, located_texts, site_names
from pipeline.parse.names import (
    around_report_word,
    is_organisation_name,
    legal_form,
    organisation_patterns,
    plain_name,
    tidy_name,
)
from pipeline.parse.places import place
from pipeline.parse.titles import name_words
from pipeline.parse.words import fold, word_list

COVER_ALONE = 0.55
HEADER, SIGNATURE = 0.72, 0.68
REGISTERED = 0.8
PROPERTIES, FILENAME, SITE = 0.62, 0.6, 0.5


def name_found(written: str, ground: str, confidence: float, location: str) -> Candidate:
    """A name found on a ground, made tidy."""
    return Candidate(tidy_name(written), " ".join(written.split()), ground, round(confidence, 3), location)


def in_margins(document: Document) -> Iterator[Candidate]:
    """Names in the page header and footer that are plainly those of organisations."""
    for part, location in (("header", "koptekst"), ("footer", "voettekst")):
        for text in re.split(r"\s*[|·•]\s*|\s+[–—-]\s+", _margin(document, part)):
            name = around_report_word(text) or text
            if is_organisation_name(name) and len(name.split()) <= 8:
                yield name_found(name, "header", HEADER + 0.02 * bool(legal_form(name)), location)
        yield from _of_annual(document, part, location)


def _margin(document: Document, part: str) -> str:
    """The running head or foot without the number of each page."""
    return re.sub(r"\s+\d{1,3}(?=\s*(?:\||$))", "", document.properties.get(part, ""))


def _of_annual(document: Document, part: str, location: str) -> Iterator[Candidate]:
    """The only name that the running head of an annual report has beside those words: 'WIJDOEN Jaarverslag 2023'."""
    text = _margin(document, part)
    if re.search(word_list("metadata")["patterns"]["annual"], fold(text)):
        names = names_in(text)
        if len(names) == 1 and names[0].of_report:
            yield name_found(names[0].text, "header", COVER_ALONE + 0.02, location)


def in_letterhead(document: Document) -> Iterator[Candidate]:
    """The name on the line of the number in the trade register, or on the line above that or above an address."""
    rows = [
        (" | ".join(cell.text for cell in row if not cell.merged), place(grid))
        for grid in document.grids()
        for row in grid.rows[:3]
    ]
    previous = ""
    for text, location in [*located_texts(document), *rows]:
        if is_address(text) and is_organisation_name(previous) and len(previous.split()) <= 8:
            yield name_found(previous, "text", SIGNATURE, location)
        if re.search(r"\b(?:kvk|k\.v\.k\.|kamer van koophandel)\b", fold(text)) and re.search(r"\d{8}", text):
            parts = [part for part in re.split(r"\s*[|·•,;]\s*|\s+[–—-]\s+", text) if is_organisation_name(part)]
            named = parts[0] if parts else previous if is_organisation_name(previous) else None
            if named and len(named.split()) <= 8:
                yield name_found(named, "text", REGISTERED, location)
        previous = text


def in_signature(document: Document) -> Iterator[Candidate]:
    """Names under the closing words of a letter or mail; the line above everything in one without."""
    for text, location in located_texts(document)[-6:]:
        maker = maker_in(text) if len(text) < 120 else None
        if maker and is_organisation_name(maker):
            yield name_found(maker, "signature", SIGNATURE, location)
    for text, location in closing_lines(document):
        prefixed = organisation_patterns("organisation")[1].search(text)
        if prefixed:
            yield name_found(prefixed["name"], "signature", SIGNATURE + 0.04, location)
            continue
        for part in re.split(r"\s*[|·•,;]\s*|\s+[–—-]\s+", text):
            if is_organisation_name(part) and len(part.split()) <= 7:
                yield name_found(part, "signature", SIGNATURE, location)


def in_properties(document: Document) -> Iterator[Candidate]:
    """The company or author that the file names; makers of software and persons are none."""
    location = "eigenschappen van het bestand"
    company = document.properties.get("company", "").strip()
    if company and not any(
        re.fullmatch(words, fold(company)) for words in word_list("metadata")["patterns"]["no_company"]
    ):
        yield name_found(company, "properties", PROPERTIES, location)
    author = document.properties.get("author", "").strip()
    if is_organisation_name(author):
        yield name_found(author, "properties", PROPERTIES + 0.1 * bool(legal_form(author)), location)


def in_filename(document: Document) -> Iterator[Candidate]:
    """The name that the file goes by."""
    words = name_words(document.filename)
    prefixed = organisation_patterns("organisation")[1].search(words)
    name = prefixed["name"] if prefixed else around_report_word(words)
    if name and (prefixed or is_organisation_name(name)):
        yield name_found(re.sub(r"\s+(?:def|versie|v\d|\d+).*$", "", name), "filename", FILENAME, "bestandsnaam")
    elif name and not re.search(r"\d", name):
        yield name_found(name, "filename", COVER_ALONE - 0.05, "bestandsnaam")
    else:
        named = [name.text for name in names_in(words) if is_organisation_name(name.text)]
        yield from (name_found(one, "filename", FILENAME, "bestandsnaam") for one in named[:1])


def on_site(document: Document, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The same names once more, where an address of a site or mailbox in the text is made of them."""
    sites = site_names(document)
    for value in dict.fromkeys(str(candidate.value) for candidate in candidates):
        squeezed = re.sub(r"[^a-z0-9]", "", plain_name(value))
        if len(squeezed) >= 6 and any(squeezed in site or site in squeezed for site in sites if len(site) >= 6):
            yield name_found(value, "signature", SITE, "e-mailadres of website")
