"""What each part of a document does for the stories in it: opens one, announces several, ends or belongs to one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.documents import Block, Grid
from pipeline.parse.consent import all_consent, consent_in, consent_line
from pipeline.parse.facts import is_fact
from pipeline.parse.names import is_first_name
from pipeline.parse.told import is_told
from pipeline.parse.voices import quotation_voice
from pipeline.parse.words import fold, story_words

Part = Block | Grid
Role = Literal[
    "text", "run_in", "ruler", "consent", "fact", "question", "heading", "signature",
    "story", "person", "quoted", "chapter", "stop", "within", "grid",
]  # fmt: skip
TITLES: tuple[Role, ...] = ("story", "person", "quoted", "heading")
"""Roles of a line that can be the title of a story."""
LABEL_LEVEL = 9
"""The level of a label that is no heading by its looks: every heading stands over it."""

_RULER = re.compile(r"^(?:[^\w\s]\s*){3,}$|^[*•#~§⁂❖◆✦—–]$|^_{3,}$")
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?|[a-z][.)])\s+")
_NAME = r"[A-ZÀ-Ý][\w'’.]*(?:[ -](?:van|de|der|den|el|al|ten|ter|en|[A-ZÀ-Ý][\w'’.]*))*"
_AGE = r"(?:\(\s*\d{1,2}(?: jaar)?(?:,[^)]{2,40})?\s*\)|,\s*\d{1,2}(?: jaar)?(?![\w/%.-]))"
_PERSON = re.compile(
    rf"^(?:(?:[Mm]evrouw|[Mm]eneer|[Dd]e heer|[Mm]w\.?|[Dd]hr\.?|[Mm]evr\.?) )?{_NAME}\s*{_AGE}"
    r"(?:\s*[,:–—-].{0,80})?$"
)
_TITLED = re.compile(
    r"^(?:[Mm]evrouw|[Mm]eneer|[Dd]e heer|[Mm]w\.|[Dd]hr\.|[Mm]evr\.) (?:(?:van|de|der|den|el) )*"
    r"[A-ZÀ-Ý][\w'’.-]*(?: [\w'’.-]+){0,2}$"
)
_QUOTED = re.compile(r"^[“\"„‘'«].{8,120}[”\"’'»][.!?]?$")
_SIGNED = re.compile(r"^(?:[–—-]\s*\S.{1,60}|\([^)]{2,60}\))$")
_RUN_IN = re.compile(
    r"^(?P<label>(?:verhaal|casus|deelne(?:mer|emster)|bewo(?:ner|onster)|respondent|client|cliënt|voorbeeld|portret)"
    r" (?:\d{1,2}|[A-Z])(?:\s*\([^)]{2,40}\))?)\s*[:.–—-]+\s+(?=\S)",
    re.IGNORECASE,
)
_LONGEST_TITLE = 110
_LONGEST_LABEL = 80
_LONGEST_QUOTE = 40
_LONG_TEXT = 25


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts with what each of them does; what the document calls itself: a bundle of stories, a report."""

    parts: Sequence[Part]
    roles: tuple[Role, ...]
    bundle: bool
    report: bool = False

    @classmethod
    def of(cls, parts: Sequence[Part], bundle: bool, report: bool = False) -> Outline:
        """Judge every part."""
        roles = _signatures(parts, [role_of(part) for part in parts])
        return cls(parts, tuple(_pull_quotes(parts, roles, bundle)), bundle, report)

    def level(self, index: int) -> int:
        """The level of a heading; a label that is no heading stands under all."""
        part = self.parts[index]
        return part.level if isinstance(part, Block) and part.kind == "heading" else LABEL_LEVEL

    def is_heading(self, index: int) -> bool:
        """Whether the part looks like a heading."""
        return self.level(index) < LABEL_LEVEL

    def paragraphs(self, start: int, stop: int) -> list[str]:
        """The pieces of text from `start` up to `stop`, without titles, facts and lines of consent."""
        held = zip(self.parts[start:stop], self.roles[start:stop], strict=True)
        return [part.text for part, role in held if isinstance(part, Block) and role in ("text", "run_in")]

    def words(self, start: int, stop: int) -> int:
        """How many words those hold."""
        return sum(len(text.split()) for text in self.paragraphs(start, stop))

    def is_told(self, start: int, stop: int, shortest: int) -> bool:
        """Whether a story stands there: long enough, about one person, and no list of loose quotations."""
        texts = self.paragraphs(start, stop)
        loose = [text for text in texts if len(text.split()) <= _LONGEST_QUOTE and quotation_voice(text)]
        return self.words(start, stop) >= shortest and len(loose) <= 0.5 * len(texts) and is_told(" ".join(texts))

    def has_consent(self, start: int, stop: int) -> bool:
        """Whether a line of consent stands there."""
        return "consent" in self.roles[start:stop]


def role_of(part: Part) -> Role:
    """The role of one part, judged by itself."""
    if isinstance(part, Grid):
        return "consent" if consent_in(part) else "grid"
    text = part.text.strip()
    opened = _sign_role(text) or (_heading_role(text) if part.kind == "heading" else _label_role(text))
    if opened or is_fact(text):
        return opened or "fact"
    return "heading" if part.kind == "heading" else "text"


def _sign_role(text: str) -> Role | None:
    """The role that a line has whatever it looks like."""
    if _RULER.match(text):
        return "ruler"
    if consent_line(text):
        return "fact" if all_consent(text) else "consent"
    if is_story_fact(text):
        return "fact"
    if is_comment(text):
        # with its text on the same line it stands beside the story; alone it opens what is no story
        return "fact" if re.search(r"[?:.]\s+\S", text) else "stop"
    return "question" if text.endswith("?") and len(text) <= 160 else None


def bare_title(text: str) -> str:
    """A title folded, without its number and signs: '6. Het verhaal van Hans:' → 'het verhaal van hans'."""
    return _NUMBER.sub("", fold(text)).strip(" .:*_")


def run_in_label(text: str) -> str | None:
    """The label that opens a paragraph ('Deelnemer 3: Ik kwam hier …'); None for any other paragraph."""
    found = _RUN_IN.match(text)
    return found["label"] if found else _person_before(text)


def _person_before(text: str) -> str | None:
    """A person who opens a paragraph: 'Aan het woord: Rima (41). Ik ben lerares …' → 'Aan het woord: Rima (41)'."""
    opening, _, rest = text.partition(". ")
    name = opening.rpartition(": ")[2]
    return (
        opening if rest and len(opening) <= _LONGEST_LABEL and re.search(r"\d", name) and names_person(name) else None
    )


def without_label(text: str) -> str:
    """The paragraph without such a label."""
    opening = _person_before(text)
    return text.removeprefix(f"{opening}. ") if opening else _RUN_IN.sub("", text)


def is_story_fact(text: str) -> bool:
    """Whether a line is a fact with a story and no part of it: 'Leeftijd: 54', 'Opgetekend door een vrijwilliger'."""
    return len(text) <= 120 and bool(story_words("story_fact").fullmatch(fold(text).strip(" .")))


def is_comment(text: str) -> bool:
    """Whether a line opens what a panel or editor says of a story: 'Waarom dit verhaal?', 'Keuze van het panel: …'."""
    opening = re.split(r"(?<=[?:])\s+", text.strip(), maxsplit=1)[0]
    return len(opening) <= _LONGEST_TITLE and bool(story_words("comment").fullmatch(fold(opening).strip(" .?:")))


def names_person(text: str) -> bool:
    """Whether a short line is a person: 'Fatima (54)', 'Man, 63 jaar', 'Mevrouw De Boer'."""
    if len(text) > _LONGEST_LABEL:
        return False
    bare = re.sub(r"^\d+[.)]?\s+", "", text).strip(" *_")
    named = _PERSON.match(bare) or _TITLED.match(bare) or story_words("person").fullmatch(bare_title(text))
    return bool(named)


def _is_first_names(text: str) -> bool:
    """Whether a heading is nothing but first names, or titles with a name: 'Jelle en Omar', 'Ditte & mevrouw Haan'."""
    names = re.split(r"\s+(?:en|&|\+)\s+|,\s+", _NUMBER.sub("", text.strip(" *_.:")))
    known = [name for name in names if is_first_name(name) or _TITLED.match(name)]
    return (
        len(names) <= 3
        and bool(known)
        and all(name in known or re.fullmatch(r"[A-ZÀ-Þ][\w’'-]+", name) for name in names)
    )


def _heading_role(text: str) -> Role | None:
    if len(text) > _LONGEST_TITLE:
        return None
    roles: tuple[tuple[Role, str], ...] = (
        ("stop", "no_story"), ("chapter", "chapter"), ("story", "heading"), ("within", "within"),
    )  # fmt: skip
    bare = bare_title(text)
    listed: Role | None = next((role for role, entry in roles if story_words(entry).fullmatch(bare)), None)
    if listed or names_person(text) or _is_first_names(text):
        return listed or "person"
    return "quoted" if _QUOTED.match(text) else None


def _label_role(text: str) -> Role | None:
    """The role of a paragraph that is a title without looking like a heading, or starts with one."""
    if run_in_label(text):
        return "run_in" if len(text) > _LONGEST_LABEL else "story"
    if _QUOTED.match(text):
        return "quoted"
    short = len(text) <= _LONGEST_LABEL and len(text.split()) <= 12 and not is_fact(text)
    if short and _SIGNED.match(text):
        return "signature"
    # 'Het verhaal van mevrouw S.' ends with an initial, not a sentence
    closed = text.strip("*_").endswith((".", "!", ",", ";")) and not re.search(r"\b[A-Z]\.$", text)
    return _title_role(text) if short and not closed else None


def _title_role(text: str) -> Role | None:
    roles: tuple[tuple[Role, str], ...] = (("story", "label"), ("within", "within"))
    listed: Role | None = next((role for role, entry in roles if story_words(entry).fullmatch(bare_title(text))), None)
    return listed or ("person" if names_person(text) else None)


def _signatures(parts: Sequence[Part], roles: list[Role]) -> list[Role]:
    """Names under the stories instead of over them: the first stands below text, and no text comes after the last."""
    names = [index for index, role in enumerate(roles) if role == "person" and _is_label(parts[index])]
    texts = [index for index, role in enumerate(roles) if role == "text" and len(_text(parts[index]).split()) >= 12]
    if names and texts and texts[0] < names[0] and texts[-1] < names[-1]:
        return ["signature" if index in names else role for index, role in enumerate(roles)]
    return roles


def _pull_quotes(parts: Sequence[Part], roles: list[Role], bundle: bool) -> list[Role]:
    """Quoted lines that are no heading are text, unless a bundle has two or more that each stand over a long text.

    One at the end of a story, over the next title, stays a quotation.
    """
    lines = [index for index, role in enumerate(roles) if role == "quoted" and _is_label(parts[index])]
    over = [i for i in lines if i + 1 < len(parts) and len(_text(parts[i + 1]).split()) >= _LONG_TEXT]
    ends = all(i in over or i + 1 == len(parts) or roles[i + 1] not in ("text", "run_in") for i in lines)
    titles = over if bundle and len(over) > 1 and ends else []
    return ["text" if index in lines and index not in titles else role for index, role in enumerate(roles)]


def _is_label(part: Part) -> bool:
    return isinstance(part, Block) and part.kind != "heading"


def _text(part: Part) -> str:
    return part.text if isinstance(part, Block) else ""
