"""A stretch of parts → a story: its pieces, each with the question it answers, its consent and its teller."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.documents import Block, Grid
from pipeline.parse.bundles import Span
from pipeline.parse.consent import consent_in, consent_line, is_answer, is_consent_question, read_consent, strictest
from pipeline.parse.facts import is_fact
from pipeline.parse.names import is_first_name
from pipeline.parse.outline import Outline, Role, role_of, without_label
from pipeline.parse.sentences import is_prose
from pipeline.parse.story import Answer, Story
from pipeline.parse.voices import named_voice
from pipeline.parse.words import fold, story_words

_NAMED = 4
_SIGNED = 8
"""After the greeting of a letter lines of at most so many words are its signature."""
_WHO = re.compile(r"(?:verteller|verteld door|rol|ingevuld door|wie)\b")
_INLINE = re.compile(r"^(?P<question>[A-ZÀ-Ý“\"‘][^.?!]{8,190}\?)\s+(?P<answer>[^a-z\s].{20,})$", re.DOTALL)


def story_of(outline: Outline, span: Span, title: str | None) -> Story:
    """The story that stands in a span of the document."""
    return story_from(outline.parts[span.start : span.stop], title, span.start if span.title is None else span.title)


def story_from(parts: Sequence[Block | Grid], title: str | None, first_part: int) -> Story:
    """The story in blocks that follow each other; of grids among them only the consent is read here."""
    blocks = [part for part in parts if isinstance(part, Block)]
    story = Story(title, first_part=first_part)
    consents = [consent for part in parts if isinstance(part, Grid) and (consent := consent_in(part))]
    question: str | None = None
    closed = False
    for block, consent in _with_consent(blocks):
        role = role_of(block)
        closed = closed or _closes_letter(block.text)
        if consent:
            consents.append(consent)
        elif _is_question(block, role):
            question = block.text.strip()
        elif role in ("fact", "ruler", "signature") or _is_letter(block.text):
            story.voice = story.voice or _named_teller(block.text, role)
        elif not is_fact(block.text) and block.text != title and not (closed and len(block.text.split()) <= _SIGNED):
            story.answers += _answers(block, question)
    if len(story.answers) > 1 and _is_signature(story.answers[-1].text):
        story.answers.pop()
    story.consent, story.asked = (strictest(consents), True) if consents else ("unknown", False)
    return story


def _is_signature(text: str) -> bool:
    """Whether the last line of a story is who tells it: 'Samira', 'Herman, vierde verdieping'."""
    name = re.match(r"[^\W\d_]+", text)
    short = len(text.split()) <= _NAMED and not re.search(r"[.!?…”\"’']$", text)
    return name is not None and short and is_first_name(name.group())


def _with_consent(blocks: Sequence[Block]) -> Iterator[tuple[Block, str | None]]:
    """Each block, with the consent it gives; the answers under a question of consent are taken together with it."""
    index = 0
    while index < len(blocks):
        block = blocks[index]
        given = consent_line(block.text)
        asks = given is not None or (block.text.rstrip().endswith(("?", ":")) and is_consent_question(block.text))
        index += 1
        below: list[str] = []
        while asks and _is_bare(block.text) and index < len(blocks) and is_answer(blocks[index].text):
            below.append(blocks[index].text)
            index += 1
        yield block, (read_consent(" ".join(below)) if below else given or ("unknown" if asks else None))


def _is_bare(text: str) -> bool:
    """Whether a question of consent has no answer behind it."""
    return text.rstrip().endswith(("?", ":"))


def _is_question(block: Block, role: Role) -> bool:
    if role == "question" or block.kind == "heading":
        return True
    label = fold(block.text).rstrip()
    # the labels of a form on paper: 'Wat is er veranderd:'
    return role == "within" or (
        label.endswith(":") and len(label) <= 100 and bool(story_words("story_header").fullmatch(label.strip(" :")))
    )


def _answers(block: Block, question: str | None) -> list[Answer]:
    text = without_label(block.text)
    inline = _INLINE.match(text)
    if inline:
        question, text = inline["question"], inline["answer"]
    return [Answer(text, question, block.page, block.sheet)] if re.search(r"\w", text) else []


def has_inline_question(text: str) -> bool:
    """Whether a paragraph is a question with its answer behind it, as interviews are printed."""
    found = _INLINE.match(text)
    return bool(found) and is_prose(found["answer"]) if found else False


def _named_teller(text: str, role: Role) -> str | None:
    return named_voice(text) if role == "signature" or _WHO.match(fold(text)) else None


def _is_letter(text: str) -> bool:
    """Whether a line belongs to the letter around a story: 'Beste Anna,', 'Met vriendelijke groet'."""
    return len(text) <= 220 and bool(story_words("letter_line").fullmatch(fold(text).strip(" .,!:")))


def _closes_letter(text: str) -> bool:
    return len(text) <= 60 and bool(story_words("letter_close").fullmatch(fold(text).strip(" .,!:")))
