"""What the resident allowed: yes, anonymous, no or unknown. What is not surely a yes is never read as one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.documents import Grid
from pipeline.parse.words import fold, says, story_words, whole_words, word_list

STRICTEST = ("no", "unknown", "anonymous", "yes")
"""Answers in the order in which they win where one story has several."""
_READ = ("unknown", "no", "anonymous", "yes")
"""The order in which answers are tried: what hedges comes before what it hedges."""

_STATEMENT = re.compile(
    r"^(?P<label>Toestemming|Akkoord)\s+(?:is|was|werd|wordt|voor publicatie)?\s*(?P<answer>.{2,100})$", re.IGNORECASE
)
_LINE = re.compile(r"^(?P<label>[^:?]{3,110}[:?])\s*(?P<answer>.*)$")
_TICKED = "☒☑✓✔🗹⊠⌧■◼☓✗✘✕●"
_EMPTY = "☐□▢◻○◯❏"
_WRITTEN = ((re.compile(r"[\[(]\s*[xXvV✓✔✗]\s*[\])]"), "☒"), (re.compile(r"\[\s*\]|\(\s*\)|\[_+\]"), "☐"))
_MARK = re.compile(rf"[{_TICKED}{_EMPTY}]")
_LONGEST_LINE = 200
_LONGEST_SENTENCE = 300
_FACTS = 12
"""Rows of a table of facts at most."""


def read_consent(answer: str) -> str:
    """An answer → yes, anonymous, no or unknown. 'ja, maar anoniem' → anonymous; blank, 'ja mits …', long → unknown."""
    if len(answer) > _LONGEST_LINE:
        return "unknown"
    marked = _boxes(answer)
    if marked is not None:
        return strictest([_read_words(label) for label in marked]) if _agree(marked) else "unknown"
    return _read_words(answer)


def consent_line(text: str) -> str | None:
    """The consent that a line of a document gives ('Toestemming: ja, anoniem'); None for any other line."""
    line = " ".join(text.split())
    if len(text) > _LONGEST_LINE:
        return None
    found = _LINE.match(line)
    if found and is_consent_question(found["label"]):
        return read_consent(found["answer"])
    stated = _STATEMENT.match(line)
    return (_listed(stated["answer"]) if stated else None) or _said(line)


def is_consent_question(text: str) -> bool:
    """Whether a header or label asks for consent to use the story; consent to photos or letters is another matter."""
    folded = fold(re.sub(rf"^[\s{_TICKED}{_EMPTY}*•-]+", "", text)).strip(" .:?*")
    folded = re.sub(r"^(?:\w{1,6}[.)]|vraag \d+[.:]?|\d+)\s+", "", folded)
    asks = story_words("consent_line").fullmatch(folded) or story_words("consent_header").fullmatch(folded)
    return bool(asks) and not says(folded, "stories", "other_consent")


def consent_in(grid: Grid) -> str | None:
    """The consent that a small table of facts gives beside a story ('Toestemming | ja'); None for any other table."""
    rows = [[cell.text.strip() for cell in row if cell.text.strip() and not cell.merged] for row in grid.rows]
    if len(rows) > _FACTS or any(len(row) > 2 or len(text) > _LONGEST_LINE for row in rows for text in row):
        return None
    asked = [row for row in rows if len(row) == 2 and is_consent_question(row[0])]
    lines = [consent for row in rows if len(row) == 1 and (consent := consent_line(row[0]))]
    return strictest([*(read_consent(row[1]) for row in asked), *lines]) if asked or lines else None


def is_answer(text: str) -> bool:
    """Whether a short line can be the answer under a question of consent: 'ja', '☒ ja', '☐ nee'."""
    return len(text) <= 60 and (bool(_MARK.search(_marks(text))) or read_consent(text) != "unknown")


def all_consent(text: str) -> str | None:
    """What everyone in the document allowed, where a sentence says so; None for any other sentence.

    'Alle deelnemers gaven toestemming, mits anoniem' → anonymous; with exceptions that are not named → unknown.
    """
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        folded = fold(sentence)
        if len(folded) > _LONGEST_SENTENCE or says(folded, "stories", "no_consent_matter"):
            continue
        for consent, entry in (("no", "all_no"), ("unknown", "all_but"), ("yes", "all_yes")):
            if story_words(entry).search(folded):
                return "anonymous" if consent == "yes" and says(fold(text), "stories", "made_anonymous") else consent
    return None


def withdraws(text: str) -> bool:
    """Whether a sentence says that somebody took consent back."""
    return len(text) <= _LONGEST_SENTENCE and bool(story_words("withdrawn").search(fold(text)))


def strictest(answers: Sequence[str]) -> str:
    """The answer that counts where there are several: a no wins from everything."""
    return next((consent for consent in STRICTEST if consent in answers), "unknown")


def _read_words(answer: str) -> str:
    return _listed(answer) or "unknown"


def _listed(answer: str) -> str | None:
    """The answer that a list knows; None for other words and for nothing."""
    folded = re.sub(r"\s+", " ", story_words("about_pictures").sub("", fold(answer))).strip(" .!;:,-*_()\"'")
    return next((consent for consent in _READ if story_words(consent).fullmatch(folded)), None)


def _marks(text: str) -> str:
    for written, mark in _WRITTEN:
        text = written.sub(mark, text)
    return text


def _boxes(text: str) -> list[str] | None:
    """The labels of the ticked boxes in a line of boxes; None where there are no boxes with labels.

    '☒ ja ☐ nee' → ['ja']; 'ja ☐ nee ☒' → ['nee'].
    """
    line = _marks(text).strip()
    marks = list(_MARK.finditer(line))
    labels = [label.strip(" ,;/|") for label in _MARK.split(line)]
    if not marks or not any(labels):
        return None
    # a box stands before its label, or behind it where the line starts with a label
    held = labels[:-1] if labels[0] else labels[1:]
    return [label for mark, label in zip(marks, held, strict=True) if mark.group() in _TICKED]


def _agree(labels: Sequence[str]) -> bool:
    """Whether ticked boxes do not say yes and no at once."""
    said = {_read_words(label) for label in labels}
    return bool(said) and not ("no" in said and said & {"yes", "anonymous"})


def _said(line: str) -> str | None:
    """The consent in a sentence on its own: 'Ik geef geen toestemming voor publicatie.', '(met toestemming)'."""
    ticks = _boxes(line)
    folded = fold(_MARK.sub("", _marks(line))).strip(" .!*()")
    if not story_words("consent_sentence").fullmatch(folded):
        return None
    rest = whole_words(tuple(word_list("stories")["made_anonymous"])).sub("anoniem", folded)
    entries = (("no", "said_no"), ("unknown", "said_maybe"), ("anonymous", "made_anonymous"))
    consent = next((consent for consent, entry in entries if says(rest, "stories", entry)), "yes")
    return consent if ticks is None or ticks else "unknown"
