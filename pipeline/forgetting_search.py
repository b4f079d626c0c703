"""What a wish to be forgotten touches: every original is opened, read in memory, and looked through."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline import process
from pipeline.decisions import Inbox
from pipeline.erasure import Person, as_tables, fingerprints, naming, stories_naming, told_in
from pipeline.erasure.inside import names_anywhere
from pipeline.ingest.isolation import run as run_apart
from pipeline.issues import Unreadable
from pipeline.journey import Journey
from pipeline.tables import Tables
from pipeline.vault import VaultError, nameless


@dataclass(frozen=True, slots=True)
class Found:
    """What is touched: documents `removed` whole, `cut` in part, or only `renamed`, all by hash.

    `containers` are the mails and zips that those came in; `stories` those that go, by document; `marks` the
    fingerprints of what goes; `not_searched` what could not be opened or read, so that a person has to look.
    """

    removed: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    containers: tuple[str, ...] = ()
    stories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    not_searched: tuple[str, ...] = ()

    @staticmethod
    def of(held: Mapping[str, Any]) -> Found:
        """As it was noted in JSON."""
        lists = {name: tuple(part) for name, part in held.items() if name != "stories"}
        return Found(**lists, stories={name: tuple(part) for name, part in held["stories"].items()})

    @property
    def touched(self) -> tuple[str, ...]:
        """All documents that change."""
        return (*self.removed, *self.cut, *self.renamed)

    def gone_from_store(self, journey: Journey, document: str) -> tuple[set[str], set[str]]:
        """Of a document that was cut, the stories and content keys that the store still has and the vault no more."""
        snapshot, reading = journey.store.snapshot(), journey.vault.reading(document)
        if snapshot is None or reading is None:
            return set(), set()
        held, left = snapshot.of_documents([document]), as_tables(reading)
        passages = set(held.passages["passage_id"]) - set(left.passages["passage_id"])
        keys = held.sentences.filter(held.sentences["passage_id"].is_in(list(passages)))["content_key"]
        return set(held.stories["story_id"]) - set(left.stories["story_id"]), set(keys)


@dataclass
class Search:
    """A search through all originals for a story, wherever it was delivered, or a person."""

    journey: Journey
    story: str | None
    person: Person | None
    documents: tuple[str, ...] = ()
    """Whole documents; with a person, the only ones to look in."""
    cut: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    stories: dict[str, tuple[str, ...]] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)
    not_searched: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    """Mails and zips that are no documents themselves and name the person, in the name of a file in them."""

    def search(self, progress: Callable[[int, int], None]) -> Found:
        """Look through everything; `progress` is told how much is done."""
        if self.story is None and self.person is None:
            removed = tuple(one for one in self.documents if self.journey.vault.holds(one))
            return Found(removed, containers=self._containers(removed))
        if self.story:
            self._mark_story(self.story)
        originals, packed = list(self.documents) or self.journey.vault.digests(), self._packed()
        for number, document in enumerate(originals, start=1):
            self._look_around(document) if document in packed else self._look_in(document)
            progress(number, len(originals))
        return Found(
            cut=tuple(self.cut), renamed=tuple(self.renamed), stories=self.stories,
            containers=(*self._containers(tuple(self.cut)), *self.loose),
            marks=tuple(sorted(self.marks)), not_searched=tuple(self.not_searched),
        )  # fmt: skip

    def _mark_story(self, story: str) -> None:
        """Take the fingerprints of the story in its own document: by them it is found in others."""
        own = [one for one in self.journey.vault.digests() if story.startswith(one[:16])]
        for document in own:
            raw = raw_tables(self.journey, document)
            told = raw.passages.filter(raw.passages["story_id"] == story)["passage_id"]
            self.marks |= fingerprints(raw, self.journey.vault.pepper(), told.to_list())
            if not told.is_empty():
                self._add(document, (story,))

    def _packed(self) -> set[str]:
        """The mails and zips in the vault that are no documents themselves."""
        vault = self.journey.vault
        held = {one.container for document in vault.digests() for one in vault.receipts(document) if one.container}
        return held - {one.document for one in Inbox(self.journey.decided).deliveries()}

    def _look_around(self, container: str) -> None:
        if self.person and self._inside(self.person, container):
            self.loose.append(container)

    def _look_in(self, document: str) -> None:
        try:
            raw = raw_tables(self.journey, document, self.person)
        except (VaultError, Unreadable):
            self.not_searched.append(document)
            return
        if self.person is None:
            stories, _ = told_in(raw, self.journey.vault.pepper(), self.marks)
            self._add(document, tuple(sorted(stories)))
        else:
            self._look_for(self.person, document, raw)

    def _look_for(self, person: Person, document: str, raw: Tables) -> None:
        stories, pepper = stories_naming(raw, person), self.journey.vault.pepper()
        if naming(raw, person) or self._inside(person, document):
            self._add(document, tuple(stories), even_without=True)
            told = raw.passages.filter(raw.passages["story_id"].is_in(stories))["passage_id"].to_list()
            self.marks |= fingerprints(raw, pepper, told)
        elif any(person.is_in(one.filename) for one in self.journey.vault.receipts(document)):
            self.renamed.append(document)
        if raw.documents["status"].to_list() == ["unreadable"]:
            self.not_searched.append(document)

    def _inside(self, person: Person, document: str) -> bool:
        """Whether the file names the person where it is not read: in comments, properties, deleted text."""
        if self.journey.vault.has_reading(document):
            return False
        data, limits = self.journey.vault.fetch(document), process.reading_limits(self.journey.settings)
        return run_apart(names_anywhere, (data, person), limits)

    def _add(self, document: str, stories: tuple[str, ...], even_without: bool = False) -> None:
        if stories or even_without:
            self.stories[document] = tuple(dict.fromkeys((*self.stories.get(document, ()), *stories)))
            self.cut += [document] if document not in self.cut else []

    def _containers(self, documents: tuple[str, ...]) -> tuple[str, ...]:
        """The mails and zips that these came in: their bytes hold the same."""
        held = {one.container for document in documents for one in self.journey.vault.receipts(document)}
        out = (*documents, *self.loose)
        return tuple(sorted(one for one in held if one and one not in out and self.journey.vault.holds(one)))


def raw_tables(journey: Journey, document: str, person: Person | None = None) -> Tables:
    """The raw tables of an original, or of the reading in its place; a file name that names the person is left out.

    Raises VaultError.
    """
    reading = journey.vault.reading(document)
    if reading is not None:
        return as_tables(reading)
    receipts = journey.vault.receipts(document)
    name = receipts[0].filename if receipts else document
    if person and any(person.is_in(one.filename) for one in receipts):
        name = nameless(document, name)
    limits, guidance = process.reading_limits(journey.settings), process.load_guidance(journey.settings)
    return process.read(journey.vault.fetch(document), name, limits, guidance)
