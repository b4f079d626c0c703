"""Blind double coding: a sample of sentences that two people label without the other's labels or the model's in sight.

The sample is stratified: over what the model doubts and what it is sure of, themes, and organisations, as evenly as
the sentences allow. The same sentences and seed give the same sample, whatever their order; the seed is booked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

import polars as pl

from pipeline.decisions.judgements import Judgement, Judgements, Label, Sentence, Settlement, Shown
from pipeline.decisions.ledger import now

_STRATA = ("doubtful", "theme", "organisation")


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample: who code it, its seed, who made it and when."""

    number: int
    seed: int
    coders: tuple[str, str]
    decided_by: str
    decided_at: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence of a sample that both coded, with what was agreed on where they differed."""

    sentence: Sentence
    labels: tuple[Label, Label]
    settled: Settlement | None

    @property
    def differs(self) -> bool:
        """Whether the two said something else."""
        return self.labels[0] != self.labels[1]


def draw(candidates: pl.DataFrame, size: int, seed: int) -> pl.DataFrame:
    """`size` of the candidates (document, content_key, text, context, doubt, theme, organisation), once each content.

    From each stratum one, then from each a second, and so on; within a stratum and among strata by a hash of content
    and seed. `doubt` is 0-1, and a sentence is doubtful above the median.
    """
    unique = candidates.sort("document", "content_key").unique("content_key", keep="first", maintain_order=True)
    dice = [hashlib.sha256(f"{seed}|{key}".encode()).hexdigest() for key in unique["content_key"]]
    rolled = unique.with_columns(
        pl.Series("dice", dice, pl.String), doubtful=pl.col("doubt") > pl.col("doubt").median()
    ).sort("dice")
    turn = pl.int_range(pl.len()).over(*_STRATA).alias("turn")
    drawn = rolled.with_columns(turn).sort("turn", "dice").head(size)
    return drawn.select("document", "content_key", "text", "context")


class Samples(Judgements):
    """The samples, and what their two coders said."""

    def make(self, sentences: pl.DataFrame, coders: tuple[str, str], seed: int, by: str) -> int:
        """Book a sample of sentences as `draw` gives them; gives its number.

        Raises ValueError without sentences, or where the coders are not two people.
        """
        if len({_known_as(name) for name in coders} - {""}) < 2:
            raise ValueError("a sample is coded by two people")
        if sentences.is_empty():
            raise ValueError("a sample holds sentences")
        with self._open() as connection:
            cursor = connection.execute(
                "insert into samples (seed, first_coder, second_coder, decided_by, decided_at) values (?, ?, ?, ?, ?)",
                [seed, *coders, by, now()],
            )
            number = int(cursor.lastrowid or 0)
            connection.executemany(
                "insert into sampled (sample, position, document, content_key, text, context) "
                "values (?, ?, ?, ?, ?, ?)",
                [(number, at, *row) for at, row in enumerate(sentences.iter_rows(), start=1)],
            )
        return number

    def samples(self) -> list[Sample]:
        """All samples, the newest first."""
        if not self.path.exists():
            return []
        with self._open() as connection:
            rows = connection.execute(
                "select id, seed, first_coder, second_coder, decided_by, decided_at from samples order by id desc"
            )
            return [Sample(number, seed, (one, two), by, at) for number, seed, one, two, by, at in rows]

    def sentences(self, sample: Sample) -> list[Sentence]:
        """The sentences of a sample, in order."""
        with self._open() as connection:
            rows = connection.execute(
                "select document, content_key, text, context from sampled where sample = ? order by position",
                [sample.number],
            )
            return [Sentence(*row) for row in rows]

    def code(self, sample: Sample, sentence: Sentence, label: Label, by: str, hidden: Shown | None) -> int:
        """Book a coder's label; `hidden` is the model's, which the coder did not see.

        Raises ValueError for somebody who is no coder of the sample.
        """
        if not is_coder(sample, by):
            raise ValueError(f"{by} is no coder of this sample")
        return self.judge(sentence, label, by, hidden, round=sample.number)

    def coded(self, sample: Sample) -> dict[str, dict[str, Judgement]]:
        """For each coder, as the sample names them, the newest judgement on each content key."""
        held: dict[str, dict[str, Judgement]] = {name: {} for name in sample.coders}
        names = {_known_as(name): name for name in sample.coders}
        for one in self.judgements():
            name = names.get(_known_as(one.decided_by))
            if one.round == sample.number and name is not None:
                held[name][one.sentence.content_key] = one
        return held

    def pairs(self, sample: Sample, without: Collection[str] = ()) -> list[Pair]:
        """The sentences that both coded, in the order of the sample; none until both are done with all of them.

        `without` holds content keys that can't be coded any more, since they may not be shown.
        """
        one, two = (self.coded(sample)[name] for name in sample.coders)
        sentences = [each for each in self.sentences(sample) if each.content_key not in without]
        if any(each.content_key not in one or each.content_key not in two for each in sentences):
            return []
        agreed = {each.sentence.content_key: each for each in self.settlements() if each.round == sample.number}
        return [
            Pair(each, (one[each.content_key].label, two[each.content_key].label), agreed.get(each.content_key))
            for each in sentences
        ]


def is_coder(sample: Sample, name: str) -> bool:
    """Whether somebody codes a sample, however they write capitals and spaces."""
    return _known_as(name) in {_known_as(coder) for coder in sample.coders}


def _known_as(name: str) -> str:
    return " ".join(name.casefold().split())
