"""Whole documents: which stories are found in them, what was allowed, which question each piece answers."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.documents import Block, Document, Grid
from pipeline.parse.stories import find_stories
from tests.parse.evaluation.table_score import make_document, make_grid
from tests.parse.written import written_document

_HELD = tomllib.loads(Path(__file__).with_name("stories.toml").read_text(encoding="utf-8"))
_TEXTS: dict[str, str] = _HELD["texts"]


def written(value: Any) -> Any:
    """A text with the texts it names; anything else as it is."""
    if not isinstance(value, str):
        return value
    for name, text in _TEXTS.items():
        value = value.replace("{" + name + "}", text)
    return value


def document(case: dict[str, Any]) -> Document:
    """The document of a case."""
    parts: list[Block | Grid] = []
    page = 1
    for part in case["parts"]:
        if isinstance(part, list):
            parts.append(make_grid([[written(cell) for cell in row] for row in part], case.get("sheet")))
        elif part == "~":
            page += 1
        else:
            parts.append(_block(written(part), page))
    return make_document(*parts, filename=case.get("filename", "verslag.docx"))


def _block(text: str, page: int) -> Block:
    sign, _, rest = text.partition(" ")
    if sign and set(sign) == {"#"}:
        return Block("heading", rest, len(sign), page)
    return Block("list_item", rest, 0, page) if sign == "-" else Block("paragraph", text, 0, page)


@pytest.mark.parametrize("case", _HELD["document"], ids=lambda case: case["name"])
def test_stories_of_a_document(case):
    found = find_stories(document(case))
    told = [f"{story.title or '-'} | {story.consent} | {len(story.answers)}" for story in found.stories]
    assert told == case["stories"]
    assert [issue.code for issue in found.issues] == case.get("issues", [])
    if "questions" in case:
        assert [answer.question for story in found.stories for answer in story.answers] == case["questions"]


_HOUSE_STYLES = tomllib.loads(
    Path(__file__).with_name("cases").joinpath("house_styles.toml").read_text(encoding="utf-8")
)["document"]


@pytest.mark.parametrize("case", [case for case in _HOUSE_STYLES if "stories" in case], ids=lambda case: case["why"])
def test_stories_in_many_house_styles(case):
    found = find_stories(written_document(case)).stories
    assert [f"{story.title or '-'} | {story.consent}" for story in found] == [
        wanted.rsplit(" | ", 1)[0] for wanted in case["stories"]
    ]
    for story, wanted in zip(found, case["stories"], strict=True):
        first, last = wanted.rsplit(" | ", 1)[1].split(" … ")
        assert story.text.startswith(first)
        assert story.text.rstrip(' .”"').endswith(last.rstrip(' .”"'))
