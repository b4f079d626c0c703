"""Candidates for new themes as they stand in the store, and what people make of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.decisions.adopted import Adopted, is_decided
from pipeline.framework import Theme, adopted_theme, goal_tree
from pipeline.goals import adopted_themes
from pipeline.settings import Settings
from pipeline.store import Snapshot

SHOWN = 5
"""Passages that stand for a candidate: central and varied ones."""
_CANDIDATES = """
with told as (
    select candidate_id, content_key, any_value(place) as place, any_value(text) as text
    from candidate_members join (select passage_id, text from passages) using (passage_id)
    group by candidate_id, content_key
)
select candidate_id, words, passages, told, documents, organisations,
    list(text order by place) filter (place <= ?) as examples, list(content_key order by content_key) as members
from candidates join told using (candidate_id)
group by all order by told desc, passages desc, candidate_id
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate: its words, how much stands in it, and its most telling passages, the most central first.

    `told` counts the passages in which a resident or relative speaks, or an effect is told; `members` are
    the content keys of all its passages.
    """

    candidate_id: str
    words: tuple[str, ...]
    passages: int
    told: int
    documents: int
    organisations: int
    examples: tuple[str, ...]
    members: frozenset[str]


def offered(snapshot: Snapshot, settings: Settings) -> tuple[Candidate, ...]:
    """The candidates in a state of the store that people did not decide on.

    Those in which most is told come first: a theme is about people, and much that fits none is about accounts.
    """
    decided = Adopted(settings.decisions).decided()
    rows = snapshot.query(_CANDIDATES, [SHOWN]).to_dicts()
    return tuple(_candidate(row) for row in rows if not is_decided(row["members"], decided))


def adopt(
    settings: Settings, candidate: Candidate, theme: str, name: str, definition: str, by: str,
    examples: Sequence[str] = (), reason: str = "",
) -> int:  # fmt: skip
    """Make a theme of a candidate, with its most telling passages as examples unless others are given.

    Gives the number of the decision. Raises GoalTreeError for what cannot be a theme in this goal tree, before
    anything is kept.
    """
    chosen = tuple(examples) or candidate.examples
    _check(settings, adopted_theme(theme, name, definition, chosen))
    decided = Adopted(settings.decisions)
    return decided.adopt(theme, name, definition, chosen, candidate.members, by, reason)


def reject(settings: Settings, candidate: Candidate, by: str, reason: str = "") -> int:
    """Say that a candidate is no theme: it is not offered again. Gives the number of the decision."""
    return Adopted(settings.decisions).reject(" ".join(candidate.words), candidate.members, by, reason)


def _check(settings: Settings, theme: Theme) -> None:
    goal_tree(settings.models.themes, settings.goal_tree, (*adopted_themes(settings), theme))


def _candidate(row: dict[str, Any]) -> Candidate:
    return Candidate(
        row["candidate_id"], tuple(row["words"].split()), row["passages"], row["told"], row["documents"],
        row["organisations"], tuple(row["examples"]), frozenset(row["members"]),
    )  # fmt: skip
