"""Which programme or project a document is about: named as such, or on the cover beside number and period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.documents import Document
from pipeline.parse.candidates import Candidate, ranked
from pipeline.parse.cover import Name, names_in, project_in, says_report, trimmed_name
from pipeline.parse.facts import Labelled
from pipeline.parse.kinds import is_plan
from pipeline.parse.letters import closing_lines, is_signing, located_texts, subject_lines
from pipeline.parse.names import plain_name, tidy_name
from pipeline.parse.titles import announces, titles
from pipeline.parse.words import fold, word_list

LABELLED, WEAKLY_LABELLED = 0.97, 0.88
PROJECT_OF, NAMED = 0.86, 0.84
BESIDE_NUMBER, BESIDE_PERIOD, INFERRED = 0.72, 0.66, 0.6
IN_HEAD, IN_TEXT = 0.7, 0.62


def programme_candidates(
    document: Document, labelled: Sequence[Labelled], names: Sequence[Name], organisation: str | None
) -> list[Candidate]:
    """What the programme could be, the surest first; never the organisation itself."""
    found = [
        *_labelled(labelled),
        *_project_of(document),
        *_in_subject(document),
        *_on_cover(document, names, organisation),
        *_in_head(document, organisation),
        *_in_text(document),
    ]
    own = plain_name(organisation or "")
    kept = [one for one in found if not _is_own(str(one.value), own) and not _says_nothing(str(one.value))]
    return ranked(kept, lambda value: fold(str(value)))


def _is_own(name: str, own: str) -> bool:
    """Whether a name is that of the organisation, in full or for short: 'Het Perron'."""
    return plain_name(name) == own or own.endswith(f" {plain_name(name)}")


def _says_nothing(name: str) -> bool:
    return bool(re.fullmatch("|".join(word_list("metadata")["others"]["no_programme"]), fold(name)))


def _labelled(labelled: Sequence[Labelled]) -> Iterator[Candidate]:
    weaker = "|".join(word_list("metadata")["weaker"]["programme"])
    for fact in labelled:
        if fact.kind == "programme":
            sure = WEAKLY_LABELLED if re.fullmatch(weaker, fact.label) else LABELLED
            value = re.sub(r"^[“\"‘']|[”\"’']$", "", fact.value)
            yield Candidate(value, fact.value, "label", sure, fact.location)


@cache
def _project_patterns() -> tuple[re.Pattern[str], ...]:
    lists = word_list("metadata")["patterns"]
    return tuple(re.compile(text.replace("NAME", lists["name"])) for text in lists["project"])


def _project_of(document: Document) -> Iterator[Candidate]:
    """'De Huiskamer is een project van Stichting X' → 'De Huiskamer'."""
    for text, location in located_texts(document):
        for pattern in _project_patterns():
            if len(text) < 200 and (found := pattern.match(text)):
                yield Candidate(tidy_name(found["name"]), found["name"], "text", PROJECT_OF, location)


def _in_subject(document: Document) -> Iterator[Candidate]:
    """The project in the subject of a letter: 'Betreft: verantwoording project Buren Bellen'."""
    for text, location in subject_lines(document):
        if found := project_in(text):
            yield Candidate(trimmed_name(found["name"]), found["name"], "title", NAMED, location)


def _on_cover(document: Document, names: Sequence[Name], organisation: str | None) -> Iterator[Candidate]:
    """The project on the cover: named as such, beside the grant number or period, or in the running head."""
    texts = located_texts(document)
    if not says_report(document):
        # an article has a title but no programme, unless it names one
        names = [name for name in names if name.project or name.by_number or name.by_period]
    own = plain_name(organisation or "")
    others = [
        name for name in names
        if not _is_own(name.text, own) and not _says_nothing(name.text)
        and not (name.of_organisation and not name.project)
        and not is_signing(texts[name.line][0])
        and (len(name.text.split()) > 1 or _is_named(name) or name.by_number or not name.of_report)
    ]  # fmt: skip
    best = max(others, key=lambda name: _worth(name, document), default=None)
    if best and _worth(best, document) >= 1.2:
        yield Candidate(best.text, best.text, "cover", _confidence(best), texts[best.line][1])


def _in_head(document: Document, organisation: str | None) -> Iterator[Candidate]:
    """What a running head has beside organisation, report and period: 'Stichting De Brug Verhalenbundel Open Huis'."""
    own = organisation or ""
    for part, location in (("header", "koptekst"), ("footer", "voettekst")):
        text = document.properties.get(part, "")
        if own and own in text:
            for name in names_in(text.replace(own, " | ")):
                if name.of_report:
                    yield Candidate(name.text, name.text, "header", IN_HEAD, location)


def _in_text(document: Document) -> Iterator[Candidate]:
    """The one project that the text names as what it is about; none in the annual report of an organisation."""
    reports = announces(document, ("report", "figures", "pitch")) or says_report(document) or closing_lines(document)
    if not reports or re.search(word_list("metadata")["patterns"]["annual"], fold(" ".join(titles(document)[:3]))):
        return
    named = [
        (trimmed_name(found["name"]), location) for text, location in located_texts(document)
        for found in _expression_in_text().finditer(text)
    ]  # fmt: skip
    if len({fold(name) for name, _ in named}) == 1:
        name, location = named[0]
        yield Candidate(name, name, "text", IN_TEXT, location)


@cache
def _expression_in_text() -> re.Pattern[str]:
    return re.compile(
        word_list("metadata")["cover"]["in_text"].replace("NAME", word_list("metadata")["patterns"]["name"])
    )


def _is_named(name: Name) -> bool:
    """Whether it is called a project or programme: 'Project Op Weg', 'Maatjesproject'."""
    return name.project or bool(re.search(r"\w(?:project|programma)$", fold(name.text)))


def _worth(name: Name, document: Document) -> float:
    """How much speaks for a name on the cover: weighed on the cases in tests/parse/cases/documents.toml."""
    head = fold(document.properties.get("header", ""))
    body = fold(" ".join(block.text for block in document.blocks()))
    repeated = body.count(fold(name.text)) > 1
    planned = name.alone and name.line == 0 and is_plan(document)
    heading = len(name.text.split()) == 1 and name.line > 1
    return (
        4 * _is_named(name) + 2 * name.by_number + 1.5 * name.by_period + 2 * (fold(name.text) in head) + name.alone
        + repeated + 1.3 * name.of_report - 0.7 * (name.is_phrase and not name.of_report) - 0.1 * name.line
        + planned - heading
    )  # fmt: skip


def _confidence(name: Name) -> float:
    if _is_named(name):
        return NAMED
    return BESIDE_NUMBER if name.by_number else BESIDE_PERIOD if name.by_period else INFERRED
