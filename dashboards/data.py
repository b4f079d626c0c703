"""What the pages show: cached reads of one snapshot, with what people corrected applied over it.

Reads are keyed by the snapshot (its path names its version), so a new snapshot is seen at the next run of a page. A
provider gets a snapshot of its own documents alone, which is another key: nothing kept for others is seen by it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import polars as pl

from dashboards import queries
from dashboards.kept import Kept, Made
from dashboards.visitor import visitor
from pipeline.access import Role, is_signed_for, names_of, own_documents
from pipeline.decisions import Decisions, FigureCorrections, Inbox
from pipeline.decisions.corrections import Field, apply_corrections
from pipeline.decisions.figures import apply_figure_corrections
from pipeline.decisions.ledger import one_act
from pipeline.decisions.pulse import Pulse
from pipeline.examples import Example, load_examples
from pipeline.framework import Framework, GoalTreeError, Theme, load_framework
from pipeline.goals import tree_in_force
from pipeline.register import load_register
from pipeline.settings import Settings, load_settings
from pipeline.store import Opened, Snapshot, open_snapshot
from pipeline.tables import DOCUMENTS

Asked = ParamSpec("Asked")
Given = TypeVar("Given")
_served: list[Settings] = []
"""The settings that the server was started with; without a server they come from the environment."""
_kept = Kept(256 * 2**20)
_opened = Opened()


@dataclass(frozen=True, slots=True)
class Quotation:
    """One sentence with its label in force and where it stands; `withheld` when consent was refused.

    `verdict` says what people did with the computer's label; null where the label is the computer's.
    """

    sentence_id: str
    document: str
    position: int
    start: int
    end: int
    withheld: bool
    text: str | None
    passage: str | None
    title: str | None
    before: str | None
    after: str | None
    section: str | None
    page: int | None
    sheet: str | None
    cell: str | None
    question: str | None
    kind: str
    kind_score: float | None
    direction: str
    direction_score: float | None
    voice: str
    voice_score: float | None
    model_version: str | None
    verdict: str | None
    themes: tuple[tuple[str, float | None], ...]


def serve_with(settings: Settings) -> None:
    """Let the pages use these settings instead of those from the environment."""
    _served[:] = [settings]


def settings() -> Settings:
    """The settings in force."""
    return _served[0] if _served else load_settings()


def as_one_act(book: Callable[Asked, Given]) -> Callable[Asked, Given]:
    """What is booked in this function is booked whole or not at all, also when the program is killed meanwhile."""

    @wraps(book)
    def booked(*args: Asked.args, **kwargs: Asked.kwargs) -> Given:
        with one_act(settings().decisions):
            return book(*args, **kwargs)

    return booked


def snapshot() -> Snapshot | None:
    """The newest published state of the store as far as who looks may see it; None when nothing was delivered yet."""
    state, documents = whole_snapshot(), own()
    return state if state is None or documents is None else state.narrowed(documents)


def whole_snapshot() -> Snapshot | None:
    """The newest published state with all that is in it: for what no visitor sees, such as what is made ready."""
    state = open_snapshot(settings().store)
    _opened.hold(state)
    return state


def own() -> frozenset[str] | None:
    """The documents that who looks is bounded to: a provider's own; None for who sees those of all organisations."""
    who = visitor()
    if who.role is not Role.PROVIDER:
        return None
    state = whole_snapshot()
    return _own(state, who.organisation) if state else frozenset()


def _own(state: Snapshot, organisation: str | None) -> frozenset[str]:
    register = settings().register
    changed = register.stat().st_mtime_ns if register.exists() else 0

    def found() -> frozenset[str]:
        inbox = Inbox(settings().decisions)
        signed = inbox.handed_in() if inbox.path.exists() else []
        delivered = {document for document, by in signed if is_signed_for(by, organisation)}
        known = names_of(organisation, ((one.name, *one.aliases) for one in load_register(register)))
        return own_documents(documents(state), delivered, organisation, known)

    return made(state, ("own", organisation, register, changed), found)


def framework() -> Framework:
    """The goal tree in force; the tree as it ships while the municipality's file is wrong, see `goal_tree_problem`."""
    return _tree()[0]


def goal_tree_problem() -> str | None:
    """What is wrong with the municipality's goal tree, in Dutch; None when nothing is."""
    return _tree()[1]


def _tree() -> tuple[Framework, str | None]:
    """The goal tree to go by, and what is wrong with the municipality's file."""
    held = settings()
    changed = held.goal_tree.stat().st_mtime_ns if held.goal_tree and held.goal_tree.exists() else 0
    return _kept.get(("tree", held.models.themes, held.goal_tree, changed, *_decided()), _read_tree)


def _read_tree() -> tuple[Framework, str | None]:
    try:
        return tree_in_force(settings()), None
    except GoalTreeError as error:
        return load_framework(settings().models.themes), str(error)


def theme_names() -> dict[str, str]:
    """The Dutch name of each theme, in the order of the goal tree."""
    return framework().names


@cache
def _examples(folder: Path) -> dict[str, Example]:
    return load_examples(folder)


def examples() -> dict[str, Example]:
    """The labelled examples that labels are explained with, by id."""
    return _examples(settings().models.themes)


def themes() -> tuple[Theme, ...]:
    """The themes of the goal tree, with what each means."""
    return framework().themes


def rows(state: Snapshot, sql: str, *parameters: Any) -> pl.DataFrame:  # noqa: ANN401 - what SQL takes
    """What a query gives; kept per state of the store, so that the same question is asked of the database once.

    `parameters` are values, and tuples for lists. The frame is shared: polars never changes one in place.
    """
    asked = [list(value) if isinstance(value, tuple) else value for value in parameters]
    return _kept.get((state, sql, parameters), lambda: state.query(sql, asked))


def made(state: Snapshot, what: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` gives; kept as long as the store is in this state and nobody decides anything.

    `what` names all else that it depends on: the filters, the address, the goal tree. It is shared, so that nobody may
    change it, and `make` may not use Streamlit.
    """
    return _kept.get((state, what, *_decided()), make)


def _decided() -> tuple[Hashable, ...]:
    """Names what people decided until now: another one after each decision that shows at once."""
    path = settings().decisions
    if not path.exists():
        return (path,)
    inode = path.stat().st_ino
    return path, inode, _pulse(path, inode).beat()


@lru_cache(maxsize=2)
def _pulse(path: Path, _: int) -> Pulse:
    return Pulse(path)


def documents(state: Snapshot) -> pl.DataFrame:
    """All documents as DOCUMENTS, with what people corrected in place of what was read."""
    read = rows(state, queries.DOCUMENTS)
    return made(
        state, "documents", lambda: apply_corrections(read.cast(dict(DOCUMENTS.schema)), _corrections())  # type: ignore[arg-type]
    )  # fmt: skip


def in_force(state: Snapshot) -> pl.DataFrame:
    """The documents that count: all but those that were sent back, for which a new version is asked."""

    def counting() -> pl.DataFrame:
        return documents(state).filter(~pl.col("document").is_in(Inbox(_decisions().path).returned()))

    return made(state, "in force", counting)


def issues(state: Snapshot) -> pl.DataFrame:
    """Issues of all documents, in their order."""
    return rows(state, queries.ISSUES)


def with_corrections(activities: pl.DataFrame) -> pl.DataFrame:
    """Rows of ACTIVITIES with what people made of the figures; kept for a frame that is kept."""
    decisions = FigureCorrections(settings().decisions)
    if not decisions.path.exists():
        return activities
    return _kept.of(activities, _decided(), lambda: apply_figure_corrections(activities, decisions.held()))


def corrected_figures() -> set[str]:
    """The documents of which people corrected figures."""
    decisions = FigureCorrections(settings().decisions)
    return {document for document, _, _ in decisions.held()} if decisions.path.exists() else set()


def reading_times(state: Snapshot) -> dict[str, tuple[datetime, datetime]]:
    """When the reading of each document began and ended (UTC)."""
    times = rows(state, queries.READING_TIMES).rows()
    return {document: (start.replace(tzinfo=UTC), end.replace(tzinfo=UTC)) for document, start, end in times}


def quotations(state: Snapshot, sentence_ids: Sequence[str], near: bool = True) -> list[Quotation]:
    """The quotations asked for, in that order; one query for all of them.

    Without `near`, which is faster, what stands before and after their passages is None.
    """
    if not sentence_ids:
        return []
    held = rows(state, queries.QUOTATIONS if near else queries.QUOTATIONS_ALONE, tuple(sentence_ids)).to_dicts()
    found = {row["sentence_id"]: _quotation(row) for row in held}
    return [found[sentence_id] for sentence_id in sentence_ids if sentence_id in found]


def _quotation(row: dict[str, Any]) -> Quotation:
    themes = tuple((theme["theme"], theme["score"]) for theme in row["themes"])
    return Quotation(**{**row, "themes": themes})


def activity_figures(state: Snapshot, activity_id: str) -> pl.DataFrame:
    """The figures of one activity as rows of ACTIVITIES; empty for an id that does not exist."""
    return with_corrections(rows(state, queries.ACTIVITY, activity_id))


def activity_quotations(state: Snapshot, activity_id: str) -> dict[str, str | None]:
    """The outcome sentences of one activity, best first, each with why it belongs there: section, name or meaning."""
    return dict(rows(state, queries.OF_ACTIVITY, activity_id).rows())


def corrected_by() -> dict[tuple[str, str], str]:
    """Who corrected which field of which document, as (document, field) → name; the newest correction holds."""
    decisions, seen = _decisions(), own()
    held = decisions.deciders() if decisions.path.exists() else {}
    if seen is None:
        return held
    return {key: visitor().told_of(name) for key, name in held.items() if key[0] in seen}


def _corrections() -> dict[str, dict[Field, str | None]]:
    decisions = _decisions()
    return decisions.corrections() if decisions.path.exists() else {}


def _decisions() -> Decisions:
    return Decisions(settings().decisions)
