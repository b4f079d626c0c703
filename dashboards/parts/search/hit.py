"""One passage that was found: its best sentence with the words marked, its source, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboards import labels
from dashboards.data import Quotation
from dashboards.labels import search as search_labels
from dashboards.parts.source import document_source, passage_link, sentence_link


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of an answer, the document it stands in, and its best sentence as a quotation where it has one."""

    row: dict[str, Any]
    document: dict[str, Any]
    quotation: Quotation | None


def show_hit(hit: Hit, names: dict[str, str]) -> str:
    """HTML: the sentence, why it was found, who says it, its themes, its source, and its passage on demand."""
    row = hit.row
    start, end = (0, len(row["passage"])) if row["start"] is None else (row["start"], row["end"])
    words = marked(row["passage"], row["spans"], start, end)
    return (
        f'<article class="treffer"><blockquote><p>{words}</p></blockquote>'
        f"<p>{_themes(row, names)}</p>{_speaker(row)}"
        f'<p class="bron"><span class="stil">{labels.SOURCE}:</span> {escape(_source(hit))} {_link(hit)}</p>'
        f'<p class="grond"><span class="stil">{search_labels.WHY}:</span> {search_labels.GROUNDS[row["ground"]]}</p>'
        f"{_around(hit)}</article>"
    )


def marked(text: str, spans: Sequence[Sequence[int]], start: int, end: int) -> str:
    """HTML: the characters of `text` from `start` to `end`, with what lies in the spans marked."""
    parts, at = [], start
    for first, last in spans:
        if start <= first and last <= end:
            parts += [escape(text[at:first]), f"<mark>{escape(text[first:last])}</mark>"]
            at = last
    return "".join([*parts, escape(text[at:end])])


def _themes(row: dict[str, Any], names: dict[str, str]) -> str:
    themes = [f'<span class="thema">{escape(names.get(theme, theme))}</span>' for theme in row["themes"]]
    return " ".join(themes) or f'<span class="stil">{labels.NO_THEMES}</span>'


def _speaker(row: dict[str, Any]) -> str:
    if row["voice"] is None:
        return ""
    return f'<p class="stem"><span class="stil">{labels.WHO_SPEAKS}:</span> {labels.VOICES[row["voice"]]}</p>'


def _source(hit: Hit) -> str:
    places = labels.place(hit.row["page"], hit.row["sheet"], hit.row["cell"])
    section = [f"onder ‘{hit.row['section']}’"] if hit.row["section"] else []
    number = [labels.sentence_number(hit.quotation.position)] if hit.quotation else []
    return ", ".join([document_source(hit.document), *places, *section, *number])


def _link(hit: Hit) -> str:
    if hit.quotation:
        return sentence_link(hit.quotation)
    return passage_link(hit.row["document"], hit.row["passage_id"], document_source(hit.document))


def _around(hit: Hit) -> str:
    row, quotation = hit.row, hit.quotation
    question = f'<p class="vraag">{labels.QUESTION}: {escape(row["question"])}</p>' if row["question"] else ""
    before, after = (quotation.before, quotation.after) if quotation else (None, None)
    passage = marked(row["passage"], row["spans"], 0, len(row["passage"]))
    body = "".join([
        question,
        f'<p><span class="stil">{labels.BEFORE}:</span> {escape(before)}</p>' if before else "",
        f'<p class="alinea">{passage}</p>',
        f'<p><span class="stil">{labels.AFTER}:</span> {escape(after)}</p>' if after else "",
    ])  # fmt: skip
    return f"<details><summary>{labels.AROUND}</summary>{body}</details>"
