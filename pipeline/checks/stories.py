"""Hours that no text speaks about, and stories that belong to no hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from pipeline.activity_names import core, is_overhead, is_same
from pipeline.checks.findings import Finding, Row, at
from pipeline.doubles import double_stories
from pipeline.issues import dutch
from pipeline.tables import Tables
from pipeline.thresholds import thresholds

_REPORTING = ("report", "figures")
_HOURS = ("hours", "volunteer_hours")


def check_stories(documents: Sequence[Row], tables: Tables) -> list[Finding]:
    """Activities with hours and without a link, and stories without one; needs LINKS over all documents given.

    Where an organisation delivered only hours, or only stories, that is said once for each document. Of a document
    without an organisation nobody knows what was delivered beside it.
    """
    told, counted = _tells(documents, tables), any(_hours(row["document"], tables.activities) for row in documents)
    if told and counted:
        return [*_silent_hours(documents, tables), *_loose_stories(documents, tables)]
    if documents[0]["organisation"] is None:
        return []
    code, kinds = ("no_hours", ("stories",)) if told else ("no_stories", _REPORTING)
    return [
        Finding(code, row["document"], None)
        for row in documents
        if row["kind"] in kinds and (told or _hours(row["document"], tables.activities))
    ]


def check_told_twice(documents: Sequence[Row], tables: Tables) -> Iterator[Finding]:
    """Stories that stand in more than one document, said at each of them with the name of the other file."""
    names = {row["document"]: row["filename"] for row in documents}
    own = tables.stories.filter(pl.col("document").is_in(list(names))).sort("document", "position")
    places = {row["story_id"]: (row["document"], row["position"]) for row in own.iter_rows(named=True)}
    for pair in double_stories(own, tables.passages.filter(pl.col("document").is_in(list(names)))):
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            document, position = places[one]
            where = f"verhaal {position}, ook in bestand {names[places[other][0]]}"
            yield Finding("story_elsewhere", document, where)


def _tells(documents: Sequence[Row], tables: Tables) -> bool:
    """Whether the documents hold text enough to speak about anything."""
    own = tables.passages.filter(pl.col("document").is_in([row["document"] for row in documents]))
    words = sum(len(text.split()) for text in own["text"].drop_nulls())
    return words >= thresholds().reports.words or own["story_id"].drop_nulls().len() > 0


def _silent_hours(documents: Sequence[Row], tables: Tables) -> Iterator[Finding]:
    spoken = _spoken_of(documents, tables)
    told: list[str] = []
    # what several documents report is said once, at the report rather than at its annex of figures
    for document in sorted(documents, key=lambda row: (row["kind"] != "report", row["document"])):
        if document["kind"] not in _REPORTING:
            continue
        for row, hours in _hours(document["document"], tables.activities):
            name = core(row["activity"] or "")
            known = is_overhead(name) or any(is_same(name, other) for other in [*spoken, *told])
            if hours >= thresholds().story_hours and not known:
                told.append(name)
                yield at(row, "hours_without_story", hours=dutch(hours))


def _spoken_of(documents: Sequence[Row], tables: Tables) -> list[str]:
    """The telling names of activities that some text of the organisation speaks about."""
    own = [row["document"] for row in documents]
    linked = pl.col("activity_id").is_in(tables.links["activity_id"].unique().to_list())
    labels = tables.activities.filter(linked & pl.col("document").is_in(own))["activity"].drop_nulls().unique()
    return sorted({core(label) for label in labels})


def _hours(document: str, activities: pl.DataFrame) -> list[tuple[Row, float]]:
    """The first row of each activity with hours, and the hours of all its rows."""
    own = activities.filter(
        (pl.col("document") == document) & (pl.col("row_kind") == "data") & pl.col("measure").is_in(_HOURS)
    ).sort("position")
    sums = own.group_by("section", "activity", maintain_order=True).agg(
        pl.col("realised").sum().alias("hours"), pl.all().exclude("section", "activity").first()
    )
    return [(row, row["hours"]) for row in sums.to_dicts()]


def _loose_stories(documents: Sequence[Row], tables: Tables) -> Iterator[Finding]:
    own = [row["document"] for row in documents]
    linked = tables.links["passage_id"].unique().to_list()
    told = (
        tables.passages.filter(pl.col("document").is_in(own) & pl.col("story_id").is_not_null())
        .sort("document", "position")
        .group_by("story_id", maintain_order=True)
        .agg(pl.col("passage_id").is_in(linked).any().alias("linked"), pl.col("page").first(), pl.col("sheet").first())
    )
    loose = tables.stories.join(told.filter(~pl.col("linked")), on="story_id").sort("document", "position")
    for row in loose.to_dicts():
        place = f"blad {row['sheet']}" if row["sheet"] else f"pagina {row['page']}" if row["page"] else ""
        where = ", ".join(filter(None, [place, f"verhaal {row['position']}"]))
        yield Finding("story_without_hours", row["document"], where)
