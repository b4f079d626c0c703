"""What people say of single sentences: accepted, corrected or rejected, and what two who differed agreed on.

A judgement keeps the sentence and its context (pseudonymised) and the model's label as it was shown, so that it is
never lost: not when the model changes, nor the splitting of sentences, nor the pseudonyms; see decisions/matching.py.

What is in force for a sentence: a settlement over everything else; then the newest judgement that stands. Of a sample
that is coded twice without seeing each other (decisions/samples.py), nothing is in force until both coders are done
and agree, or the sentence is settled: one coder's word would let the other see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.decisions.ledger import ERASED, Ledger, now, standing
from pipeline.tables import DIRECTIONS, SENTENCE_KINDS, VOICES

Verdict = Literal["accepted", "corrected", "rejected", "settled"]
_SENTENCE = ("document", "content_key", "text", "context")
_LABEL = ("kind", "direction", "voice", "themes")
_BY = ("decided_by", "decided_at", "reason")


@dataclass(frozen=True, slots=True)
class Label:
    """What somebody says of a sentence; only outcomes can have another direction than onveranderd."""

    kind: str
    direction: str
    voice: str
    themes: tuple[str, ...]

    def __post_init__(self) -> None:
        for value, choices in ((self.kind, SENTENCE_KINDS), (self.direction, DIRECTIONS), (self.voice, VOICES)):
            if value not in choices:
                raise ValueError(f"a label cannot be {value}; choose from {', '.join(choices)}")
        if self.kind != "outcome" and self.direction != "onveranderd":
            raise ValueError("only an outcome has a direction")
        object.__setattr__(self, "themes", tuple(sorted(set(self.themes))))


REJECTED = ("other", "onveranderd")
"""What a rejected label becomes, with no theme: no effect, no effort, nothing of the goal tree. The voice stays."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as people saw it: its document, the hash of what models see of it, and its words."""

    document: str
    content_key: str
    text: str
    context: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The model's label as it was shown, and which model's; hidden in a blind sample, but booked."""

    label: Label
    model_version: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One booked judgement; `shown` None where the sentence had no label, `round` the sample it was coded in."""

    number: int
    sentence: Sentence
    shown: Shown | None
    label: Label
    verdict: Verdict
    round: int | None
    decided_by: str
    decided_at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Settlement:
    """The label that two who differed agreed on, with their motivation."""

    number: int
    sentence: Sentence
    label: Label
    round: int | None
    decided_by: str
    decided_at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Held:
    """The label in force for a sentence, and when it came to be; `by` names everybody whose word it is.

    `order` says which of several is newer: by the number it was booked under, whatever the clock did.
    """

    sentence: Sentence
    label: Label
    verdict: Verdict
    decided_at: str
    by: tuple[str, ...]
    order: tuple[str, int] = ("", 0)


def rejected(shown: Label) -> Label:
    """The label of a sentence whose shown label was rejected."""
    return Label(*REJECTED, shown.voice, ())


def verdict_on(label: Label, shown: Label | None) -> Verdict:
    """Whether a person's label says the same as the model's."""
    return "accepted" if label == shown else "corrected"


class Judgements(Ledger):
    """The judgements and settlements."""

    def judge(
        self, sentence: Sentence, label: Label, by: str, shown: Shown | None, verdict: Verdict | None = None,
        round: int | None = None, reason: str = "",
    ) -> int:  # fmt: skip
        """Add a judgement; gives its number, to take it back by. The verdict follows from the labels unless given."""
        return self._add(
            "judgements", **_sentence_values(sentence), **_label_values(label), **_shown_values(shown),
            verdict=verdict or verdict_on(label, shown.label if shown else None), round=round, decided_by=by,
            decided_at=now(), reason=reason,
        )  # fmt: skip

    def settle(self, sentence: Sentence, label: Label, by: str, reason: str, round: int | None = None) -> int:
        """Add what was agreed on; gives its number. Raises ValueError without a motivation."""
        if not reason.strip():
            raise ValueError("a sentence is settled with a motivation")
        return self._add(
            "settlements", **_sentence_values(sentence), **_label_values(label), round=round, decided_by=by,
            decided_at=now(), reason=reason.strip(),
        )  # fmt: skip

    def judgements(self) -> list[Judgement]:
        """The judgements that were not taken back, oldest first."""
        columns = (*_SENTENCE, *_LABEL, *_BY, *_SHOWN, "verdict", "round", "id")
        return [_judgement(dict(zip(columns, row, strict=True))) for row in self._rows("judgements", columns)]

    def settlements(self) -> list[Settlement]:
        """The settlements that were not taken back, oldest first."""
        columns = (*_SENTENCE, *_LABEL, *_BY, "round", "id")
        return [_settlement(dict(zip(columns, row, strict=True))) for row in self._rows("settlements", columns)]

    def held(self) -> list[Held]:
        """The label in force for each sentence that has one, by document and content key."""
        return in_force(self.judgements(), self.settlements())

    def _rows(self, table: Literal["judgements", "settlements"], columns: Sequence[str]) -> list[tuple[object, ...]]:
        if not self.path.exists():
            return []
        with self._open() as connection:
            sql = f"select {', '.join(columns)} from {table} where {standing(table)} and text <> ? order by id"
            return connection.execute(sql, [ERASED]).fetchall()


def in_force(judgements: Iterable[Judgement], settlements: Iterable[Settlement]) -> list[Held]:
    """The label in force for each sentence, of judgements and settlements that stand, oldest first."""
    held: dict[tuple[str, str], Held] = {}
    coded: dict[tuple[int, str, str], dict[str, Judgement]] = {}
    latest = ""
    for one in judgements:
        latest = max(latest, one.decided_at)
        place = (one.sentence.document, one.sentence.content_key)
        counts = _of_one(one) if one.round is None else _of_two(one, coded.setdefault((one.round, *place), {}))
        if counts is not None:
            held[place] = replace(counts, order=(latest, one.number))
    latest = ""
    for agreed in settlements:
        latest = max(latest, agreed.decided_at)
        place = (agreed.sentence.document, agreed.sentence.content_key)
        by, order = (agreed.decided_by,), (latest, agreed.number)
        held[place] = Held(agreed.sentence, agreed.label, "settled", agreed.decided_at, by, order)
    return [held[place] for place in sorted(held)]


def _of_one(one: Judgement) -> Held:
    return Held(one.sentence, one.label, one.verdict, one.decided_at, (one.decided_by,))


def _of_two(one: Judgement, coded: dict[str, Judgement]) -> Held | None:
    """What both coders of a sample say, once they say the same; `coded` holds what was said before."""
    coded[" ".join(one.decided_by.casefold().split())] = one
    if len(coded) < 2 or len({other.label for other in coded.values()}) > 1:
        return None
    names = tuple(sorted(other.decided_by for other in coded.values()))
    return Held(one.sentence, one.label, one.verdict, one.decided_at, names)


_SHOWN = ("model_kind", "model_direction", "model_voice", "model_themes", "model_version")


def _sentence_values(sentence: Sentence) -> dict[str, str]:
    return {name: getattr(sentence, name) for name in _SENTENCE}


def _label_values(label: Label, prefix: str = "") -> dict[str, str]:
    values = (label.kind, label.direction, label.voice, " ".join(label.themes))
    return {f"{prefix}{name}": value for name, value in zip(_LABEL, values, strict=True)}


def _shown_values(shown: Shown | None) -> dict[str, str]:
    return {**_label_values(shown.label, "model_"), "model_version": shown.model_version} if shown else {}


def _label(row: dict[str, object], prefix: str = "") -> Label:
    kind, direction, voice, themes = (str(row[f"{prefix}{name}"]) for name in _LABEL)
    return Label(kind, direction, voice, tuple(themes.split()))


def _judgement(row: dict[str, object]) -> Judgement:
    shown = Shown(_label(row, "model_"), str(row["model_version"])) if row["model_kind"] else None
    sentence = Sentence(*(str(row[name]) for name in _SENTENCE))
    by, at, reason = (str(row[name]) for name in _BY)
    number, round_ = int(str(row["id"])), None if row["round"] is None else int(str(row["round"]))
    return Judgement(number, sentence, shown, _label(row), row["verdict"], round_, by, at, reason)  # type: ignore[arg-type]


def _settlement(row: dict[str, object]) -> Settlement:
    sentence = Sentence(*(str(row[name]) for name in _SENTENCE))
    by, at, reason = (str(row[name]) for name in _BY)
    number, round_ = int(str(row["id"])), None if row["round"] is None else int(str(row["round"]))
    return Settlement(number, sentence, _label(row), round_, by, at, reason)
