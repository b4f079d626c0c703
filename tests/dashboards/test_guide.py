"""The guides and the accessibility statement open from the dashboard, whole."""

from __future__ import annotations

import re

import pytest

from dashboards.labels.guide import GUIDES
from pipeline.settings import ROOT
from tests.dashboards.conftest import Open

DOCS = ROOT / "docs"
TEXTS = sorted([*DOCS.glob("*.md"), *DOCS.glob("handleiding/*.md")])


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_opens_at_its_address_also_when_nothing_was_delivered(open_app: Open, name: str):
    app = open_app(None, "handleiding", gids=name)
    assert not app.exception
    text = (DOCS / "handleiding" / f"{name}.md").read_text(encoding="utf-8")
    shown = "".join(part.value for part in app.markdown)
    for heading in re.findall(r"^## (.+)$", text, re.MULTILINE):
        assert heading in shown


def test_an_address_with_an_unknown_guide_opens_the_first(open_app: Open):
    assert not open_app(None, "handleiding", gids="bestaat-niet").exception


def test_the_accessibility_statement_opens(open_app: Open):
    app = open_app(None, "toegankelijkheid")
    assert not app.exception
    assert "WCAG 2.2" in "".join(part.value for part in app.markdown)


@pytest.mark.parametrize(
    "path", sorted([*DOCS.glob("*.md"), *DOCS.glob("handleiding/*.md")]), ids=lambda path: path.name
)
def test_every_picture_and_link_of_a_document_is_there(path):
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text)
    lost = [link for link in named if "://" not in link and not (path.parent / link).exists()]
    assert lost == []


@pytest.mark.parametrize("path", sorted(DOCS.glob("handleiding/*.md")), ids=lambda path: path.name)
def test_every_picture_of_a_guide_says_what_it_shows(path):
    pictures = re.findall(r"!\[([^\]]*)\]", path.read_text(encoding="utf-8"))
    assert all(len(alternative) > 20 for alternative in pictures)
