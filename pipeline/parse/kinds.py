"""What sort of document it is: report, stories, figures, pitch or unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.documents import Document
from pipeline.parse.candidates import Candidate
from pipeline.parse.letters import subject_lines
from pipeline.parse.plans import plan_signs
from pipeline.parse.titles import file_titles, last_lines, located_titles, names_kind, titles
from pipeline.parse.words import fold, says

_FEW_WORDS = 150
_HARDLY_ANY, _LITTLE = 10, 25
_FEW_FIGURES = 2
_MOST, _NEARLY_ALL = 0.5, 0.75
"""Share of the words in stories from which a document is one of stories; in one that calls itself a report."""
NAMED, NAMED_IN_FILE, BY_CONTENT, GUESSED = 0.92, 0.8, 0.75, 0.6
PLAIN_PLAN, LIKELY_PLAN = 0.75, 0.65
UNKNOWN = 0.5
DOUBTED = 0.55
"""How sure a kind is that its text contradicts, so that the desk asks; and then that of a pitch is UNKNOWN."""
_KINDS = ("pitch", "report", "figures", "stories")


@dataclass(frozen=True, slots=True)
class Content:
    """What was found in a document: figures, stories, words in stories, and words of prose (stories included)."""

    activities: int
    stories: int
    story_words: int
    words: int


def kind_candidates(document: Document, content: Content) -> list[Candidate]:
    """What the kind could be, the surest first: what was found in it, and what its title says.

    A text that asks for what is still to be done → pitch, unless a title says that it is a report; mostly stories →
    stories; a title that says so → pitch or report; figures with little prose → figures.
    """
    named = _named_kinds(document)
    signs = plan_signs(document)
    names = {candidate.value for candidate in named}
    plain = signs.plain and "report" not in names
    kind = "pitch" if plain else _kind(document, content, named)
    first = next((candidate for candidate in named if candidate.value == kind), None)
    if plain and first is None:
        first = Candidate("pitch", "", "content", PLAIN_PLAN if signs.outright else LIKELY_PLAN, "inhoud")
    grounded = first or Candidate(kind, "", "content", _by_content(kind, content), "inhoud")
    others = [candidate for candidate in named if candidate.value != kind]
    if kind != "pitch" and first is None and signs.doubtful:
        grounded = replace(grounded, confidence=min(grounded.confidence, DOUBTED))
        others = [*others, *([] if "pitch" in names else [Candidate("pitch", "", "content", UNKNOWN, "inhoud")])]
    return [grounded, *others]


def is_plan(document: Document) -> bool:
    """Whether the title, or else the text, says that it is a pitch, plan or application, and no title that it is a
    report."""
    heads = [text for text in titles(document)[:3] + file_titles(document) if text]
    said = {_says(text) for text in heads}
    return "report" not in said and ("pitch" in said or plan_signs(document).plain)


def says_story(document: Document) -> bool:
    """Whether title or file name announce a story."""
    first = next((block.text for block in document.blocks()), "")
    return any(names_kind(text, "stories") for text in (*file_titles(document), first) if len(text) < 90)


def says_report(document: Document) -> bool:
    """Whether one of the titles announces a report."""
    return any(names_kind(text, "report") for text in titles(document)[:3] if text)


def says_stories(document: Document) -> bool:
    """Whether title or file name announce a bundle of stories, and no report or plan that has some."""
    first = [text for text in titles(document)[:2] if len(text) < 90 and not text.endswith((".", "!", "?", ","))]
    other = any(names_kind(text, kind) for text in first for kind in ("report", "pitch"))
    return not other and any(says(fold(text), "stories", "bundle_title") for text in (*first, *file_titles(document)))


def _kind(document: Document, content: Content, named: list[Candidate]) -> str:
    names = {candidate.value for candidate in named}
    told = content.stories and not content.activities and "report" not in names
    if told or _is_mostly_told(content, "report" in names and "stories" not in names):
        return "stories"
    said = next((str(candidate.value) for candidate in named if candidate.value != "stories"), None)
    if said in ("report", "figures") and content.activities:
        few = _HARDLY_ANY if said == "report" and content.activities < 3 else _least_words(document, said)
        return "figures" if content.words < few else "report"
    if said == "figures":
        return "figures" if any(document.grids()) else "report"
    if said in ("pitch", "report"):
        return said
    tables_only = any(document.grids()) and content.words < _HARDLY_ANY
    if tables_only or (content.activities and content.words < _FEW_WORDS):
        return "figures"
    return "report" if content.activities >= 3 else "unknown"


def _is_mostly_told(content: Content, report: bool) -> bool:
    """Whether most words are told in stories; a report with figures stays one, whatever cases stand in it."""
    if not content.stories or (report and content.activities > _FEW_FIGURES):
        return False
    return content.story_words >= (_NEARLY_ALL if report else _MOST) * max(content.words, 1)


def _least_words(document: Document, said: str) -> int:
    """How many words of prose make a report out of figures: more in a workbook, and under the name of a list."""
    if any(grid.sheet for grid in document.grids()):
        return 2 * _FEW_WORDS
    return _FEW_WORDS if said == "figures" else _LITTLE


def _by_content(kind: str, content: Content) -> float:
    if kind == "unknown":
        return UNKNOWN
    return BY_CONTENT if content.activities >= 3 or content.stories else GUESSED


def _named_kinds(document: Document) -> list[Candidate]:
    """The kinds that titles, the subject of a letter, the file name and the back cover name, in that order;
    those of pitch and report go before those of figures and stories."""
    lines = [(text, where, "title", NAMED) for text, where in located_titles(document)[:3]]
    lines += [(text, where, "title", NAMED) for text, where in subject_lines(document)]
    title, name = file_titles(document)
    lines.append((title, "eigenschappen van het bestand", "properties", NAMED_IN_FILE))
    lines.append((name, "bestandsnaam", "filename", NAMED_IN_FILE))
    lines += [(text, "laatste regels", "text", BY_CONTENT) for text in last_lines(document)]
    found: dict[str, Candidate] = {}
    for text, where, ground, sure in lines:
        kind = _says(text) if text else None
        if kind:
            found.setdefault(kind, Candidate(kind, text, ground, sure, where))
    return sorted(found.values(), key=lambda candidate: candidate.value in ("figures", "stories"))


def _says(text: str) -> str | None:
    """The kind that a title names; a report on a plan ('Evaluatie projectplan') is a report."""
    said = [kind for kind in _KINDS if names_kind(text, kind)]
    return "report" if "report" in said else said[0] if said else None
