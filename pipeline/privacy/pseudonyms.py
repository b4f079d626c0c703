"""Tables with identifiers and names → the same tables with placeholders."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

import polars as pl

from pipeline.privacy.beside import named_cells, with_dates, with_numbers, without_web
from pipeline.privacy.breaks import across_lines
from pipeline.privacy.cast import number_persons
from pipeline.privacy.facts import granted, without_personal_facts
from pipeline.privacy.file_names import named_in_file_name
from pipeline.privacy.headed import headed_cells
from pipeline.privacy.identifiers import numbers_told, replace_identifiers, without_numbers
from pipeline.privacy.known import NOTHING, Known
from pipeline.privacy.noticed import NOTHING_READ, FindPersonal, Reading, moved, read_personal
from pipeline.privacy.occurrence import Occurrence
from pipeline.privacy.occurrences import body_occurrences, full_names, in_file_name, repeated
from pipeline.privacy.professionals import in_function
from pipeline.tables import ACTIVITIES, CELLS, COLUMNS, DOCUMENTS, FACTS, ISSUES, PASSAGES, STORIES, Tables

FindPersons = Callable[[list[str]], list[list[tuple[int, int]]]]
_READING_ORDER = (
    (STORIES, ("title",)),
    (PASSAGES, ("section", "question", "text", "sheet")),
    (ACTIVITIES, ("section", "activity", "note", "planned_text", "realised_text", "sheet")),
    (COLUMNS, ("heading",)),
    (CELLS, ("text", "sheet")),
    (FACTS, ("location",)),
    (ISSUES, ("location",)),
)
_STORY_TEXTS = (("title",), ("section", "question", "text", "sheet"))
_MARKED = (DOCUMENTS, FACTS, STORIES, PASSAGES, ACTIVITIES, COLUMNS, CELLS, ISSUES)
"""The tables that hold text of a document."""
_LONG_NAME = 6
"""Letters from which the first word of an organisation's name is its own and not a first name."""
_TOLD = r"\[(?:KENMERK|ACCOUNT)\]"
_PERSON = re.compile(r"\[PERSOON (\d+)\]")
_Texts = dict[str, str]
Scope = str | None
"""A story by its id; None for a document outside its stories."""


def pseudonymise(
    tables: Tables, find_persons: FindPersons, known: Known = NOTHING, find_personal: FindPersonal | None = None
) -> Tables:
    """Replace identifiers and names of persons in every column that tables.py marks for it.

    Columns marked "full" lose identifiers and names; columns marked "identifiers" lose identifiers and those names
    of two or more words that the same document has elsewhere. A person has one number within a story, and one in the
    rest of the document, counted in order of first appearance; numbers begin anew in each, so that nobody can be
    followed from one story into another. `find_persons` gives, for each text, where names stand; it is called once.
    `find_personal` gives all personal data that it notices there; it is called once for each document.
    """
    raw, ruled = tables, _without_identifiers(tables)
    documents = tables.documents["document"].to_list()
    readings = {one: read_personal(ruled, one, find_personal, known) for one in documents if find_personal}
    changes = _noticed_changes(raw, ruled, readings)
    tables = _applied(ruled, changes) if changes else ruled
    texts = _unique_texts(tables)
    found = dict(zip(texts, find_persons(texts), strict=True))
    replaced = {}
    for document in documents:
        own = found | _noticed_names(found, readings.get(document, NOTHING_READ), changes.get(document, {}))
        replaced[document] = _replaced_texts(tables, document, own, known)
    return without_personal_facts(raw, _applied(tables, replaced))


def _without_identifiers(tables: Tables) -> Tables:
    """All marked columns with placeholders for identifiers; each different text is looked at once."""
    changed = {}
    for table in _MARKED:
        frame: pl.DataFrame = getattr(tables, table.name)
        marked = [column.name for column in table.columns if column.privacy != "none"]
        changed[table.name] = frame.with_columns(_replaced_column(frame[name], replace_identifiers) for name in marked)
    return replace(tables, **changed)


def _noticed_changes(raw: Tables, tables: Tables, readings: dict[str, Reading]) -> dict[str, dict[Scope, _Texts]]:
    """What texts become, by document, without what was noticed in them and without the same numbers again.

    What was read as the number of somebody's file or account goes where it stands without a word that says so.
    """
    told, grants = _telling_numbers(raw, tables), granted(raw)
    changes: dict[str, dict[Scope, _Texts]] = {}
    for document in tables.documents["document"].to_list():
        texts, stays = _all_texts(tables, document), grants.get(document, frozenset())
        reading = readings.get(document, NOTHING_READ)
        numbers = numbers_told(sorted(told.get(document, ()))) | reading.numbers(texts, stays)
        held = {text: without_numbers(reading.without(text, stays), numbers) for text in texts}
        if any(text != new for text, new in held.items()):
            changes[document] = {None: held}
    return changes


def _noticed_names(
    found: dict[str, list[tuple[int, int]]], reading: Reading, changes: dict[Scope, _Texts]
) -> dict[str, list[tuple[int, int]]]:
    """The names in texts of one document that was read: those noticed, and those found that it thinks somebody's."""
    names = {}
    for before, noticed in reading.names.items():
        after = changes.get(None, {}).get(before, before)
        if after in found:
            kept = found[after]
            if before in reading.possible:
                possible = moved(reading.possible[before], before, after)
                kept = [one for one in kept if any(start < one[1] and one[0] < end for start, end in possible)]
            names[after] = sorted({*kept, *moved(noticed, before, after)})
    return names


def _telling_numbers(raw: Tables, tables: Tables) -> dict[str, set[str]]:
    """The raw texts in which the number of somebody's file or account was found, by document."""
    found: dict[str, set[str]] = {}
    for table in _MARKED:
        before: pl.DataFrame = getattr(raw, table.name)
        after: pl.DataFrame = getattr(tables, table.name)
        for column in [one.name for one in table.columns if one.privacy != "none"]:
            rows = before.select("document", column).filter(after[column].str.contains(_TOLD))
            for document, text in rows.iter_rows():
                found.setdefault(document, set()).add(text)
    return found


def _all_texts(tables: Tables, document: str) -> list[str]:
    """Every different text of one document in marked columns."""
    texts: dict[str, None] = {}
    for table in _MARKED:
        frame: pl.DataFrame = getattr(tables, table.name).filter(pl.col("document") == document)
        for column in table.columns:
            if column.privacy != "none":
                texts.update(dict.fromkeys(frame[column.name].drop_nulls().to_list()))
    return list(texts)


def _replaced_column(column: pl.Series, change: Callable[[str], str]) -> pl.Series:
    changes = {text: change(text) for text in column.unique().drop_nulls().to_list()}
    values = [None if text is None else changes[text] for text in column.to_list()]
    return pl.Series(column.name, values, dtype=pl.String)


def _unique_texts(tables: Tables) -> list[str]:
    """Every different text of the columns marked "full"."""
    texts: dict[str, None] = {}
    for table, columns in _READING_ORDER:
        frame: pl.DataFrame = getattr(tables, table.name)
        for name in columns:
            texts.update(dict.fromkeys(frame[name].drop_nulls().unique(maintain_order=True).to_list()))
    return [text for text in texts if any(letter.isalpha() for letter in text)]


def _replaced_texts(
    tables: Tables, document: str, found: dict[str, list[tuple[int, int]]], known: Known
) -> dict[Scope, _Texts]:
    """What each text of one document becomes, by the story that it stands in; texts that stay the same are left out."""
    body, labels = _texts_of(tables, document)
    own_cells = tables.cells.filter(pl.col("document") == document)
    cells = named_cells(own_cells, found, known)
    halves = across_lines(body, known)
    found = found | {text: [(0, len(text))] for text in cells}
    found |= {text: sorted([*spans, *found.get(text, [])]) for text, spans in halves.items()}
    own = _own_names(tables.documents, document, known)
    activities = tables.activities.filter(pl.col("document") == document)["activity"].drop_nulls()
    named = body_occurrences(body, labels, found, known, activities)
    occurrences = [one for one in named if one.name.lower() not in own]
    occurrences += repeated(occurrences, [*body, *labels], known)
    if known.keep_professionals:
        occurrences = [one for one in occurrences if not in_function(one.text, one.start, one.end)]
    headed, short = headed_cells(own_cells), _short_texts(tables, document)
    told = texts_by_story(tables, document)
    replaced = {story: _changes(occurrences, texts, headed) for story, texts in told.items()}
    spoken = {text for texts in told.values() for text in texts}
    spoken -= own_words(tables, document) if spoken else set()
    report = [text for text in [*body, *labels] if text not in spoken]
    names = full_names(_numbered(occurrences, [*body, *labels])) | full_names(_of_texts(occurrences, report))
    # in tables the text of a story is that of the story: its numbers say nothing of other rows
    in_stories = {text: new for changes in reversed(replaced.values()) for text, new in changes.items()}
    replaced[None] = {text: in_stories.get(text, text) for text in spoken} | _changes(occurrences, report, headed)
    replaced[None] |= {text: in_file_name(text, names) for text in short}
    for name in tables.documents.filter(document=document)["filename"].drop_nulls():
        so_far = replaced[None].get(name, name)
        replaced[None][name] = named_in_file_name(so_far, known, len(set(names.values())) + 1)
    return replaced


def _of_texts(occurrences: list[Occurrence], texts: list[str]) -> list[tuple[Occurrence, int]]:
    held = set(texts)
    return _numbered([one for one in occurrences if one.text in held], texts)


def _changes(occurrences: list[Occurrence], texts: list[str], headed: _Texts) -> _Texts:
    """What these texts become, with persons numbered in the order in which they come in them."""
    held, numbered = set(texts), _of_texts(occurrences, texts)
    changes, names = _with_placeholders(numbered), full_names(numbered)
    for text in texts:
        changes[text] = with_numbers(with_dates(without_web(changes.get(text, text), names)))
    return changes | {text: new for text, new in headed.items() if text in held}


def texts_by_story(tables: Tables, document: str) -> dict[Scope, list[str]]:
    """The different texts of each story of a document, its title first, in reading order."""
    if tables.stories.is_empty():
        return {}
    held: dict[Scope, dict[str, None]] = {}
    for frame, columns in ((tables.stories, _STORY_TEXTS[0]), (tables.passages, _STORY_TEXTS[1])):
        rows = frame.filter((pl.col("document") == document) & pl.col("story_id").is_not_null())
        for story, *texts in rows.select("story_id", *columns).iter_rows():
            held.setdefault(story, {}).update(dict.fromkeys(text for text in texts if text))
    return {story: list(texts) for story, texts in held.items()}


def own_words(tables: Tables, document: str) -> set[str]:
    """The texts of a document's passages outside stories."""
    rows = tables.passages.filter((pl.col("document") == document) & pl.col("story_id").is_null())
    return {text for column in _STORY_TEXTS[1] for text in rows[column].drop_nulls()}


def _texts_of(tables: Tables, document: str) -> tuple[list[str], list[str]]:
    """The running text and the labels of one document, each different text once, in reading order."""
    held: dict[str, dict[str, None]] = {"body": {}, "labels": {}}
    for table, columns in _READING_ORDER:
        frame: pl.DataFrame = getattr(tables, table.name).filter(pl.col("document") == document)
        for row in frame.select(columns).iter_rows(named=True):
            for name, text in row.items():
                is_label = name in ("sheet", "heading") or (table is ACTIVITIES and name != "note")
                if text:
                    held["labels" if is_label else "body"].setdefault(text)
    return list(held["body"]), [text for text in held["labels"] if text not in held["body"]]


def _numbered(occurrences: list[Occurrence], order: list[str]) -> list[tuple[Occurrence, int]]:
    """The occurrences in reading order, each with the number of its person."""
    place = {text: index for index, text in enumerate(order)}
    ordered = sorted(occurrences, key=lambda one: (place[one.text], one.start))
    taken = [int(number) for text in order for number in _PERSON.findall(text)]
    numbers = number_persons([one.name for one in ordered], max(taken, default=0) + 1)
    return list(zip(ordered, numbers, strict=True))


def _with_placeholders(numbered: list[tuple[Occurrence, int]]) -> _Texts:
    """Texts with [PERSOON n] where names stood."""
    changes: _Texts = {}
    for one, number in reversed(numbered):
        text = changes.get(one.text, one.text)
        changes[one.text] = f"{text[: one.start]}[PERSOON {number}]{text[one.end :]}"
    return changes


def _own_names(documents: pl.DataFrame, document: str, known: Known) -> set[str]:
    """What the organisation and programme call themselves, whole and by their first word of some length.

    "Budgetmaten Grienmonde" and "Budgetmaten" are nobody; "Jan" in "Stichting Jan de Vries" still can be. A name that
    begins with a listed first name is somebody's: a letter may have its writer where a report has its programme.
    """
    row = documents.filter(pl.col("document") == document).select("organisation", "programme").row(0)
    names = [re.sub(r"^(?:stichting|vereniging|gemeente)\s+", "", name.lower()) for name in row if name]
    own = [name for name in names if name and not known.is_first_name(re.split(r"[\s-]", name)[0])]
    return {part for name in own for part in (name, name.split()[0]) if len(part) >= _LONG_NAME}


def _short_texts(tables: Tables, document: str) -> Iterable[str]:
    """The texts of one document in columns marked "identifiers": file name, organisation, and what facts were read."""
    texts: set[str] = set()
    for table in _MARKED:
        names = [column.name for column in table.columns if column.privacy == "identifiers"]
        frame: pl.DataFrame = getattr(tables, table.name).filter(pl.col("document") == document)
        texts.update(text for name in names for text in frame[name].drop_nulls().unique().to_list())
    return sorted(texts)


def _applied(tables: Tables, replaced: dict[str, dict[Scope, _Texts]]) -> Tables:
    changed = {}
    for table in _MARKED:
        frame: pl.DataFrame = getattr(tables, table.name)
        changed[table.name] = frame.with_columns(
            _looked_up(frame, column.name, replaced) for column in table.columns if column.privacy != "none"
        )
    return replace(tables, **changed)


def _looked_up(frame: pl.DataFrame, column: str, replaced: dict[str, dict[Scope, _Texts]]) -> pl.Series:
    stories = frame["story_id"].to_list() if "story_id" in frame.columns else [None] * len(frame)
    places = zip(frame["document"].to_list(), stories, frame[column].to_list(), strict=True)
    values = [_of_scope(replaced.get(document, {}), story).get(text, text) for document, story, text in places]
    return pl.Series(column, values, dtype=pl.String)


def _of_scope(replaced: dict[Scope, _Texts], story: Scope) -> _Texts:
    return replaced[story] if story in replaced else replaced.get(None, {})
