"""Whether a text reads as a plan: it asks for money, and says what is still to be done, not what has been."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipeline.documents import Block, Document
from pipeline.parse.words import fold, pattern, word_list

_LONGEST = 30_000
"""Letters from the start that are read: who has not asked by then writes no pitch."""
_LISTS = ("asks", "form", "future", "money", "looks_back")


@dataclass(frozen=True, slots=True)
class PlanSigns:
    """What the words of a text tell together, for and against a plan, and whether any of them asks for something."""

    score: float
    asks: bool

    @property
    def plain(self) -> bool:
        """Whether the text says plainly that it is a pitch, plan or application."""
        return self.asks and self.score >= _least("plan")

    @property
    def doubtful(self) -> bool:
        """Whether it may be one, so that a person must say."""
        return not self.plain and self.score >= _least("maybe")

    @property
    def outright(self) -> bool:
        """Whether so much speaks for it that a few words less would not matter."""
        return self.asks and self.score >= _least("outright")


def plan_signs(document: Document) -> PlanSigns:
    """The signs of a plan in the text of a document, by the words of models/headers/plans.toml.

    Each word counts once, and each list up to its most, so that a long report does not add up to a plan.
    """
    return _signs(" ; ".join(fold(text) for text in _texts(document))[:_LONGEST])


@lru_cache(maxsize=4)
def _signs(text: str) -> PlanSigns:
    weights, most = word_list("plans")["weights"], word_list("plans")["most"]
    found = {name: len({match[0] for match in pattern("plans", name).finditer(text)}) for name in _LISTS}
    score = sum(float(weights[name]) * min(found[name], most[name]) for name in _LISTS)
    ahead, past = (len(pattern("plans", name).findall(text)) for name in ("ahead", "past"))
    return PlanSigns(score + (float(weights["told"]) if past > ahead else 0.0), found["asks"] > 0)


def _texts(document: Document) -> list[str]:
    """The text of each block and of each row."""
    texts: list[str] = []
    for part in document.parts:
        if isinstance(part, Block):
            texts.append(part.text)
        else:
            texts += [" | ".join(cell.text for cell in row if not cell.merged) for row in part.rows]
    return texts


def _least(name: str) -> float:
    return float(word_list("plans")["least"][name])
