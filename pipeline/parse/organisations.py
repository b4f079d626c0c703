"""Which organisation a document comes from: every ground there is, each with how sure it makes the reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.documents import Document
from pipeline.parse.candidates import Candidate, Value, ranked
from pipeline.parse.capitals import in_small_letters
from pipeline.parse.cover import Name, is_plain_word, names_in, says_report
from pipeline.parse.facts import Labelled, fact_kind
from pipeline.parse.letters import located_texts, named_before
from pipeline.parse.names import (
    around_report_word,
    is_organisation_name,
    legal_form,
    looks_like_person,
    organisation_patterns,
    plain_name,
    tidy_name,
)
from pipeline.parse.places import place
from pipeline.parse.senders import (
    COVER_ALONE,
    PROPERTIES,
    in_filename,
    in_letterhead,
    in_margins,
    in_properties,
    in_signature,
    name_found,
    on_site,
)
from pipeline.parse.spots import Spot
from pipeline.parse.titles import announces, located_titles, names_kind
from pipeline.parse.words import fold, word_list

LABELLED, WEAKLY_LABELLED = 0.97, 0.9
PROJECT_OF = 0.86
COVER, COVER_ORGANISATION = 0.86, 0.8
TITLE, TITLE_PATTERN, TITLE_ALONE = 0.78, 0.66, 0.5
SHEET = 0.7
MOST_NAMED, NAMED_IN_ARTICLE = 0.62, 0.3
_OF_MAKER = 0.6
_FIRST_LINES = 8
_LEAST = 0.4
"""Below this no name goes into DOCUMENTS: an article that happens to name an organisation."""


def organisation_candidates(document: Document, labelled: Sequence[Labelled], names: Sequence[Name]) -> list[Candidate]:
    """What the organisation could be, the surest first; names without legal form count as the same."""
    found = [
        *_labelled(labelled), *_project_of(document), *_on_cover(document, names), *_in_titles(document),
        *in_margins(document), *in_letterhead(document), *in_signature(document), *_in_sheets(document),
        *in_properties(document), *in_filename(document), *_named(document), *_presented(document),
    ]  # fmt: skip
    projects = {plain_name(fact.value) for fact in labelled if fact.kind == "programme"}
    projects |= {plain_name(name.text) for name in names if name.project}
    kept = [
        one
        for one in found
        if _can_report(str(one.value)) and (one.ground == "label" or _same(one.value) not in projects)
    ]
    kept = _full_names([_without_maker(one) for one in kept])
    first = [] if any(candidate.confidence > COVER_ALONE for candidate in kept) else _first_name(document, names)
    every = [*kept, *first] or list(_joined(document))
    texts = [block.text for block in document.blocks()]
    # an answer to a label too: forms are filled in with capitals
    every = [replace(one, value=in_small_letters(str(one.value), texts)) for one in every]
    return [one for one in ranked([*every, *on_site(document, every)], _same) if one.confidence >= _LEAST]


def _without_maker(candidate: Candidate) -> Candidate:
    """A bureau that writes reports for others is less sure than whom it wrote for."""
    maker = re.search(rf"\b{word_list('metadata')['others']['advisers']}\b", fold(str(candidate.value)))
    return replace(candidate, confidence=round(_OF_MAKER * candidate.confidence, 3)) if maker else candidate


def _full_names(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, the name in full as sure as the name for short that it ends with: 'Stichting Inloophuis De Brug'
    beside 'De Brug'."""
    full = {_same(one.value) for one in candidates if legal_form(str(one.value))}

    def in_full(one: Candidate) -> Candidate:
        longer = {name for name in full if name.endswith(f" {_same(one.value)}")}
        value = next(
            (two.value for two in candidates if longer == {_same(two.value)} and legal_form(str(two.value))), None
        )
        return replace(one, value=value) if value and one.ground != "label" else one

    return [in_full(one) for one in candidates]


def _joined(document: Document) -> Iterator[Candidate]:
    """A name with a legal form on the cover behind words that also name partners: 'meedoen bij Stichting De Wende'."""
    for text, location in located_titles(document):
        found = organisation_patterns("organisation")[1].search(text)
        if found and re.search(r"\b(?:bij|van|met) $", text[: found.start("name")]):
            yield name_found(found["name"], "title", COVER_ALONE, location)


def _same(value: Value) -> str:
    return plain_name(str(value))


def _can_report(name: str) -> bool:
    """Whether a name can be that of an organisation that reports: no municipality, bank, funder or report word."""
    folded = fold(name)
    never = any(re.fullmatch(words, folded) for words in word_list("metadata")["others"]["never"])
    other = is_plain_word(name) or fact_kind(name) or looks_like_person(name)
    return not never and not other and bool(re.search(r"[^\W\d_]{2}", name))


def _labelled(labelled: Sequence[Labelled]) -> Iterator[Candidate]:
    weaker = "|".join(word_list("metadata")["weaker"]["organisation"])
    for fact in labelled:
        if fact.kind != "organisation" or _is_told(fact.value):
            continue
        weak = re.fullmatch(weaker, fact.label) is not None
        sure = WEAKLY_LABELLED if weak else LABELLED
        if weak and looks_like_person(fact.value):
            sure = COVER_ALONE
        yield Candidate(_without_details(fact.value), fact.value, "label", sure, fact.location)


def _without_details(value: str) -> str:
    """A labelled name without abbreviation or number in brackets, and without an address behind it."""
    bare = re.sub(r"\s*\((?:[^)]*\d{4}[^)]*|[A-Z]{2,6})\)", "", value)
    bare = re.sub(r"^.*\bnamens\s+(?:de |het )?(?=[A-ZÀ-Þ])", "", bare)
    bare = re.split(r",\s+(?=[^,]*\d|te\s|gevestigd|statutair|postbus)", bare)[0]
    # the place behind a name: one word, so that 'Kunst, Cultuur en Sport' stays whole
    bare = re.sub(r"(?<=\w{3}),\s+[A-ZÀ-Þ][\w’'-]+(?:\s+\([Gg]em(?:eente|\.)\s[^()]*\))?$", "", bare)
    return bare.strip(" ,;") or value


def _is_told(value: str) -> bool:
    """Whether an answer tells who they are and gives no name: 'Wij zijn een groep buren uit Noord.'"""
    verbs = r"\b(?:is een|zijn|werkt|heeft|biedt|wordt|helpt)\b"
    told = re.match(r"(?:[Ww]ij|[Ww]e|[Ii]k|[Ee]en|[Oo]nze) [a-z]", value) or re.search(verbs, value)
    return bool(told) or (value.endswith(".") and len(value.split()) > 7)


def _project_of(document: Document) -> Iterator[Candidate]:
    """'De Huiskamer is een project van Stichting X'."""
    for text, location in located_texts(document):
        found = organisation_patterns("organisation")[0].search(text)
        if found:
            yield name_found(found["name"], "text", PROJECT_OF, location)


def _on_cover(document: Document, names: Sequence[Name]) -> Iterator[Candidate]:
    """Names on the cover with a legal form, in the file's properties, or with a word that organisations go by."""
    # the author of a mail is who signs it
    named = ("company",) if document.filename.lower().endswith((".eml", ".msg")) else ("author", "company")
    own = {fold(document.properties.get(name, "")) for name in named} - {""}
    texts = located_texts(document)
    for name in names:
        if named_before(texts[name.line][0], name.text):
            continue
        if legal_form(name.text):
            sure = COVER
        elif fold(name.text) in own:
            sure = COVER - 0.02
        elif name.of_organisation and not name.project:
            sure = COVER_ORGANISATION
        else:
            continue
        yield name_found(name.text, "cover", sure - 0.01 * name.line, texts[name.line][1])


def _presented(document: Document) -> Iterator[Candidate]:
    """Who says at the start of a letter who they are: 'Wij zijn de Soepvrouwen van de Dichtersbuurt.'"""
    for text, location in located_texts(document)[:_FIRST_LINES]:
        found = organisation_patterns("presented")[0].search(text)
        if found:
            yield name_found(re.split(r"\.\s", found["name"])[0], "text", COVER_ALONE, location)


def _first_name(document: Document, names: Sequence[Name]) -> list[Candidate]:
    """The first name that stands alone on the cover of a report: 'Budgetmaten Grienmonde'."""
    if not says_report(document) and not announces(document, ("report", "figures")):
        return []
    texts = located_texts(document)
    alone = [
        name
        for name in names
        if (name.alone or (name.by_period and not name.of_report)) and not name.project and not name.by_number
    ]
    # beside the number of a grant stands a programme as often as who gets it: only where no other name is
    beside = [name for name in names if (name.by_number or not name.of_report) and not name.project]
    proper = [
        name for name in alone or beside
        if len(name.text.split()) in (2, 3, 4, 5) and name.text.split()[-1][:1].isupper()
        and _can_report(name.text) and not names_kind(name.text, "stories")
    ]  # fmt: skip
    return [name_found(name.text, "cover", COVER_ALONE, texts[name.line][1]) for name in proper[:1]]


def _in_titles(document: Document) -> Iterator[Candidate]:
    """'Stichting De Brug – Jaarverslag 2023', 'Jaarverslag 2023 Welzijn Oost'."""
    written = [(text, location, "title") for text, location in located_titles(document)]
    written.append((document.properties.get("title", ""), "eigenschappen van het bestand", "properties"))
    for text, location, ground in written:
        prefixed = organisation_patterns("organisation")[1].search(text) if len(text) < 100 else None
        if prefixed and not named_before(text, prefixed["name"]):
            yield name_found(prefixed["name"], ground, TITLE, location)
            continue
        parts = re.split(r"\s*[|·•]\s*|\s+[–—-]\s+", text)
        organisations = [part for part in parts if is_organisation_name(part)]
        if ground == "properties" and len(parts) > 1 and organisations:
            yield name_found(organisations[-1], ground, PROPERTIES, location)
        found = around_report_word(text)
        if found:
            # an annual report is of an organisation, other reports can be of a project
            alone = TITLE_ALONE + 0.06 * bool(re.search(r"\bjaar", fold(text)))
            sure = TITLE_PATTERN if is_organisation_name(found) else alone
            yield name_found(found, ground, sure, location)


def _in_sheets(document: Document) -> Iterator[Candidate]:
    """A name alone in one of the first rows of a sheet or csv."""
    for grid in document.grids():
        for index, row in enumerate(grid.rows[:3]):
            filled = [(column, cell) for column, cell in enumerate(row) if cell.text and not cell.merged]
            for name in names_in(filled[0][1].text) if len(filled) == 1 else ():
                if is_organisation_name(name.text):
                    column, cell = filled[0]
                    yield name_found(name.text, "sheet", SHEET, place(grid, Spot(cell, index, column)))


def _named(document: Document) -> Iterator[Candidate]:
    """The name behind 'Stichting' or 'Vereniging' that the text writes most, where it is not a partner's."""
    counts: Counter[str] = Counter()
    where: dict[str, str] = {}
    for text, location in located_texts(document):
        for found in organisation_patterns("organisation")[1].finditer(text):
            if not named_before(text, found["name"]):
                name = tidy_name(found["name"])
                counts[name] += 1
                where.setdefault(name, location)
    if counts:
        name = counts.most_common(1)[0][0]
        sure = MOST_NAMED if announces(document) or says_report(document) or any(document.grids()) else NAMED_IN_ARTICLE
        yield name_found(name, "text", sure, where[name])
