"""A quotation on a card: short beside an activity, and in full with its passage and what the computer thinks of it."""

from __future__ import annotations

from html import escape
from typing import Any

from dashboards import labels
from dashboards.data import Quotation
from dashboards.parts.source import quotation_source, short_source


def direction(value: str) -> str:
    """HTML: a direction as a sign and a word; the colour adds nothing new."""
    sign = f'<span aria-hidden="true">{labels.DIRECTION_SIGNS[value]}</span>'
    return f'<span class="richting {value}">{sign} {labels.DIRECTIONS[value]}</span>'


def short_quotation(quotation: Quotation, document: dict[str, Any]) -> str:
    """HTML: the sentence, who says it, and the source."""
    return (
        f'<figure class="citaat">{_words(quotation)}<figcaption>{_speaker(quotation)}{_judged(quotation)}'
        f"{quotation_source(quotation, document)}</figcaption></figure>"
    )


def row_quotation(quotation: Quotation, document: dict[str, Any] | None, unsure: bool = False) -> str:
    """HTML: the sentence with who says it, which way it points and its source on one line.

    `document` is None where the sentence stands in the document that is shown above it.
    """
    doubt = f' <span class="onzeker">{labels.COMPUTER_UNSURE}</span>' if unsure else ""
    said = f"{labels.SPEAKERS[quotation.voice]}, {direction(quotation.direction)}{doubt} {_judged(quotation)}"
    speaker = f'<p class="stem"><span class="alleen-voorlezen">{labels.WHO_SPEAKS}:</span> {said}</p>'
    return (
        f'<figure class="citaat kort">{_words(quotation)}<figcaption>{speaker}'
        f"{short_source(quotation, document)}</figcaption></figure>"
    )


def loose_quotation(quotation: Quotation, document: dict[str, Any], names: dict[str, str]) -> str:
    """HTML: a short quotation with its themes and, on demand, its passage."""
    passage = _details(labels.WHOLE_PASSAGE, f"<p>{_highlighted(quotation)}</p>") if quotation.passage else ""
    return (
        f'<figure class="citaat los">{_words(quotation)}<figcaption>{_speaker(quotation)} '
        f"<p>{direction(quotation.direction)} {_theme_list(quotation, names)} {_judged(quotation)}</p>"
        f"{quotation_source(quotation, document)}{passage}</figcaption></figure>"
    )


def full_quotation(
    quotation: Quotation, document: dict[str, Any], names: dict[str, str], number: int, ground: str | None,
    why: str = "", level: int = 3,
) -> str:  # fmt: skip
    """HTML: the sentence inside its passage, its source, why it belongs here, its surroundings and its labels.

    `why` is HTML on why its themes were chosen (parts/why.py); `level` is that of its heading.
    """
    return (
        f'<article class="volledig"><h{level}>{labels.quotation_heading(number)}</h{level}>{_passage(quotation)}'
        f"{_speaker(quotation)}{quotation_source(quotation, document)}{_ground(ground)}{_around(quotation)}"
        f"{_labels(quotation, names)}{why}</article>"
    )


def in_passage(quotation: Quotation) -> str:
    """HTML: the sentence marked inside its passage, and on demand what stands before and after it."""
    return f"{_passage(quotation)}{_around(quotation)}"


def _words(quotation: Quotation) -> str:
    if quotation.withheld or quotation.text is None:
        return f'<p class="geheim">{labels.WITHHELD}</p>'
    return f"<blockquote><p>{escape(quotation.text)}</p></blockquote>"


def _speaker(quotation: Quotation) -> str:
    return f'<p class="stem"><span class="stil">{labels.WHO_SPEAKS}:</span> {labels.VOICES[quotation.voice]}</p>'


def _ground(ground: str | None) -> str:
    if ground is None:
        return ""
    return f'<p class="grond"><span class="stil">{labels.GROUND}:</span> {labels.GROUNDS[ground]}</p>'


def _highlighted(quotation: Quotation) -> str:
    text = quotation.passage or ""
    before, words, after = text[: quotation.start], text[quotation.start : quotation.end], text[quotation.end :]
    return f"{escape(before)}<mark>{escape(words)}</mark>{escape(after)}"


def _passage(quotation: Quotation) -> str:
    if quotation.withheld or quotation.passage is None:
        return f'<p class="geheim">{labels.WITHHELD}</p>'
    question = (
        f'<p class="vraag"><span class="stil">{labels.QUESTION}:</span> {escape(quotation.question)}</p>'
        if quotation.question
        else ""
    )
    title = f'<p class="titel">{escape(quotation.title)}</p>' if quotation.title else ""
    return f"{title}{question}<blockquote><p>{_highlighted(quotation)}</p></blockquote>"


def _around(quotation: Quotation) -> str:
    parts = [(labels.BEFORE, quotation.before), (labels.AFTER, quotation.after)]
    body = "".join(f'<p><span class="stil">{name}:</span> {escape(text)}</p>' for name, text in parts if text)
    return _details(labels.AROUND, body) if body and not quotation.withheld else ""


def _details(summary: str, body: str) -> str:
    return f"<details><summary>{summary}</summary>{body}</details>"


def _labels(quotation: Quotation, names: dict[str, str]) -> str:
    rows = [
        (labels.KIND, labels.KINDS[quotation.kind], quotation.kind_score),
        (labels.DIRECTION, direction(quotation.direction), quotation.direction_score),
        (labels.WHO_SPEAKS, labels.VOICES[quotation.voice], quotation.voice_score),
        *((labels.THEME, escape(names.get(theme, theme)), score) for theme, score in quotation.themes),
    ]
    sure = [(name, value, "" if quotation.verdict else _certainty(score)) for name, value, score in rows]
    body = "".join(f"<div><dt>{name}</dt><dd>{value} {words}</dd></div>" for name, value, words in sure)
    empty = "" if quotation.themes else f"<div><dt>{labels.THEME}</dt><dd>{labels.NO_THEMES}</dd></div>"
    who = _judged(quotation) or f'<span class="stil">{labels.ACCORDING_TO_COMPUTER}</span>'
    return f'<p class="computer">{who}</p><dl class="etiketten">{body}{empty}</dl>'


def _judged(quotation: Quotation) -> str:
    """The mark on a label that is people's; nothing on the computer's, which the page explains once."""
    return f'<span class="aangepast mensen">{labels.JUDGED_BY_PEOPLE}</span>' if quotation.verdict else ""


def _certainty(score: float | None) -> str:
    unsure = score is None or score < labels.CERTAIN_FROM
    return f'<span class="{"onzeker" if unsure else "zeker"}">{labels.certainty(score)}</span>'


def _theme_list(quotation: Quotation, names: dict[str, str]) -> str:
    themes = [f'<span class="thema">{escape(names.get(theme, theme))}</span>' for theme, _ in quotation.themes]
    return " ".join(themes) or f'<span class="stil">{labels.NO_THEMES}</span>'
