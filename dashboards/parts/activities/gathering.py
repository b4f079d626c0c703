"""The rows of figures and stories that are on screen, with all that they show: one query for each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from dashboards import activities, data
from dashboards.activities import Row, Story, Told
from dashboards.elsewhere import Twin, elsewhere
from dashboards.parts.activities.row import ActivityRow
from dashboards.selection import Selection
from pipeline.owners import owner


def gather(chosen: Selection, shown: Sequence[Row], figures: pl.DataFrame, told: Told) -> Iterator[ActivityRow]:
    """What these rows of a listing show; `figures` are those of their documents."""
    ids = [row["activity_id"] for row in shown]
    twins = _twins(chosen, shown)
    near = {twin.activity_id for one in ids for twin in twins.get(one, [])}
    stories = activities.stories(chosen.state, {*ids, *near}, told)
    own = figures.filter((pl.col("row_kind") == "data") & pl.col("group_id").is_in(ids))
    by_id = {key[0]: part.to_dicts() for key, part in own.partition_by("group_id", as_dict=True).items()}
    names, above = data.theme_names(), None
    for row in shown:
        held = twins.get(row["activity_id"], [])
        place = (row["document"], row["section"])
        yield ActivityRow(
            row, by_id[row["activity_id"]], stories[row["activity_id"]], held, _told_at(row, chosen, held, stories),
            chosen.known, names, opens_section=place != above,
        )  # fmt: skip
        above = place


def _told_at(row: Row, chosen: Selection, twins: Sequence[Twin], stories: dict[str, Story]) -> Twin | None:
    """Where the story of a row stands: at another document that gives the same activity, and the same story or more.

    A workbook of hours does not tell again what its report tells; a row without a story leads to one that has it.
    """
    own = stories[row["activity_id"]]
    told = [twin for twin in twins if stories[twin.activity_id].strongest is not None]
    if own.strongest is None:
        return next(iter(told), None)
    if chosen.known[row["document"]]["kind"] != "figures":
        return None
    shown = set(chosen.ids)
    return next((twin for twin in told if twin.document in shown and _holds(stories[twin.activity_id], own)), None)


def _holds(there: Story, own: Story) -> bool:
    """Whether all that is told of one activity is told there too, as far as can be seen from its best and how many."""
    return there.strongest == own.strongest and there.quotations >= own.quotations


def _twins(chosen: Selection, shown: Sequence[Row]) -> dict[str, list[Twin]]:
    """Where the activities on screen stand once more, in all documents that count of the organisations on screen."""
    counting = data.in_force(chosen.state).with_columns(owner())
    here = counting.filter(pl.col("document").is_in([row["document"] for row in shown]))["owner"].unique().to_list()
    documents = counting.filter(pl.col("owner").is_in(here)).drop("owner")
    return elsewhere(activities.figures(chosen.state, sorted(documents["document"])), documents)
