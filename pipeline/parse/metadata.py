"""What a document says about itself: organisation, programme, grant number, period, kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.documents import Document
from pipeline.parse.cover import Name, cover_lines, cover_names, grant_number_in, says_report
from pipeline.parse.facts import labelled_facts
from pipeline.parse.periods import Period, find_period, find_periods, year_period
from pipeline.parse.words import fold, word_list


@dataclass(frozen=True, slots=True)
class Metadata:
    """The facts about a document; None where it does not say."""

    organisation: str | None = None
    programme: str | None = None
    grant_number: str | None = None
    period: Period | None = None


def read_metadata(document: Document) -> Metadata:
    """The facts about a document: labelled lines and cells first, then its title, then what it names most often."""
    facts = dict(labelled_facts(document))
    texts = [block.text for block in document.blocks()]
    names = cover_names(document)
    organisation = _organisation(facts.get("organisation"), document, names, texts)
    return Metadata(
        organisation=organisation,
        programme=facts.get("programme") or _project(texts) or _programme(document, names, organisation),
        grant_number=_grant_number(facts.get("grant_number"), texts, document),
        period=_period(facts.get("period"), document, texts),
    )


def titles(document: Document) -> list[str]:
    """What may be the title: the first blocks and the last, the property and the file name, in that order."""
    blocks = list(document.blocks())
    first = [block.text for block in blocks[:6] if len(block.text) <= 150]
    last = [block.text for block in blocks[-2:] if len(block.text) <= 60]
    return [*first, *file_titles(document), *last]


def file_titles(document: Document) -> list[str]:
    """The title in the file's properties, and the file name as words."""
    stem = re.sub(
        r"(?<=[a-z])(?=\d)|(?<=\d)(?=[A-Za-z])|[_.]+|-(?!\d)|(?<!\d)-", " ", document.filename.rpartition(".")[0]
    )
    return [document.properties.get("title", ""), stem]


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    lists = word_list("metadata")["patterns"]
    return tuple(re.compile(text.replace("NAME", lists["name"])) for text in lists[name])


def _organisation(labelled: str | None, document: Document, names: Sequence[Name], texts: Sequence[str]) -> str | None:
    if labelled:
        return labelled
    for text in texts:
        found = _patterns("organisation")[0].search(text)
        if found:
            return _name(found["name"])
    return (
        _on_cover(document, names) or _in_title(titles(document)) or _most_named(texts) or _company(document)
        or _first_name(document, names)
    )  # fmt: skip


def _on_cover(document: Document, names: Sequence[Name]) -> str | None:
    """The name on the cover that says it is of an organisation, or that the file gives as its author."""
    properties = {fold(document.properties.get(name, "")) for name in ("author", "company")} - {""}
    chosen = [
        *(name for name in names if re.match(r"(?:Stichting|Vereniging|Coöperatie|Stg)\b", name.text)),
        *(name for name in names if fold(name.text) in properties),
        *(name for name in names if name.of_organisation and not name.project),
    ]
    author = document.properties.get("author", "")
    if not chosen and re.match(r"(?:Stichting|Vereniging|Coöperatie)\s", author):
        return author
    return chosen[0].text if chosen else None


def _first_name(document: Document, names: Sequence[Name]) -> str | None:
    """The first name that stands alone on the cover of a report: 'Budgetmaten Grienmonde'."""
    alone = [name.text for name in names if name.alone and not name.project and len(name.text.split()) in (2, 3, 4)]
    proper = [text for text in alone if text.split()[-1][:1].isupper()]
    return proper[0] if proper and says_report(document) else None


def _programme(document: Document, names: Sequence[Name], organisation: str | None) -> str | None:
    """The project on the cover: named as such, beside the grant number or period, or in the running head."""
    if not says_report(document):
        # an article has a title but no programme, unless it names one
        names = [name for name in names if name.project or name.by_number or name.by_period]
    own = fold(organisation or "")
    others = [
        name for name in names
        if fold(name.text) != own and not (name.of_organisation and not name.project)
        and (len(name.text.split()) > 1 or name.project or name.by_number or not name.of_report)
    ]  # fmt: skip
    head = fold(document.properties.get("header", ""))
    body = fold(" ".join(block.text for block in document.blocks()))

    def worth(name: Name) -> float:
        repeated = body.count(fold(name.text)) > 1
        return (
            4 * name.project + 2 * name.by_number + 1.5 * name.by_period + 2 * (fold(name.text) in head) + name.alone
            + repeated + 1.3 * name.of_report - 0.7 * (name.is_phrase and not name.of_report) - 0.1 * name.line
        )  # fmt: skip

    best = max(others, key=worth, default=None)
    return best.text if best and worth(best) >= 1.2 else None


def _in_title(candidates: Sequence[str]) -> str | None:
    """'Stichting De Brug – Jaarverslag 2023' → 'Stichting De Brug'."""
    for text in candidates[:6]:
        prefixed = _patterns("organisation")[1].search(text)
        if prefixed and len(text) < 100:
            return _name(prefixed["name"])
    for text in candidates:
        for pattern in _patterns("title"):
            found = pattern.match(text.strip())
            if found and re.search(r"[^\W\d_]{3}", found["name"]) and not _is_report_word(found["name"]):
                return _name(found["name"])
    return None


def _is_report_word(name: str) -> bool:
    return bool(
        re.search(
            r"verslag|rapport|verantwoording|inhoudelijk|financieel|kwartaal|halfjaar|^(?:jaar|half|20\d\d|q\d)",
            fold(name),
        )
    )


def _most_named(texts: Sequence[str]) -> str | None:
    """The name behind 'Stichting' or 'Vereniging' that is written most often."""
    counts = Counter(_name(found["name"]) for text in texts for found in _patterns("organisation")[1].finditer(text))
    return counts.most_common(1)[0][0] if counts else None


def _name(written: str) -> str:
    bare = re.sub(r"^(?:de|het)\s+(?=Stichting|Vereniging)", "", written.strip())
    # headings that a flattened text glues to a name: "Organisatie De Brug", "Stichting De Brug Bestuursleden"
    bare = _patterns("glued")[0].sub("", bare)
    return re.sub(r"\s+(?:19|20)\d\d$", "", bare).rstrip(" .,-")


def _company(document: Document) -> str | None:
    company = document.properties.get("company", "").strip()
    if company and not any(
        re.fullmatch(words, fold(company)) for words in word_list("metadata")["patterns"]["no_company"]
    ):
        return company
    return None


def _project(texts: Sequence[str]) -> str | None:
    """'De Huiskamer is een project van Stichting X' → 'De Huiskamer'."""
    found = next((match for text in texts for pattern in _patterns("project") if (match := pattern.match(text))), None)
    return _name(found["name"]) if found else None


def _grant_number(labelled: str | None, texts: Sequence[str], document: Document) -> str | None:
    if labelled and re.search(r"\d{2}", labelled):
        return _number_in(labelled)
    cells = [" ".join(cell.text.split()) for grid in document.grids() for row in grid.rows for cell in row if cell.text]
    found = next((number for text in (*texts, *cells) if (number := grant_number_in(text))), None)
    if found:
        return found
    words = re.compile(rf"(?<!\w)(?:{'|'.join(word_list('metadata')['patterns']['grant_word'])})(?!\w)")
    for text in (*cover_lines(document), *texts):
        near = words.search(fold(text))
        rest = text[near.end() : near.end() + 45] if near and len(text) < 200 else ""
        number = next(
            (match.group().strip() for pattern in _patterns("grant_near") if (match := pattern.search(rest))), None
        )
        if number and re.search(r"\d{2}", number) and not find_period(number):
            return number
    return None


def _number_in(value: str) -> str:
    """The number in a labelled value: 'SUB-2023-0142 d.d. 12 januari 2023' → 'SUB-2023-0142'."""
    first = re.split(r"\s+(?:d\.?d\.?|van|dd|\(|,)\s*|[,;(]", value)[0].strip()
    return first or value


def _period(labelled: str | None, document: Document, texts: Sequence[str]) -> Period | None:
    if labelled:
        return find_period(labelled)
    named = [found for text in titles(document) if text and (found := find_period(text)) and _is_long(found)]
    precise = [
        period for text in cover_lines(document) for _, _, period in find_periods(text)
        if _is_long(period) and period != year_period(period.start.year)
    ]  # fmt: skip
    if precise and (not named or named[0].holds(precise[0])):
        return precise[0]
    if named:
        return named[0]
    sheets = [grid.sheet or "" for grid in document.grids()]
    cells = [cell.text for grid in document.grids() for row in grid.rows[:3] for cell in row if len(cell.text) < 80]
    # a year that a news item or essay happens to name is not what it reports on
    least = 1 if says_report(document) or any(document.grids()) else 2
    return _most_named_period([*sheets, *cells], days=False) or _most_named_period(texts, least=least)


def _is_long(period: Period) -> bool:
    return (period.end - period.start).days > 80


def _most_named_period(texts: Sequence[str], days: bool = True, least: int = 1) -> Period | None:
    """The period named most, `least` times or more; days and months count for their year, or not at all."""
    counts: Counter[Period] = Counter()
    for text in texts:
        for _, _, period in find_periods(text):
            if days or _is_long(period):
                counts[period if _is_long(period) else year_period(period.start.year)] += 1
    best = max(counts, key=lambda period: (counts[period], period.end), default=None)
    return best if best and counts[best] >= least else None
