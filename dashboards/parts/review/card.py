"""A sentence on the page "Beoordelen": in its passage, with its source, and what the computer says of it apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboards import data, labels
from dashboards.labels import review as words
from dashboards.parts.quotation import direction, in_passage
from dashboards.parts.source import quotation_source
from dashboards.review import Judged
from pipeline.decisions.judgements import Sentence
from pipeline.store import Snapshot


def sentence_card(state: Snapshot, sentence_id: str, documents: Mapping[str, dict[str, Any]]) -> str:
    """HTML: the sentence marked in its passage, what stands around it, its source and its period."""
    (quotation,) = data.quotations(state, [sentence_id])
    document = documents[quotation.document]
    period = labels.period(document["period_start"], document["period_end"])
    return (
        f'<article class="volledig te-beoordelen">{in_passage(quotation)}{quotation_source(quotation, document)}'
        f'<p class="bron"><span class="stil">{labels.PERIOD}:</span> {escape(period)}</p></article>'
    )


def plain_card(sentence: Sentence) -> str:
    """HTML: a sentence with what stands before it, as it was booked."""
    before = f'<p><span class="stil">{labels.BEFORE}:</span> {escape(sentence.context)}</p>' if sentence.context else ""
    return f"{before}<blockquote><p>{escape(sentence.text)}</p></blockquote>"


def computer_says(one: Judged, names: Mapping[str, str], reasons: Mapping[str, Sequence[str]]) -> str:
    """HTML: the model's label, marked as such, with how certain it is and the words that carried it."""
    label = one.shown.label
    rows = [(words.KIND, words.KINDS[label.kind][0].lower(), one.scores["kind"])]
    if label.kind == "outcome":
        rows.append((words.DIRECTION, direction(label.direction), one.scores["direction"]))
    rows.append((words.VOICE, labels.VOICES[label.voice], one.scores["voice"]))
    themes = sorted(label.themes, key=lambda theme: -(one.scores[theme] or 0))
    rows += [(labels.THEME, escape(names.get(theme, theme)), one.scores[theme]) for theme in themes]
    if not themes:
        rows.append((labels.THEME, labels.NO_THEMES, None))
    body = "".join(_row(name, value, score) for name, value, score in rows)
    return (
        f'<section class="computer-zegt"><h3>{words.COMPUTER_SAYS}</h3><dl class="etiketten">{body}</dl>'
        f"{_carried(reasons, names)}</section>"
    )


def _row(name: str, value: str, score: float | None) -> str:
    sure = "" if score is None else f'<span class="stil">{labels.certainty(score)}</span>'
    return f"<div><dt>{name}</dt><dd>{value} {sure}</dd></div>"


def _carried(reasons: Mapping[str, Sequence[str]], names: Mapping[str, str]) -> str:
    told = [
        f"{escape(names.get(theme, theme))}: {', '.join(f'‘{escape(word)}’' for word in found)}"
        for theme, found in reasons.items()
        if found
    ]
    return f'<p><span class="stil">{words.WORDS_COUNTED}:</span> {"; ".join(told)}</p>' if told else ""
