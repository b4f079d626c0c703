"""The published figures of a store for other programs: reads what `ggm` shapes, as reviews read it."""

from __future__ import annotations

from pipeline.ggm import Source
from pipeline.goals import tree_in_force
from pipeline.indicators import basis
from pipeline.periods import quarters
from pipeline.review.content import Scope
from pipeline.reviewing import documents_in_force, read_material
from pipeline.settings import Settings
from pipeline.store import open_snapshot


def read_source(settings: Settings, years: tuple[int, ...] = ()) -> Source | None:
    """What an export of these years is made of, of every year that is reported on without; None without a store.

    Documents that were sent back and pitches do not count; what people corrected does. Raises GoalTreeError.
    """
    state = open_snapshot(settings.store)
    if state is None:
        return None
    documents = documents_in_force(state, settings)
    held = sorted({year for year, _ in quarters(documents)})
    wanted = tuple(year for year in held if not years or year in years)
    material = read_material(state, settings, documents, Scope((max(held, default=1), 1)))
    counted = basis(material.figures, documents, material.claims, material.telling)
    return Source(counted, state.table("reach"), tree_in_force(settings), wanted, settings.least_for_publishing)
