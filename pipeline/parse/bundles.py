"""Stories under a heading or label of their own, in bundles and in chapters of reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.documents import Block
from pipeline.parse.outline import LABEL_LEVEL, TITLES, Outline, run_in_label
from pipeline.parse.told import is_personal
from pipeline.parse.voices import tells_in_first_person
from pipeline.parse.words import fold, opens_with, says

SHORTEST = 40
"""A story without a line of consent or a name over it has at least this many words."""
SHORTEST_IN_BUNDLE = 30
SHORTEST_NAMED = 20
_LONG_TEXT = 12
_OPENS_ANEW = ("stop", "chapter", "ruler", "story", "person", "run_in")
"""Roles that end the story before them, whatever the level."""
_PERSON_OPENS = re.compile(
    r"^(?:(?:Mevrouw|Meneer|De heer|Mw\.|Dhr\.|Mevr\.) [A-ZÀ-Ý]|(?:Een|De) (?:[\w-]+ ){0,2}"
    r"(?:man|vrouw|moeder|vader|jongen|meisje|jongere|weduwe|weduwnaar|bewoner|bewoonster|deelnemer|deelneemster|cliënte?)\b"
    r"|[A-ZÀ-Ý][\w'’-]+(?: [A-Z]\.)? ?(?:\(\d{1,2}(?: jaar)?\)|, \d{1,2}(?: jaar)?,))"
)


@dataclass(frozen=True, slots=True)
class Span:
    """The parts of one story, from `start` up to `stop`; `title` where a heading or label opens it."""

    title: int | None
    start: int
    stop: int


def titled_spans(outline: Outline) -> list[Span]:
    """Stories that have a title: by what the title says, by their line of consent, or by the bundle they stand in."""
    starts = consent_starts(outline)
    spans: list[Span] = []
    scope = LABEL_LEVEL + 1 if outline.bundle else 0
    index = 0
    while index < len(outline.parts):
        scope = _scope(outline, index, scope)
        found = _section_spans(outline, index, starts, scope)
        if spans and not found and _goes_on(outline, index, spans[-1], scope):
            found = [replace(spans.pop(), stop=_end(outline, index, starts))]
        spans += found
        index = max(index + 1, spans[-1].stop if spans else 0)
    found = sorted([*spans, *_behind_rulers(outline, spans)], key=_start)
    return _with_headings(outline, [without_afterword(outline, _trimmed(outline, span)) for span in found])


def _start(span: Span) -> int:
    return span.start


def _behind_rulers(outline: Outline, spans: Sequence[Span]) -> list[Span]:
    """Stories in a bundle that a ruler parts from a titled one, and that have no title themselves."""
    found: list[Span] = []
    for span in spans if outline.bundle else ():
        start = span.stop
        while start < len(outline.parts) and outline.roles[start] == "ruler":
            stop = next((i for i in range(start + 1, len(outline.parts)) if _opens(outline, i)), len(outline.parts))
            last = max((i + 1 for i in range(start + 1, stop) if _is_personal(outline, i)), default=start)
            if outline.is_told(start + 1, last, SHORTEST):
                found.append(Span(None, start + 1, last))
            start = stop
    return found


def _opens(outline: Outline, index: int) -> bool:
    return outline.roles[index] in (*_OPENS_ANEW, *TITLES)


def _with_headings(outline: Outline, spans: list[Span]) -> list[Span]:
    """The spans under the heading right over each label: 'Zout water' over 'Het verhaal van Ibrahim (34)'.

    A heading over the first label alone is that of the chapter; over a single label only a quotation counts.
    """
    labels = [span for span in spans if span.title is not None and not outline.is_heading(span.title)]
    roles = ("heading", "quoted") if len(labels) > 1 else ("quoted",)
    over = {span: span.title - 1 for span in labels if span.title}
    headed = [index for index in over.values() if outline.is_heading(index) and outline.roles[index] in roles]
    return [replace(span, title=over.get(span, span.title)) for span in spans] if len(headed) == len(labels) else spans


def without_afterword(outline: Outline, span: Span) -> Span:
    """The span without the lines at its end in which a booklet speaks to its reader: whom to call, who wrote it."""
    stop = span.stop
    while (
        stop - 1 > span.start
        and outline.roles[stop - 1] in ("text", "ruler", "question")
        and _is_afterword(outline, stop - 1)
    ):
        stop -= 1
    return replace(span, stop=stop)


def _is_afterword(outline: Outline, index: int) -> bool:
    folded = fold(_text(outline, index))
    own = says(folded, "stories", "first_singular")
    return outline.roles[index] == "ruler" or (not own and opens_with(folded, "stories", "afterword"))


def _scope(outline: Outline, index: int, scope: int) -> int:
    """The level of the chapter of stories that a part stands under; 0 outside such a chapter."""
    if outline.bundle or not outline.is_heading(index):
        return scope
    if outline.roles[index] == "chapter":
        return outline.level(index)
    ends = outline.level(index) < scope or outline.roles[index] == "stop"
    # files without levels have chapter and stories side by side: the first title that opens no story ends the chapter
    flat = outline.level(index) == scope and not outline.is_told(index + 1, _end(outline, index, {}), SHORTEST)
    return 0 if ends or flat else scope


def _section_spans(outline: Outline, index: int, starts: Mapping[int, int], scope: int) -> list[Span]:
    role = outline.roles[index]
    if role == "chapter":
        return _chapter_spans(outline, index)
    if role == "run_in":
        stop = _end(outline, index, starts)
        return [Span(None, index, stop)] if outline.is_told(index, stop, SHORTEST_NAMED) else []
    if role not in TITLES:
        return []
    stop = _end(outline, index, starts)
    return [Span(index, index + 1, stop)] if _is_story(outline, index, stop, starts, scope) else []


def _is_story(outline: Outline, index: int, stop: int, starts: Mapping[int, int], scope: int) -> bool:
    role = outline.roles[index]
    if index in starts:
        return outline.words(index + 1, stop) > 2
    if role in ("story", "person"):
        asked = outline.has_consent(index, stop)
        return outline.is_told(index + 1, stop, SHORTEST_NAMED if asked or role == "person" else SHORTEST)
    if role == "quoted" and outline.report:
        texts = " ".join(outline.paragraphs(index + 1, stop))
        return outline.is_told(index + 1, stop, SHORTEST) and tells_in_first_person(texts)
    if role == "heading" and _holds_stories(outline, index, stop):
        return False
    beside = len(starts) > 1 and min(starts) < index < max(starts) and outline.level(index) == _level(outline, starts)
    return bool(scope or beside) and outline.is_told(
        index + 1, stop, SHORTEST_IN_BUNDLE if outline.bundle else SHORTEST
    )


def _holds_stories(outline: Outline, index: int, stop: int) -> bool:
    """Whether two or more stories have titles of their own under a heading: then it is the title of a bundle."""
    titles = [i for i in range(index + 1, stop) if outline.is_heading(i) and outline.roles[i] in TITLES]
    sections = zip(titles, [*titles, stop][1:], strict=True)
    return sum(outline.is_told(start + 1, end, SHORTEST) for start, end in sections) > 1


def _level(outline: Outline, starts: Mapping[int, int]) -> int:
    """The level that most titles of stories have."""
    return Counter(map(outline.level, sorted(starts))).most_common(1)[0][0]


def _end(outline: Outline, index: int, starts: Mapping[int, int]) -> int:
    """Where the section that a title opens ends."""
    level = outline.level(index)
    for other in range(starts.get(index, index) + 1, len(outline.parts)):
        role = outline.roles[other]
        if role in _OPENS_ANEW or other in starts or (role == "quoted" and not outline.is_heading(other)):
            return other
        if role in ("quoted", "heading") and outline.level(other) <= min(level, LABEL_LEVEL - 1):
            return other
    return len(outline.parts)


def _goes_on(outline: Outline, index: int, last: Span, scope: int) -> bool:
    """Whether a heading without a story of its own, right behind a story in a bundle, belongs to that story."""
    if not scope or outline.roles[index] != "heading" or last.stop != index or last.title is None:
        return False
    texts = outline.paragraphs(index + 1, _end(outline, index, {}))
    short = sum(len(text.split()) for text in texts) < SHORTEST
    return short and outline.level(index) >= outline.level(last.title) and any(map(is_personal, texts))


def _chapter_spans(outline: Outline, index: int) -> list[Span]:
    """The text right under a chapter of stories: one story, or one for each person who opens a paragraph."""
    titles = (i for i in range(index + 1, _end(outline, index, {})) if outline.is_heading(i))
    stop = next(titles, _end(outline, index, {}))
    opened = [i for i in range(index + 1, stop) if _opens_with_person(outline, i)]
    if len(opened) < 2:
        return [Span(index, index + 1, stop)] if outline.is_told(index + 1, stop, SHORTEST) else []
    spans = [Span(None, start, end) for start, end in zip(opened, [*opened[1:], stop], strict=True)]
    return [span for span in spans if outline.is_told(span.start, span.stop, SHORTEST_NAMED)]


def _opens_with_person(outline: Outline, index: int) -> bool:
    text = _text(outline, index)
    return outline.roles[index] == "text" and bool(_PERSON_OPENS.match(text)) and len(text.split()) >= _LONG_TEXT


def consent_starts(outline: Outline) -> dict[int, int]:
    """The title over each line of consent, and the line."""
    lines = [index for index, role in enumerate(outline.roles) if role == "consent"]
    ranges = list(zip([-1, *lines], lines, strict=False))
    held = [[i for i in range(low + 1, high) if outline.roles[i] in TITLES] for low, high in ranges]
    if len(lines) < 2 and not any(outline.roles[i] in ("story", "person") for titles in held for i in titles):
        # one line of consent under a title: the whole text is the story
        return {}
    between = [min(map(outline.level, titles)) for titles in held[1:] if titles]
    usual = min(between, default=LABEL_LEVEL)
    return {
        _title_over(outline, titles, line, usual, first=line == lines[0]): line
        for titles, line in zip(held, lines, strict=True) if titles
    }  # fmt: skip


def _title_over(outline: Outline, titles: list[int], line: int, usual: int, first: bool) -> int:
    """The title of the story that a line of consent belongs to: not the small heading inside the story."""
    above = next((i for i in range(line - 1, -1, -1) if outline.roles[i] != "fact"), -1)
    if above == titles[-1]:
        return above
    # a title right over a small heading: what follows up to the line of consent are parts of that story
    small = ("within",) if first else ("within", "heading")
    over = [i for i in titles if outline.roles[i + 1] in small]
    if over and outline.level(over[-1]) <= max(usual, outline.level(titles[-1])):
        return over[-1]
    saying = [i for i in titles if outline.roles[i] in ("story", "person")]
    level = max(usual, min(map(outline.level, titles)))
    return saying[-1] if saying else [i for i in titles if outline.level(i) <= level][-1]


def _trimmed(outline: Outline, span: Span) -> Span:
    """Without what a report goes on with after a story in a box: paragraphs at the end that speak of nobody."""
    if outline.bundle or outline.has_consent(span.start, span.stop):
        return span
    stop = span.stop
    while stop - 1 > span.start and outline.roles[stop - 1] in ("text", "grid") and not _is_personal(outline, stop - 1):
        stop -= 1
    return replace(span, stop=stop)


def _is_personal(outline: Outline, index: int) -> bool:
    return is_personal(_text(outline, index))


def _text(outline: Outline, index: int) -> str:
    part = outline.parts[index]
    return part.text if isinstance(part, Block) else ""


def span_title(outline: Outline, span: Span) -> str | None:
    """The title of a story as written; the label where one opens its first paragraph."""
    if span.title is not None:
        return _text(outline, span.title)
    return run_in_label(_text(outline, span.start)) if span.start < span.stop else None
