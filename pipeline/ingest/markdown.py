"""Markdown: headings, paragraphs, lists and pipe tables, the signs of its writing taken off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.documents import BlockKind, Cell
from pipeline.ingest.characters import cell_text, one_line, plain
from pipeline.ingest.delimited import decode
from pipeline.ingest.draft import Draft
from pipeline.ingest.lines import heading_level, looks_like_heading, paragraphs, wrap_width

if TYPE_CHECKING:
    from markdown_it.token import Token

_SIGNS = (
    re.compile(r"^#{1,6} +\S", re.MULTILINE),
    re.compile(r"^\|? *:?-{3,}:? *\|(?: *:?-{3,}:? *\|?)*$", re.MULTILINE),
    re.compile(r"(?<![\w*])\*\*\S(?:[^*\n]*\S)?\*\*|(?<!\w)__\w[^_\n]*\w__"),
    re.compile(r"\[[^\]\n]+\]\((?:https?:|mailto:|#|\./|/)[^)\s]*\)"),
    re.compile(r"^```", re.MULTILINE),
    re.compile(r"^> \S", re.MULTILINE),
)
_FRONT_MATTER = re.compile(r"\A---\n((?:[A-Za-z_][\w-]*:[^\n]*\n|[ \t-][^\n]*\n)+)(?:---|\.\.\.)\n")
_PROPERTY = re.compile(r"^(title|author|subject|description|keywords):[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.MULTILINE)
_BREAKS = ("softbreak", "hardbreak")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def signs(text: str) -> int:
    """How many kinds of markdown's signs a text holds: headings, table rules, bold, links, code, quotations."""
    return sum(bool(sign.search(text)) for sign in _SIGNS)


def read_markdown(data: bytes, draft: Draft) -> None:
    """Fill the draft from a markdown file. Raises Unreadable (unknown_format) for bytes that are no text."""
    from markdown_it import MarkdownIt

    text = plain(decode(data, draft))
    front = _FRONT_MATTER.match(text)
    if front:
        draft.properties.update({name: said for name, said in _PROPERTY.findall(front.group(1))})
        text = text[front.end() :]
    # four spaces before a line are an indent in a report, not program text
    tokens = MarkdownIt("commonmark").enable("table").disable("code").parse(text)
    _Assembly(draft, wrap_width(text.split("\n"))).add(tokens)


class _Assembly:
    """Puts the parser's tokens together into blocks and grids."""

    def __init__(self, draft: Draft, width: int) -> None:
        self._draft = draft
        self._width = width
        self._kind: BlockKind = "paragraph"
        self._rows: list[list[Cell]] | None = None

    def add(self, tokens: Sequence[Token]) -> None:
        """Add what the tokens of a whole file say."""
        before: Token | None = None
        for token in tokens:
            if token.type == "inline":
                self._inline(token, before)
            elif token.type == "html_block":
                self._html(token.content)
            elif token.type in ("fence", "code_block"):
                self._lines(plain(token.content).split("\n"))
            else:
                self._structure(token)
            before = token

    def _structure(self, token: Token) -> None:
        if token.type == "list_item_open":
            self._kind = "list_item"
        elif token.type == "table_open":
            self._rows = []
        elif token.type == "tr_open" and self._rows is not None:
            self._rows.append([])
        elif token.type == "table_close" and self._rows is not None:
            self._draft.add_grid(self._rows)
            self._rows = None

    def _inline(self, token: Token, opened: Token | None) -> None:
        text = _shown(token)
        if self._rows is not None:
            self._rows[-1].append(Cell(cell_text(text)))
        elif opened is not None and opened.type == "heading_open":
            self._draft.add_block("heading", text, int(opened.tag[1:]))
        elif self._kind == "list_item":
            self._draft.add_block("list_item", text)
            self._kind = "paragraph"
        elif _is_bold(token) and looks_like_heading(one_line(text).rstrip(":")):
            self._draft.add_block("heading", text, heading_level(one_line(text)))
        else:
            self._lines(text.split("\n"))

    def _lines(self, lines: Sequence[str]) -> None:
        for kind, text, level in paragraphs(lines, self._width, followed=False):
            self._draft.add_block(kind, text, level)

    def _html(self, content: str) -> None:
        from pipeline.ingest.html import read_page

        if re.search(r"<[a-z]", content, re.IGNORECASE):
            read_page(content, self._draft)


def _shown(token: Token) -> str:
    """The text of running markdown as a reader sees it: no emphasis signs, a link as its text."""
    parts: list[str] = []
    for child in token.children or ():
        if child.type in _BREAKS or (child.type == "html_inline" and _LINE_BREAK.fullmatch(child.content)):
            parts.append("\n")
        elif child.type in ("text", "code_inline"):
            parts.append(child.content)
    return "".join(parts)


def _is_bold(token: Token) -> bool:
    """Whether a paragraph is bold from its first sign to its last."""
    children = [child for child in token.children or () if child.type != "text" or child.content.strip()]
    kinds = [child.type for child in children]
    return kinds[:1] == ["strong_open"] and kinds[-1:] == ["strong_close"] and kinds.count("strong_open") == 1
