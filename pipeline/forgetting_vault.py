"""The vault without what is forgotten: originals gone, or what was read of them, without it, in their place."""

from __future__ import annotations

from dataclasses import replace

from pipeline.decisions import Inbox
from pipeline.erasure import Person, as_bytes, without_marked, without_person, without_story
from pipeline.forgetting_search import Found, raw_tables
from pipeline.journey import Journey
from pipeline.leaving_out import said
from pipeline.vault import nameless


def remove(journey: Journey, found: Found) -> int:
    """Take whole documents and containers out of the vault; gives the number of records removed.

    A mail that is a document itself, and not among those, stays as what was read of it.
    """
    delivered = {one.document for one in Inbox(journey.decided).deliveries()}
    records = sum(journey.vault.remove(document) for document in found.removed)
    for container in found.containers:
        if container in delivered:
            journey.vault.keep_reading(container, as_bytes(said(raw_tables(journey, container))))
        else:
            records += journey.vault.remove(container)
    return records


def cut(journey: Journey, found: Found, story: str | None, person: Person | None) -> None:
    """Put what was read, without what goes, in the place of each original; file names that name the person go too."""
    for document in found.cut:
        raw = raw_tables(journey, document, person)
        for one in found.stories.get(document, ()):
            raw = without_story(raw, one)
        raw = without_person(raw, person) if person else without_marked(raw, journey.vault.pepper(), found.marks)
        journey.vault.keep_reading(document, as_bytes(said(raw)))
    if person:
        for document in (*found.cut, *found.renamed, *found.containers):
            _rename(journey, document, person)


def _rename(journey: Journey, document: str, person: Person) -> None:
    receipts = journey.vault.receipts(document)
    changed = tuple(
        replace(one, filename=nameless(document, one.filename)) if person.is_in(one.filename) else one
        for one in receipts
    )
    if changed != tuple(receipts):
        journey.vault.rebook(document, changed)
