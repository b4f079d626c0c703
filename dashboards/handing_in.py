"""What a provider sees of its own deliveries: what became of each, and which sentences of it count."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from dashboards import data, desk
from dashboards.desk import Item
from dashboards.visitor import visitor
from pipeline.access import is_signed_for
from pipeline.decisions import Inbox
from pipeline.decisions.history import Decided
from pipeline.tables import Tables
from pipeline.withheld import withheld_passages

WAITS_FOR_THEM = ("returned", "refused")
"""Stages in which the municipality waits for the organisation."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A sentence that counts as a change, with its labels in force."""

    text: str
    themes: tuple[str, ...]
    direction: str
    voice: str


def elsewhere() -> int:
    """How many files that were handed in for the organisation say to be another's, so that nothing of them is shown."""
    inbox, own = Inbox(data.settings().decisions), data.own() or frozenset()
    signed = inbox.handed_in() if inbox.path.exists() else []
    organisation = visitor().organisation
    return len({document for document, by in signed if is_signed_for(by, organisation)} - own)


def waiting(items: list[Item]) -> list[Item]:
    """The deliveries that the organisation has to hand in anew."""
    return [item for item in items if item.stage in WAITS_FOR_THEM and not item.busy]


def changed(document: str) -> list[Decided]:
    """What was corrected in a document, newest first."""
    return [one for one in desk.history(document) if one.kept in ("corrections", "figure_corrections")]


def counted(tables: Tables) -> tuple[list[Counted], int]:
    """The sentences of a document that count as a change, in order, and how many more may not be shown."""
    kinds = _in_force(tables).filter(pl.col("kind") == "outcome")
    told = tables.sentences.join(kinds.drop("document"), on="sentence_id", how="inner").sort("position")
    hidden = told.join(withheld_passages(tables.passages, tables.stories), on="passage_id", how="semi")
    shown = told.join(hidden.select("sentence_id"), on="sentence_id", how="anti").filter(pl.col("text").is_not_null())
    themes = _themes(tables)
    rows = shown.select("sentence_id", "text", "direction", "voice").iter_rows()
    return [Counted(text, themes.get(name, ()), way, voice) for name, text, way, voice in rows], hidden.height


def _in_force(tables: Tables) -> pl.DataFrame:
    """sentence_id, document, kind, direction, voice: as people judged, else as the computer says."""
    columns = ("sentence_id", "document", "kind", "direction", "voice")
    judged = tables.judgements.select(columns)
    return pl.concat([judged, tables.labels.join(judged, on="sentence_id", how="anti").select(columns)])


def _themes(tables: Tables) -> dict[str, tuple[str, ...]]:
    """The themes of each sentence, as people judged, else as the computer says."""
    judged = {
        name: tuple((themes or "").split()) for name, themes in tables.judgements.select("sentence_id", "themes").rows()
    }
    by_model = tables.mentions.sort("theme").group_by("sentence_id", maintain_order=True).agg("theme")
    return {**{name: tuple(themes) for name, themes in by_model.iter_rows()}, **judged}
