"""What a review is made from: typed frames of the store and what people decided, all of one selection of documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from pipeline.columns import Table, choice, flag, text, whole
from pipeline.framework import Framework
from pipeline.indicators import SPOKEN, Basis, basis
from pipeline.review.content import Reliability
from pipeline.review.survey import Asked
from pipeline.settings import LEAST_FOR_PUBLISHING
from pipeline.tables import (
    ACTIVITIES,
    CLAIMS,
    DIRECTIONS,
    DOCUMENTS,
    QUESTIONS,
    STANCES,
    TELLING,
    VOICES,
)  # fmt: skip

FIGURES = Table("figures", ("activity_id",), (
    *ACTIVITIES.columns,
    text("group_id", "first row of the activity in its document"),
))  # fmt: skip
TOLD_CLAIMS = Table("told_claims", ("claim_id",), (
    *CLAIMS.columns,
    text("activity", "name of the activity; null for the organisation as a whole", "full"),
))  # fmt: skip
ASKED = Table("asked", ("question_id",), (
    *QUESTIONS.columns,
    text("activity", "name of the activity; null for the organisation as a whole", "full"),
))  # fmt: skip
QUOTED = Table("quoted", ("claim_id", "sentence_id"), (
    text("claim_id", "claim that it is evidence of"),
    choice("stance", STANCES, "whether it tells the claim's direction or another"),
    text("sentence_id", "sentence"),
    whole("position", "order of showing, from 1"),
    whole("n", "quotations of this side that may be shown"),
    flag("sure", "certain enough to stand as a quotation"),
    text("text", "the sentence, pseudonymised", "full"),
    choice("voice", VOICES, "who speaks, in force"),
    choice("direction", DIRECTIONS, "which way, in force"),
    text("document", "sha256 of the document that holds it"),
    whole("place", "order of the sentence in the document, from 1"),
    whole("page", "page, from 1"),
    text("sheet", "sheet name", "full"),
    text("cell", "cell address"),
))  # fmt: skip
STORIES_TOLD = Table("stories_told", ("document",), (
    text("document", "sha256 of the document that holds them"),
    whole("stories", "stories"),
    whole("withheld", "of these, stories that may not be shown"),
))  # fmt: skip


@dataclass(frozen=True)
class Material:
    """All that a review can use, of every period of the selected documents that count.

    `quoted` holds no sentence of a story without consent. `themeless` counts, by document, sentences on a change that
    fit no theme of the goal tree (document, n). `spoken` and the parts of the survey are there for a year only.
    """

    goal_tree: Framework
    documents: pl.DataFrame = field(default_factory=DOCUMENTS.empty)
    figures: pl.DataFrame = field(default_factory=FIGURES.empty)
    claims: pl.DataFrame = field(default_factory=TOLD_CLAIMS.empty)
    quoted: pl.DataFrame = field(default_factory=QUOTED.empty)
    telling: pl.DataFrame = field(default_factory=TELLING.empty)
    questions: pl.DataFrame = field(default_factory=ASKED.empty)
    stories: pl.DataFrame = field(default_factory=STORIES_TOLD.empty)
    themeless: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema={"document": str, "n": pl.Int64}))
    reliability: Reliability | None = None
    least: int = LEAST_FOR_PUBLISHING
    """Fewer people than this are not given as a number."""
    spoken: pl.DataFrame = field(default_factory=SPOKEN.empty)
    parts: tuple[Asked, ...] = ()

    @cached_property
    def basis(self) -> Basis:
        """What the indicators are counted from."""
        return basis(self.figures, self.documents, self.claims, self.telling)
