"""Why the computer chose a theme: the words that carried it, and labelled examples that are most alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from dashboards import data
from dashboards.claims import Reason, reasons
from dashboards.data import Quotation
from dashboards.labels import accounts as words
from pipeline.examples import Example
from pipeline.store import Snapshot


def whys(state: Snapshot, quotations: Iterable[Quotation]) -> dict[str, str]:
    """HTML by sentence_id: why each theme of a quotation was chosen, folded; nothing for what may not be shown."""
    shown = {one.sentence_id: one for one in quotations if not one.withheld and one.text}
    found, names, examples = reasons(state, sorted(shown)), data.theme_names(), data.examples()
    return {key: why(shown[key].text or "", held, names, examples) for key, held in found.items()}


def why(text: str, held: Iterable[Reason], names: Mapping[str, str], examples: Mapping[str, Example]) -> str:
    """HTML: for each theme the sentence with its strongest words marked, and the examples that look like it."""
    parts = "".join(_theme(text, reason, names, examples) for reason in held)
    intro = f'<p class="stil">{words.WHY_INTRO}</p>'
    return f'<details class="waarom"><summary>{words.WHY_THEME}</summary>{intro}{parts}</details>'


def _theme(text: str, reason: Reason, names: Mapping[str, str], examples: Mapping[str, Example]) -> str:
    alike = [examples[one] for one in reason.examples if one in examples]
    listed = "".join(f"<li>{_example(one, names)}</li>" for one in alike)
    shown = f'<p class="stil">{words.LIKE_EXAMPLES}. {words.EXAMPLES_NOTE}</p><ul>{listed}</ul>' if alike else ""
    name = escape(names.get(reason.theme, reason.theme))
    return f'<p><span class="thema">{name}</span></p>{_marked_sentence(text, reason)}{shown}'


def _marked_sentence(text: str, reason: Reason) -> str:
    if not reason.spans:
        return f'<p class="stil">{words.NO_WORDS}</p>'
    return f"<blockquote><p>{marked(text, reason.spans)}</p></blockquote>"


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """HTML: the text with these stretches marked; what lies outside it or overlaps an earlier one is left out."""
    parts, at = [], 0
    for start, end in sorted(spans):
        if at <= start < end <= len(text):
            parts += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
            at = end
    return "".join([*parts, escape(text[at:])])


def _example(example: Example, names: Mapping[str, str]) -> str:
    themes = " ".join(f'<span class="thema">{escape(names.get(one, one))}</span>' for one in example.themes)
    return f"‘{escape(example.text)}’ {themes}"
